"""What a decision about two sentences rests on, as numbers with names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.statement.differences import has_conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.statement.differences import Difference
    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile

# Of two sentences alike, whichever comes first.
SYMMETRIC = (
    "cosine",
    "cosine_squared",
    "soft_least",
    "soft_most",
    "exact_least",
    "exact_most",
    "trigrams",
    "bigrams",
    "length",
    "heaviest_missing_least",
    "heaviest_missing_most",
    "names_missing_both",
    "numbers_missing_both",
    "conflict",
    "denial",
    "cosine_soft",
)
# Of a sentence and what may follow from it.
DIRECTED = (
    "cosine",
    "cosine_squared",
    "soft_following",
    "soft_leading",
    "exact_following",
    "exact_leading",
    "trigrams",
    "length_following",
    "heaviest_missing_following",
    "names_missing_following",
    "numbers_missing_following",
    "conflict",
    "denial",
    "cosine_soft",
)
_HEAVY = 9.0
_NAMED_ALIKE = 0.6


class Features(NamedTuple):
    """A pair as numbers.

    Attributes:
        both: the same in either order, as ``SYMMETRIC`` names them.
        onward: how the second may follow from the first, as ``DIRECTED`` names them.
        backward: how the first may follow from the second.
    """

    both: tuple[float, ...]
    onward: tuple[float, ...]
    backward: tuple[float, ...]


class _Answered(NamedTuple):
    """What of one sentence the other has.

    Attributes:
        soft: share of its weight in the same or a near word.
        exact: share of its weight in the same word.
        heaviest: weight of the weightiest word that the other lacks, 0 to about 1.
        lacks_name: the other lacks a word of a name of it.
        lacks_number: the other lacks a number of it in digits.
    """

    soft: float
    exact: float
    heaviest: float
    lacks_name: float
    lacks_number: float


def describe(a: Profile, b: Profile, cosine: float, match: WordMatch, differences: Sequence[Difference]) -> Features:
    """Describe a pair by what its decision rests on.

    Args:
        a: the first sentence.
        b: the second.
        cosine: of their vectors, 0 to 1.
        match: of their words, in this order.
        differences: of fact.
    """
    first = _answered(a, match.covered_a, match.exact_a, match.best_a)
    second = _answered(b, match.covered_b, match.exact_b, match.best_b)
    trigrams = _dice(a.trigrams, b.trigrams)
    conflict = float(has_conflict(differences))
    denial = float(a.denies != b.denies)
    soft = min(first.soft, second.soft), max(first.soft, second.soft)
    both = (
        cosine,
        cosine * cosine,
        *soft,
        min(first.exact, second.exact),
        max(first.exact, second.exact),
        trigrams,
        _dice(a.bigrams, b.bigrams),
        abs(_length(a, b)),
        min(first.heaviest, second.heaviest),
        max(first.heaviest, second.heaviest),
        first.lacks_name * second.lacks_name,
        first.lacks_number * second.lacks_number,
        conflict,
        denial,
        cosine * soft[0],
    )

    def directed(length: float, leading: _Answered, following: _Answered) -> tuple[float, ...]:
        return (
            cosine,
            cosine * cosine,
            following.soft,
            leading.soft,
            following.exact,
            leading.exact,
            trigrams,
            length,
            following.heaviest,
            following.lacks_name,
            following.lacks_number,
            conflict,
            denial,
            cosine * following.soft,
        )

    return Features(both, directed(_length(a, b), first, second), directed(_length(b, a), second, first))


def _answered(profile: Profile, soft: float, exact: NDArray[np.bool_], best: NDArray[np.float32]) -> _Answered:
    weights = profile.weights
    return _Answered(
        soft=soft,
        exact=float(np.add.reduce(weights[exact])) / profile.total if profile.total else 0.0,
        heaviest=float(np.maximum.reduce(weights * (1.0 - best))) / _HEAVY if weights.size else 0.0,
        lacks_name=float(any(best[row] < _NAMED_ALIKE for row in profile.named)),
        lacks_number=float(not all(exact[row] for row in profile.numerals)),
    )


def _dice(a: frozenset[object], b: frozenset[object]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _length(a: Profile, b: Profile) -> float:
    return math.log((1 + len(b.content)) / (1 + len(a.content)))
