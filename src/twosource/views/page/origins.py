"""Who said what, by origin; and what an editor should look up next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.views.page.aligned import cells_by_report
from twosource.views.page.lines import statement_line
from twosource.views.page.records import OriginRow
from twosource.views.page.words import DOCUMENTS, ORIGINS, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Comparison, Origin, Statement
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import Line

NOT_STATED = "origin not stated"
_MOST_UNSTATED = 8


def origin_rows(comparison: Comparison, lookup: Lookup) -> tuple[OriginRow, ...]:
    """One row per origin, those of most reports first; last, what is attributed without a stated origin."""
    by_origin: dict[str | None, list[Statement]] = {origin.id: [] for origin in comparison.origins}
    by_origin[None] = []
    for statement in _by_place(comparison.statements, lookup):
        known = lookup.origin_of.get(statement.id)
        if known is not None and known.origin is not None:
            by_origin[known.origin].append(statement)
        elif statement.attribution is not None:
            by_origin[None].append(statement)
    rows = [_row(lookup.origins[i], found, lookup) for i, found in by_origin.items() if i is not None and found]
    rows.sort(key=_row_weight)
    if by_origin[None]:
        rows.append(OriginRow(NOT_STATED, UNKNOWN, (), _cells(by_origin[None], lookup)))
    return tuple(rows)


def _by_place(statements: Sequence[Statement], lookup: Lookup) -> list[Statement]:
    return sorted(statements, key=lambda s: (lookup.number[s.place.report], s.place.start, s.place.end))


def _cells(statements: Sequence[Statement], lookup: Lookup) -> tuple[tuple[Line, ...], ...]:
    return cells_by_report(lookup, [statement_line(lookup, statement) for statement in statements])


def _row(origin: Origin, statements: Sequence[Statement], lookup: Lookup) -> OriginRow:
    relays = tuple(lookup.origins[other].name for other in origin.depends_on if other in lookup.origins)
    return OriginRow(origin.name, ORIGINS[origin.kind], relays, _cells(statements, lookup))


def _row_weight(row: OriginRow) -> tuple[int, int, str]:
    reports = sum(1 for cell in row.cells if cell)
    return (-reports, -sum(len(cell) for cell in row.cells), row.name)


def documents_to_open(rows: Sequence[OriginRow], comparison: Comparison) -> tuple[OriginRow, ...]:
    """Pick the rows of origins that can be opened and read."""
    names = {(origin.name, ORIGINS[origin.kind]) for origin in comparison.origins if origin.kind in DOCUMENTS}
    return tuple(row for row in rows if (row.name, row.kind) in names)


def unstated_lines(comparison: Comparison, lookup: Lookup) -> tuple[Line, ...]:
    """Pick the weightiest statements with no stated origin.

    Weight is how many reports share the statement, then how many names and dates stand in it: those are what others
    will repeat and what can be looked up.
    """
    shared = _reports_sharing(comparison, lookup)
    unstated = [s for s in comparison.statements if _has_no_origin(s, lookup)]
    weighed = sorted(
        _by_place(unstated, lookup),
        key=lambda s: (-shared.get(s.id, 1), -_facts(s, lookup)),
    )
    picked = [s for s in weighed if shared.get(s.id, 1) > 1 or _facts(s, lookup) > 0]
    return tuple(statement_line(lookup, statement) for statement in picked[:_MOST_UNSTATED])


def _has_no_origin(statement: Statement, lookup: Lookup) -> bool:
    known = lookup.origin_of.get(statement.id)
    return known is None or known.origin is None


def _reports_sharing(comparison: Comparison, lookup: Lookup) -> dict[str, int]:
    sharing: dict[str, int] = {}
    for alignment in comparison.alignments:
        reports = len({lookup.statements[identity].place.report for identity in alignment.statements})
        for identity in alignment.statements:
            sharing[identity] = max(reports, sharing.get(identity, 1))
    return sharing


def _facts(statement: Statement, lookup: Lookup) -> int:
    reading = lookup.readings[statement.place.report]
    spans = [name.span for name in reading.names] + [date.span for date in reading.dates]
    return sum(1 for span in spans if statement.place.start <= span.start and span.end <= statement.place.end)
