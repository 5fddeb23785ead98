"""Fit how sure the tagger's triples are, on annotated articles that it has not learned from.

Usage::

    python training/attribution/calibrate.py DATA [--weights FOLDER]

``DATA`` holds ``polnear.tar.xz``, of which the dev split is read.  Printed are the weights for
``twosource/attribution/confidence.py`` and, of weights fitted on the other articles, how well each article is told.
``src`` and the repository's root are on the path.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from benchmarks.attribution_sources import articles_of, tagger_from

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from fitting import fit_logistic
from twosource.attribution import tagger
from twosource.attribution.confidence import Evidence, evidence_of
from twosource.spans import overlap

if TYPE_CHECKING:
    from benchmarks.polnear import Article
    from numpy.typing import NDArray

    from twosource.attribution.triple import Triple

RIGHT, PARTS = 0.5, 6


def proposals(text: str) -> list[tuple[Evidence, Triple]]:
    """What the tagger proposes and no surer proposal repeats, however doubtful, with what its confidence rests on."""
    told: list[Evidence] = []
    found: list[tuple[Evidence, Triple]] = []
    propose = tagger._triple

    def remember(*arguments: object, **named: object) -> Evidence:
        told.append(evidence_of(*arguments, **named))  # type: ignore[arg-type]
        return told[-1]

    def keep(*arguments: object) -> Triple | None:
        triple = propose(*arguments)  # type: ignore[arg-type]
        if triple is not None:
            found.append((told[-1], triple))
        return triple

    with patch.object(tagger, "evidence_of", remember), patch.object(tagger, "_triple", keep):
        kept = set(tagger.tag(text).triples)
    return [each for each in found if each[1] in kept]


def read(articles: list[Article]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.intp]]:
    """Of each proposal its evidence, whether it is right, and the number of its article."""
    rows, right, numbers = [], [], []
    for number, article in enumerate(articles):
        for evidence, triple in proposals(article.text):
            rows.append(evidence)
            right.append(any(overlap(triple.content, quote.content) >= RIGHT for quote in article.quotes))
            numbers.append(number)
    return np.array(rows), np.array(right), np.array(numbers)


def probabilities(weights: NDArray[np.float64], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the weights, the constant last, make of some evidence."""
    return 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))


def main() -> None:
    """Fit and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--weights", type=Path, help="another tagger than the packaged one")
    options = arguments.parse_args()
    _, articles = articles_of(options.data, None, 0)
    with tagger_from(options.weights) if options.weights else nullcontext():
        rows, right, numbers = read(articles)
    told = np.zeros(len(rows))
    for part in range(PARTS):
        held = numbers % PARTS == part
        told[held] = probabilities(fit_logistic(rows[~held], right[~held]), rows[held])
    loss = -np.log(np.where(right, told, 1 - told)).mean()
    print(f"{len(rows)} proposals, {right.mean():.3f} of them right; log loss {loss:.4f} by weights of the others")
    for name, weight in zip((*Evidence._fields, "constant"), fit_logistic(rows, right), strict=True):
        print(f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
