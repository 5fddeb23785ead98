"""What the desk takes from a store: lists without texts, readings one after another, answers to questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.corrections.book import StoreBook
from twosource.desk.rows import Listing, make_listing, rows_of_listed
from twosource.errors import InputError
from twosource.origin.policy import NO_POLICY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twosource.desk.people import OutletPage
    from twosource.model import Comparison, Report
    from twosource.origin.policy import Policy
    from twosource.store.corpus import Corpus
    from twosource.store.records import Counts, Hit, Listed, Outlet, SaidBy

# More reports than any store of one machine holds: a list of all of them.
ALL = 1 << 40
# How many reports are read between two looks at whether somebody stopped the work.
STEP = 2


@dataclass(slots=True)
class Shelf:
    """A store as the desk sees it; a list is made again when a file of the store has changed."""

    path: Path
    corpus: Corpus
    outlet_pages: dict[str, OutletPage] = field(default_factory=dict)
    _listing: Listing | None = None
    _listed: dict[str, Listed] = field(default_factory=dict)
    _stories: frozenset[str] = frozenset()
    _stamp: tuple[tuple[str, int], ...] = ()

    @property
    def book(self) -> StoreBook:
        """Where corrections are kept."""
        return StoreBook(self.corpus.state)

    def is_fresh(self) -> bool:
        """Whether the list that is at hand is that of the store as it lies there now."""
        return self._listing is not None and self._stamp == self._now()

    def refresh(self) -> None:
        """Group the stories and make the list again: as long as grouping takes."""
        self.corpus.stories()
        stamp = self._now()
        listed = self.corpus.listing(limit=ALL)
        self._listing = make_listing(rows_of_listed(listed))
        self._listed = {item.id: item for item in listed}
        self._stories = frozenset(row.id for row in self._listing.newest)
        self._stamp = stamp
        self.outlet_pages.clear()

    def has_story(self, identity: str) -> bool:
        """Whether there is a story of this id."""
        return identity in self._stories

    def named_now(self, identity: str) -> str | None:
        """Give the id of the story that had an id before an earlier report joined it, or that a report stands in."""
        try:
            return self.corpus.story(identity).id if self.is_fresh() else None
        except InputError:
            return None

    def listing(self) -> Listing:
        """The list as it was made last."""
        return self._listing or make_listing(())

    def comparison(self, story: str, step: Callable[[int, int], None], policy: Policy = NO_POLICY) -> Comparison:
        """Compare a story as the stages do; reports that nobody has read yet are read first, a few at a time."""
        self._read(story, step)
        return self.corpus.comparison(story, policy=policy, corrected=False)

    def corrected(self, story: str, step: Callable[[int, int], None], policy: Policy = NO_POLICY) -> Comparison:
        """Compare a story as people corrected it; see :meth:`comparison`."""
        self._read(story, step)
        return self.corpus.comparison(story, policy=policy)

    def _read(self, story: str, step: Callable[[int, int], None]) -> None:
        ids = self.corpus.story(story).reports
        for start in range(0, len(ids), STEP):
            step(start, len(ids))
            self.corpus.readings(ids[start : start + STEP])
        step(len(ids), len(ids))

    def outlet_key(self, outlet: str) -> str:
        """A name for what an outlet's page is made of: it changes with every correction."""
        return f"{self.corpus.state.stamp()} {outlet}"

    def story_of(self, report: str) -> str | None:
        """The story of a report."""
        listed = self._listed.get(report)
        return listed.story if listed else None

    def listed(self, report: str) -> Listed | None:
        """The line of a report."""
        return self._listed.get(report)

    def all_listed(self) -> tuple[Listed, ...]:
        """The lines of all reports."""
        return tuple(self._listed.values())

    def report(self, identity: str) -> Report:
        """A report with its text."""
        return self.corpus.report(identity)

    def versions(self, report: str) -> tuple[Listed, ...]:
        """All versions of a report, oldest first."""
        listed = self._listed.get(report)
        if listed is None:
            return ()
        newest = listed.newer or listed.id
        found = [each for each in self._listed.values() if newest in {each.id, each.newer}]
        return tuple(sorted(found, key=lambda each: (each.newer is None, each.published or "", each.id)))

    def of_outlet(self, outlet: str) -> tuple[Listed, ...]:
        """The reports of an outlet, newest first; what it took back is left out."""
        own = (each for each in self._listed.values() if each.outlet == outlet and each.newer is None)
        return tuple(each for each in own if each.withdrawn is None)

    def find(  # noqa: PLR0913 - one keyword for each thing to search by
        self,
        words: str,
        *,
        speaker: str | None,
        outlet: str | None,
        since: str | None,
        until: str | None,
        limit: int,
        withdrawn: bool = False,
    ) -> tuple[Hit, ...]:
        """Find words in the reports; ``withdrawn``: also in what publishers took back."""
        return self.corpus.find(
            words, speaker=speaker, outlet=outlet, since=since, until=until, limit=limit, withdrawn=withdrawn
        )

    def left_out(
        self, words: str, *, speaker: str | None, outlet: str | None, since: str | None, until: str | None
    ) -> int:
        """How many withdrawn reports a search leaves out."""
        return self.corpus.left_out(words, speaker=speaker, outlet=outlet, since=since, until=until)

    def said(self, name: str, *, withdrawn: bool = False) -> SaidBy:
        """Everything that a speaker is reported to have said; ``withdrawn``: also in what publishers took back."""
        return self.corpus.said(name, withdrawn=withdrawn)

    def near_outlets(self, name: str) -> tuple[str, ...] | None:
        """Outlets with names like one that the store does not have; ``None`` where it has it."""
        return self.corpus.near_outlets(name)

    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets, most reports first."""
        return self.corpus.outlets()

    def counts(self) -> Counts:
        """How much there is."""
        return self.corpus.counts()

    def _now(self) -> tuple[tuple[str, int], ...]:
        """The parts that hold reports, with their times of change, and how much publishers took back."""
        manifests = (self.path / "reports").glob("*.json")
        parts = sorted((entry.name, entry.stat().st_mtime_ns) for entry in manifests)
        return (*parts, ("withdrawals", self.corpus.state.notices()))
