"""Numbers as written: digits and words, scales and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from twosource.statement import number_words as lists

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_JOINED_SCALES = frozenset({"million", "billion", "trillion", "m", "bn"})
_HALVED = frozenset({"hour", "mile", "year", "century"})
_ONE_OF_TIME = frozenset({("an", "hour"), ("a", "fortnight")})
_ROUND_WORDS = frozenset(
    {"hundred", "thousand", "million", "billion", "dozen", "trio", "threesome", "quartet", "quintet"}
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€£¥₽₴₹%]|[^\w\s]")


class Token(NamedTuple):
    """A number, word or sign with its place."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Value:
    """A number read from tokens.

    Attributes:
        value: the number; a range's or an indefinite word's least.
        grain: size of its last stated digit.
        after: number of the token after it.
        low: least value of a range or an indefinite word.
        high: greatest value of it.
    """

    value: float
    grain: float
    after: int
    low: float | None = None
    high: float | None = None


def tokenize(text: str) -> list[Token]:
    """Split a sentence into numbers, words and signs."""
    return [Token(*match.span(), written := match.group(), written.casefold()) for match in _TOKEN.finditer(text)]


def _digits(text: str) -> tuple[float, float] | None:
    """Read digits as (value, grain); ``None`` for what is no number (1.2.3)."""
    if _GROUPED.match(text):
        text = text.replace(",", "")
    elif text.count(",") == 1 and "." not in text and len(text.rsplit(",", 1)[1]) != 3:
        text = text.replace(",", ".")
    if not text.replace(".", "", 1).isascii() or text.count(".") > 1 or "," in text or len(text) > 18:
        return None
    value = float(text)
    if "." in text:
        return value, 10.0 ** -len(text.rsplit(".", 1)[1])
    zeros = len(text) - len(text.rstrip("0"))
    return value, 10.0**zeros if value >= 100 else 1.0


# "A" and "an" begin a number only before these: "a dozen", "an hour and a half".
AFTER_ARTICLE = _ROUND_WORDS | {name for _, name in _ONE_OF_TIME}
# A token in small letters that a number may begin with: ``read_value`` reads nothing from others but from digits.
BEGIN_VALUES = frozenset({*lists.SMALL, *lists.TENS, *lists.INDEFINITE, "tens", "half", "a", "an"})


def read_value(tokens: list[Token], i: int, money: bool) -> Value | None:
    """Read the number that starts at a token, with its scale; ``None`` where none does."""
    token = tokens[i]
    if token.text[0].isdigit():
        digits = _digits(token.text)
        if digits is None:
            return None
        value, grain = digits
        factor, after = _read_scale(tokens, i + 1, money)
        return Value(value * factor, grain * factor, after)
    if token.folded in lists.INDEFINITE or _scaled_tens(tokens, i):
        low, high = lists.INDEFINITE.get(token.folded, (15.0, 99.0))
        factor, after = _of_scale(tokens, i)
        return Value(low * factor, low * factor, after, low * factor, high * factor)
    return _read_words(tokens, i)


def _scaled_tens(tokens: list[Token], i: int) -> bool:
    return tokens[i].folded == "tens" and _of_scale(tokens, i)[1] > i + 1


def _of_scale(tokens: list[Token], i: int) -> tuple[float, int]:
    """Read the rest of "tens of thousands", "hundreds of thousands"."""
    if i + 2 < len(tokens) and tokens[i + 1].folded == "of" and tokens[i + 2].folded in {"thousands", "millions"}:
        return (1e3 if tokens[i + 2].folded == "thousands" else 1e6), i + 3
    return 1.0, i + 1


def _read_scale(tokens: list[Token], i: int, money: bool) -> tuple[float, int]:
    factor = 1.0
    while i < len(tokens) and tokens[i].folded in lists.SCALES:
        token = tokens[i]
        glued = tokens[i - 1].end == token.start
        if token.folded in lists.LETTER_SCALES and not (
            (glued and (money or token.folded == "k")) or token.text == "M"
        ):
            break
        factor *= lists.SCALES[token.folded]
        i += 1
    if i + 1 < len(tokens) and tokens[i].text == "-" and tokens[i + 1].folded in _JOINED_SCALES:
        return factor * lists.SCALES[tokens[i + 1].folded], i + 2
    return factor, i


def _read_words(tokens: list[Token], i: int) -> Value | None:
    """Read a number in words: twenty-five, two hundred and six, a dozen, half a million."""
    folded = tokens[i].folded
    following = tokens[i + 1].folded if i + 1 < len(tokens) else ""
    if folded == "half":
        return _read_half(tokens, i)
    if (folded, following) in _ONE_OF_TIME:
        half = _and_a_half(tokens, i + 2)
        return Value(1.5 if half else 1.0, 0.5 if half else 1.0, i + 1)
    part = _read_part_of_scale(tokens, i)
    if part is not None:
        return part
    if folded in {"a", "an"} and following in _ROUND_WORDS:
        factor, after = _read_scale(tokens, i + 1, money=False)
        return Value(factor, factor, after)
    return _add_words(tokens, i)


