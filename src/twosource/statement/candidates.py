"""Which statements of different reports are worth a decision: near in meaning, or with rare words in common.

Pairs are sought among wordings, not among statements: fifty copies of a report have the wordings of one, and must not
crowd out of a statement's nearest ones what another report says.  Each wording's repetitions are paired with its first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.profile import profile
from twosource.statement.spoken import by_wording, told_by_two
from twosource.statement.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from twosource.statement.profile import Profile
    from twosource.statement.spoken import Spoken, Wording

NEAREST = 4
NEAREST_PER_TELLER = 2
FEW_TELLERS = 12
LEAST_COSINE = 0.42
LEAST_COSINE_RARE = 0.3
RARE_WEIGHT = 6.5
SHARED_RARE = 2
COMMONEST_RARE = 24
# So little of the shorter one's weight in words of the other, and no two are the same; the less alike their vectors
# are, the more words it takes.  Of the pairs of 174 real stories that a lower bar let through, this leaves out 38 %,
# among them 2 of the 5,239 that were then accepted.  Numbers and dates weigh much: two statements that differ in one
# may have little else in common and are weighed all the same.
LEAST_SHARED = 0.1
LEAST_ALIKE, SHARED_WORTH = 0.7, 0.4
# So near in meaning, whatever their words.
ALIKE = 0.65
_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class _Wording:
    """The same words of the same speaker.

    Attributes:
        numbers: of the statements that have it, sorted.
        tellers: who tell it: reports, those that say the very same as one.
    """

    numbers: tuple[int, ...]
    tellers: frozenset[int]


def find_candidates(spoken: Sequence[Spoken], vectors: NDArray[np.float32]) -> tuple[tuple[int, int], ...]:
    """Find the pairs to decide.

    Args:
        spoken: statements.
        vectors: their unit vectors, shape (n, d).

    Returns:
        Numbers of statements, the lower first, sorted; never two of one report.
    """
    wordings = _wordings(spoken)
    firsts = np.array([each.numbers[0] for each in wordings], dtype=np.intp)
    near = _near(wordings, vectors[firsts]) if len(wordings) else set()
    found = set(_repeated(wordings, spoken))
    profiles = [profile(spoken[number].side.text) for number in firsts]
    for a, b in near | _sharing(profiles, wordings):
        if _is_likely(profiles[a], profiles[b], float(vectors[firsts[a]] @ vectors[firsts[b]])):
            found.update(told_by_two(spoken, wordings[a].numbers, wordings[b].numbers))
    return tuple(sorted(found))


def _is_likely(a: Profile, b: Profile, cosine: float) -> bool:
    """Whether two statements are alike enough, by their vectors and by the words that both have, to be weighed."""
    if cosine < LEAST_COSINE_RARE:
        return False
    if cosine >= ALIKE:
        return True
    if (a.quantities and b.quantities) or (a.moments and b.moments):
        return True
    met = [row for row, key in enumerate(a.keys) if key in b.places]
    shared = float(a.weights[met].sum()) / (min(a.total, b.total) or 1.0)
    return shared >= LEAST_SHARED and cosine + SHARED_WORTH * shared >= LEAST_ALIKE


def _wordings(spoken: Sequence[Spoken]) -> list[_Wording]:
    """Gather the statements of one wording, in the order of their first."""
    told: dict[int, set[Wording]] = {}
    for each in spoken:
        told.setdefault(each.report, set()).add(each.wording)
    # Reports that say the very same are one teller.
    teller: dict[int, int] = {}
    by_all: dict[frozenset[Wording], int] = {}
    for report in sorted(told):
        teller[report] = by_all.setdefault(frozenset(told[report]), len(by_all))
    return [
        _Wording(same, frozenset(teller[spoken[number].report] for number in same))
        for same in by_wording(spoken, range(len(spoken)))
    ]


def _repeated(wordings: Iterable[_Wording], spoken: Sequence[Spoken]) -> Iterable[tuple[int, int]]:
    """Pair the first statement of a wording with its repetitions in other reports."""
    for wording in wordings:
        head, *rest = wording.numbers
        yield from ((head, number) for number in rest if spoken[number].report != spoken[head].report)


def _near(wordings: Sequence[_Wording], vectors: NDArray[np.float32]) -> set[tuple[int, int]]:
    """Pairs of wordings of which one is among the nearest of the other, in each teller where they are few."""
    tellers = sorted(frozenset[int]().union(*(each.tellers for each in wordings)))
    has = np.zeros((len(wordings), len(tellers)), dtype=bool)
    for row, each in enumerate(wordings):
        has[row, list(each.tellers)] = True
    alone = has.sum(axis=1) == 1
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(wordings), _BLOCK):
        rows = slice(start, start + _BLOCK)
        block = vectors[rows] @ vectors.T
        if len(tellers) <= FEW_TELLERS:
            for teller in tellers:
                columns = np.flatnonzero(has[:, teller])
                part = block[:, columns]
                part[alone[rows] & has[rows, teller]] = -1.0
                pairs |= _nearest(part, start, columns, NEAREST_PER_TELLER)
        else:
            only = np.where(alone, has.argmax(axis=1), -1)
            block[(only[rows, None] == only[None, :]) & alone[rows, None]] = -1.0
            pairs |= _nearest(block, start, np.arange(len(wordings)), NEAREST)
    return pairs


def _nearest(block: NDArray[np.float32], start: int, columns: NDArray[np.intp], most: int) -> set[tuple[int, int]]:
    """Take each row's nearest columns above the least cosine; ties go to the lower number."""
    if not columns.size:
        return set()
    found: set[tuple[int, int]] = set()
    left = block.copy()
    every = np.arange(block.shape[0])
    for _ in range(min(most, columns.size)):
        best = left.argmax(axis=1)
        rows = np.flatnonzero(left[every, best] >= LEAST_COSINE)
        for row, column in zip((start + rows).tolist(), columns[best[rows]].tolist(), strict=True):
            found.add((min(row, column), max(row, column)))
        left[every, best] = -np.inf
    return found


def _sharing(profiles: Sequence[Profile], wordings: Sequence[_Wording]) -> set[tuple[int, int]]:
    """Find pairs with two or more rare keys in common through an inverted index; too common keys are left out."""
    table = vocabulary()
    index: dict[str, list[int]] = {}
    for number, each in enumerate(profiles):
        for key in each.places:
            if key[0].isdigit() or table.weight(key) >= RARE_WEIGHT:
                index.setdefault(key, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for numbers in index.values():
        if len(numbers) > COMMONEST_RARE:
            continue
        for place, i in enumerate(numbers):
            for j in numbers[place + 1 :]:
                if len(wordings[i].tellers | wordings[j].tellers) > 1:
                    shared[i, j] = shared.get((i, j), 0) + 1
    return {pair for pair, times in shared.items() if times >= SHARED_RARE}
