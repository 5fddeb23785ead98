"""The frozen records that every stage reads and writes.

The words are the field's (see ``docs/architecture.md``).  Read this file first and ``stages.py`` second.

A span is ``[start, end)`` in Unicode code points of the untouched report text, and ``report.text[start:end]`` is what
is shown.  What is not known is ``None``; nothing here is ever guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from twosource.views.shapes import ComparisonDocument, ReadingDocument

NoiseKind = Literal[
    "metadata",
    "byline",
    "dateline",
    "caption",
    "standfirst_repeat",
    "embedded_post",
    "glued_link",
    "read_more",
    "credit",
    "correction_note",
]
QuotationKind = Literal["direct", "term"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
NameLabel = Literal["person", "organisation", "place", "demonym", "date"]
SpeakerKind = Literal["person", "body", "document", "group", "metonym", "unnamed"]
Relation = Literal["same", "variant", "quoted_vs_paraphrased", "partial", "conflict", "related", "unrelated"]
AlignmentRelation = Literal["same", "variant", "quoted_vs_paraphrased", "partial"]
OriginKind = Literal[
    "joint_statement",
    "readout",
    "briefing",
    "interview",
    "post",
    "press_release",
    "document",
    "agency_report",
    "speech",
    "own_observation",
    "unnamed",
    "unknown",
]
ReuseKind = Literal["verbatim", "near"]
ReuseDirection = Literal["a_from_b", "b_from_a", "common_source", "unknown"]
ReuseSign = Literal["credit", "times"]
ConflictKind = Literal["conflict", "rounding", "bound", "update", "different_quantity"]
ConflictSubject = Literal["number", "date", "name", "place", "polarity", "role"]
QuotationVerdict = Literal[
    "identical",
    "shortened",
    "stitched",
    "inserted",
    "reworded",
    "translated",
    "meaning_changed",
    "not_found",
    "other_speaker",
]
QuotationRunKind = Literal["equal", "left_out", "put_in", "exchanged", "bracketed"]
QuotationChange = Literal["number", "date", "name", "negation", "modal"]
PublicationStatus = Literal["usable", "withheld", "canceled"]
CorrectionKind = Literal["speaker", "kind", "not_same", "same", "origin"]
InputFormat = Literal["text", "html", "jsonl", "csv", "json", "xml", "eml", "parquet", "warc"]


class Span(NamedTuple):
    """``[start, end)`` in Unicode code points of one report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a named report: what every shown line leads to.

    Attributes:
        report: id of the report.
        start: first code point.
        end: one past the last code point.
    """

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of text that the outlet does not say in its own voice, or says twice."""

    span: Span
    kind: NoiseKind


