"""Ages that stand without "years old": aged 62, at the age of 62, "a student, 62, was"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.statement.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.numerals import Token

_OLDEST = 120
_LEADS = word_set("aged age ages")
_CLOSING = frozenset({",", ".", ";", ")"})


def told_as_age(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether the bare number in tokens ``[first, after)`` is somebody's age.

    Between commas after a word, or in brackets after a name, news writes nothing but an age.
    """
    before = [token.folded for token in tokens[max(0, first - 2) : first]]
    if before and (before[-1] in _LEADS or before == ["age", "of"]):
        return True
    token = tokens[first]
    if first < 2 or after != first + 1 or not token.text.isdigit() or int(token.text) > _OLDEST:
        return False
    opening, earlier = tokens[first - 1], tokens[first - 2]
    closing = tokens[after].text if after < len(tokens) else ""
    if opening.text == "(":
        return closing == ")" and earlier.text[0].isupper()
    return opening.text == "," and closing in _CLOSING and earlier.text[0].isalpha() and len(token.text) == 2
