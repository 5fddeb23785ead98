"""The section on how faithfully quotations are given, word by word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.views.page.lines import place_line
from twosource.views.page.records import Line, Piece
from twosource.views.quotations import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Comparison, Place, QuotationCheck, QuotationVerdict
    from twosource.views.lookup import Lookup

RECORD_LABEL = "the document of record"
VERDICTS: dict[QuotationVerdict, str] = {
    "meaning_changed": "meaning changed",
    "stitched": "stitched from different places",
    "inserted": "words put in",
    "reworded": "words exchanged",
    "translated": "another wording, as two translations give",
    "shortened": "shortened",
    "not_found": "not in the document of record",
    "identical": "the same words",
}
_ORDER = tuple(VERDICTS)


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation and the fuller wording that it is held against.

    Attributes:
        verdict: in words.
        line: the quotation; words that the fuller wording does not have are marked.
        full_label: who gives the fuller wording.
        full: its text, with the words marked that the quotation lacks or exchanges; empty where it was not found.
        reason: one sentence.
    """

    verdict: str
    line: Line
    full_label: str
    full: tuple[Piece, ...]
    reason: str


def quotation_rows(comparison: Comparison, lookup: Lookup) -> tuple[QuotationRow, ...]:
    """List the quotations that are not given word for word, the gravest first, each in the order of the reports."""
    texts = texts_of(comparison)
    rows = [
        (check, _row(check, lookup, texts)) for check in comparison.quotation_checks if check.verdict != "identical"
    ]
    ordered = sorted(rows, key=lambda pair: (_ORDER.index(pair[0].verdict), *_place_order(pair[0].b, lookup)))
    return tuple(row for _, row in ordered)


def _row(check: QuotationCheck, lookup: Lookup, texts: dict[str, str]) -> QuotationRow:
    line = replace(place_line(lookup, check.b), pieces=_pieces(texts[check.b.report], check.b, _apart(check, "b")))
    if check.a is None:
        return QuotationRow(VERDICTS[check.verdict], line, RECORD_LABEL, (), check.reason)
    full = _pieces(texts[check.a.report], check.a, _apart(check, "a"))
    label = lookup.labels.get(check.a.report, RECORD_LABEL)
    return QuotationRow(VERDICTS[check.verdict], line, label, full, check.reason)


def _apart(check: QuotationCheck, side: str) -> list[Place]:
    places = [(run.a if side == "a" else run.b) for run in check.runs if run.kind != "equal"]
    return sorted((place for place in places if place is not None), key=lambda place: place.start)


def _pieces(text: str, whole: Place, marked: Sequence[Place]) -> tuple[Piece, ...]:
    """Cut a place into what is marked and what is not."""
    pieces: list[Piece] = []
    position = whole.start
    for place in marked:
        start, end = max(place.start, position), min(place.end, whole.end)
        if start < end:
            pieces += [Piece(text[position:start], marked=False), Piece(text[start:end], marked=True)]
            position = end
    pieces.append(Piece(text[position : whole.end], marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _place_order(place: Place, lookup: Lookup) -> tuple[int, int]:
    return lookup.number[place.report], place.start
