"""Dates told by their distance from an event: two days after the announcement."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import DateMention, Span
from twosource.text.datecalendar import day_of
from twosource.text.daterelative import away, to_number
from twosource.text.datewords import NOMINAL_VERBS, NUMBERS, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_NUMBER = rf"(?:{'|'.join(NUMBERS)}|\d{{1,3}})"
_WORD = r"[^\W\d_][\w’'-]*"
_DISTANCE = re.compile(
    rf"(?<![\w-])(?:(?P<number>{_NUMBER}|several|a\s+few|a\s+couple\s+of)\s+)?(?:full\s+)?(?P<unit>day|week|month|year)s?\s+"
    rf"(?P<way>after|before|following)\s+(?P<event>(?:the|his|her|their|its|that|this|a|an)\s+)",
    re.IGNORECASE,
)
_HINT = re.compile(r"(?:day|week|month|year)s?\s+(?:after|before|following)\s")
"""Cheap to search for, and part of every match of ``_DISTANCE``."""
_EVENT_WORD = re.compile(rf"({_WORD}|\d{{1,2}})\.?\s*")
_NO_EVENT_WORD = words(
    "of in on by that which who and or but was were is are had has have at to for from with when where as after before "
    "said says will would could should may might he she it they we i"
)
_LONGEST_EVENT = 5
_NEAR = 48
_LINK = re.compile(r"(?:\s+[\w’'-]+){0,4}?\s*(?:,|\bon|\bof|\bfrom|\bdated)?\s+(?:the\s+)?$")
_PLAIN_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_AFTER = re.compile(r"(?:['’]s)?\s+([^\W\d_][\w-]*)(?:\s+([^\W\d_][\w-]*))?")
_STOP = re.compile(r"[.!?;\n\r]\s")


@dataclass(frozen=True, slots=True)
class _EventDate:
    """A distance from an event: ``number`` is ``None`` when it is not told exactly, ``head`` the event's noun."""

    span: Span
    number: int | None
    unit: str
    event: str
    event_span: Span
    head: str


def find_event_dates(text: str, dated: Sequence[DateMention]) -> Iterator[DateMention]:
    """Find dates that hang on an event.

    They are resolved only when the same report states the event's day, and states one only.

    Args:
        text: the report's text.
        dated: the other dates found in it, sorted, none overlapping.
    """
    days = _days_by_word(text, dated)
    starts = [mention.span.start for mention in dated]
    for found in _distances(text):
        first = bisect_left(starts, found.event_span.start)
        inside = dated[first] if first < len(dated) and dated[first].span.end <= found.event_span.end else None
        event_day = (day_of(inside) if inside else None) or _only_day(days, found.head)
        if event_day is None:
            yield DateMention(found.span, None, found.event)
            continue
        value = away(event_day, found.number, found.unit) if found.number is not None else None
        yield DateMention(found.span, value, f"{found.event}, {event_day.isoformat()}")


def _distances(text: str) -> Iterator[_EventDate]:
    for match in _DISTANCE.finditer(text) if _HINT.search(text.lower()) else ():
        end = match.end()
        words: list[str] = []
        while len(words) < _LONGEST_EVENT:
            word = _EVENT_WORD.match(text, end)
            if word is None or word.group(1).lower() in _NO_EVENT_WORD:
                break
            words.append(word.group(1))
            stopped = end + len(word.group().rstrip())
            end = word.end()
            goes_on = text[end - 1].isspace() and "\n" not in word.group()
            if not goes_on or (len(words) > 1 and words[-1].endswith("ed")):
                break
        if not words:
            continue
        stopped = stopped - 1 if text[stopped - 1] == "." else stopped
        event_span = Span(match.start("event"), stopped)
        number = match["number"]
        exact = to_number(number) if number and (number.isdigit() or number.lower() in NUMBERS) else None
        sign = -1 if match["way"].lower() == "before" else 1
        yield _EventDate(
            Span(match.start(), stopped),
            sign * exact if exact is not None else None,
            match["unit"].lower(),
            text[event_span.start : event_span.end],
            event_span,
            words[-1].lower(),
        )


def _only_day(days: dict[str, set[date]], head: str) -> date | None:
    """The one day that the report gives for an event, beside its noun or beside its verb."""
    told = days.get(head, set()) | days.get(NOMINAL_VERBS.get(head, ""), set())
    return min(told) if len(told) == 1 else None


def _days_by_word(text: str, dated: Sequence[DateMention]) -> dict[str, set[date]]:
    """The days that stand right after a word (announcement on March 5) or right before it (the March 5 vote)."""
    days: dict[str, set[date]] = {}
    for mention in dated:
        day = day_of(mention)
        if day is None:
            continue
        before = _STOP.split(text[max(0, mention.span.start - _NEAR) : mention.span.start])[-1].lower()
        near = [word.group() for word in _PLAIN_WORD.finditer(before) if _LINK.fullmatch(before, word.end())]
        after = _AFTER.match(text[mention.span.end : mention.span.end + _NEAR].lower())
        if after:
            near.extend(word for word in after.groups() if word)
        for word in near:
            days.setdefault(word, set()).add(day)
    return days
