"""Copies in a corpus: pairs of texts that share a good part of the shorter one, with the passages on both sides.

The same grams as within a story, worked on in long sweeps over all pairs at once: the candidates of ``index.py`` are
joined on all their grams, equal grams on one diagonal are a run, and neighbouring runs are a passage.  A story's
reports are held against each other more closely (``passages.py``).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from twosource.reuse.index import Grams, Pairs, all_grams, find_candidates
from twosource.reuse.seeds import PATTERN
from twosource.reuse.shelf import shelve

if TYPE_CHECKING:
    from collections.abc import Sequence

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
# A pair is a copy by what is carried over (in words, see ``LITTLE``) times its share of the shorter text: all of a text
# of 24 words, half of one of 96, 108 words of one of 480; less is enough
LEAST_WEIGHT = 24.0
# ... where two passages follow each other on one side, as in a text that was shortened or pasted in pieces,
FOLLOWING = 14.0
NEXT = 12
# ... where three passages stand in one order,
IN_ORDER = 3
IN_ORDER_WEIGHT = 6.0
# ... and where it is half of the longer text too.
HALF = 0.5
_KEY_BITS = 44
_DIAGONAL_BITS = 22


class Passages(NamedTuple):
    """Passages of many pairs, one row each, sorted by pair and place; all int64, places in code points.

    Attributes:
        pair: row of the pair.
        start_a: first code point in the earlier text.
        end_a: one past the last.
        start_b: first code point in the later text.
        end_b: one past the last.
    """

    pair: NDArray[np.int64]
    start_a: NDArray[np.int64]
    end_a: NDArray[np.int64]
    start_b: NDArray[np.int64]
    end_b: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Copies:
    """Pairs of texts that share passages, sorted; "earlier" is the order given and says nothing about who copied.

    Attributes:
        first: int64, number of the earlier text.
        second: int64, number of the later.
        words: float64, words carried over.
        share: float64, their share of the shorter text's words outside quotations, 0 to 1.
        passages: where they stand.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    words: NDArray[np.float64]
    share: NDArray[np.float64]
    passages: Passages


