"""Lines: untouched text with its place and who says it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.model import Place
from twosource.views.page.records import Line, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution, Reading, Span, Statement
    from twosource.views.lookup import Lookup

OWN_VOICE = "in the outlet's own voice"
NO_SOURCE = "source left out"


def statement_line(lookup: Lookup, statement: Statement, pieces: Sequence[Piece] | None = None) -> Line:
    """Make the line of a statement; ``pieces`` mark words of exactly its text."""
    text = lookup.text(statement.place)
    return Line(
        place=statement.place,
        anchor=lookup.anchor(statement.place),
        report=lookup.labels[statement.place.report],
        language=lookup.readings[statement.place.report].report.language,
        pieces=tuple(pieces) if pieces is not None else (Piece(text, marked=False),),
        said_by=said_by(lookup, statement),
    )


def part_line(lookup: Lookup, statement: Statement, start: int, end: int) -> Line:
    """Make a line of a part of a statement; it leads to that part."""
    return place_line(lookup, Place(statement.place.report, start, end), said_by(lookup, statement))


def place_line(lookup: Lookup, place: Place, said: str = "") -> Line:
    """Make a line of exactly a place."""
    report = lookup.readings[place.report].report
    pieces = (Piece(report.text[place.start : place.end], marked=False),)
    return Line(place, lookup.anchor(place), lookup.labels[place.report], report.language, pieces, said)


def marked_line(lookup: Lookup, place: Place, around: Span | Place, said: str = "") -> Line:
    """Make a line of the text around a place in which the place is marked; it leads to the place."""
    report = lookup.readings[place.report].report
    start, end = min(around.start, place.start), max(around.end, place.end)
    parts = (
        Piece(report.text[start : place.start], marked=False),
        Piece(report.text[place.start : place.end], marked=True),
        Piece(report.text[place.end : end], marked=False),
    )
    pieces = tuple(piece for piece in parts if piece.text)
    return Line(place, lookup.anchor(place), lookup.labels[place.report], report.language, pieces, said)


def sentence_around(reading: Reading, span: Span | Place) -> Span | Place:
    """Find the sentence in which a span begins; the span itself where no sentence holds it."""
    starts = [sentence.start for sentence in reading.sentences]
    index = bisect_right(starts, span.start) - 1
    if index < 0 or reading.sentences[index].end <= span.start:
        return span
    return reading.sentences[index]


def spans_line(lookup: Lookup, report: str, spans: Sequence[Span]) -> Line:
    """Make a line from the first to the last of some spans."""
    return place_line(lookup, Place(report, spans[0].start, spans[-1].end))


def said_by(lookup: Lookup, statement: Statement) -> str:
    """Say in words who says a statement: the resolved speaker, the source as written, or that there is none."""
    attribution = lookup.attribution_of(statement)
    if attribution is None:
        return OWN_VOICE
    text = lookup.readings[statement.place.report].report.text
    name = speaker_words(attribution, text)
    return f"denied by {name}" if attribution.polarity == "denied" else name


def speaker_words(attribution: Attribution, text: str) -> str:
    """Name the speaker, else the source as written, else say that it is left out."""
    if attribution.speaker is not None:
        return attribution.speaker.name
    if attribution.source:
        return " … ".join(text[span.start : span.end] for span in attribution.source)
    return NO_SOURCE
