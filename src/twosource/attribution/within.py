"""Who said what somebody else reports: "The bridge is safe, the mayor said on Monday, according to the Bell".

The annotated articles from which the tagger learned hold no attribution inside another, so that it finds the outer one
alone.  For whoever asks who really said something the inner one is the one that counts: the Bell only passes it on.
Two frames leave no doubt of it, one at either end of what is reported.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from twosource.attribution.bounds import NAME
from twosource.model import Span
from twosource.spans import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution, Quotation

# Whose words these are is plain; where they end is the outer content's end, which may be a little off.
CONFIDENCE = 0.7
_WHO = (
    r"(?P<who>(?:(?:the|a|an|The|A|An) )?(?:[\w.'’-]+ ){0,7}?"
    rf"(?:{NAME}|officials?|spokesm[ae]n|spokeswom[ae]n|minister|ministry|police))"
)
_SAID = (
    r"(?P<cue>(?:has |have |had )?(?:also )?"
    r"(?:said|says|told (?:reporters|journalists|parliament|the \w+)|announced|claimed|warned|insisted))"
)
_WHEN = (
    r"(?: (?:(?:on|late|early|last|this) )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|morning|evening)"
    r"(?: (?:morning|afternoon|evening|night))?| (?:on|at|in|to) [^,.;:!?\n“”«»\"]{2,50})?"
)
# "…, the minister Karl Lund said on national radio" ends what is reported.
_AT_END = re.compile(rf", {_WHO} {_SAID}{_WHEN}\Z")
# "However, the director Karl Lund said Monday his staff …" begins it.
_AT_START = re.compile(
    rf"(?:(?:However|But|And|Meanwhile|Earlier|Separately),? )?{_WHO} {_SAID}{_WHEN}"
    r" (?:that (?=\w)"
    r"|(?=(?:the|an?|his|her|its|their|he|she|it|they|there|no|\d[\d,.]*|some|more|[A-Z][\w’'-]+(?<!day)) ))",
)
_NO_SUBJECT = re.compile(
    r"(?:In|On|At|After|Before|When|While|As|If|For|From|With|Of|That|Which|Who|What|By|But|And|Although|Though|Because|Since"
    r"|in|on|at|after|before|when|while|as|if|for|from|with|of|that|which|who|what|by)\b"
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|will|would|said|and|or|but|which|that|who)\b")
_LEAST_WORDS = 3
_WORD = re.compile(r"\w+")


def told_within(text: str, drafts: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find attributions inside the indirect content of others.

    Args:
        text: of the report.
        drafts: the attributions found so far, without ids.
        quotations: the outermost ones; inside them nothing is looked for.

    Returns:
        The inner attributions alone.
    """
    quoted = [quotation.outer for quotation in quotations]
    cues = [cue for draft in drafts for cue in draft.cue]
    found = []
    for draft in drafts:
        if not draft.source or not draft.cue:
            continue
        for index, span in enumerate(draft.content):
            inner = _inner(text, span, draft, last=index == len(draft.content) - 1)
            if inner is None:
                continue
            own = [*inner.source, *inner.cue]
            if not shared(own, quoted) and not shared(own, cues):
                found.append(inner)
    return found


def _inner(text: str, span: Span, outer: Attribution, *, last: bool) -> Attribution | None:
    """Read one of the frames in one span of a content."""
    passage = text[span.start : span.end]
    end = _AT_END.search(passage) if last else None
    start = _AT_START.match(passage) if end is None else None
    frame = end or start
    if frame is None or _NO_SUBJECT.match(frame["who"]) or _VERB.search(frame["who"]):
        return None
    said = Span(span.start, span.start + end.start()) if end else Span(span.start + frame.end(), span.end)
    if len(_WORD.findall(text[said.start : said.end])) < _LEAST_WORDS:
        return None
    source, cue = (Span(span.start + a, span.start + b) for a, b in (frame.span("who"), frame.span("cue")))
    return dataclasses.replace(outer, source=(source,), cue=(cue,), content=(said,), confidence=CONFIDENCE)
