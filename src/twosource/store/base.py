"""A store, opened: reports and readings go in, come out and are removed.  Its questions are in ``corpus.py``.

Readers are never locked out; one writer at a time works on a store.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from twosource.corrections.book import StoreBook
from twosource.errors import InputError
from twosource.outlets.registry import default_registry
from twosource.readers.versions import Taken
from twosource.store.catalog import Catalog
from twosource.store.codec import decode_report
from twosource.store.dataset import Dataset
from twosource.store.files import only_writer
from twosource.store.intake import link_warnings, taken_back, withdrawn_warning, write_new
from twosource.store.readings import Readings
from twosource.store.records import Added, Removed
from twosource.store.results import Results
from twosource.store.schema import SCHEMA, TABLES, make_store, migrate, read_schema
from twosource.store.spool import Spool
from twosource.store.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from twosource.check import Problem
    from twosource.model import Intake, Report, Withdrawal
    from twosource.outlets.registry import Registry
    from twosource.readers.assemble import Outcome
    from twosource.store.intake import Lot
    from twosource.store.readings import Reader

_BATCH = 256


class Store:
    """A store, opened.

    Attributes:
        path: the directory.
        state: a person's corrections and other things that change in place.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = State(path)
        self._data = Dataset(path)
        self._catalog = Catalog(path, self._data, self.state)
        self._readings = Readings(path, self._data, self._catalog)
        self._results = Results(path)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """Open a store.

        Args:
            path: the directory.
            create: make one when there is none.

        Raises:
            InputError: there is none, or it is of a newer version.
            StoreError: it cannot be made or read.
        """
        folder = Path(path)
        schema = read_schema(folder)
        if schema is None:
            if not create:
                raise InputError(str(folder), "there is no store", "make one: twosource add FILE --store DIR")
            make_store(folder)
        elif schema < SCHEMA:
            with only_writer(folder):
                migrate(folder, schema)
        return cls(folder)

    def close(self) -> None:
        """Let go of the files."""
        self._catalog.close()
        self._data.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self, intake: Intake, *, read: bool = True, jobs: int = 0, done: Callable[[int], None] | None = None
    ) -> Added:
        """Add the reports of an intake; those that are there already change nothing.

        What a publisher withdraws or holds stays in the store and stands in no story, whichever came first.

        Args:
            intake: what the readers gave; what they skipped is noted with the rest that was dropped.
            read: whether to find who said what at once; see :meth:`read_pending`.
            jobs: processes for that; 0 chooses.
            done: called with the number of reports read so far.

        Raises:
            StoreError: another process writes to the store, or it cannot be written.
        """
        return self._add(intake, intake.reports, read, jobs, done)

    def add_each(  # noqa: PLR0913 - one keyword for each thing to choose
        self,
        outcomes: Iterable[Outcome],
        *,
        registry: Registry | None = None,
        read: bool = True,
        jobs: int = 0,
        taken: Callable[[int], None] | None = None,
        done: Callable[[int], None] | None = None,
    ) -> Added:
        """Add what :func:`twosource.readers.intake.read_each` gives, in memory that does not grow with the texts.

        The store ends the same whatever the order in which the outcomes come: reports are numbered by the names of
        what they were read from.  While it reads, others may write.

        Args:
            outcomes: reports and what was said of the inputs, one by one.
            registry: outlets and their names; the package's own when left out.
            read: see :meth:`add`.
            jobs: see :meth:`add`.
            taken: called with the number of reports taken in so far.
            done: called with the number of reports read so far.

        Raises:
            StoreError: another process writes to the store, or it cannot be written.
        """
        with Spool(self.path, registry or default_registry()) as spool:
            for outcome in outcomes:
                spool.add(outcome)
                if taken is not None and isinstance(outcome, Taken):
                    taken(spool.reports)
            spool.settle()
            return self._add(spool, spool.drain(), read, jobs, done)

    def _add(
        self, lot: Lot, reports: Iterable[Report], read: bool, jobs: int, done: Callable[[int], None] | None
    ) -> Added:
        with only_writer(self.path):
            self._data.sweep()
            self.state.note_withdrawals(lot.withdrawals)
            brought = write_new(self._data, self._catalog, self.state, reports)
            warnings = (*lot.warnings, *link_warnings(lot.links))
            self.state.note_dropped(lot.skipped, warnings)
            times = self._readings.read_pending(jobs, done) if read else 0
            self._merge()
            withdrawn = self._note_taken_back(brought.gone, lot.withdrawals)
        ids = tuple(brought.added)
        known, skipped, links = tuple(brought.known), tuple(lot.skipped), tuple(lot.links)
        return Added(ids, known, self._replaced(ids), times, skipped, withdrawn, links, warnings)

    def pending(self) -> int:
        """Count the reports that have not been read by this version."""
        return len(self._readings.pending())

    def read_pending(
        self, *, jobs: int = 0, done: Callable[[int], None] | None = None, reader: Reader | None = None
    ) -> int:
        """Read every report that has not been read by this version, part by part.

        Args:
            jobs: processes; 0 chooses.
            done: called with the number of reports read so far.
            reader: what reads in place of processes of this machine, such as a cluster.

        Returns:
            How many were read.
        """
        with only_writer(self.path):
            self._data.sweep()
            read = self._readings.read_pending(jobs, done, reader)
            self._merge()
        return read

    def reports(self, ids: Sequence[str] | None = None) -> Iterator[Report]:
        """Give the reports, or those named, sorted by id.

        Raises:
            InputError: there is no report of an id.
        """
        if ids is None:
            sql = "SELECT record, text FROM {rows} ORDER BY id"
            for batch in self._data.stream("reports", sql):
                yield from (decode_report(str(record), str(text)) for record, text in batch)
            return
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            found = self._load(some)
            yield from (found[identity] for identity in some)

    def report(self, identity: str) -> Report:
        """Give one report.

        Raises:
            InputError: there is none of this id.
        """
        return self._load([identity])[identity]

    def remove(self, report_id: str) -> Removed:
        """Remove a report and all that follows from it.

        Raises:
            InputError: there is no such report.
        """
        with only_writer(self.path):
            # First: a removal that was killed at its end leaves a replaced part, and no report to be found again.
            self._data.sweep()
            report = self.report(report_id)
            corrections = StoreBook(self.state).forget(report_id)
            comparisons = self._results.forget(report_id)
            self._readings.pieces.clear()
            readings = self._data.without("readings", report_id)
            self._data.without("reports", report_id)
            self._catalog.forget(report)
        return Removed(report_id, readings, comparisons, corrections)

    def check(self) -> tuple[Problem, ...]:
        """Compute every hash again and say what does not fit."""
        from twosource.store.check import check_store

        return tuple(check_store(self._data, self._catalog, self.state))

    def _load(self, ids: Sequence[str]) -> Mapping[str, Report]:
        """Load the reports named.

        Raises:
            InputError: there is no report of an id.
        """
        with self._catalog.base() as base:
            found = self._catalog.load(base, sorted(set(ids)))
        for identity in ids:
            if identity not in found:
                raise InputError(identity, "there is no such report", "look for it: twosource find WORDS")
        return found

    def _note_taken_back(
        self, new: Mapping[str, Withdrawal], notices: Sequence[Withdrawal]
    ) -> tuple[tuple[str, Withdrawal], ...]:
        """Name the new reports that were taken back, and note all of the store that notices of now take back."""
        gone = {report.id: (report, notice) for report, notice in taken_back(self.reports(), notices)}
        self.state.note_dropped((), (withdrawn_warning(report, notice) for report, notice in gone.values()))
        named = {**new, **{identity: notice for identity, (_, notice) in gone.items()}}
        return tuple(sorted(named.items()))

    def _replaced(self, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Pair the older versions of reports with those among the ids that are newer."""
        new = set(ids)
        with self._catalog.base() as base:
            rows = base.execute("SELECT id, newer FROM listing WHERE newer IS NOT NULL ORDER BY number").fetchall()
        return tuple((older, newer) for older, newer in rows if newer in new)

    def _merge(self) -> None:
        for table in TABLES:
            self._data.merge_small(table)
