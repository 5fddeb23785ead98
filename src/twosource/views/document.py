"""The published documents: the same information as every other view, as plain data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from twosource.settings import DEFAULTS
from twosource.surrogates import escaped_in_json
from twosource.version import __version__
from twosource.views.quotations import quotation_checks, span_shape
from twosource.views.shapes import (
    AlignmentShape,
    AttributionShape,
    ComparisonDocument,
    ConflictShape,
    CorrectionShape,
    DateShape,
    HandShape,
    NameShape,
    NoiseShape,
    OriginShape,
    QuotationShape,
    ReadingDocument,
    ReportShape,
    ReuseShape,
    SettingsShape,
    SkippedShape,
    SpanShape,
    StatementOriginShape,
    StatementShape,
    WarningShape,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model import (
        Attribution,
        ByHand,
        Comparison,
        Quotation,
        Reading,
        Report,
        Skipped,
        Span,
        Warned,
    )
    from twosource.settings import Settings

COMPARISON_SCHEMA = "twosource/comparison/1"
READING_SCHEMA = "twosource/reading/1"


def to_document(comparison: Comparison, settings: Settings = DEFAULTS) -> ComparisonDocument:
    """Put a comparison into the shape of ``twosource/comparison/1``.

    Reports and what is found in one of them stand in the order given, then by place; the rest in the order of the
    comparison.
    """
    origin_of = _origin_of_attributions(comparison)
    texts = {reading.report.id: reading.report.text for reading in comparison.readings}
    base = _reading_part(comparison.readings, origin_of, comparison.skipped, comparison.warnings, settings)
    document = ComparisonDocument(
        **base,
        statements=[
            StatementShape(id=s.id, **span_shape(s.place, texts), attribution=s.attribution)
            for s in comparison.statements
        ],
        statement_origins=[
            StatementOriginShape(statement=known.statement, origin=known.origin, reason=known.reason)
            for known in comparison.statement_origins
        ],
        alignments=_alignments(comparison),
        origins=_origins(comparison),
        reuse=[
            ReuseShape(
                a=span_shape(reuse.a, texts),
                b=span_shape(reuse.b, texts),
                kind=reuse.kind,
                direction=reuse.direction,
                shown_by=reuse.shown_by,
                reason=reuse.reason,
            )
            for reuse in comparison.reuse
        ],
        conflicts=_conflicts(comparison, texts),
        only_in=_only_in(comparison),
        notes=list(comparison.notes),
        quotation_checks=quotation_checks(comparison),
        primary=None if comparison.primary is None else _report(comparison.primary),
        policy=comparison.policy,
        corrections=[_correction(made, texts) for made in comparison.corrections],
    )
    document["schema"] = COMPARISON_SCHEMA
    return document


def reading_document(reading: Reading, settings: Settings = DEFAULTS) -> ReadingDocument:
    """Put one reading into the shape of ``twosource/reading/1``: one line of ``twosource read --jsonl``."""
    return _reading_part([reading], {}, (), (), settings)


def readings_document(
    readings: Sequence[Reading],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
    settings: Settings = DEFAULTS,
) -> ReadingDocument:
    """Put several readings into one document of the shape ``twosource/reading/1``."""
    return _reading_part(readings, {}, skipped, warnings, settings)


def to_json(document: ReadingDocument | ComparisonDocument, *, indent: int | None = 2) -> str:
    """Write a document as JSON text that can always be encoded: halves of surrogate pairs are escaped.

    Args:
        document: what ``to_document`` or ``reading_document`` gave.
        indent: spaces a level, or ``None`` for one line.
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return escaped_in_json(text)


def _reading_part(
    readings: Sequence[Reading],
    origin_of: Mapping[str, str | None],
    skipped: Iterable[Skipped],
    warnings: Iterable[Warned],
    settings: Settings,
) -> ReadingDocument:
    return ReadingDocument(
        schema=READING_SCHEMA,
        version=__version__,
        settings=SettingsShape(max_bytes=settings.max_bytes, least_confidence=settings.least_confidence),
        reports=[_report(reading.report) for reading in readings],
        quotations=[_quotation(quotation, r.report) for r in readings for quotation in r.quotations],
        names=[NameShape(**_span(name.span, r.report), label=name.label) for r in readings for name in r.names],
        dates=[
            DateShape(**_span(date.span, r.report), value=date.value, anchor=date.anchor)
            for r in readings
            for date in r.dates
        ],
        attributions=[_attribution(a, r.report, origin_of.get(a.id)) for r in readings for a in r.attributions],
        skipped=[SkippedShape(source=s.source, cause=s.cause, remedy=s.remedy) for s in skipped],
        warnings=[WarningShape(source=w.source, message=w.message) for w in warnings],
    )


