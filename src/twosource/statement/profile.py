"""What is known about one sentence before it is compared with another: made once, used in every pair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.axes import axis_key
from twosource.statement.moments import Moment, find_moments
from twosource.statement.number_words import MONTHS, WEEKDAYS
from twosource.statement.polarity import Negation, find_negations, opposites_of
from twosource.statement.quantities import Quantity, find_quantities
from twosource.statement.thesaurus import thesaurus
from twosource.statement.words import STOP, UNKNOWN_WEIGHT, Word, split_words, stem, vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 4000
# Every number of a sentence is held against every one of the other; what has more of them is a table.
MOST_FACTS = 60
_NUMBER_WEIGHT = 5.0
_SENTENCE_END = re.compile(r"[.!?:“\"‘«„]\s*$")
# Written with a capital, but nobody's name.
_NO_NAMES = frozenset(stem(word) for word in (*MONTHS, *WEEKDAYS, "celsius", "fahrenheit", "richter", "kelvin"))
_JOINTS = frozenset({" ", "-", " of ", "’", "'", ". "})


@dataclass(frozen=True, slots=True)
class NameMention:
    """A run of capitalised words.

    Attributes:
        start: first code point.
        end: one past the last.
        keys: keys of its words, in order.
        first: number of its first word.
        acronym: written in capitals all through.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    first: int
    acronym: bool


@dataclass(frozen=True, eq=False)
class Profile:
    """A sentence as its comparable parts; what only some pairs ask for is worked out once, when the first does.

    Attributes:
        text: the sentence.
        words: all its words.
        content: numbers (in ``words``) of the words that carry meaning.
        keys: keys of the content words, in order.
        weights: weight of each content word, shape (n,).
        vectors: unit vector of each content word, zero where it must match exactly, shape (n, d).
        quantities: its numbers with units.
        moments: its calendar expressions.
        names: its runs of capitalised words.
        negations: what it denies.
        trigrams: letter trigrams of its words.
        bigrams: pairs of neighbouring keys.
    """

    text: str
    words: tuple[Word, ...]
    content: tuple[int, ...]
    keys: tuple[str, ...]
    weights: NDArray[np.float32]
    vectors: NDArray[np.float32]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    names: tuple[NameMention, ...]
    negations: tuple[Negation, ...]
    trigrams: frozenset[str]
    bigrams: frozenset[tuple[str, str]]

    @cached_property
    def total(self) -> float:
        """Weight of all content words together."""
        return float(self.weights.sum())

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """All words without regard to capitals."""
        return tuple([word.folded for word in self.words])

    @cached_property
    def all_keys(self) -> tuple[str, ...]:
        """Keys of all words, in order."""
        return tuple([word.key for word in self.words])

    @cached_property
    def key_set(self) -> frozenset[str]:
        """Keys of all words."""
        return frozenset(self.all_keys)

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """To the key of each word the numbers of the words that have it, in order."""
        found: dict[str, list[int]] = {}
        for number, key in enumerate(self.all_keys):
            found.setdefault(key, []).append(number)
        return found

    @cached_property
    def opposed(self) -> dict[str, list[int]]:
        """To each key that means the opposite of a word the numbers of those words, in order."""
        found: dict[str, list[int]] = {}
        for number, key in enumerate(self.all_keys):
            for other in opposites_of(key):
                found.setdefault(other, []).append(number)
        return found

    @cached_property
    def verdicts(self) -> list[tuple[int, str]]:
        """Numbers of the words that accept, reject or the like, with the key under which each turns the sentence."""
        told = [(number, axis_key(self.words, number)) for number in range(len(self.words))]
        return [(number, key) for number, key in told if key is not None]

    @cached_property
    def small(self) -> frozenset[str]:
        """Keys of the words in small letters."""
        return frozenset([word.key for word in self.words if word.text.islower()])

    @cached_property
    def rows(self) -> dict[int, int]:
        """To the number of each content word its place among them."""
        return {number: row for row, number in enumerate(self.content)}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """To each key of a content word its places among them, in order."""
        found: dict[str, list[int]] = {}
        for row, key in enumerate(self.keys):
            found.setdefault(key, []).append(row)
        return found

    @cached_property
    def related(self) -> list[tuple[int, dict[str, float]]]:
        """Places of the content words that the thesaurus has, with the keys near in meaning."""
        near = thesaurus().near
        return [(row, near[key]) for row, key in enumerate(self.keys) if key in near]

    @cached_property
    def capitals(self) -> list[int]:
        """Places of the content words that begin with a capital letter."""
        return [row for row, number in enumerate(self.content) if self.words[number].capital]

    @cached_property
    def numerals(self) -> list[int]:
        """Places of the content words in digits."""
        return [row for row, number in enumerate(self.content) if self.words[number].text[0].isdigit()]

    @cached_property
    def named(self) -> list[int]:
        """Places of the content words that belong to a name."""
        return [
            self.rows[number]
            for mention in self.names
            for number in range(mention.first, mention.first + len(mention.keys))
            if number in self.rows
        ]

    @cached_property
    def denies(self) -> bool:
        """Whether it denies something outright."""
        return any(negation.explicit for negation in self.negations)


