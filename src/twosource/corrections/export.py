"""Corrections as data to train on: corrected attributions, and pairs of statements that a person judged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from twosource.corrections.anchoring import NOT_FOUND, find_anchor
from twosource.corrections.readings import attribution_at, correct_reading
from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Reading

_PAIRS = {"same": "same", "not_same": "unrelated"}


def attributions_jsonl(readings: Sequence[Reading], corrections: Iterable[Correction]) -> str:
    """Write each report that was corrected as one line of training data.

    A line has the keys that the training of the tagger reads (``id``, ``text``, ``quotes`` with ``source``, ``cue`` and
    ``content`` as lists of ``[start, end]`` in code points), and for each quote its ``speaker``, ``kind`` and
    ``checked``: whether a person looked at it.  Attributions that nobody looked at are the tagger's own.

    Returns:
        JSON Lines in the order of the readings; orphans are left out, as nobody knows where they stand.
    """
    current = {reading.report.id: reading for reading in readings}
    checked: dict[str, list[Span]] = {}
    for correction in sorted(corrections, key=lambda one: (one.when, one.id)):
        place = find_anchor(correction.anchors[0], [reading.report for reading in readings])
        if correction.kind not in {"speaker", "kind"} or place is None:
            continue
        changed = correct_reading(current[place.report], correction, place)
        if changed is not None:
            current[place.report] = changed
            checked.setdefault(place.report, []).append(Span(place.start, place.end))
    lines = [_line(current[r.report.id], checked[r.report.id]) for r in readings if r.report.id in checked]
    return "".join(lines)


def pairs_jsonl(readings: Sequence[Reading], corrections: Iterable[Correction]) -> str:
    """Write each pair that a person judged: ``a``, ``b``, ``relation`` (same or unrelated)."""
    reports = [reading.report for reading in readings]
    lines = []
    for correction in sorted(corrections, key=lambda one: (one.when, one.id)):
        if correction.kind in _PAIRS and all(find_anchor(anchor, reports) for anchor in correction.anchors):
            a, b = (anchor.exact for anchor in correction.anchors)
            lines.append(_json({"a": a, "b": b, "relation": _PAIRS[correction.kind], "id": correction.id}))
    return "".join(lines)


def lost(readings: Sequence[Reading], corrections: Iterable[Correction]) -> tuple[tuple[Correction, str], ...]:
    """Name the corrections that no export holds, with the cause."""
    reports = [reading.report for reading in readings]
    return tuple(
        (correction, NOT_FOUND)
        for correction in corrections
        if not all(find_anchor(anchor, reports) for anchor in correction.anchors)
    )


def _line(reading: Reading, checked: Sequence[Span]) -> str:
    seen = {said.id for span in checked if (said := attribution_at(reading, span)) is not None}
    quotes = [
        {
            "source": [list(span) for span in said.source],
            "cue": [list(span) for span in said.cue],
            "content": [list(span) for span in said.content],
            "speaker": said.speaker.name if said.speaker is not None else None,
            "kind": said.kind,
            "checked": said.id in seen,
        }
        for said in reading.attributions
    ]
    removed = [list(span) for span in checked if attribution_at(reading, span) is None]
    report = reading.report
    return _json({"id": report.id, "text": report.text, "quotes": quotes, "not_quotes": removed})


def _json(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=True) + "\n"
