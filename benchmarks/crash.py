"""Kill writers of a store at any moment: ``python -m benchmarks.crash --kills 1000`` (Linux and macOS).

A store is made by several additions, or loses reports, in a process that is killed several times over; then the same
is run undisturbed.  Every other kill (SIGKILL) comes right before an operation on a file, drawn from all of them; the
others come at any instruction, when the process has used up a drawn share of its processor time (SIGPROF, which ends it
as suddenly).  In the end every file must have the bytes that a run without kills gives, the SQLite files the same
rows, and nothing may be left over.  Reading is done by a stand-in, so that the time goes into writing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast
from unittest.mock import patch

import duckdb  # noqa: F401 - loaded once, before processes are forked; it starts no thread by that

from twosource.errors import InputError
from twosource.identity import identify
from twosource.model import Attribution, Intake, Reading, Report, Skipped, Span, Speaker
from twosource.readers.versions import Taken
from twosource.store import dataset
from twosource.store.corpus import Corpus
from twosource.store.schema import TABLES, Table, TableName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from twosource.readers.assemble import Outcome

    Kill: TypeAlias = Callable[[Callable[[], None]], bool]

BATCHES = (21, 2, 1, 2, 1, 18)
KILLS_A_STORE = 8
ROWS: dict[TableName, int] = {"reports": 8, "readings": 4}
SMALL_PARTS = 3
_TABLES = ("part", "listing", "reading", "speaker", "speech", "member")
_STATE = ("correction", "skipped", "warned", "withdrawal")


@dataclass(slots=True)
class Tally:
    """How many writers were killed, how many had ended before, and how many stores differ in the end."""

    kills: int = 0
    too_late: int = 0
    stores: int = 0
    differing: int = 0


def make_reports() -> list[Report]:
    """Make small reports; the last one is a newer version of the first."""
    reports = []
    for number in range(sum(BATCHES)):
        text = f"Lin Aster says bridge {number} stays closed. " + "It rained on the river. " * (number % 5)
        digest = hashlib.sha256(text.encode()).hexdigest()
        address = f"https://bell.example/{0 if number == sum(BATCHES) - 1 else number}"
        reports.append(
            Report(identify("report", digest), text, digest, digest, url=address, outlet=f"Bell {number % 4}")
        )
    return reports


def read_report(report: Report) -> Reading:
    """Stand in for the reading of a report: the first sentence is said by Lin Aster."""
    content = Span(15, report.text.index("."))
    identity = identify("attribution", report.id, *content)
    speaker = Speaker("Lin Aster", "person")
    said = Attribution(identity, (Span(0, 9),), (Span(10, 14),), (content,), "indirect", "affirmed", speaker, None, 0.5)
    return Reading(report, (content,), (), (), (), (said,))


def add_all(folder: Path) -> None:
    """Add every batch, as somebody does who runs the same command again.

    Every other batch comes as a stream, each time in another order: neither a kill nor the order may show in the end.
    """
    reports = make_reports()
    chance = random.Random(os.getpid())
    with Corpus.open(folder, create=True) as corpus:
        start = 0
        for turn, size in enumerate(BATCHES):
            lost = Skipped(f"lost-{start}.txt", "is empty", "check that it was saved whole")
            batch = reports[start : start + size]
            if turn % 2:
                corpus.add(Intake(tuple(batch), (lost,)), jobs=1)
            else:
                taken = [Taken(f"day.jsonl:{number}", report) for number, report in enumerate(batch)]
                outcomes: list[Outcome] = [lost, *taken]
                corpus.add_each(chance.sample(outcomes, len(outcomes)), jobs=1)
            start += size


def remove_some(folder: Path) -> None:
    """Remove three reports, of which some may be gone already."""
    with Corpus.open(folder) as corpus:
        for report in make_reports()[3:30:10]:
            try:
                corpus.remove(report.id)
            except InputError:
                continue


def snapshot(folder: Path) -> dict[str, str]:
    """Describe a store: digests of its files, and of the SQLite files what they hold."""
    seen = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock" and ".sqlite" not in path.name
    }
    # The catalog follows the parts when it is asked.
    with Corpus.open(folder) as corpus:
        seen["found"] = repr([hit.place for hit in corpus.find("rained river", limit=500)])
        seen["check"] = repr(corpus.check())
    for name, tables in (("catalog.sqlite", _TABLES), ("state.sqlite", _STATE)):
        base = sqlite3.connect(folder / name)
        for table in tables:
            rows = sorted(map(repr, base.execute(f"SELECT * FROM {table}")))
            seen[f"{name}/{table}"] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
        seen[f"{name}/check"] = str(base.execute("PRAGMA integrity_check").fetchall())
        base.close()
    return seen


def small_parts() -> None:
    """Make parts small and readings cheap in this process, so that few reports make many files."""
    tables = cast("dict[TableName, Table]", TABLES)
    for name, rows in ROWS.items():
        tables[name] = tables[name]._replace(rows=rows)
    dataset.SMALL_PARTS = SMALL_PARTS
    stages = ModuleType("twosource.stages")
    stages.__dict__["read_report"] = read_report
    sys.modules["twosource.stages"] = stages


def in_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own and give the process's id; no thread runs yet in this one."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def run_whole(work: Callable[[], None]) -> float:
    """Do something in a process of its own to the end, and give the seconds of processor that it took.

    Raises:
        RuntimeError: it failed.
    """
    _, status, used = os.wait4(in_child(work), 0)
    if status != 0:
        raise RuntimeError(f"the writer ended with status {status}")
    return used.ru_utime + used.ru_stime


def kill_after(work: Callable[[], None], seconds: float) -> bool:
    """Let the system end the process that does something after some time of processor; tell whether it was at work."""
    _, status = os.waitpid(in_child(lambda: _timed(work, seconds)), 0)
    return os.WIFSIGNALED(status)


def _timed(work: Callable[[], None], seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.001))
    work()
    signal.setitimer(signal.ITIMER_PROF, 0)


def kill_at(work: Callable[[], None], operation: int) -> bool:
    """Kill the process right before its n-th operation on a file, from 0; tell whether it came so far."""
    _, status = os.waitpid(in_child(lambda: _killed_at(work, operation)), 0)
    return os.WIFSIGNALED(status)


def _counted(work: Callable[[], None], last: int) -> int:
    """Do something, end this process when it is about to do its n-th operation on a file, or give their number."""
    done = 0

    def before(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            nonlocal done
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1
            return call(*args, **kwargs)

        return counted

    with ExitStack() as stack:
        for name in ("fsync", "replace", "unlink", "mkdir"):
            stack.enter_context(patch.object(os, name, before(getattr(os, name))))
        work()
    return done


def _killed_at(work: Callable[[], None], operation: int) -> None:
    _counted(work, operation)


def _note_operations(work: Callable[[], None], told: Path) -> None:
    told.write_text(str(_counted(work, -1)))


class Trial:
    """Kills writers of stores and compares what they leave in the end.

    Attributes:
        tally: what happened so far.
        seconds: of processor that an undisturbed run takes, by kind.
        operations: on files that it does, by kind.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.tally = Tally()
        self._whole = folder / "whole"
        self._less = folder / "less"
        self.seconds: dict[str, float] = {}
        self.operations: dict[str, int] = {}
        self._measure("add", lambda: add_all(self._whole))
        shutil.copytree(self._whole, self._less)
        self._measure("remove", lambda: remove_some(self._less))
        self._expected = {"add": self._snapshot(self._whole), "remove": self._snapshot(self._less)}

    def _measure(self, kind: str, work: Callable[[], None]) -> None:
        told = self._folder / "operations.txt"
        self.seconds[kind] = run_whole(lambda: _note_operations(work, told))
        self.operations[kind] = int(told.read_text())

    def _snapshot(self, folder: Path) -> dict[str, str]:
        """Describe a store in a process of its own: one in which DuckDB has started threads cannot be forked."""
        told = self._folder / "told.json"
        run_whole(lambda: _tell(folder, told))
        return cast("dict[str, str]", json.loads(told.read_text()))

    def run(self, kind: str, kills: Sequence[Kill]) -> list[str]:
        """Kill a writer several times, let it end, and name what differs from an undisturbed run."""
        folder = self._folder / "killed"
        shutil.rmtree(folder, ignore_errors=True)
        if kind == "remove":
            shutil.copytree(self._whole, folder)
        work = (lambda: add_all(folder)) if kind == "add" else (lambda: remove_some(folder))
        for kill in kills:
            killed = kill(work)
            self.tally.kills += killed
            self.tally.too_late += not killed
        run_whole(work)
        found = self._snapshot(folder)
        expected = self._expected[kind]
        differing = sorted(key for key in found.keys() | expected.keys() if found.get(key) != expected.get(key))
        self.tally.stores += 1
        self.tally.differing += bool(differing)
        return differing


