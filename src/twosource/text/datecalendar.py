"""Dates written out: a day with its month, a month with or without its year, a year, in words or in numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import DateMention, Span
from twosource.text.datemath import Anchor, day_near, make_day, month_near
from twosource.text.datetense import tense_of
from twosource.text.datewords import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, LANGUAGES, UNITS_AFTER_YEAR, words
from twosource.text.near import matches_near, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from twosource.text.datetense import Tense
    from twosource.text.datewords import DateLanguage

YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_AFTER_DAY = r"(?![\d:%])(?![.,]\d)"


def _any_of(words: Iterable[str]) -> str:
    """An alternation, longest first; a word's full stop is part of it."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


MONTH = _any_of([*ENGLISH_MONTHS, *(name.upper() for name in ENGLISH_MONTHS)])
A_YEAR, A_MONTH = re.compile(YEAR), re.compile(MONTH)
_WEEKDAY = rf"(?:(?:{_any_of(ENGLISH_WEEKDAYS)}|Mon\.?|Tues?\.?|Wed\.?|Thu(?:rs)?\.?|Fri\.?|Sat\.?|Sun\.?),?\s+)?"
ORDINAL = r"(?:st|nd|rd|th)?"
_PART = r"(?:(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Bb]eginning of)[- ](?:in\s+)?)?)"

_MONTH_DAY = re.compile(
    rf"\b{_WEEKDAY}(?P<month>{MONTH})\s+(?P<day>{DAY}){ORDINAL}"
    rf"(?P<to>\s?[-–—]\s?(?:(?P<month2>{MONTH})\s+)?{DAY}{ORDINAL})?{_AFTER_DAY}(?:,?\s+(?P<year>{YEAR})\b)?"
)
_DAY_MONTH = re.compile(
    rf"\b{_WEEKDAY}(?:the\s+)?(?P<day>{DAY}){ORDINAL}(?P<to>\s?(?:[-–—]|to|and)\s?{DAY}{ORDINAL})?"
    rf"\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})\b)?(?!\w)"
)
_MONTH_YEAR = re.compile(rf"(?<!\d )\b{_PART}(?P<month>{MONTH})(?:\s+of|,)?\s+(?P<year>{YEAR})\b(?![-–]\d)")
_MONTH_ALONE = re.compile(
    rf"\b(?P<lead>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom|"
    rf"[Bb]efore|[Aa]fter|[Bb]etween|[Oo]f last|[Ee]nd of|"
    rf"[Ff]or(?!\s+(?:early|mid|late|last|next)\b)|[Tt]hroughout|[Ss]tart of|[Bb]eginning of)[\s-]+"
    rf"(?:(?:early|mid|late|last|next)[\s-]+)?(?P<month>{MONTH})\b(?!\s+{DAY}\b)(?!\s+[A-Z])(?!\s+recess\b)(?!['’]s\b)"
)
_ISO = re.compile(
    rf"(?<![\d-])(?P<year>{YEAR})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<first>\d{{1,2}})(?P<mark>[./-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?(?P<year>{YEAR}|\d\d)"
    r"(?![\d/-])(?!\.\d)"
)
_VERSION = re.compile(r"(?i)(?:[^\W\d_]|\b(?:version|release|build)\s)$")
_YEARS = re.compile(rf"(?<![\d-])(?P<first>{YEAR})\s?[-–/]\s?(?P<second>{YEAR}|\d\d)(?![\d-])(?!\.\d)")
_DECADE = re.compile(r"\b(?:the\s+)?(?:(?:early|mid|late)[- ])?(?:(?:1[5-9]|20)\d0['’]?s|['’‘]\d0s)\b|['’‘]\d0s\b")
_OF_YEAR = re.compile(
    rf"\b(?:(?:the\s+)?(?:first|second|third|fourth|last|final)\s+(?:quarter|half)\s+of\s+|Q[1-4]\s+|"
    rf"(?P<season>(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?)|"
    rf"(?P<fiscal>(?:[Ff]iscal(?:\s+year)?|FY)\s?))(?P<year>{YEAR})\b(?![-–]\d)"
)
_BARE_YEAR = rf"(?P<span>{YEAR})\b(?![-–/]?\d)(?![.,]\d)(?!\s?%)(?!-)(?!s\b)(?!(?<=0)['’]s\b)"
_ENGLISH_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough|[Bb]etween|"
    r"[Ee]arly(?:\s+in)?|[Ll]ate(?:\s+in)?|[Ee]nd of|[Yy]ear|[Tt]hroughout|[Cc]irca|[Cc]lass of|back to|as of)"
    rf"\s+{_BARE_YEAR}"
)
_ENGLISH_LOOSE_YEAR = re.compile(
    rf"(?:(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]|of|and|to)|['’]s)\s+|\()(?=19|20){_BARE_YEAR}"
)
_ENGLISH_PART_YEAR = re.compile(rf"\b(?:[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in\s+)?(?P<year>{YEAR})\b(?![-–/]\d)(?!s\b)")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_EVENT_NAME = re.compile(
    r"\s+(?:terror(?:ist)?\s+)?(?:attacks?|hijack\w*|insurrection|riots?|committee|panel|massacre|memorial|coup)\b"
)
_TIME = re.compile(
    r",?\s+(?:at\s+)?(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s+(?:GMT|UTC|BST|CET|CEST|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b)?"
)
_AMBIGUOUS_NAMES = frozenset({"May", "March", "MAY", "MARCH"})
_LOOSE_LEADS = frozenset({"of last", "between", "before", "after", "from", "for"})
_LONG_AGO, _SOON = 270, 95
_SOON_MONTHS = 3
_SAYS_WHICH = frozenset({"last", "next", "this", "of last", "since"})
_DAY_FIRST = words("de fr es it pt ru nl pl sv da no nb nn fi cs sk hu ro bg uk el tr hr sl sr")