def _read_half(tokens: list[Token], i: int) -> Value | None:
    if i + 2 >= len(tokens) or tokens[i + 1].folded not in {"a", "an"}:
        return None
    if tokens[i + 2].folded in _HALVED:
        return Value(0.5, 0.5, i + 2)
    if tokens[i + 2].folded in lists.SCALES:
        factor, after = _read_scale(tokens, i + 2, money=False)
        return Value(factor / 2, factor / 2, after)
    return None


def _read_part_of_scale(tokens: list[Token], i: int) -> Value | None:
    """Read "a quarter of a million", "three-quarters of a billion"."""
    words = [token.folded for token in tokens[i : i + 6]]
    parts = 1.0 if words[0] in {"a", "one"} else float(lists.SMALL.get(words[0], 0))
    place = 2 if words[1:2] == ["-"] else 1
    fraction = lists.FRACTIONS.get(words[place]) if place < len(words) else None
    if not parts or fraction is None or words[place + 1 : place + 3] != ["of", "a"]:
        return None
    scale = lists.SCALES.get(words[place + 3]) if place + 3 < len(words) else None
    value = parts * fraction * (scale or 0.0)
    return Value(value, value, i + place + 4) if scale is not None and len(words[place + 3]) > 1 else None


def _add_words(tokens: list[Token], i: int) -> Value | None:
    total, current, after, grain = 0.0, 0.0, i, 1.0
    while after < len(tokens):
        word = tokens[after].folded
        if word in lists.TENS or word in lists.SMALL:
            current += lists.TENS.get(word, lists.SMALL.get(word, 0))
            grain = 1.0
        elif word in lists.SCALES and word not in lists.LETTER_SCALES and after > i:
            current, grain = current * lists.SCALES[word], lists.SCALES[word]
            if grain >= 1e3:
                total, current = total + current, 0.0
        elif not (word in {"-", "and"} and after > i and _goes_on(tokens, after, word)):
            break
        after += 1
    if after > i and _and_a_half(tokens, after):
        factor, end = _read_scale(tokens, after + 3, money=False)
        return Value((total + current + grain / 2) * factor, grain / 2 * factor, end)
    tenths = _after_point(tokens, after) if after > i else None
    if tenths is not None:
        factor, end = _read_scale(tokens, after + 2, money=False)
        return Value((total + current + tenths / 10) * factor, factor / 10, end)
    return Value(total + current, grain, after) if after > i else None


def _after_point(tokens: list[Token], i: int) -> int | None:
    """Read the digit of "one point three"."""
    words = [token.folded for token in tokens[i : i + 2]]
    digit = lists.SMALL.get(words[1], 10) if len(words) > 1 and words[0] == "point" else 10
    return digit if digit < 10 else None


def _and_a_half(tokens: list[Token], i: int) -> bool:
    """Tell whether "and a half" stands here: "two and a half years", "an hour and a half"."""
    return [token.folded for token in tokens[i : i + 3]] == ["and", "a", "half"]


def _goes_on(tokens: list[Token], i: int, joint: str) -> bool:
    if i + 1 >= len(tokens):
        return False
    before, following = tokens[i - 1].folded, tokens[i + 1].folded
    if joint == "-":
        return before in lists.TENS and following in lists.SMALL
    return before in {"hundred", "thousand"} and (following in lists.TENS or following in lists.SMALL)


def read_range(tokens: list[Token], value: Value, money: bool) -> Value | None:
    """Go on over "10-15", "10 to 15", "between 10 and 15"; ``None`` for a score such as 3-2."""
    i = value.after
    if i + 1 >= len(tokens) or tokens[i].folded not in {"-", "–", "to", "and"}:
        return value
    joint = tokens[i].folded
    start = i + 2 if tokens[i + 1].text in lists.CURRENCY_SIGNS and i + 2 < len(tokens) else i + 1
    numeric = (
        tokens[start].text[0].isdigit() or tokens[start].folded in lists.SMALL or tokens[start].folded in lists.TENS
    )
    other = read_value(tokens, start, money) if numeric else None
    if other is None or (joint == "and" and not _after_between(tokens, value)):
        return value
    if other.value <= value.value:
        score = joint in {"-", "–"} and tokens[i].end == tokens[i + 1].start
        return None if score else value
    low = value.value * _shared_scale(value.value, other)
    return Value(low, other.grain, other.after, low, other.value)


def _after_between(tokens: list[Token], value: Value) -> bool:
    return any(token.folded == "between" for token in tokens[max(0, value.after - 4) : value.after])


def _shared_scale(low: float, other: Value) -> float:
    """Give the scale that "1 to 2 million" leaves out at its first number."""
    for scale in (1e9, 1e6, 1e3):
        if other.value >= scale and low < 1000 and other.grain * 100 >= scale and low * scale < other.value:
            return scale
    return 1.0
