"""The section on what one report alone tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.views.page.inside import lies_in, outermost, stands_inside
from twosource.views.page.lines import statement_line
from twosource.views.page.records import OnlyIn
from twosource.views.page.words import NAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Comparison, Statement
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import AlignedRow, Line

Shown = dict[str, list[tuple["Statement", int]]]


def only_in_rows(comparison: Comparison, lookup: Lookup, aligned: Sequence[AlignedRow]) -> tuple[OnlyIn, ...]:
    """What each report alone tells, in the order given: unattributed first, then unnamed, then named sources.

    What a statement says inside another is told once: it is left out where the other shows it as the same speaker's,
    and follows the other where it is another speaker's.  A statement that holds a shared one, or is a part of it, names
    the row.
    """
    told = dict(comparison.only_in)
    shown = _shown(comparison, aligned)
    return tuple(_only_in(report, told.get(report, ()), shown.get(report, []), lookup) for report in lookup.number)


def _shown(comparison: Comparison, aligned: Sequence[AlignedRow]) -> Shown:
    """Give the shared statements of each report with the first row in which they stand."""
    row_of = {identity: row.number for row in reversed(aligned) for identity in row.statements}
    shown: Shown = {}
    for statement in comparison.statements:
        if statement.id in row_of:
            shown.setdefault(statement.place.report, []).append((statement, row_of[statement.id]))
    return shown


def _only_in(report: str, identities: Sequence[str], shown: Sequence[tuple[Statement, int]], lookup: Lookup) -> OnlyIn:
    groups: dict[str, list[Line]] = {"unattributed": [], "unnamed": [], "named": []}
    alone = outermost([lookup.statements[identity] for identity in identities], lookup)
    kept = sorted(
        (each for each in alone if not any(stands_inside(each, other, lookup) for other, _ in shown)),
        key=lambda statement: (statement.place.start, -statement.place.end),
    )
    group_of: dict[str, str] = {}
    for statement in kept:
        outer = next((each for each in kept if lies_in(statement, each)), None)
        group = _group(statement, lookup) if outer is None else group_of[outer.id]
        group_of[statement.id] = group
        groups[group].append(_line(statement, shown, lookup, inner=outer is not None))
    return OnlyIn(
        report=lookup.labels[report],
        # Their heading says already that nobody is named.
        unattributed=tuple(line if line.inner else replace(line, said_by="") for line in groups["unattributed"]),
        unnamed=tuple(groups["unnamed"]),
        named=tuple(groups["named"]),
    )


def _line(statement: Statement, shown: Sequence[tuple[Statement, int]], lookup: Lookup, *, inner: bool) -> Line:
    whole = min((row for other, row in shown if lies_in(statement, other)), default=None)
    parts = sorted({row for other, row in shown if lies_in(other, statement)})
    return replace(statement_line(lookup, statement), part_of=whole, see=tuple(parts), inner=inner)


def _group(statement: Statement, lookup: Lookup) -> str:
    attribution = lookup.attribution_of(statement)
    if attribution is None:
        return "unattributed"
    speaker = attribution.speaker
    return "named" if speaker is not None and speaker.kind in NAMED else "unnamed"
