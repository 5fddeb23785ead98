"""What a statement says by itself: a full clause, or only what is named, wanted or planned."""

from __future__ import annotations

import pytest

from twosource.statement.evidence import is_full_clause, only_names, says_something
from twosource.statement.profile import profile


@pytest.mark.parametrize(
    "text",
    [
        "the dam would be closed",
        "that it intends to close the dam",
        "closing the dam was a mistake",
        "talks that lasted four hours were useful",
        "“We need to close the dam”",
        "it’s willing to close the dam",
        "Republicans want the dam closed",
    ],
)
def test_a_full_clause_can_be_so_or_not(text: str) -> None:
    assert is_full_clause(text)


@pytest.mark.parametrize(
    "text",
    [
        "to close the dam unless it rains",
        "the plan to close the dam",
        "engineers who are the pride of the valley",
        "the faintest idea of how and when the dam will open",
        "an offer to meet the mayor",
        "the closing of the dam in spring",
        "it a great day for the valley",
    ],
)
def test_what_is_named_wanted_or_planned_is_none(text: str) -> None:
    assert not is_full_clause(text)


def test_to_comment_further_says_nothing() -> None:
    assert not says_something(profile("to comment further"))
    assert says_something(profile("to comment on the dam"))


@pytest.mark.parametrize(
    "text", ["Professor Colmane", "Russian President Ilya Dorn", "Mr. Kozak, the president", "Wyden"]
)
def test_a_name_with_its_title_tells_nothing(text: str) -> None:
    assert only_names(profile(text))


@pytest.mark.parametrize(
    "text",
    [
        "Colmane as a liar",
        "Colmane a “liar”",
        "Colmane's evidence",
        "Colmane is president",
        "Not Colmane",
        "Storm Hits Port Merrow",
        "Former Merrow Mayor Ilya Dorn Guilty of Fraud in Harbour Case",
    ],
)
def test_what_is_said_of_a_name_is_told(text: str) -> None:
    assert not only_names(profile(text))
