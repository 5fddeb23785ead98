"""Dates that the text stage resolved, held against each other where both statements have one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.statement.differences import Difference
from twosource.statement.facts import Around, pair_facts
from twosource.statement.moments import compare_moments, find_moments
from twosource.statement.profile import profile

if TYPE_CHECKING:
    from twosource.model import Reading
    from twosource.statement.match import WordMatch
    from twosource.statement.spoken import Spoken

_SURE_CONTEXT = 0.5
_YEAR = 4
_REACH = 12
_DETERMINER = re.compile(r"\b(?:an?|the|his|her|its|their|our|my|this|that)\s\Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression of a statement, from the statement's beginning, with its ISO value.

    ``told_of`` is the word that a year stands before like an adjective ("a 2006 affair"), in lower case: the year is
    that one's, whatever the sentence goes on to tell.
    """

    start: int
    end: int
    value: str
    written: str
    told_of: str = ""


def dated_differences(
    reading_a: Reading, a: Spoken, reading_b: Reading, b: Spoken, match: WordMatch
) -> tuple[Difference, ...] | None:
    """Find the resolved dates that differ; ``None`` when one of the statements has none.

    Values are compared as far as both go: a month with a day of that month agrees.  Dates that are alike as written
    agree whatever year either was taken to be in.
    """
    first, second = _dates(reading_a, a), _dates(reading_b, b)
    if not first or not second:
        return None
    around = Around(profile(a.side.text), profile(b.side.text), match)
    return tuple(
        Difference(_span(first[pair.a]), _span(second[pair.b]), "conflict", "date", pair.context)
        for pair in pair_facts(around, first, second, _relate)
        if pair.relation == "conflict" and pair.context >= _SURE_CONTEXT
    )


def _span(date: Dated) -> Span:
    return Span(date.start, date.end)


def _dates(reading: Reading, spoken: Spoken) -> list[Dated]:
    place = spoken.statement.place
    return [
        Dated(
            start=date.span.start - place.start,
            end=date.span.end - place.start,
            value=date.value,
            written=reading.report.text[date.span.start : date.span.end],
            told_of=_told_of(reading.report.text, date.span),
        )
        for date in reading.dates
        if date.value is not None and place.start <= date.span.start and date.span.end <= place.end
    ]


def _told_of(text: str, year: Span) -> str:
    if year.end - year.start != _YEAR or not _DETERMINER.search(text[max(0, year.start - _REACH) : year.start]):
        return ""
    following = _NEXT_WORD.match(text, year.end)
    return following[1].casefold() if following else ""


def _relate(a: Dated, b: Dated) -> str:
    if a.told_of != b.told_of:
        return "different_kind"
    as_written = [compare_moments(x, y) for x in find_moments(a.written) for y in find_moments(b.written)]
    if "equal" in as_written or "compatible" in as_written:
        return "compatible"
    if _turn_of_year(a.value, b.value) or _turn_of_year(b.value, a.value):
        return "compatible"
    told = min(len(a.value), len(b.value))
    if a.value[:told] != b.value[:told]:
        return "conflict"
    return "equal" if a.value == b.value else "compatible"


def _turn_of_year(year: str, day: str) -> bool:
    """Tell whether a day is the last before a year: "before 2027" and "until 31 December 2026"."""
    return len(year) == _YEAR and year.isdigit() and day == f"{int(year) - 1}-12-31"