@dataclass(frozen=True, slots=True)
class Report:
    """One article or post by one outlet, with its untouched text and what is known about it.

    Attributes:
        id: hash of what identifies the report (its text with its url, source id or path's name); never a position.
        text: the untouched text; for HTML the extracted text.
        sha256: hex digest of the text in UTF-8.
        raw_sha256: hex digest of the bytes read.
        source_id: the id that a JSONL or CSV input gave.
        path: the path as given; ``-`` for standard input.
        url: canonical address, where stated.
        outlet: who published it, where stated.
        title: headline, where stated.
        authors: bylines, where stated.
        published: ISO 8601 date or date and time with zone, where stated.
        language: ISO 639-1 code, stated or recognised; ``None`` when unsure.
        credit: credit line of an agency or "with wire reports", as written.
        noise: stretches that are not the outlet's own words, sorted by start.
        version: number of the version, where stated (NewsML-G2, ninjs, ``UPDATE 3``).
        updated: ISO 8601 time of this version, where stated.
        captured: ISO 8601 time at which a crawler took the page, where stated.
        status: the publisher's leave to use it, where stated.
        embargo: ISO 8601 date, or date and time with zone, before which it is not to be published, where stated.
    """

    id: str
    text: str
    sha256: str
    raw_sha256: str
    source_id: str | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    credit: str | None = None
    noise: tuple[Noise, ...] = ()
    version: int | None = None
    updated: str | None = None
    captured: str | None = None
    status: PublicationStatus | None = None
    embargo: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a record of one, that could not be read: never dropped in silence.

    Attributes:
        source: path or record as the user named it.
        cause: one line that says what is wrong.
        remedy: one line that says what to do.
    """

    source: str
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about an input that the reader of the result must know."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an input names without the text behind it: an item of a feed or sitemap.

    Attributes:
        source: path or record as the user named it.
        url: http or https address.
        title: headline, where stated.
        published: ISO 8601 date, or date and time with zone, where stated.
        outlet: who publishes there, where stated.
    """

    source: str
    url: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A publisher takes a report back, or holds it: what it says must not be counted any more.

    Attributes:
        source: path or record in which it stands.
        status: ``canceled`` for good, ``withheld`` until further notice.
        outlet: who takes it back, where stated.
        source_id: id of the report, where stated.
        url: its address, where stated.
        title: its headline, where stated.
        sha256: digest of its text, where the withdrawn report itself is marked so.
    """

    source: str
    status: Literal["withheld", "canceled"]
    outlet: str | None = None
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What the readers made of the inputs, in the order given.

    Attributes:
        reports: what can be read and may be used.
        skipped: what cannot, with the cause.
        warnings: what the reader of a result must know.
        links: addresses named without their text.
        withdrawals: what publishers took back or hold; reports of the same intake that they name are in ``skipped``.
    """

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warned, ...] = ()
    links: tuple[Link, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text inside quotation marks.

    Attributes:
        span: inside the marks.
        outer: with the marks (equal to ``span`` on a side where no mark stands).
        kind: ``term`` for a word or name in marks that nobody is quoted with.
        depth: 0 for an outermost quotation, 1 for one inside it, ...
        continued: the quotation goes on from the paragraph before without a closing mark there.
    """

    span: Span
    outer: Span
    kind: QuotationKind
    depth: int = 0
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, demonym or date expression as written."""

    span: Span
    label: NameLabel


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression.

    Attributes:
        span: the expression.
        value: ISO 8601 (``2021``, ``2021-12``, ``2021-12-03``), or ``None`` when it stays undated.
        anchor: in words, what a relative date hangs on (``published 2022-02-04``); ``None`` for an absolute date.
    """

    span: Span
    value: str | None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """The resolved person, body or document behind a source."""

    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person decided otherwise than the stages.

    Attributes:
        correction: id of the correction.
        what: ``speaker`` (who says it), ``kind`` (how it is told), ``same`` and ``not_same`` (of two statements),
            ``origin`` (where it comes from).
        value: the name or kind that the person gave; empty for nobody, for unknown, and for ``same`` and ``not_same``.
        who: who decided.
        when: ISO 8601 date and time with zone.
        note: why, in the person's words; may be empty.
        places: where it stands now; empty for an orphan.
        orphaned: why it could not be applied, in words; empty where it was.
    """

    correction: str
    what: CorrectionKind
    value: str
    who: str
    when: str
    note: str = ""
    places: tuple[Place, ...] = ()
    orphaned: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to have said something.

    Attributes:
        id: hash of the report's id and the content spans.
        source: who, as written; empty when left out; for a continued quotation, that of the attribution it continues.
        cue: said, according to, denied, warnings ...; empty for a continued quotation.
        content: one or more spans, sorted; direct contents include their quotation marks.
        kind: direct, indirect or mixed.
        polarity: ``denied`` when the source denies the content.
        speaker: the resolved speaker, or ``None`` when the text does not tell.
        parent: id of the attribution that this one is nested in.
        confidence: calibrated probability that the content is attributed here, 0 to 1.
        insertions: editorial insertions in square brackets inside a quotation: not the speaker's words.
        corrected: what people changed of it, the earliest first; of each thing the last decision.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    polarity: Polarity
    speaker: Speaker | None
    parent: str | None
    confidence: float
    insertions: tuple[Span, ...] = ()
    corrected: tuple[ByHand, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says, by itself: a pure function of the report and the version."""

    report: Report
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    names: tuple[Name, ...]
    dates: tuple[DateMention, ...]
    attributions: tuple[Attribution, ...]

    def to_dict(self) -> ReadingDocument:
        """Give the published document as plain data."""
        from twosource.views.document import reading_document

        return reading_document(self)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Give the published document as JSON text."""
        from twosource.views.document import to_json

        return to_json(self.to_dict(), indent=indent)

    def to_html(self) -> str:
        """Give the self-contained page."""
        from twosource.views.html import readings_html

        return readings_html([self])

    def to_markdown(self) -> str:
        """Give the page in Markdown."""
        from twosource.views.markdown import readings_markdown
        from twosource.views.page.reading import build_reading_page

        return readings_markdown(build_reading_page([self]))

    def to_docx(self) -> bytes:
        """Give the page as a Word document; needs the extra ``docx``."""
        from twosource.views.docx import readings_docx
        from twosource.views.page.reading import build_reading_page

        return readings_docx(build_reading_page([self]), [self.report])

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """Give reports and attributions as pandas data frames; needs the extra ``tables``."""
        from twosource.views.tables import reading_rows, to_pandas

        return to_pandas(reading_rows(self))

    def to_arrow(self) -> dict[str, pa.Table]:
        """Give reports and attributions as Arrow tables; needs the extra ``tables``."""
        from twosource.views.tables import reading_rows, to_arrow

        return to_arrow(reading_rows(self))

    def to_polars(self) -> dict[str, pl.DataFrame]:
        """Give reports and attributions as polars data frames; needs the extra ``tables``."""
        from twosource.views.tables import reading_rows, to_polars

        return to_polars(reading_rows(self))

    def _repr_html_(self) -> str:
        """Show the short form in a notebook."""
        from twosource.views.html import reading_fragment

        return reading_fragment(self)

    def _repr_markdown_(self) -> str:
        """Show the page where a notebook is turned into Markdown."""
        return self.to_markdown()


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest thing that can be the same or not in two reports.

    Attributes:
        id: hash of the report's id and the span.
        place: where it stands; an attribution's content, or a span of it that says something by itself, or narration.
        attribution: id of the attribution whose content it is; ``None`` for the outlet's own narration.
    """

    id: str
    place: Place
    attribution: str | None


@dataclass(frozen=True, slots=True)
class PairDifference:
    """A fact that two sentences tell differently, with its place in each.

    ``kind`` says whether that is a conflict, or what it is instead: a rounding, a bound.
    """

    kind: ConflictKind
    what: ConflictSubject
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class PairDecision:
    """What two sentences are to each other, with the probabilities behind it.

    ``similarity`` is 0 to 1; ``same``, ``entails_ab``, ``entails_ba`` and ``contradicts`` are probabilities.
    ``differences`` are the facts that they tell differently; conflicts among them only where the relation is one.
    """

    relation: Relation
    similarity: float
    same: float
    entails_ab: float
    entails_ba: float
    contradicts: float
    differences: tuple[PairDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The act or document that words come from.

    Attributes:
        id: hash of kind and name.
        name: in words ("joint statement released by the Kremlin").
        kind: what sort of act or document.
        depends_on: ids of origins that this one relays.
        parties: names of the persons and bodies whose act it is, as resolved.
    """

    id: str
    name: str
    kind: OriginKind
    depends_on: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Statements of different reports that say the same, and how many independent origins stand behind them.

    Attributes:
        id: hash of the statements' ids.
        relation: how alike the statements are.
        statements: ids, in the order of the reports.
        origins: ids of the known origins behind them, sorted.
        independent_origins: their number, or ``None`` when no origin is known.
        reason: one sentence that an editor can check.
        differences: word-level notes inside the pair (what one says more, which words differ).
    """

    id: str
    relation: AlignmentRelation
    statements: tuple[str, ...]
    origins: tuple[str, ...]
    independent_origins: int | None
    reason: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage carried over from one report to another, outside quotations.

    Attributes:
        a: place in one report.
        b: place in the other.
        kind: word for word or nearly.
        direction: which side copied, or that both have it from an agency that both credit; ``unknown`` unless shown.
        shown_by: what shows it; ``None`` where nothing does.
        reason: one sentence that an editor can check.
    """

    a: Place
    b: Place
    kind: ReuseKind
    direction: ReuseDirection = "unknown"
    shown_by: ReuseSign | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places about the same thing that differ.

    Attributes:
        a: place in one report.
        b: place in the other.
        kind: ``conflict`` when both cannot hold; the rest tell a rounding, a bound or a later figure apart.
        what: number, date, name, place, polarity or role.
        statements: ids of the two statements in which they stand.
        reason: one sentence.
    """

    a: Place
    b: Place
    kind: ConflictKind
    what: ConflictSubject
    statements: tuple[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class QuotationRun:
    """A run of words of two wordings of one quotation.

    Attributes:
        kind: carried over, left out, put in, exchanged, or put in square brackets by the outlet.
        a: place in the fuller wording; ``None`` for words put in.
        b: place in the other; ``None`` for words left out.
        words: number of words on either side.
        change: what of the meaning differs here, ``None`` where nothing does.
    """

    kind: QuotationRunKind
    a: Place | None
    b: Place | None
    words: tuple[int, int]
    change: QuotationChange | None = None


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """How one report quotes what another report, or the document of record, gives more fully.

    Attributes:
        id: hash of both places.
        a: place of the fuller wording; ``None`` where the document of record does not have it.
        b: place of the quotation that is checked, inside its marks.
        verdict: what the quotation is to the fuller wording.
        runs: their words, run by run, in the order of the text.
        reason: one sentence that an editor can check.
    """

    id: str
    a: Place | None
    b: Place
    verdict: QuotationVerdict
    runs: tuple[QuotationRun, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class StatementOrigin:
    """Which origin stands behind a statement, and why; ``origin`` is ``None`` when the text does not tell."""

    statement: str
    origin: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two reports of one story and what shows that they tell of one event.

    Attributes:
        a: id of one report, the smaller of the two.
        b: id of the other.
        similarity: how alike the two are, 0 to 1; fades with the days between them.
        names: what both name, as one of them writes it, weightiest first.
        words: other rare words of both, weightiest first.
        numbers: figures and years of both.
        days: days between their dates; ``None`` when a date is unknown.
    """

    a: str
    b: str
    similarity: float
    names: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event.

    Attributes:
        id: hash of its earliest report (by date, then id): it stays when a later report joins.
        reports: ids, sorted.
        reason: in words, what the reports share.
        links: each report's nearest one of the story, sorted; empty for a report that stands alone.
    """

    id: str
    reports: tuple[str, ...]
    reason: str
    links: tuple[StoryLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the reports of one event share, tell alone and tell differently.

    ``primary`` is the document of record that quotations were held against: no report, and no outlet's.  ``policy`` is
    the SHA-256 of the desk's own rules about who counts as one; ``None`` where the desk gave none.  ``corrections`` are
    people's decisions that it rests on, orphans among them, the earliest first.
    """

    readings: tuple[Reading, ...]
    statements: tuple[Statement, ...]
    statement_origins: tuple[StatementOrigin, ...]
    origins: tuple[Origin, ...]
    alignments: tuple[Alignment, ...]
    conflicts: tuple[Conflict, ...]
    reuse: tuple[Reuse, ...]
    only_in: tuple[tuple[str, tuple[str, ...]], ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warned, ...] = ()
    notes: tuple[str, ...] = field(default=())
    quotation_checks: tuple[QuotationCheck, ...] = ()
    primary: Report | None = None
    policy: str | None = None
    corrections: tuple[ByHand, ...] = ()

    def to_dict(self) -> ComparisonDocument:
        """Give the published document as plain data."""
        from twosource.views.document import to_document

        return to_document(self)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Give the published document as JSON text."""
        from twosource.views.document import to_json

        return to_json(self.to_dict(), indent=indent)

    def to_html(self) -> str:
        """Give the self-contained page."""
        from twosource.views.html import comparison_html

        return comparison_html(self)

    def to_markdown(self) -> str:
        """Give the page in Markdown."""
        from twosource.views.markdown import comparison_markdown
        from twosource.views.page.build import build_page

        return comparison_markdown(build_page(self))

    def to_docx(self) -> bytes:
        """Give the page as a Word document; needs the extra ``docx``."""
        from twosource.views.docx import comparison_docx
        from twosource.views.page.build import build_page

        return comparison_docx(build_page(self), [reading.report for reading in self.readings])

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """Give every table as pandas data frames; needs the extra ``tables``."""
        from twosource.views.tables import comparison_rows, to_pandas

        return to_pandas(comparison_rows(self))

    def to_arrow(self) -> dict[str, pa.Table]:
        """Give every table as Arrow tables; needs the extra ``tables``."""
        from twosource.views.tables import comparison_rows, to_arrow

        return to_arrow(comparison_rows(self))

    def to_polars(self) -> dict[str, pl.DataFrame]:
        """Give every table as polars data frames; needs the extra ``tables``."""
        from twosource.views.tables import comparison_rows, to_polars

        return to_polars(comparison_rows(self))

    def _repr_html_(self) -> str:
        """Show the short form in a notebook."""
        from twosource.views.html import comparison_fragment

        return comparison_fragment(self)

    def _repr_markdown_(self) -> str:
        """Show the page where a notebook is turned into Markdown."""
        return self.to_markdown()
