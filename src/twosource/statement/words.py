"""Words of a sentence with their places, light stems and weights.

A word's key is what two sentences are compared by: folded, without accents or possessive, and lightly stemmed.  The
weight of a word is its inverse document frequency over news sentences, and a short vector tells how near two words are
in meaning; both stand in ``vocabulary.npz`` (made by ``training/relation/make_vocabulary.py``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from twosource.statement.lexicon import word_set

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_POSSESSIVE = re.compile(r"['’]s?$")

STOP = word_set(
    "a an the of to in on at by for with from into onto as and or but nor so yet if than then that this these those "
    "it its he him his she her hers they them their theirs we our ours you your yours i me my mine us who whom whose "
    "which what when where while is are was were be been being am do does did done has have had having will would "
    "shall should can could may might must there here also very just too about over under up down out off s t d ll re "
    "ve m o not no nor n't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't cannot couldn't "
    "shouldn't hasn't haven't hadn't say said says saying tell told add added mr mrs ms dr after before during"
)

_IRREGULAR = {
    word: base
    for base, words in {
        "say": "said",
        "tell": "told",
        "go": "went gone goes",
        "win": "won winning",
        "lose": "lost losing",
        "sell": "sold",
        "buy": "bought",
        "hold": "held",
        "meet": "met",
        "make": "made making",
        "take": "took taken taking",
        "give": "gave given giving",
        "find": "found",
        "leave": "left leaving",
        "lead": "led",
        "rise": "rose risen rising",
        "fall": "fell fallen",
        "strike": "struck striking stricken",
        "shoot": "shot",
        "send": "sent",
        "spend": "spent",
        "build": "built",
        "begin": "began begun",
        "break": "broke broken",
        "choose": "chose chosen",
        "come": "came coming",
        "become": "became becoming",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fly": "flew flown",
        "fight": "fought",
        "get": "got gotten",
        "grow": "grew grown",
        "know": "knew known",
        "pay": "paid",
        "run": "ran running",
        "sink": "sank sunk",
        "see": "saw seen",
        "seek": "sought",
        "shake": "shook shaken",
        "show": "shown",
        "speak": "spoke spoken",
        "stand": "stood",
        "steal": "stole stolen",
        "think": "thought",
        "throw": "threw thrown",
        "write": "wrote written writing",
        "die": "dying died dies",
        "man": "men",
        "woman": "women",
        "child": "children",
        "keep": "kept",
        "bring": "brought",
        "hit": "hitting",
        "catch": "caught",
        "teach": "taught",
        "hear": "heard",
        "feel": "felt",
        "quit": "quitting",
        "wear": "wore worn",
        "wound": "wounded",
    }.items()
    for word in words.split()
}


class Word(NamedTuple):
    """A word in its sentence.

    Attributes:
        start: first code point in the sentence.
        end: one past the last.
        text: as written.
        key: what it is compared by.
        stop: carries no meaning of its own.
        folded: as written, without regard to capitals.
        capital: begins with a capital letter.
    """

    start: int
    end: int
    text: str
    key: str
    stop: bool
    folded: str
    capital: bool


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Strip the commonest English endings of a lower-case word; a light rule that never joins different words.

    A plural or verb ending goes when at least three letters stay; a doubled consonant and a final ``e`` go after it,
    so that ``stopped`` and ``stop``, ``raised`` and ``raise`` meet.
    """
    irregular = _IRREGULAR.get(word)
    if irregular is not None:
        return irregular.removesuffix("e") if len(irregular) > 3 else irregular
    if len(word) < 4 or not word.isascii():
        return word
    for ending, replacement in (("ies", "y"), ("sses", "ss"), ("ied", "y")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + replacement
    if word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and any(vowel in base for vowel in "aeiouy"):
            word = base
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word


def _key(text: str) -> str:
    if "." in text and text[0].isalpha():
        return text.replace(".", "").casefold() + "."
    if text == "US":
        return "us."
    plain = _POSSESSIVE.sub("", text).replace("’", "'")
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return stem(plain.casefold()) or text


@lru_cache(maxsize=100_000)
def _look_at(written: str) -> tuple[str, str, bool, str, bool]:
    """What a word is wherever it stands: all of ``Word`` but its place."""
    folded = written.casefold()
    stop = folded.replace("’", "'") in STOP and written != "US"
    return written, _key(written), stop, folded, written[0].isupper()


def split_words(text: str) -> tuple[Word, ...]:
    """Split a sentence into words and numbers, in order; hyphened compounds give one word each."""
    found = []
    for match in _WORD.finditer(text):
        written, key, stop, folded, capital = _look_at(match.group())
        found.append(Word(match.start(), match.end(), written, key, stop, folded, capital))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Weights and vectors of the commonest words, by key.

    Attributes:
        index: row of each key.
        weights: inverse document frequencies, shape (n,).
        vectors: unit vectors, shape (n, d), float32.
        names: keys that news nearly always writes with a capital.
    """

    index: dict[str, int]
    weights: npt.NDArray[np.float32]
    vectors: npt.NDArray[np.float32]
    names: frozenset[str]

    def is_name(self, key: str) -> bool:
        """Tell whether a capitalised word is a name even where any word would have a capital."""
        return key in self.names or key not in self.index

    def weight(self, key: str) -> float:
        """Give the weight of a key; an unknown word weighs as much as the rarest known one."""
        row = self.index.get(key)
        return float(self.weights[row]) if row is not None else UNKNOWN_WEIGHT


UNKNOWN_WEIGHT = 9.0


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Load the vocabulary that the package carries."""
    with (files("twosource.statement") / "vocabulary.npz").open("rb") as stream, np.load(stream) as archive:
        keys = archive["keys"].tobytes().decode("utf-8").split("\n")
        weights = archive["weights"].astype(np.float32) / 20.0
        vectors = archive["vectors"].astype(np.float32)
        proper = archive["proper"]
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    names = frozenset(key for key, flag in zip(keys, proper, strict=True) if flag)
    return Vocabulary({key: row for row, key in enumerate(keys)}, weights, vectors / np.maximum(norms, 1e-6), names)
