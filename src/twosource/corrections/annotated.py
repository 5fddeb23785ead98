"""What somebody annotated elsewhere, in one shape whatever the tool: contents with their speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.corrections.records import ATTRIBUTION_KINDS
from twosource.model import Place, Span

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One content that an annotator marked in a report.

    Attributes:
        report: id of the report of ours.
        content: what is said; sorted.
        speaker: who says it, as the annotator wrote it or as the marked source reads; empty where nobody is given.
        who: the annotator.
        when: ISO 8601 where the file says so, else empty.
        kind: how it is told (direct, indirect, mixed), or ``none``: nobody is quoted here; empty where nothing is said.
        origin: where it comes from, in the annotator's words; empty where nothing is said.
    """

    report: str
    content: tuple[Span, ...]
    speaker: str
    who: str
    when: str = ""
    kind: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Two places of different reports, and whether an annotator says that they tell the same.

    Attributes:
        places: the two.
        same: whether they do.
        who: the annotator.
        when: ISO 8601 where the file says so, else empty.
    """

    places: tuple[Place, Place]
    same: bool
    who: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of annotations gave, and what of it could not be placed, each with its cause."""

    annotations: tuple[Annotated, ...]
    left_out: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()


def kind_of(word: str) -> str:
    """The kind of an attribution that an annotator's word means; empty where it means none."""
    plain = word.strip().casefold().replace("_", " ").replace("-", " ")
    return {"not quoted": "none", "nobody": "none"}.get(plain, plain if plain in ATTRIBUTION_KINDS else "")


def judgement_of(word: str) -> bool | None:
    """Whether an annotator's word says that two places tell the same; ``None`` where it is no such word."""
    plain = word.strip().casefold().replace("_", " ").replace("-", " ")
    return {"same": True, "the same": True, "not same": False, "not the same": False, "different": False}.get(plain)


def fit_span(text: str, start: int, end: int, exact: str) -> Span | None:
    """Find the span that an annotation's offsets mean: code points, or the UTF-16 units that browsers count.

    The count by which the words fit best is taken: exactly, then but for how the blanks inside are written, then but
    for blanks around them.  After an emoji both may fit but for a blank at the end.

    Args:
        text: the report's text.
        start: first unit.
        end: one past the last.
        exact: the words that the annotation says stand there; white space may differ.

    Returns:
        The span in code points, or ``None`` when its words do not stand there by either count.
    """
    counts = (Span(start, end), _from_utf16(text, start, end))
    spans = [span for span in counts if span is not None and 0 <= span.start < span.end <= len(text)]
    for form in (str, _one_blank, _plain):
        for span in spans:
            if form(text[span.start : span.end]) == form(exact):
                return span
    return None


def _one_blank(text: str) -> str:
    return _BLANKS.sub(" ", text)


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
