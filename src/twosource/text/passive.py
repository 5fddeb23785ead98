"""Passives of thinking, saying and asking: who stands before them says nothing, but is what is said.

In "completion is expected by May" and "crews have been asked to keep away" nobody is named who expects or asks; the
subject belongs to what is expected or asked, as PolNeAR's annotators have it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Span

_BE = r"\s*(?:(?:has|have|had) (?:\w+ly )?been|is|are|was|were|be|been)\s+(?:(?:\w+ly|also|now|not|still|long|yet)\s+)*"
_THOUGHT = re.compile(
    rf"{_BE}(?:expected|believed|thought|understood|said|considered|seen|scheduled|supposed|estimated|reported|"
    r"rumou?red|feared|known|reckoned|deemed|assumed|presumed|projected|forecast|tipped|alleged|meant|due)\b(?:\s+\w+)?\s*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"{_BE}(?:asked|told|ordered|urged|advised|warned|instructed|requested|invited|required|allowed|encouraged)\b"
    r"(?P<to>\s+to)?\s*",
    re.IGNORECASE,
)
# What seems, or is done "allegedly", is the whole sentence; its subject tells nothing.
_SEEMED = re.compile(r"\s*(?:(?:has|have|had|also|now|still|never) )*(?:seem|appear)(?:s|ed)?\s*", re.IGNORECASE)
_HEARSAY = re.compile(r"\s*(?:allegedly|reportedly|supposedly|purportedly|apparently)\s*", re.IGNORECASE)
# "Said when asked who pays": somebody else asks.
_WHEN_ASKED = re.compile(r"\b(?:when|if|once|until|after being|before being|being|while being)\s*\Z", re.IGNORECASE)
_ASKED_ALONE = re.compile(
    r"\s*(?:repeatedly )?(?:asked|pressed|questioned|quizzed|told)(?: about| on| if| whether)?\s*", re.IGNORECASE
)
_BACK = 24
_CLAUSE = re.compile(r"\W*(?:that|whether|if|how|why|what|who|when|where)\b|[“\"«„‘]", re.IGNORECASE)
_TO = re.compile(r"\s*to\b", re.IGNORECASE)
# "It is expected that" has no subject.
_EMPTY = re.compile(r"\W*(?:it|there|this)\W*", re.IGNORECASE)


def is_said_of_subject(text: str, cue: Span, after: int) -> bool:
    """Tell whether a cue is a passive whose subject is a part of what is said.

    Args:
        text: of the report.
        cue: the words of saying.
        after: where what is said goes on behind the cue.
    """
    if _HEARSAY.fullmatch(text, cue.start, cue.end) or _SEEMED.fullmatch(text, cue.start, cue.end):
        return _CLAUSE.match(text, after) is None
    thought = _THOUGHT.fullmatch(text, cue.start, cue.end)
    if thought is not None:
        return _CLAUSE.match(text, after) is None
    asked = _ASKED.fullmatch(text, cue.start, cue.end)
    return asked is not None and (asked["to"] is not None or _TO.match(text, after) is not None)


def is_asked(text: str, source: Span, cue: Span) -> bool:
    """Tell whether a source is whom somebody else asks or tells: "he was asked why", "she said when asked who pays".

    Args:
        text: of the report.
        source: what the tagger took for the source.
        cue: the words of asking.
    """
    if source.end > cue.start:
        return False
    passive = _ASKED.fullmatch(text, cue.start, cue.end)
    if passive is not None and passive["to"] is None:
        return _TO.match(text, cue.end) is None and not text[source.end : cue.start].strip()
    alone = _ASKED_ALONE.fullmatch(text, cue.start, cue.end)
    return alone is not None and _WHEN_ASKED.search(text, max(source.end, cue.start - _BACK), cue.start) is not None


def with_subject(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give the subject of a passive to what is said.

    Returns:
        Source and content; unchanged unless the source stands directly before such a cue and the content behind it.
    """
    if len(cue) != 1 or not source or not content or content[0].start < cue[0].end:
        return tuple(source), tuple(content)
    if _HEARSAY.fullmatch(text, *cue[0]) and text[cue[0].end : content[0].start].strip():
        return (), tuple(content)
    subject = source[-1]
    near = not text[subject.end : cue[0].start].strip() and not text[cue[0].end : content[0].start].strip()
    empty = _EMPTY.fullmatch(text, subject.start, subject.end) is not None
    if len(source) > 1 or not near or empty or not is_said_of_subject(text, cue[0], content[0].start):
        return tuple(source), tuple(content)
    return (), (subject, *content)
