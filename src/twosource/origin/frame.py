"""The words around a cue: the sentence of an attribution without what is said in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.origin.occasion import find_occasions
from twosource.spans import touching
from twosource.text.blanks import blanked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution, Reading
    from twosource.origin.occasion import Occasion

FULL_DATE = 10
_HABIT = re.compile(
    r"\b(?:consistently|repeatedly|previously|earlier|regularly|always|long|often|many times|"
    r"in recent (?:years|months|weeks)|for (?:years|decades|months)|"
    r"over the (?:years|months|weeks)|in the past|has (?:for|over) years|last (?:year|month|week))\b"
)


@lru_cache(maxsize=64)
def unspoken(text: str, spans: tuple[Span, ...]) -> str:
    """The text with what is said in it replaced by a sign that no pattern crosses; offsets stay."""
    return blanked(text, spans, "\n")


def sentence_of(reading: Reading, said: Attribution) -> Span:
    """From the first to the last sentence that holds the cue or the source (the content, where both are left out)."""
    anchors = [*said.cue, *said.source] or list(said.content)
    held = [sentence for anchor in anchors for sentence in touching(reading.sentences, anchor)] or anchors
    return Span(min(span.start for span in held), max(span.end for span in held))


def occasion_of(reading: Reading, said: Attribution, outlets: Sequence[str], own: str) -> Occasion | None:
    """The occasion that the words around a cue name.

    An occasion belongs to the nearest cue of its sentence; words inside the content are the speaker's, not the
    outlet's, and are left out.
    """
    if not said.cue and not said.source:
        return None
    frame = sentence_of(reading, said)
    words = unspoken(reading.report.text, said.content)
    occasions = find_occasions(words, frame, outlets, own)
    if not occasions:
        return None
    rivals = [
        other
        for other in reading.attributions
        if other.id != said.id and any(frame.start <= cue.start < frame.end for cue in other.cue)
    ]
    best: tuple[int, Occasion] | None = None
    for occasion in occasions:
        distance = _distance(said, occasion.at)
        rival = min(
            (_distance(other, occasion.at) for other in rivals),
            default=distance,
        )
        if distance <= rival and (best is None or distance < best[0]):
            best = distance, occasion
    return None if best is None else best[1]


def is_habitual(reading: Reading, said: Attribution) -> bool:
    """Whether the words around a cue speak of many times or of an earlier time, not of the act in the news."""
    words = unspoken(reading.report.text, said.content)
    return _HABIT.search(words, *sentence_of(reading, said)) is not None


def day_of(reading: Reading, said: Attribution) -> str:
    """The one full date that stands around the cue, as ISO 8601; empty where none or several do."""
    if not said.cue:
        return ""
    frame = sentence_of(reading, said)
    days = {
        date.value
        for date in reading.dates
        if frame.start <= date.span.start
        and date.span.end <= frame.end
        and date.value is not None
        and len(date.value) == FULL_DATE
        and not any(span.start < date.span.end and date.span.start < span.end for span in said.content)
    }
    return min(days) if len(days) == 1 else ""


def _distance(said: Attribution, at: Span) -> int:
    return min(max(at.start - anchor.end, anchor.start - at.end, 0) for anchor in (said.cue or said.source))
