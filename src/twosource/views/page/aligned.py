"""Sections on what reports share, tell alone and tell differently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.views.page.lines import marked_line, part_line, said_by, statement_line
from twosource.views.page.marking import mark_words, shared_stretch
from twosource.views.page.records import AlignedRow, ConflictRow, Line, OnlyIn
from twosource.views.page.words import CONFLICTS, NAMED, RELATIONS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model import Alignment, Comparison, Conflict, Origin, Place, Statement
    from twosource.views.lookup import Lookup


def aligned_rows(comparison: Comparison, lookup: Lookup) -> tuple[AlignedRow, ...]:
    """Rows of shared statements: those of most reports first, then as they stand in the first report given."""
    ordered = sorted(comparison.alignments, key=lambda alignment: _weight(alignment, lookup))
    stands_in: dict[str, int] = {}
    rows = []
    for number, alignment in enumerate(ordered, 1):
        rows.append(_aligned_row(number, alignment, lookup, stands_in))
        for identity in alignment.statements:
            stands_in.setdefault(identity, number)
    return tuple(rows)


def _weight(alignment: Alignment, lookup: Lookup) -> tuple[int, int, int, str]:
    places = [lookup.statements[identity].place for identity in alignment.statements]
    first = min((lookup.number[place.report], place.start) for place in places)
    return (-len({place.report for place in places}), *first, alignment.id)


def _aligned_row(number: int, alignment: Alignment, lookup: Lookup, stands_in: Mapping[str, int]) -> AlignedRow:
    statements = sorted(
        (lookup.statements[identity] for identity in alignment.statements),
        key=lambda statement: (lookup.number[statement.place.report], statement.place.start),
    )
    lines = _shown_lines(statements, lookup, stands_in)
    marked = mark_words([line.text for line in lines])
    lines = [replace(line, pieces=pieces) for line, pieces in zip(lines, marked, strict=True)]
    origins = [lookup.origins[identity] for identity in alignment.origins]
    return AlignedRow(
        number=number,
        relation=RELATIONS[alignment.relation],
        cells=cells_by_report(lookup, lines),
        verdict=alignment.reason,
        count=alignment.independent_origins,
        origins=tuple(origin.name for origin in origins),
        ties=_ties(origins),
        differences=alignment.differences,
        several_wordings=alignment.relation == "variant",
    )


def _shown_lines(statements: Sequence[Statement], lookup: Lookup, stands_in: Mapping[str, int]) -> list[Line]:
    """Make the lines of a row; of a statement that an earlier row shows whole, only the stretch that this row shares.

    One report's long quotation is often two short ones of another: without this it would stand whole in both rows.
    """
    texts = [lookup.text(statement.place) for statement in statements]
    lines = []
    for index, statement in enumerate(statements):
        line = statement_line(lookup, statement)
        earlier = stands_in.get(statement.id)
        stretch = shared_stretch(texts[index], texts[:index] + texts[index + 1 :]) if earlier is not None else None
        if stretch is not None:
            start, end = (statement.place.start + offset for offset in stretch)
            line = replace(part_line(lookup, statement, start, end), part_of=earlier)
        lines.append(line)
    return lines


def _ties(origins: Sequence[Origin]) -> tuple[str, ...]:
    """Say what connects origins: parties that took part in more than one of them, one that relays another."""
    parties: dict[str, int] = {}
    for origin in origins:
        for party in origin.parties:
            parties[party] = parties.get(party, 0) + 1
    named = {origin.id: origin.name for origin in origins}
    shared = [f"{party} took part in more than one of them" for party, times in parties.items() if times > 1]
    relayed = [
        f"{origin.name} relays {named[other]}" for origin in origins for other in origin.depends_on if other in named
    ]
    return (*shared, *relayed)


def cells_by_report(lookup: Lookup, lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Sort lines into one cell per report, in the order given; each cell keeps the order of its lines."""
    cells: dict[str, list[Line]] = {report: [] for report in lookup.number}
    for line in lines:
        cells[line.place.report].append(line)
    return tuple(tuple(cell) for cell in cells.values())


def only_in_rows(comparison: Comparison, lookup: Lookup) -> tuple[OnlyIn, ...]:
    """What each report alone tells, in the order given: unattributed first, then unnamed, then named sources."""
    told = dict(comparison.only_in)
    return tuple(_only_in(report, told.get(report, ()), lookup) for report in lookup.number)


def _only_in(report: str, identities: Sequence[str], lookup: Lookup) -> OnlyIn:
    groups: dict[str, list[Line]] = {"unattributed": [], "unnamed": [], "named": []}
    statements = sorted((lookup.statements[i] for i in identities), key=lambda s: (s.place.start, s.place.end))
    for statement in statements:
        groups[_group(statement, lookup)].append(statement_line(lookup, statement))
    return OnlyIn(
        report=lookup.labels[report],
        # Their heading says already that nobody is named.
        unattributed=tuple(replace(line, said_by="") for line in groups["unattributed"]),
        unnamed=tuple(groups["unnamed"]),
        named=tuple(groups["named"]),
    )


def _group(statement: Statement, lookup: Lookup) -> str:
    attribution = lookup.attribution_of(statement)
    if attribution is None:
        return "unattributed"
    speaker = attribution.speaker
    return "named" if speaker is not None and speaker.kind in NAMED else "unnamed"


def conflict_rows(comparison: Comparison, lookup: Lookup) -> tuple[ConflictRow, ...]:
    """Places that differ: what cannot both hold first, then as they stand in the reports given."""
    ordered = sorted(
        comparison.conflicts,
        key=lambda c: (c.kind != "conflict", *sorted((lookup.number[p.report], p.start) for p in (c.a, c.b))),
    )
    return tuple(_conflict_row(conflict, lookup) for conflict in ordered)


def _conflict_row(conflict: Conflict, lookup: Lookup) -> ConflictRow:
    sides = [
        _conflict_line(place, identity, lookup)
        for place, identity in zip((conflict.a, conflict.b), conflict.statements, strict=True)
    ]
    first, second = sorted(sides, key=lambda line: lookup.number[line.place.report])
    return ConflictRow(
        kind=CONFLICTS[conflict.kind],
        what=SUBJECTS[conflict.what],
        a=first,
        b=second,
        reason=conflict.reason,
        both_cannot_hold=conflict.kind == "conflict",
    )


def _conflict_line(place: Place, identity: str, lookup: Lookup) -> Line:
    """Mark the place in its statement; a statement of another report than the place tells nothing about it."""
    statement = lookup.statements[identity]
    if statement.place.report != place.report:
        return marked_line(lookup, place, place)
    return marked_line(lookup, place, statement.place, said_by(lookup, statement))
