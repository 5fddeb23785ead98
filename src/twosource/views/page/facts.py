"""Sections on dates, names, text hygiene and copied passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Place
from twosource.views.lookup import count_words
from twosource.views.page.aligned import cells_by_report
from twosource.views.page.lines import marked_line, place_line, sentence_around, spans_line
from twosource.views.page.records import CopiedRow, DatedRow, HygieneRow, NameRow
from twosource.views.page.words import NOISE, REUSE, SPEAKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Comparison, DateMention, Reading
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import Line

_NAMES_SHOWN: dict[str, str] = {"person": "person", "organisation": "body"}


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


def name_rows(lookup: Lookup) -> tuple[NameRow, ...]:
    """List people and bodies with the names that each report uses, those of most reports first.

    Speakers come as resolved, with every source that was written for them; other names are one only where they are
    written alike.
    """
    found: dict[str, tuple[str, str, dict[tuple[str, str], Line]]] = {}
    written: dict[str, str] = {}
    for reading in lookup.readings.values():
        _add_speakers(reading, lookup, found, written)
    for reading in lookup.readings.values():
        _add_names(reading, lookup, found, written)
    rows = [NameRow(name, kind, cells_by_report(lookup, lines.values())) for name, kind, lines in found.values()]
    return tuple(sorted(rows, key=lambda row: (-sum(1 for cell in row.cells if cell), row.name.casefold(), row.name)))


def _add_speakers(
    reading: Reading,
    lookup: Lookup,
    found: dict[str, tuple[str, str, dict[tuple[str, str], Line]]],
    written: dict[str, str],
) -> None:
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.kind == "unnamed" or not attribution.source:
            continue
        key = f"{speaker.kind} {_folded(speaker.name)}"
        _, _, lines = found.setdefault(key, (speaker.name, SPEAKERS[speaker.kind], {}))
        line = spans_line(lookup, reading.report.id, attribution.source)
        lines.setdefault((reading.report.id, _folded(line.text)), line)
        written.setdefault(_folded(speaker.name), key)


def _add_names(
    reading: Reading,
    lookup: Lookup,
    found: dict[str, tuple[str, str, dict[tuple[str, str], Line]]],
    written: dict[str, str],
) -> None:
    for name in reading.names:
        if name.label not in _NAMES_SHOWN:
            continue
        line = place_line(lookup, Place(reading.report.id, name.span.start, name.span.end))
        folded = _folded(line.text)
        key = written.setdefault(folded, f"{_NAMES_SHOWN[name.label]} {folded}")
        _, _, lines = found.setdefault(key, (line.text, _NAMES_SHOWN[name.label], {}))
        lines.setdefault((reading.report.id, folded), line)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


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
        first, second = sorted((reuse.a, reuse.b), key=lambda place: (lookup.number[place.report], place.start))
        rows.append(
            CopiedRow(
                REUSE[reuse.kind],
                count_words(lookup.text(first)),
                place_line(lookup, first),
                place_line(lookup, second),
            )
        )
    return tuple(sorted(rows, key=lambda row: (lookup.number[row.a.place.report], row.a.place.start, row.b.place)))
