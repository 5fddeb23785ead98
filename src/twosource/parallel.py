"""Reading several reports, in this process, in threads or in several processes: the same bytes each way."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from twosource.model import Reading, Report

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many reports or stories, starting processes costs more time than it saves.
WORTH_PROCESSES = 8


def read_reports(
    reports: Sequence[Report], *, jobs: int = 1, done: Callable[[int], None] | None = None
) -> tuple[Reading, ...]:
    """Read every report, in the order given.

    Args:
        reports: the reports.
        jobs: processes to use; 0 leaves the choice to us: one for a few reports, else one per core.
        done: called after each report with the number of reports read so far.
    """
    with workers(len(reports), jobs) as pool:
        return _read_here(reports, done) if pool is None else _collect(pool.map(_read_one, reports), done)


@contextmanager
def workers(tasks: int, jobs: int) -> Iterator[ProcessPoolExecutor | None]:
    """Start the processes that so many tasks are worth; ``None`` where one process is enough.

    Args:
        tasks: reports to read, or stories to compare.
        jobs: processes; 0 leaves the choice to us: one for a few tasks, else one per core.
    """
    processes = min(jobs or (1 if tasks < WORTH_PROCESSES else os.cpu_count() or 1), tasks)
    if processes <= 1:
        yield None
        return
    with process_pool(processes) as pool:
        yield pool


def own_threads() -> int:
    """Threads that this process may use: one a core, but a process of a pool leaves the other cores to the others.

    Side by side on one core's caches they cost more processor time than one after the other.
    """
    return 1 if parent_process() is not None else os.cpu_count() or 1


def map_in_threads(
    work: Callable[[Item], Result], items: Iterable[Item], threads: int, load: Callable[[], object]
) -> Iterator[Result]:
    """Do the work on each item, in the order of the items; with two threads or more side by side.

    Args:
        work: what is done, here or in a thread.
        items: what it is done on.
        threads: how many; below two, the work is done here.
        load: called before threads ask for what they share at the same time.
    """
    if threads < 2:
        yield from map(work, items)
        return
    load()
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, items)


def process_pool(processes: int) -> ProcessPoolExecutor:
    """Start processes that leave an interrupt from the terminal to this one, and end when it is killed."""
    # Forked processes would share the locks and threads of a loaded model; spawned ones start clean everywhere.
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_follow)


def _follow() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process with its parent: one that is killed leaves the pipe from which work is taken open for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_here(reports: Sequence[Report], done: Callable[[int], None] | None) -> tuple[Reading, ...]:
    """Read in this process, a thread per core: the models, which take most of the time, run side by side."""
    from twosource.attribution.tagger import load
    from twosource.stages import read_report

    return _collect(map_in_threads(read_report, reports, min(own_threads(), len(reports)), load), done)


def _read_one(report: Report) -> Reading:
    from twosource.stages import read_report

    return read_report(report)


def _collect(
    readings: Iterable[Reading] | Iterator[Reading], done: Callable[[int], None] | None
) -> tuple[Reading, ...]:
    collected: list[Reading] = []
    for reading in readings:
        collected.append(reading)
        if done is not None:
            done(len(collected))
    return tuple(collected)