def find_calendar(text: str, language: str | None, anchor: Anchor) -> Iterator[DateMention]:
    """Find dates written out, in numbers and in the words of ``language`` (English when it is not among ours).

    Some overlap; the caller keeps the longest.
    """
    yield from _iso(text)
    yield from _numeric(text, language, anchor)
    if language in LANGUAGES:
        yield from _foreign(text, LANGUAGES[language], anchor)
    else:
        months = places_of(A_MONTH, text)
        yield from _english_days(text, anchor, months)
        yield from _english_months(text, anchor, months)
        yield from _english_years(text)


def with_time(text: str, end: int) -> int:
    """Move a date's end past a time of day right after it (Friday at 10:30 GMT)."""
    time = _TIME.match(text, end)
    return time.end() if time else end


def _iso(text: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(text):
        day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            yield DateMention(Span(*match.span()), day.isoformat())


def _numeric(text: str, language: str | None, anchor: Anchor) -> Iterator[DateMention]:
    """04.02.2022: a day first with dots and in most languages; else undated unless only one order makes a date."""
    for match in _NUMERIC.finditer(text):
        if _VERSION.search(text, max(0, match.start() - 10), match.start()):
            continue
        year = _full_year(match["year"], match["mark"], anchor)
        if year is None:
            continue
        first, second = int(match["first"]), int(match["second"])
        day_first = make_day(year, second, first)
        month_first = make_day(year, first, second)
        if match["mark"] == "." or language in _DAY_FIRST:
            month_first = None
        days = {day for day in (day_first, month_first) if day}
        if days:
            yield DateMention(Span(*match.span()), days.pop().isoformat() if len(days) == 1 else None)


def _full_year(year: str, mark: str, anchor: Anchor) -> int | None:
    """A year of two digits is only read with dots (04.02.22), in the century that brings it nearest the report."""
    if len(year) == 4:
        return int(year)
    if mark != "." or anchor.day is None:
        return None
    now = anchor.day.year
    century = now - now % 100
    return min((century + shift + int(year) for shift in (-100, 0, 100)), key=lambda candidate: abs(candidate - now))


def _english_days(text: str, anchor: Anchor, months: Sequence[int] | None) -> Iterator[DateMention]:
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in matches_near(pattern, text, months):
            month = month_number(match["month"])
            span = Span(*match.span())
            if match["year"]:
                yield from _dated(span, int(match["year"]), month, match)
            elif _EVENT_NAME.match(text, span.end):
                yield DateMention(span, None)
            else:
                yield _undated(match, month, anchor, tense_of(text, span, None))


def month_number(name: str) -> int:
    """The number of a month by its English name or abbreviation, also in capitals."""
    return ENGLISH_MONTHS.get(name) or ENGLISH_MONTHS[name.capitalize()]


def _dated(span: Span, year: int, month: int, match: re.Match[str]) -> Iterator[DateMention]:
    """A day with its year; a stretch of days gives its month, or its year when it runs into another month."""
    day = make_day(year, month, int(match["day"]))
    if day is None:
        return
    groups = match.groupdict()
    if groups.get("month2"):
        yield DateMention(span, f"{year:04d}")
    else:
        yield DateMention(span, day.isoformat()[:7] if groups.get("to") else day.isoformat())


def _undated(match: re.Match[str], month: int, anchor: Anchor, tense: Tense) -> DateMention:
    """A day without its year: the last such day, or the next one when the sentence speaks of the future.

    When the tense is unclear, and the last one is most of a year ago but the next one near, it stays undated: papers
    leave out the year of a day in the current one.
    """
    span = Span(*match.span())
    groups = match.groupdict()
    if anchor.day is None or groups.get("month2"):
        return DateMention(span, None)
    day_of_month = int(match["day"])
    last = day_near(anchor.day, month, day_of_month, ahead=False)
    coming = day_near(anchor.day, month, day_of_month, ahead=True)
    day = coming if tense == "ahead" else last
    if day is None or coming is None:
        return DateMention(span, None)
    if tense == "unclear" and (anchor.day - day).days > _LONG_AGO and (coming - anchor.day).days < _SOON:
        return DateMention(span, None)
    return DateMention(span, day.isoformat()[:7] if groups.get("to") else day.isoformat(), anchor.words)


def _english_months(text: str, anchor: Anchor, months: Sequence[int] | None) -> Iterator[DateMention]:
    for match in matches_near(_MONTH_YEAR, text, months):
        month = month_number(match["month"])
        yield DateMention(Span(*match.span()), f"{int(match['year']):04d}-{month:02d}")
    for match in matches_near(_MONTH_ALONE, text, months):
        lead = match["lead"].lower()
        if match["month"] in _AMBIGUOUS_NAMES and lead in _LOOSE_LEADS:
            continue
        month = month_number(match["month"])
        whole = lead in {"last", "next", "this", "early", "late", "mid", "end of", "start of", "beginning of"}
        span = Span(match.start() if whole else match.start("month"), match.end("month"))
        # The noun in "start of March" is no verb.
        place = span if lead in {"start of", "beginning of"} else Span(*match.span("month"))
        yield _month_mention(span, month, anchor, lead, tense_of(text, place, None))


def _month_mention(span: Span, month: int, anchor: Anchor, lead: str, tense: Tense) -> DateMention:
    """A month without its year: the last one begun, or the next one when the sentence speaks of the future.

    When an English sentence leaves it open and the next one is near, it stays undated, as a day does.
    """
    if anchor.day is None:
        return DateMention(span, None)
    strictly = lead in {"last", "next", "of last"}
    ahead = lead == "next" or (tense == "ahead" and not strictly)
    near = 0 < (month - anchor.day.month) % 12 <= _SOON_MONTHS
    if lead and lead not in _SAYS_WHICH and tense == "unclear" and near:
        return DateMention(span, None)
    return DateMention(span, month_near(anchor.day, month, ahead=ahead, strictly=strictly), anchor.words)


def _english_years(text: str) -> Iterator[DateMention]:
    years = places_of(A_YEAR, text)
    yield from _year_stretches(text, years)
    for match in matches_near(_OF_YEAR, text, years):
        unclear = match["fiscal"] or (match["season"] or "").lower().startswith("winter")
        yield DateMention(Span(*match.span()), None if unclear else match["year"])
    for match in matches_near(_ENGLISH_PART_YEAR, text, years):
        yield DateMention(Span(*match.span()), match["year"])
    for pattern in (_ENGLISH_YEAR, _ENGLISH_LOOSE_YEAR):
        for match in matches_near(pattern, text, years):
            following = _NEXT_WORD.match(text, match.end())
            if following is None or following.group(1) not in UNITS_AFTER_YEAR:
                yield DateMention(Span(*match.span("span")), match["span"])


def _year_stretches(text: str, years: Sequence[int] | None) -> Iterator[DateMention]:
    """2021–22 and the 1990s are calendar expressions, but no single year, month or day."""
    for match in matches_near(_YEARS, text, years):
        first = int(match["first"])
        second = int(match["second"])
        if len(match["second"]) == 2:
            second += first - first % 100
        if second > first and not (len(match["second"]) == 2 and "-" in match.group() and second - first > 60):
            yield DateMention(Span(*match.span()), None)
    for match in _DECADE.finditer(text):
        yield DateMention(Span(*match.span()), None)


def _foreign(text: str, language: DateLanguage, anchor: Anchor) -> Iterator[DateMention]:
    day_month, month_year, month_alone, year_alone = _patterns(
        language.month_lead, language.year_lead, *language.months
    )
    for match in day_month.finditer(text):
        month = language.months[match["month"].lower()]
        span = Span(*match.span())
        if match["year"]:
            yield from _dated(span, int(match["year"]), month, match)
        else:
            yield _undated(match, month, anchor, tense_of(text, span, language))
    for match in month_year.finditer(text):
        month = language.months[match["month"].lower()]
        yield DateMention(Span(*match.span()), f"{int(match['year']):04d}-{month:02d}")
    for match in month_alone.finditer(text):
        span = Span(*match.span("month"))
        tense = tense_of(text, span, language)
        yield _month_mention(span, language.months[match["month"].lower()], anchor, "", tense)
    for match in year_alone.finditer(text):
        yield DateMention(Span(*match.span("year")), match["year"])
    yield from _year_stretches(text, places_of(A_YEAR, text))


@lru_cache(maxsize=16)
def _patterns(month_lead: str, year_lead: str, *months: str) -> tuple[re.Pattern[str], ...]:
    month = _any_of(months)
    of = r"(?:del?\s+)?"
    return (
        re.compile(
            rf"(?i)\b(?P<day>{DAY})(?:\.|er|º|°)?(?P<to>\s?[-–]\s?{DAY}\.?)?\s*(?:de\s+)?\b(?P<month>{month})(?!\w)"
            rf"(?:\s+{of}(?P<year>{YEAR})\b(?:\s+года?\b|\s+г\.)?)?"
        ),
        re.compile(rf"(?i)\b(?P<month>{month})\s+{of}(?P<year>{YEAR})\b(?:\s+года?\b|\s+г\.)?"),
        re.compile(rf"(?i)\b(?:{month_lead})(?:\s+|(?<=['’])|-)(?P<month>{month})(?!\w)(?!\s+{of}\d)"),
        re.compile(
            rf"(?i)\b(?:{year_lead})\s+(?P<year>{YEAR})\b(?![-–/.,]?\d)(?!\s?(?:%|€|\$|euros?\b|personas|Menschen))"
        ),
    )


def day_of(mention: DateMention) -> date | None:
    """The day of a mention that is dated to the day."""
    if mention.value is None or len(mention.value) != 10:
        return None
    year, month, day = (int(part) for part in mention.value.split("-"))
    return make_day(year, month, day)
