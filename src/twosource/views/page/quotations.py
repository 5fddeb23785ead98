"""The section on how faithfully quotations are given, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twosource.model import Span
from twosource.quotation.holder import attribution_of
from twosource.saying import said_within
from twosource.views.page.lines import place_line, said_line, said_pieces, speaker_words
from twosource.views.quotations import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Comparison, Place, QuotationCheck, QuotationVerdict
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import Line, Piece

Side = Literal["a", "b"]

RECORD_LABEL = "the document of record"
VERDICTS: dict[QuotationVerdict, str] = {
    "meaning_changed": "meaning changed",
    "stitched": "stitched from different places",
    "inserted": "words put in",
    "reworded": "words exchanged",
    "translated": "other words all through",
    "shortened": "shortened",
    "not_found": "not in the document of record",
    "other_speaker": "not of this document",
    "identical": "the same words",
}
_ORDER = tuple(VERDICTS)
_OPENLY = re.compile(r"[…\"'“”‘’«»„‹›]|\.\s?\.\s?\.")
_HEADINGS: dict[QuotationVerdict, str] = {
    "translated": "In other words all through (two translations, or two remarks)",
    "shortened": "Quoted shorter, nothing altered",
    "not_found": "Not in the document of record",
    "other_speaker": "Not of this document: words of others",
}
_LISTS = ("", *_HEADINGS.values())


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation and the fuller wording that it is held against.

    Attributes:
        verdict: in words.
        heading: of the further list in which it stands; empty for one that is not given word for word.
        line: the quotation; words that the fuller wording does not have are marked.
        full_label: who gives the fuller wording.
        full: its text, with the words marked that the quotation lacks or exchanges; empty where it was not found.
        full_line: the same as a line, where it stands in a report.
        reason: one sentence.
    """

    verdict: str
    heading: str
    line: Line
    full_label: str
    full: tuple[Piece, ...]
    full_line: Line | None
    reason: str


@dataclass(frozen=True, slots=True)
class QuotationList:
    """Quotations of which one thing is to be said; the first list is of those not given word for word."""

    heading: str
    rows: tuple[QuotationRow, ...]

    @property
    def is_aside(self) -> bool:
        """Whether there is nothing to look into: shorter quotations, and those of other speakers."""
        return self.heading in {_HEADINGS["shortened"], _HEADINGS["other_speaker"]}


def quotation_rows(comparison: Comparison, lookup: Lookup) -> tuple[QuotationRow, ...]:
    """List the quotations that are not given word for word, the gravest first, each in the order of the reports."""
    texts = texts_of(comparison)
    rows = [
        (check, _row(check, lookup, texts)) for check in comparison.quotation_checks if check.verdict != "identical"
    ]
    ordered = sorted(rows, key=lambda pair: (_ORDER.index(pair[0].verdict), lookup.order(pair[0].b)))
    return tuple(row for _, row in ordered)


def quotation_lists(rows: Sequence[QuotationRow]) -> tuple[QuotationList, ...]:
    """Divide the rows: what is not given word for word, be it nothing, then what is no misquotation."""
    lists = [QuotationList(heading, tuple(row for row in rows if row.heading == heading)) for heading in _LISTS]
    return tuple(each for each in lists if each.rows or not each.heading)


def record_checks(comparison: Comparison) -> tuple[QuotationCheck, ...] | None:
    """Give the checks against the document of record; ``None`` where there is none."""
    if comparison.primary is None:
        return None
    record = comparison.primary.id
    return tuple(check for check in comparison.quotation_checks if check.a is None or check.a.report == record)


def _row(check: QuotationCheck, lookup: Lookup, texts: Mapping[str, str]) -> QuotationRow:
    full_line = None if check.a is None else _line(check.a, check, "a", lookup)
    full = () if check.a is None else _full(check.a, check, texts) if full_line is None else full_line.pieces
    return QuotationRow(
        verdict=VERDICTS[check.verdict],
        heading=""
        if check.verdict == "shortened" and _cuts_in_silence(check, texts)
        else _HEADINGS.get(check.verdict, ""),
        line=_line(check.b, check, "b", lookup) or place_line(lookup, check.b),
        full_label=RECORD_LABEL if full_line is None else full_line.report,
        full=full,
        full_line=full_line,
        reason=check.reason,
    )


def _cuts_in_silence(check: QuotationCheck, texts: Mapping[str, str]) -> bool:
    """Whether words inside the quotation are left out, where neither an ellipsis nor the end of the marks shows it."""
    return any(
        run.kind == "left_out"
        and before.b is not None
        and after.b is not None
        and before.b.end <= after.b.start
        and _OPENLY.search(texts[check.b.report], before.b.end, after.b.start) is None
        for before, run, after in zip(check.runs, check.runs[1:], check.runs[2:], strict=False)
    )


def _line(place: Place, check: QuotationCheck, side: Side, lookup: Lookup) -> Line | None:
    """Make the line of a quotation in a report: what stands inside its marks; ``None`` for the document of record."""
    reading = lookup.readings.get(place.report)
    if reading is None:
        return None
    quoted = [each.span for each in reading.quotations if each.kind == "direct" and each.depth == 0]
    parts = said_within(reading.report.text, place, quoted)
    said = attribution_of(reading, parts[0])
    line = said_line(lookup, place, quoted, "" if said is None else speaker_words(said, reading.report.text))
    return replace(line, pieces=said_pieces(reading.report.text, parts, _apart(check, side)))


def _full(place: Place, check: QuotationCheck, texts: Mapping[str, str]) -> tuple[Piece, ...]:
    """Cut the document's wording into what is marked and what is not, without what lies between two stretches of it."""
    held = [Span(run.a.start, run.a.end) for run in check.runs if run.a is not None]
    text = texts[place.report]
    return said_pieces(text, said_within(text, place, held), _apart(check, "a"))


def _apart(check: QuotationCheck, side: Side) -> list[Place]:
    places = [(run.a if side == "a" else run.b) for run in check.runs if run.kind != "equal"]
    return [place for place in places if place is not None]
