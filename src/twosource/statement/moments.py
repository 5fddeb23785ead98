"""Calendar expressions of one sentence, as far as the sentence itself tells them apart.

Inside a comparison the dates that the text stage resolved are used; here two sentences without a date of publication
are compared part by part: a year with a year, a day of a month with a day of a month, a weekday with a weekday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.statement.number_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.words import Word

MomentRelation = Literal["equal", "compatible", "different_kind", "conflict"]

_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_LONG_MONTH = "January|February|April|June|July|August|September|October|November|December"
_SEASON = r"spring|summer|autumn|fall|winter"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_PATTERN = re.compile(
    rf"\b(?P<month1>{_MONTH})\s(?P<day1>{_DAY})\b(?!:)(?:,?\s(?P<year1>{_YEAR})\b)?"
    rf"|\b(?P<day2>{_DAY})\s(?:of\s)?(?P<month2>{_MONTH})(?![a-z])(?:,?\s(?P<year2>{_YEAR})\b)?"
    rf"|\b(?P<iso>{_YEAR}-\d\d-\d\d)\b"
    rf"|\b(?P<month3>{_MONTH})\s(?P<year3>{_YEAR})\b"
    rf"|\b(?P<season>{_SEASON})(?:\sof)?\s(?P<year6>{_YEAR})\b"
    rf"|\b(?:[Ii]n|[Tt]his|[Nn]ext|[Ll]ast)\s(?:the\s)?(?P<season2>{_SEASON})\b(?:(?:\sof)?\s(?P<year7>{_YEAR})\b)?"
    rf"|\b(?P<month6>{_MONTH})\sof\s(?:that|the\ssame|this|last)\syear\b"
    rf"|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Oo]f)[ -](?P<month4>{_MONTH})(?![a-z])"
    rf"|\b(?P<month5>{_LONG_MONTH})\b"
    r"|(?<![\d:.,$])\b(?P<clock1>(?:2[0-3]|1\d|0?\d):[0-5]\d)(?::[0-5]\d)?\b\s?(?:[ap]\.?m\b)?"
    r"|(?<![\d:.,$])\b(?P<clock2>1[0-2]|0?[1-9])(?:[.:](?P<minute2>[0-5]\d))?\s?[ap]\.?m\b"
    r"|\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=s?\b)"
    rf"|(?<![\d,.$€£-])\b(?P<year5>{_YEAR})\b(?![,.]?\d|-\d|%|\s(?:percent|people|troops|soldiers|homes|jobs))"
)


# The groups of the pattern that tell one thing.
_GROUPS = {
    name: tuple(sorted(group for group in _PATTERN.groupindex if group.startswith(name)))
    for name in ("clock", "month", "year", "day", "season")
}
_TOLD_BY = 3
_BEGINNINGS = frozenset(
    name[:_TOLD_BY] for name in (*MONTHS, *WEEKDAYS, "spring", "summer", "autumn", "fall", "winter")
)
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar expression and the parts of it that are told.

    Attributes:
        start: first code point.
        end: one past the last.
        year: such as 2021.
        month: 1 to 12.
        day: 1 to 31.
        weekday: 1 for Monday to 7.
        minute: minute of the half day; "a.m." and "p.m." are left out, as many reports do.
        season: 1 for spring to 4.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    minute: int | None = None
    season: int | None = None


def find_moments(text: str, words: Sequence[Word] | None = None) -> tuple[Moment, ...]:
    """Find the calendar expressions of a sentence, in order of place.

    Args:
        text: the sentence.
        words: its words, where they are at hand: they save the search of most sentences.
    """
    if words is not None and not any(map(_may_tell, words)):
        return ()
    found = []
    for match in _PATTERN.finditer(text):
        parts = match.groupdict()
        if parts["iso"]:
            year, month, day = (int(part) for part in parts["iso"].split("-"))
            found.append(Moment(*match.span(), year, month, day, None))
            continue
        clock = _first(parts, "clock")
        if clock:
            found.append(Moment(*match.span(), None, None, None, None, _minute(clock, parts)))
            continue
        name = _first(parts, "month")
        inner = next((group for group in ("month4", "season2") if parts[group]), 0)
        start = match.start(inner)
        found.append(
            Moment(
                start=start,
                end=match.end(),
                year=_number(_first(parts, "year")),
                month=MONTHS[name.rstrip(".").casefold()] if name else None,
                day=_number(_first(parts, "day")),
                weekday=WEEKDAYS[parts["weekday"].casefold()] if parts["weekday"] else None,
                season=_SEASONS.get(_first(parts, "season") or ""),
            )
        )
    return tuple(found)


def _may_tell(word: Word) -> bool:
    """Tell whether a calendar expression may hold a word; nearly all words are ruled out."""
    return word.folded[:_TOLD_BY] in _BEGINNINGS or word.text[0].isdigit() or not word.text.isalpha()


def _first(parts: dict[str, str | None], name: str) -> str | None:
    return next((parts[key] for key in _GROUPS[name] if parts[key]), None)


def _number(text: str | None) -> int | None:
    return int("".join(letter for letter in text if letter.isdigit())) if text else None


def _minute(clock: str, parts: dict[str, str | None]) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) % 12 * 60 + int(minute or parts["minute2"] or 0)


def compare_moments(a: Moment, b: Moment) -> MomentRelation:
    """Compare the parts that both tell; ``different_kind`` when there are none."""
    shared = [
        (first, second)
        for first, second in (
            (a.year, b.year),
            (a.month, b.month),
            (a.day, b.day),
            (a.weekday, b.weekday),
            (a.minute, b.minute),
            (a.season, b.season),
        )
        if first is not None and second is not None
    ]
    if not shared:
        return "different_kind"
    if _turn_of_year(a, b) or _turn_of_year(b, a):
        return "compatible"
    if any(first != second for first, second in shared):
        return "conflict"
    return "equal" if len(shared) == _told(a) == _told(b) else "compatible"


def _told(moment: Moment) -> int:
    parts = (moment.year, moment.month, moment.day, moment.weekday, moment.minute, moment.season)
    return sum(part is not None for part in parts)


def _turn_of_year(year: Moment, day: Moment) -> bool:
    """Tell whether a day is the last before a year: "before 2027" and "until 31 December 2026"."""
    return year.year is not None and _told(year) == 1 and (day.year, day.month, day.day) == (year.year - 1, 12, 31)
