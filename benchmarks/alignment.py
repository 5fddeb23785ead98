"""How well two sentences are told to be the same, alike, entailed or in conflict, on public data.

    python -m benchmarks.alignment [DATA] [--limit N]

``DATA`` holds ``sts_news.tar.xz``, ``msrp.tar.xz`` and ``rte3.tar.xz`` (default ``../shared/data``).  STS and MSRP
taught nothing that is measured here; of RTE-3, four fifths of the English pairs taught the reader, and all the models.
See ``docs/stages/statements.md``.
"""

from __future__ import annotations

import argparse
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.polnear import unpacked
from benchmarks.tally import Tally
from twosource.statement.relation import Side, decide_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.model import PairDecision

LANGUAGES = {"English": "EN", "German": "DE", "Italian": "IT"}
SAMPLES = 2000
_LABEL = re.compile(r'<pair id="(\d+)" entailment="(\w+)"')
_PAIR = re.compile(r'<pair id="(\d+)".*?<t>(.*?)</t>.*?<h>(.*?)</h>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """Two sentences and what people said of them: a grade, 1 or 0, or YES, NO, UNKNOWN."""

    a: str
    b: str
    gold: str


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--limit", type=int, default=None, help="only the first N pairs of each set")
    arguments = parser.parse_args()
    with unpacked(arguments.data / "sts_news.tar.xz") as folder:
        headlines = read_graded(folder / "2015" / "headlines.test.tsv")[: arguments.limit]
    with unpacked(arguments.data / "msrp.tar.xz") as folder:
        paraphrases = read_paraphrases(folder / "msr_paraphrase_train.txt")[: arguments.limit]
    with unpacked(arguments.data / "rte3.tar.xz") as folder:
        inferences = {name: read_inferences(folder, name)[: arguments.limit] for name in LANGUAGES}
    report_graded(headlines, decide(headlines))
    report_paraphrases(paraphrases, decide(paraphrases))
    for language, cases in inferences.items():
        report_inferences(language, cases, decide(cases))


def decide(cases: Sequence[Case]) -> list[PairDecision]:
    """Decide all pairs; prints how long that takes."""
    started = time.process_time()
    decisions = decide_pairs([(Side(case.a), Side(case.b)) for case in cases])
    spent = time.process_time() - started
    print(f"\n{len(cases)} pairs, {len(cases) / spent:.0f} a CPU-second with their encoding")
    return decisions


def read_graded(path: Path) -> list[Case]:
    """Read graded pairs; those without a grade are no part of the scoring."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [Case(row[1], row[2], row[0]) for row in rows if row[0].strip()]


def read_paraphrases(path: Path) -> list[Case]:
    """Read MSRP: quality, two ids, two sentences."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return [Case(row[3], row[4], row[0]) for row in rows]


def read_inferences(folder: Path, language: str = "English") -> list[Case]:
    """Read RTE-3's pairs in a language with the three labels that e-RTE-3-it gives by id; the XML is malformed."""
    source = (folder / "e-rte3-it" / "e-RTE-3-it" / "DEV.xml").read_text(encoding="utf-8")
    labels = {match[1]: match[2] for match in _LABEL.finditer(source)}
    pairs = next((folder / f"RTE3-{LANGUAGES[language]}data-original-format").rglob("*dev*.xml"))
    return [
        Case(" ".join(match[2].split()), " ".join(match[3].split()), labels[match[1]])
        for match in _PAIR.finditer(pairs.read_text(encoding="utf-8"))
        if match[1] in labels
    ]


def report_graded(cases: Sequence[Case], decisions: Sequence[PairDecision]) -> None:
    """Pearson of the similarity, and how many of the surely same pairs are flagged."""
    grades = np.array([float(case.gold) for case in cases])
    similarity = np.array([decision.similarity for decision in decisions])
    alike = grades >= 4
    flagged = np.array([decision.relation == "conflict" for decision in decisions])
    print(f"STS 2015 headlines: Pearson {np.corrcoef(grades, similarity)[0, 1]:.4f}")
    print(f"  grade 4 or more: {flagged[alike].mean():.1%} of {alike.sum()} flagged as a conflict")


def report_paraphrases(cases: Sequence[Case], decisions: Sequence[PairDecision]) -> None:
    """F1 and accuracy at the threshold that the product uses, and at the best one on these pairs."""
    gold = np.array([case.gold == "1" for case in cases])
    same = np.array([decision.same for decision in decisions])
    flagged = np.array([decision.relation == "conflict" for decision in decisions])
    best = max(np.unique(same), key=lambda threshold: float(np.mean((same >= threshold) == gold)))
    print(f"MSRP train, same >= 0.50: {_told(same >= 0.5, gold)}")
    print(f"  same >= {best:.2f} (best here): {_told(same >= best, gold)}; AUC {area(same, gold):.3f}")
    print(
        f"  flagged as a conflict: {flagged[gold].mean():.1%} of paraphrases, {flagged[~gold].mean():.1%} of the rest"
    )


def report_inferences(language: str, cases: Sequence[Case], decisions: Sequence[PairDecision]) -> None:
    """Accuracy of entailment and of all three labels, and how well contradictions are flagged."""
    gold = np.array([case.gold for case in cases])
    told = np.array([three_way(decision) for decision in decisions])
    entails = np.array([decision.entails_ab for decision in decisions])
    print(f"RTE-3 dev, {language}: entailment accuracy {np.mean((entails >= 0.5) == (gold == 'YES')):.3f}")
    print(f"  in three ways: {np.mean(told == gold):.3f}")
    shares = ", ".join(f"{label} {np.mean(told[gold == label] == 'NO'):.1%}" for label in ("YES", "UNKNOWN", "NO"))
    print(f"  flagged as a conflict: {shares}")
    low, high = resampled(told == "NO", gold == "NO")
    print(f"  contradictions: F1 {f1(told == 'NO', gold == 'NO'):.3f} (95 % interval {low:.3f} to {high:.3f})")


def three_way(decision: PairDecision) -> str:
    """Tell whether the second sentence follows (YES), cannot hold (NO) or is left open by the first (UNKNOWN)."""
    if decision.relation == "conflict":
        return "NO"
    return "YES" if decision.entails_ab >= 0.5 else "UNKNOWN"


def resampled(predicted: NDArray[np.bool_], gold: NDArray[np.bool_]) -> tuple[float, float]:
    """Bounds that 95 % of the F1 keep which as many pairs have, drawn with replacement."""
    draw = np.random.default_rng(0)
    drawn = (draw.integers(0, len(gold), len(gold)) for _ in range(SAMPLES))
    low, high = np.quantile([f1(predicted[rows], gold[rows]) for rows in drawn], [0.025, 0.975])
    return float(low), float(high)


def f1(predicted: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    """Harmonic mean of precision and recall; 0 where nothing was said and nothing is there."""
    right = int(np.sum(predicted & gold))
    return Tally(int(predicted.sum()), right, int(gold.sum()), right).f1 or 0.0


def _told(predicted: NDArray[np.bool_], gold: NDArray[np.bool_]) -> str:
    return f"F1 {f1(predicted, gold):.3f}, accuracy {np.mean(predicted == gold):.3f}"


def area(score: NDArray[np.float64], gold: NDArray[np.bool_]) -> float:
    """Area under the ROC curve, by ranks: how often what is meant scores higher than what is not."""
    ranks = np.argsort(np.argsort(score)) + 1
    positive, negative = int(gold.sum()), int((~gold).sum())
    return float((ranks[gold].sum() - positive * (positive + 1) / 2) / (positive * negative))


if __name__ == "__main__":
    main()
