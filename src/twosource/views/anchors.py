"""The untouched text of a report as HTML in which places can be linked to and light up when they are."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from twosource.views.neutral import even_newlines, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Span

_OPEN = Markup('<span id="{}">')
_OPEN_REST = Markup('<span class="{}">')
_CLOSE = Markup("</span>")
# Without text of its own: the text of the report stays what it is, and the style sheet draws the arrow.
_BACK = Markup('<a class="back" href="#from-{}" aria-label="Back to the line that leads here"></a>')


def anchored_text(
    text: str, anchors: Iterable[tuple[str, Span]], *, back: bool = False
) -> tuple[Markup, tuple[str, ...]]:
    """Escape a text and put an element with an id around each span.

    Elements nest and spans may cross: of two that cross, the later one is cut where the earlier ends, and what is left
    of it carries the class ``rest-ID``, so that a style rule can light up both parts.

    Args:
        text: the untouched text.
        anchors: ids, unique, with their spans inside the text; in any order.
        back: put a link to ``from-ID`` at the start of each element.

    Returns:
        The markup, and the ids of the spans that were cut.
    """
    even = even_newlines(text)
    pending = [(span.start, -span.end, name, True) for name, span in anchors]
    heapq.heapify(pending)
    parts: list[Markup] = []
    still_open: list[int] = []
    cut: list[str] = []
    position = 0
    while pending:
        start, negative_end, name, is_first = heapq.heappop(pending)
        end = -negative_end
        while still_open and still_open[-1] <= start:
            parts += [_shown(even, position, still_open[-1]), _CLOSE]
            position = still_open.pop()
        if still_open and end > still_open[-1]:
            heapq.heappush(pending, (still_open[-1], -end, name, False))
            end = still_open[-1]
            cut.append(name)
        parts += [
            _shown(even, position, start),
            (_OPEN.format(name) if is_first else _OPEN_REST.format(f"rest-{name}")),
        ]
        if back and is_first:
            parts.append(_BACK.format(name))
        position = start
        still_open.append(end)
    while still_open:
        parts += [_shown(even, position, still_open[-1]), _CLOSE]
        position = still_open.pop()
    parts.append(_shown(even, position, len(even)))
    return Markup("").join(parts), tuple(dict.fromkeys(cut))


def _shown(text: str, start: int, end: int) -> Markup:
    return escape(visible(text[start:end]))
