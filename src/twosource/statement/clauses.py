"""Where a long content holds several assertions: sentences, "that ... and that ...", clauses with their own subject.

A statement is the smallest thing that can be the same or not in two reports, so that what one report tells in one
breath and another in two sentences can be aligned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Each side of a cut has at least so many words.
SHORTEST_SENTENCE = 4
SHORTEST_CLAUSE = 5
# A cut at a bare "and" before a verb or a subject needs a longer clause on each side.
SHORTEST_LOOSE = 6
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EDGE = " \t\r\n,;:–—-"
_THAT = re.compile(r"[,;]?\s+(?:and|but|while)\s+(?=that\b)|;\s+(?:and\s+|but\s+)?(?=\w)", re.IGNORECASE)
_LOOSE = re.compile(
    r",\s+(?:and|but|while)\s+"
    r"(?=(?:he|she|it|they|we|I|you|there|this|these|those|the|a|an|no|nobody|none|its|his|her|their|our|my|both|some)"
    r"\s|\w{3,}ed\s)",
)


def split_sayings(text: str, span: Span, sentences: Sequence[Span]) -> list[Span]:
    """Cut a content into the assertions that it holds.

    Args:
        text: of the report.
        span: the content, or one span of it.
        sentences: of the report, sorted.

    Returns:
        Spans inside ``span``, in order, at least one; none overlap, and what is too short to say something stays with
        its neighbour.
    """
    pieces = _at(text, span, _ends_inside(span, sentences), SHORTEST_SENTENCE)
    pieces = [part for piece in pieces for part in _cut(text, piece, _THAT, SHORTEST_CLAUSE)]
    return [part for piece in pieces for part in _cut(text, piece, _LOOSE, SHORTEST_LOOSE)]


def _ends_inside(span: Span, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    return [(each.end, each.end) for each in sentences if span.start < each.end < span.end]


def _cut(text: str, span: Span, joint: re.Pattern[str], shortest: int) -> list[Span]:
    """Cut at every joint with enough words on both sides; the joint itself belongs to neither."""
    return _at(text, span, [found.span() for found in joint.finditer(text, span.start, span.end)], shortest)


def _at(text: str, span: Span, joints: Iterable[tuple[int, int]], shortest: int) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for end, following in joints:
        if _count(text, start, end) >= shortest and _count(text, following, span.end) >= shortest:
            pieces.append(trimmed(text, Span(start, end), _EDGE))
            start = following
    pieces.append(trimmed(text, Span(start, span.end), _EDGE) if pieces else span)
    return pieces


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))
