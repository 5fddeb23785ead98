"""Corrections of who says something and how it is told, put into the readings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from twosource.identity import identify
from twosource.model import Attribution, Span, Speaker
from twosource.spans import overlap, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.corrections.records import Correction
    from twosource.model import AttributionKind, Place, Reading

# A new run may cut a content a little differently; less than this in common is another content.
SAME_CONTENT = 0.5
NOBODY = "nobody is said to have said these words"


def correct_reading(reading: Reading, correction: Correction, place: Place) -> Reading | None:
    """Put one correction of the kinds ``speaker`` and ``kind`` into a reading.

    A speaker given to words that nobody is said to have said makes an attribution of exactly these words.

    Returns:
        The corrected reading, or ``None`` when the kind of an attribution is corrected that is not there.
    """
    span = Span(place.start, place.end)
    found = attribution_at(reading, span)
    if correction.kind == "speaker":
        speaker = speaker_named(correction.value, reading)
        if found is None:
            return _with(reading, (*reading.attributions, _spoken(reading, span, speaker)))
        return _changed(reading, replace(found, speaker=speaker))
    if found is None:
        return None
    if correction.value == "none":
        return _removed(reading, found)
    return _changed(reading, replace(found, kind=cast("AttributionKind", correction.value)))


def attribution_at(reading: Reading, span: Span) -> Attribution | None:
    """The attribution one of whose contents is, for the most part, a span; the closest where several are."""
    scored = [
        (max(overlap([span], [part]) for part in (*said.content, _hull(said))), said) for said in reading.attributions
    ]
    likely = [(score, said) for score, said in scored if score >= SAME_CONTENT]
    return max(likely, key=lambda pair: (pair[0], -pair[1].content[0].start, pair[1].id))[1] if likely else None


def speaker_named(name: str, reading: Reading) -> Speaker | None:
    """The speaker of a name: as the reading knows it, else a person; ``None`` for no name."""
    if not name.strip():
        return None
    known = (said.speaker for said in reading.attributions if said.speaker is not None)
    return next((speaker for speaker in known if speaker.name == name), Speaker(name, "person"))


def _hull(said: Attribution) -> Span:
    return Span(said.content[0].start, said.content[-1].end)


def _spoken(reading: Reading, span: Span, speaker: Speaker | None) -> Attribution:
    """An attribution that only a person has seen: direct where the words stand in quotation marks."""
    quoted = shared([span], [quotation.outer for quotation in reading.quotations if quotation.depth == 0])
    share = quoted / (span.end - span.start)
    kind: AttributionKind = "direct" if share > 0.9 else "mixed" if share > 0.1 else "indirect"
    identity = identify("attribution", reading.report.id, span.start, span.end)
    return Attribution(identity, (), (), (span,), kind, "affirmed", speaker, None, 1.0)


def _changed(reading: Reading, said: Attribution) -> Reading:
    return _with(reading, tuple(said if other.id == said.id else other for other in reading.attributions))


def _removed(reading: Reading, gone: Attribution) -> Reading:
    """Take an attribution out; what was nested in it hangs where it hung."""
    left = [
        replace(said, parent=gone.parent) if said.parent == gone.id else said
        for said in reading.attributions
        if said.id != gone.id
    ]
    return _with(reading, tuple(left))


def _with(reading: Reading, attributions: Sequence[Attribution]) -> Reading:
    return replace(reading, attributions=tuple(sorted(attributions, key=lambda said: (said.content, said.cue))))
