from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span
from twosource.spans import held_by, joined, length, overlap, shared, touches, touching, trimmed, without

if TYPE_CHECKING:
    from collections.abc import Iterable

SPANS = st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(1, 12)), max_size=6)


def points(spans: Iterable[Span]) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}


@given(SPANS)
def test_joining_keeps_every_code_point_and_leaves_spans_apart(spans: list[Span]) -> None:
    result = joined(spans)
    assert points(result) == points(spans)
    assert all(a.end < b.start for a, b in itertools.pairwise(result))


@given(SPANS, SPANS)
def test_cutting_holes_out_leaves_exactly_the_rest(spans: list[Span], holes: list[Span]) -> None:
    result = without(joined(spans), holes)
    assert points(result) == points(spans) - points(holes)
    assert all(span.start < span.end for span in result)


@given(SPANS, SPANS)
def test_shared_and_overlap_count_code_points(first: list[Span], second: list[Span]) -> None:
    a, b = joined(first), joined(second)
    both, every = points(a) & points(b), points(a) | points(b)
    assert shared(a, b) == len(both)
    assert length(a) == len(points(a))
    assert overlap(a, b) == (len(both) / len(every) if every else 0.0)


def test_trimming_may_leave_nothing() -> None:
    assert trimmed(" , ,", Span(0, 4), " ,") == Span(4, 4)
    assert trimmed(" a, ", Span(0, 4), " ,") == Span(1, 2)


@given(SPANS, st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(0, 12)))
def test_what_touches_a_part_is_found_among_sorted_spans_as_one_by_one(spans: list[Span], part: Span) -> None:
    sorted_spans = joined(spans)
    assert points(touching(sorted_spans, part)) >= points(sorted_spans) & points([part])
    if part.start < part.end:
        assert list(touching(sorted_spans, part)) == [each for each in sorted_spans if touches(each, [part])]
    assert touches(part, sorted_spans) == bool(points(sorted_spans) & points([part]))


@given(SPANS, st.lists(st.integers(0, 80), max_size=20).map(sorted))
def test_positions_are_held_by_the_spans_that_have_their_code_point(spans: list[Span], positions: list[int]) -> None:
    assert held_by(joined(spans), positions) == [position in points(spans) for position in positions]
