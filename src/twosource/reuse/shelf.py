"""Many texts as one table of words, so that a corpus is worked on in long sweeps and not text by text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.scan import code_points, scan_points
from twosource.reuse.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

# Batches of about this many code points stay in a processor's cache.
BATCH = 49_152
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The words of many texts, in order; all arrays but ``first`` have one row a word.

    Attributes:
        names: id of each text.
        first: int64, row of each text's first word, and the number of rows, shape (texts + 1,).
        hashes: uint32, hash of the case-folded word.
        starts: int64, first code point of the word in its text.
        ends: int64, one past the last.
        stretch: int32, the number of the text.
        evidence: float32, see :class:`twosource.reuse.words.Words`; 0 for a quoted word.
        length: float32, 1 for a word, 0.5 for a Chinese, Japanese or Korean sign.
        sentence: int32, grows by one at each word that begins a sentence.
    """

    names: tuple[str, ...]
    first: NDArray[np.int64]
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    stretch: NDArray[np.int32]
    evidence: NDArray[np.float32]
    length: NDArray[np.float32]
    sentence: NDArray[np.int32]

    def __len__(self) -> int:
        """Number of texts."""
        return len(self.names)

    def words(self, number: int) -> Words:
        """The words of one text; views of this table, nothing is copied."""
        rows = slice(int(self.first[number]), int(self.first[number + 1]))
        return Words(
            self.names[number],
            self.hashes[rows],
            self.starts[rows],
            self.ends[rows],
            self.stretch[rows],
            self.evidence[rows],
            self.length[rows],
        )


class _Rows(NamedTuple):
    """Number of words of each text of a batch; then one row a word."""

    counts: NDArray[np.int64]
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    telling: NDArray[np.bool_]
    cjk: NDArray[np.bool_]
    opens: NDArray[np.bool_]


def shelve(texts: Sequence[str], names: Sequence[str] | None = None) -> Shelf:
    """Split texts into words.

    Quotations are found by their double marks alone (``scan``), not by reading.  Their words are kept, as a copy goes
    on through them, but like names and numbers they are no evidence of copying.

    Args:
        texts: untouched texts.
        names: their ids; their numbers where none are given.
    """
    parts = [_rows_of([""]), *map(_rows_of, _batches(texts))]
    counts = np.concatenate([part.counts for part in parts])
    telling, cjk = np.concatenate([part.telling for part in parts]), np.concatenate([part.cjk for part in parts])
    length = np.where(cjk, np.float32(0.5), np.float32(1.0)).astype(np.float32)
    return Shelf(
        tuple(names) if names is not None else tuple(map(str, range(len(texts)))),
        np.cumsum(counts),
        np.concatenate([part.hashes for part in parts]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.repeat(np.arange(len(texts), dtype=np.int32), counts[1:]),
        np.where(telling, length, np.float32(0.0)).astype(np.float32),
        length,
        np.cumsum(np.concatenate([part.opens for part in parts]), dtype=np.int32),
    )


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _rows_of(batch: Sequence[str]) -> _Rows:
    seen = scan_points(code_points(_GAP.join(batch)))
    lengths = np.fromiter((len(text) for text in batch), np.int64, len(batch))
    begins = np.cumsum(lengths + len(_GAP)) - lengths - len(_GAP)
    counts = np.diff(np.append(np.searchsorted(seen.starts, begins), seen.starts.shape[0]))
    offsets = np.repeat(begins, counts)
    return _Rows(
        counts, seen.hashes, seen.starts - offsets, seen.ends - offsets, seen.plain & ~seen.quoted, seen.cjk, seen.opens
    )
