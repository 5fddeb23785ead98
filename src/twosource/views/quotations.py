"""The part of the published document that says how faithfully quotations are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.views.shapes import QuotationCheckShape, QuotationRunShape, SpanShape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Comparison, Place, QuotationRun


def texts_of(comparison: Comparison) -> dict[str, str]:
    """Give the texts that places of quotation checks lead into: those of the reports and of the document of record."""
    texts = {reading.report.id: reading.report.text for reading in comparison.readings}
    if comparison.primary is not None:
        texts.setdefault(comparison.primary.id, comparison.primary.text)
    return texts


def quotation_checks(comparison: Comparison) -> list[QuotationCheckShape]:
    """Put the quotation checks into their shape, in their order."""
    texts = texts_of(comparison)
    return [
        QuotationCheckShape(
            id=check.id,
            a=_place(check.a, texts),
            b=span_shape(check.b, texts),
            verdict=check.verdict,
            runs=[_run(run, texts) for run in check.runs],
            reason=check.reason,
        )
        for check in comparison.quotation_checks
    ]


def _run(run: QuotationRun, texts: Mapping[str, str]) -> QuotationRunShape:
    return QuotationRunShape(
        kind=run.kind,
        a=_place(run.a, texts),
        b=_place(run.b, texts),
        words=list(run.words),
        change=run.change,
    )


def _place(place: Place | None, texts: Mapping[str, str]) -> SpanShape | None:
    return None if place is None else span_shape(place, texts)


def span_shape(place: Place, texts: Mapping[str, str]) -> SpanShape:
    """Put a place into its shape, with its text."""
    text = texts[place.report][place.start : place.end]
    return SpanShape(report=place.report, start=place.start, end=place.end, text=text)
