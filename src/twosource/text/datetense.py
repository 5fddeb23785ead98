"""Whether a date without a year, or a bare weekday, lies ahead of the report or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.model import Span
    from twosource.text.datewords import DateLanguage

Tense = Literal["ahead", "behind", "unclear"]

_WINDOW = 100
_STOP = re.compile(r"[.!?…][\"”’)]?\s+(?=[\"“‘(]?[A-ZÀ-Þ])|[\n\r;]")
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|going to|plans? to|hopes? to|intends? to|to be held|take place|takes place|upcoming|"
    r"deadline|beginning|starting|ahead of|"
    r"(?:due|set|scheduled|expected|slated|planned|poised)(?:\s+(?:to|for|on|in|by))?|"
    r"begins?|starts?|opens?|expires?|resumes?|meets?|travels|holds|hosts|arrives|faces|runs? (?:until|through|out)|"
    r"ends|closes|reopens|kicks off|comes up|goes on (?:sale|trial|show)|"
    r"takes over|(?:takes?|comes?|enters?|goes?) (?:effect|into (?:effect|force))|"
    r"(?:wants|aims?|seeks?|promises|pledges|vows|threatens|agrees|proposes?|offers) to|"
    r"(?:has|have) (?:agreed|promised|vowed|pledged|threatened|offered|decided) to|"
    r"(?:agreed|promised|vowed|pledged|threatened|offered|decided) (?:on|in) \w+ to|"
    r"(?:is|are) (?:meeting|leaving|returning|travell?ing|flying|hosting|visiting|retiring|stepping down)|"
    r"(?:is|are) (?:not |only |back )?(?:on|in)(?=\s*$)|"
    r"expects?|anticipates?|(?:gearing up|bracing) for|"
    r"(?:will|would|can|could|should|must|may|might|shall|to) (?:[a-z]{2,20} )?be (?:[a-z]{2,20}ly )?[a-z]{2,20}ed|"
    r"(?:was|were) to (?!have\b)(?=[a-z])|(?:is|are) to|(?:would|could|might|may)(?! have\b))\b|['’]ll\b"
)
_BEHIND = re.compile(
    r"\b(?:(?:was|were|been) (?:[a-z]{2,20}ly )?[a-z]{2,20}ed|said|told|wrote|was|were|had|has|have|met|won|"
    r"lost|left|went|took|gave|made|came|saw|held|began|fell|rose|"
    r"shot|spoke|got|became|broke|sent|struck|ran|hit|led|put|found|kept|sank|stood|drew|grew|flew|froze|chose|drove|"
    r"built|bought|brought|fought|sought|sold|paid|fled|stole|withdrew|"
    r"(?:he|she|it|they|we|who|which) (?:[a-z]{2,20}ly )?[a-z]{2,20}ed|(?<!-)(?P<weak>[a-z]{2,20}ed))\b"
)
# "had been due to start on Friday": what was planned for a time that is over.
_OVERTAKEN = re.compile(
    r"\b(?:had (?:been|hoped|planned|intended|wanted)|(?:was|were) (?:supposed|meant))\b[\w ]{0,40}$"
)
_LEAD_AHEAD = re.compile(r"\b(?:until|till|by|through|from next)\s+(?:the\s+)?$", re.IGNORECASE)
# "had asked both clubs to reply by July 19": the deadline lies ahead of the asking.
_DEADLINE = re.compile(
    r"\b(?:asked|told|ordered|urged|required|instructed|allowed|given|invited)\b[^.;:]{0,60}? to [a-z]{2,20}\b"
    r"[^.;:]{0,40}$"
)
_FOR_DAY = re.compile(r"\bfor (?:the )?$")
_A_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_OPENING_WORDS = 3
_GENITIVE = re.compile(r"['’]s\b")
_CLAUSE_END = re.compile(r"[.!?…;\n\r]|,\s")
_HAD = re.compile(r"\bhad\b")
_LEAD_BEHIND = re.compile(r"\b(?:since|after|following|as of)\s+(?:the\s+)?$", re.IGNORECASE)


def tense_around(text: str, start: int, end: int) -> Tense:
    """Tell whether an English sentence puts the date at ``[start, end)`` in its future or its past.

    The nearest verb before the date decides, a preposition right before it (until, since) above all; where no verb
    stands before it, the first one after it.  A word in -ed alone may be no verb, so that it leaves the tense unclear.
    """
    before = text[max(0, start - _WINDOW) : start]
    for stop in _STOP.finditer(before):
        before = " " * stop.end() + before[stop.end() :]
    told = _told_by_lead(text, before, start, end)
    if told is not None:
        return told
    ahead, behind = _last(_AHEAD, before), _last(_BEHIND, before)
    if ahead is None and behind is None:
        after = text[end : end + _WINDOW]
        stopped = _STOP.search(after)
        after = after[: stopped.start()] if stopped else after
        ahead, behind = _AHEAD.search(after), _BEHIND.search(after)
        if ahead and behind:
            return "ahead" if ahead.start() <= behind.start() else "behind"
        if behind and len(before.split()) <= _OPENING_WORDS:
            return "behind"
    if ahead and (behind is None or ahead.end() >= behind.end()):
        return "unclear" if _OVERTAKEN.search(before, 0, ahead.end()) else "ahead"
    return "behind" if behind and not behind["weak"] else "unclear"


def _told_by_lead(text: str, before: str, start: int, end: int) -> Tense | None:
    """What the preposition right before the date tells."""
    if _LEAD_AHEAD.search(before):
        past = _HAD.search(before) and not _DEADLINE.search(before)
        return "behind" if past or _had_by_then(before, text[end : end + _WINDOW]) else "ahead"
    if _FOR_DAY.search(before) and _A_WEEKDAY.match(text, start) and not _GENITIVE.match(text, end):
        return "ahead"
    return "behind" if _LEAD_BEHIND.search(before) else None


def _had_by_then(before: str, after: str) -> bool:
    """``By Friday the water had risen``: the date opens its clause, and the clause is told in the pluperfect."""
    stopped = _CLAUSE_END.search(after)
    clause = after[: stopped.start()] if stopped else after
    return len(before.split()) <= 2 and _HAD.search(clause) is not None


def has_word(text: str, start: int, end: int, listed: str) -> bool:
    """Whether the sentence around ``[start, end)`` has one of the listed words (divided by ``|``)."""
    before = text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    sentence = re.split(r"[.!?…\n\r]\s", before)[-1] + " " + re.split(r"[.!?…\n\r]", after, maxsplit=1)[0]
    words = " " + " ".join(re.findall(r"\w+", sentence.lower())) + " "
    return any(f" {word} " in words for word in listed.split("|"))


def tense_of(text: str, span: Span, language: DateLanguage | None) -> Tense:
    """``tense_around`` for English (``language`` is ``None``), and the listed words for other languages."""
    if language is None:
        return tense_around(text, *span)
    return "ahead" if has_word(text, *span, language.ahead) else "unclear"


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.end(), default=None)
