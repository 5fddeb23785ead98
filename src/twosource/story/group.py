"""Reports into stories, all at once.

stories = group_reports([told_of(report) for report in reports])
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.story.link import join_reports
from twosource.story.settings import DEFAULT, Grouping
from twosource.story.space import Likeness, Space
from twosource.story.tell import tell_story
from twosource.story.told import Told, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.model import Story

__all__ = ["Grouped", "Told", "group", "group_reports", "told_of"]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Stories and what was left out to find them.

    Attributes:
        stories: every report in exactly one of them; sorted by their ids.
        weighed: pairs of reports that were weighed.
        hot_terms: terms that so many reports of a window have that only the latest of them were looked at.
        hot_lookups: how often that happened.
    """

    stories: tuple[Story, ...]
    weighed: int
    hot_terms: int
    hot_lookups: int


def group_reports(
    told: Sequence[Told], settings: Grouping = DEFAULT, done: Callable[[int], None] | None = None
) -> tuple[Story, ...]:
    """Group reports by event; the order in which they are given changes nothing.

    Args:
        told: what each report tells, see :func:`told_of`; a report that comes twice counts once.
        settings: weights and thresholds.
        done: called with the number of reports weighed so far.

    Returns:
        Stories sorted by id; every report stands in exactly one, alone if need be.
    """
    return group(told, settings, done).stories


def group(told: Sequence[Told], settings: Grouping = DEFAULT, done: Callable[[int], None] | None = None) -> Grouped:
    """Group reports by event and tell what it took; see :func:`group_reports`."""
    ordered = in_time_order(told)
    space = Space(settings)
    for each in ordered:
        space.count(each)
    alike: dict[tuple[int, int], Likeness] = {}
    for each in ordered:
        vector = space.vector(each)
        met = space.meet(vector, each.day)
        number = space.keep(vector, each.day)
        alike.update(((other, number), likeness) for other, likeness in met)
        if done is not None:
            done(number + 1)
    groups = join_reports(range(len(ordered)), alike, settings)
    near = neighbours(alike)
    stories = (tell_story([(at, ordered[at]) for at in members], near, space) for members in groups)
    return Grouped(
        tuple(sorted(stories, key=lambda story: story.id)), len(alike), len(space.hot_terms), space.hot_lookups
    )


def in_time_order(told: Sequence[Told]) -> list[Told]:
    """Sort reports by day, then id, undated ones last; each id once."""
    unique = {each.id: each for each in told}
    return sorted(unique.values(), key=lambda each: (each.day is None, each.day or 0, each.id))


def neighbours(alike: dict[tuple[int, int], Likeness]) -> dict[int, dict[int, Likeness]]:
    """Give every report the reports that it was weighed against."""
    near: dict[int, dict[int, Likeness]] = {}
    for (a, b), likeness in alike.items():
        near.setdefault(a, {})[b] = likeness
        near.setdefault(b, {})[a] = likeness
    return near
