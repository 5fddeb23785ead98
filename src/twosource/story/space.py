"""Reports as unit vectors of weighed terms, and the earlier reports that a new one resembles.

A report looks others up by its strongest terms in an inverted index.  Of a term that too many earlier reports of the
window have, only the latest are looked at, and how often that happened is counted.  What is found is weighed exactly.
Cost grows with the number of reports times a constant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.story.background import background
from twosource.story.settings import DEFAULT, Grouping
from twosource.story.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from twosource.story.told import Told


class Likeness(NamedTuple):
    """How alike two reports are.

    Attributes:
        words: cosine of all weighed terms, faded by the days between the two, 0 to 1.
        numbers: cosine of figures alone, 0 to 1.
        dated: the dates of both are known.
    """

    words: float
    numbers: float
    dated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A report in the space.

    Attributes:
        ids: term ids, shape (n,), int32.
        values: weights of unit length, shape (n,), float32.
        numbers: weights of the figures among them, of unit length by themselves, else 0; shape (n,), float32.
        strongest: ids of its strongest terms, strongest first.
    """

    ids: NDArray[np.int32]
    values: NDArray[np.float32]
    numbers: NDArray[np.float32]
    strongest: tuple[int, ...]


class Space:
    """Counts of terms, and the reports met so far; reports are numbered from 0 in the order in which they are kept."""

    def __init__(self, settings: Grouping = DEFAULT) -> None:
        self._settings = settings
        self._ids: dict[str, int] = {}
        self._prior = np.zeros(1024, dtype=np.float64)
        self._counts = np.zeros(1024, dtype=np.float64)
        self._table = np.zeros(1024, dtype=np.float32)
        self._number_table = np.zeros(1024, dtype=np.float32)
        self._reports = 0
        self._vectors: list[Vector] = []
        self._days: list[int | None] = []
        self._dated: dict[int, list[int]] = {}
        self._undated: dict[int, list[int]] = {}
        self.hot_lookups = 0
        self.hot_terms: set[int] = set()

    def count(self, told: Told) -> None:
        """Count a report's terms."""
        ids = self._term_ids(told)
        self._counts[ids] += 1
        self._reports += 1

    def vector(self, told: Told) -> Vector:
        """Weigh a report's terms by their rarity among the reports counted and in news."""
        ids = self._term_ids(told)
        settings = self._settings
        share = (self._counts[ids] + settings.background * self._prior[ids]) / (self._reports + settings.background)
        weighed = told.weights.astype(np.float64) * -np.log(np.minimum(share, 1.0))
        kinds = np.frombuffer(told.kinds, dtype=np.uint8)
        order = np.argsort(-weighed, kind="stable")[: settings.strongest]
        return Vector(
            ids=ids,
            values=_unit(weighed),
            numbers=_unit(np.where(kinds == Kind.NUMBER, weighed, 0.0)),
            strongest=tuple(ids[order].tolist()),
        )

    def keep(self, vector: Vector, day: int | None) -> int:
        """Keep a report so that later ones find it, and give its number."""
        number = len(self._vectors)
        self._vectors.append(vector)
        self._days.append(day)
        for term in vector.strongest:
            if day is None:
                self._undated.setdefault(term, []).append(number)
            else:
                # One that comes late is put in its place; in time order this appends.
                insort(self._dated.setdefault(term, []), number, key=self._day_of)
        return number

    def values(self, number: int) -> list[float]:
        """Give the weights of a kept report's terms, in their order."""
        values: list[float] = self._vectors[number].values.tolist()
        return values

    def meet(self, vector: Vector, day: int | None) -> list[tuple[int, Likeness]]:
        """Weigh a report against the earlier ones that share strong terms with it, in the order of their numbers."""
        found = self._look_up(vector, day)
        if not found:
            return []
        others = [self._vectors[number] for number in found]
        self._table[vector.ids] = vector.values
        self._number_table[vector.ids] = vector.numbers
        ids = np.concatenate([other.ids for other in others])
        starts = np.cumsum([0] + [len(other.ids) for other in others[:-1]])
        words = np.add.reduceat(self._table[ids] * np.concatenate([other.values for other in others]), starts)
        numbers = np.add.reduceat(self._number_table[ids] * np.concatenate([o.numbers for o in others]), starts)
        self._table[vector.ids] = 0
        self._number_table[vector.ids] = 0
        met = []
        for number, word, figure in zip(found, words.tolist(), numbers.tolist(), strict=True):
            other_day = self._days[number]
            known = day is not None and other_day is not None
            likeness = Likeness(word * self.nearness(day, other_day), figure, known)
            if likeness.words >= self._settings.faint:
                met.append((number, likeness))
        return met

    def nearness(self, day: int | None, other: int | None) -> float:
        """What days between two reports leave of their likeness, 0 to 1; 1 when a date is unknown."""
        if day is None or other is None:
            return 1.0
        gap = abs(day - other)
        return 0.0 if gap > self._settings.window else 1.0 / (1.0 + (gap / self._settings.fading) ** 2)

    def _look_up(self, vector: Vector, day: int | None) -> list[int]:
        """Numbers of earlier reports that share strong terms, those that share the most kept, sorted."""
        shared: Counter[int] = Counter()
        for term in vector.strongest:
            for posted in self._posted(term, day):
                shared.update(posted)
        if len(shared) > self._settings.nearest:
            kept = sorted(shared.items(), key=lambda each: (-each[1], -each[0]))[: self._settings.nearest]
            return sorted(number for number, _ in kept)
        return sorted(shared)

    def _posted(self, term: int, day: int | None) -> Iterable[list[int]]:
        dated, undated = self._dated.get(term, []), self._undated.get(term, [])
        if day is not None:
            start = bisect_left(dated, day - self._settings.window, key=self._day_of)
            end = bisect_right(dated, day + self._settings.window, key=self._day_of)
            dated = dated[start:end]
        for posted in (dated, undated):
            if len(posted) > self._settings.hot:
                self.hot_lookups += 1
                self.hot_terms.add(term)
            yield posted[-self._settings.hot :]

    def _day_of(self, number: int) -> int:
        return self._days[number] or 0

    def _term_ids(self, told: Told) -> NDArray[np.int32]:
        ids = self._ids
        before = len(ids)
        found = [ids.setdefault(term, len(ids)) for term in told.terms]
        if len(ids) > before:
            self._learn(told, found, before)
        return np.array(found, dtype=np.int32)

    def _learn(self, told: Told, found: list[int], before: int) -> None:
        """Note how common new terms are in news; the tables grow by doubling."""
        while len(self._ids) > len(self._prior):
            self._prior = np.concatenate([self._prior, np.zeros_like(self._prior)])
            self._counts = np.concatenate([self._counts, np.zeros_like(self._counts)])
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._number_table = np.concatenate([self._number_table, np.zeros_like(self._number_table)])
        table = background()
        for term, number in zip(told.terms, found, strict=True):
            if number >= before:
                self._prior[number] = table.share(term)


def _unit(values: NDArray[np.float64]) -> NDArray[np.float32]:
    length = float(np.sqrt(values @ values))
    return (values / length if length else values).astype(np.float32)
