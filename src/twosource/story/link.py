"""Reports into groups: average link, where reports across two groups are measured against reports within each.

Reports of one event resemble each other more or less, by their length and kind.  So two groups are joined not when
reports across them are alike by a fixed amount, but when they are about as alike as reports within:

    across / sqrt(within the first x within the second)

Look-alike events (two earthquakes, two trials) share their common words but not their figures: that figures agree
within each of two groups and not across them lowers the value (never raises it).  The best pair of groups is joined
first, until none reaches the threshold.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from twosource.story.settings import DEFAULT, Grouping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.story.space import Likeness

Entry = tuple[float, int, int, int, int]


@dataclass(slots=True)
class _Group:
    """A group while groups are joined.

    Attributes:
        members: numbers of its reports.
        within: sum of the likeness of its pairs.
        figures: the same for figures.
        across: sums of likeness, of all words and of figures, to the reports of each neighbouring group.
        stamp: how often it has changed.
    """

    members: list[int]
    within: float = 0.0
    figures: float = 0.0
    across: dict[int, tuple[float, float]] = field(default_factory=dict)
    stamp: int = 0


def join_reports(
    numbers: Sequence[int], alike: Mapping[tuple[int, int], Likeness], settings: Grouping = DEFAULT
) -> tuple[tuple[int, ...], ...]:
    """Group reports by how alike they are; pairs that are not given count as not alike.

    Args:
        numbers: the reports, each once.
        alike: likeness of pairs of them, the smaller number first.
        settings: threshold and expectations.

    Returns:
        Groups of numbers, each sorted, in the order of their first members.
    """
    groups = {number: _Group([number]) for number in numbers}
    for (a, b), likeness in alike.items():
        groups[a].across[b] = groups[b].across[a] = (likeness.words, likeness.numbers)
    _join_copies(groups, alike, settings)
    open_pairs = sorted((a, b) for a, group in groups.items() for b in group.across if a < b)
    heap = [entry for a, b in open_pairs if (entry := _first_entry(groups, a, b, alike, settings)) is not None]
    heapq.heapify(heap)
    while heap:
        _, a, b, stamp_a, stamp_b = heapq.heappop(heap)
        if a not in groups or b not in groups or (groups[a].stamp, groups[b].stamp) != (stamp_a, stamp_b):
            continue
        _join(groups, a, b)
        for other in groups[a].across:
            entry = _entry(groups, min(a, other), max(a, other), settings)
            if entry is not None:
                heapq.heappush(heap, entry)
    return tuple(sorted(tuple(sorted(group.members)) for group in groups.values()))


def _join_copies(groups: dict[int, _Group], alike: Mapping[tuple[int, int], Likeness], settings: Grouping) -> None:
    """Join near copies first, through any chain of them: of hundreds, each is weighed against the latest few only."""
    owner = {number: number for number in groups}
    for (a, b), likeness in sorted(alike.items()):
        surely = likeness.words >= settings.copy and likeness.numbers >= settings.copy_numbers
        if not surely and likeness.words < settings.exact_copy:
            continue
        first, second = sorted((_owner(owner, a), _owner(owner, b)))
        if first != second:
            owner[second] = first
            _join(groups, first, second)


def _owner(owner: dict[int, int], number: int) -> int:
    while owner[number] != number:
        owner[number] = owner[owner[number]]
        number = owner[number]
    return number


def _first_entry(
    groups: dict[int, _Group], a: int, b: int, alike: Mapping[tuple[int, int], Likeness], settings: Grouping
) -> Entry | None:
    """As ``_entry``; of two single reports nothing is known but the two, so they must be more alike."""
    if len(groups[a].members) == len(groups[b].members) == 1:
        likeness = alike[a, b]
        least = settings.dated_pair if likeness.dated else settings.pair
        if likeness.words + settings.pair_numbers * likeness.numbers < least:
            return None
    return _entry(groups, a, b, settings)


def _entry(groups: dict[int, _Group], a: int, b: int, settings: Grouping) -> Entry | None:
    first, second = groups[a], groups[b]
    value = _value(first, second, first.across[b], settings)
    return None if value < settings.threshold else (-value, a, b, first.stamp, second.stamp)


def _value(first: _Group, second: _Group, across: tuple[float, float], settings: Grouping) -> float:
    """How alike reports across two groups are, against reports within them."""
    fewer, more = sorted((len(first.members), len(second.members)))
    pairs = fewer * min(more, settings.nearest)
    mean, figures = across[0] / pairs, across[1] / pairs
    expected = sqrt(_expected(first, settings) * _expected(second, settings))
    slack = settings.number_slack
    agreed = (figures + slack) / (sqrt(_agreed(first, settings) * _agreed(second, settings)) + slack)
    return float(mean / expected * min(1.0, agreed) ** settings.number_power)


def _expected(group: _Group, settings: Grouping) -> float:
    """Mean likeness within a group, drawn towards the expectation while its pairs are few."""
    return (group.within + settings.caution * settings.likeness) / (_pairs(group, settings) + settings.caution)


def _agreed(group: _Group, settings: Grouping) -> float:
    """Mean likeness of figures within a group, drawn towards none while its pairs are few."""
    return group.figures / (_pairs(group, settings) + 1)


def _pairs(group: _Group, settings: Grouping) -> float:
    """Pairs within a group that can have been weighed: no report meets more than ``nearest`` earlier ones."""
    size = len(group.members)
    return size * min((size - 1) / 2, settings.nearest)


def _join(groups: dict[int, _Group], a: int, b: int) -> None:
    """Join the second group into the first."""
    kept, gone = groups[a], groups.pop(b)
    words, figures = kept.across.pop(b)
    kept.within += gone.within + words
    kept.figures += gone.figures + figures
    kept.members += gone.members
    kept.stamp += 1
    for other, (more_words, more_figures) in gone.across.items():
        if other == a:
            continue
        had_words, had_figures = kept.across.get(other, (0.0, 0.0))
        total = (had_words + more_words, had_figures + more_figures)
        kept.across[other] = groups[other].across[a] = total
        del groups[other].across[b]
