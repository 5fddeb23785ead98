"""The front door of a store: add reports, group them into stories, ask what was said.

::

    from twosource.store.corpus import Corpus

    with Corpus.open("twosource-store", create=True) as corpus:
        corpus.add(intake)
        for story in corpus.stories():
            comparison = corpus.comparison(story.id)

Readers are never locked out; one writer at a time works on a store.  See ``docs/store.md`` for what lies where.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from twosource.attribution.sure import keep_sure
from twosource.corrections.book import StoreBook
from twosource.errors import InputError
from twosource.identity import identify
from twosource.model import Skipped
from twosource.origin.policy import NO_POLICY
from twosource.settings import DEFAULTS
from twosource.store.ask import (
    Wanted,
    canonical_speakers,
    count_all,
    find_hits,
    list_named,
    list_outlets,
    list_reports,
    said_by,
)
from twosource.store.catalog import Catalog
from twosource.store.codec import decode_report
from twosource.store.dataset import Dataset
from twosource.store.files import only_writer
from twosource.store.grouping import compare_versions, group
from twosource.store.intake import link_warnings, new_reports, report_rows, taken_back, withdrawn_warning
from twosource.store.readings import Readings
from twosource.store.records import Added, Dropped, Removed
from twosource.store.results import Results
from twosource.store.schema import SCHEMA, TABLES, make_store, migrate, read_schema
from twosource.store.state import State
from twosource.story.settings import DEFAULT as GROUPING
from twosource.story.settings import GROUPING_VERSION
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import TracebackType

    from twosource.check import Problem
    from twosource.model import Comparison, Intake, Reading, Report, Story, Withdrawal
    from twosource.origin.policy import Policy
    from twosource.store.readings import Reader
    from twosource.store.records import Counts, Hit, Listed, Outlet, SaidBy

REPEAT = "the same text as"
_SHORTEST_ID = 4
_BATCH = 256
_UNREAD = "report it, or remove it"


class Corpus:
    """A store, opened.

    Attributes:
        path: the directory.
        state: a person's corrections and other things that change in place.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = State(path)
        self._data = Dataset(path)
        self._catalog = Catalog(path, self._data)
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
        with only_writer(self.path):
            self._data.sweep()
            self.state.note_dropped(intake.skipped, (*intake.warnings, *link_warnings(intake.links)))
            self.state.note_withdrawals(intake.withdrawals)
            known = self._data.query("reports", "SELECT id, sha256, outlet, number FROM {rows}")
            fresh = new_reports(intake.reports, known)
            self.state.note_dropped((), fresh.repeats)
            rows = report_rows(fresh.added, known)
            for start in range(0, len(rows), TABLES["reports"].rows):
                self._data.append("reports", rows[start : start + TABLES["reports"].rows])
            times = self._readings.read_pending(jobs, done) if read else 0
            self._merge()
            withdrawn = self._note_taken_back(fresh.added, intake.withdrawals)
        ids = tuple(report.id for report in fresh.added)
        return Added(ids, fresh.known, self._replaced(ids), times, intake.skipped, withdrawn, intake.links)

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

    def listing(
        self, *, limit: int = 100, offset: int = 0, outlet: str | None = None, story: str | None = None
    ) -> tuple[Listed, ...]:
        """List reports without reading a text: newest first, those without a date last, then by id."""
        with self._catalog.base() as base:
            return list_reports(base, limit, offset, outlet, story)

    def readings(self, ids: Sequence[str]) -> tuple[Reading, ...]:
        """Give the readings of the reports named, in that order; what is missing is read now.

        Raises:
            InputError: there is no report of an id, or it could not be read.
        """
        found, failed = self.read_or_why(ids)
        for identity, failure in failed.items():
            raise InputError(identity, f"could not be read ({failure})", _UNREAD)
        return tuple(found[identity] for identity in ids)

    def read_or_why(self, ids: Sequence[str]) -> tuple[dict[str, Reading], dict[str, str]]:
        """Give the readings of the reports named by id, and for those that could not be read why not.

        Raises:
            InputError: there is no report of an id.
        """
        return self._readings.of(self._load(ids))

    def stories(self) -> tuple[Story, ...]:
        """Group the reports by event; older versions are left out.  Kept until the reports change."""
        digest = self._stories_digest()
        kept = self._results.stories(digest)
        if kept is None:
            kept = group(self._standing())
            self._results.keep_stories(digest, kept)
        members = ((report, story.id) for story in kept for report in story.reports)
        self._catalog.note_stories(digest, members, len(kept))
        return kept

    def story(self, identity: str) -> Story:
        """Give one story by its id, or by a beginning of it that no other has.

        Raises:
            InputError: there is none.
        """
        found = [story for story in self.stories() if story.id.startswith(identity)]
        exact = [story for story in found if story.id == identity]
        if exact or (len(found) == 1 and len(identity) >= _SHORTEST_ID):
            return (exact or found)[0]
        cause = f"{len(found)} stories begin so" if found and identity else "there is no such story"
        raise InputError(identity, cause, "list the stories with their ids: twosource stories")

    def comparison(
        self,
        story_id: str,
        *,
        policy: Policy = NO_POLICY,
        least_confidence: float = 0.0,
        done: Callable[[int], None] | None = None,
    ) -> Comparison:
        """Compare the reports of a story, earliest first.  Kept, by policy and confidence, until its reports change.

        Of several versions of one report only the latest is compared; the warnings name the others.

        Args:
            story_id: the story's id.
            policy: a desk's own rules about who counts as one.
            least_confidence: attributions of less confidence are left out, 0 to 1.
            done: called with the number of reports read so far, when some have to be read first.

        Raises:
            InputError: there is no such story, or none of its reports could be read.
        """
        story = self.story(story_id)
        listed = {item.id: item for item in self._listed(story.reports)}
        order = sorted(story.reports, key=lambda identity: (listed[identity].published or "9", identity))
        digest = identify("comparison", __version__, repr(DEFAULTS), repr(policy), repr(least_confidence), *order)
        found, failed = self._readings.of(self._load(order), done)
        readings = tuple(keep_sure(found[identity], least_confidence) for identity in order if identity in found)
        kept = self._results.comparison(digest, readings)
        if kept is None:
            unread = [Skipped(listed[identity].path or identity, told, _UNREAD) for identity, told in failed.items()]
            kept = compare_versions(story, readings, unread, policy)
            self._results.keep_comparison(digest, kept, order)
        return kept

    def find(  # noqa: PLR0913 - one keyword for each thing to search by
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """Find words in the reports.

        Args:
            words: all must stand in the report, in any order and case; words in double quotes side by side.  May be
                empty when something else is given.
            speaker: only in what this speaker is reported to have said.
            outlet: only reports of this outlet.
            since: only reports published on this day or later (ISO 8601; a year or month will do).
            until: only reports published on this day or earlier.
            limit: at most so many.

        Returns:
            One hit a report, or one an attribution with a speaker; best first.
        """
        wanted = Wanted(speaker, outlet, since, until, limit)
        with self._catalog.base() as base:
            return find_hits(base, words, wanted, lambda ids: dict(self._catalog.load(base, ids)))

    def said(self, name: str) -> SaidBy:
        """Give everything that a speaker is reported to have said.

        Raises:
            InputError: nobody of this name speaks.
        """
        with self._catalog.base() as base:
            return said_by(base, name)

    def speakers(self) -> Mapping[tuple[str, str], str]:
        """Give the speaker's id of every attribution that has one, by the ids of report and attribution.

        A speaker keeps one id across reports and stories; a short name has that of the only full name that fits.
        """
        with self._catalog.base() as base:
            return canonical_speakers(base)

    def outlets(self) -> tuple[Outlet, ...]:
        """List the outlets, most reports first."""
        with self._catalog.base() as base:
            return list_outlets(base)

    def counts(self) -> Counts:
        """Count what there is."""
        dropped = self.dropped()
        repeats = sum(REPEAT in warning.message for warning in dropped.warnings)
        digest = self._stories_digest()
        with self._catalog.base() as base:
            return count_all(base, digest, len(dropped.skipped), repeats)

    def dropped(self) -> Dropped:
        """Tell what did not become a report of its own."""
        return Dropped(*self.state.dropped())

    def remove(self, report_id: str) -> Removed:
        """Remove a report and all that follows from it.

        Raises:
            InputError: there is no such report.
        """
        report = self.report(report_id)
        with only_writer(self.path):
            self._data.sweep()
            corrections = StoreBook(self.state).forget(report_id)
            comparisons = self._results.forget(report_id)
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

    def _listed(self, ids: Sequence[str]) -> tuple[Listed, ...]:
        with self._catalog.base() as base:
            return list_named(base, ids)

    def _standing(self) -> Iterator[Report]:
        """Give the reports that are neither older versions nor taken back by their publishers, sorted by id."""
        with self._catalog.base() as base:
            older = {row[0] for row in base.execute("SELECT id FROM listing WHERE newer IS NOT NULL")}
        notices = self.state.withdrawals()
        for report in self.reports():
            if report.id not in older and not any(taken_back((report,), notices)):
                yield report

    def _note_taken_back(
        self, added: Sequence[Report], notices: Sequence[Withdrawal]
    ) -> tuple[tuple[str, Withdrawal], ...]:
        """Name and note the reports that notices name: of now in the whole store, of earlier among those added."""
        gone = {report.id: (report, notice) for report, notice in taken_back(added, self.state.withdrawals())}
        gone |= {report.id: (report, notice) for report, notice in taken_back(self.reports(), notices)}
        self.state.note_dropped((), (withdrawn_warning(report, notice) for report, notice in gone.values()))
        return tuple((identity, gone[identity][1]) for identity in sorted(gone))

    def _replaced(self, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Pair the older versions of reports with those among the ids that are newer."""
        new = set(ids)
        with self._catalog.base() as base:
            rows = base.execute("SELECT id, newer FROM listing WHERE newer IS NOT NULL ORDER BY number").fetchall()
        return tuple((older, newer) for older, newer in rows if newer in new)

    def _merge(self) -> None:
        for table in TABLES:
            self._data.merge_small(table)

    def _stories_digest(self) -> str:
        """Digest of all that the stories are computed from."""
        with self._catalog.base() as base:
            ids = [row[0] for row in base.execute("SELECT id FROM listing WHERE newer IS NULL ORDER BY id")]
        return identify("stories", __version__, repr(GROUPING), GROUPING_VERSION, repr(self.state.withdrawals()), *ids)
