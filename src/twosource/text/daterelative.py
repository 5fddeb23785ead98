"""Dates told by their distance from the day of the report: on Friday, yesterday, last month, two days ago."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import DateMention, Span
from twosource.text.datecalendar import DAY, MONTH, ORDINAL
from twosource.text.datemath import Anchor, coarse, shift, shift_months, weekday_near
from twosource.text.datetense import tense_around, tense_of
from twosource.text.datewords import (
    ENGLISH_WEEKDAYS,
    LANGUAGES,
    NOT_WEEKDAYS_AFTER,
    NOT_WEEKDAYS_BEFORE,
    NUMBERS,
)
from twosource.text.near import matches_near, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from twosource.text.datewords import DateLanguage

_PARTS = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|noon|midnight))?"
_WEEKDAY = re.compile(
    rf"\b(?:(?P<lead>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?|[Cc]oming|[Tt]he\s+(?:previous|following))\s+)?"
    rf"(?P<day>{'|'.join(ENGLISH_WEEKDAYS)}){_PARTS}\b(?!-\w)"
)
_DAY_NAME = re.compile("|".join(ENGLISH_WEEKDAYS))
# "this Tuesday, July 9": the written date is found by itself, its weekday with it.
_DAY_FOLLOWS = re.compile(rf",?\s+(?:(?:{MONTH})\s+\d|{DAY}{ORDINAL}\s+(?:of\s+)?(?:{MONTH})\b)")
_WORD_BEFORE = re.compile(r"([\w’']+)\s+$")
_WORD_AFTER = re.compile(r"(?:['’]s)?\s+([A-Z]\w+)")
_NEAR_DAY = re.compile(
    r"\b(?P<word>the day before yesterday|the day after tomorrow|"
    rf"(?:earlier |later )?(?:yesterday|today|tomorrow){_PARTS}|tonight|last night|"
    r"(?:earlier |later )?this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_TODAY_NOT = re.compile(r"['’]s (?:world|society|youth|standards|generation|market|economy)|\s+(?:[Ss]how|programme)\b")
_PERIOD = re.compile(
    r"\b(?:(?:earlier|later|late|early)\s+)?(?P<which>last|this|next)\s+"
    r"(?P<unit>week|weekend|month|year|spring|summer|autumn|winter)\b"
    r"|\b(?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<end>month|year)\b|\bover\s+the\s+(?P<over>weekend)\b",
    re.IGNORECASE,
)
_NUMBER = rf"(?:{'|'.join(word for word in NUMBERS if word != 'the')}|\d{{1,3}})"
_AGO = re.compile(rf"(?<![\w-])(?P<number>{_NUMBER})\s+(?P<unit>day|week|month|year)s?\s+ago\b", re.IGNORECASE)
_HENCE = re.compile(
    rf"(?<![\w-])(?:in\s+(?P<number>{_NUMBER})\s+(?P<unit>day|week|month|year)(?:s|['’]s|s['’])?\s+time"
    rf"|(?P<number2>{_NUMBER})\s+(?P<unit2>day|week|month|year)s?\s+from\s+(?:now|today))\b",
    re.IGNORECASE,
)
_OTHER_DAY_HINT = re.compile(
    r"(?:next|following|previous|same|very)\s+(?:day|week|month|year|morning|evening)|"
    r"(?:day|week|month|year|night)s?\s+(?:later|earlier|before)"
)
"""Cheap to search for, and part of every match of ``_OTHER_DAY``."""
_HENCE_WORDS = ("s' time", "s’ time", "'s time", "’s time", "s time", "from now", "from today")
_OTHER_DAY = re.compile(
    rf"(?<![\w-])(?:(?:the|that)\s+(?:next|following|previous|same|very)\s+(?:day|week|weekend|month|year|morning|evening)|"
    rf"the\s+(?:day|week|month|year|night)\s+before(?=[.,;:!?\n]|$)|"
    rf"(?P<number>{_NUMBER}|several|a\s+few)\s+(?:days?|weeks?|months?|years?)\s+(?:later|earlier|before(?=[.,;])))\b",
    re.IGNORECASE,
)


def find_relative(text: str, language: str | None, anchor: Anchor) -> Iterator[DateMention]:
    """Find relative dates, in English or in a language that we know; without an anchor they stay undated.

    Some overlap; the caller keeps the longest.
    """
    if language in LANGUAGES:
        yield from _foreign(text, LANGUAGES[language], anchor)
        return
    yield from _weekdays(text, anchor)
    yield from _near_days(text, anchor)
    yield from _periods(text, anchor)
    yield from _distances(text, anchor)
    for match in _OTHER_DAY.finditer(text) if _OTHER_DAY_HINT.search(text.lower()) else ():
        yield DateMention(Span(*match.span()), None)


def _mention(span: Span, value: str | None, anchor: Anchor) -> DateMention:
    return DateMention(span, value, anchor.words if value else None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _weekdays(text: str, anchor: Anchor) -> Iterator[DateMention]:
    for match in matches_near(_WEEKDAY, text, places_of(_DAY_NAME, text)):
        if _is_no_weekday(text, match.start(), match.end()):
            continue
        span = Span(*match.span())
        lead = (match["lead"] or "").lower()
        if lead and _DAY_FOLLOWS.match(text, span.end):
            continue
        if anchor.day is None or lead.startswith("the"):
            yield DateMention(span, None)
            continue
        ahead = lead in {"next", "this", "this coming", "coming"}
        if lead in {"", "this"}:
            ahead = tense_around(text, *span) == "ahead" or (lead == "this" and not _told_as_past(text, span.start))
        strictly = lead in {"last", "next"}
        day = weekday_near(anchor.day, ENGLISH_WEEKDAYS[match["day"]], ahead=ahead, strictly=strictly)
        yield _mention(span, _iso(day), anchor)


def _told_as_past(text: str, start: int) -> bool:
    return re.search(r"(?:ed|met|was|were|took place|said)\s*$", text[max(0, start - 20) : start]) is not None


def _is_no_weekday(text: str, start: int, end: int) -> bool:
    """Black Friday, the Sunday Times, every Friday, Fridays."""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before and before.group(1) in NOT_WEEKDAYS_BEFORE:
        return True
    after = _WORD_AFTER.match(text, end, end + 24)
    return after is not None and after.group(1) in NOT_WEEKDAYS_AFTER


def _near_days(text: str, anchor: Anchor) -> Iterator[DateMention]:
    for match in _NEAR_DAY.finditer(text):
        word = match["word"].lower()
        in_name = "today" in word and _is_no_today(text, match)
        if in_name or match["word"].endswith(("Morning", "Afternoon", "Evening")):
            continue
        distance = 0
        if "before yesterday" in word:
            distance = -2
        elif "after tomorrow" in word:
            distance = 2
        elif "yesterday" in word or word == "last night":
            distance = -1
        elif "tomorrow" in word:
            distance = 1
        value = _iso(shift(anchor.day, distance)) if anchor.day else None
        yield _mention(Span(*match.span()), value, anchor)


def _is_no_today(text: str, match: re.Match[str]) -> bool:
    """USA Today, the Today programme, today’s world."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    in_name = match["word"][0] == "T" and before is not None and before.group(1) not in {"By", "Until", "Earlier"}
    return in_name or _TODAY_NOT.match(text, match.end()) is not None


