"""Measure time and memory of comparing two reports: ``python -m benchmarks.speed`` (Linux and macOS).

``cold`` is the whole command in a process of its own, ``warm`` a second comparison in a process that has the models.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from unittest.mock import patch

from benchmarks.gold import EXAMPLES
from twosource import stages
from twosource.api import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PAIR = (
    EXAMPLES / "harbour_fire" / "reports" / "northwire.txt",
    EXAMPLES / "harbour_fire" / "reports" / "stannard-standard.txt",
)
STAGES = (
    "split_sentences",
    "find_quotations",
    "tag",
    "find_dates",
    "assemble",
    "resolve_speakers",
    "find_reuse",
    "extract_statements",
    "Judgements",
    "align",
    "find_conflicts",
    "resolve_origins",
    "count_independent",
)
COLD_RUNS, WARM_RUNS, IMPORT_RUNS = 5, 7, 5
GOALS = {"cold": 3.0, "warm": 0.6, "memory": 700.0, "import": 0.15}
IMPORT = "import time; t = time.perf_counter(); import twosource; print(time.perf_counter() - t)"
A = ParamSpec("A")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds on the clock, seconds of processor in all threads, MB at most."""

    wall: float
    cpu: float
    peak: float


def cold_run(paths: Sequence[Path]) -> Run:
    """Run the command ``twosource compare`` in a process of its own."""
    command = [sys.executable, "-m", "twosource", "compare", *map(str, paths)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def warm_run(paths: Sequence[Path]) -> Run:
    """Compare in this process; the memory is that of the cold run and not measured here."""
    wall, cpu = time.perf_counter(), time.process_time()
    compare(*paths)
    return Run(time.perf_counter() - wall, time.process_time() - cpu, 0.0)


def import_seconds() -> float:
    """Seconds that ``import twosource`` takes in a fresh process, without the start of Python."""
    done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)
    return float(done.stdout)


def stage_seconds(paths: Sequence[Path]) -> dict[str, float]:
    """Seconds in each stage of one warm comparison, and in ``reading files and the rest``."""
    spent = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as stack:
        for name in STAGES:
            stack.enter_context(patch.object(stages, name, timed(name, getattr(stages, name), spent)))
        start = time.perf_counter()
        compare(*paths)
        whole = time.perf_counter() - start
    return {**spent, "reading files and the rest": whole - sum(spent.values())}


def timed(name: str, stage: Callable[A, R], spent: dict[str, float]) -> Callable[A, R]:
    """Wrap a stage so that the seconds it takes are added to ``spent``."""

    def timed(*args: A.args, **kwargs: A.kwargs) -> R:
        start = time.perf_counter()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.perf_counter() - start

    return timed


def _middle(runs: Sequence[Run]) -> Run:
    """The median of each column."""
    return Run(median(r.wall for r in runs), median(r.cpu for r in runs), median(r.peak for r in runs))


def measure() -> dict[str, float]:
    """The figures by name; seconds, MB and, for stages, shares of a warm comparison."""
    cold = _middle([cold_run(PAIR) for _ in range(COLD_RUNS)])
    warm_run(PAIR)
    warm = _middle([warm_run(PAIR) for _ in range(WARM_RUNS)])
    spent = stage_seconds(PAIR)
    whole = sum(spent.values())
    return {
        "cold": cold.wall,
        "cold cpu": cold.cpu,
        "memory": cold.peak,
        "warm": warm.wall,
        "warm cpu": warm.cpu,
        "import": median(import_seconds() for _ in range(IMPORT_RUNS)),
        **{f"share of {name}": seconds / whole for name, seconds in spent.items()},
    }


def table(figures: dict[str, float]) -> str:
    """One line a figure, with the goal where there is one."""
    words = " and ".join(str(len(path.read_text(encoding="utf-8").split())) for path in PAIR)
    lines = [f"two reports of {words} words; {os.cpu_count()} processors"]
    for name, value in figures.items():
        shown = (
            f"{value:.0%}" if name.startswith("share") else f"{value:.0f} MB" if name == "memory" else f"{value:.3f} s"
        )
        goal = GOALS.get(name)
        verdict = "" if goal is None else f"goal {goal:g}: {'met' if value < goal else 'NOT met'}"
        lines.append(f"{name:40}{shown:>10}  {verdict}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    measured = measure()
    print(json.dumps(measured, indent=1) if "--json" in sys.argv[1:] else table(measured))
