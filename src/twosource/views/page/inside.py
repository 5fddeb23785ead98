"""Statements that stand inside others: a quotation inside the told words that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.views.page.lines import said_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Statement
    from twosource.views.lookup import Lookup


def lies_in(inner: Statement, outer: Statement) -> bool:
    """Say whether a statement is a part of another of its report, and not all of it."""
    a, b = inner.place, outer.place
    return a.report == b.report and a != b and b.start <= a.start and a.end <= b.end


def stands_inside(inner: Statement, outer: Statement, lookup: Lookup) -> bool:
    """Say whether the words of a statement are shown, as the same speaker's, where another is shown whole."""
    return lies_in(inner, outer) and said_by(lookup, inner) == said_by(lookup, outer)


def outermost(statements: Sequence[Statement], lookup: Lookup) -> list[Statement]:
    """Leave out the statements whose words others of them show as the same speaker's; the rest in their order."""
    by_report: dict[str, list[Statement]] = {}
    for statement in statements:
        by_report.setdefault(statement.place.report, []).append(statement)
    return [
        statement
        for statement in statements
        if not any(stands_inside(statement, other, lookup) for other in by_report[statement.place.report])
    ]
