"""Reports that are read each by itself, as the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Comparison, Place
from twosource.saying import said_text
from twosource.settings import DEFAULTS
from twosource.views.lookup import look_up
from twosource.views.page.facts import hygiene_rows, timeline
from twosource.views.page.header import foot, report_rows
from twosource.views.page.lines import said_line, speaker_words
from twosource.views.page.people import name_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import Attribution, Reading, Skipped, Warned
    from twosource.settings import Settings
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import DatedRow, Foot, HygieneRow, Line, NameRow, ReportRow


@dataclass(frozen=True, slots=True)
class AttributedRow:
    """One attribution.

    Attributes:
        line: the content, all its parts.
        source: who, as written; empty when left out.
        cue: the words that tell that something is said; empty for a continued quotation.
        kind: direct, indirect or mixed, with "denied" where the source denies it.
        confidence: probability, 0 to 1.
    """

    line: Line
    source: str
    cue: str
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """Everything that a page about readings shows."""

    reports: tuple[ReportRow, ...]
    attributed: tuple[tuple[AttributedRow, ...], ...]
    timeline: tuple[DatedRow, ...]
    undated: tuple[Line, ...]
    people: tuple[NameRow, ...]
    hygiene: tuple[HygieneRow, ...]
    foot: Foot
    skipped: tuple[Skipped, ...]
    warnings: tuple[Warned, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every line that leads to a place."""
        for rows in self.attributed:
            yield from (row.line for row in rows)
        yield from (line for row in self.timeline for line, _ in row.lines)
        yield from self.undated
        yield from (line for row in self.people for cell in row.cells for line in cell)
        yield from (line for row in self.hygiene for line in row.lines)


def build_reading_page(
    readings: Sequence[Reading],
    settings: Settings = DEFAULTS,
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
) -> ReadingPage:
    """Arrange readings into the sections of their page."""
    lookup = look_up(Comparison(tuple(readings), (), (), (), (), (), (), ()))
    reports = report_rows(lookup)
    dated, undated = timeline(lookup)
    return ReadingPage(
        reports=reports,
        attributed=tuple(_attributed(reading, lookup) for reading in readings),
        timeline=dated,
        undated=undated,
        people=name_rows(lookup),
        hygiene=hygiene_rows(lookup),
        foot=foot("read", settings, [reading.report.path for reading in readings]),
        skipped=tuple(skipped),
        warnings=tuple(warnings),
    )


def _attributed(reading: Reading, lookup: Lookup) -> tuple[AttributedRow, ...]:
    ordered = sorted(reading.attributions, key=lambda a: (a.content[0].start, -a.content[-1].end, a.id))
    return tuple(_row(attribution, reading, lookup) for attribution in ordered)


def _row(attribution: Attribution, reading: Reading, lookup: Lookup) -> AttributedRow:
    text = reading.report.text
    place = Place(reading.report.id, attribution.content[0].start, attribution.content[-1].end)
    return AttributedRow(
        line=said_line(lookup, place, attribution.content, speaker_words(attribution, text)),
        source=said_text(text, attribution.source),
        cue=said_text(text, attribution.cue),
        kind=f"{attribution.kind}, denied" if attribution.polarity == "denied" else attribution.kind,
        confidence=attribution.confidence,
    )
