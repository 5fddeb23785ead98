"""Progress of taking inputs in, on standard error: only on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.readers.meter import Meter


@contextmanager
def intake_progress(meter: Meter, *, wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """Show how many reports have been taken in, how fast, and how long it will still take.

    Args:
        meter: knows how far the reading of the inputs is.
        wanted: whether to show anything.

    Yields:
        What is to be called with the number of reports so far, or ``None`` when nothing is shown.
    """
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("Taking in"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[reports]:,} reports"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn() if meter.total is None else TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=meter.total, reports=0, rate="")

        def show(reports: int) -> None:
            elapsed = bar.tasks[0].elapsed
            rate = f"{reports / elapsed:.1f} reports/s" if elapsed else ""
            bar.update(task, completed=meter.done, reports=reports, rate=rate)

        yield show
