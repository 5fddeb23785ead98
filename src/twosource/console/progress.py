"""Progress on standard error: only on a terminal, only when there is something to wait for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORTH_SHOWING = 3


@contextmanager
def progress(total: int, *, wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """Show how many of the reports have been read.

    Yields:
        What is to be called with the number read so far, or ``None`` when nothing is shown.
    """
    if not wanted or total < _WORTH_SHOWING or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"),
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
                bar.update(task, rate=f"{speed:.1f} reports/s")

        yield show
