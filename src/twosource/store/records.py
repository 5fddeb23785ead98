"""What a corpus answers with: frozen records, ids to go on with, places that lead to the untouched text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import AttributionKind, ByHand, Link, Place, Polarity, Skipped, SpeakerKind, Warned, Withdrawal


@dataclass(frozen=True, slots=True)
class Added:
    """What an intake brought.

    Attributes:
        added: ids of the reports that are new, in the order given.
        known: ids of the reports that were there before, in the order given.
        replaced: (older id, newer id) of reports under one address of which a newer version came.
        read: how many reports were read for who said what.
        skipped: what could not be taken in or read.
        withdrawn: reports of the store that notices of this addition name, and new ones that earlier notices name,
            sorted by id, each with the first notice; they stand in no story.
        links: addresses that the inputs named without their text; nothing was taken in of them.
        warnings: what needs care about the inputs.
    """

    added: tuple[str, ...]
    known: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    read: int = 0
    skipped: tuple[Skipped, ...] = ()
    withdrawn: tuple[tuple[str, Withdrawal], ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """What went with a report.

    Attributes:
        report: id of the report.
        readings: readings removed.
        comparisons: kept comparisons in which it stood.
        corrections: corrections that name it.
    """

    report: str
    readings: int
    comparisons: int
    corrections: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A report without its text: a line of a list.

    Attributes:
        id: the report's id.
        outlet: who published it, where stated.
        title: headline, where stated.
        published: ISO 8601, where stated.
        language: ISO 639-1, where known.
        url: address, where stated.
        source_id: the id that a JSONL or CSV input gave.
        path: the path as given when it was added.
        words: words in its text.
        story: id of its story when the stories have been grouped, else ``None``.
        newer: id of the newest version under the same address, when this is an older one.
        withdrawn: ``canceled`` or ``withheld`` when its publisher took it, or the newest version of it, back.
        embargo: ISO 8601, before which it is not to be published, where stated.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    url: str | None
    source_id: str | None
    path: str | None
    words: int
    story: str | None
    newer: str | None
    withdrawn: str | None = None
    embargo: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found.

    Attributes:
        report: the report in which it stands.
        place: the words found; with a speaker, the content of what that speaker is reported to have said.
        text: the words around the place, cut at words; untouched text.
        start: where ``text`` begins in the report.
        speaker: name of the speaker as that report gives it, when one was asked for.
        corrected: with a speaker, what people changed of the attribution.
        said: with a speaker, all that was said there, parts joined by `` … ``.
    """

    report: Listed
    place: Place
    text: str
    start: int
    speaker: str | None = None
    corrected: tuple[ByHand, ...] = ()
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution to a speaker.

    Attributes:
        report: the report in which it stands.
        attribution: its id.
        speaker: the speaker's name as that report gives it.
        source: the source as written there; empty when left out.
        cue: the cue as written there.
        content: the content spans.
        text: the content as written, parts joined by `` … ``.
        kind: direct, indirect or mixed.
        polarity: ``denied`` when the source denies it.
        corrected: what people changed of it.
    """

    report: Listed
    attribution: str
    speaker: str
    source: str
    cue: str
    content: tuple[Place, ...]
    text: str
    kind: AttributionKind
    polarity: Polarity
    corrected: tuple[ByHand, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Everything that one speaker is reported to have said.

    Attributes:
        id: the speaker's id: hash of the normalised full name and the kind.
        name: the fullest name that the store has.
        kind: person, body, document, ...
        names: every form of the name found, sorted.
        said: the attributions, by date, then report, then place.
        others: names of other speakers whom the name asked for may mean as well; empty when it is clear.
        left_out: withdrawn reports with attributions to the speaker that are not among these.
    """

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...]
    said: tuple[Said, ...]
    others: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and how many reports of it there are; ``name`` is ``None`` for those that state none."""

    name: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is.

    Attributes:
        reports: reports, older versions included.
        older: of these, older versions of a report under the same address.
        withdrawn: of these, the newest versions of reports that their publishers took back; what they say, and whom
            they quote, is not counted.
        read: reports that have been read for who said what.
        failed: reports that could not be read.
        attributions: attributions found.
        speakers: speakers with an id of their own.
        outlets: outlets named.
        stories: stories, or ``None`` when they have not been grouped since the last change.
        skipped: inputs that could not be taken in, over all additions.
        repeats: inputs that were the text of a report before.
        first: earliest date of publication, ``None`` when none is stated.
        last: latest date of publication.
    """

    reports: int
    older: int
    withdrawn: int
    read: int
    failed: int
    attributions: int
    speakers: int
    outlets: int
    stories: int | None
    skipped: int
    repeats: int
    first: str | None
    last: str | None

    @property
    def unread(self) -> int:
        """Reports in which nobody has looked yet for who said what."""
        return self.reports - self.read - self.failed


@dataclass(frozen=True, slots=True)
class Dropped:
    """What did not become a report of its own, over all additions, each told once, sorted."""

    skipped: tuple[Skipped, ...]
    warnings: tuple[Warned, ...]
