"""Copies in a corpus: pairs of texts that share a good part of the shorter one, with the passages on both sides.

The same grams as within a story, worked on in long sweeps over all pairs at once: the candidates of ``index.py`` are
joined on all their grams, equal grams on one diagonal are a run, and neighbouring runs are a passage.  A story's
reports are held against each other more closely (``passages.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.index import Hot, all_grams, find_candidates
from twosource.reuse.runs import LEAST_WORTH, Runs, find_runs, join_runs, worth
from twosource.reuse.shelf import shelve
from twosource.reuse.stretches import find_stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.reuse.index import Grams, Pairs
    from twosource.reuse.shelf import Shelf
    from twosource.reuse.stretches import Stretches

# A pair is a copy by what is carried over (in words, see ``runs.LITTLE``) times its share of the shorter text: all of a
# text of 36 words, half of one of 144, 132 words of one of 480,
LEAST_WEIGHT = 36.0
# and where it is a third of the longer text too.
OF_BOTH = 1 / 3
# Where nearly the whole of a text stands in the other, a brief of few words is enough.
NEARLY_WHOLE = 0.8
BRIEF = 15.0
# Whatever the share, a pair is a copy by a stretch of two sentences that are a quarter of the shorter text,
FEW = 2
QUARTER = 0.25
# by one of three, which do not follow each other in the other text,
SENTENCES = 3
STRETCH_WORDS = 25.0
# Of so many sentences little need stand outside quotations: "she added", "he said", at the same places in both.
MANY = 5
LITTLE_EVIDENCE = 4.0
# and by one of two, with so much evidence, that follow each other in both texts.
UNBROKEN_WORDS = 40.0
UNBROKEN_EVIDENCE = 12.0
# And whatever their share, by so many passages in the same order in both texts that weigh ``LEAST_WEIGHT``.
SERIES = 4
SERIES_EVIDENCE = 12.0


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
        hot: what the cap on frequent grams left out.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    words: NDArray[np.float64]
    share: NDArray[np.float64]
    passages: Passages
    hot: Hot = field(default_factory=Hot)


def find_copies(texts: Sequence[str]) -> Copies:
    """Find the texts of a corpus that carry over from each other, also inside other text and with words changed.

    Args:
        texts: untouched texts; quotations (by their marks) do not count.

    Raises:
        ValueError: more texts than fit in one run.
    """
    shelf = shelve(texts)
    grams = all_grams(shelf)
    pairs, hot = find_candidates(grams, shelf)
    return replace(decide(shelf, grams, pairs), hot=hot)


def decide(shelf: Shelf, grams: Grams, pairs: Pairs) -> Copies:
    """Look at candidates word by word and keep the copies.

    Args:
        shelf: the texts.
        grams: their grams (``index.all_grams``).
        pairs: rows of texts, each pair once.
    """
    runs = find_runs(shelf, grams, pairs)
    return _weigh(shelf, pairs, join_runs(runs), find_stretches(shelf, runs))


def _weigh(shelf: Shelf, pairs: Pairs, runs: Runs, stretches: Stretches) -> Copies:
    """Keep the pairs that share enough."""
    count = pairs.first.shape[0]
    words = np.minimum(_carried(runs, count), _carried(runs.turned(), count))
    values = np.concatenate((np.zeros(1), np.cumsum(worth(shelf.length, shelf.evidence), dtype=np.float64)))
    whole = np.maximum(1.0, np.diff(values[shelf.first]))
    shorter = np.minimum(whole[pairs.first], whole[pairs.second])
    share = np.minimum(1.0, words / shorter)
    kept = np.flatnonzero(
        (words * share >= LEAST_WEIGHT)
        | ((words >= LEAST_WORTH) & (words >= OF_BOTH * np.maximum(whole[pairs.first], whole[pairs.second])))
        | ((words >= BRIEF) & (share >= NEARLY_WHOLE))
        | _pasted(shelf, pairs, stretches)
        | _in_series(runs, count)
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


def _pasted(shelf: Shelf, pairs: Pairs, stretches: Stretches) -> NDArray[np.bool_]:
    """Whether a pair has a stretch that is a sign of copying by itself."""
    lengths = np.diff(shelf.first)
    shorter = np.minimum(lengths[pairs.first], lengths[pairs.second])[stretches.pair]
    few, several = stretches.sentences >= FEW, stretches.sentences >= SENTENCES
    unbroken = (stretches.words >= UNBROKEN_WORDS) & (stretches.evidence >= UNBROKEN_EVIDENCE)
    picked = ~stretches.gapless & (stretches.words >= STRETCH_WORDS)
    told = (stretches.evidence >= LEAST_WORTH) & (
        (few & (stretches.words >= QUARTER * shorter)) | (several & picked) | (few & stretches.gapless & unbroken)
    )
    told |= (stretches.sentences >= MANY) & picked & (stretches.evidence >= LITTLE_EVIDENCE)
    result = np.zeros(pairs.first.shape[0], np.bool_)
    result[stretches.pair[told]] = True
    return result


def _in_series(passages: Runs, pairs: int) -> NDArray[np.bool_]:
    """Whether a pair has a series of passages: two texts of one event share a formula or two, and not in one order."""
    result = np.zeros(pairs, np.bool_)
    order = np.lexsort((passages.start_a, passages.pair))
    if not order.shape[0]:
        return result
    passages = passages.at(order)
    breaks = np.ones(order.shape[0], np.bool_)
    breaks[1:] = (
        (np.diff(passages.pair) != 0)
        | (passages.start_a[1:] < passages.end_a[:-1])
        | (passages.start_b[1:] < passages.end_b[:-1])
    )
    firsts = np.flatnonzero(breaks)
    told = (
        (np.diff(np.append(firsts, order.shape[0])) >= SERIES)
        & (np.add.reduceat(worth(passages.equal, passages.evidence), firsts) >= LEAST_WEIGHT)
        & (np.add.reduceat(passages.evidence, firsts) >= SERIES_EVIDENCE)
    )
    result[passages.pair[firsts[told]]] = True
    return result


def _carried(runs: Runs, pairs: int) -> NDArray[np.float64]:
    """Equal words of each pair; a stretch of the earlier text that two passages share counts once."""
    order = np.lexsort((runs.start_a, runs.pair))
    pair, start, end = runs.pair[order], runs.start_a[order], runs.end_a[order]
    # Rows of one pair lie above those of the pair before, so that one running maximum serves all.
    step = int(end.max()) + 1 if end.shape[0] else 1
    reached = np.maximum.accumulate(end + pair * step)
    before = np.concatenate((np.zeros(1, np.int64), reached[:-1])) - pair * step if end.shape[0] else end
    fresh = np.clip(end - np.maximum(start, before), 0, None)
    carried = worth(runs.equal, runs.evidence)[order] * fresh / np.maximum(end - start, 1)
    return np.bincount(pair, weights=carried, minlength=pairs).astype(np.float64)