def _tell(folder: Path, told: Path) -> None:
    told.write_text(json.dumps(snapshot(folder)))


def at_random(kills: int, folder: Path, seed: int = 1) -> Trial:
    """Kill writers at random operations and moments, and print what differs."""
    small_parts()
    trial = Trial(folder)
    chance = random.Random(seed)
    while trial.tally.kills < kills:
        kind = chance.choice(("add", "add", "remove"))
        number = min(KILLS_A_STORE, kills - trial.tally.kills)
        drawn = [_draw(trial, kind, turn, chance) for turn in range(number)]
        differing = trial.run(kind, [kill for _, kill in drawn])
        if sys.stderr.isatty():
            print(f"{trial.tally.kills} kills, {trial.tally.differing} stores differ", end="\r", file=sys.stderr)
        if differing:
            print(f"{kind} killed {', '.join(told for told, _ in drawn)}: {', '.join(differing)}", flush=True)
    return trial


def _draw(trial: Trial, kind: str, turn: int, chance: random.Random) -> tuple[str, Kill]:
    """Draw where to kill: of what an earlier kill left to do, later runs have less."""
    share = chance.random() * chance.random() if turn else chance.random()
    if chance.random() < 0.5:
        operation = int(share * trial.operations[kind])
        return f"before operation {operation}", lambda work: kill_at(work, operation)
    seconds = share * trial.seconds[kind]
    return f"after {seconds:.3f} s", lambda work: kill_after(work, seconds)


