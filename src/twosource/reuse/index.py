"""Which texts of a corpus carry over from each other, found without holding every text against every other.

Each text keeps a sample of its spaced word grams (``seeds.py``): those whose hash lies below a limit that is the same
for all long texts, and all of them in a short one.  Equal grams are joined by sorting.  Two texts are candidates where
enough equal grams stand in enough different places for the shorter of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.seeds import gram_keys, links

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.reuse.shelf import Shelf

RATE = 4
WHOLE = 128
CROWD = 64
PLACE = 32
LEAST_GRAMS = 3
LEAST_PLACES = 3
LEAST_SHARE = 0.08
MOST_TEXTS = 1 << 20
_MOST_PLACE = (1 << 12) - 1


class Grams(NamedTuple):
    """The grams of a corpus, one row each, in the order of the words.

    Attributes:
        keys: uint64.
        rows: int64, row of the first word on the shelf.
        first: int64, first gram of each text, and the number of grams.
    """

    keys: NDArray[np.uint64]
    rows: NDArray[np.int64]
    first: NDArray[np.int64]


class Pairs(NamedTuple):
    """Candidates, sorted: numbers of the earlier and of the later text (int64)."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]


def all_grams(shelf: Shelf) -> Grams:
    """The grams of all texts, also those inside quotations and names: a copy of the whole text goes on through them."""
    keys, rows = gram_keys(shelf.hashes, shelf.stretch, shelf.evidence, 0.0)
    return Grams(keys, rows, np.searchsorted(rows, shelf.first))


def find_candidates(grams: Grams, shelf: Shelf) -> Pairs:
    """Find the pairs of texts that may share a good part of the shorter one.

    Raises:
        ValueError: more than ``MOST_TEXTS`` texts; split them (by date, for instance).
    """
    if len(shelf) > MOST_TEXTS:
        raise ValueError(f"{len(shelf)} texts at once, at most {MOST_TEXTS} fit")
    counts = np.diff(grams.first)
    rates = np.minimum(1.0, np.maximum(1.0 / RATE, WHOLE / np.maximum(counts, 1)))
    met = _meetings(grams, shelf, rates)
    pair, starts = np.unique(met >> np.int64(24), return_index=True)
    first, second = pair >> np.int64(20), pair & np.int64(MOST_TEXTS - 1)
    shared = np.diff(np.append(starts, met.shape[0]))
    new = np.ones(met.shape[0], np.int64)
    new[1:] = met[1:] >> np.int64(12) != met[:-1] >> np.int64(12)
    places = np.add.reduceat(new, starts) if starts.shape[0] else new
    rate = np.minimum(rates[first], rates[second])
    smaller = np.minimum(counts[first], counts[second])
    room = np.maximum(smaller // PLACE, 1)
    kept = (
        (shared >= LEAST_GRAMS) & (places >= np.minimum(LEAST_PLACES, room)) & (shared >= LEAST_SHARE * rate * smaller)
    )
    return Pairs(first[kept], second[kept])


def _meetings(grams: Grams, shelf: Shelf, rates: NDArray[np.float64]) -> NDArray[np.int64]:
    """Equal sampled grams of two texts, packed into sorted numbers: the two texts (20 bits each), the two places."""
    limits = (rates * 2.0**32).astype(np.uint64)
    owners = np.repeat(np.arange(len(shelf)), np.diff(grams.first))
    sampled = np.flatnonzero((grams.keys >> np.uint64(32)) < limits[owners])
    keys, owners = grams.keys[sampled], owners[sampled]
    places = np.minimum((grams.rows[sampled] - shelf.first[owners]) // PLACE, _MOST_PLACE)
    order = np.argsort(keys, kind="stable")
    left, right = links(keys[order], CROWD)
    left, right = order[left], order[right]
    apart = owners[left] != owners[right]
    left, right = left[apart], right[apart]
    packed: NDArray[np.int64] = owners[left] << 44 | owners[right] << 24 | places[left] << 12 | places[right]
    packed.sort()
    return packed
