"""Which texts of a corpus may carry over from each other, found without holding every text against every other.

Each text keeps a sample of its spaced word grams (``seeds.py``): those whose hash lies below a limit that is the same
for all long texts, and all of them in a short one.  Equal grams are joined by sorting.  Two texts are candidates where
enough equal grams stand in enough different places for the shorter of the two.  A gram in very many texts is hot: each
of them meets the first and the next few, not all, so that the work stays linear and copies stay connected.

The same sample, limits and cap serve a corpus in memory (here) and tables of an engine (``sql/candidates.sql``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.seeds import gram_keys, links

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.reuse.shelf import Shelf

# One gram in so many of a long text, and about so many of a shorter one.
RATE = 4
WHOLE = 128
# A gram in more places than this is hot; each of them meets so many after it, and the first.
HOT = 48
NEIGHBOURS = 4
# Words of a block: what is shared must stand in several pairs of blocks, one more for each ``ROOM`` grams.
BLOCK = 32
ROOM = 64
LEAST_BLOCKS = 4
LEAST_GRAMS = 3
# Per cent of the shorter text's grams that must be shared, and those that are enough in however few blocks.
LEAST_PER_CENT = 8
ENOUGH_PER_CENT = 12
MOST_TEXTS = 1 << 20
MOST_BLOCKS = 1 << 12


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


class Sample(NamedTuple):
    """The grams that texts keep for meeting others, one row each, in the order of the words; no text keeps one twice.

    Attributes:
        owners: int64, number of the text.
        keys: uint64.
        blocks: int64, number of the block of the text in which the gram begins.
    """

    owners: NDArray[np.int64]
    keys: NDArray[np.uint64]
    blocks: NDArray[np.int64]


class Pairs(NamedTuple):
    """Candidates, sorted: numbers of the earlier and of the later text (int64)."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hot:
    """Grams in so many reports that not every two of these were compared.

    Attributes:
        keys: how many grams.
        largest: reports of the one that stands in most.
        links: pairs that met all the same, over all of them (one pair may be counted for several grams).
        left_out: at most so many pairs were not compared, counted likewise (two reports of one newsroom are included).
        furniture: hot grams left out altogether, for they stand in the reports of one newsroom only.
    """

    keys: int = 0
    largest: int = 0
    links: int = 0
    left_out: int = 0
    furniture: int = 0


def hot_of(sizes: NDArray[np.int64], furniture: int = 0) -> Hot:
    """What the cap left out, from the number of reports of each hot gram."""
    if not sizes.shape[0]:
        return Hot(furniture=furniture)
    # Of n reports, n - 1 meet their next one, n - 2 the one after, …, and n - 1 - NEIGHBOURS the first.
    met = int(sizes.sum()) * (1 + NEIGHBOURS) - sizes.shape[0] * (1 + NEIGHBOURS) * (2 + NEIGHBOURS) // 2
    every = int((sizes * (sizes - 1) // 2).sum())
    return Hot(sizes.shape[0], int(sizes.max()), met, every - met, furniture)


def all_grams(shelf: Shelf) -> Grams:
    """The grams of all texts, also those inside quotations and names: a copy of the whole text goes on through them."""
    keys, rows = gram_keys(shelf.hashes, shelf.stretch, shelf.evidence, 0.0)
    return Grams(keys, rows, np.searchsorted(rows, shelf.first))


def sample(grams: Grams, first: NDArray[np.int64]) -> Sample:
    """What each text keeps for meeting others; it depends on that text alone.

    Args:
        grams: of all texts.
        first: row of each text's first word, and the number of rows.
    """
    counts = np.diff(grams.first)
    limits = (np.minimum(1.0, np.maximum(1.0 / RATE, WHOLE / np.maximum(counts, 1))) * 2.0**32).astype(np.uint64)
    owners = np.repeat(np.arange(counts.shape[0]), counts)
    kept = np.flatnonzero((grams.keys >> np.uint64(32)) < limits[owners])
    keys, owners = grams.keys[kept], owners[kept]
    order = np.lexsort((owners, keys))
    again = order[1:][(np.diff(keys[order].view(np.int64)) == 0) & (np.diff(owners[order]) == 0)]
    fresh = np.ones(kept.shape[0], np.bool_)
    fresh[again] = False
    kept, keys, owners = kept[fresh], keys[fresh], owners[fresh]
    blocks = np.minimum((grams.rows[kept] - first[owners]) // BLOCK, MOST_BLOCKS - 1)
    return Sample(owners, keys, blocks)


def find_candidates(grams: Grams, shelf: Shelf) -> tuple[Pairs, Hot]:
    """Find the pairs of texts that may share a good part of the shorter one, and what the cap on hot grams left out.

    Raises:
        ValueError: more than ``MOST_TEXTS`` texts; split them (by date, for instance).
    """
    if len(shelf) > MOST_TEXTS:
        raise ValueError(f"{len(shelf)} texts at once, at most {MOST_TEXTS} fit")
    counts = np.diff(grams.first)
    met, hot = _meetings(sample(grams, shelf.first))
    pair, starts = np.unique(met >> np.int64(24), return_index=True)
    first, second = pair >> np.int64(20), pair & np.int64(MOST_TEXTS - 1)
    shared = np.diff(np.append(starts, met.shape[0]))
    new = np.ones(met.shape[0], np.int64)
    new[1:] = met[1:] != met[:-1]
    blocks = np.add.reduceat(new, starts) if starts.shape[0] else new
    shorter, longer = np.minimum(counts[first], counts[second]), np.maximum(counts[first], counts[second])
    # The longer text keeps one gram in ``longer / WHOLE``, at most one in ``RATE``.
    per_cent = 100 * shared * np.clip(longer, WHOLE, WHOLE * RATE)
    kept = (shared >= LEAST_GRAMS) & (
        (per_cent >= ENOUGH_PER_CENT * WHOLE * shorter)
        | ((per_cent >= LEAST_PER_CENT * WHOLE * shorter) & (blocks >= np.minimum(LEAST_BLOCKS, shorter // ROOM)))
    )
    return Pairs(first[kept], second[kept]), hot


def _meetings(kept: Sample) -> tuple[NDArray[np.int64], Hot]:
    """Equal grams of two texts, packed into sorted numbers: the two texts (20 bits each), the two blocks."""
    order = np.argsort(kept.keys, kind="stable")
    keys = kept.keys[order]
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, keys.shape[0]), np.bool_), keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(starts, keys.shape[0]))
    frequent = np.repeat(sizes > HOT, sizes)
    packed = [np.zeros(0, np.int64)]
    for rows, most in ((order[~frequent], HOT), (order[frequent], NEIGHBOURS)):
        left, right = links(kept.keys[rows], most)
        left, right = rows[left], rows[right]
        packed.append(kept.owners[left] << 44 | kept.owners[right] << 24 | kept.blocks[left] << 12 | kept.blocks[right])
    met = np.concatenate(packed)
    met.sort()
    return met, hot_of(sizes[sizes > HOT])
