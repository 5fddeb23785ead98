"""A denial or a modal verb that a report tells in its own words beside a quotation."""

from __future__ import annotations

import pytest

from twosource.model import Span
from twosource.quotation.outside import Worded, told_outside
from twosource.quotation.runs import align_words
from twosource.quotation.verdict import judge
from twosource.quotation.words import words_of


def worded(text: str) -> Worded:
    """The parts of a text between curly marks."""
    marks = [place for place, sign in enumerate(text) if sign in "“”"]
    return Worded(text, words_of(text, [Span(a + 1, b) for a, b in zip(marks[::2], marks[1::2], strict=True)]))


def verdict(full: str, other: str) -> str:
    a, b = worded(full), worded(other)
    return judge(told_outside(align_words("a", a.words, "b", b.words), a, b), a.words, b.words, whole=True)


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("“I never ordered him to break the law.”", "She said she had never “ordered him to break the law.”"),
        ("“I never ordered him to break the law.”", "She denied that she “ordered him to break the law.”"),
        ("“He should go away and shut up.”", "He said Varn should “go away and shut up.”"),
        ("“We will get the facts straight.”", "He hoped they would “get the facts straight.”"),
        ("“I don't – my position is that it was safe.”", "“My position is that it was safe.”"),
        ("“Bring out the boats” he wrote, and that they “will be stopped.”", "He wrote “Bring out the boats.”"),
    ],
)
def test_what_the_report_tells_outside_the_marks_is_not_left_out(full: str, other: str) -> None:
    assert verdict(full, other) == "shortened"


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("“I never ordered him to break the law.”", "She said she had “ordered him to break the law.”"),
        ("“I never ordered him to break the law.”", "She never spoke. She had “ordered him to break the law.”"),
        ("“He should go away and shut up.”", "He said Varn would “go away and shut up.”"),
    ],
)
def test_what_the_report_does_not_tell_is_left_out_and_changes_the_meaning(full: str, other: str) -> None:
    assert verdict(full, other) == "meaning_changed"


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("“As Senator Holt says, it is late.”", "“As Sen. Holt says, it is late.”"),
        ("“The U.S. embassy was told.”", "“The US embassy was told.”"),
        ("“It was for the good of @annaHoltmann alone.”", "“It was for the good of Anna Holtmann alone.”"),
    ],
)
def test_a_title_capitals_with_points_and_a_handle_are_no_other_name(full: str, other: str) -> None:
    assert verdict(full, other) != "meaning_changed"


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("“You cannot lie to the board, and you cannot mislead it.”", "“You cannot lie to the board, mislead it.”"),
        ("“I never took a bribe. Not in Lesk, not ever.”", "“I never took a bribe, in Lesk or anywhere.”"),
    ],
)
def test_a_denial_that_is_said_again_changes_nothing(full: str, other: str) -> None:
    assert verdict(full, other) != "meaning_changed"


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("“We will not leave and we will not pay.”", "“We will not leave and we will pay.”"),
        ("“You cannot lie to the board. You can appeal.”", "“You cannot lie to the board. You cannot appeal.”"),
        ("“Not one of the boats was safe in Lesk.”", "“One of the boats was safe in Lesk.”"),
    ],
)
def test_a_denial_of_something_else_changes_the_meaning(full: str, other: str) -> None:
    assert verdict(full, other) == "meaning_changed"


def test_names_in_longer_stretches_are_two_things_told() -> None:
    full = "“They paid the firm of the harbour that Ada Holt founded in Lesk for its work.”"
    assert verdict(full, "“They paid Milo Varn for its work.”") != "meaning_changed"
    assert verdict("“They paid Ada Holt for its work.”", "“They paid Milo Varn for its work.”") == "meaning_changed"
