"""Where a content ends: at a joint of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.attribution.bounds import drawn_to_joint
from twosource.model import Span


def drawn(text: str, part: str, *stops: str) -> str:
    start = text.index(part)
    span = drawn_to_joint(text, Span(start, start + len(part)), [text.index(stop) for stop in stops])
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("She said he asked her for a rise. He left.", "he asked her for a", "he asked her for a rise"),
        ("He spoke of hard times, she said.", "of hard", "of hard times"),
        ("It pays for so-called like-kind exchanges, he said.", "so-called like", "so-called like-kind exchanges"),
        ("He met with Mr. Holt of Varn; she left.", "met with", "met with Mr. Holt of Varn"),
        ("The dam cost more than 4.2 million, he said.", "more than", "more than 4.2 million"),
        ("Two died in St Varn’s Hospital overnight, he said.", "Two died in St Varn",
         "Two died in St Varn’s Hospital overnight"),
    ],
)  # fmt: skip
def test_a_content_that_stops_inside_a_phrase_is_drawn_on_to_the_joint(text: str, part: str, whole: str) -> None:
    assert drawn(text, part) == whole


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("She said the dam holds, and he left.", "the dam holds"),
        ("She said the dam holds and he left.", "the dam holds"),
        ("She called for calm on Friday.", "for calm"),
        ("“The dam holds” was what she said.", "“The dam holds”"),
    ],
)
def test_a_content_that_ends_at_a_joint_stays(text: str, part: str) -> None:
    assert drawn(text, part) == part


def test_a_content_does_not_run_over_anybody_s_words_of_saying() -> None:
    text = "The dam holds back the minister said on Friday."
    assert drawn(text, "The dam holds back", "the minister", "said") == "The dam holds back"


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60), st.lists(st.integers(0, 60), max_size=3))
def test_a_content_keeps_its_start_and_never_shrinks_or_leaves_the_text(
    text: str, start: int, end: int, stops: list[int]
) -> None:
    if not start < end <= len(text):
        return
    drawn_on = drawn_to_joint(text, Span(start, end), stops)
    assert drawn_on.start == start
    assert end <= drawn_on.end <= len(text)
    assert not any(end <= stop < drawn_on.end for stop in stops)
