"""Parts of a whole that is counted too: "18 of the country's 24 districts", "of the 30 who went in, 12 were hurt"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.quantities import Quantity

_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all|these|those)\s+)?(?:[\w-]+['’]s?\s+)?(?:[a-z-]+\s+)?",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"(?:^|[,;:(“\"]\s?|\bthat\s)of\s+(?:(?:the|its|their|his|her|our|all|these|those)\s+)?$", re.IGNORECASE
)


def name_wholes(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Give each count that is told as a part of another count the number of the whole and what is counted there.

    A count of which a share is told ("three quarters of the 24 districts") is marked as one: 18 districts are no other
    number of the same thing.
    """
    told = list(quantities)
    for number in range(len(told) - 1):
        one, other = told[number], told[number + 1]
        if one.kind == "percent" and other.kind == "count" and _OF.fullmatch(text, one.end, other.start):
            told[number + 1] = replace(other, divided=True)
        if one.kind != "count" or other.kind != "count":
            continue
        if _OF.fullmatch(text, one.end, other.start):
            told[number] = replace(one, partial=True, whole=other.value, nouns=other.nouns)
        elif other.value < one.value and _FRONTED.search(text[: one.start]):
            told[number + 1] = replace(other, partial=True, whole=one.value, nouns=one.nouns)
    return tuple(told)
