"""Two quantities held against each other: alike, rounded, limited, of different things, or in conflict."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from twosource.statement.lexicon import word_set

if TYPE_CHECKING:
    from twosource.statement.quantities import Quantity

NumberRelation = Literal["equal", "rounding", "bound", "different_quantity", "conflict"]

_PERSONS = word_set(
    "people peopl person man men woman women civilian resident passenger worker soldier troop officer victim child "
    "student protester employe employee staff other"
)
_LIMITS = frozenset({"min", "more", "max", "less", "range"})
_NEAR_WHOLE = 0.03
_NEAR_MILLIONS = 0.05
_NEAR = 0.1


def of_one_sort(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers are of one kind and unit, and what is counted fared alike as far as that is told."""
    told_apart = a.category is not None and b.category is not None and a.category != b.category
    return (a.kind, a.unit) == (b.kind, b.unit) and not told_apart


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers speak of one quantity: kind, unit, what is counted and what became of it."""
    if not of_one_sort(a, b) or a.partial != b.partial:
        return False
    if a.whole is not None and b.whole is not None:
        return a.whole == b.whole
    if a.member or b.member:
        return a.category == b.category and bool(a.nouns & b.nouns)
    if a.category is not None and a.category == b.category:
        return True
    if a.kind in {"money", "percent", "age", "measure"}:
        return True
    return bool(a.nouns & b.nouns) or (bool(a.nouns & _PERSONS) and bool(b.nouns & _PERSONS))


def compare(a: Quantity, b: Quantity) -> NumberRelation:
    """Compare two quantities.

    ``equal`` when stated alike, ``rounding`` when one is the other in fewer digits or with "about", ``bound`` when one
    gives a limit that the other keeps, ``different_quantity`` when they count different things, else ``conflict``; so
    are two different limits of one sort ("at least 12", "at least 14").
    """
    return relate_values(a, b) if same_quantity(a, b) else "different_quantity"


def relate_values(a: Quantity, b: Quantity) -> NumberRelation:
    """Compare the numbers of one quantity."""
    if (a.low, a.high) == (b.low, b.high):
        return "equal"
    if math.isclose(a.value, b.value, rel_tol=1e-3) and a.bound != "range" and b.bound != "range":
        return "equal"
    if a.bound == b.bound and a.bound in _LIMITS:
        return "conflict"
    overlap = a.low <= b.high and b.low <= a.high
    if overlap and (a.bound in _LIMITS or b.bound in _LIMITS):
        return "bound"
    return "rounding" if overlap or _rounds(a, b) or _rounds(b, a) else "conflict"


def _rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Tell whether the coarser number is the finer one in fewer digits.

    A whole number without "about" counts as rounded only to hundreds and within 3 %, to millions within 5 %.
    """
    if coarse.grain <= fine.grain or coarse.kind in {"ordinal", "age"}:
        return False
    whole = coarse.kind == "count" and coarse.bound != "approx"
    apart = abs(coarse.value - fine.value)
    if whole and 1 <= coarse.grain < 100:
        return False
    share = (_NEAR_MILLIONS if coarse.grain >= 1e6 else _NEAR_WHOLE) if whole else _NEAR
    return apart <= coarse.grain / 2 * 1.001 and apart <= share * max(coarse.value, fine.value)
