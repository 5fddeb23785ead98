"""What was said, without what the reporter says in between: the one way in which it is shown.

A quotation that is resumed after its cue ("“We went in,” Holt said. “It was full.”") is one saying in two parts, and
what stands between them is the reporter's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Place

GAP = " … "
"""Stands between two parts of a saying, for what the reporter says there."""


def said_within(text: str, place: Place | Span, said: Iterable[Span]) -> tuple[Span, ...]:
    """Clip what was said to a place.

    Args:
        text: of the report.
        place: what is shown of it.
        said: spans of the saying, in any order.

    Returns:
        The parts, sorted; those with no letter or digit between them are one part.  The place itself where nothing of
        the saying lies in it.
    """
    parts: list[Span] = []
    for span in sorted(said):
        start, end = max(span.start, place.start), min(span.end, place.end)
        if start >= end:
            continue
        if parts and not any(sign.isalnum() for sign in text[parts[-1].end : start]):
            parts[-1] = Span(parts[-1].start, max(parts[-1].end, end))
        else:
            parts.append(Span(start, end))
    return tuple(parts) or (Span(place.start, place.end),)


def said_text(text: str, spans: Sequence[Span]) -> str:
    """Give the words of a saying as one text; empty where there are no spans."""
    if not spans:
        return ""
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return GAP.join(text[part.start : part.end] for part in said_within(text, whole, spans))
