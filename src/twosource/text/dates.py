"""Dates: what a report says about when, normalised to ISO 8601 against the day it was published.

The rules, and where they come from: ``docs/stages/text.md``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import DateMention, Span
from twosource.text.datecalendar import find_calendar, with_time
from twosource.text.dateevents import find_event_dates
from twosource.text.datemath import anchor_of
from twosource.text.daterelative import find_relative
from twosource.text.datewords import LANGUAGES
from twosource.text.dateyears import find_year_told, settle_that_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model import Name, Report

_YEAR_AND_WORD = re.compile(r"(?=.*[^\W\d_]{3})(?=.*\b(?:1[5-9]|20)\d\d\b)", re.DOTALL)
_LONGEST_NAME = 40


def find_dates(report: Report, names: tuple[Name, ...]) -> tuple[DateMention, ...]:
    """Find the calendar expressions of a report, outside its noise.

    What a date hangs on is said in ``anchor``; what the text does not settle stays ``None``: a relative date in a
    report without a date of its own, 04/05/2022 in English, an event whose day is not stated.

    Args:
        report: its text, language and ``published`` are read.
        names: those labelled ``date`` are tried too where our own patterns find nothing.

    Returns:
        Mentions sorted by start, none of which overlap.
    """
    text, language = report.text, report.language
    anchor = anchor_of(report.published)
    found = [*find_calendar(text, language, anchor), *find_relative(text, language, anchor)]
    if language not in LANGUAGES:
        found.extend(find_year_told(text, anchor))
    kept = settle_that_year(text, _longest(found))
    kept = _longest([*kept, *find_event_dates(text, kept)])
    kept = _longest([*kept, *_from_names(text, language, names, kept)])
    quiet = _outside([noise.span for noise in report.noise], kept)
    return tuple(_with_times(text, quiet))


def _longest(found: Iterable[DateMention]) -> list[DateMention]:
    """Drop what overlaps an earlier or, from the same start, a longer mention; a dated one before an undated."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end, m.value is None, m.value or "")):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _outside(noise: Sequence[Span], mentions: Iterable[DateMention]) -> list[DateMention]:
    """The mentions that no stretch of noise touches."""
    ordered = sorted(noise)
    reach = 0
    position = 0
    quiet: list[DateMention] = []
    for mention in mentions:
        while position < len(ordered) and ordered[position].start < mention.span.end:
            reach = max(reach, ordered[position].end)
            position += 1
        if mention.span.start >= reach:
            quiet.append(mention)
    return quiet


def _with_times(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """Stretch day-precise mentions over a time of day that follows."""
    for index, mention in enumerate(mentions):
        limit = mentions[index + 1].span.start if index + 1 < len(mentions) else len(text)
        end = with_time(text, mention.span.end) if mention.value and len(mention.value) == 10 else mention.span.end
        yield DateMention(
            Span(mention.span.start, end if end <= limit else mention.span.end), mention.value, mention.anchor
        )


def _from_names(
    text: str, language: str | None, names: Iterable[Name], kept: Sequence[DateMention]
) -> Iterator[DateMention]:
    """Try the names labelled as dates that our patterns left, where they have a word and a year (12 maj 2021)."""
    taken = {position for mention in kept for position in range(*mention.span)}
    for name in names:
        start, end = name.span
        if name.label != "date" or end - start > _LONGEST_NAME or not taken.isdisjoint(range(start, end)):
            continue
        words = text[start:end]
        value = _parse_whole(words, language) if _YEAR_AND_WORD.match(words) else None
        if value:
            yield DateMention(name.span, value)


def _parse_whole(words: str, language: str | None) -> str | None:
    """Parse a full date in any language; ``None`` unless day, month and year all stand there."""
    import dateparser

    parsed = dateparser.parse(
        words,
        languages=[language] if language else None,
        settings={"STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False},
    )
    return parsed.date().isoformat() if parsed else None
