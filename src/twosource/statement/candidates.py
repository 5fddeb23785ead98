"""Which statements of different reports are worth a decision: near in meaning, or with rare words in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.profile import profile
from twosource.statement.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.statement.spoken import Spoken

NEAREST = 4
NEAREST_PER_REPORT = 2
FEW_REPORTS = 12
LEAST_COSINE = 0.42
LEAST_COSINE_RARE = 0.3
RARE_WEIGHT = 6.5
SHARED_RARE = 2
COMMONEST_RARE = 24
_BLOCK = 1024


def find_candidates(spoken: Sequence[Spoken], vectors: NDArray[np.float32]) -> list[tuple[int, int, float]]:
    """Find the pairs to decide.

    Args:
        spoken: statements.
        vectors: their unit vectors, shape (n, d).

    Returns:
        (number, number, cosine) with the lower number first, sorted; never two of one report.
    """
    reports = np.array([each.report for each in spoken])
    count = len(set(reports.tolist()))
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(spoken), _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors.T
        block[reports[start : start + _BLOCK, None] == reports[None, :]] = -1.0
        if count <= FEW_REPORTS:
            for report in range(int(reports.max()) + 1):
                columns = np.flatnonzero(reports == report)
                pairs |= _nearest(block[:, columns], start, columns, NEAREST_PER_REPORT)
        else:
            pairs |= _nearest(block, start, np.arange(len(spoken)), NEAREST)
    pairs |= _sharing(spoken)
    scored = []
    for i, j in sorted(pairs):
        cosine = min(1.0, max(0.0, float(vectors[i] @ vectors[j])))
        if cosine >= LEAST_COSINE_RARE:
            scored.append((i, j, cosine))
    return scored


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


def _sharing(spoken: Sequence[Spoken]) -> set[tuple[int, int]]:
    """Find pairs with two or more rare keys in common through an inverted index; too common keys are left out."""
    table = vocabulary()
    index: dict[str, list[int]] = {}
    for number, each in enumerate(spoken):
        for key in sorted(set(profile(each.side.text).keys)):
            if key[0].isdigit() or table.weight(key) >= RARE_WEIGHT:
                index.setdefault(key, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for numbers in index.values():
        if len(numbers) > COMMONEST_RARE:
            continue
        for place, i in enumerate(numbers):
            for j in numbers[place + 1 :]:
                if spoken[i].report != spoken[j].report:
                    shared[i, j] = shared.get((i, j), 0) + 1
    return {pair for pair, times in shared.items() if times >= SHARED_RARE}
