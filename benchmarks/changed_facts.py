"""How surely one changed fact is flagged: ``python -m benchmarks.changed_facts [--part PART] [--errors] [--json]``.

``benchmarks/data/changed_facts.tsv`` holds 300 pairs of sentences as two desks would write them of one fact.  In half
of them exactly one number, date, name, unit or yes and no differs; the other half says the same in other words,
rounded, as a bound or in another unit.  Every third pair is kept apart: rules are mended on the others alone.
``benchmarks/data/changed_facts_second.tsv`` holds 60 more (``--part second``), written before the rules of their time
were run on them, with who did it to whom as one more sort of change.  ``…_third.tsv`` (320) and ``…_fourth.tsv`` (160)
were written by people who had not seen the rules, with wordings that have far less in common; the rules were mended
with the third in view, never with the fourth.  ``…_hard.tsv`` holds 1,200 facts told three times: by two desks with
hardly a word in common, and once more with the fact changed that stands in brackets.  The figures at first sight stand
in ``docs/stages/statements.md``.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from twosource.statement.relation import Side, decide_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import PairDecision

DATA = Path(__file__).parent / "data"
PAIRS = DATA / "changed_facts.tsv"
FAITHFUL = "faithful"
KEPT_APART = 3
Part = Literal["all", "open", "apart", "second", "third", "fourth", "hard"]
PARTS: tuple[Part, ...] = ("open", "apart", "all", "second", "third", "fourth", "hard")
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Case:
    """Two sentences of one fact and what was changed in the second; ``faithful`` for nothing."""

    changed: str
    a: str
    b: str

    @property
    def faithful(self) -> bool:
        """Whether the second says the same as the first."""
        return self.changed == FAITHFUL


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of pairs.

    Attributes:
        changed: pairs with one changed fact.
        flagged: of these, told as a conflict.
        same: of these, told as the same or a variant.
        faithful: pairs that say the same.
        wrongly: of these, told as a conflict.
    """

    changed: int
    flagged: int
    same: int
    faithful: int
    wrongly: int

    @property
    def recall(self) -> float:
        """Share of the changed pairs that are flagged."""
        return self.flagged / self.changed if self.changed else 1.0

    @property
    def false_share(self) -> float:
        """Share of the faithful pairs that are flagged."""
        return self.wrongly / self.faithful if self.faithful else 0.0


def load_cases(part: Part = "all") -> list[Case]:
    """Read the pairs: all of the first set, those that rules may be mended on, those kept apart, or another set."""
    if part == "hard":
        return _load_facts(DATA / "changed_facts_hard.tsv")
    whole = part in {"all", "open", "apart"}
    rows = (PAIRS if whole else DATA / f"changed_facts_{part}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cases = [Case(*row.split("\t")) for row in rows]
    if part == "all" or not whole:
        return cases
    return [case for number, case in enumerate(cases) if (number % KEPT_APART == 0) == (part == "apart")]


def _load_facts(path: Path) -> list[Case]:
    """Read facts told three times, two of them faithfully."""
    cases = []
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        sort, a, b, changed = _BRACKETS.sub("", row).split("\t")
        cases += [Case(FAITHFUL, a, b), Case(sort, a, changed)]
    return cases


def decide(cases: Sequence[Case]) -> list[PairDecision]:
    """Decide every pair as ``twosource relate`` does."""
    return decide_pairs([(Side(case.a), Side(case.b)) for case in cases])


def score(cases: Sequence[Case], decisions: Sequence[PairDecision]) -> Score:
    """Count what was flagged."""
    told = [(case, decision.relation) for case, decision in zip(cases, decisions, strict=True)]
    return Score(
        changed=sum(not case.faithful for case, _ in told),
        flagged=sum(not case.faithful and relation == "conflict" for case, relation in told),
        same=sum(not case.faithful and relation in {"same", "variant"} for case, relation in told),
        faithful=sum(case.faithful for case, _ in told),
        wrongly=sum(case.faithful and relation == "conflict" for case, relation in told),
    )


def table(part: str, cases: Sequence[Case], decisions: Sequence[PairDecision]) -> str:
    """One line for all and one for each sort of change."""
    whole = score(cases, decisions)
    head = (
        f"{part}: {whole.flagged} of {whole.changed} changes flagged ({whole.recall:.1%}), {whole.same} told as the"
        f" same; {whole.wrongly} of {whole.faithful} faithful pairs flagged ({whole.false_share:.1%})"
    )
    lines = [head]
    for sort in dict.fromkeys(case.changed for case in cases if not case.faithful):
        kept = [(case, decision) for case, decision in zip(cases, decisions, strict=True) if case.changed == sort]
        flagged = sum(decision.relation == "conflict" for _, decision in kept)
        lines.append(f"  {sort:10} {flagged:3} of {len(kept)}")
    return "\n".join(lines)


def errors(cases: Sequence[Case], decisions: Sequence[PairDecision]) -> str:
    """The pairs that are told wrongly, two lines each."""
    return "\n".join(
        f"[{case.changed}] {decision.relation} {decision.similarity:.2f}\n  {case.a}\n  {case.b}"
        for case, decision in zip(cases, decisions, strict=True)
        if case.faithful == (decision.relation == "conflict")
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of a part, or of each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.changed_facts", description=__doc__)
    parser.add_argument("--part", choices=PARTS, help="only these pairs")
    parser.add_argument("--errors", action="store_true", help="list the pairs told wrongly")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    chosen = parser.parse_args(arguments)
    parts: tuple[Part, ...] = (chosen.part,) if chosen.part else PARTS
    decided = {part: (cases := load_cases(part), decide(cases)) for part in parts}
    if chosen.json:
        counts = {part: score(*both) for part, both in decided.items()}
        print(
            json.dumps(
                {part: {"recall": s.recall, "false": s.false_share, "same": s.same} for part, s in counts.items()}
            )
        )
        return
    for part, both in decided.items():
        print(table(part, *both))
        if chosen.errors:
            print(errors(*both))


if __name__ == "__main__":
    main()
