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

import hashlib
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import repeat
from typing import TYPE_CHECKING

from twosource.attribution.sure import keep_sure
from twosource.corrections.book import StoreBook
from twosource.corrections.readings import corrected_reading
from twosource.errors import InputError
from twosource.identity import identify
from twosource.model import Skipped
from twosource.origin.policy import NO_POLICY
from twosource.outlets.houses import with_newsrooms
from twosource.run import Means
from twosource.store.ask import (
    Wanted,
    count_all,
    count_left_out,
    count_unread,
    find_hits,
    ids_of,
    list_named,
    list_outlets,
    list_reports,
    said_by,
)
from twosource.store.base import Store
from twosource.store.byhand import corrections_of, placed_corrections, withdrawn_reports
from twosource.store.grouping import (
    Gathered,
    compare_by_hand,
    compare_versions,
    comparison_digest,
    correct_story,
    group,
)
from twosource.store.near import near_names
from twosource.store.persons import canonical_speakers
from twosource.store.records import Dropped
from twosource.story.settings import DEFAULT as GROUPING
from twosource.story.settings import GROUPING_VERSION
from twosource.story.tell import story_id_after
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from twosource.corrections.records import Correction
    from twosource.corrections.records import Outcome as Placed
    from twosource.model import Comparison, Reading, Report, Story
    from twosource.origin.policy import Policy
    from twosource.outlets.registry import Registry
    from twosource.store.records import Counts, Hit, Listed, Outlet, SaidBy

REPEAT = "the same text as"
_SHORTEST_ID = 4
_UNREAD = "report it, or remove it"


