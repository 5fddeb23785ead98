"""Quotations: text inside quotation marks, in the conventions of many languages.

The rules, their reasons and how often they are right: ``docs/stages/text.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Quotation, Span
from twosource.text.pairing import pair_marks
from twosource.text.paragraphs import split_paragraphs, trim
from twosource.text.quotekind import Marked, decide_kinds

if TYPE_CHECKING:
    from twosource.text.pairing import Pair


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find what stands in quotation marks, and tell quotations of somebody from terms in marks.

    A quotation never goes on beyond its paragraph: one left open ends there, and the one that opens anew in the next
    paragraph is ``continued`` (the newspapers' convention).  Time is linear in the length of the text.

    Returns:
        Quotations sorted by the start of their outer span, an outer one before those inside it.  Any two nest or are
        disjoint.  ``span`` leaves out white space next to the marks (as in ``« oui »``) and is never empty.
    """
    found: list[Marked] = []
    carried = ""
    for paragraph in split_paragraphs(text):
        pairs, carried = pair_marks(text, paragraph, carried)
        found.extend(_measure(text, paragraph, pairs))
    kinds = decide_kinds(text, found)
    return tuple(
        Quotation(marked.span, marked.outer, kind, marked.depth, marked.pair.continued)
        for marked, kind in zip(found, kinds, strict=True)
    )


def _measure(text: str, paragraph: Span, pairs: list[Pair]) -> list[Marked]:
    """Add spans and depths to the pairs of a paragraph (sorted by start), without the empty ones."""
    measured: list[Marked] = []
    enclosing: list[Marked] = []
    for pair in pairs:
        while enclosing and enclosing[-1].outer.end <= pair.start:
            enclosing.pop()
        parent = enclosing[-1] if enclosing else None
        # One left open inside another ends where that one does.
        last = min(pair.inner_end, parent.span.end) if parent and not pair.closed else pair.inner_end
        span = trim(text, pair.inner_start, max(pair.inner_start, last))
        if span.start == span.end:
            continue
        end = pair.end if pair.closed else span.end
        start = pair.start if pair.opener else span.start
        marked = Marked(pair, span, Span(start, end), paragraph, len(enclosing), parent.span if parent else None)
        measured.append(marked)
        enclosing.append(marked)
    return measured
