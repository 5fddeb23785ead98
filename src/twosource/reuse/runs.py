"""Equal stretches of many pairs of texts at once: equal grams on one diagonal are a run, near ones a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from twosource.reuse.joining import joined
from twosource.reuse.seeds import PATTERN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.reuse.index import Grams, Pairs
    from twosource.reuse.joining import Joined
    from twosource.reuse.shelf import Shelf

A = TypeVar("A", np.float32, np.float64)

GRAM = PATTERN[-1] + 1
# Words between two equal grams: on one diagonal (a quotation may stand there), and off it.
FAR = 40
REACH = 30
SHIFT = 12
LEAST_IDENTITY = 0.55
LEAST_WORTH = 6.0
# What a word of a quotation, a name or a number is worth; another is worth 1.
LITTLE = 0.25


class Runs(NamedTuple):
    """Stretches of two texts on one diagonal or on near ones: pair, rows on the shelf, equal words, their evidence."""

    pair: NDArray[np.int64]
    start_a: NDArray[np.int64]
    end_a: NDArray[np.int64]
    start_b: NDArray[np.int64]
    end_b: NDArray[np.int64]
    equal: NDArray[np.float64]
    evidence: NDArray[np.float64]

    def turned(self) -> Runs:
        """The same with the two texts exchanged."""
        return Runs(self.pair, self.start_b, self.end_b, self.start_a, self.end_a, self.equal, self.evidence)

    def at(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Runs:
        """Some of the rows."""
        return Runs(
            self.pair[rows],
            self.start_a[rows],
            self.end_a[rows],
            self.start_b[rows],
            self.end_b[rows],
            self.equal[rows],
            self.evidence[rows],
        )


def find_runs(shelf: Shelf, grams: Grams, pairs: Pairs) -> Runs:
    """Equal grams of each pair, joined where they follow each other on one diagonal.

    Args:
        shelf: the texts.
        grams: their grams.
        pairs: rows of texts; best sorted by the first ones.
    """
    bits = int(np.diff(shelf.first).max(initial=1)).bit_length()
    # A pair, a diagonal and a place have to fit into one number of 63 bits.
    most = 1 << max(0, min(20, 62 - 2 * bits))
    parts = [_on_diagonals(shelf, grams, pairs, met, bits) for met in joined(grams, pairs, most)]
    if not parts:
        none = np.zeros(0, np.int64)
        return Runs(none, none, none, none, none, np.zeros(0), np.zeros(0))
    return Runs(
        np.concatenate([part.pair for part in parts]),
        np.concatenate([part.start_a for part in parts]),
        np.concatenate([part.end_a for part in parts]),
        np.concatenate([part.start_b for part in parts]),
        np.concatenate([part.end_b for part in parts]),
        np.concatenate([part.equal for part in parts]),
        np.concatenate([part.evidence for part in parts]),
    )


def _on_diagonals(shelf: Shelf, grams: Grams, pairs: Pairs, met: Joined, bits: int) -> Runs:
    """Runs of the equal grams of some pairs; places are counted from the beginning of the two texts."""
    begins_a, begins_b = shelf.first[pairs.first], shelf.first[pairs.second]
    here = grams.rows[met.here] - begins_a[met.pair]
    diagonal = here - (grams.rows[met.there] - begins_b[met.pair]) + (1 << bits)
    packed = (met.pair - met.start) << (2 * bits + 1) | diagonal << bits | here
    packed.sort()
    place = (1 << bits) - 1
    breaks = np.ones(packed.shape[0], np.bool_)
    breaks[1:] = (packed[1:] >> bits != packed[:-1] >> bits) | (np.diff(packed) > FAR)
    firsts = np.flatnonzero(breaks)
    lasts = np.append(firsts[1:], packed.shape[0]) - 1
    pair = (packed[firsts] >> (2 * bits + 1)) + met.start
    shift = (packed[firsts] >> bits & (2 << bits) - 1) - (1 << bits)
    start, end = packed[firsts] & place, (packed[lasts] & place) + GRAM
    start_a, start_b = start + begins_a[pair], start - shift + begins_b[pair]
    length = end - start
    equal, evidence = _equal(shelf, start_a, start_b, length)
    return Runs(pair, start_a, start_a + length, start_b, start_b + length, equal, evidence)


def _equal(
    shelf: Shelf, start_a: NDArray[np.int64], start_b: NDArray[np.int64], length: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Equal words of stretches of one length, and their evidence."""
    offsets = np.cumsum(length) - length
    inside = np.arange(int(length.sum()))
    rows_a, rows_b = inside + np.repeat(start_a - offsets, length), inside + np.repeat(start_b - offsets, length)
    equal = shelf.hashes[rows_a] == shelf.hashes[rows_b]
    evidence = np.minimum(shelf.evidence[rows_a], shelf.evidence[rows_b])
    return _sums(equal * shelf.length[rows_a], offsets), _sums(equal * evidence, offsets)


def _sums(values: NDArray[np.float32] | NDArray[np.float64], firsts: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.add.reduceat(values, firsts).astype(np.float64) if firsts.shape[0] else np.zeros(0)


def join_runs(runs: Runs) -> Runs:
    """Runs joined where both sides go on within ``REACH`` words and ``SHIFT`` off the diagonal; thin ones left out."""
    if not runs.pair.shape[0]:
        return runs
    order = np.lexsort((runs.start_a, runs.pair))
    runs = runs.at(order)
    breaks = np.ones(order.shape[0], np.bool_)
    ahead_a = runs.start_a[1:] - runs.end_a[:-1]
    ahead_b = runs.start_b[1:] - runs.end_b[:-1]
    breaks[1:] = (
        (np.diff(runs.pair) != 0)
        | (np.abs(ahead_a - ahead_b) > SHIFT)
        | (np.maximum(ahead_a, ahead_b) > REACH)
        | (np.minimum(ahead_a, ahead_b) < -GRAM)
    )
    firsts = np.flatnonzero(breaks)
    lasts = np.append(firsts[1:], order.shape[0]) - 1
    joined = Runs(
        runs.pair[firsts],
        runs.start_a[firsts],
        runs.end_a[lasts],
        runs.start_b[firsts],
        runs.end_b[lasts],
        _sums(runs.equal, firsts),
        _sums(runs.evidence, firsts),
    )
    longer = np.maximum(joined.end_a - joined.start_a, joined.end_b - joined.start_b)
    kept = (worth(joined.equal, joined.evidence) >= LEAST_WORTH) & (joined.equal >= LEAST_IDENTITY * longer)
    return joined.at(kept)


def worth(words: NDArray[A], evidence: NDArray[A]) -> NDArray[A]:
    """What words are worth as a sign of copying, of which so many are neither quoted nor names nor numbers."""
    result: NDArray[A] = words * LITTLE + evidence * (1 - LITTLE)
    return result
