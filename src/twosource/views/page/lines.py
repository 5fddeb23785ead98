"""Lines: untouched text with its place and who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Place, Span
from twosource.saying import GAP, said_text, said_within
from twosource.views.page.records import Line, Piece, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Attribution, Reading, Statement
    from twosource.views.lookup import Lookup

_LETTERS = re.compile(r"\w+")
# Such a word alone names nobody.
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|his|her|its|their|who|which|that|this|these|those|one|some|others|both|him|them)",
    re.IGNORECASE,
)
OWN_VOICE = "in the outlet's own voice"
NO_SOURCE = "source left out"


def statement_line(lookup: Lookup, statement: Statement) -> Line:
    """Make the line of a statement: of what its source says, without the reporter's words in between."""
    return part_line(lookup, statement, statement.place.start, statement.place.end)


def part_line(lookup: Lookup, statement: Statement, start: int, end: int) -> Line:
    """Make a line of a part of a statement; it leads to that part."""
    place = Place(statement.place.report, start, end)
    return said_line(lookup, place, said_spans(lookup, statement), said_by(lookup, statement))


def said_spans(lookup: Lookup, statement: Statement) -> tuple[Span, ...]:
    """Give the spans of the content that a statement is taken from; none for the outlet's own narration."""
    attribution = lookup.attribution_of(statement)
    return () if attribution is None else attribution.content


def said_line(lookup: Lookup, place: Place, said: Sequence[Span], said_by: str = "") -> Line:
    """Make a line of what lies in a place of a saying, which may have several parts."""
    text = lookup.readings[place.report].report.text
    spans = said_within(text, place, said)
    line = place_line(lookup, Place(place.report, spans[0].start, spans[-1].end), said_by)
    if len(spans) == 1:
        return line
    places = [Place(place.report, span.start, span.end) for span in spans]
    return replace(
        line,
        pieces=said_pieces(text, spans),
        parts=tuple(Spot(lookup.anchor(each), each) for each in places),
    )


def said_pieces(text: str, parts: Sequence[Span], marked: Iterable[Place | Span] = ()) -> tuple[Piece, ...]:
    """Cut the parts of a saying into what is marked and what is not, with a gap between them.

    Args:
        text: of the report.
        parts: as ``said_within`` gives them.
        marked: what the reader should look at, in any order; what of it lies in no part is left out.
    """
    marks = sorted((place.start, place.end) for place in marked)
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        if number:
            pieces.append(Piece(GAP, marked=False))
        position = part.start
        for mark_start, mark_end in marks:
            start, end = max(mark_start, position), min(mark_end, part.end)
            if start < end:
                pieces += [Piece(text[position:start], marked=False), Piece(text[start:end], marked=True)]
                position = end
        pieces.append(Piece(text[position : part.end], marked=False))
    return tuple(piece for piece in pieces if piece.text)


def place_line(lookup: Lookup, place: Place, said: str = "") -> Line:
    """Make a line of exactly a place."""
    report = lookup.readings[place.report].report
    pieces = (Piece(report.text[place.start : place.end], marked=False),)
    return Line(place, lookup.anchor(place), lookup.labels[place.report], report.language, pieces, said)


def marked_line(
    lookup: Lookup, place: Place, around: Span | Place, said_by: str = "", said: Sequence[Span] = ()
) -> Line:
    """Make a line of the text around a place in which the place is marked; it leads to the place.

    Args:
        lookup: finds the report.
        place: what is marked.
        around: what is shown.
        said_by: in words, who says it.
        said: the saying that ``around`` is taken from; the reporter's words between its parts are left out.
    """
    report = lookup.readings[place.report].report
    whole = Span(min(around.start, place.start), max(around.end, place.end))
    spans = said_within(report.text, whole, said)
    if not any(span.start <= place.start and place.end <= span.end for span in spans):
        spans = (whole,)
    pieces = said_pieces(report.text, spans, [place])
    return Line(place, lookup.anchor(place), lookup.labels[place.report], report.language, pieces, said_by)


def alike(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Put lines together that say the same words, but for case and marks: those of most lines first."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(" ".join(_LETTERS.findall(line.text.casefold())) or line.text, []).append(line)
    return tuple(tuple(group) for group in sorted(groups.values(), key=len, reverse=True))


def folded(text: str) -> str:
    """A text without case and with single spaces, to hold against another."""
    return " ".join(text.casefold().split())


def sentence_around(reading: Reading, span: Span | Place) -> Span | Place:
    """Find the sentence in which a span begins; the span itself where no sentence holds it."""
    starts = [sentence.start for sentence in reading.sentences]
    index = bisect_right(starts, span.start) - 1
    if index < 0 or reading.sentences[index].end <= span.start:
        return span
    return reading.sentences[index]


def spans_line(lookup: Lookup, report: str, spans: Sequence[Span]) -> Line:
    """Make a line of what stands in some spans, in order."""
    return said_line(lookup, Place(report, spans[0].start, spans[-1].end), spans)


def said_by(lookup: Lookup, statement: Statement) -> str:
    """Say in words who says a statement: the resolved speaker, the source as written, or that there is none."""
    attribution = lookup.attribution_of(statement)
    if attribution is None:
        return OWN_VOICE
    text = lookup.readings[statement.place.report].report.text
    name = speaker_words(attribution, text)
    return f"denied by {name}" if attribution.polarity == "denied" else name


def speaker_words(attribution: Attribution, text: str) -> str:
    """Name the speaker, else give the source as written, a pronoun in marks, else say that it is left out."""
    if attribution.speaker is not None:
        return attribution.speaker.name
    if not attribution.source:
        return NO_SOURCE
    written = said_text(text, attribution.source)
    return f"“{written}”, and not told who" if _PRONOUN.fullmatch(written) else written
