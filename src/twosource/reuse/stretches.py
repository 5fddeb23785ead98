"""Stretches: runs that follow each other without a gap in one of the two texts, as where somebody pasted them.

Two texts may well share a sentence and have nothing to do with each other: a formula, a line of background that
everybody prints.  That two or three sentences of one text stand side by side in the other, in the same order, does not
happen by itself; whoever took them put them there together, whatever was left out between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.runs import GRAM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.reuse.runs import Runs
    from twosource.reuse.shelf import Shelf

# Words between two runs that still follow each other.
NEXT = 8
# Words of a run at least: shorter ones are often a phrase that stands beside by chance.
LEAST_RUN = 6
# Words of a sentence that must be there for it to count.
PART = 4
LEAST_EQUAL = 0.7


class Stretches(NamedTuple):
    """Stretches of many pairs, one row each.

    Attributes:
        pair: int64, row of the pair.
        words: float64, equal words.
        evidence: float64, what they weigh as evidence.
        sentences: int64, how many sentences of the text that has no gaps they belong to.
        gapless: bool, nothing was left out in the other text either.
    """

    pair: NDArray[np.int64]
    words: NDArray[np.float64]
    evidence: NDArray[np.float64]
    sentences: NDArray[np.int64]
    gapless: NDArray[np.bool_]

    def at(self, rows: NDArray[np.int64]) -> Stretches:
        """Some of the rows."""
        return Stretches(
            self.pair[rows], self.words[rows], self.evidence[rows], self.sentences[rows], self.gapless[rows]
        )


def find_stretches(shelf: Shelf, runs: Runs) -> Stretches:
    """Find the stretches of both sides.

    Args:
        shelf: the texts.
        runs: runs on one diagonal each, in any order.
    """
    one, other = _one_side(shelf, runs), _one_side(shelf, runs.turned())
    return Stretches(
        np.concatenate((one.pair, other.pair)),
        np.concatenate((one.words, other.words)),
        np.concatenate((one.evidence, other.evidence)),
        np.concatenate((one.sentences, other.sentences)),
        np.concatenate((one.gapless, other.gapless)),
    )


def _one_side(shelf: Shelf, runs: Runs) -> Stretches:
    """The stretches without a gap in the first text."""
    runs = _outermost(runs)
    if not runs.pair.shape[0]:
        none = np.zeros(0, np.int64)
        return Stretches(none, np.zeros(0), np.zeros(0), none, np.zeros(0, np.bool_))
    breaks = np.ones(runs.pair.shape[0], np.bool_)
    ahead = runs.start_a[1:] - runs.end_a[:-1]
    breaks[1:] = (
        (np.diff(runs.pair) != 0) | (ahead > NEXT) | (ahead < -GRAM) | (runs.start_b[1:] < runs.end_b[:-1] - GRAM)
    )
    firsts = np.flatnonzero(breaks)
    lasts = np.append(firsts[1:], breaks.shape[0]) - 1
    start, end = runs.start_a[firsts], runs.end_a[lasts]
    words = np.add.reduceat(runs.equal, firsts)
    across = runs.end_b[lasts] - runs.start_b[firsts]
    found = Stretches(
        runs.pair[firsts],
        words,
        np.add.reduceat(runs.evidence, firsts),
        np.add.reduceat(_fresh_sentences(shelf, runs, breaks), firsts),
        np.abs(across - (end - start)) <= NEXT,
    )
    dense = np.flatnonzero(words >= LEAST_EQUAL * (end - start))
    return found.at(dense)


def _fresh_sentences(shelf: Shelf, runs: Runs, breaks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Sentences of the first text that each run has words of, but for those of the run before in the same stretch."""
    begins = shelf.sentence[np.minimum(runs.start_a + PART - 1, runs.end_a - 1)].astype(np.int64)
    ends = np.maximum(shelf.sentence[np.maximum(runs.end_a - PART, runs.start_a)], begins)
    counted = np.where(breaks[1:], -1, ends[:-1])
    begins[1:] = np.maximum(begins[1:], counted + 1)
    return np.maximum(ends - begins + 1, 0)


def _outermost(runs: Runs) -> Runs:
    """Long enough runs by pair and place in the first text, without those that lie inside another one there."""
    runs = runs.at(runs.end_a - runs.start_a >= LEAST_RUN)
    order = np.lexsort((-runs.end_a, runs.start_a, runs.pair))
    if not order.shape[0]:
        return runs
    runs = runs.at(order)
    # Rows of one pair lie above those of the pair before, so that one running maximum serves all.
    raised = runs.end_a + runs.pair * (int(runs.end_a.max()) + 1)
    reached = np.concatenate((np.full(1, -1, np.int64), np.maximum.accumulate(raised)[:-1]))
    return runs.at(raised > reached)
