"""Which word of one sentence answers to which word of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.aliases import may_name_same

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.statement.profile import Profile

# Below this, two words' vectors are alike by chance.
_CHANCE = 0.45
_SPELLING = 0.9
# Two words of the thesaurus whose vectors go apart further than this meet in a sense that news does not use.
_OTHER_SENSE = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class WordMatch:
    """Likeness of the content words of two sentences.

    Attributes:
        likeness: 0 to 1 for each pair of content words, shape (len(a.content), len(b.content)).
        exact_a: per content word of a, whether b has the same key.
        exact_b: the same for b.
        best_a: per content word of a, its greatest likeness in b.
        best_b: the same for b.
        covered_a: share of a's weight whose words b has, in the same or a near word.
        covered_b: the same for b.
    """

    likeness: NDArray[np.float32]
    exact_a: NDArray[np.bool_]
    exact_b: NDArray[np.bool_]
    best_a: NDArray[np.float32]
    best_b: NDArray[np.float32]
    covered_a: float
    covered_b: float


def _share(profile: Profile, found: NDArray[np.float32]) -> float:
    return float(profile.weights @ found) / profile.total if profile.total else 0.0


def match_words(a: Profile, b: Profile) -> WordMatch:
    """Match the content words of two sentences."""
    vectors = a.vectors @ b.vectors.T
    likeness = np.where(vectors < _CHANCE, np.float32(0.0), vectors)
    _match_meanings(a, b, vectors, likeness)
    met = [(row, column) for row, key in enumerate(a.keys) for column in b.places.get(key, ())]
    exact_a = np.zeros(len(a.keys), dtype=np.bool_)
    exact_b = np.zeros(len(b.keys), dtype=np.bool_)
    if met:
        rows, columns = (list(side) for side in zip(*met, strict=True))
        likeness[rows, columns] = 1.0
        exact_a[rows] = True
        exact_b[columns] = True
    _match_names(a, b, likeness)
    # ``reduce`` itself: the sentences are short, and the methods ``max`` and ``sum`` cost more than what they do.
    best_a = np.maximum.reduce(likeness, axis=1) if likeness.size else np.zeros(len(a.keys), dtype=np.float32)
    best_b = np.maximum.reduce(likeness, axis=0) if likeness.size else np.zeros(len(b.keys), dtype=np.float32)
    return WordMatch(likeness, exact_a, exact_b, best_a, best_b, _share(a, best_a), _share(b, best_b))


def _match_meanings(a: Profile, b: Profile, vectors: NDArray[np.float32], likeness: NDArray[np.float32]) -> None:
    """Let words meet that the thesaurus has as near in meaning, unless their vectors speak against it.

    A word without a vector (a rare one) has nothing to speak against it.
    """
    for row, others in a.related:
        for key in others.keys() & b.places.keys():
            told = others[key]
            for column in b.places[key]:
                if told > likeness[row, column]:
                    between = vectors[row, column]
                    if between == 0.0 or between >= _OTHER_SENSE:
                        likeness[row, column] = told


def _match_names(a: Profile, b: Profile, likeness: NDArray[np.float32]) -> None:
    """Let spellings and stand-ins of one name meet, and keep two different names apart."""
    rows = [row for row in a.capitals if a.keys[row] not in b.places]
    columns = [column for column in b.capitals if b.keys[column] not in a.places]
    for row in rows:
        key = a.keys[row]
        for column in columns:
            alias = may_name_same(key, b.keys[column])
            if alias:
                likeness[row, column] = max(_SPELLING, likeness[row, column])
            else:
                likeness[row, column] *= 0.5
