"""The shapes of the published documents; ``schema/comparison-1.json`` describes every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from twosource.model import (
        AlignmentRelation,
        AttributionKind,
        ConflictKind,
        ConflictSubject,
        CorrectionKind,
        NameLabel,
        NoiseKind,
        OriginKind,
        Polarity,
        QuotationChange,
        QuotationKind,
        QuotationRunKind,
        QuotationVerdict,
        ReuseDirection,
        ReuseKind,
        ReuseSign,
        SpeakerKind,
    )


class SpanShape(TypedDict):
    """A place in a report and its untouched text."""

    report: str
    start: int
    end: int
    text: str


class NoiseShape(SpanShape):
    """A stretch that is not the outlet's own words."""

    kind: NoiseKind


class ReportShape(TypedDict):
    """A report."""

    id: str
    source_id: str | None
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    authors: list[str]
    published: str | None
    language: str | None
    credit: str | None
    text: str
    sha256: str
    raw_sha256: str
    length: int
    noise: list[NoiseShape]
    version: int | None
    updated: str | None
    captured: str | None
    status: str | None
    embargo: str | None


class QuotationShape(SpanShape):
    """A quotation: the span lies inside the marks."""

    kind: QuotationKind
    outer: SpanShape
    depth: int
    continued: bool


class NameShape(SpanShape):
    """A name as written."""

    label: NameLabel


class DateShape(SpanShape):
    """A date expression."""

    value: str | None
    anchor: str | None


class HandShape(TypedDict):
    """What a person decided otherwise than the stages."""

    id: str
    what: CorrectionKind
    value: str
    who: str
    when: str
    note: str


class CorrectionShape(HandShape):
    """A correction, with where it stands now, or why it stands nowhere."""

    places: list[SpanShape]
    orphaned: str | None


class AttributionShape(TypedDict):
    """An attribution."""

    id: str
    report: str
    source: list[SpanShape]
    cue: list[SpanShape]
    content: list[SpanShape]
    kind: AttributionKind
    polarity: Polarity
    speaker: str | None
    speaker_kind: SpeakerKind | None
    origin: str | None
    parent: str | None
    confidence: float
    insertions: list[SpanShape]
    corrected: list[HandShape]


class StatementShape(SpanShape):
    """A statement."""

    id: str
    attribution: str | None


class StatementOriginShape(TypedDict):
    """Which origin stands behind a statement."""

    statement: str
    origin: str | None
    reason: str


class AlignmentShape(TypedDict):
    """Statements that say the same."""

    id: str
    relation: AlignmentRelation
    statements: list[str]
    origins: list[str]
    independent_origins: int | None
    reason: str
    differences: list[str]


class OriginShape(TypedDict):
    """An origin."""

    id: str
    name: str
    kind: OriginKind
    depends_on: list[str]
    parties: list[str]


class ReuseShape(TypedDict):
    """A passage carried over."""

    a: SpanShape
    b: SpanShape
    kind: ReuseKind
    direction: ReuseDirection
    shown_by: ReuseSign | None
    reason: str


class ConflictShape(TypedDict):
    """Two places that differ."""

    a: SpanShape
    b: SpanShape
    kind: ConflictKind
    what: ConflictSubject
    statements: list[str]
    reason: str


class QuotationRunShape(TypedDict):
    """A run of words of two wordings of one quotation."""

    kind: QuotationRunKind
    a: SpanShape | None
    b: SpanShape | None
    words: list[int]
    change: QuotationChange | None


class QuotationCheckShape(TypedDict):
    """How one report quotes what another text gives more fully."""

    id: str
    a: SpanShape | None
    b: SpanShape
    verdict: QuotationVerdict
    runs: list[QuotationRunShape]
    reason: str


class SkippedShape(TypedDict):
    """An input that could not be read."""

    source: str
    cause: str
    remedy: str


class WarningShape(TypedDict):
    """Something to know about an input."""

    source: str
    message: str


class SettingsShape(TypedDict):
    """The settings on which a result depends."""

    max_bytes: int
    least_confidence: float


class ReadingDocument(TypedDict):
    """What reports say, each by itself."""

    schema: str
    version: str
    settings: SettingsShape
    reports: list[ReportShape]
    quotations: list[QuotationShape]
    names: list[NameShape]
    dates: list[DateShape]
    attributions: list[AttributionShape]
    skipped: list[SkippedShape]
    warnings: list[WarningShape]


class ComparisonDocument(ReadingDocument):
    """Everything that the reports of one event share, tell alone and tell differently."""

    statements: list[StatementShape]
    statement_origins: list[StatementOriginShape]
    alignments: list[AlignmentShape]
    origins: list[OriginShape]
    reuse: list[ReuseShape]
    conflicts: list[ConflictShape]
    only_in: dict[str, list[str]]
    notes: list[str]
    quotation_checks: list[QuotationCheckShape]
    primary: ReportShape | None
    policy: str | None
    corrections: list[CorrectionShape]