class _Runs(NamedTuple):
    """Stretches of two texts on one diagonal or on near ones: pair, rows on the shelf, equal words, their evidence."""

    pair: NDArray[np.int64]
    start_a: NDArray[np.int64]
    end_a: NDArray[np.int64]
    start_b: NDArray[np.int64]
    end_b: NDArray[np.int64]
    equal: NDArray[np.float64]
    evidence: NDArray[np.float64]

    def at(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> _Runs:
        """Some of the rows."""
        return _Runs(
            self.pair[rows],
            self.start_a[rows],
            self.end_a[rows],
            self.start_b[rows],
            self.end_b[rows],
            self.equal[rows],
            self.evidence[rows],
        )


def find_copies(texts: Sequence[str], *, least_weight: float = LEAST_WEIGHT) -> Copies:
    """Find the texts of a corpus that carry over from each other, also inside other text and with words changed.

    Args:
        texts: untouched texts; quotations (by their marks) do not count.
        least_weight: of words carried over times their share of the shorter text; a lower bar shows shorter copies.

    Raises:
        ValueError: more texts than fit in one run.
    """
    shelf = shelve(texts)
    grams = all_grams(shelf)
    pairs = find_candidates(grams, shelf)
    runs = _passages(_runs(shelf, grams, pairs))
    return _weigh(shelf, pairs, runs, least_weight)


def _runs(shelf: Shelf, grams: Grams, pairs: Pairs) -> _Runs:
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
        return _Runs(none, none, none, none, none, np.zeros(0), np.zeros(0))
    return _Runs(
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
    start = np.searchsorted(keys_b, keys_a, "left")
    hits = np.flatnonzero(keys_b.take(np.minimum(start, keys_b.shape[0] - 1)) == keys_a)
    start = start[hits]
    count = np.minimum(np.searchsorted(keys_b, keys_a[hits], "right") - start, REPEATS)
    step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    here = np.repeat(hits, count)
    there = np.repeat(start, count) + step
    return grams.rows[places_a[here]], grams.rows[places_b[there]], owner_a[here]


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


def _on_diagonals(shelf: Shelf, here: NDArray[np.int64], there: NDArray[np.int64], pair: NDArray[np.int64]) -> _Runs:
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
    return _Runs(
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


def _passages(runs: _Runs) -> _Runs:
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
    joined = _Runs(
        runs.pair[firsts],
        runs.start_a[firsts],
        runs.end_a[lasts],
        runs.start_b[firsts],
        runs.end_b[lasts],
        _sums(runs.equal, firsts),
        _sums(runs.evidence, firsts),
    )
    longer = np.maximum(joined.end_a - joined.start_a, joined.end_b - joined.start_b)
    kept = (_worth(joined.equal, joined.evidence) >= LEAST_WORTH) & (joined.equal >= LEAST_IDENTITY * longer)
    return joined.at(kept)


def _weigh(shelf: Shelf, pairs: Pairs, runs: _Runs, least: float) -> Copies:
    """Keep the pairs that share enough."""
    count = pairs.first.shape[0]
    words = np.minimum(_carried(runs, count), _carried(_turned(runs), count))
    worth = np.concatenate((np.zeros(1), np.cumsum(_worth(shelf.length, shelf.evidence), dtype=np.float64)))
    whole = np.maximum(1.0, np.diff(worth[shelf.first]))
    share = np.minimum(1.0, words / np.minimum(whole[pairs.first], whole[pairs.second]))
    weight = words * share
    told = runs.at(runs.evidence >= LEAST_WORTH)
    kept = np.flatnonzero(
        (weight >= least)
        | ((weight >= least * FOLLOWING / LEAST_WEIGHT) & _following(runs, count))
        | ((weight >= least * IN_ORDER_WEIGHT / LEAST_WEIGHT) & (_in_order(told, count) >= IN_ORDER))
        | ((words >= LEAST_WORTH) & (words >= HALF * np.maximum(whole[pairs.first], whole[pairs.second])))
    )
    numbers = np.full(count, -1, np.int64)
    numbers[kept] = np.arange(kept.shape[0])
    chosen = np.flatnonzero(numbers[runs.pair] >= 0)
    passages = Passages(
        numbers[runs.pair[chosen]],
        shelf.starts[runs.start_a[chosen]],
        shelf.ends[runs.end_a[chosen] - 1],
        shelf.starts[runs.start_b[chosen]],
        shelf.ends[runs.end_b[chosen] - 1],
    )
    return Copies(pairs.first[kept], pairs.second[kept], words[kept], share[kept], passages)


def _worth(words: NDArray[A], evidence: NDArray[A]) -> NDArray[A]:
    """What words are worth as a sign of copying, of which so many are neither quoted nor names nor numbers."""
    result: NDArray[A] = words * LITTLE + evidence * (1 - LITTLE)
    return result


def _following(runs: _Runs, pairs: int) -> NDArray[np.bool_]:
    """Whether two passages of a pair follow each other in both texts, in one of them with next to nothing between."""
    ahead_a = runs.start_a[1:] - runs.end_a[:-1]
    ahead_b = runs.start_b[1:] - runs.end_b[:-1]
    follow = (
        (np.diff(runs.pair) == 0) & (np.minimum(ahead_a, ahead_b) >= -GRAM) & (np.minimum(ahead_a, ahead_b) <= NEXT)
    )
    result = np.zeros(pairs, np.bool_)
    result[runs.pair[1:][follow]] = True
    return result


def _in_order(runs: _Runs, pairs: int) -> NDArray[np.int64]:
    """The most passages of each pair that stand in one order in both texts."""
    result = np.bincount(runs.pair, minlength=pairs)
    starts = np.searchsorted(runs.pair, np.arange(pairs))
    for pair in np.flatnonzero(result >= IN_ORDER).tolist():
        last: list[int] = []
        for place in runs.start_b[starts[pair] : starts[pair] + result[pair]].tolist():
            where = bisect_left(last, place)
            last[where : where + 1] = [place]
        result[pair] = len(last)
    return result


def _turned(runs: _Runs) -> _Runs:
    return _Runs(runs.pair, runs.start_b, runs.end_b, runs.start_a, runs.end_a, runs.equal, runs.evidence)


def _carried(runs: _Runs, pairs: int) -> NDArray[np.float64]:
    """Equal words of each pair; a stretch of the earlier text that two passages share counts once."""
    order = np.lexsort((runs.start_a, runs.pair))
    pair, start, end = runs.pair[order], runs.start_a[order], runs.end_a[order]
    # Rows of one pair lie above those of the pair before, so that one running maximum serves all.
    step = int(end.max()) + 1 if end.shape[0] else 1
    reached = np.maximum.accumulate(end + pair * step)
    before = np.concatenate((np.zeros(1, np.int64), reached[:-1])) - pair * step if end.shape[0] else end
    fresh = np.clip(end - np.maximum(start, before), 0, None)
    worth = _worth(runs.equal, runs.evidence)[order] * fresh / np.maximum(end - start, 1)
    return np.bincount(pair, weights=worth, minlength=pairs).astype(np.float64)