def at_operations(operations: Sequence[tuple[str, int]], folder: Path) -> dict[tuple[str, int], list[str]]:
    """Kill writers right before given operations on files; give what differs after each, or that there was no kill."""
    small_parts()
    trial = Trial(folder)
    found: dict[tuple[str, int], list[str]] = {}
    for kind, number in operations:
        late = trial.tally.too_late
        differing = trial.run(kind, [lambda work, at=number: kill_at(work, at)])  # type: ignore[misc]
        found[kind, number] = differing if trial.tally.too_late == late else ["not killed: it had ended before"]
    return found


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", nargs="*", metavar="KIND:N", help="kill before the n-th operation: add:12 remove:3")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.at:
            asked = [(each.split(":")[0], int(each.split(":")[1])) for each in given.at]
            found = at_operations(asked, Path(folder))
            for (kind, number), differing in found.items():
                print(f"{kind}:{number} {', '.join(differing) or 'the same'}")
            return int(any(found.values()))
        start = time.perf_counter()
        trial = at_random(given.kills, Path(folder), given.seed)
        told = trial.tally
        seconds = time.perf_counter() - start
        late = f"{told.too_late} more writers had ended before"
        print(f"{told.kills} kills ({late}), {told.differing} of {told.stores} stores differ; {seconds:.0f} s")
        return int(told.differing > 0)


if __name__ == "__main__":
    sys.exit(main())
