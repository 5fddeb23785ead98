"""Attributions that tell of no saying: "the mayor did not say that the dam was safe", "no official has said so".

The content is there, and so is a cue, and nobody said it: it is told once more as the words of nobody.  What a speaker
denies is something else ("denied that", "did not rule out"): there the speaker has spoken of it (``cue.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.cue import polarity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution, Span

_SAY = (
    r"(?:say|says|said|saying|state[sd]?|stating|specif(?:y|ied|ying)|mention(?:ed|ing)?|disclos(?:e|ed|ing)"
    r"|reveal(?:ed|ing)?|announc(?:e|ed|ing)|confirm(?:ed|ing)?|tell|told|telling|claim(?:ed|ing)?|suggest(?:ed|ing)?"
    r"|indicat(?:e|ed|ing)|explain(?:ed|ing)?|report(?:ed|ing)?|promis(?:e|ed|ing)|admit(?:ted|ting)?|argu(?:e|ed|ing))"
)
# "Did not think it safe" is to think it unsafe; "not only said" is to say it.
_NOT_SAID = re.compile(
    rf"(?:\b(?:not|never|without|no longer)|n[’']t|\b(?:declin|refus|fail)(?:e|es|ed|ing|s)? to)"
    rf"(?: (?!(?:only|just|merely|simply)\b)(?:\w+ly|yet|even|ever|once|so far|in so many words))? {_SAY}\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:(?:^|(?<=[\s“\"(—–]))(?:no one|no-one|nobody|none|neither)\b"
    r"|(?<![\w.])not (?:a|an|one)(?: single)? [a-z]+"
    r"|(?<![\w.])no (?!(?:fewer|less|more|longer|doubt|matter|sooner)\b)[a-z]+)",
    re.IGNORECASE,
)
_NOBODY_SAID = re.compile(rf"\W*{_NOBODY.pattern}(?: [\w’'-]+){{0,6}}? {_SAY}\b", re.IGNORECASE)
# "Asked not to be named", "is not authorised to speak to the press": how a source speaks, and nothing of the event.
_UNNAMED = re.compile(
    r"\W*(?:not )?(?:to )?(?:"
    r"be (?:named|identified|quoted)(?: by name)?"
    r"(?=\W*$|,| because| for fear| since| as (?:they|he|she)\b| in (?:this|the) )"
    r"|(?:remain|stay|be|speak) (?:anonymous|unnamed|anonymously|off the record|on the record)\b"
    r"|(?:give|have) (?:his|her|their) (?:full |real |last )?names?\b"
    r"|speak (?:publicly|openly|(?:to|with) (?:the )?(?:press|media|journalists|reporters|news media))\W*$)",
    re.IGNORECASE,
)
_ARTICLED_NO = re.compile(r"(?<![\w.])(?:no|not) \Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.!?“”\"—–()\n]")
_BEFORE = 24
_BEFORE_SOURCE = 4


def is_silence(text: str, attribution: Attribution) -> bool:
    """Whether the report tells that something was not said, or that nobody said it.

    Args:
        text: of the report.
        attribution: of the report; one without a cue is no silence.
    """
    if not attribution.cue:
        return False
    if any(_is_nobody(text, span) for span in attribution.source):
        return True
    return polarity_of(text, attribution.cue[0]) == "affirmed" and any(_not_said(text, cue) for cue in attribution.cue)


def tells_how_named(text: str, content: Sequence[Span]) -> bool:
    """Whether a content is only that its source would not be named, or may not speak."""
    return bool(content) and _UNNAMED.match(text[content[0].start : content[-1].end]) is not None


def tells_silence(sentence: str) -> bool:
    """Whether a sentence or clause by itself tells of something that was not said."""
    return _NOT_SAID.search(sentence) is not None or _NOBODY_SAID.match(sentence) is not None


def _not_said(text: str, cue: Span) -> bool:
    """Whether a cue, with the words of its clause before it, is a saying that did not happen."""
    before = _CLAUSE.split(text[max(0, cue.start - _BEFORE) : cue.start])[-1]
    found = list(_NOT_SAID.finditer(before + text[cue.start : cue.end]))
    return any(match.end() > len(before) for match in found)


def _is_nobody(text: str, source: Span) -> bool:
    """Whether a source is nobody; "No 10", "No Labels" and "No. 3" are names, or their beginnings."""
    start = source.start
    before = text[max(0, start - _BEFORE_SOURCE) : start]
    cut = _ARTICLED_NO.search(before)
    if cut is not None:
        start -= len(before) - cut.start()
    found = _NOBODY.match(text, start, source.end)
    return found is not None and not (found[0][:3].casefold() == "no " and found[0][3].isupper())
