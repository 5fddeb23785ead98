"""Equal stretches of many pairs of texts at once: equal grams on one diagonal are a run, near ones a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from twosource.reuse.index import Grams, Pairs
from twosource.reuse.seeds import PATTERN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.reuse.shelf import Shelf

A = TypeVar("A", np.float32, np.float64)

GRAM = PATTERN[-1] + 1
# Grams of one text that are looked at together.
SWEEP = 1 << 19
# Words between two equal grams: on one diagonal (a quotation may stand there), and off it.
FAR = 100
REACH = 30
SHIFT = 12
REPEATS = 4
LEAST_IDENTITY = 0.55
LEAST_WORTH = 6.0
# What a word of a quotation, a name or a number is worth; another is worth 1.
LITTLE = 0.25
_KEY_BITS = 44


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
    """Equal grams of each pair, joined where they follow each other on one diagonal."""
    order = _sorted_within_texts(grams, pairs, len(shelf))
    sizes = np.diff(grams.first)[pairs.first]
    cuts = np.searchsorted(np.cumsum(sizes), np.arange(SWEEP, int(sizes.sum()) + SWEEP, SWEEP)).tolist()
    parts = []
    start = 0
    for end in [*(cut + 1 for cut in cuts[:-1]), pairs.first.shape[0]]:
        if end > start:
            here, there, pair = _join(grams, order, Pairs(pairs.first[start:end], pairs.second[start:end]))
            parts.append(_on_diagonals(shelf, here, there, pair + start))
            start = end
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


def _sorted_within_texts(grams: Grams, pairs: Pairs, texts: int) -> NDArray[np.int64]:
    """Order of the grams by key within each text that a pair names; the others stay as they are."""
    wanted = np.zeros(texts, np.bool_)
    wanted[pairs.first] = wanted[pairs.second] = True
    order = np.arange(grams.keys.shape[0])
    for number in np.flatnonzero(wanted).tolist():
        start, end = int(grams.first[number]), int(grams.first[number + 1])
        order[start:end] = start + np.argsort(grams.keys[start:end], kind="stable")
    return order


def _join(
    grams: Grams, order: NDArray[np.int64], pairs: Pairs
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Rows on the shelf of the equal grams of each pair, and the number of the pair."""
    owner_a, places_a = _spread(grams, order, pairs.first)
    owner_b, places_b = _spread(grams, order, pairs.second)
    keys_a, keys_b = _packed(grams, owner_a, places_a), _packed(grams, owner_b, places_b)
    hits, start, count = _equal(keys_a, keys_b)
    step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    here = np.repeat(hits, count)
    there = np.repeat(start, count) + step
    return grams.rows[places_a[here]], grams.rows[places_b[there]], owner_a[here]


def _equal(
    keys_a: NDArray[np.uint64], keys_b: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Places in sorted keys that stand in other sorted ones too, and where and how often they stand there.

    A stable sort merges two sorted runs in one pass, where a search for each key would jump about.
    """
    merged = np.argsort(np.concatenate((keys_b, keys_a)), kind="stable")
    behind = np.flatnonzero(merged >= keys_b.shape[0]) - np.arange(keys_a.shape[0])
    hits = np.flatnonzero((behind > 0) & (keys_b[behind - 1] == keys_a))
    behind = behind[hits]
    begins = np.ones(keys_b.shape[0], np.bool_)
    begins[1:] = keys_b[1:] != keys_b[:-1]
    start = np.maximum.accumulate(np.where(begins, np.arange(keys_b.shape[0]), 0))[behind - 1]
    return hits, start, np.minimum(behind - start, REPEATS)


def _spread(
    grams: Grams, order: NDArray[np.int64], texts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The grams of several texts one after the other: number of the text in ``texts``, and gram."""
    sizes = grams.first[texts + 1] - grams.first[texts]
    owner = np.repeat(np.arange(texts.shape[0]), sizes)
    inside = np.arange(owner.shape[0]) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return owner, order[grams.first[texts][owner] + inside]


def _packed(grams: Grams, owner: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.uint64]:
    return owner.astype(np.uint64) << np.uint64(_KEY_BITS) | grams.keys[places] >> np.uint64(64 - _KEY_BITS)


def _on_diagonals(shelf: Shelf, here: NDArray[np.int64], there: NDArray[np.int64], pair: NDArray[np.int64]) -> Runs:
    order = np.lexsort((here, here - there, pair))
    here, there, pair = here[order], there[order], pair[order]
    breaks = np.ones(here.shape[0], np.bool_)
    breaks[1:] = (np.diff(pair) != 0) | (np.diff(here - there) != 0) | (np.diff(here) > FAR)
    firsts = np.flatnonzero(breaks)
    lasts = np.append(firsts[1:], here.shape[0]) - 1
    length = here[lasts] + GRAM - here[firsts]
    offsets = np.cumsum(length) - length
    inside = np.arange(int(length.sum())) - np.repeat(offsets, length)
    rows_a, rows_b = np.repeat(here[firsts], length) + inside, np.repeat(there[firsts], length) + inside
    equal = shelf.hashes[rows_a] == shelf.hashes[rows_b]
    evidence = np.minimum(shelf.evidence[rows_a], shelf.evidence[rows_b])
    return Runs(
        pair[firsts],
        here[firsts],
        here[lasts] + GRAM,
        there[firsts],
        there[lasts] + GRAM,
        _sums(equal * shelf.length[rows_a], offsets),
        _sums(equal * evidence, offsets),
    )


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
