"""Attributions as W3C Web Annotations.

Web Annotation Data Model, W3C Recommendation of 23 February 2017: a target for each span of what is said, with its
words, what stands around them, and its position in code points, as the Recommendation asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.views.document import by_hand_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model import Attribution, Reading, Report, Span

JsonObject = dict[str, object]
CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT = 32


def annotation_page(readings: Iterable[Reading], speakers: Mapping[tuple[str, str], str]) -> JsonObject:
    """Put every attribution of readings into one ``AnnotationPage``.

    Args:
        readings: the readings.
        speakers: speaker's id by the ids of report and attribution.
    """
    items = [
        _annotation(reading.report, said, speakers.get((reading.report.id, said.id)))
        for reading in readings
        for said in reading.attributions
    ]
    return {"@context": CONTEXT_URL, "type": "AnnotationPage", "items": items}


def _annotation(report: Report, said: Attribution, speaker: str | None) -> JsonObject:
    made: JsonObject = {
        "id": f"urn:twosource:attribution:{said.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "target": [_target(report, span) for span in said.content],
        "twosource:quotation": said.kind,
        "twosource:polarity": said.polarity,
        "twosource:confidence": said.confidence,
    }
    if said.speaker is not None:
        body: JsonObject = {"type": "TextualBody", "purpose": "identifying", "value": said.speaker.name}
        if speaker is not None:
            body["id"] = f"urn:twosource:speaker:{speaker}"
        made["body"] = [body]
    if said.corrected:
        made["twosource:corrected"] = [by_hand_shape(mark) for mark in said.corrected]
    for role, spans in (("source", said.source), ("cue", said.cue)):
        if spans:
            made[f"twosource:{role}"] = [_target(report, span) for span in spans]
    return made


def _target(report: Report, span: Span) -> JsonObject:
    text = report.text
    return {
        "type": "SpecificResource",
        "source": report.url or f"urn:twosource:report:{report.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(span.start - _CONTEXT, 0) : span.start],
                "suffix": text[span.end : span.end + _CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
