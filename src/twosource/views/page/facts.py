"""Sections on dates, text hygiene and copied passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Place
from twosource.views.lookup import count_words
from twosource.views.page.lines import marked_line, place_line, sentence_around
from twosource.views.page.records import CopiedRow, DatedRow, HygieneRow
from twosource.views.page.words import NOISE, REUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Comparison, DateMention, Reading
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import Line


def timeline(lookup: Lookup) -> tuple[tuple[DatedRow, ...], tuple[Line, ...]]:
    """Put dated sentences in order of their dates; what cannot be dated comes apart, in the order given.

    ISO 8601 dates sort as text; a month or year comes before the days in it.
    """
    dated: dict[str, list[tuple[Line, str | None]]] = {}
    undated: list[Line] = []
    for reading, date in _dates(lookup):
        place = Place(reading.report.id, date.span.start, date.span.end)
        line = marked_line(lookup, place, sentence_around(reading, date.span))
        if date.value is None:
            undated.append(line)
        else:
            dated.setdefault(date.value, []).append((line, date.anchor))
    rows = tuple(DatedRow(value, tuple(dated[value])) for value in sorted(dated))
    return rows, tuple(undated)


def _dates(lookup: Lookup) -> Iterator[tuple[Reading, DateMention]]:
    """Give the dates that stand in the told text, not in bylines and the like."""
    for reading in lookup.readings.values():
        for date in reading.dates:
            inside = (n.span.start <= date.span.start and date.span.end <= n.span.end for n in reading.report.noise)
            if not any(inside):
                yield reading, date


def hygiene_rows(lookup: Lookup) -> tuple[HygieneRow, ...]:
    """List what is not an outlet's own words, kind after kind."""
    lines: dict[str, list[Line]] = {}
    for reading in lookup.readings.values():
        for noise in reading.report.noise:
            place = Place(reading.report.id, noise.span.start, noise.span.end)
            lines.setdefault(NOISE[noise.kind], []).append(place_line(lookup, place))
    return tuple(HygieneRow(kind, tuple(lines[kind])) for kind in NOISE.values() if kind in lines)


def copied_rows(comparison: Comparison, lookup: Lookup) -> tuple[CopiedRow, ...]:
    """List passages that stand in two reports, as they stand in the reports given."""
    rows = []
    for reuse in comparison.reuse:
        first, second = sorted((reuse.a, reuse.b), key=lookup.order)
        rows.append(
            CopiedRow(
                REUSE[reuse.kind],
                count_words(lookup.text(first)),
                place_line(lookup, first),
                place_line(lookup, second),
                reuse.reason,
            )
        )
    return tuple(sorted(rows, key=lambda row: (lookup.order(row.a.place), lookup.order(row.b.place))))
