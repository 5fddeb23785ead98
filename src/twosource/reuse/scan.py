"""The words of a text, split and hashed in one sweep of arithmetic over its code points.

A word is a run of letters and digits; an apostrophe or a hyphen between two of them belongs to it.  Each Chinese,
Japanese or Korean sign is a word by itself.  A loop over words would take as long as everything that follows, so whole
batches of texts are scanned at once.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.text.abbreviations import BEFORE_NAME, BEFORE_NUMBER, BY_LANGUAGE, MAY_END, STARTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

CJK = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7AF))
JOINTS = "'’-"
MARKS = '"“”„«»'
BRACKETS = "([{"
STOPS = ".!?…。！？"
_WIDE_STOPS = tuple(map(ord, "。！？"))
# After these a closing mark may stand inside a sentence ("Why?” he asked).
_ASKING = tuple(map(ord, "!?"))
LONGEST_QUOTATION = 1_500
# Kinds are bits: a letter or digit, an alphabetic one, a capital; a joint, a sign, a mark, a stop are nothing else.
_LETTER, _ALPHABETIC, _CAPITAL, _JOINT, _SIGN, _MARK, _SPACE, _STOP = 1, 2, 4, 8, 16, 32, 64, 128
_UNSEEN = 255
_OPENERS = tuple(map(ord, "“„«"))
_LINE = ord("\n")
_BASE = 0x9E3779B97F4A7C15
_LEAST = 1 << 16


class Scan(NamedTuple):
    """The words of a text, one row each.

    Attributes:
        hashes: uint32, of the case-folded word.
        starts: int64, first code point.
        ends: int64, one past the last.
        plain: bool, begins with a letter and has no capital: neither a name nor a number.
        cjk: bool, is a Chinese, Japanese or Korean sign.
        quoted: bool, stands between double quotation marks that open and close in one paragraph, at most
            ``LONGEST_QUOTATION`` apart.
        opens: bool, follows the end of a sentence, as far as stops and capitals tell.
    """

    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    plain: NDArray[np.bool_]
    cjk: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    opens: NDArray[np.bool_]


def code_points(text: str) -> NDArray[np.uint32]:
    """The code points of a text; surrogates that stand alone are kept."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def scan(text: str) -> Scan:
    """Split a text, or many joined by line breaks, into words."""
    return scan_points(code_points(text))


def scan_points(points: NDArray[np.uint32]) -> Scan:
    """Split a text that is given as its code points."""
    kind, numbers = _looked_up(points)
    words = _words(kind, numbers)
    starts = words.starts
    if not starts.shape[0]:
        none = np.zeros(0, np.bool_)
        return Scan(words.hashes, starts, words.ends, none, none, none, none)
    first = kind[starts]
    plain = (first & (_ALPHABETIC | _SIGN) != 0) & (first & _CAPITAL == 0)
    plain[words.begun[np.flatnonzero(kind & _CAPITAL)] - 1] = False
    return Scan(
        words.hashes,
        starts,
        words.ends,
        plain,
        kind[starts] == _SIGN,
        _quoted(points, kind, words.begun, starts.shape[0]),
        _opens(points, kind, words, plain),
    )


class _Words(NamedTuple):
    """Hash of each word, first code point, one past the last; and how many words have begun up to each code point."""

    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    begun: NDArray[np.int32]


def _words(kind: NDArray[np.uint8], numbers: NDArray[np.uint64]) -> _Words:
    letter = kind & _LETTER != 0
    sign = kind == _SIGN
    if kind.shape[0] > 2:
        letter[1:-1] |= (kind[1:-1] == _JOINT) & letter[:-2] & letter[2:]
    begins = letter | sign
    stops = begins.copy()
    begins[1:] &= ~letter[:-1] | sign[1:]
    stops[:-1] &= ~letter[1:] | sign[:-1]
    starts, ends = np.flatnonzero(begins), np.flatnonzero(stops) + 1
    begun = np.cumsum(begins, dtype=np.int32)
    if not starts.shape[0]:
        return _Words(np.zeros(0, np.uint32), starts, ends, begun)
    powers, inverses = _powers(max(_LEAST, 1 << (kind.shape[0] - 1).bit_length()))
    hashes = np.add.reduceat(numbers * powers[: kind.shape[0]], starts) * inverses[starts]
    return _Words((mixed(hashes) >> np.uint64(32)).astype(np.uint32), starts, ends, begun)


