"""Readings of a store's reports: made once for each report and version, chunk by chunk, and kept.

One bad report never stops the rest: why it could not be read is kept in the place of its reading, so that it is told
and not tried again on every run.
"""

from __future__ import annotations

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from twosource.errors import StoreError
from twosource.parallel import WORTH_PROCESSES
from twosource.store.codec import decode_reading, encode_reading
from twosource.store.files import only_writer
from twosource.store.schema import TABLES
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from twosource.model import Reading, Report
    from twosource.store.catalog import Catalog
    from twosource.store.dataset import Dataset

Reader: TypeAlias = "Callable[[Sequence[Report]], Iterator[Outcome]]"

# Enough for a cluster to share out; what it has not given back is lost when the run is killed.
FOR_READER = 20_480
_LONGEST = 500


class Outcome(NamedTuple):
    """A row of the table of readings.

    Attributes:
        report: id of the report.
        record: the encoded reading, or ``None``.
        failure: why it could not be read, in one line, or ``None``.
        attributions: how many there are.
    """

    report: str
    record: str | None
    failure: str | None
    attributions: int


class Readings:
    """The table of readings of a store."""

    def __init__(self, folder: Path, data: Dataset, catalog: Catalog) -> None:
        self._folder = folder
        self._data = data
        self._catalog = catalog

    def pending(self) -> list[str]:
        """Ids of the reports that this version has not read, in the order in which they came."""
        parts = [part.name for part in self._data.parts("readings") if part.version == __version__]
        rows = self._data.query("readings", "SELECT report FROM {rows}", (), parts) if parts else []
        read = {row[0] for row in rows}
        numbered = self._data.query("reports", "SELECT id FROM {rows} ORDER BY number")
        return [str(row[0]) for row in numbered if row[0] not in read]

    def read_pending(self, jobs: int, done: Callable[[int], None] | None, reader: Reader | None = None) -> int:
        """Read chunk by chunk, each a part of its own; only the holder of the store's lock may.

        Args:
            jobs: processes; 0 chooses.
            done: called with the number of reports read so far.
            reader: reads in place of processes of this machine, ``FOR_READER`` reports at a time.

        Returns:
            How many reports were read.
        """
        pending, size, read = self.pending(), TABLES["readings"].rows, 0
        with _workers(len(pending), 1 if reader is not None else jobs) as pool:
            step = size if reader is None else FOR_READER
            for start in range(0, len(pending), step):
                chunk = pending[start : start + step]
                found = self._load(chunk)
                reports = [found[identity] for identity in chunk]
                rows: list[Outcome] = []
                for outcome in _read(reports, pool) if reader is None else reader(reports):
                    rows.append(outcome)
                    read += 1
                    if done is not None:
                        done(read)
                    if len(rows) == size:
                        self._data.append("readings", rows)
                        rows = []
                if rows:
                    self._data.append("readings", rows)
        self._data.drop(part for part in self._data.parts("readings") if part.version != __version__)
        return read

    def of(
        self, reports: Mapping[str, Report], done: Callable[[int], None] | None = None
    ) -> tuple[dict[str, Reading], dict[str, str]]:
        """Give the readings of reports; those that are missing are made now, and kept where that can be.

        Args:
            reports: by their ids.
            done: called with the number of reports read so far.

        Returns:
            Readings by the report's id, and for those that could not be read why not.
        """
        kept = self._kept(reports)
        missing = [reports[identity] for identity in sorted(reports.keys() - kept.keys())]
        made: list[Outcome] = []
        for outcome in _read(missing, None):
            made.append(outcome)
            if done is not None:
                done(len(made))
        if made:
            self._keep(made)
        outcomes = {**kept, **{outcome.report: outcome for outcome in made}}
        readings = {
            identity: decode_reading(outcome.record, reports[identity])
            for identity, outcome in outcomes.items()
            if outcome.record is not None
        }
        return readings, {key: outcome.failure for key, outcome in outcomes.items() if outcome.failure is not None}

    def _load(self, ids: Sequence[str]) -> Mapping[str, Report]:
        with self._catalog.base() as base:
            return self._catalog.load(base, ids)

    def _kept(self, ids: Iterable[str]) -> dict[str, Outcome]:
        wanted = sorted(ids)
        sql = "SELECT part FROM reading WHERE report = ?"
        with self._catalog.base() as base:
            found = [base.execute(sql, (identity,)).fetchone() for identity in wanted]
        parts = sorted({row[0] for row in found if row is not None})
        if not parts:
            return {}
        marks = ", ".join("?" * len(wanted))
        columns = "report, record, failure, attributions"
        rows = self._data.query("readings", f"SELECT {columns} FROM {{rows}} WHERE report IN ({marks})", wanted, parts)
        return {str(row[0]): Outcome(*row) for row in rows}  # type: ignore[arg-type]

    def _keep(self, made: Sequence[Outcome]) -> None:
        """Keep readings made for a question; while somebody else writes, or on a read-only disk, they are not kept."""
        with suppress(StoreError), only_writer(self._folder):
            pending = set(self.pending())
            self._data.append("readings", [outcome for outcome in made if outcome.report in pending])
            self._data.merge_small("readings")


@contextmanager
def _workers(reports: int, jobs: int) -> Iterator[Executor | None]:
    """Start the processes that read; ``None`` where one process is enough."""
    cores = os.cpu_count() or 1
    processes = min(jobs or (1 if reports < WORTH_PROCESSES else cores), max(reports, 1))
    if processes <= 1:
        yield None
        return
    # Forked processes would share the locks and threads of a loaded model; spawned ones start clean everywhere.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool


def _read(reports: Sequence[Report], pool: Executor | None) -> Iterator[Outcome]:
    try:
        yield from map(read_one, reports) if pool is None else pool.map(read_one, reports)
    except BrokenProcessPool as error:
        cause = "a process that read was ended from outside, perhaps for want of memory"
        raise StoreError("reading", cause, "run it again, with fewer --jobs: it goes on where it stopped") from error


def read_one(report: Report) -> Outcome:
    """Read one report; what goes wrong with it is told in place of its reading."""
    from twosource.stages import read_report

    try:
        reading = read_report(report)
    except Exception as error:
        told = " ".join(f"{type(error).__name__}: {error}".split())
        return Outcome(report.id, None, told[:_LONGEST], 0)
    return Outcome(report.id, encode_reading(reading), None, len(reading.attributions))