class Corpus(Store):
    """A store, opened.

    Attributes:
        path: the directory.
        state: a person's corrections and other things that change in place.
    """

    def listing(
        self, *, limit: int = 100, offset: int = 0, outlet: str | None = None, story: str | None = None
    ) -> tuple[Listed, ...]:
        """List reports without reading a text: newest first, those without a date last, then by id."""
        with self._catalog.base() as base:
            return list_reports(base, limit, offset, outlet, story)

    def ids_of(self, names: Sequence[str], texts: Sequence[str] = ()) -> tuple[str, ...]:
        """Give the ids of the reports that have one of some ids or addresses, or one of some texts, sorted."""
        digests = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
        with self._catalog.base() as base:
            return ids_of(base, names, digests)

    def readings(self, ids: Sequence[str], *, corrected: bool = True) -> tuple[Reading, ...]:
        """Give the readings of the reports named, in that order; what is missing is read now.

        Args:
            ids: of the reports.
            corrected: as people corrected them; else as the stages made them.

        Raises:
            InputError: there is no report of an id, or it could not be read.
        """
        found, failed = self.read_or_why(ids, corrected=corrected)
        for identity, failure in failed.items():
            raise InputError(identity, f"could not be read ({failure})", _UNREAD)
        return tuple(found[identity] for identity in ids)

    def read_or_why(self, ids: Sequence[str], *, corrected: bool = True) -> tuple[dict[str, Reading], dict[str, str]]:
        """Give the readings of the reports named by id, and for those that could not be read why not.

        Args:
            ids: of the reports.
            corrected: as people corrected them; else as the stages made them.

        Raises:
            InputError: there is no report of an id.
        """
        found, failed = self._readings.of(self._load(ids))
        for identity, made in (self._corrections_of(ids) if corrected else {}).items():
            if identity in found:
                found[identity], _ = corrected_reading(found[identity], made)
        return found, failed

    def corrections(self) -> tuple[Placed, ...]:
        """Give every correction, as made, with where it stands now, or why it stands nowhere (an orphan).

        A correction that stands in several versions of a report is given where it stands in the newest.
        """
        with self._catalog.base() as base:
            return placed_corrections(base, StoreBook(self.state).corrections())

    def withdrawn(self) -> Mapping[str, str]:
        """Give the reports that their publishers took back, older versions of such among them, by id.

        Returns:
            ``canceled`` or ``withheld`` by the report's id.
        """
        with self._catalog.base() as base:
            return withdrawn_reports(base)

    def stories(self, done: Callable[[int], None] | None = None) -> tuple[Story, ...]:
        """Group the reports by event; older versions are left out.  Kept until the reports change.

        Args:
            done: called, while they are grouped, with how often a report has been looked at so far; each is looked at
                twice.
        """
        digest = self._stories_digest()
        kept = self._results.stories(digest)
        if kept is None:
            kept = group(self._standing(), done)
            self._results.keep_stories(digest, kept)
        members = ((report, story.id) for story in kept for report in story.reports)
        self._catalog.note_stories(digest, members, len(kept))
        return kept

    def story(self, identity: str) -> Story:
        """Give one story by its id, or by a beginning of it that no other has.

        A story is named after its earliest report, so that an earlier one that joins it gives it another name; by the
        former one it is found too, and by the id of any of its reports.

        Raises:
            InputError: there is none.
        """
        stories = self.stories()
        found = [story for story in stories if story.id.startswith(identity)]
        exact = [story for story in found if story.id == identity]
        if exact or (len(found) == 1 and len(identity) >= _SHORTEST_ID):
            return (exact or found)[0]
        if not found and len(identity) >= _SHORTEST_ID:
            found = [story for story in stories if _is_called(story, identity)]
            if len(found) == 1:
                return found[0]
        cause = f"{len(found)} stories begin so" if found and identity else "there is no such story"
        raise InputError(identity, cause, "list the stories with their ids: twosource stories")

    def unread(self, ids: Sequence[str] | None = None) -> int:
        """Count the reports, or those of some named by id, in which nobody has looked yet for who said what."""
        with self._catalog.base() as base:
            return count_unread(base, ids)

    def comparison(  # noqa: PLR0913 - one keyword for each thing that a comparison follows
        self,
        story_id: str,
        *,
        policy: Policy = NO_POLICY,
        primary: Report | None = None,
        registry: Registry | None = None,
        least_confidence: float = 0.0,
        corrected: bool = True,
        done: Callable[[int], None] | None = None,
    ) -> Comparison:
        """Compare the reports of a story, earliest first, with everything that people decided about them.

        Kept, by what it follows beside the reports, until these or the corrections change.  Of several versions of one
        report only the latest is compared; the warnings name the others.

        Args:
            story_id: the story's id.
            policy: a desk's own rules about who counts as one.
            primary: the document of record that quotations are held against.
            registry: of outlets and their houses; the package's own when left out.
            least_confidence: attributions of less confidence that nobody corrected are left out.
            corrected: with people's corrections; else as the stages made it.
            done: called with the number of reports read so far, when some have to be read first.

        Raises:
            InputError: there is no such story, or none of its reports could be read.
        """
        means = Means(with_newsrooms(policy, registry), primary, least_confidence)
        gathered = self._gather(self.story(story_id), means, registry, done)
        plain = self._results.comparison(gathered.digest, gathered.sure)
        if plain is None:
            plain = compare_versions(gathered, means, registry)
            self._results.keep_comparison(gathered.digest, plain, gathered.order)
        made = self._corrections_of(gathered.order) if corrected else {}
        if not made:
            return plain
        by = sorted(one.id for several in made.values() for one in several)
        kept_as = identify("corrected", gathered.digest, *by)
        right = correct_story(gathered.readings, made, least_confidence)
        kept = self._results.comparison(kept_as, right)
        if kept is None:
            kept = compare_by_hand(plain, gathered.readings, made, means)
            self._results.keep_comparison(kept_as, kept, gathered.order)
        return kept

    def compare_ahead(self, stories: Sequence[Story], pool: Executor) -> None:
        """Compare in several processes what :meth:`comparison` would compare one by one, and keep it for that.

        Args:
            stories: those that were compared already are passed over.
            pool: of the processes.  What is left undone when one of them is killed is left to :meth:`comparison`.
        """
        means = Means(with_newsrooms(NO_POLICY, None))
        new = [
            story for story in stories if not self._results.has_comparison(comparison_digest(self._order(story), means))
        ]
        wanted = [each for each in (self._gather(story, means) for story in new) if each.sure]
        with suppress(BrokenProcessPool):
            for each, made in zip(wanted, pool.map(compare_versions, wanted, repeat(means)), strict=False):
                self._results.keep_comparison(each.digest, made, each.order)

    def _gather(
        self,
        story: Story,
        means: Means,
        registry: Registry | None = None,
        done: Callable[[int], None] | None = None,
    ) -> Gathered:
        """Gather what a story's comparison is made of."""
        listed = self._order(story)
        found, failed = self._readings.of(self._load(tuple(listed)), done)
        readings = tuple(found[identity] for identity in listed if identity in found)
        return Gathered(
            story=story,
            order=tuple(listed),
            readings=readings,
            sure=tuple(keep_sure(reading, means.least_confidence) for reading in readings),
            unread=tuple(Skipped(listed[each].path or each, told, _UNREAD) for each, told in failed.items()),
            digest=comparison_digest(listed, means, registry),
        )

    def _order(self, story: Story) -> dict[str, Listed]:
        """The reports of a story by their ids, earliest first."""
        return {
            item.id: item
            for item in sorted(self._listed(story.reports), key=lambda item: (item.published or "9", item.id))
        }

    def find(  # noqa: PLR0913 - one keyword for each thing to search by
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        withdrawn: bool = False,
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
            withdrawn: also in reports that their publishers took back.

        Returns:
            One hit a report, or one an attribution with a speaker; best first.
        """
        wanted = Wanted(speaker, outlet, since, until, limit, "too" if withdrawn else "no")
        with self._catalog.base() as base:
            return find_hits(base, words, wanted, lambda ids: dict(self._catalog.load(base, ids)))

    def left_out(
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> int:
        """Count the withdrawn reports that :meth:`find` leaves out."""
        with self._catalog.base() as base:
            return count_left_out(base, words, Wanted(speaker, outlet, since, until))

    def said(self, name: str, *, withdrawn: bool = False) -> SaidBy:
        """Give everything that a speaker is reported to have said, as people corrected it.

        Args:
            name: a full name, or a short one that can mean one speaker only.
            withdrawn: also in reports that their publishers took back.

        Raises:
            InputError: nobody of this name speaks.
        """
        with self._catalog.base() as base:
            return said_by(base, name, withdrawn=withdrawn)

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

    def near_outlets(self, name: str) -> tuple[str, ...] | None:
        """Give the outlets whose names are like one that the store does not have; ``None`` where it has it."""
        names = [outlet.name for outlet in self.outlets() if outlet.name is not None]
        return None if name.casefold() in {each.casefold() for each in names} else near_names(name, names)

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

    def _corrections_of(self, ids: Sequence[str]) -> dict[str, tuple[Correction, ...]]:
        """Give the corrections that may stand in each of some reports; reports without any are left out."""
        made = StoreBook(self.state).corrections()
        if not made:
            return {}
        with self._catalog.base() as base:
            return corrections_of(base, made, ids)

    def _listed(self, ids: Sequence[str]) -> tuple[Listed, ...]:
        with self._catalog.base() as base:
            return list_named(base, ids)

    def ungrouped(self) -> int:
        """Count the reports that :meth:`stories` would have to group: none where it has been asked before."""
        if self._results.has_stories(self._stories_digest()):
            return 0
        with self._catalog.base() as base:
            (reports,) = base.execute("SELECT count(*) FROM listing WHERE newer IS NULL").fetchone()
        return int(reports)

    def behind(self) -> int:
        """Count the parts that the lists, speakers and the full-text index do not follow yet."""
        return self._catalog.behind()

    def catch_up(self, done: Callable[[int], None] | None = None) -> None:
        """Let them follow; every question does that where it must.

        Args:
            done: called with the number of parts followed so far.
        """
        self._catalog.catch_up(done)

    def _standing(self) -> Iterator[Report]:
        """Give the reports that are neither older versions nor taken back by their publishers, sorted by id."""
        with self._catalog.base() as base:
            older = {row[0] for row in base.execute("SELECT id FROM listing WHERE newer IS NOT NULL")}
            older |= withdrawn_reports(base).keys()
        for report in self.reports():
            if report.id not in older:
                yield report

    def _stories_digest(self) -> str:
        """Digest of all that the stories are computed from."""
        with self._catalog.base() as base:
            ids = [row[0] for row in base.execute("SELECT id FROM listing WHERE newer IS NULL ORDER BY id")]
        return identify("stories", __version__, repr(GROUPING), GROUPING_VERSION, repr(self.state.withdrawals()), *ids)


def _is_called(story: Story, identity: str) -> bool:
    """Whether an id begins so that was a story's when another of its reports was the earliest, or is a report's."""
    return any(report.startswith(identity) or story_id_after(report).startswith(identity) for report in story.reports)
