"""The gold of the examples: what people found by reading, with exact spans.

``gold.json`` names a place by a snippet and which occurrence of it is meant (``text`` and ``nth``).  The loader finds
every snippet in the text that the readers give, so that gold and product speak of the same code points; a snippet that
is not there is an error, never left out.  A place's ``report`` is the name of the report's file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from twosource.model import (
    AlignmentRelation,
    AttributionKind,
    ConflictKind,
    ConflictSubject,
    NoiseKind,
    OriginKind,
    Place,
    Polarity,
    QuotationKind,
    ReuseKind,
    Span,
    SpeakerKind,
)
from twosource.readers.intake import read_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


class GoldError(ValueError):
    """The gold names a report or a snippet that is not there."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """What the text or the markup of a report states about it, as a reader saw it."""

    file: str
    text: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class GoldNoise:
    """A stretch that is not the outlet's own words."""

    place: Place
    kind: NoiseKind


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """The text inside a pair of marks."""

    place: Place
    kind: QuotationKind


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who is said to have said what; a continued quotation has neither source nor cue, but a speaker."""

    id: str
    report: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    polarity: Polarity
    speaker: str | None
    speaker_kind: SpeakerKind
    parent: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date expression with its value, ``None`` where it cannot be told."""

    place: Place
    value: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class GoldAlignment:
    """Places that say the same, and the number of independent origins behind them."""

    relation: AlignmentRelation
    statements: tuple[Place, ...]
    independent_origins: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class GoldRelated:
    """Two places that are about the same thing but do not say the same."""

    a: Place
    b: Place
    reason: str


@dataclass(frozen=True, slots=True)
class GoldOrigin:
    """An act or document that words come from."""

    id: str
    name: str
    kind: OriginKind
    depends_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldReuse:
    """A passage that two reports share outside quotations."""

    a: Place
    b: Place
    kind: ReuseKind


@dataclass(frozen=True, slots=True)
class GoldConflict:
    """Two places that differ."""

    a: Place
    b: Place
    kind: ConflictKind
    what: ConflictSubject


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event: its reports by file name, and everything that was annotated in them."""

    name: str
    description: str
    paths: tuple[Path, ...]
    reports: Mapping[str, GoldReport]
    noise: tuple[GoldNoise, ...]
    quotations: tuple[GoldQuotation, ...]
    attributions: tuple[GoldAttribution, ...]
    dates: tuple[GoldDate, ...]
    alignments: tuple[GoldAlignment, ...]
    related: tuple[GoldRelated, ...]
    origins: tuple[GoldOrigin, ...]
    reuse: tuple[GoldReuse, ...]
    conflicts: tuple[GoldConflict, ...]
    only_in: tuple[Place, ...]


class RawSnippet(TypedDict):
    """A snippet and which occurrence of it, counted from 0."""

    text: str
    nth: int


class RawPlace(RawSnippet):
    """A snippet of a report."""

    report: str


class RawNoise(RawPlace):
    """See :class:`GoldNoise`."""

    kind: NoiseKind


class RawQuotation(RawPlace):
    """See :class:`GoldQuotation`."""

    kind: QuotationKind


class RawDate(RawPlace):
    """See :class:`GoldDate`."""

    value: str | None
    anchor: str | None


class RawAttribution(TypedDict):
    """See :class:`GoldAttribution`."""

    id: str
    report: str
    source: list[RawSnippet]
    cue: list[RawSnippet]
    content: list[RawSnippet]
    kind: AttributionKind
    polarity: Polarity
    speaker: str | None
    speaker_kind: SpeakerKind
    parent: str | None
    origin: str | None


class RawAlignment(TypedDict):
    """See :class:`GoldAlignment`."""

    relation: AlignmentRelation
    statements: list[RawPlace]
    independent_origins: int | None
    reason: str


class RawRelated(TypedDict):
    """See :class:`GoldRelated`."""

    a: RawPlace
    b: RawPlace
    reason: str


class RawOrigin(TypedDict):
    """See :class:`GoldOrigin`."""

    id: str
    name: str
    kind: OriginKind
    depends_on: list[str]


class RawReuse(TypedDict):
    """See :class:`GoldReuse`."""

    a: RawPlace
    b: RawPlace
    kind: ReuseKind


class RawConflict(TypedDict):
    """See :class:`GoldConflict`."""

    a: RawPlace
    b: RawPlace
    kind: ConflictKind
    what: ConflictSubject


class RawReport(TypedDict):
    """See :class:`GoldReport`."""

    outlet: str | None
    title: str | None
    authors: list[str]
    published: str | None
    language: str | None
    credit: str | None


class RawEvent(TypedDict):
    """The document ``gold.json``."""

    event: str
    reports: dict[str, RawReport]
    noise: list[RawNoise]
    quotations: list[RawQuotation]
    attributions: list[RawAttribution]
    dates: list[RawDate]
    alignments: list[RawAlignment]
    related_not_same: list[RawRelated]
    origins: list[RawOrigin]
    reuse: list[RawReuse]
    conflicts: list[RawConflict]
    only_in: dict[str, list[RawSnippet]]


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds snippets in the texts of one event."""

    event: str
    texts: Mapping[str, str]

    def span(self, file: str, raw: RawSnippet) -> Span:
        """The ``nth`` occurrence, overlapping ones counted.

        Raises:
            GoldError: there is no such report or no such occurrence.
        """
        if file not in self.texts:
            raise GoldError(f"{self.event}: no report {file!r}")
        start = -1
        for _ in range(raw["nth"] + 1):
            start = self.texts[file].find(raw["text"], start + 1)
            if start < 0:
                raise GoldError(f"{self.event}/{file}: occurrence {raw['nth']} of {raw['text']!r} is not in the text")
        return Span(start, start + len(raw["text"]))

    def place(self, raw: RawPlace) -> Place:
        return Place(raw["report"], *self.span(raw["report"], raw))

    def spans(self, file: str, raws: Sequence[RawSnippet]) -> tuple[Span, ...]:
        return tuple(sorted(self.span(file, raw) for raw in raws))


