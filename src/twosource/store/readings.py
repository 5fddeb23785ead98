"""Readings of a store's reports: made once for each report and version, chunk by chunk, and kept.

One bad report never stops the rest: why it could not be read is kept in the place of its reading, so that it is told
and not tried again on every run.
"""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from twosource.errors import StoreError
from twosource.parallel import workers
from twosource.store.codec import decode_reading, encode_reading
from twosource.store.files import only_writer
from twosource.store.outcome import Outcome
from twosource.store.pieces import Pieces
from twosource.store.schema import TABLES
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from twosource.model import Reading, Report
    from twosource.store.catalog import Catalog
    from twosource.store.dataset import Dataset

Reader: TypeAlias = "Callable[[Iterable[Sequence[Report]]], Iterator[tuple[int, Sequence[Outcome]]]]"
"""Reads pieces of some reports each; gives, in any order, a piece's number from 0 and what became of its reports."""

# Reports that another machine reads at a time: a quarter of a minute, and what is lost when a run dies.
PIECE = 32
_LONGEST = 500


class Readings:
    """The table of readings of a store."""

    def __init__(self, folder: Path, data: Dataset, catalog: Catalog) -> None:
        self._folder = folder
        self._data = data
        self._catalog = catalog
        self.pieces = Pieces(folder)

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
            reader: reads in place of processes of this machine.

        Returns:
            How many reports were read.
        """
        pending = self.pending()
        if reader is not None:
            self._read_elsewhere(pending, reader, done)
        else:
            self._read_here(pending, jobs, done)
        self.pieces.clear()
        self._data.drop(part for part in self._data.parts("readings") if part.version != __version__)
        return len(pending)

    def _read_here(self, pending: Sequence[str], jobs: int, done: Callable[[int], None] | None) -> None:
        size, read = TABLES["readings"].rows, 0
        with workers(len(pending), jobs) as pool:
            for start in range(0, len(pending), size):
                part = pending[start : start + size]
                rows: list[Outcome] = []
                for outcome in self._read_part(part, pool):
                    rows.append(outcome)
                    read += 1
                    if done is not None:
                        done(read)
                self._data.append("readings", rows)
                for piece in _pieces(part):
                    self.pieces.drop(piece)

    def _read_part(self, part: Sequence[str], pool: Executor | None) -> Iterator[Outcome]:
        """Give the first pieces of a part that an interrupted run kept, then read the rest and keep what is finished.

        The last piece is not kept: its part is written next.
        """
        pieces = _pieces(part)
        there = 0
        while there < len(pieces) and (kept := self.pieces.load(pieces[there])) is not None:
            yield from kept
            there += 1
        rest = [identity for piece in pieces[there:] for identity in piece]
        finished: list[Outcome] = []
        for outcome in _read(self._reports(rest), pool):
            finished.append(outcome)
            if len(finished) == len(pieces[there]) and there < len(pieces) - 1:
                self.pieces.keep(pieces[there], finished)
                finished.clear()
                there += 1
            yield outcome

    def _read_elsewhere(self, pending: Sequence[str], reader: Reader, done: Callable[[int], None] | None) -> None:
        """Read piece by piece; what is finished is kept at once, and becomes parts in the order of the reports."""
        pieces = _pieces(pending)
        there = {number for number, ids in enumerate(pieces) if self.pieces.load(ids) is not None}
        missing = [number for number in range(len(pieces)) if number not in there]
        read = sum(len(pieces[number]) for number in there)
        written = self._write_parts(pieces, there, 0)
        for turn, outcomes in reader(self._reports(pieces[number]) for number in missing):
            number = missing[turn]
            self.pieces.keep(pieces[number], outcomes)
            there.add(number)
            read += len(outcomes)
            if done is not None:
                done(read)
            written = self._write_parts(pieces, there, written)

    def _write_parts(self, pieces: Sequence[Sequence[str]], there: Collection[int], written: int) -> int:
        """Write the parts of which every piece is there; give the number of pieces that are in parts then."""
        each = max(TABLES["readings"].rows // PIECE, 1)
        while written < len(pieces):
            numbers = range(written, min(written + each, len(pieces)))
            if not all(number in there for number in numbers):
                break
            found = [self.pieces.load(pieces[number]) or [] for number in numbers]
            self._data.append("readings", [outcome for outcomes in found for outcome in outcomes])
            for number in numbers:
                self.pieces.drop(pieces[number])
            written = numbers.stop
        return written

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

    def _reports(self, ids: Sequence[str]) -> list[Report]:
        found = self._load(ids)
        return [found[identity] for identity in ids]

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


def _pieces(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + PIECE] for start in range(0, len(ids), PIECE)]


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
