"""From seeds to passages: chaining along the diagonal, and what a passage must show to be one."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np

from twosource.reuse.seeds import PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from twosource.reuse.words import Words

Match = tuple[int, int]

REACH = 30
SHIFT = 12
EXTENSION = 60
NEAR = 14
GAIN = 2
COST = 3
DROP = 24
VERBATIM_IDENTITY = 0.95


@dataclass(frozen=True, slots=True)
class Bar:
    """What a passage must reach, in words (``identity``: share).  Measured in docs/stages/reuse.md.

    Attributes:
        run: words of the longest unbroken run of equal words.
        run_evidence: words of that run that are neither names nor numbers nor formulas.
        evidence: such words in the whole passage.
        words: length of the longer side.
        identity: equal words over the words of the longer side.
    """

    run: float = 0.0
    run_evidence: float = 0.0
    evidence: float = 0.0
    words: float = 0.0
    identity: float = 0.0


STRONG = (
    Bar(run=12, run_evidence=8),
    Bar(run=6, evidence=10, words=15, identity=0.8),
    Bar(run=4, evidence=16, words=26, identity=0.6),
    Bar(run=2, evidence=24, words=45, identity=0.6),
)
IN_COMPANY = (Bar(run=8, run_evidence=5), Bar(run=4, evidence=7, words=13, identity=0.6))


@dataclass(frozen=True, slots=True)
class Passage:
    """Rows of words ``[start, end)`` in two reports that carry the same text.

    Attributes:
        here: first row and one past the last in the first report.
        there: the same in the second.
        equal: number of words that are equal in order.
        identity: ``equal`` over the words of the longer side.
        strong: proves copying by itself; else only beside a passage of the same two reports that does.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    equal: int
    identity: float
    strong: bool


def find_passages(a: Words, b: Words, seeds: Sequence[Match]) -> list[Passage]:
    """The passages of two reports that the seeds lead to.

    Args:
        a: words of the one report.
        b: words of the other.
        seeds: rows of equal grams in both, sorted.

    Returns:
        Passages that do not overlap in both reports, best first.
    """
    found = []
    for chain in _chains(seeds):
        if len(chain) > 1:
            matches = _extend(a, b, _fill(a, b, chain))
            found += [passage for part in _dense_parts(matches) if (passage := _judge(a, b, part)) is not None]
    if not any(passage.strong for passage in found):
        return []
    found.sort(key=lambda passage: (-passage.equal, passage.here, passage.there))
    kept: list[Passage] = []
    for passage in found:
        if not any(_overlap(passage.here, one.here) and _overlap(passage.there, one.there) for one in kept):
            kept.append(passage)
    return kept


def _chains(seeds: Sequence[Match]) -> list[list[Match]]:
    """Seeds joined where both sides go on, at most ``REACH`` words apart and ``SHIFT`` off the diagonal."""
    done: list[list[Match]] = []
    alive: list[list[Match]] = []
    for here, there in seeds:
        best: list[Match] | None = None
        smallest = SHIFT + 1
        remaining = []
        for chain in alive:
            last_here, last_there = chain[-1]
            if here - last_here > REACH:
                done.append(chain)
                continue
            remaining.append(chain)
            shift = abs((here - last_here) - (there - last_there))
            if here > last_here and last_there < there <= last_there + REACH and shift < smallest:
                best, smallest = chain, shift
        alive = remaining
        if best is None:
            alive.append([(here, there)])
        else:
            best.append((here, there))
    return done + alive


def _fill(a: Words, b: Words, chain: Sequence[Match]) -> list[Match]:
    """All equal words between the first and the last seed of a chain, in order on both sides."""
    matches: list[Match] = []
    here, there = chain[0]
    last_here, last_there = chain[0]
    for seed_here, seed_there in chain[1:]:
        if seed_here - here != seed_there - there:
            matches += _equal(a, b, (here, last_here), there)
            matches += _align(a.hashes, b.hashes, (last_here, seed_here), (last_there, seed_there))
            here, there = seed_here, seed_there
        last_here, last_there = seed_here, seed_there
    return matches + _equal(a, b, (here, last_here + PATTERN[-1] + 1), there)


def _equal(a: Words, b: Words, here: tuple[int, int], there: int) -> list[Match]:
    """Equal words on one diagonal."""
    start, end = here
    steps = np.flatnonzero(a.hashes[start:end] == b.hashes[there : there + end - start])
    return list(zip((start + steps).tolist(), (there + steps).tolist(), strict=True))


