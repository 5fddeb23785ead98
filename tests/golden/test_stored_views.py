"""What the terminal and the Markdown page show of two events is what was last read and accepted."""

from __future__ import annotations

from functools import cache

import pytest
from accept import EVENTS, VIEWS, expected_file, render


@cache
def rendered(event: str) -> dict[str, bytes]:
    return render(event)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("event", EVENTS)
def test_a_view_is_the_accepted_one_byte_for_byte(event: str, view: str) -> None:
    stored = expected_file(event, view)
    assert stored.exists(), "no view is stored: run python -m tests.golden.accept"
    assert rendered(event)[view].decode() == stored.read_bytes().decode(), (
        "read the change; if it is meant, run python -m tests.golden.accept"
    )
