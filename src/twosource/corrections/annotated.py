"""What somebody annotated elsewhere, in one shape whatever the tool: contents with their speakers."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Annotated:
    """One content that an annotator marked in a report.

    Attributes:
        report: id of the report of ours.
        content: what is said; sorted.
        speaker: who says it, as the annotator wrote it or as the marked source reads; empty where nobody is given.
        who: the annotator.
        when: ISO 8601 where the file says so, else empty.
    """

    report: str
    content: tuple[Span, ...]
    speaker: str
    who: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of annotations gave, and what of it could not be placed, each with its cause."""

    annotations: tuple[Annotated, ...]
    left_out: tuple[str, ...] = ()


def fit_span(text: str, start: int, end: int, exact: str) -> Span | None:
    """Find the span that an annotation's offsets mean: code points, or the UTF-16 units that browsers count.

    Args:
        text: the report's text.
        start: first unit.
        end: one past the last.
        exact: the words that the annotation says stand there; white space may differ.

    Returns:
        The span in code points, or ``None`` when its words do not stand there by either count.
    """
    wanted = _plain(exact)
    for span in (Span(start, end), _from_utf16(text, start, end)):
        if (
            span is not None
            and 0 <= span.start < span.end <= len(text)
            and _plain(text[span.start : span.end]) == wanted
        ):
            return span
    return None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _from_utf16(text: str, start: int, end: int) -> Span | None:
    """Turn offsets in UTF-16 units into code points; ``None`` where one falls inside a character."""
    if not 0 <= start <= end:
        return None
    raw = text.encode("utf-16-le", "surrogatepass")
    try:
        before, inside = raw[: 2 * start].decode("utf-16-le"), raw[2 * start : 2 * end].decode("utf-16-le")
    except UnicodeDecodeError:
        return None
    return Span(len(before), len(before) + len(inside))
