"""Progress on standard error: only on a terminal, only when there is something to wait for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORTH_SHOWING = 3


@contextmanager
def progress(
    total: int, *, wanted: bool, label: str = "Reading", unit: str = "reports"
) -> Iterator[Callable[[int], None] | None]:
    """Show how many of the reports, or of other things, are done.

    Args:
        total: how many there are; of fewer than three nothing is shown.
        wanted: whether to show anything.
        label: what is being done.
        unit: what is counted.

    Yields:
        What is to be called with the number done so far, or ``None`` when nothing is shown.
    """
    if not wanted or total < _WORTH_SHOWING or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def show(done: int) -> None:
            bar.update(task, completed=done)
            speed = bar.tasks[0].speed
            if speed:
                bar.update(task, rate=f"{speed:.1f} {unit}/s")

        yield show
