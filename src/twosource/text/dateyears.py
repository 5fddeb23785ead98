"""A month or a day whose year is told beside it: in March of last year, on 4 May this year, in June of that year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import DateMention, Span
from twosource.text.datecalendar import A_MONTH, DAY, MONTH, ORDINAL, month_number
from twosource.text.datemath import make_day
from twosource.text.near import matches_near, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.text.datemath import Anchor

_PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Bb]eginning of)[- ](?:in\s+)?)?"
_WHICH = r"(?P<which>last|this|next|that|(?:the|that)\s+(?:same|previous|following))"
_TOLD = re.compile(
    rf"\b{_PART}(?:(?P<day>{DAY}){ORDINAL}\s+(?:of\s+)?(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH})(?:\s+(?P<day2>{DAY}){ORDINAL})?),?\s+(?:of\s+)?{_WHICH}\s+year\b"
)
_HINT = re.compile(r"\s+year\b")
_STEPS = {"last": -1, "this": 0, "next": 1}
_BACK_STEPS = {"previous": -1, "following": 1}
_REACH = 400


def find_year_told(text: str, anchor: Anchor) -> Iterator[DateMention]:
    """Find English months and days followed by ``last year``, ``this year``, ``next year`` or ``that year``.

    Those whose year hangs on another date are left without a value: see :func:`settle_that_year`.
    """
    for match in matches_near(_TOLD, text, places_of(A_MONTH, text)) if _HINT.search(text) else ():
        step = _STEPS.get(match["which"])
        known = step is not None and anchor.day is not None
        value = _value(match, anchor.day.year + step) if anchor.day is not None and step is not None else None
        yield DateMention(Span(*match.span()), value, anchor.words if known and value else None)


def settle_that_year(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Give ``May of that year`` the year of the last date before it, where one stands near in the same paragraph.

    Args:
        text: the report's text.
        mentions: sorted by start, none overlapping.
    """
    settled: list[DateMention] = []
    for mention in mentions:
        match = _TOLD.fullmatch(text, *mention.span) if mention.value is None else None
        year = _year_before(text, mention, settled) if match and match["which"] not in _STEPS else None
        if match is None or year is None:
            settled.append(mention)
            continue
        step = _BACK_STEPS.get(match["which"].split()[-1], 0)
        settled.append(DateMention(mention.span, _value(match, year + step), str(year)))
    return settled


def _year_before(text: str, mention: DateMention, earlier: Sequence[DateMention]) -> int | None:
    if not earlier or earlier[-1].value is None or mention.span.start - earlier[-1].span.end > _REACH:
        return None
    between = text[earlier[-1].span.end : mention.span.start]
    return None if "\n" in between or "\r" in between else int(earlier[-1].value[:4])


def _value(match: re.Match[str], year: int) -> str | None:
    if not 1 <= year <= 9999:
        return None
    month, day = month_number(match["month"] or match["month2"]), match["day"] or match["day2"]
    if day is None:
        return f"{year:04d}-{month:02d}"
    found = make_day(year, month, int(day))
    return found.isoformat() if found else None