def _align(
    a: NDArray[np.uint32], b: NDArray[np.uint32], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[Match]:
    matcher = SequenceMatcher(None, a[slice(*here)].tolist(), b[slice(*there)].tolist(), autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield here[0] + block.a + step, there[0] + block.b + step


def _extend(a: Words, b: Words, matches: list[Match]) -> list[Match]:
    """Equal words before the first and after the last match; what is too thin is cut later."""
    here, there = matches[0]
    span = min(here, there, EXTENSION)
    before = np.flatnonzero(a.hashes[here - span : here] == b.hashes[there - span : there])
    head = [(here - span + int(step), there - span + int(step)) for step in before]
    if sum(here - match[0] <= NEAR for match in head) < NEAR // 2:
        head = list(_align(a.hashes, b.hashes, (max(here - NEAR, 0), here), (max(there - NEAR, 0), there)))
    here, there = matches[-1][0] + 1, matches[-1][1] + 1
    span = min(len(a) - here, len(b) - there, EXTENSION)
    after = np.flatnonzero(a.hashes[here : here + span] == b.hashes[there : there + span])
    tail = [(here + int(step), there + int(step)) for step in after]
    if sum(match[0] - here < NEAR for match in tail) < NEAR // 2:
        tail = list(_align(a.hashes, b.hashes, (here, here + NEAR), (there, there + NEAR)))
    return head + matches + tail


def _dense_parts(matches: Iterable[Match]) -> Iterator[list[Match]]:
    """Cut matches into stretches with at least about three equal words in five.

    An equal word gains ``GAIN``, a word between costs ``COST`` (on the side that has more of them); a part ends where
    the score falls ``DROP`` below its best (the X-drop rule of sequence alignment, Altschul et al. 1990) and is cut
    back to its best.
    """
    part: list[Match] = []
    score = best = best_length = 0
    for match in matches:
        gap = max(match[0] - part[-1][0], match[1] - part[-1][1]) - 1 if part else 0
        score -= COST * gap
        if part and (score <= 0 or best - score > DROP):
            yield part[:best_length]
            part, score, best, best_length = [], 0, 0, 0
        part.append(match)
        score += GAIN
        if score > best:
            best, best_length = score, len(part)
    if part:
        yield part[:best_length]


def _judge(a: Words, b: Words, part: Sequence[Match]) -> Passage | None:
    """A passage, where the part is one.

    Either it holds a long run of equal words, or it is long and dense enough that two writers do not get there by
    telling the same event.  Names, numbers and formulas are no evidence.
    """
    rows_a = np.fromiter((here for here, _ in part), np.int64, len(part))
    rows_b = np.fromiter((there for _, there in part), np.int64, len(part))
    evidence = np.minimum(a.evidence[rows_a], b.evidence[rows_b])
    length = a.length[rows_a]
    here = (int(rows_a[0]), int(rows_a[-1]) + 1)
    there = (int(rows_b[0]), int(rows_b[-1]) + 1)
    longer = max(float(a.length[slice(*here)].sum()), float(b.length[slice(*there)].sum()))
    identity = float(length.sum()) / longer
    run, run_evidence = _best_run(a, b, rows_a, rows_b)
    reached = Bar(run, run_evidence, float(evidence.sum()), longer, identity)
    strong = any(_reaches(reached, bar) for bar in STRONG)
    if strong or any(_reaches(reached, bar) for bar in IN_COMPANY):
        return Passage(here, there, len(part), identity, strong)
    return None


def _reaches(reached: Bar, bar: Bar) -> bool:
    return (
        reached.run >= bar.run
        and reached.run_evidence >= bar.run_evidence
        and reached.evidence >= bar.evidence
        and reached.words >= bar.words
        and reached.identity >= bar.identity
    )


def _best_run(a: Words, b: Words, rows_a: NDArray[np.int64], rows_b: NDArray[np.int64]) -> tuple[float, float]:
    """Words and evidence of the run that has most evidence: no gap on either side, nothing left out inside."""
    gap = (np.diff(rows_a) != 1) | (np.diff(rows_b) != 1)
    gap |= (np.diff(a.stretch[rows_a]) != 0) | (np.diff(b.stretch[rows_b]) != 0)
    firsts = np.concatenate((np.zeros(1, np.int64), np.flatnonzero(gap) + 1))
    words = np.add.reduceat(a.length[rows_a], firsts)
    weight = np.add.reduceat(np.minimum(a.evidence[rows_a], b.evidence[rows_b]), firsts)
    best = int(np.lexsort((words, weight))[-1])
    return float(words[best]), float(weight[best])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
