"""What the desk holds while it is open: the store, what was dropped on it, open stories, work under way."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.corrections.book import MemoryBook
from twosource.desk.cases import Cases
from twosource.desk.jobs import Jobs
from twosource.desk.rows import Listing, StoryRow, make_listing, row_of_reports
from twosource.desk.rules import NO_RULES
from twosource.errors import InputError
from twosource.identity import identify
from twosource.settings import DEFAULT_MAX_BYTES

if TYPE_CHECKING:
    from twosource.corrections.book import Book
    from twosource.desk.cases import Case
    from twosource.desk.guard import Door
    from twosource.desk.jobs import Job
    from twosource.desk.rules import Rules
    from twosource.desk.shelf import Shelf
    from twosource.model import Comparison, Intake, Reading

_MOST_DROPPED = 100
STEP = 2


@dataclass(frozen=True, slots=True)
class DroppedStory:
    """Reports that were dropped on the desk together, with what their comparison follows."""

    row: StoryRow
    intake: Intake
    rules: Rules = NO_RULES


class Desk:
    """All that requests share.

    Attributes:
        door: who may come in.
        shelf: the store; ``None`` where the desk was opened without one.
        book: where corrections are kept.
        who: name that a correction bears unless the person writes another one.
        max_bytes: the largest report that is read, in bytes.
        rules: what comparisons follow beside the reports.
    """

    def __init__(
        self,
        door: Door,
        shelf: Shelf | None,
        *,
        who: str,
        max_bytes: int = DEFAULT_MAX_BYTES,
        rules: Rules = NO_RULES,
    ) -> None:
        self.door, self.shelf, self.who, self.max_bytes = door, shelf, who, max_bytes
        self.rules = rules
        self.book: Book = MemoryBook() if shelf is None else shelf.book
        self.jobs = Jobs()
        self.cases = Cases(self.book)
        self._dropped: OrderedDict[str, DroppedStory] = OrderedDict()
        self._lock = threading.Lock()

    def drop(self, intake: Intake, rules: Rules | None = None) -> str:
        """Keep reports that belong together as a story of their own, and give its id; other rules make another one."""
        rules = rules or self.rules
        identity = identify("dropped", *sorted(report.id for report in intake.reports), rules.digest)
        with self._lock:
            self._dropped[identity] = DroppedStory(row_of_reports(identity, intake.reports), intake, rules)
            while len(self._dropped) > _MOST_DROPPED:
                self._dropped.popitem(last=False)
        return identity

    def dropped(self) -> tuple[StoryRow, ...]:
        """The stories that were dropped on the desk, the latest first."""
        with self._lock:
            return tuple(each.row for each in reversed(self._dropped.values()))

    def intakes(self) -> tuple[Intake, ...]:
        """What was dropped on the desk."""
        with self._lock:
            return tuple(each.intake for each in self._dropped.values())

    def intake_of(self, story: str) -> Intake | None:
        """What was dropped on the desk as a story."""
        with self._lock:
            dropped = self._dropped.get(story)
        return dropped.intake if dropped is not None else None

    def dropped_story_of(self, report: str) -> str | None:
        """The story that was dropped on the desk with a report in it."""
        with self._lock:
            found = (each for each in self._dropped.values() if any(r.id == report for r in each.intake.reports))
            story = next(found, None)
        return story.row.id if story is not None else None

    def listing(self) -> Listing:
        """The list of stories: those of the store, else those dropped on the desk."""
        return self.shelf.listing() if self.shelf is not None else make_listing(self.dropped())

    def refresh(self) -> Job | None:
        """Start making the list again where the store has changed; ``None`` where the list is as it should be."""
        shelf = self.shelf
        if shelf is None or shelf.is_fresh():
            return None

        def work(_: Job) -> None:
            shelf.refresh()
            self.cases.forget()

        return self.jobs.start("Grouping the stories of the store", "/", "listing", work)

    def open_story(self, identity: str) -> Case | Job:
        """Give a story, or the work that makes it.

        Raises:
            InputError: there is no such story.
        """
        case = self.cases.find(identity)
        if case is not None:
            return case
        dropped = self._dropped.get(identity)
        if dropped is None and (self.shelf is None or not self.shelf.has_story(identity)):
            raise InputError(identity, "there is no such story", "see the list of stories")

        def work(job: Job) -> None:
            plain = self.cases.plain(identity)
            if plain is None:
                plain = self._compare(identity, dropped, job)
            self.cases.open(identity, plain, dropped.rules if dropped is not None else self.rules)

        title = f"Comparing: {self._title(identity, dropped)}"
        return self.jobs.start(title, f"/stories/{identity}", f"story {identity}", work)

    def _title(self, identity: str, dropped: DroppedStory | None) -> str:
        if dropped is not None:
            return dropped.row.title
        return next((row.title for row in self.listing().newest if row.id == identity), "the reports")

    def story_now(self, identity: str) -> Case | None:
        """Give a story that is at hand; one whose corrections alone have changed is corrected at once."""
        return self.cases.again(identity)

    def _compare(self, identity: str, dropped: DroppedStory | None, job: Job) -> Comparison:
        if dropped is None:
            if self.shelf is None:
                raise InputError(identity, "there is no such story", "see the list of stories")
            return self.shelf.comparison(identity, job.step, self.rules.counted)
        return compare_step_by_step(dropped.intake, job, dropped.rules)

    def close(self) -> None:
        """Stop all work."""
        self.jobs.close()


def read_step_by_step(intake: Intake, job: Job) -> tuple[Reading, ...]:
    """Read reports a few at a time, so that the work can be stopped in between."""
    from twosource.parallel import read_reports

    readings: list[Reading] = []
    total = len(intake.reports)
    for start in range(0, total, STEP):
        job.step(start, total)
        readings += read_reports(intake.reports[start : start + STEP])
    job.step(total, total)
    return tuple(readings)


def compare_step_by_step(intake: Intake, job: Job, rules: Rules = NO_RULES) -> Comparison:
    """Read and compare the reports of an intake, with every caution that belongs to the comparison.

    Of several versions of one outlet's report the latest counts, and the warnings name the others.
    """
    from twosource.readers.versions import without_earlier_versions
    from twosource.run import compare_read
    from twosource.story.languages import language_warnings

    intake = without_earlier_versions(intake, rules.registry)
    readings = read_step_by_step(intake, job)
    warnings = (*intake.warnings, *language_warnings(intake.reports))
    return compare_read(readings, intake.skipped, warnings, policy=rules.counted, primary=rules.primary)
