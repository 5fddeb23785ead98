"""Fit the logistic models of ``twosource.statement.relation`` and write ``relation.json``.

    python training/relation/fit.py DATA src/twosource/statement/relation.json

``DATA`` holds ``sts_news`` (graded news sentences of 2013 and 2014: similarity and same), ``nli_pairs`` (entailment
and contradiction, a capped sample of each source) and ``rte3_en_de_it`` (entailment between a passage of news and a
sentence: its 800 English pairs of the development part, told in five parts that each the other four were fitted on).
STS headlines of 2015 and MSRP are never seen: they are what ``benchmarks/alignment.py`` measures on, and MSRP's licence
bars derived works.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from benchmarks.alignment import read_graded as read_grades
from benchmarks.alignment import read_inferences

from twosource.statement.differences import find_differences
from twosource.statement.encoder import embed
from twosource.statement.features import DIRECTED, SYMMETRIC
from twosource.statement.features import describe as describe_pair
from twosource.statement.match import match_words
from twosource.statement.profile import profile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from fitting import fit_linear, fit_logistic
from public_pairs import RTE_LABELS, sample_inference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

GRADED = (
    ("2013", "headlines", 750),
    ("2014", "headlines", 750),
    ("2014", "deft-news", 300),
    ("2014", "tweet-news", 300),
)
INFERENCE = {
    "cad_nli": 1050,
    "snli_dev": 450,
    "mnli_olora_devpart": 1050,
    "mnli_olora_train": 450,
    "mnli_taxinli": 1050,
    "fever_dev": 1350,
    "fever_symmetric": 750,
    "fm2": 600,
    "summedits_news": 750,
    "breaking_nli": 225,
    "help": 225,
    "med": 225,
    "factor_expert": 225,
}
# A grade of 3 is "roughly the same, some detail differs"; from here on two sentences count as the same.
SAME_GRADE = 3.0
LONGEST = 700
# A pair of RTE-3 counts as much as so many others: they are short and about pictures, it is long and about news.
NEWS_WEIGHT = 40.0
PARTS = 5


class Pair(NamedTuple):
    """Two sentences with a grade (0 to 5) or a label."""

    a: str
    b: str
    grade: float
    label: str


def main() -> None:
    """Fit all four models and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    graded = read_graded(arguments.data / "sts_news")
    inference = read_inference(arguments.data / "nli_pairs" / "pairs.jsonl")
    news = read_news(arguments.data / "rte3_en_de_it")
    both, _ = describe(graded)
    grades = np.array([pair.grade for pair in graded])
    _, onward = describe([*inference, *news])
    labels = np.array([pair.label for pair in (*inference, *news)])
    weights = np.array([1.0] * len(inference) + [NEWS_WEIGHT] * len(news))
    parts = np.array([-1] * len(inference) + [number % PARTS for number in range(len(news))])
    clean = labels != "not_entailment"
    models = {}
    for name, kept in (("entailment", np.ones(len(labels), dtype=bool)), ("contradiction", clean)):
        models[name] = fit_logistic(onward[kept], (labels == name)[kept], weights[kept])
        right = cross_validate(onward[kept], (labels == name)[kept], weights[kept], parts[kept])
        print(f"{name}: {right:.3f} of RTE-3 right by models fitted on its other parts")
    tables = {
        "similarity": table(SYMMETRIC, fit_linear(both, grades / 5)),
        "same": table(SYMMETRIC, fit_logistic(both, grades >= SAME_GRADE)),
        "entails": table(DIRECTED, models["entailment"]),
        "contradicts": table(DIRECTED, models["contradiction"]),
    }
    arguments.output.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


def cross_validate(
    features: NDArray[np.float64], target: NDArray[np.bool_], weights: NDArray[np.float64], parts: NDArray[np.int64]
) -> float:
    """Give the share of the pairs with a part that is told right by models that were fitted without their part."""
    right = 0
    for part in range(PARTS):
        model = fit_logistic(features[parts != part], target[parts != part], weights[parts != part])
        own = parts == part
        right += int(np.sum((features[own] @ model[:-1] + model[-1] > 0) == target[own]))
    return right / int(np.sum(parts >= 0))


def read_graded(folder: Path) -> list[Pair]:
    """Read the graded pairs."""
    return [
        Pair(case.a, case.b, float(case.gold), "")
        for year, name, most in GRADED
        for case in read_grades(folder / year / f"{name}.test.tsv")[:most]
    ]


def read_inference(path: Path) -> list[Pair]:
    """Read a capped sample of each source, the same every time."""
    return [
        Pair(row["premise"], row["hypothesis"], 0.0, row["label"])
        for _, row in sample_inference(path, INFERENCE, LONGEST)
    ]


def read_news(folder: Path) -> list[Pair]:
    """Read RTE-3's English development pairs with the three labels that e-RTE-3-it gives."""
    return [Pair(case.a, case.b, 0.0, RTE_LABELS[case.gold]) for case in read_inferences(folder)]


def describe(pairs: Sequence[Pair]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the symmetric and the directed features of each pair."""
    texts = sorted({text for pair in pairs for text in (pair.a, pair.b)})
    rows = {text: row for row, text in enumerate(texts)}
    vectors = embed(texts)
    both, onward = [], []
    for pair in pairs:
        a, b = profile(pair.a), profile(pair.b)
        likeness = min(1.0, max(0.0, float(vectors[rows[pair.a]] @ vectors[rows[pair.b]])))
        match = match_words(a, b)
        differences = find_differences(a, b, match)
        told = describe_pair(a, b, likeness, match, differences)
        both.append(told.both)
        onward.append(told.onward)
    return np.array(both), np.array(onward)


def table(names: Sequence[str], weights: NDArray[np.float64]) -> dict[str, float]:
    """Name the weights, to six digits."""
    return {name: round(float(weight), 6) for name, weight in zip((*names, "constant"), weights, strict=True)}


if __name__ == "__main__":
    main()
