"""Which fact of one sentence answers to which fact of the other: those that stand in the same surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile

_WINDOW = 5
_ONE_SIDE = 0.9
_SHORT_SIDE = 0.8
_SAME_CONTEXT = 0.5
_ALONE_CONTEXT = 0.3
_LEAST_LIKELY = {"conflict": 1, "different_quantity": 2}
_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d][.!?]) |(?<=[.!?,][\"”’]) ")


class Placed(Protocol):
    """Anything with a place in its sentence."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


Fact = TypeVar("Fact", bound=Placed)


@dataclass(frozen=True, slots=True)
class FactPair:
    """Two facts in the same surroundings.

    Attributes:
        a: number of the first sentence's fact.
        b: number of the second sentence's fact.
        relation: what they are to each other.
        context: how far the words around both agree, 0 to 1.
    """

    a: int
    b: int
    relation: str
    context: float


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Two sentences and their word match: the surroundings of their facts."""

    a: Profile
    b: Profile
    match: WordMatch

    def agreement(self, x: Placed, y: Placed) -> float:
        """Measure how far the words around two places agree, 0 to 1.

        The window with less to say is what counts, unless it has two words or fewer; one side may speak for both.
        """
        before_a, after_a = _window(self.a, x.start, x.end)
        before_b, after_b = _window(self.b, y.start, y.end)
        whole = self._shared(before_a + after_a, before_b + after_b)
        sides = [
            (_ONE_SIDE if min(len(rows), len(columns)) > 2 else _SHORT_SIDE) * self._shared(rows, columns)
            for rows, columns in ((before_a, before_b), (after_a, after_b))
            if min(len(rows), len(columns)) > 1
        ]
        return max([whole, *sides])

    def _shared(self, rows: list[int], columns: list[int]) -> float:
        if not rows or not columns:
            return 0.0
        part = self.match.likeness[rows][:, columns]
        weights_a, weights_b = self.a.weights[rows], self.b.weights[columns]
        shared_a = float(weights_a @ np.maximum.reduce(part, axis=1)) / float(np.add.reduce(weights_a))
        shared_b = float(weights_b @ np.maximum.reduce(part, axis=0)) / float(np.add.reduce(weights_b))
        return max(shared_a, shared_b) if min(len(rows), len(columns)) > 2 else (shared_a + shared_b) / 2


@lru_cache(maxsize=4096)
def _window(profile: Profile, start: int, end: int) -> tuple[list[int], list[int]]:
    """Give the content words before and after a place, without numbers, inside its sentence."""
    before: list[int] = []
    after: list[int] = []
    opening, closing = 0, len(profile.text)
    for stop in _SENTENCE_ENDS.finditer(profile.text):
        if stop.end() <= start:
            opening = stop.end()
        elif stop.start() >= end:
            closing = min(closing, stop.start())
    for place, number in enumerate(profile.content):
        word = profile.words[number]
        if word.text[0].isdigit() or word.start < opening or word.end > closing:
            continue
        if word.end <= start:
            before.append(place)
        elif word.start >= end:
            after.append(place)
    return before[-_WINDOW:], after[:_WINDOW]


def _no_voucher(_a: Placed, _b: Placed) -> float:
    return 0.0


def pair_facts(
    around: Around,
    facts_a: Sequence[Fact],
    facts_b: Sequence[Fact],
    relate: Callable[[Fact, Fact], str],
    vouch: Callable[[Fact, Fact], float] = _no_voucher,
) -> list[FactPair]:
    """Pair the facts of one sort in two sentences that stand in the same surroundings.

    What is equal on both sides is set aside.  Of the rest, two facts are paired when the words around them agree (more
    loosely when each is the only one left of its sort), those that can both hold before those that cannot.  ``vouch``
    may give an agreement that the words around do not show.

    Returns:
        Unequal facts only, each at most once, the surest first.
    """
    relations = {(i, j): relate(x, y) for i, x in enumerate(facts_a) for j, y in enumerate(facts_b)}
    equal = {pair for pair, relation in relations.items() if relation in {"equal", "compatible"}}
    left_a = [i for i in range(len(facts_a)) if all(pair[0] != i for pair in equal)]
    left_b = [j for j in range(len(facts_b)) if all(pair[1] != j for pair in equal)]
    least = _ALONE_CONTEXT if len(left_a) == len(left_b) == 1 else _SAME_CONTEXT
    scored = []
    for i in left_a:
        for j in left_b:
            relation = relations[i, j]
            if relation == "different_kind":
                continue
            context = max(vouch(facts_a[i], facts_b[j]), around.agreement(facts_a[i], facts_b[j]))
            if context >= least:
                scored.append((_LEAST_LIKELY.get(relation, 0), -context, i, j, relation))
    return _each_once(scored)


def _each_once(scored: list[tuple[int, float, int, int, str]]) -> list[FactPair]:
    pairs: list[FactPair] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, negative, i, j, relation in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append(FactPair(i, j, relation, -negative))
    return pairs