def event_names(folder: Path = EXAMPLES) -> tuple[str, ...]:
    """Names of the example events that have gold, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/gold.json")))


def load_event(name: str, folder: Path = EXAMPLES) -> GoldEvent:
    """Load one event's gold against the texts of its reports.

    Raises:
        GoldError: a report or a snippet is not there.
    """
    raw: RawEvent = json.loads((folder / name / "gold.json").read_text(encoding="utf-8"))
    paths = tuple(sorted(path for path in (folder / name / "reports").iterdir() if path.is_file()))
    texts = {Path(report.path or "").name: report.text for report in read_inputs(paths).reports}
    if set(texts) != set(raw["reports"]):
        raise GoldError(f"{name}: reports {sorted(texts)} stand beside gold for {sorted(raw['reports'])}")
    find = _Finder(name, texts)
    return GoldEvent(
        name=name,
        description=raw["event"],
        paths=paths,
        reports={file: _report(file, texts[file], stated) for file, stated in raw["reports"].items()},
        noise=tuple(GoldNoise(find.place(item), item["kind"]) for item in raw["noise"]),
        quotations=tuple(GoldQuotation(find.place(item), item["kind"]) for item in raw["quotations"]),
        attributions=tuple(_attribution(find, item) for item in raw["attributions"]),
        dates=tuple(GoldDate(find.place(item), item["value"], item["anchor"]) for item in raw["dates"]),
        alignments=tuple(_alignment(find, item) for item in raw["alignments"]),
        related=tuple(
            GoldRelated(find.place(item["a"]), find.place(item["b"]), item["reason"])
            for item in raw["related_not_same"]
        ),
        origins=tuple(
            GoldOrigin(item["id"], item["name"], item["kind"], tuple(item["depends_on"])) for item in raw["origins"]
        ),
        reuse=tuple(GoldReuse(find.place(item["a"]), find.place(item["b"]), item["kind"]) for item in raw["reuse"]),
        conflicts=tuple(
            GoldConflict(find.place(item["a"]), find.place(item["b"]), item["kind"], item["what"])
            for item in raw["conflicts"]
        ),
        only_in=tuple(
            Place(file, *find.span(file, snippet)) for file, own in raw["only_in"].items() for snippet in own
        ),
    )


def _report(file: str, text: str, raw: RawReport) -> GoldReport:
    return GoldReport(
        file=file,
        text=text,
        outlet=raw["outlet"],
        title=raw["title"],
        authors=tuple(raw["authors"]),
        published=raw["published"],
        language=raw["language"],
        credit=raw["credit"],
    )


def _attribution(find: _Finder, raw: RawAttribution) -> GoldAttribution:
    file = raw["report"]
    return GoldAttribution(
        id=raw["id"],
        report=file,
        source=find.spans(file, raw["source"]),
        cue=find.spans(file, raw["cue"]),
        content=find.spans(file, raw["content"]),
        kind=raw["kind"],
        polarity=raw["polarity"],
        speaker=raw["speaker"],
        speaker_kind=raw["speaker_kind"],
        parent=raw["parent"],
        origin=raw["origin"],
    )


def _alignment(find: _Finder, raw: RawAlignment) -> GoldAlignment:
    return GoldAlignment(
        relation=raw["relation"],
        statements=tuple(find.place(item) for item in raw["statements"]),
        independent_origins=raw["independent_origins"],
        reason=raw["reason"],
    )
