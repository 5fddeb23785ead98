"""What is known about one sentence before it is compared with another: made once, used in every pair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.moments import Moment, find_moments
from twosource.statement.number_words import MONTHS, WEEKDAYS
from twosource.statement.polarity import Negation, find_negations
from twosource.statement.quantities import Quantity, find_quantities
from twosource.statement.words import STOP, UNKNOWN_WEIGHT, Word, split_words, stem, vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 4000
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


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A sentence as its comparable parts.

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


@lru_cache(maxsize=16_384)
def profile(text: str) -> Profile:
    """Take a sentence apart; a pure function, remembered because a statement meets many others.

    What lies beyond ``LONGEST`` code points is not looked at: no statement is so long but in a broken text.
    """
    text = text[:LONGEST]
    words = split_words(text)
    content = tuple(number for number, word in enumerate(words) if not word.stop)
    if not content:
        content = tuple(range(len(words)))
    keys = tuple(words[number].key for number in content)
    weights, vectors = _weigh(words, content)
    folded = " ".join(word.text.casefold() for word in words)
    return Profile(
        text=text,
        words=words,
        content=content,
        keys=keys,
        weights=weights,
        vectors=vectors,
        quantities=find_quantities(text, words),
        moments=find_moments(text),
        names=_find_names(text, words),
        negations=find_negations(words),
        trigrams=frozenset(folded[i : i + 3] for i in range(len(folded) - 2)),
        bigrams=frozenset(pairwise(keys)),
    )


def _weigh(words: tuple[Word, ...], content: tuple[int, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    table = vocabulary()
    weights = np.full(len(content), UNKNOWN_WEIGHT, dtype=np.float32)
    vectors = np.zeros((len(content), table.vectors.shape[1]), dtype=np.float32)
    for place, number in enumerate(content):
        word = words[number]
        row = table.index.get(word.key)
        if word.text[0].isdigit():
            weights[place] = _NUMBER_WEIGHT
        elif row is not None:
            weights[place] = table.weights[row]
            vectors[place] = table.vectors[row]
    return weights, vectors


def _find_names(text: str, words: tuple[Word, ...]) -> tuple[NameMention, ...]:
    """Find runs of capitalised words; the first word of a sentence counts if it is nearly always a name."""
    found: list[NameMention] = []
    run: list[int] = []
    headline = _is_headline(words)
    for number, word in enumerate(words):
        named = word.capital and not word.stop and word.key not in _NO_NAMES and not _contracted(word)
        opens = number == 0 or _SENTENCE_END.search(text[max(0, word.start - 3) : word.start]) is not None
        after_initial = bool(run) and run[-1] == number - 1 and len(words[number - 1].text) == 1
        if (opens or headline) and not after_initial and not vocabulary().is_name(word.key):
            named = False
        joint = text[words[number - 1].end : word.start] if run else ""
        initial = joint != ". " or len(words[number - 1].text) <= 3
        if run and named and joint in _JOINTS and initial:
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
    capitals = sum(word.capital for word in words if len(word.text) > 3)
    return len(words) > 3 and capitals > 0.7 * sum(len(word.text) > 3 for word in words)


def _mention(words: tuple[Word, ...], run: list[int]) -> NameMention:
    written = "".join(words[number].text for number in run)
    return NameMention(
        start=words[run[0]].start,
        end=words[run[-1]].end,
        keys=tuple(words[number].key for number in run),
        first=run[0],
        acronym=len(written) > 1 and written.removesuffix("s").isupper(),
    )
