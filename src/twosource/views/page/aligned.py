"""The section on what reports share, row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.views.page.inside import outermost, stands_inside
from twosource.views.page.lines import part_line, statement_line
from twosource.views.page.marking import mark_words, shared_stretch
from twosource.views.page.records import AlignedRow, Line
from twosource.views.page.words import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model import Alignment, Comparison, Origin, Statement
    from twosource.views.lookup import Lookup


def aligned_rows(comparison: Comparison, lookup: Lookup) -> tuple[AlignedRow, ...]:
    """Rows of shared statements: those of most reports first, then as they stand in the first report given.

    What another row with the same verdict says more fully in the same reports is no row of its own.
    """
    ordered = sorted(_told_once(comparison.alignments, lookup), key=lambda alignment: _weight(alignment, lookup))
    stands_in: dict[str, int] = {}
    rows = []
    for number, alignment in enumerate(ordered, 1):
        rows.append(_aligned_row(number, alignment, lookup, stands_in))
        for identity in alignment.statements:
            stands_in.setdefault(identity, number)
    return tuple(rows)


def _told_once(alignments: Sequence[Alignment], lookup: Lookup) -> list[Alignment]:
    """Leave out alignments all of whose statements stand inside those of one other, with as many origins."""
    holding: dict[str, list[Alignment]] = {}
    for alignment in alignments:
        for report in {lookup.statements[identity].place.report for identity in alignment.statements}:
            holding.setdefault(report, []).append(alignment)
    return [
        alignment
        for alignment in alignments
        if not any(
            _holds(other, alignment, lookup)
            for other in holding[lookup.statements[alignment.statements[0]].place.report]
        )
    ]


def _holds(outer: Alignment, alignment: Alignment, lookup: Lookup) -> bool:
    if outer.independent_origins != alignment.independent_origins or outer.id == alignment.id:
        return False
    whole = [lookup.statements[identity] for identity in outer.statements]
    parts = [lookup.statements[identity] for identity in alignment.statements]
    held = all(part in whole or any(stands_inside(part, each, lookup) for each in whole) for part in parts)
    return held and any(part not in whole for part in parts)


def _weight(alignment: Alignment, lookup: Lookup) -> tuple[int, int, int, str]:
    places = [lookup.statements[identity].place for identity in alignment.statements]
    first = min((lookup.number[place.report], place.start) for place in places)
    return (-len({place.report for place in places}), *first, alignment.id)


def _aligned_row(number: int, alignment: Alignment, lookup: Lookup, stands_in: Mapping[str, int]) -> AlignedRow:
    statements = sorted(
        outermost([lookup.statements[identity] for identity in alignment.statements], lookup),
        key=lambda statement: lookup.order(statement.place),
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
        differences=_notes(alignment, lines, lookup),
        several_wordings=alignment.relation == "variant",
        statements=alignment.statements,
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


def _notes(alignment: Alignment, lines: Sequence[Line], lookup: Lookup) -> tuple[str, ...]:
    """Give the notes on the wording of two texts, in the order shown and with the names of their reports.

    Notes are made on two texts; beside more they would not say of which.
    """
    if len(alignment.statements) != 2 or len(lines) != 2:
        return ()
    reports = [lookup.statements[identity].place.report for identity in alignment.statements]
    first, second = (lookup.labels[report] for report in reports)
    swapped = reports[0] != lines[0].place.report
    return tuple(_named_note(note, first, second, swapped=swapped) for note in alignment.differences)


def _named_note(note: str, first: str, second: str, *, swapped: bool) -> str:
    for start, label in (("only the first: ", first), ("only the second: ", second)):
        if note.startswith(start):
            return f"only in {label}: {note.removeprefix(start)}"
    parts = note.split("” / “")
    return f"“{parts[1]} / {parts[0]}”" if swapped and len(parts) == 2 else note


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
