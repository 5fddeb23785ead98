"""The bars on standard error: on a terminal only, and only when there is something to wait for."""

from __future__ import annotations

import io

import pytest

from twosource.console.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_says_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress(40, wanted=True, label="Exporting", unit="stories") as done:
        assert done is not None
        done(39)
    assert "Exporting" in screen.getvalue()
    assert "39/40" in screen.getvalue()


@pytest.mark.parametrize(("total", "wanted"), [(40, False), (2, True), (0, True)])
def test_no_bar_where_none_is_wanted_or_nothing_is_to_wait_for(
    monkeypatch: pytest.MonkeyPatch, total: int, wanted: bool
) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    with progress(total, wanted=wanted) as done:
        assert done is None


def test_no_bar_where_standard_error_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress(40, wanted=True) as done:
        assert done is None
