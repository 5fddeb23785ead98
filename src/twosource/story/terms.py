"""The words, names and numbers that tell what one report is about: by their letters alone, without a tagger."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from twosource.statement.words import STOP, stem

# How far a report begins with what it is about: headline and first words together.
HEAD_WORDS = 60
# What lies beyond this many code points of a text is not looked at.
LONGEST = 60_000


class Kind(IntEnum):
    """What a term is."""

    WORD = 0
    NAME = 1
    NUMBER = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a report, however often and in whatever form it stands there.

    Attributes:
        key: folded, without possessive, lightly stemmed; what two reports are compared by.
        shown: as written, in the form that stands there first.
        kind: word, name or number.
        times: how often it stands in headline and text.
        head: how often it stands in the headline and the first words, ``HEAD_WORDS`` in all.
    """

    key: str
    shown: str
    kind: Kind
    times: int
    head: int


def _upper_class() -> str:
    """The capital letters of Latin, Greek, Cyrillic and Armenian as the inside of a character class."""
    return "".join(chr(code) for code in range(0x41, 0x588) if chr(code).isupper())


_UPPER = _upper_class()
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
# A capital after a lower-case word, figure or comma stands inside a sentence.
_INSIDE = re.compile(rf"(?<=[^\W{_UPPER}_] |[,;] )[{_UPPER}][^\W\d_]+")
_RUN = re.compile(rf"\b[{_UPPER}][^\W\d_]+(?:[ -][{_UPPER}][^\W\d_]+)+")
# Addresses say where a text stood; tokenised ones ("http : / / …") stand in some collections.
_ADDRESS = re.compile(r"(?:https?|ftp) ?: ?/ ?/[^\n]*|www\.\S+|[\w.+-]{1,64}@[^\s@]{1,255}")
_ADDRESS_SIGNS = ("http", "ftp", "www.", "@")
# Writing without spaces between words: Thai to Khmer, then Chinese, Japanese, Korean.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


def find_terms(title: str, text: str, proper: frozenset[str], known: frozenset[str]) -> tuple[Term, ...]:
    """List the terms of a report, in the order of their first mention.

    A word is a name when it stands with a capital more often than without, and either once inside a sentence so, or
    news mostly writes it so (``proper``), or news hardly knows it.

    Args:
        title: headline; may be empty.
        text: the outlet's own words.
        proper: keys that news mostly writes with a capital.
        known: all keys that news is known to write.
    """
    title, text = _clean(title), _clean(text)
    headline, body = _split(title), _split(text)
    head = Counter(headline)
    head.update(body[: max(0, HEAD_WORDS - len(headline))])
    written = Counter(headline)
    written.update(body)
    inside = {_key(word) for word in _INSIDE.findall(text)}
    tallies: dict[str, list[int]] = {}
    shown: dict[str, str] = {}
    for word, times in written.items():
        key = _key(word)
        if not key:
            continue
        tally = tallies.get(key)
        if tally is None:
            tally = tallies[key] = [0, 0, 0]
            shown[key] = word
        tally[0] += times
        tally[1] += head.get(word, 0)
        tally[2] += times if word[0].isupper() else -times
    return tuple(
        Term(key, shown[key], _kind(key, capital, inside, proper, known), times, first)
        for key, (times, first, capital) in tallies.items()
    )


def find_full_names(title: str, text: str, names: frozenset[str], most: int) -> tuple[str, ...]:
    """List runs of two or more names as written ("Port of Ames" gives none, "Ames Harbour" one), commonest first.

    Args:
        title: headline.
        text: the outlet's own words.
        names: keys of the report's names; a run counts as far as it consists of them.
        most: how many are kept.
    """
    found: Counter[str] = Counter()
    for run in _RUN.findall(f"{_clean(title)}\n{_clean(text)}"):
        part: list[str] = []
        for word in [*run.replace("-", " ").split(" "), ""]:
            if word and _key(word) in names:
                part.append(word)
                continue
            if len(part) > 1:
                found[" ".join(part)] += 1
            part = []
    return tuple(sorted(found, key=lambda name: (-found[name], name))[:most])


def keys_of(name: str) -> tuple[str, ...]:
    """Give the keys of the words of a name as written."""
    return tuple(key for key in map(_key, _split(name)) if key)


def _clean(text: str) -> str:
    text = text[:LONGEST]
    # Most texts have no address, and looking for the signs of one is far cheaper than the expression.
    return _ADDRESS.sub(" ", text) if any(sign in text for sign in _ADDRESS_SIGNS) else text


def _split(text: str) -> list[str]:
    words = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return words
    return [part for word in words for part in _pieces(word)]


def _pieces(word: str) -> list[str]:
    """Give a run of unspaced writing as its overlapping pairs of letters, any other word as it is."""
    if not _UNSPACED.fullmatch(word):
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


@lru_cache(maxsize=200_000)
def _key(word: str) -> str:
    """Give what a word is compared by; empty for one that carries no meaning of its own."""
    folded = word.casefold().replace("’", "'")
    if folded in STOP:
        return ""
    if folded[0].isdigit():
        return _THOUSANDS.sub("", folded) if len(folded) > 1 else ""
    folded = folded.removesuffix("'s").replace("'", "")
    return "" if folded in STOP or len(folded) < 2 else stem(folded)


def _kind(key: str, capital: int, inside: set[str], proper: frozenset[str], known: frozenset[str]) -> Kind:
    if key[0].isdigit():
        return Kind.NUMBER
    named = capital > 0 and (key in inside or key in proper or key not in known)
    return Kind.NAME if named else Kind.WORD