def _periods(text: str, anchor: Anchor) -> Iterator[DateMention]:
    for match in _PERIOD.finditer(text):
        if (match["unit"] or "").istitle() and not match["which"].islower():
            continue
        span = Span(*match.span())
        if anchor.day is None:
            yield DateMention(span, None)
            continue
        which = (match["which"] or "this").lower()
        unit = (match["unit"] or match["end"] or match["over"]).lower()
        step = {"last": -1, "this": 0, "next": 1}[which]
        yield _mention(span, _period(anchor.day, unit, step), anchor)


def _period(day: date, unit: str, step: int) -> str | None:
    """A month or year at ``step`` from that of ``day``.

    A week or weekend is neither day nor month, so that it has no value: its month would say more than the report.
    """
    if unit == "year":
        return f"{day.year + step:04d}" if 1 <= day.year + step <= 9999 else None
    return shift_months(day, step) if unit == "month" else None


def _distances(text: str, anchor: Anchor) -> Iterator[DateMention]:
    lower = text.lower()
    for match in _AGO.finditer(text) if " ago" in lower else ():
        value = away(anchor.day, -to_number(match["number"]), match["unit"].lower()) if anchor.day else None
        yield _mention(Span(*match.span()), value, anchor)
    for match in _HENCE.finditer(text) if any(word in lower for word in _HENCE_WORDS) else ():
        number = to_number(match["number"] or match["number2"])
        unit = (match["unit"] or match["unit2"]).lower()
        yield _mention(Span(*match.span()), away(anchor.day, number, unit) if anchor.day else None, anchor)


def to_number(word: str) -> int:
    """A number in figures or in an English word of ours."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def away(day: date, number: int, unit: str) -> str | None:
    """A day so many days, weeks, months or years away, only as fine as the unit tells.

    Days give a day; weeks give the month in which that day and its neighbours to half a week lie; months give a
    month and years a year.
    """
    if unit == "day":
        return _iso(shift(day, number))
    if unit == "week":
        return coarse(shift(day, 7 * number - 3), shift(day, 7 * number + 3))
    if unit == "month":
        return shift_months(day, number) if abs(number) < 12 * (day.year - 1) else None
    year = day.year + number
    return f"{year:04d}" if 1 <= year <= 9999 else None


def _foreign(text: str, language: DateLanguage, anchor: Anchor) -> Iterator[DateMention]:
    weekday, near = _patterns(language)
    for match in weekday.finditer(text):
        span = Span(*match.span("span"))
        if anchor.day is None:
            yield DateMention(span, None)
            continue
        around = match.group().lower()
        last = any(word in around.split() for word in language.last.split("|"))
        following = any(word in around for word in language.next.split("|"))
        ahead = following or (not last and tense_of(text, span, language) == "ahead")
        number = language.weekdays[match["day"].lower()]
        day = weekday_near(anchor.day, number, ahead=ahead, strictly=last or following)
        yield _mention(span, _iso(day), anchor)
    for match in near.finditer(text):
        value = _iso(shift(anchor.day, language.days[match.group().lower()])) if anchor.day else None
        yield _mention(Span(*match.span()), value, anchor)


@lru_cache(maxsize=16)
def _foreign_sources(weekdays: tuple[str, ...], days: tuple[str, ...], lead: str, beside: str) -> tuple[str, str]:
    """The regular expressions for weekdays (with what must or may stand beside them) and for days near today."""
    must = rf"(?:{lead})\s+" if lead else ""
    optional = rf"(?:(?:{beside})\s+)?"
    weekday = rf"(?i)\b{must}(?P<span>{optional}(?P<day>{'|'.join(weekdays)})(?:\s+(?:{beside})\b)?)(?!\w)"
    near = rf"(?i)(?<![\w-])(?:{'|'.join(re.escape(day) for day in days)})(?![\w-])"
    return weekday, near


def _patterns(language: DateLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    beside = f"{language.last}|{language.next}"
    longest_first = tuple(sorted(language.days, key=lambda word: (-len(word), word)))
    weekday, near = _foreign_sources(tuple(language.weekdays), longest_first, language.weekday_lead, beside)
    return re.compile(weekday), re.compile(near)
