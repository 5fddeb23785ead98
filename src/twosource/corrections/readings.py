"""Corrections of who says something and how it is told, put into the readings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from twosource.corrections.anchoring import NOT_FOUND, find_anchor
from twosource.corrections.records import Outcome, by_hand
from twosource.identity import identify
from twosource.model import Attribution, Span, Speaker
from twosource.spans import overlap, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import AttributionKind, ByHand, Place, Reading, SpeakerKind

# A new run may cut a content a little differently; less than this in common is another content.
SAME_CONTENT = 0.5
NOBODY = "nobody is said to have said these words"
_INITIALS = re.compile(r"[A-Z]{2,6}")
OF_READINGS = frozenset({"speaker", "kind"})


def corrected_reading(reading: Reading, corrections: Iterable[Correction]) -> tuple[Reading, tuple[Outcome, ...]]:
    """Put into one reading what people decided about it: the one way in which a store's answers are corrected.

    Args:
        reading: as the stages made it.
        corrections: those that may stand in its report, in any order; the later one of two about one thing counts.

    Returns:
        The corrected reading, each changed attribution with its mark; and of each correction of a speaker or a kind, by
        time, where it stands, or why it could not be applied.
    """
    outcomes: list[Outcome] = []
    for correction in sorted(corrections, key=lambda one: (one.when, one.id)):
        if correction.kind not in OF_READINGS:
            continue
        place = find_anchor(correction.anchors[0], [reading.report])
        changed = None if place is None else correct_reading(reading, correction, place)
        if place is None or changed is None:
            outcomes.append(Outcome(correction, (), NOT_FOUND if place is None else NOBODY))
        else:
            reading = changed
            outcomes.append(Outcome(correction, (place,)))
    return reading, tuple(outcomes)


def correct_reading(reading: Reading, correction: Correction, place: Place) -> Reading | None:
    """Put one correction of the kinds ``speaker`` and ``kind`` into a reading.

    A speaker given to words that nobody is said to have said makes an attribution of exactly these words.

    Returns:
        The corrected reading, or ``None`` when the kind of an attribution is corrected that is not there.
    """
    span = Span(place.start, place.end)
    found = attribution_at(reading, span)
    mark = by_hand(Outcome(correction, (place,)))
    if correction.kind == "speaker":
        speaker = speaker_named(correction.value, reading)
        if found is None:
            spoken = _marked(_spoken(reading, span, speaker), mark)
            return _with(reading, (*reading.attributions, spoken))
        return _changed(reading, _marked(replace(found, speaker=speaker), mark))
    if found is None:
        return None
    if correction.value == "none":
        return _removed(reading, found)
    return _changed(reading, _marked(replace(found, kind=cast("AttributionKind", correction.value)), mark))


def attribution_at(reading: Reading, span: Span) -> Attribution | None:
    """The attribution one of whose contents is, for the most part, a span; the closest where several are."""
    scored = [
        (max(overlap([span], [part]) for part in (*said.content, _hull(said))), said) for said in reading.attributions
    ]
    likely = [(score, said) for score, said in scored if score >= SAME_CONTENT]
    return max(likely, key=lambda pair: (pair[0], -pair[1].content[0].start, pair[1].id))[1] if likely else None


def speaker_named(name: str, reading: Reading) -> Speaker | None:
    """The speaker of a name: as the reading knows it, else a body or a person; ``None`` for no name.

    A body is what the report names as an organisation, or initials (``NTSB``).
    """
    if not name.strip():
        return None
    known = (said.speaker for said in reading.attributions if said.speaker is not None)
    return next((speaker for speaker in known if speaker.name == name), Speaker(name, _kind_of(name, reading)))


def _kind_of(name: str, reading: Reading) -> SpeakerKind:
    text = reading.report.text
    labels = {each.label for each in reading.names if text[each.span.start : each.span.end] == name}
    return "body" if "organisation" in labels or _INITIALS.fullmatch(name) else "person"


def _marked(said: Attribution, mark: ByHand) -> Attribution:
    """Mark what was changed; of two decisions about one thing only the later one is left."""
    others = tuple(each for each in said.corrected if each.what != mark.what)
    return replace(said, corrected=(*others, mark))


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
