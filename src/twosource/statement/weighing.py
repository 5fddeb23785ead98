"""The logistic models behind a decision, and their coefficients."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING

from twosource.statement.features import DIRECTED, SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEEPEST = 30.0


@dataclass(frozen=True, slots=True)
class Model:
    """A linear score with one coefficient a feature and a constant."""

    coefficients: tuple[float, ...]
    constant: float

    def score(self, features: Sequence[float]) -> float:
        """Give the linear score."""
        weighted: float = sum(map(mul, features, self.coefficients))
        return weighted + self.constant

    def probability(self, features: Sequence[float]) -> float:
        """Give the logistic of the score."""
        return logistic(self.score(features))


def logistic(score: float) -> float:
    """Give the probability of a score in log odds."""
    return 1.0 / (1.0 + math.exp(-min(_STEEPEST, max(-_STEEPEST, score))))


@dataclass(frozen=True, slots=True)
class Models:
    """One model a question.

    Attributes:
        similarity: graded likeness, 0 to 1 (symmetric features; linear).
        same: both say the same (symmetric; logistic).
        entails: the second follows from the first (directed; logistic).
        contradicts: both cannot hold (directed, taken both ways; logistic).
    """

    similarity: Model
    same: Model
    entails: Model
    contradicts: Model


@lru_cache(maxsize=1)
def models() -> Models:
    """Read ``relation.json``, which ``training/relation/fit.py`` writes."""
    source = json.loads((files("twosource.statement") / "relation.json").read_text(encoding="utf-8"))
    return Models(
        similarity=_model(source["similarity"], SYMMETRIC),
        same=_model(source["same"], SYMMETRIC),
        entails=_model(source["entails"], DIRECTED),
        contradicts=_model(source["contradicts"], DIRECTED),
    )


def _model(table: dict[str, float], names: tuple[str, ...]) -> Model:
    return Model(tuple(table[name] for name in names), table["constant"])
