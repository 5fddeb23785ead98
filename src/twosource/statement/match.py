"""Which word of one sentence answers to which word of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.aliases import may_name_same
from twosource.statement.thesaurus import thesaurus

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
    """

    likeness: NDArray[np.float32]
    exact_a: NDArray[np.bool_]
    exact_b: NDArray[np.bool_]
    best_a: NDArray[np.float32]
    best_b: NDArray[np.float32]

    def covered_a(self, a: Profile) -> float:
        """Share of a's weight whose words b has, in the same or a near word."""
        return _share(a.weights, self.best_a)

    def covered_b(self, b: Profile) -> float:
        """Share of b's weight whose words a has, in the same or a near word."""
        return _share(b.weights, self.best_b)


def _share(weights: NDArray[np.float32], found: NDArray[np.float32]) -> float:
    total = float(weights.sum())
    return float(weights @ found) / total if total else 0.0


def match_words(a: Profile, b: Profile) -> WordMatch:
    """Match the content words of two sentences."""
    vectors = a.vectors @ b.vectors.T
    likeness = np.where(vectors < _CHANCE, np.float32(0.0), vectors)
    _match_meanings(a, b, vectors, likeness)
    places: dict[str, list[int]] = {}
    for column, key in enumerate(b.keys):
        places.setdefault(key, []).append(column)
    exact_a = np.zeros(len(a.keys), dtype=np.bool_)
    exact_b = np.zeros(len(b.keys), dtype=np.bool_)
    for row, key in enumerate(a.keys):
        columns = places.get(key)
        if columns:
            likeness[row, columns] = 1.0
            exact_a[row] = True
            exact_b[columns] = True
    _match_names(a, b, exact_a, exact_b, likeness)
    best_a = likeness.max(axis=1) if likeness.size else np.zeros(len(a.keys), dtype=np.float32)
    best_b = likeness.max(axis=0) if likeness.size else np.zeros(len(b.keys), dtype=np.float32)
    return WordMatch(likeness, exact_a, exact_b, best_a, best_b)


def _match_meanings(a: Profile, b: Profile, vectors: NDArray[np.float32], likeness: NDArray[np.float32]) -> None:
    """Let words meet that the thesaurus has as near in meaning, unless their vectors speak against it.

    A word without a vector (a rare one) has nothing to speak against it.
    """
    near = thesaurus().near
    for row, key in enumerate(a.keys):
        others = near.get(key)
        if others is None:
            continue
        for column, other in enumerate(b.keys):
            told = others.get(other)
            if told is not None and told > likeness[row, column]:
                between = vectors[row, column]
                if between == 0.0 or between >= _OTHER_SENSE:
                    likeness[row, column] = told


def _match_names(
    a: Profile,
    b: Profile,
    exact_a: NDArray[np.bool_],
    exact_b: NDArray[np.bool_],
    likeness: NDArray[np.float32],
) -> None:
    """Let spellings and stand-ins of one name meet, and keep two different names apart."""
    rows = [row for row, number in enumerate(a.content) if not exact_a[row] and a.words[number].capital]
    columns = [column for column, number in enumerate(b.content) if not exact_b[column] and b.words[number].capital]
    for row in rows:
        for column in columns:
            alias = may_name_same(a.keys[row], b.keys[column])
            if alias:
                likeness[row, column] = max(_SPELLING, likeness[row, column])
            else:
                likeness[row, column] *= 0.5
