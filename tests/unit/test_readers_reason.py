"""What a library says, in few enough words for one line of ours."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.readers.reason import in_short


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (ValueError("bad  header\n  at byte 4"), "bad header"),
        (
            "Opening and ending tag mismatch: a line 3 and b, line 5, column 9",
            "Opening and ending tag mismatch: a line 3 and b",
        ),
        ("Unterminated string starting at", "Unterminated string starting"),
        (ValueError("a chat"), "a chat"),
        (EOFError(), "EOFError"),
        (None, "unknown"),
    ],
)
def test_a_reason_is_its_first_line_without_the_place(said: BaseException | str | None, shown: str) -> None:
    assert in_short(said) == shown


def test_a_broken_line_of_json_is_told_with_its_place_once() -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads('{"text": "bro\nken"}')
    assert f"{in_short(caught.value.msg)} at column {caught.value.colno}" == "Invalid control character at column 14"


@given(st.text())
def test_a_reason_is_never_empty_and_always_one_line(said: str) -> None:
    shown = in_short(said)
    assert 0 < len(shown) <= 120
    assert len(shown.splitlines()) == 1
