"""Figures that grow as an event goes on: a later, larger count is an update, no conflict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.statement.number_words import GROWING
from twosource.statement.profile import profile
from twosource.statement.words import stem

if TYPE_CHECKING:
    from twosource.model import Span
    from twosource.statement.differences import Difference
    from twosource.statement.quantities import Quantity
    from twosource.statement.relation import Side

# So many times as large: statements that else go apart then count two things.
WORLDS = 10
# What a count of people in all is told to count; "two firefighters" may be among nine dead.
_ANYBODY = frozenset(
    stem(word)
    for word in (
        *(
            "people",
            "person",
            "persons",
            "victims",
            "lives",
            "dead",
            "deaths",
            "died",
            "die",
            "killed",
            "kill",
            "injured",
        ),
        *("injuries", "wounded", "hurt", "missing", "arrests", "arrested", "detained", "fatalities", "casualties"),
    )
)
_TAKEN_AWAY = re.compile(
    r"(?:(?! and )[^,;.:]|(?<=\b\w)\.){0,40}?"
    r"\b(?:withdrawn|removed|recalled|evacuated|pulled out|laid off|sent (?:home|back)|transferred|relocated)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:one|two|three|which|some|many|none|any|each|most) of (?:the |these |those |his |her |its |their )?\Z",
    re.IGNORECASE,
)
# Who "died at the scene" is a part of all who died.
_SOMEWHERE = re.compile(r" (?:\w+ ){0,3}(?:died|dead|killed) (at the scene|on the spot|instantly|in hospital)\b", re.I)
_LIMIT_SORTS = (frozenset({"min", "more"}), frozenset({"max", "less"}))
_SAYS_SO = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|grow(?:s|n|ing)?|grew|jump(?:s|ed)|went up|now|so far|updated?"
    r"|revised|latest|up from|increased)\b",
    re.IGNORECASE,
)


def is_update(difference: Difference, a: Side, b: Side) -> bool:
    """Tell whether one of two counts is the other's later state.

    A count of people that something happened to is an update when the report published later has the larger figure, or
    when the sentence with the larger figure says that it has risen.
    """
    x, y = _quantity(a, difference.a), _quantity(b, difference.b)
    if x is None or y is None or x.value == y.value or (x.category or y.category) not in GROWING:
        return False
    larger, smaller, high = (a, b, x) if x.value > y.value else (b, a, y)
    if _later(larger.published, smaller.published):
        return True
    if _later(smaller.published, larger.published):
        return False
    return _SAYS_SO.search(larger.text, 0, high.start) is not None


def may_be_update(difference: Difference, a: Side, b: Side) -> bool:
    """Tell whether one of two counts that grow may be the other's later state, as a report has no date."""
    x, y = _quantity(a, difference.a), _quantity(b, difference.b)
    if x is None or y is None or x.value == y.value or (x.category or y.category) not in GROWING:
        return False
    return a.published is None or b.published is None


def counts_one_thing(difference: Difference, a: Side, b: Side) -> bool:
    """Tell whether two numbers count the people that one thing happened to, in all."""
    if difference.what != "number":
        return False
    x, y = _quantity(a, difference.a), _quantity(b, difference.b)
    if x is None or y is None or x.category is None or x.category != y.category:
        return False
    somewhere = {_somewhere(a, x), _somewhere(b, y)}
    return x.category in GROWING and not x.partial and not y.partial and len(somewhere) == 1


def _somewhere(side: Side, quantity: Quantity) -> str | None:
    found = _SOMEWHERE.match(side.text, quantity.end)
    return found[1].casefold() if found else None


def counts_in_all(difference: Difference, a: Side, b: Side) -> bool:
    """Tell whether both numbers count people without saying which: "31 people injured", "34 injured"."""
    found = (_quantity(a, difference.a), _quantity(b, difference.b))
    return all(each is not None and not each.member and each.nouns <= _ANYBODY for each in found)


def counts_off(difference: Difference, a: Side) -> bool:
    """Tell whether a number counts off: the first quarter is another time than the second, and no conflict with it."""
    x = _quantity(a, difference.a)
    return x is not None and x.kind == "ordinal"


def worlds_apart(difference: Difference, a: Side, b: Side) -> bool:
    """Tell whether one number is ten times the other or more: two dead firefighters, a hundred at the scene."""
    x, y = _quantity(a, difference.a), _quantity(b, difference.b)
    return x is not None and y is not None and max(x.value, y.value) >= WORLDS * max(1.0, min(x.value, y.value))


def part_and_whole(difference: Difference, a: str, b: str) -> bool:
    """Tell whether one number is of a part: 5,000 to be withdrawn of 14,000, "which of the seven"."""
    if difference.what != "number":
        return False
    places = ((a, difference.a), (b, difference.b))
    of_whole = [_WHOLE.search(text[: place.start]) for text, place in places]
    taken = [_TAKEN_AWAY.match(text, place.end) for text, place in places]
    return any((one is None) != (other is None) for one, other in (of_whole, taken))


def same_limit(difference: Difference, a: Side, b: Side) -> bool:
    """Tell whether two numbers are limits of one sort: both from below or both from above."""
    x, y = _quantity(a, difference.a), _quantity(b, difference.b)
    return x is not None and y is not None and any({x.bound, y.bound} <= sort for sort in _LIMIT_SORTS)


def _later(one: str | None, other: str | None) -> bool:
    """Compare ISO dates as far as both are told."""
    if not one or not other:
        return False
    told = 10 if min(len(one), len(other)) < 19 or one[19:] != other[19:] else 19
    return one[:told] > other[:told]


def _quantity(side: Side, span: Span) -> Quantity | None:
    return next((each for each in profile(side.text).quantities if (each.start, each.end) == tuple(span)), None)
