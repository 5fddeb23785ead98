"""Which texts of a corpus may carry over from each other, found without holding every text against every other.

Each text keeps a sample of its spaced word grams (``seeds.py``): those whose hash lies below a limit that is the same
for all long texts, and all of them in a short one.  Equal grams are joined by sorting.  Two texts are candidates where
enough equal grams stand in enough different places for the shorter of the two.  A gram in very many texts is hot: each
of them meets the first and the next few, not all, so that the work stays linear and copies stay connected.

The same sample, limits and cap serve a corpus in memory (here) and tables of an engine (``sql/candidates.sql``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.seeds import gram_keys
from twosource.reuse.sorting import in_order, starts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.reuse.shelf import Shelf

# One gram in so many of a long text, and about so many of a shorter one.
RATE = 4
WHOLE = 128
# A gram in more places than this is hot; each of them meets so many after it, and the first.
HOT = 48
NEIGHBOURS = 4
# A block is a sentence, and of a longer one so many words, ``PARTS`` times at most.
BLOCK = 64
PARTS = 4
# Words that count as a sentence where nothing is known of sentences.
UNKNOWN = 20
# So many grams must be shared, and so many per cent of the shorter text's: most in one sentence, which two texts may
# share that have nothing to do with each other, fewer in two, still fewer in four.
LEAST_GRAMS = 3
ONE_PER_CENT = 20
TWO_PER_CENT = 8
FOUR_PER_CENT = 5
MOST_TEXTS = 1 << 20
MOST_BLOCKS = 1 << 12


@dataclass(frozen=True)
class Grams:
    """The grams of a corpus, one row each, in the order of the words.

    Attributes:
        keys: uint64.
        rows: int64, row of the first word on the shelf.
        first: int64, first gram of each text, and the number of grams.
    """

    keys: NDArray[np.uint64]
    rows: NDArray[np.int64]
    first: NDArray[np.int64]

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """The grams by key, equal ones in the order of the words."""
        return in_order(self.keys)

    @cached_property
    def owners(self) -> NDArray[np.int32]:
        """Number of the text of each gram."""
        return np.repeat(np.arange(self.first.shape[0] - 1, dtype=np.int32), np.diff(self.first))


class Sample(NamedTuple):
    """The grams that texts keep for meeting others, one row each, in the order of the words; no text keeps one twice.

    Attributes:
        owners: int64, number of the text.
        keys: uint64.
        blocks: int64, tells the sentences of a text apart, and the parts of very long ones.
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


def sample(grams: Grams, first: NDArray[np.int64], sentence: NDArray[np.int32] | None = None) -> Sample:
    """What each text keeps for meeting others; it depends on that text alone.

    Args:
        grams: of all texts.
        first: row of each text's first word, and the number of rows.
        sentence: grows by one at each word that begins a sentence; without it every ``UNKNOWN`` words count as one.
    """
    kept = np.sort(_kept(grams))
    return Sample(grams.owners[kept].astype(np.int64), grams.keys[kept], _blocks(grams, kept, first, sentence))


def _kept(grams: Grams) -> NDArray[np.int64]:
    """The grams that their texts keep for meeting others, by key, equal ones in the order of the texts."""
    counts = np.diff(grams.first)
    limits = (np.minimum(1.0, np.maximum(1.0 / RATE, WHOLE / np.maximum(counts, 1))) * 2.0**32).astype(np.uint64)
    # The limit is on the upper half of a key: 2**32 stands for every key, and here wraps to the greatest.
    low = grams.keys <= np.repeat((limits << np.uint64(32)) - np.uint64(1), counts)
    kept = grams.order[low[grams.order]]
    keys, owners = grams.keys[kept], grams.owners[kept]
    fresh = np.ones(kept.shape[0], np.bool_)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return kept[fresh]


