"""When a predicted span is the one that a reader meant: overlaps and one-to-one matches."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from twosource.model import Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HALF = 0.5
P = TypeVar("P")
G = TypeVar("G")
Pair = tuple[Place, Place]


def size(spans: Sequence[Span]) -> int:
    """Code points in sorted spans that do not overlap."""
    return sum(span.end - span.start for span in spans)


def shared(left: Sequence[Span], right: Sequence[Span]) -> int:
    """Code points that both have."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def iou(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Shared code points by those of both together, 0 to 1."""
    both = shared(left, right)
    return both / (size(left) + size(right) - both) if both else 0.0


def span_of(place: Place) -> Span:
    """The span without the report."""
    return Span(place.start, place.end)


def touches(left: Place, right: Place) -> bool:
    """Whether two places share a code point."""
    return left.report == right.report and shared([span_of(left)], [span_of(right)]) > 0


def covers_half(left: Place, right: Place) -> bool:
    """Whether two places share at least half of the shorter one."""
    if left.report != right.report:
        return False
    both = shared([span_of(left)], [span_of(right)])
    shorter = min(left.end - left.start, right.end - right.start)
    return both > 0 and both >= HALF * shorter


def same_pair(left: Pair, right: Pair, same: Callable[[Place, Place], bool] = covers_half) -> bool:
    """Whether two pairs of places are the same one, either way round."""
    straight = same(left[0], right[0]) and same(left[1], right[1])
    return straight or (same(left[0], right[1]) and same(left[1], right[0]))


def cross_pairs(places: Sequence[Place]) -> list[Pair]:
    """Every pair of places of different reports."""
    return [(a, b) for a, b in combinations(places, 2) if a.report != b.report]


def match_best(
    predicted: Sequence[P], gold: Sequence[G], likeness: Callable[[P, G], float], least: float
) -> list[tuple[int, int]]:
    """Match one to one, the most alike first.

    Args:
        predicted: what the product found.
        gold: what the reader found.
        likeness: how alike two are; 0 for not at all.
        least: what a match must reach (and more than 0).

    Returns:
        Pairs of indices into the two sequences, sorted.
    """
    alike = [(likeness(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)]
    ordered = sorted((-value, i, j) for value, i, j in alike if value > 0 and value >= least)
    taken_predicted: set[int] = set()
    taken_gold: set[int] = set()
    matches: list[tuple[int, int]] = []
    for _, i, j in ordered:
        if i not in taken_predicted and j not in taken_gold:
            taken_predicted.add(i)
            taken_gold.add(j)
            matches.append((i, j))
    return sorted(matches)
