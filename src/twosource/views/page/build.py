"""A comparison as the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.settings import DEFAULTS
from twosource.views.lookup import look_up
from twosource.views.page.aligned import aligned_rows
from twosource.views.page.alone import only_in_rows
from twosource.views.page.conflicts import conflict_rows
from twosource.views.page.draws import draws_on
from twosource.views.page.facts import copied_rows, hygiene_rows, timeline
from twosource.views.page.header import event_line, foot, report_rows, summarise
from twosource.views.page.origins import documents_to_open, origin_rows, unstated_lines
from twosource.views.page.people import name_rows
from twosource.views.page.quotations import quotation_rows, record_checks
from twosource.views.page.records import Page

if TYPE_CHECKING:
    from twosource.model import Comparison
    from twosource.settings import Settings


def build_page(comparison: Comparison, settings: Settings = DEFAULTS) -> Page:
    """Arrange a comparison into the sections of the page; nothing is decided and no text is changed here."""
    lookup = look_up(comparison)
    reports = report_rows(lookup)
    rows = aligned_rows(comparison, lookup)
    aligned = tuple(row for row in rows if row.outlets > 1)
    repeated = tuple(row for row in rows if row.outlets == 1)
    conflicts = conflict_rows(comparison, lookup)
    origins = origin_rows(comparison, lookup)
    dated, undated = timeline(lookup)
    return Page(
        event=event_line(aligned, lookup),
        reports=reports,
        summary=summarise(aligned, repeated, conflicts, record_checks(comparison)),
        origins=origins,
        draws=draws_on(comparison, lookup),
        aligned=aligned,
        only_in=only_in_rows(comparison, lookup, aligned),
        conflicts=conflicts,
        timeline=dated,
        undated=undated,
        people=name_rows(lookup),
        hygiene=hygiene_rows(lookup),
        copied=copied_rows(comparison, lookup),
        unstated=unstated_lines(comparison, lookup),
        documents=documents_to_open(origins, comparison),
        foot=foot("compare", settings, [reading.report.path for reading in comparison.readings]),
        skipped=comparison.skipped,
        warnings=comparison.warnings,
        notes=comparison.notes,
        quotations=quotation_rows(comparison, lookup),
        repeated=repeated,
    )
