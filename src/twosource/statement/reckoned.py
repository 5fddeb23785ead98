"""Numbers that follow from others: "61 of 70 were shot down" and "nine got through", "52 votes to 48" and "by four"."""

from __future__ import annotations

import math
import re
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from twosource.statement.number_words import GROWING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.profile import Profile
    from twosource.statement.quantities import Quantity

_WHOLE = 100.0
_NEAR_WHOLE = 0.6
# Among more numbers than a sentence has, some add up to any.
_MOST = 24
_DOUBLING = re.compile(r"\b(?:each|both|half|halves|twice|doubl\w+|equal|as many again|pair)\b", re.IGNORECASE)


def is_reckoned(number: Quantity, a: Profile, b: Profile) -> bool:
    """Tell whether a number of one of two sentences is the sum or the difference of two others of them.

    So are the parts of a hundred percent; and what is told for each of two may be told for both.  Counts of the dead,
    the injured and the like are never reckoned: small numbers add up by chance.
    """
    if number.category in GROWING or len(a.quantities) + len(b.quantities) > _MOST:
        return False
    others = [each for each in (*a.quantities, *b.quantities) if each is not number and each.kind == number.kind]
    if number.unit == "%" and any(abs(number.value + each.value - _WHOLE) <= _NEAR_WHOLE for each in others):
        return True
    values = sorted({each.stated for each in others})
    if any(_is_sum(number.stated, x, y) for x, y in permutations(values, 2)):
        return True
    double = any(math.isclose(2 * number.stated, each) or math.isclose(number.stated, 2 * each) for each in values)
    return double and any(_DOUBLING.search(each.text) for each in (a, b))


def adds_up(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether a number is the sum of two neighbouring ones: "two officials and five others", "seven people"."""
    return any(
        x.kind == y.kind == whole.kind == "count"
        and x.whole is None
        and len({x.category, y.category} - {None}) < 2
        and x.value + y.value == whole.value
        for x, y in pairwise(parts)
    )


def _is_sum(number: float, x: float, y: float) -> bool:
    return math.isclose(number, x + y) or math.isclose(x, number + y)
