"""The section on places that differ: a conflict that stands at many places is told once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.statement.quantities import find_quantities
from twosource.statement.spelling import in_two_spellings
from twosource.views.page.lines import folded, marked_line, said_by, said_spans, sentence_around
from twosource.views.page.records import ConflictRow, Line
from twosource.views.page.words import CONFLICTS, SPELLED, SUBJECTS, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model import Comparison, Conflict, Place
    from twosource.views.lookup import Lookup

Edges = dict["Place", set["Place"]]

_DIGITS = re.compile(r"\d+")


def conflict_rows(comparison: Comparison, lookup: Lookup) -> tuple[ConflictRow, ...]:
    """Places that differ: what cannot both hold first, then as they stand in the reports given.

    Conflicts of one kind that share a place, or in which the same two names stand, are one row with all their places.
    """
    rows = [_conflict_row(group, lookup) for group in _grouped(comparison.conflicts, lookup)]
    return tuple(sorted(rows, key=lambda row: (not row.both_cannot_hold, lookup.order(row.lines[0].place))))


def _grouped(conflicts: Sequence[Conflict], lookup: Lookup) -> list[list[Conflict]]:
    """Put together what tells of one difference."""
    groups: list[list[Conflict]] = []
    group_of: dict[tuple[object, ...], int] = {}
    for conflict in conflicts:
        keys = _keys(conflict, lookup)
        found = sorted({group_of[key] for key in keys if key in group_of})
        if not found:
            found = [len(groups)]
            groups.append([])
        first, *others = found
        groups[first].append(conflict)
        for other in others:
            groups[first] += groups[other]
            groups[other] = []
            group_of = {key: first if group == other else group for key, group in group_of.items()}
        group_of.update(dict.fromkeys(keys, first))
    return [group for group in groups if group]


def _keys(conflict: Conflict, lookup: Lookup) -> list[tuple[object, ...]]:
    """What a conflict has in common with others of its row: a place, or both names."""
    kind = conflict.kind, conflict.what
    keys: list[tuple[object, ...]] = [(*kind, conflict.a), (*kind, conflict.b)]
    if conflict.what in {"name", "place"}:
        keys.append((*kind, *sorted(folded(lookup.text(place)) for place in (conflict.a, conflict.b))))
    return keys


def _conflict_row(group: Sequence[Conflict], lookup: Lookup) -> ConflictRow:
    first = min(group, key=lambda each: sorted(map(lookup.order, (each.a, each.b))))
    statement_of = {
        place: identity
        for conflict in reversed(group)
        for place, identity in zip((conflict.a, conflict.b), conflict.statements, strict=True)
    }
    sides = _sides(group, lookup)
    return ConflictRow(
        kind=_kind(first, lookup),
        what=SUBJECTS[first.what],
        sides=tuple(tuple(_line(place, statement_of[place], lookup) for place in side) for side in sides),
        reason=first.reason if len(group) == 1 else f"{first.reason} {_tally(sides, lookup)}",
        both_cannot_hold=first.kind == "conflict",
    )


def _kind(conflict: Conflict, lookup: Lookup) -> str:
    """Name the sort: of a name in two spellings nobody knows whether both can hold."""
    if conflict.what == "name" and in_two_spellings(lookup.text(conflict.a), lookup.text(conflict.b)):
        return SPELLED
    return CONFLICTS[conflict.kind]


def _sides(group: Sequence[Conflict], lookup: Lookup) -> list[list[Place]]:
    """Divide the places: on one side stand those that agree, be it in other words."""
    against: Edges = {}
    for conflict in group:
        against.setdefault(conflict.a, set()).add(conflict.b)
        against.setdefault(conflict.b, set()).add(conflict.a)
    sides: list[list[Place]] = []
    for place in sorted(against, key=lookup.order):
        side = next((each for each in sides if all(_agree(place, other, against, lookup) for other in each)), None)
        if side is None:
            sides.append([place])
        else:
            side.append(place)
    return sides


def _agree(place: Place, other: Place, against: Mapping[Place, set[Place]], lookup: Lookup) -> bool:
    """Say whether two places of one row can say the same: never held against each other, no other figures."""
    if other in against[place]:
        return False
    here, there = (_figures(lookup.text(each)) for each in (place, other))
    return not here or not there or here == there


def _figures(text: str) -> list[float]:
    """The values of what is counted, in digits or in words; of what counts nothing, as a date, its digits."""
    return [each.value for each in find_quantities(text)] or list(map(float, _DIGITS.findall(text)))


def _tally(sides: Iterable[Sequence[Place]], lookup: Lookup) -> str:
    told = []
    for number, side in enumerate(sides):
        reports = len({place.report for place in side})
        written = " ".join(lookup.text(side[0]).split())
        told.append(f"“{written}” in {reports if number else count(reports, 'report')}")
    return f"{', '.join(told)}."


def _line(place: Place, identity: str, lookup: Lookup) -> Line:
    """Mark the place in its statement, or in its sentence where it stands outside, as the name of a source does."""
    statement = lookup.statements[identity]
    around = statement.place
    if around.report == place.report and around.start <= place.start and place.end <= around.end:
        return marked_line(lookup, place, around, said_by(lookup, statement), said_spans(lookup, statement))
    return marked_line(lookup, place, sentence_around(lookup.readings[place.report], place))
