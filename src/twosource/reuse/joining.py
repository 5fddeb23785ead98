"""Equal grams of many pairs of texts.

A text's grams are written into a small table by a part of their keys, and the grams of all its partners are looked up
there: no sorting, one step for each gram of a partner, and a table that stays in a processor's cache.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.sorting import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from twosource.reuse.index import Grams, Pairs

# Grams of partners that are looked up in one sweep.
SWEEP = 1 << 21
# Places of the table: a text of 500 grams loses two of them to others in the same place.
_PLACE_BITS = 16
_NONE = np.zeros((2, 0), np.int32)


class Joined(NamedTuple):
    """Equal grams of some pairs that follow each other, one row each, in no order that means anything.

    Attributes:
        start: first pair that was looked at.
        end: one past the last.
        pair: int64, row of the pair.
        here: int64, gram of the pair's first text.
        there: int64, gram of its second.
    """

    start: int
    end: int
    pair: NDArray[np.int64]
    here: NDArray[np.int64]
    there: NDArray[np.int64]


def joined(grams: Grams, pairs: Pairs, most: int) -> Iterator[Joined]:
    """Find the equal grams of pairs, some pairs at a time.

    Of a gram that the first text repeats two places are met, of one that the second repeats all.

    Args:
        grams: of all texts.
        pairs: texts, best sorted by the first ones.
        most: pairs at a time at most.
    """
    looked = _LookUp(grams)
    sizes = np.diff(grams.first)[pairs.second]
    before = np.cumsum(sizes) - sizes
    cuts = np.union1d(starts_of(before // SWEEP), np.arange(0, sizes.shape[0], most)).tolist()
    for start, end in pairwise([*cuts, sizes.shape[0]]):
        pair, here, there = looked.up(pairs.first[start:end], pairs.second[start:end])
        yield Joined(start, end, pair + start, here, there)


class _LookUp:
    """The table, and the place in it that each gram has."""

    def __init__(self, grams: Grams) -> None:
        self._grams = grams
        self._places = (grams.keys >> np.uint64(64 - _PLACE_BITS)).astype(np.uint16)
        self._table = np.full(1 << _PLACE_BITS, -1, np.int32)

    def up(
        self, first: NDArray[np.int64], second: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Rows of pairs, and their equal grams in both texts."""
        keys = self._grams.keys
        begins, ends = self._grams.first[second], self._grams.first[second + 1]
        slices = list(map(slice, begins.tolist(), ends.tolist()))
        heres, theres = [np.zeros(0, np.int32)], [np.zeros(0, np.int64)]
        agains = [_NONE]
        passed = 0
        groups = starts_of(first).tolist()
        for low, high in pairwise([*groups, len(slices)]):
            own, again = self._write(int(first[low]))
            others = np.concatenate([self._places[one] for one in slices[low:high]])
            found = self._table.take(others)
            at = np.flatnonzero(found >= 0)
            heres.append(found[at])
            theres.append(at + passed)
            agains.append(again)
            passed += others.shape[0]
            self._table[own] = -1
        here, there = np.concatenate(heres).astype(np.int64), np.concatenate(theres)
        reached = np.cumsum(ends - begins)
        pair = np.repeat(np.arange(len(slices)), np.diff(np.searchsorted(there, reached), prepend=0))
        there += (ends - reached)[pair]
        equal = np.flatnonzero(keys[here] == keys[there])
        return _with_repeated(pair[equal], here[equal], there[equal], np.concatenate(agains, axis=1))

    def _write(self, text: int) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
        """Write a text's grams; its places, and the grams that it repeats with their next place, sorted."""
        start, end = int(self._grams.first[text]), int(self._grams.first[text + 1])
        own = self._places[start:end]
        numbers = np.arange(start, end, dtype=np.int32)
        # From the end, so that of two in one place the first stays.
        self._table[own[::-1]] = numbers[::-1]
        stayed = self._table.take(own)
        lost = np.flatnonzero(stayed != numbers)
        kept, other = stayed[lost], numbers[lost]
        same = np.flatnonzero(self._grams.keys[kept] == self._grams.keys[other])
        if not same.shape[0]:
            return own, _NONE
        kept, once = np.unique(kept[same], return_index=True)
        return own, np.stack((kept, other[same[once]]))


def _with_repeated(
    pair: NDArray[np.int64], here: NDArray[np.int64], there: NDArray[np.int64], again: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The same rows, and those of the grams that the first text repeats."""
    again = again[:, np.argsort(again[0], kind="stable")]
    if not again.shape[1]:
        return pair, here, there
    row = np.minimum(np.searchsorted(again[0], here), again.shape[1] - 1)
    more = np.flatnonzero(again[0][row] == here)
    return (
        np.concatenate((pair, pair[more])),
        np.concatenate((here, again[1][row[more]])),
        np.concatenate((there, there[more])),
    )
