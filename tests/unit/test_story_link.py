"""Average link with reports across groups measured against reports within."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.story.link import join_reports
from twosource.story.settings import Grouping
from twosource.story.space import Likeness


def block(members: range, words: float, numbers: float = 0.0) -> dict[tuple[int, int], Likeness]:
    return {pair: Likeness(words, numbers) for pair in combinations(members, 2)}


def between(first: range, second: range, words: float, numbers: float = 0.0) -> dict[tuple[int, int], Likeness]:
    return {(a, b): Likeness(words, numbers) for a in first for b in second}


def test_reports_that_are_alike_are_joined_and_others_are_not() -> None:
    assert join_reports(range(3), {(0, 1): Likeness(0.6, 0.0)}) == ((0, 1), (2,))


def test_two_single_reports_need_more_than_a_report_that_joins_a_group() -> None:
    alone = {(0, 1): Likeness(0.2, 0.0)}
    company = block(range(3), 0.4) | between(range(3), range(3, 4), 0.2)
    assert join_reports(range(2), alone) == ((0,), (1,))
    assert join_reports(range(4), company) == ((0, 1, 2, 3),)


def test_shared_figures_help_two_single_reports() -> None:
    assert join_reports(range(2), {(0, 1): Likeness(0.28, 0.6)}) == ((0, 1),)
    assert join_reports(range(2), {(0, 1): Likeness(0.28, 0.0)}) == ((0,), (1,))


def test_two_dated_reports_need_less() -> None:
    assert join_reports(range(2), {(0, 1): Likeness(0.25, 0.0, dated=True)}) == ((0, 1),)


def test_close_groups_that_are_far_closer_within_than_across_stay_two() -> None:
    first, second = range(5), range(5, 10)
    alike = block(first, 0.7) | block(second, 0.7) | between(first, second, 0.25)
    assert join_reports(range(10), alike) == (tuple(first), tuple(second))


def test_loose_groups_that_are_as_loose_across_become_one() -> None:
    first, second = range(5), range(5, 10)
    alike = block(first, 0.35) | block(second, 0.35) | between(first, second, 0.25)
    assert join_reports(range(10), alike) == (tuple(range(10)),)


def test_figures_that_each_group_has_to_itself_keep_look_alikes_apart() -> None:
    first, second = range(5), range(5, 10)
    alike = block(first, 0.4, 0.5) | block(second, 0.4, 0.5) | between(first, second, 0.25, 0.0)
    assert join_reports(range(10), alike) == (tuple(first), tuple(second))


def test_figures_that_nobody_repeats_say_nothing() -> None:
    first, second = range(5), range(5, 10)
    alike = block(first, 0.4, 0.0) | block(second, 0.4, 0.0) | between(first, second, 0.3, 0.0)
    assert len(join_reports(range(10), alike)) == 1


def test_a_threshold_above_all_keeps_every_report_alone() -> None:
    assert len(join_reports(range(4), block(range(4), 0.9), Grouping(threshold=9.0))) == 4


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.builds(Likeness, st.floats(0, 1), st.floats(0, 1), st.booleans()),
    max_size=28,
)


@given(PAIRS)
@settings(max_examples=100, deadline=None)
def test_every_report_ends_in_exactly_one_group(alike: dict[tuple[int, int], Likeness]) -> None:
    groups = join_reports(range(8), alike)
    assert sorted(number for group in groups for number in group) == list(range(8))


@given(PAIRS)
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_pairs_changes_nothing(alike: dict[tuple[int, int], Likeness]) -> None:
    assert join_reports(range(8), alike) == join_reports(range(8), dict(reversed(alike.items())))
