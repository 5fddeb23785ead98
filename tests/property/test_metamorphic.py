"""What says nothing new changes no verdict: the order, a file's name, other marks and blanks, copies, strangers.

Two pairs of the examples stand for all; ``python -m benchmarks.metamorphic`` takes every pair and their halves.
"""

from __future__ import annotations

import pytest
from benchmarks.metamorphic import (
    CHANGES,
    Pair,
    Verdict,
    before,
    copied,
    differences,
    make_pairs,
    raised,
    read_once,
    rename_reading,
    with_text,
)

SAMPLE = ("harbour_fire 5", "launch_failure 1")
QUICK = tuple(name for name in CHANGES if name not in {"fifty copies", "paragraph order"})


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """The first pair of each event in the sample."""
    every = {pair.name: pair for pair in make_pairs(1000)}
    return [every[name] for name in every if name in SAMPLE]


def test_the_sample_has_verdicts_to_keep(pairs: list[Pair]) -> None:
    assert len(pairs) == 2
    assert sum(len(before(pair)) for pair in pairs) >= 4


@pytest.mark.parametrize("name", QUICK)
def test_a_change_that_says_nothing_new_keeps_every_verdict(name: str, pairs: list[Pair]) -> None:
    changed = {pair.name: differences(pair, name) for pair in pairs}
    assert {name: both for name, both in changed.items() if any(both)} == {}


def recounted(lost: frozenset[Verdict], added: frozenset[Verdict]) -> set[tuple[str, ...]]:
    """Words of alignments that stand under another relation or number of origins than before."""
    then, now = ({verdict[3:] for verdict in part if verdict[0] == "aligned"} for part in (lost, added))
    return then & now


def test_the_order_of_paragraphs_takes_no_conflict_away_and_changes_no_number_of_origins(pairs: list[Pair]) -> None:
    changed = [differences(pair, "paragraph order") for pair in pairs]
    assert [verdict for lost, _ in changed for verdict in lost if verdict[0] == "conflict"] == []
    assert [(lost, added) for lost, added in changed if recounted(lost, added)] == []


def test_fifty_copies_of_a_report_never_raise_the_number_of_origins(pairs: list[Pair]) -> None:
    assert raised(before(pairs[0]), copied(pairs[0])) == []


def test_a_copied_reading_differs_in_nothing_but_its_ids(pairs: list[Pair]) -> None:
    reading = read_once(pairs[0].a)
    copy = rename_reading(reading, 1)
    assert copy.report.id != reading.report.id
    assert [each.content for each in copy.attributions] == [each.content for each in reading.attributions]
    assert not {each.id for each in copy.attributions} & {each.id for each in reading.attributions}


def test_a_report_with_another_text_keeps_what_is_known_of_it(pairs: list[Pair]) -> None:
    other = with_text(pairs[0].a, "The harbour is closed.")
    assert (other.text, other.published, other.outlet) == (
        "The harbour is closed.",
        pairs[0].a.published,
        pairs[0].a.outlet,
    )
