"""Readings in the annotation format of BBC Citron (``docs/data_format.md`` of its repository).

Citron has one cue for each quote: of several spans the first is given, and an empty one at the beginning of the content
where the text has none.  Offsets are code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Attribution, Reading, Span

JsonObject = dict[str, object]


def citron_document(reading: Reading) -> JsonObject:
    """Put a reading into Citron's shape: ``text``, ``quotes`` and ``coreference_groups``.

    A coreference group holds the sources, as written, that were resolved to one speaker.
    """
    text = reading.report.text
    groups: dict[tuple[str, str], list[Span]] = {}
    for said in reading.attributions:
        if said.speaker is not None:
            groups.setdefault((said.speaker.kind, said.speaker.name), []).extend(said.source)
    kept = [sorted(set(spans)) for _, spans in sorted(groups.items()) if len(set(spans)) > 1]
    return {
        "text": text,
        "quotes": [_quote(text, said) for said in reading.attributions if said.content],
        "coreference_groups": [[_span(text, span) for span in spans] for spans in kept],
    }


def _quote(text: str, said: Attribution) -> JsonObject:
    first = said.content[0].start
    cue: JsonObject = _span(text, said.cue[0]) if said.cue else {"start": first, "end": first, "text": ""}
    return {
        "id": said.id,
        "cue": cue,
        "sources": [_span(text, span) for span in said.source],
        "contents": [_span(text, span) for span in said.content],
        "confidence": said.confidence,
    }


def _span(text: str, span: Span) -> JsonObject:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
