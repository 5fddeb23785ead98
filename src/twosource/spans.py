"""Small arithmetic of spans: sorted, disjoint, ``[start, end)``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Place


_START, _END = attrgetter("start"), attrgetter("end")


def length(spans: Iterable[Span]) -> int:
    """Code points in disjoint spans."""
    return sum(span.end - span.start for span in spans)


def shared(first: Iterable[Span], second: Sequence[Span]) -> int:
    """Code points in both of two lists of disjoint spans."""
    both = 0
    for start, end in first:
        for other_start, other_end in second:
            # Most spans that are held against each other are far apart: two comparisons tell.
            if other_start < end and start < other_end:
                both += min(end, other_end) - max(start, other_start)
    return both


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether a span has a code point in common with one of some others."""
    start, end = span
    return start < end and any(
        other_start < end and start < other_end and other_start < other_end for other_start, other_end in others
    )


def touching(spans: Sequence[Span], part: Span) -> Sequence[Span]:
    """Of sorted spans that do not overlap those that have something in common with a part of the text."""
    return spans[bisect_right(spans, part.start, key=_END) : bisect_left(spans, part.end, key=_START)]


def overlap(first: Sequence[Span], second: Sequence[Span]) -> float:
    """Shared code points over all code points: 0 disjoint, 1 equal."""
    both = shared(first, second)
    if not both:
        return 0.0
    every = length(first) + length(second) - both
    return both / every


def meet(one: Place, other: Place) -> bool:
    """Tell whether two places have a code point of one report in common."""
    return one.report == other.report and one.start < other.end and other.start < one.end


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def held_by(spans: Sequence[Span], positions: Sequence[int]) -> list[bool]:
    """Tell of each of some positions, in rising order, whether one of sorted, disjoint spans holds it."""
    held, index, count = [], 0, len(spans)
    for position in positions:
        while index < count and spans[index].end <= position:
            index += 1
        held.append(index < count and spans[index].start <= position)
    return held


def without(spans: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of spans when holes are cut out; holes may overlap."""
    out: list[Span] = []
    for span in spans:
        start = span.start
        for hole in joined(holes):
            if hole.end <= start or hole.start >= span.end:
                continue
            if hole.start > start:
                out.append(Span(start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            out.append(Span(start, span.end))
    return tuple(out)


def trimmed(text: str, span: Span, edges: str) -> Span:
    """The span without characters of ``edges`` at either end; it may come out empty."""
    start, end = span
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)
