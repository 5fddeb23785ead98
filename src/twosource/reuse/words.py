"""A report as the rows of numbers that passages are found in: the words outside quotations and noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.reuse.scan import LONGEST_QUOTATION, scan
from twosource.reuse.stock import find_stock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from twosource.model import Reading


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report that can have been carried over, in order.

    All arrays have one row a word.

    Attributes:
        report: id of the report.
        hashes: uint32, hash of the case-folded word.
        starts: int64, first code point of the word in the report's text.
        ends: int64, one past the word's last code point.
        stretch: int32, grows by one wherever words were left out (a quotation, noise): no seed crosses that.
        evidence: float32, what equality of the word weighs as evidence: 1 for a word of letters without a capital, 0
            for a name, a number or a formula of the trade, 0.5 for a Chinese, Japanese or Korean sign (half a word).
        length: float32, 1 for a word, 0.5 for such a sign.
    """

    report: str
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    stretch: NDArray[np.int32]
    evidence: NDArray[np.float32]
    length: NDArray[np.float32]

    def __len__(self) -> int:
        """Number of words."""
        return int(self.hashes.shape[0])


def words_of(reading: Reading) -> Words:
    """The words of a reading outside direct quotations, direct contents and noise.

    A quotation of more than ``LONGEST_QUOTATION`` code points is taken for an odd mark and hides nothing.
    """
    left_out = [quotation.outer for quotation in reading.quotations if quotation.kind == "direct"]
    left_out += [span for said in reading.attributions if said.kind == "direct" for span in said.content]
    left_out = [span for span in left_out if span.end - span.start <= LONGEST_QUOTATION]
    left_out += [noise.span for noise in reading.report.noise]
    return words_outside(reading.report.id, reading.report.text, left_out)


def words_outside(report: str, text: str, left_out: Sequence[tuple[int, int]]) -> Words:
    """The words of a text outside some spans.

    Args:
        report: id that the passages will name.
        text: the report's text.
        left_out: spans ``[start, end)`` in code points, in any order, overlapping or not.

    Returns:
        One row a word that touches none of the spans.
    """
    seen = scan(text)
    kept = ~touched(seen.starts, seen.ends, left_out)
    formula = touched(seen.starts, seen.ends, find_stock(text))
    stretch = np.cumsum(np.concatenate(([False], kept[1:] & ~kept[:-1])) if len(kept) else kept).astype(np.int32)
    length = np.where(seen.cjk, np.float32(0.5), np.float32(1.0)).astype(np.float32)
    evidence = np.where((seen.plain | seen.cjk) & ~formula, length, np.float32(0.0)).astype(np.float32)
    return Words(
        report, seen.hashes[kept], seen.starts[kept], seen.ends[kept], stretch[kept], evidence[kept], length[kept]
    )


def touched(starts: NDArray[np.int64], ends: NDArray[np.int64], spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which words touch one of the spans: one sweep over both, whatever overlaps.

    Args:
        starts: first code point of each word, sorted.
        ends: one past the last of each.
        spans: ``[start, end)`` in code points.
    """
    change = np.zeros(starts.shape[0] + 1, np.int64)
    for start, end in spans:
        if start < end:
            first = int(np.searchsorted(ends, start, side="right"))
            last = int(np.searchsorted(starts, end, side="left"))
            if first < last:
                change[first] += 1
                change[last] -= 1
    return np.cumsum(change[:-1]) > 0
