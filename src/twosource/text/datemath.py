"""Arithmetic on calendar dates, always relative to the day a report was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative dates hang on; ``day`` is ``None`` when the report's date is unknown."""

    day: date | None

    @property
    def words(self) -> str | None:
        """How the anchor is shown: ``published 2022-02-04``."""
        return f"published {self.day.isoformat()}" if self.day else None


def anchor_of(published: str | None) -> Anchor:
    """Take the day of an ISO 8601 date or date and time, in the zone in which it is stated."""
    match = _ISO_DAY.match(published or "")
    if match is None:
        return Anchor(None)
    return Anchor(make_day(*(int(part) for part in match.groups())))


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """A day some days away, or ``None`` beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def weekday_near(day: date, weekday: int, *, ahead: bool, strictly: bool) -> date | None:
    """The nearest weekday (1 Monday to 7) on or before ``day``, or on or after it when ``ahead``.

    ``strictly`` leaves out ``day`` itself.
    """
    distance = (weekday - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - weekday) % 7)
    if strictly and distance == 0:
        distance = 7 if ahead else -7
    return shift(day, distance)


def month_near(day: date, month: int, *, ahead: bool, strictly: bool = False) -> str:
    """The last such month that has begun by ``day``, or the next one when ``ahead``, as ``YYYY-MM``."""
    year = day.year
    if ahead:
        passed = month < day.month or (strictly and month == day.month)
        year += passed
    else:
        not_yet = month > day.month or (strictly and month == day.month)
        year -= not_yet
    return f"{year:04d}-{month:02d}"


def day_near(day: date, month: int, day_of_month: int, *, ahead: bool) -> date | None:
    """The last such day on or before ``day``, or the next on or after it when ``ahead``; skips years without it."""
    step = 1 if ahead else -1
    for distance in range(9):
        found = make_day(day.year + step * distance, month, day_of_month)
        if found and (found >= day if ahead else found <= day):
            return found
    return None


def shift_months(day: date, months: int) -> str:
    """A month some months away, as ``YYYY-MM``."""
    index = day.year * 12 + day.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def coarse(first: date | None, last: date | None) -> str | None:
    """The finest of day, month and year that holds a whole stretch of days; ``None`` when it spans two years."""
    if first is None or last is None or first.year != last.year:
        return None
    if first == last:
        return first.isoformat()
    return f"{first.year:04d}-{first.month:02d}" if first.month == last.month else f"{first.year:04d}"
