"""Whether statements of one event that say the same are nearer than others: ``python -m benchmarks.statements``.

``training/inference/pairs/S_*.tsv`` holds what three invented outlets each tell of one event, cut into statements, with
the facts that each tells.  Every fifth event was kept from the sentence encoder and the reader of pairs.  Of each two
statements of two outlets it is asked, as inside a comparison: does one tell a fact of the other?  One of eighteen does,
and the others are of the same people, often in the same words.  They were written by the same hands as those that the
encoder was taught with, so expect less on other people's.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.alignment import area
from benchmarks.answers import read_held_out
from twosource.statement.encoder import embed
from twosource.statement.relation import Side, cosine, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Told:
    """Two statements of two outlets; ``alike`` tells whether they have a fact in common."""

    a: str
    b: str
    alike: bool


def load_events() -> list[list[Told]]:
    """Read the pairs of each event that nothing was taught with."""
    return [
        [
            Told(a, b, bool(_facts(one) & _facts(other)))
            for (outlet, one, a), (second, other, b) in combinations(event, 2)
            if outlet != second
        ]
        for event in read_held_out("S")
    ]


def _facts(told: str) -> set[str]:
    """The facts that a statement tells, rightly or not."""
    return {fact.strip("!") for fact in told.split()}


def nearness(pairs: Sequence[Told]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The cosine and the similarity of each pair, as a comparison weighs it."""
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.a, pair.b)))
    vectors = dict(zip(texts, embed(texts), strict=True))
    near = [cosine(vectors[pair.a], vectors[pair.b]) for pair in pairs]
    alike = [
        weigh(Side(pair.a), Side(pair.b), each).decision.similarity for pair, each in zip(pairs, near, strict=True)
    ]
    return np.array(near), np.array(alike)


def first_found(score: NDArray[np.float64], gold: NDArray[np.bool_]) -> float:
    """The share of right ones among as many of the best as there are right ones."""
    best = np.argsort(-score, kind="stable")[: int(gold.sum())]
    return float(gold[best].mean())


def main() -> None:
    """Print both figures, over all events and as the mean of each by itself."""
    events = load_events()
    weighed = [nearness(event) for event in events]
    golds = [np.array([pair.alike for pair in event]) for event in events]
    gold = np.concatenate(golds)
    print(f"{len(events)} events, {len(gold)} pairs of statements, {int(gold.sum())} with a fact in common")
    for number, name in enumerate(("cosine", "similarity")):
        scores = [each[number] for each in weighed]
        alone = np.mean([first_found(score, right) for score, right in zip(scores, golds, strict=True)])
        whole = np.concatenate(scores)
        print(
            f"{name}: area {area(whole, gold):.3f}; right of the first {int(gold.sum())} {first_found(whole, gold):.1%}"
        )
        print(f"  event by event {alone:.1%}")


if __name__ == "__main__":
    main()
