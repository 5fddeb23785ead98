"""The product reaches on the examples what it reached before."""

from __future__ import annotations

import pytest
from benchmarks.examples import score_all
from benchmarks.floors import FloorsDocument, falls, figures, hash_examples, read_floors
from benchmarks.tally import Score

MEASURE = "run python -m benchmarks.examples --write-floors"


@pytest.fixture(scope="module")
def floors() -> FloorsDocument:
    found = read_floors()
    assert found is not None, f"no floors are stored: {MEASURE}"
    return found


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    return figures(sum(score_all().values(), Score()))


def test_the_floors_were_measured_on_the_examples_that_are_here(floors: FloorsDocument) -> None:
    assert hash_examples() == floors["examples_sha256"], f"reports or gold have changed: {MEASURE}"


def test_no_figure_has_fallen_below_its_floor(floors: FloorsDocument, reached: dict[str, float]) -> None:
    assert [str(fall) for fall in falls(reached, floors)] == []


def test_every_figure_that_is_measured_is_held(floors: FloorsDocument, reached: dict[str, float]) -> None:
    assert set(reached) == set(floors["at_least"]) | set(floors["at_most"]), MEASURE