def _opens(
    points: NDArray[np.uint32],
    kind: NDArray[np.uint8],
    words: _Words,
    plain: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which words begin a sentence: a capital after a stop and a space, and no abbreviation before the stop.

    A comma or a bracket after the stop shows that the sentence goes on: (D-Ill.), Smith Inc.; and others.
    """
    result = np.zeros(words.starts.shape[0], np.bool_)
    places = np.flatnonzero(kind == _STOP)
    following = words.begun[places]
    inside = (following > 0) & (following < words.starts.shape[0])
    places, following = places[inside], following[inside]
    after = kind[places + 1]
    wide = _any_of(points[places], _WIDE_STOPS)
    marked = _any_of(points[places], _ASKING) & (after != _SPACE)
    goes_on = (after & (_SPACE | _MARK | _STOP | _JOINT) == 0) | marked | plain[following]
    start = words.starts[following]
    second = kind[np.minimum(places + 2, start)]
    spaced = (after == _SPACE) | (second == _SPACE) | (kind[start - 1] == _SPACE) | (kind[start - 2] == _SPACE)
    ends = (start - places > 1) & spaced & ~goes_on
    result[following[wide | (ends & ~_abbreviated(kind, words, plain, following))]] = True
    return result


def _abbreviated(
    kind: NDArray[np.uint8], words: _Words, plain: NDArray[np.bool_], following: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Whether the word before one is a single letter, an ordinal (4. Februar) or a capitalised abbreviation."""
    abbreviations, may_end, starters = _listed()
    before = following - 1
    known: NDArray[np.bool_] = _among(words.hashes[before], abbreviations) & ~plain[before]
    known &= ~(_among(words.hashes[before], may_end) & _among(words.hashes[following], starters))
    length, first = words.ends[before] - words.starts[before], kind[words.starts[before]]
    known |= (length <= 1) & (first != _SIGN)
    known |= (length <= 2) & (first & (_ALPHABETIC | _SIGN) == 0)
    return known


def _among(hashes: NDArray[np.uint32], known: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which hashes are known ones (sorted)."""
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, hashes), known.shape[0] - 1)] == hashes
    return found


@lru_cache(maxsize=1)
def _listed() -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """Sorted hashes: of abbreviations, of those that may end a sentence, of words that often begin one."""
    every = BEFORE_NAME.union(BEFORE_NUMBER, MAY_END, *BY_LANGUAGE.values())
    return _hashed(every), _hashed(MAY_END), _hashed(STARTERS)


def _hashed(listed: Iterable[str]) -> NDArray[np.uint32]:
    points = code_points(" ".join(sorted(listed)))
    kind, numbers = _looked_up(points)
    return np.unique(_words(kind, numbers).hashes)


def _quoted(
    points: NDArray[np.uint32], kind: NDArray[np.uint8], begun: NDArray[np.int32], words: int
) -> NDArray[np.bool_]:
    """Which words stand between an opening mark and the next mark, where that one closes.

    A mark opens or closes by what stands beside it, as the same mark does the one in one language and the other in the
    next: it opens after a space and before none, and closes before a space or a sign.
    """
    places = np.flatnonzero(kind == _MARK)
    before = np.where(places > 0, kind[places - 1], _SPACE) == _SPACE
    after = np.where(places + 1 < points.shape[0], kind[np.minimum(places + 1, points.shape[0] - 1)], _SPACE)
    wide = before & (after == _SPACE)
    opens = (before & ~wide) | (wide & _any_of(points[places], _OPENERS))
    closes = ~before & (after & _LETTER == 0) | (wide & ~opens)
    paragraphs = np.flatnonzero((points[1:] == _LINE) & (points[:-1] == _LINE))
    pairs = np.flatnonzero(opens[:-1] & closes[1:])
    left, right = places[pairs], places[pairs + 1]
    near = right - left <= LONGEST_QUOTATION
    near &= np.searchsorted(paragraphs, left) == np.searchsorted(paragraphs, right)
    change = np.zeros(words + 1, np.int8)
    np.add.at(change, begun[left[near]], 1)
    np.add.at(change, begun[right[near]], -1)
    return np.cumsum(change[:-1], dtype=np.int8) > 0


def _any_of(points: NDArray[np.uint32], wanted: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which are one of a few code points."""
    result = np.zeros(points.shape[0], np.bool_)
    for point in wanted:
        result |= points == point
    return result


def _looked_up(points: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """Kind and number of each code point."""
    kinds, numbers = _table()
    indices = points.astype(np.intp)
    kind = kinds.take(indices)
    unseen = kind == _UNSEEN
    if unseen.any():
        for point in np.unique(points[unseen]).tolist():
            found, numbers[point] = _look_up(point)
            kinds[point] = found
        kind = kinds.take(indices)
    return kind, numbers.take(indices)


@lru_cache(maxsize=1)
def _table() -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """Kind and number by code point, filled in as code points are met: most are never asked for."""
    return np.full(sys.maxunicode + 1, _UNSEEN, np.uint8), np.zeros(sys.maxunicode + 1, np.uint64)


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of an odd number and their inverses modulo 2**64: a word hashes the same wherever it stands."""
    forward, backward = np.full(size, _BASE, np.uint64), np.full(size, pow(_BASE, -1, 2**64), np.uint64)
    return np.cumprod(forward, dtype=np.uint64), np.cumprod(backward, dtype=np.uint64)


def _look_up(point: int) -> tuple[int, int]:
    """What a code point is, and its number in hashes: 0 for what is part of no word, or joins two parts of one."""
    letter = chr(point)
    if any(first <= point <= last for first, last in CJK):
        return _SIGN, _number_of(letter)
    if letter.isalnum():
        capital = _CAPITAL if letter.isupper() or letter.istitle() else 0
        return _LETTER | capital | (_ALPHABETIC if letter.isalpha() else 0), _number_of(letter)
    if letter in MARKS:
        return _MARK, 0
    if letter in STOPS:
        return _STOP, 0
    return _JOINT if letter in JOINTS else _SPACE if letter.isspace() or letter in BRACKETS else 0, 0


def _number_of(letter: str) -> int:
    """A number that letters share only where they fold to the same."""
    number = 0
    for each in letter.casefold():
        number = number * 0x110000 + ord(each) + 1
    return int(mixed(np.array([number % 2**64], np.uint64))[0])


def mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Finaliser of SplitMix64 (Steele, Lea and Flood 2014), a bijection: equal only where the inputs are equal."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
