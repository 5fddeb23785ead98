"""What the terminal and the Markdown page show of two events is what was last read and accepted.

Results are the same to the byte on one kind of processor.  Another kind may round the models' sums otherwise in the
last digit and so decide a doubtful statement otherwise; a few lines are allowed for that, and no more.
"""

from __future__ import annotations

from difflib import unified_diff
from functools import cache

import pytest
from accept import EVENTS, VIEWS, expected_file, render

CHANGED_LINES = 0.03


@cache
def rendered(event: str) -> dict[str, bytes]:
    return render(event)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("event", EVENTS)
def test_a_view_is_the_accepted_one(event: str, view: str) -> None:
    stored = expected_file(event, view)
    assert stored.exists(), "no view is stored: run python -m tests.golden.accept"
    before, now = stored.read_text(encoding="utf-8").splitlines(), rendered(event)[view].decode().splitlines()
    changed = [line for line in unified_diff(before, now, lineterm="", n=0) if line[:1] in "+-"][2:]
    assert len(changed) <= CHANGED_LINES * len(before), (
        "\n".join(changed[:40]) + "\nread the change; if it is meant, run python -m tests.golden.accept"
    )


@pytest.mark.parametrize("event", EVENTS)
def test_a_view_made_twice_is_the_same_to_the_byte(event: str) -> None:
    assert render(event) == rendered(event)
