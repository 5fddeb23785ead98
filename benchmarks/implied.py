"""What follows from the alignments that a reader listed: who says the same as A says what A says.

The gold of the examples mostly holds one report's statement against each of the others'.  If two of those say the same
as it, they say the same as each other; if one says a part of it, it says a part of all that say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.matching import Pair, cross_pairs, same_pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.gold import GoldAlignment
    from twosource.model import Place

PARTIAL = "partial"


def implied_pairs(alignments: Sequence[GoldAlignment]) -> list[Pair]:
    """Give the pairs of places of different reports that follow from the listed ones and are not among them."""
    whole = _pairs(item for item in alignments if item.relation != PARTIAL)
    parts = _pairs(item for item in alignments if item.relation == PARTIAL)
    classes = _classes(whole)
    follow = [pair for members in _distinct(classes) for pair in cross_pairs(members)]
    for a, b in parts:
        follow += [(x, y) for x in classes.get(a, [a]) for y in classes.get(b, [b]) if x.report != y.report]
    known = whole + parts
    for pair in follow:
        if not any(same_pair(pair, other) for other in known):
            known.append(pair)
    return known[len(whole) + len(parts) :]


def _pairs(alignments: Iterable[GoldAlignment]) -> list[Pair]:
    return [pair for item in alignments for pair in cross_pairs(item.statements)]


def _classes(pairs: Sequence[Pair]) -> dict[Place, list[Place]]:
    """Places that say the same, by each of them."""
    classes: dict[Place, list[Place]] = {}
    for a, b in pairs:
        joined = list(dict.fromkeys((*classes.get(a, [a]), *classes.get(b, [b]))))
        classes.update(dict.fromkeys(joined, joined))
    return classes


def _distinct(classes: dict[Place, list[Place]]) -> list[list[Place]]:
    return list({id(members): members for members in classes.values()}.values())
