"""Who copied from whom: told only where a credit or the times of publication show it.

Equal words say nothing about their direction, and neither does the length or the quality of either text.  What shows it
is a credit that names the other outlet, or times that differ clearly.  Credits go first: who credits somebody says so
himself.  Two reports that credit one agency have copied nothing from each other.  Where the signs disagree, or where an
agency that is not among the two stands behind one of them, nothing is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from twosource.outlets.registry import default_registry
from twosource.paths import file_name
from twosource.reuse.wire import find_credits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Report, ReuseDirection, ReuseSign

# Both with a zone: so many minutes apart.  Else the days must differ by two, as one day may be a matter of zones.
LEAST_MINUTES = 60
LEAST_DAYS = 2
_CLOCK = re.compile(r"T\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Shown:
    """Which side copied, what shows it, and the same in a sentence."""

    direction: ReuseDirection
    sign: ReuseSign | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Side:
    report: Report
    name: str
    credited: tuple[str, ...]
    whole: Mapping[str, str]


class Directions:
    """Directions between the reports of one story or corpus; each report's credits are read once."""

    def __init__(self) -> None:
        self._sides: dict[str, _Side] = {}

    def between(self, a: Report, b: Report) -> Shown:
        """Who of two reports copied from the other."""
        one, other = self._side(a), self._side(b)
        return _by_credit(one, other) or _by_times(one, other)

    def _side(self, report: Report) -> _Side:
        found = self._sides.get(report.id)
        if found is None:
            found = self._sides[report.id] = _side_of(report)
        return found


def _side_of(report: Report) -> _Side:
    registry = default_registry()
    # An agency that signs its own report credits nobody else.
    stated = [
        credit for credit in find_credits(report) if report.outlet is None or not _is_of(credit.agency, report.outlet)
    ]
    return _Side(
        report,
        report.outlet or file_name(report.path) or report.title or report.id,
        tuple(credit.agency for credit in stated),
        {registry.newsroom(credit.agency): credit.agency for credit in reversed(stated) if credit.whole},
    )


def _is_of(credited: str, outlet: str) -> bool:
    """Whether a credit names an outlet, by a name of the registry or as "Northern Press Agency" signs: NPA."""
    initials = "".join(word[0].upper() for word in outlet.split())
    return credited == initials or default_registry().are_one(credited, outlet)


def _by_credit(a: _Side, b: _Side) -> Shown | None:
    """What the credits show; ``None`` where they leave it to the times."""
    by_a, by_b = _credited(a, b), _credited(b, a)
    if by_a is not None and by_b is not None:
        return Shown("unknown", None, f"Who copied is not known: {a.name} credits {by_a}, and {b.name} credits {by_b}.")
    if by_a is not None:
        return Shown("a_from_b", "credit", f"{a.name} credits {by_a}.")
    if by_b is not None:
        return Shown("b_from_a", "credit", f"{b.name} credits {by_b}.")
    common = sorted(a.whole.keys() & b.whole.keys())
    if common:
        told = f"Both credit {a.whole[common[0]]}: neither copied from the other."
        return Shown("common_source", "credit", told)
    for side in (a, b):
        if side.whole:
            told = f"{side.name} credits {next(iter(side.whole.values()))}, whose own report is not among the two."
            return Shown("unknown", None, f"Who copied is not known: {told}")
    return None


def _credited(side: _Side, other: _Side) -> str | None:
    """The credit of one side that names the other's outlet, as shown."""
    outlet = other.report.outlet
    if outlet is None:
        return None
    return next((name for name in side.credited if _is_of(name, outlet)), None)


def _by_times(a: _Side, b: _Side) -> Shown:
    """What the times of publication show."""
    first, second = a.report.published, b.report.published
    if first is None or second is None:
        missing = a if first is None else b
        return Shown("unknown", None, f"Who copied is not known: {missing.name} states no time of publication.")
    between = _apart(first, second)
    if between is None:
        return Shown("unknown", None, "Who copied is not known: the times of publication do not differ clearly.")
    forward, words = between
    earlier, later = (a, b) if forward else (b, a)
    updated = earlier.report.updated
    before = None if updated is None else _apart(updated, later.report.published or "")
    if updated is not None and (before is None or not before[0]):
        return Shown("unknown", None, f"Who copied is not known: {earlier.name} came first but was updated later.")
    told = f"{later.name} published it {words} after {earlier.name}."
    return Shown("b_from_a" if forward else "a_from_b", "times", told)


def _apart(first: str, second: str) -> tuple[bool, str] | None:
    """Whether the first time is the earlier one, and by how much; ``None`` where they do not differ clearly."""
    one, other = _instant(first), _instant(second)
    if one is not None and other is not None:
        minutes = round((other - one).total_seconds() / 60)
        if abs(minutes) < LEAST_MINUTES:
            return None
        return minutes > 0, _in_words(abs(minutes))
    day, other_day = _day(first), _day(second)
    if day is None or other_day is None or abs((other_day - day).days) < LEAST_DAYS:
        return None
    return other_day > day, f"{abs((other_day - day).days)} days"


def _in_words(minutes: int) -> str:
    days, hours = minutes // 1440, minutes // 60
    if days > 1:
        return f"{days} days"
    return f"{hours} hours" if hours > 1 else "an hour"


def _instant(text: str) -> datetime | None:
    """A time that is known to the minute anywhere on earth."""
    try:
        found = datetime.fromisoformat(text) if _CLOCK.search(text) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
