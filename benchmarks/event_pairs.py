"""How well statements of one event are told apart that are the same, a part, or only near: a hard case.

    python -m benchmarks.event_pairs [--errors KIND]

``benchmarks/data/event_pairs.tsv`` holds 480 pairs of 48 invented events, by writers who had not seen a rule: the
*same* in words that have little in common, a *part* of the other, *related* ones with tempting words in common, and a
*conflict*.  Reports of one event are seldom as hard as this; what only sees words is worse than chance here.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.alignment import area
from twosource.statement.relation import Side, decide_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import PairDecision, Relation

PAIRS = Path(__file__).parent / "data" / "event_pairs.tsv"
KINDS = ("same", "partial", "related", "conflict")
RELATIONS: tuple[Relation, ...] = ("same", "variant", "partial", "conflict", "related", "unrelated")
_MARKS = ("“", '"')


@dataclass(frozen=True, slots=True)
class Case:
    """Two statements of one event, who makes them, and what they are to each other."""

    kind: str
    a: Side
    b: Side


def load_cases() -> list[Case]:
    """Read the pairs."""
    cases = []
    for row in PAIRS.read_text(encoding="utf-8").splitlines()[1:]:
        _, kind, speaker_a, a, speaker_b, b = row.split("\t")
        cases.append(Case(kind, _side(a, speaker_a), _side(b, speaker_b)))
    return cases


def _side(text: str, speaker: str) -> Side:
    return Side(text, quoted=text.startswith(_MARKS), speaker=None if speaker == "unknown" else speaker)


def order_kept(cases: Sequence[Case], decisions: Sequence[PairDecision], kind: str) -> float:
    """Give how often a pair of a kind is told to be more surely the same than a related one: .5 is chance."""
    told = [
        (case.kind, each.same) for case, each in zip(cases, decisions, strict=True) if case.kind in {kind, "related"}
    ]
    return area(np.array([same for _, same in told]), np.array([each == kind for each, _ in told]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many pairs of each kind are told to be what."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.event_pairs", description=__doc__)
    parser.add_argument("--errors", choices=KINDS, help="list the pairs of a kind with what they are told to be")
    chosen = parser.parse_args(arguments)
    cases = load_cases()
    decisions = decide_pairs([(case.a, case.b) for case in cases])
    counts = Counter((case.kind, decision.relation) for case, decision in zip(cases, decisions, strict=True))
    print(f"{'':10}" + "".join(f"{relation:>11}" for relation in RELATIONS))
    for kind in KINDS:
        print(f"{kind:10}" + "".join(f"{counts[kind, relation]:>11}" for relation in RELATIONS))
    for kind in ("same", "partial"):
        print(f"a {kind} pair is more surely the same than a related one: {order_kept(cases, decisions, kind):.2f}")
    for case, decision in zip(cases, decisions, strict=True):
        if case.kind == chosen.errors:
            print(f"[{decision.relation} {decision.similarity:.2f}]\n  {case.a.text}\n  {case.b.text}")


if __name__ == "__main__":
    main()
