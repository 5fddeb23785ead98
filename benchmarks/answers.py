"""How well answers to one question are told apart: ``python -m benchmarks.answers [--groups N]``.

``training/inference/pairs/G_*.tsv`` holds invented answers of several outlets to one question about one event, in
clusters of what is the same answer in other words.  Every fifth question was kept from the reader of pairs and is asked
here: of each two answers, are they the same?  They were written by the same hands as those it was taught with, so
expect less on answers of real outlets.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.alignment import area
from twosource.statement.relation import SAME, Side, decide_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import PairDecision

ANSWERS = Path(__file__).parents[1] / "training" / "inference" / "pairs"
# As ``training/inference/train.py --held-out`` was told.
HELD_OUT = 5


@dataclass(frozen=True, slots=True)
class Answers:
    """Two answers to one question, and whether they are one."""

    a: str
    b: str
    same: bool


def load_answers(groups: int | None = None) -> list[Answers]:
    """Read the pairs of the first so many questions, or of all, that the reader was not taught."""
    return [
        Answers(a, b, cluster == other)
        for question in read_held_out("G")[:groups]
        for (cluster, a), (other, b) in combinations(question, 2)
    ]


def read_held_out(kind: str) -> list[list[list[str]]]:
    """Read the groups of a format (``pairs/README.md`` tells them) that nothing was taught with, file by file."""
    return [
        group
        for path in sorted(ANSWERS.glob(f"{kind}_*.tsv"))
        for number, group in enumerate(read_groups(path))
        if number % HELD_OUT == 0
    ]


def read_groups(path: Path) -> list[list[list[str]]]:
    """Read the groups of a file of invented pairs in the order of their names: rows without the group's name."""
    groups: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        group, *rest = line.split("\t")
        groups.setdefault(group, []).append(rest)
    return [groups[name] for name in sorted(groups)]


def balanced(cases: Sequence[Answers], decisions: Sequence[PairDecision]) -> tuple[float, float]:
    """Share of the same answers told as the same by P(same), and of the others told as others."""
    gold = np.array([case.same for case in cases])
    told = np.array([decision.same >= SAME for decision in decisions])
    return float(told[gold].mean()), float((~told[~gold]).mean())


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answers", description=__doc__)
    parser.add_argument("--groups", type=int, default=None, help="only the first N questions")
    cases = load_answers(parser.parse_args(arguments).groups)
    decisions = decide_pairs([(Side(case.a), Side(case.b)) for case in cases])
    same, other = balanced(cases, decisions)
    gold = np.array([case.same for case in cases])
    print(f"{len(cases)} pairs of answers to one question, {gold.sum()} of them the same answer")
    print(
        f"balanced accuracy {(same + other) / 2:.3f}: right of the same {same:.1%}, of the different ones {other:.1%}"
    )
    print(f"area under the curve {area(np.array([each.same for each in decisions]), gold):.3f}")


if __name__ == "__main__":
    main()
