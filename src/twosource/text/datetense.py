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
    r"begins?|starts?|opens?|expires?|resumes?|meets?|travels|holds|hosts|arrives|faces|runs? (?:until|through)|"
    r"(?:is|are) to|(?:would|could|might|may)(?! have\b))\b|['’]ll\b"
)
_BEHIND = re.compile(
    r"\b(?:said|told|wrote|was|were|had|has|have|met|won|lost|left|went|took|gave|made|came|saw|held|began|fell|rose|"
    r"shot|spoke|got|became|broke|sent|struck|ran|hit|led|put|found|kept|(?P<weak>[a-z]{2,20}ed))\b"
)
_LEAD_AHEAD = re.compile(r"\b(?:until|till|by|through|from next)\s+(?:the\s+)?$", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b")
_LEAD_BEHIND = re.compile(r"\b(?:since|after|following)\s+(?:the\s+)?$", re.IGNORECASE)


def tense_around(text: str, start: int, end: int) -> Tense:
    """Tell whether an English sentence puts the date at ``[start, end)`` in its future or its past.

    The nearest verb before the date decides, a preposition right before it (until, since) above all; where no verb
    stands before it, the first one after it.  A word in -ed alone may be no verb, so that it leaves the tense unclear.
    """
    before = text[max(0, start - _WINDOW) : start]
    for stop in _STOP.finditer(before):
        before = " " * stop.end() + before[stop.end() :]
    if _LEAD_AHEAD.search(before):
        return "behind" if _HAD.search(before) else "ahead"
    if _LEAD_BEHIND.search(before):
        return "behind"
    ahead, behind = _last(_AHEAD, before), _last(_BEHIND, before)
    if ahead is None and behind is None:
        after = text[end : end + _WINDOW]
        stopped = _STOP.search(after)
        after = after[: stopped.start()] if stopped else after
        ahead, behind = _AHEAD.search(after), _BEHIND.search(after)
        if ahead and behind:
            return "ahead" if ahead.start() <= behind.start() else "behind"
    if ahead and (behind is None or ahead.end() >= behind.end()):
        return "ahead"
    return "behind" if behind and not behind["weak"] else "unclear"


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