def find_candidates(grams: Grams, shelf: Shelf) -> tuple[Pairs, Hot]:
    """Find the pairs of texts that may share a good part of the shorter one, and what the cap on hot grams left out.

    Raises:
        ValueError: more than ``MOST_TEXTS`` texts; split them (by date, for instance).
    """
    if len(shelf) > MOST_TEXTS:
        raise ValueError(f"{len(shelf)} texts at once, at most {MOST_TEXTS} fit")
    counts = np.diff(grams.first)
    met, hot = _meetings(grams, shelf)
    texts = met >> np.uint64(24)
    starts = starts_of(texts)
    shared = np.diff(np.append(starts, met.shape[0]))
    starts, shared = starts[shared >= LEAST_GRAMS], shared[shared >= LEAST_GRAMS]
    pair = texts[starts].view(np.int64)
    first, second = pair >> np.int64(20), pair & np.int64(MOST_TEXTS - 1)
    changes = np.zeros(met.shape[0], np.int32)
    np.cumsum(met[1:] != met[:-1], out=changes[1:])
    blocks = changes[starts + shared - 1] - changes[starts] + 1
    shorter, longer = np.minimum(counts[first], counts[second]), np.maximum(counts[first], counts[second])
    # The longer text keeps one gram in ``longer / WHOLE``, at most one in ``RATE``.
    per_cent = 100 * shared * np.clip(longer, WHOLE, WHOLE * RATE)
    least = np.where(blocks >= 4, FOUR_PER_CENT, np.where(blocks >= 2, TWO_PER_CENT, ONE_PER_CENT))
    kept = per_cent >= least * WHOLE * shorter
    return Pairs(first[kept], second[kept]), hot


def _blocks(
    grams: Grams, kept: NDArray[np.int64], first: NDArray[np.int64], sentence: NDArray[np.int32] | None
) -> NDArray[np.int64]:
    """Blocks of some grams: the number of the sentence in its text, and of the part of the sentence."""
    rows, begins = grams.rows[kept], first[grams.owners[kept]]
    blocks: NDArray[np.int64] = np.minimum((rows - begins) // UNKNOWN, MOST_BLOCKS - 1)
    if sentence is not None:
        opening = np.maximum(starts_of(sentence)[sentence[rows] - sentence[0]], begins) if rows.shape[0] else rows
        part = np.minimum((rows - opening) // BLOCK, PARTS - 1)
        blocks = np.minimum(sentence[rows] - sentence[begins], MOST_BLOCKS // PARTS - 1) * PARTS + part
    return blocks


def _meetings(grams: Grams, shelf: Shelf) -> tuple[NDArray[np.uint64], Hot]:
    """Equal grams of two texts, packed into sorted numbers: the two texts (20 bits each), the two blocks."""
    kept = _kept(grams)
    keys, owners = grams.keys[kept], grams.owners[kept].astype(np.uint64)
    blocks = _blocks(grams, kept, shelf.first, shelf.sentence).astype(np.uint64)
    left = owners << np.uint64(44) | blocks << np.uint64(12)
    right = owners << np.uint64(24) | blocks
    starts = starts_of(keys)
    sizes = np.diff(np.append(starts, keys.shape[0]))
    rows = np.arange(keys.shape[0])
    # How many equal ones come after each; of a hot gram only the next few are met, and the first meets the others.
    behind = np.repeat(starts + sizes, sizes) - rows - 1
    hot = np.repeat(sizes > HOT, sizes)
    behind[hot] = np.minimum(behind[hot], NEIGHBOURS)
    packed = []
    alive = np.flatnonzero(behind)
    step = 1
    while alive.shape[0]:
        packed.append(left[alive] | right[alive + step])
        step += 1
        alive = alive[behind[alive] >= step]
    head = np.repeat(starts, sizes)
    far = np.flatnonzero(hot & (rows - head > NEIGHBOURS))
    packed.append(left[head[far]] | right[far])
    met = np.concatenate(packed)
    met.sort()
    return met, hot_of(sizes[sizes > HOT])