def _origin_of_attributions(comparison: Comparison) -> dict[str, str | None]:
    """Give each attribution the origin of the statement that is its content."""
    origins = {known.statement: known.origin for known in comparison.statement_origins}
    return {s.attribution: origins.get(s.id) for s in comparison.statements if s.attribution is not None}


def _span(span: Span, report: Report) -> SpanShape:
    return SpanShape(report=report.id, start=span.start, end=span.end, text=report.text[span.start : span.end])


def _spans(spans: Iterable[Span], report: Report) -> list[SpanShape]:
    return [_span(span, report) for span in spans]


def _report(report: Report) -> ReportShape:
    return ReportShape(
        id=report.id,
        source_id=report.source_id,
        path=report.path,
        url=report.url,
        outlet=report.outlet,
        title=report.title,
        authors=list(report.authors),
        published=report.published,
        language=report.language,
        credit=report.credit,
        text=report.text,
        sha256=report.sha256,
        raw_sha256=report.raw_sha256,
        length=len(report.text),
        noise=[NoiseShape(**_span(noise.span, report), kind=noise.kind) for noise in report.noise],
        version=report.version,
        updated=report.updated,
        captured=report.captured,
        status=report.status,
        embargo=report.embargo,
    )


def _quotation(quotation: Quotation, report: Report) -> QuotationShape:
    return QuotationShape(
        **_span(quotation.span, report),
        kind=quotation.kind,
        outer=_span(quotation.outer, report),
        depth=quotation.depth,
        continued=quotation.continued,
    )


def _attribution(attribution: Attribution, report: Report, origin: str | None) -> AttributionShape:
    speaker = attribution.speaker
    return AttributionShape(
        id=attribution.id,
        report=report.id,
        source=_spans(attribution.source, report),
        cue=_spans(attribution.cue, report),
        content=_spans(attribution.content, report),
        kind=attribution.kind,
        polarity=attribution.polarity,
        speaker=None if speaker is None else speaker.name,
        speaker_kind=None if speaker is None else speaker.kind,
        origin=origin,
        parent=attribution.parent,
        confidence=attribution.confidence,
        insertions=_spans(attribution.insertions, report),
        corrected=[by_hand_shape(made) for made in attribution.corrected],
    )


def by_hand_shape(made: ByHand) -> HandShape:
    """Put what a person decided into its published shape."""
    return HandShape(id=made.correction, what=made.what, value=made.value, who=made.who, when=made.when, note=made.note)


def _correction(made: ByHand, texts: Mapping[str, str]) -> CorrectionShape:
    places = [span_shape(place, texts) for place in made.places]
    return CorrectionShape(**by_hand_shape(made), places=places, orphaned=made.orphaned or None)


def _alignments(comparison: Comparison) -> list[AlignmentShape]:
    return [
        AlignmentShape(
            id=alignment.id,
            relation=alignment.relation,
            statements=list(alignment.statements),
            origins=list(alignment.origins),
            independent_origins=alignment.independent_origins,
            reason=alignment.reason,
            differences=list(alignment.differences),
        )
        for alignment in comparison.alignments
    ]


def _origins(comparison: Comparison) -> list[OriginShape]:
    return [
        OriginShape(
            id=origin.id,
            name=origin.name,
            kind=origin.kind,
            depends_on=list(origin.depends_on),
            parties=list(origin.parties),
        )
        for origin in comparison.origins
    ]


def _conflicts(comparison: Comparison, texts: Mapping[str, str]) -> list[ConflictShape]:
    return [
        ConflictShape(
            a=span_shape(conflict.a, texts),
            b=span_shape(conflict.b, texts),
            kind=conflict.kind,
            what=conflict.what,
            statements=list(conflict.statements),
            reason=conflict.reason,
        )
        for conflict in comparison.conflicts
    ]


def _only_in(comparison: Comparison) -> dict[str, list[str]]:
    """Key by report in the order given: the comparison has an order of its own."""
    told = {report: list(statements) for report, statements in comparison.only_in}
    return {reading.report.id: told.get(reading.report.id, []) for reading in comparison.readings}
