"""Shares told as fractions: two thirds of, by half, a fifth smaller, four in ten."""

from __future__ import annotations

from twosource.statement import number_words as lists
from twosource.statement.lexicon import word_set
from twosource.statement.numerals import Token, Value

# A fraction is as exact as the words allow: "two thirds" is 64 to 69 percent.
_GRAIN = 5.0
_WHOLES = frozenset({3, 4, 5, 8, 10})
_COMPARED = word_set("smaller larger bigger higher lower less more fewer cheaper dearer shorter longer")
_HALF_OF = word_set("the its their his")
_REACH = 5
# "A" begins a share only before these: "a third", "a out of ten".
AFTER_ARTICLE = frozenset({*lists.FRACTIONS, "in", "out"})
# Other words begin no share.
BEGIN_SHARES = frozenset({*lists.SMALL, "a", "one", "half"})


def read_share(tokens: list[Token], i: int) -> Value | None:
    """Read the share that starts at a token, in percent; ``None`` where none does."""
    words = [token.folded for token in tokens[i : i + _REACH]] + [""] * _REACH
    parts = float(lists.SMALL.get(words[0], 0))
    if words[0] in {"a", "one"}:
        parts = 1.0
    if parts and (words[1] == "in" or words[1:3] == ["out", "of"]):
        return _read_tries(tokens, parts, i + (2 if words[1] == "in" else 3))
    place = 0 if not parts else 2 if words[1] == "-" else 1
    if words[place] not in lists.FRACTIONS or (not parts and words[0] != "half"):
        return None
    value = 100 * max(parts, 1.0) * lists.FRACTIONS[words[place]]
    before = tokens[i - 1].folded if i else ""
    told = _shares(words[place], words[place + 1], words[place + 2], before)
    return Value(value, _GRAIN, i + place + 1) if told and value <= 100 else None


def _shares(fraction: str, following: str, second: str, before: str) -> bool:
    """Tell whether a fraction is one of something: "a quarter of the trains", not "the first quarter"."""
    if following == "of":
        return second not in {"a", "an"}
    if following in _COMPARED or (fraction == "half" and following in _HALF_OF):
        return True
    return before == "by" and following not in {"a", "an"}


def _read_tries(tokens: list[Token], parts: float, start: int) -> Value | None:
    """Read the rest of "four in ten", "nine out of ten branches"."""
    if start >= len(tokens):
        return None
    whole = lists.SMALL.get(tokens[start].folded, 0) or (10 if tokens[start].text == "10" else 0)
    following = tokens[start + 1].folded if start + 1 < len(tokens) else ""
    if whole not in _WHOLES or parts >= whole or following in lists.TRIED:
        return None
    return Value(100 * parts / whole, _GRAIN, start + 1)