@lru_cache(maxsize=16_384)
def profile(text: str) -> Profile:
    """Take a sentence apart; a pure function, remembered because a statement meets many others.

    What lies beyond ``LONGEST`` code points is not looked at: no statement is so long but in a broken text.
    """
    text = text[:LONGEST]
    words = split_words(text)
    content = tuple([number for number, word in enumerate(words) if not word.stop])
    if not content:
        content = tuple(range(len(words)))
    keys = tuple([words[number].key for number in content])
    weights, vectors = _weigh(words, content)
    folded = " ".join(word.folded for word in words)
    return Profile(
        text=text,
        words=words,
        content=content,
        keys=keys,
        weights=weights,
        vectors=vectors,
        quantities=find_quantities(text, words)[:MOST_FACTS],
        moments=find_moments(text, words)[:MOST_FACTS],
        names=_find_names(text, words),
        negations=find_negations(words),
        trigrams=frozenset([folded[i : i + 3] for i in range(len(folded) - 2)]),
        bigrams=frozenset(pairwise(keys)),
    )


def _weigh(words: tuple[Word, ...], content: tuple[int, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    table = vocabulary()
    weights = np.full(len(content), UNKNOWN_WEIGHT, dtype=np.float32)
    vectors = np.zeros((len(content), table.vectors.shape[1]), dtype=np.float32)
    places: list[int] = []
    rows: list[int] = []
    for place, number in enumerate(content):
        word = words[number]
        if word.text[0].isdigit():
            weights[place] = _NUMBER_WEIGHT
        elif (row := table.index.get(word.key)) is not None:
            places.append(place)
            rows.append(row)
    weights[places] = table.weights[rows]
    vectors[places] = table.vectors[rows]
    return weights, vectors


def _find_names(text: str, words: tuple[Word, ...]) -> tuple[NameMention, ...]:
    """Find runs of capitalised words; the first word of a sentence counts if it is nearly always a name."""
    found: list[NameMention] = []
    run: list[int] = []
    headline = _is_headline(words)
    for number, word in enumerate(words):
        named = word.capital and not word.stop and word.key not in _NO_NAMES and not _contracted(word)
        if named and not vocabulary().is_name(word.key):
            opens = headline or number == 0 or _SENTENCE_END.search(text[max(0, word.start - 3) : word.start])
            after_initial = bool(run) and run[-1] == number - 1 and len(words[number - 1].text) == 1
            named = not opens or after_initial
        if run and named:
            joint = text[words[number - 1].end : word.start]
            if joint in _JOINTS and (joint != ". " or len(words[number - 1].text) <= 3):
                run.append(number)
                continue
        if run:
            found.append(_mention(words, run))
        run = [number] if named else []
    if run:
        found.append(_mention(words, run))
    return tuple(found)


def _contracted(word: Word) -> bool:
    """Tell whether a word is a pronoun with its verb: "I'll", "They've"."""
    head, mark, tail = word.text.replace("’", "'").partition("'")
    return bool(mark and tail) and head.casefold() in STOP


def _is_headline(words: tuple[Word, ...]) -> bool:
    capitals = [word.capital for word in words if len(word.text) > 3]
    return len(words) > 3 and sum(capitals) > 0.7 * len(capitals)


def _mention(words: tuple[Word, ...], run: list[int]) -> NameMention:
    written = "".join(words[number].text for number in run)
    return NameMention(
        start=words[run[0]].start,
        end=words[run[-1]].end,
        keys=tuple(words[number].key for number in run),
        first=run[0],
        acronym=len(written) > 1 and written.removesuffix("s").isupper(),
    )
