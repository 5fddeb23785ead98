"""Readings as tasks for Label Studio, with what was found as predictions to be checked.

A content in several parts is several regions, joined by relations.  Label Studio counts in UTF-16 units, as browsers
do: a sign outside the basic plane counts as two.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from twosource.corrections.words import told_by_hand
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Attribution, Reading, Span

JsonObject = dict[str, object]
_LAST_OF_BASIC_PLANE = 0xFFFF

CONFIG = """\
<View>
  <Labels name="label" toName="text">
    <Label value="content"/>
    <Label value="source"/>
    <Label value="cue"/>
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="speaker" toName="text" perRegion="true" whenLabelValue="content" placeholder="Who says it"/>
  <TextArea name="origin" toName="text" perRegion="true" whenLabelValue="content" placeholder="Where it comes from"/>
  <Choices name="kind" toName="text" perRegion="true" whenLabelValue="content" showInline="true">
    <Choice value="direct"/>
    <Choice value="indirect"/>
    <Choice value="mixed"/>
    <Choice value="none"/>
  </Choices>
  <Relations><Relation value="source"/><Relation value="cue"/><Relation value="content"/></Relations>
</View>
"""


def label_studio_tasks(readings: Iterable[Reading]) -> list[JsonObject]:
    """Make one task of each reading; :data:`CONFIG` is the labelling interface that they need."""
    return [_task(reading) for reading in readings]


def _task(reading: Reading) -> JsonObject:
    report = reading.report
    wide = [at for at, letter in enumerate(report.text) if ord(letter) > _LAST_OF_BASIC_PLANE]
    results = [result for said in reading.attributions for result in _results(report.text, wide, said)]
    return {
        "data": {
            "text": report.text,
            "report": report.id,
            "source_id": report.source_id,
            "url": report.url,
            "outlet": report.outlet,
            "title": report.title,
            "published": report.published,
        },
        "predictions": [{"model_version": f"twosource {__version__}", "result": results}],
    }


def _results(text: str, wide: Sequence[int], said: Attribution) -> list[JsonObject]:
    results: list[JsonObject] = []
    for role, spans in (("content", said.content), ("source", said.source), ("cue", said.cue)):
        for number, span in enumerate(spans):
            value = {**_offsets(wide, span), "text": text[span.start : span.end], "labels": [role]}
            results.append(_region(f"{said.id}-{role}-{number}", "label", "labels", value))
    first = f"{said.id}-content-0"
    if said.corrected and said.content:
        results[0]["meta"] = {"text": [told_by_hand(said.corrected)]}
    if said.speaker is not None and said.content:
        value = {**_offsets(wide, said.content[0]), "text": [said.speaker.name]}
        results.append(_region(first, "speaker", "textarea", value))
    joined = [("content", number) for number in range(1, len(said.content))]
    joined += [(role, n) for role, spans in (("source", said.source), ("cue", said.cue)) for n in range(len(spans))]
    results += [
        {
            "type": "relation",
            "from_id": f"{said.id}-{role}-{number}",
            "to_id": first,
            "direction": "right",
            "labels": [role],
        }
        for role, number in joined
    ]
    return results


def _region(identity: str, name: str, kind: str, value: JsonObject) -> JsonObject:
    return {"id": identity, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _offsets(wide: Sequence[int], span: Span) -> JsonObject:
    """Count in UTF-16 units: one more for each sign outside the basic plane before the place."""
    return {"start": span.start + bisect_left(wide, span.start), "end": span.end + bisect_left(wide, span.end)}
