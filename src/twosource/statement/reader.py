"""A model that reads two sentences together: what it tells of pairs that somebody asks about.

It sees what vectors and words do not, a sentence said again with hardly a word in common, and takes some thirty times
as long as they do.  So a comparison, which weighs thousands of pairs, goes without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource import weights
from twosource.parallel import map_in_threads, own_threads
from twosource.text.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Sequence

# Code points of a sentence that are looked at; ordinary ones hold far more pieces than are read.
LOOKED_AT = 4000
# Word pieces of a pair that are read, the four around the sentences among them.
LONGEST = 200
START, END = 0, 2
# The model has the word pieces of the package's other models, with four more before them.
FURTHER_ON = 4
# Below this many pairs, threads cost more than they save.
WORTH_THREADS = 4


class Told(NamedTuple):
    """Probabilities of what two sentences are to each other.

    Attributes:
        same: both say the same.
        onward: the second follows from the first.
        backward: the first follows from the second.
        against: both cannot be true.
    """

    same: float
    onward: float
    backward: float
    against: float


def read_pairs(pairs: Sequence[tuple[str, str]]) -> list[Told]:
    """Read each pair; the order of its two sentences changes nothing but the direction in which one follows."""
    order = [_longer_first(a, b) for a, b in pairs]
    wanted = list(dict.fromkeys(order))
    threads = min(own_threads(), len(wanted) // WORTH_THREADS)
    known = dict(zip(wanted, map_in_threads(_read, wanted, threads, _load), strict=True))
    return [known[pair] if pair == given else _turned(known[pair]) for pair, given in zip(order, pairs, strict=True)]


def _load() -> None:
    weights.pair_words()
    weights.session("pairs.onnx")
    weights.tokenizer()


def read_english(pairs: Sequence[tuple[str, str]]) -> list[Told | None]:
    """Read the pairs that are not plainly in another language, the only one that the model was taught is English."""
    english = [all(detect_language(text) in {"en", None} for text in pair) for pair in pairs]
    told = iter(read_pairs([pair for pair, is_english in zip(pairs, english, strict=True) if is_english]))
    return [next(told) if is_english else None for is_english in english]


def _longer_first(a: str, b: str) -> tuple[str, str]:
    return (a, b) if (len(a), a) >= (len(b), b) else (b, a)


def _turned(told: Told) -> Told:
    return told._replace(onward=told.backward, backward=told.onward)


def _read(pair: tuple[str, str]) -> Told:
    words = weights.pair_words().look_up(np.array([_pieces(*pair)], dtype=np.int64))
    return Told(*map(float, weights.session("pairs.onnx").run(None, {"words": words})[0][0]))


def _pieces(longer: str, shorter: str) -> list[int]:
    """Numbers of the word pieces of a pair."""
    tokenizer = weights.tokenizer()
    first, second = (
        [piece + FURTHER_ON for piece in tokenizer.encode(text[:LOOKED_AT], add_special_tokens=False).ids]
        for text in (longer, shorter)
    )
    return joined(first, second)


def joined(first: list[int], second: list[int]) -> list[int]:
    """Two texts' pieces with what stands before, between and behind them, as the base was taught to see two texts."""
    first, second = cut(first, second, LONGEST - 4)
    return [START, *first, END, END, *second, END]


def cut(first: list[int], second: list[int], most: int) -> tuple[list[int], list[int]]:
    """Leave out the end of what is too long together: of the longer side, and of both beyond a half each."""
    if len(first) + len(second) <= most:
        return first, second
    shorter = min(len(first), len(second), most // 2)
    if len(first) > len(second):
        return first[: most - shorter], second[:shorter]
    return first[:shorter], second[: most - shorter]
