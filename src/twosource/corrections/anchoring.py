"""Finding a correction's words again: by the quotation with its surroundings, or not at all.

Hypothesis, which anchors its notes likewise, falls back to the likeliest place; a note on the wrong sentence is worse
than a note without a sentence, so here what cannot be found for sure stays an orphan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.corrections.records import Anchor
from twosource.model import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Report

CONTEXT = 32
# Fewer code points than these are no quotation that one side of its surroundings could vouch for.
LONG_ENOUGH = 24
NOT_FOUND = "its words, with what stood around them, are not in these reports any more, or stand there twice"


def document_of(report: Report) -> str | None:
    """What names a report whatever its text: its url, else its source id, else its path."""
    return report.url or report.source_id or report.path


def make_anchor(report: Report, span: Span) -> Anchor:
    """Anchor a span of a report.

    Raises:
        ValueError: the span is empty or not inside the text.
    """
    start, end = span
    if not 0 <= start < end <= len(report.text):
        raise ValueError(f"{start} to {end} is no span of a text of {len(report.text)} characters")
    text = report.text
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(report.id, document_of(report), start, end, text[start:end], before, after)


def find_anchor(anchor: Anchor, reports: Sequence[Report]) -> Place | None:
    """Find where an anchor stands in one of some reports.

    In the report in which it was made it stands where it stood.  In another version of that report (another text under
    the same url, source id or path) it is looked for by its words; see :func:`locate`.

    Returns:
        The place, or ``None`` when there is no such report, or no place in it that is sure.
    """
    for report in reports:
        if report.id == anchor.report and report.text[anchor.start : anchor.end] == anchor.exact:
            return Place(report.id, anchor.start, anchor.end)
    versions = [report for report in reports if anchor.document and document_of(report) == anchor.document]
    if len(versions) != 1:
        return None
    span = locate(anchor, versions[0].text)
    return None if span is None else Place(versions[0].id, *span)


def locate(anchor: Anchor, text: str) -> Span | None:
    """Find an anchor's words in another text.

    They must stand there letter by letter, with the same surroundings on both sides; for a quotation of 24 code points
    and more one side is enough.  Where that fits two places, or none, there is no telling.
    """
    starts = _occurrences(anchor.exact, text)
    both = [start for start in starts if _before(anchor, text, start) and _after(anchor, text, start)]
    if both:
        return _only(both, anchor)
    if len(anchor.exact) < LONG_ENOUGH:
        return None
    return _only([start for start in starts if _before(anchor, text, start) or _after(anchor, text, start)], anchor)


def _occurrences(exact: str, text: str) -> list[int]:
    found: list[int] = []
    start = text.find(exact) if exact else -1
    while start >= 0:
        found.append(start)
        start = text.find(exact, start + 1)
    return found


def _before(anchor: Anchor, text: str, start: int) -> bool:
    """Whether the words before are the anchor's; a text that begins there must have begun there then."""
    return text[max(0, start - CONTEXT) : start] == anchor.prefix


def _after(anchor: Anchor, text: str, start: int) -> bool:
    end = start + len(anchor.exact)
    return text[end : end + CONTEXT] == anchor.suffix


def _only(starts: Sequence[int], anchor: Anchor) -> Span | None:
    return Span(starts[0], starts[0] + len(anchor.exact)) if len(starts) == 1 else None
