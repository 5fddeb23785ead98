"""What a decision about two sentences rests on, as numbers with names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.differences import has_conflict
from twosource.statement.match import WordMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.statement.differences import Difference
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


def symmetric(
    a: Profile, b: Profile, cosine: float, match: WordMatch, differences: Sequence[Difference]
) -> NDArray[np.float64]:
    """Describe a pair the same way in either order, shape (len(SYMMETRIC),)."""
    soft = sorted((match.covered_a(a), match.covered_b(b)))
    exact = sorted((_share(a.weights, match.exact_a), _share(b.weights, match.exact_b)))
    missing = sorted((_heaviest(a.weights, match.best_a), _heaviest(b.weights, match.best_b)))
    return np.array(
        (
            cosine,
            cosine * cosine,
            *soft,
            *exact,
            _dice(a.trigrams, b.trigrams),
            _dice(a.bigrams, b.bigrams),
            abs(_length(a, b)),
            *missing,
            float(_lacks_name(a, match.best_a) and _lacks_name(b, match.best_b)),
            float(_lacks_number(a, match.exact_a) and _lacks_number(b, match.exact_b)),
            float(has_conflict(differences)),
            _denial(a, b),
            cosine * soft[0],
        )
    )


def directed(
    a: Profile, b: Profile, cosine: float, match: WordMatch, differences: Sequence[Difference]
) -> NDArray[np.float64]:
    """Describe how b may follow from a, shape (len(DIRECTED),)."""
    following = match.covered_b(b)
    return np.array(
        (
            cosine,
            cosine * cosine,
            following,
            match.covered_a(a),
            _share(b.weights, match.exact_b),
            _share(a.weights, match.exact_a),
            _dice(a.trigrams, b.trigrams),
            _length(a, b),
            _heaviest(b.weights, match.best_b),
            float(_lacks_name(b, match.best_b)),
            float(_lacks_number(b, match.exact_b)),
            float(has_conflict(differences)),
            _denial(a, b),
            cosine * following,
        )
    )


def turned(match: WordMatch) -> WordMatch:
    """See a match from the other sentence."""
    return WordMatch(match.likeness.T, match.exact_b, match.exact_a, match.best_b, match.best_a)


def _share(weights: NDArray[np.float32], found: NDArray[np.bool_]) -> float:
    total = float(weights.sum())
    return float(weights[found].sum()) / total if total else 0.0


def _heaviest(weights: NDArray[np.float32], best: NDArray[np.float32]) -> float:
    """Weight of the weightiest word that the other sentence lacks, 0 to about 1."""
    return float((weights * (1.0 - best)).max()) / _HEAVY if weights.size else 0.0


def _dice(a: frozenset[object], b: frozenset[object]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _length(a: Profile, b: Profile) -> float:
    return math.log((1 + len(b.content)) / (1 + len(a.content)))


def _lacks_name(profile: Profile, best: NDArray[np.float32]) -> bool:
    rows = {number: row for row, number in enumerate(profile.content)}
    return any(
        best[rows[number]] < 0.6
        for mention in profile.names
        for number in range(mention.first, mention.first + len(mention.keys))
        if number in rows
    )


def _lacks_number(profile: Profile, exact: NDArray[np.bool_]) -> bool:
    return any(profile.words[number].text[0].isdigit() and not exact[row] for row, number in enumerate(profile.content))


def _denial(a: Profile, b: Profile) -> float:
    """1 when exactly one of the sentences denies something outright."""
    return float(any(n.explicit for n in a.negations) != any(n.explicit for n in b.negations))
