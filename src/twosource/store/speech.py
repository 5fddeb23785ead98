"""Who said what, as rows of the catalog."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from twosource.attribution.silence import is_silence
from twosource.saying import said_text
from twosource.store.codec import dump, encode
from twosource.store.names import speaker_key
from twosource.surrogates import storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from twosource.model import Attribution, Reading, Report, Span

SPEECH = """
CREATE TABLE speaker (
    id TEXT PRIMARY KEY, norm TEXT NOT NULL, kind TEXT NOT NULL, proper INTEGER NOT NULL
) STRICT;
CREATE INDEX speaker_norm ON speaker (norm);
CREATE TABLE speech (
    report TEXT NOT NULL, attribution TEXT NOT NULL, speaker TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
    cue TEXT NOT NULL, text TEXT NOT NULL, spans TEXT NOT NULL, kind TEXT NOT NULL, polarity TEXT NOT NULL,
    start INTEGER NOT NULL, corrected TEXT NOT NULL, PRIMARY KEY (report, attribution)
) STRICT;
CREATE INDEX speech_speaker ON speech (speaker);
"""


def list_speech(base: sqlite3.Connection, reading: Reading) -> None:
    """Add the attributions of a reading that have a speaker."""
    for attribution in reading.attributions:
        _list(base, reading.report, attribution)


def list_speech_again(base: sqlite3.Connection, reading: Reading) -> None:
    """Put the attributions of a reading in the place of those that are listed of its report."""
    base.execute("DELETE FROM speech WHERE report = ?", (reading.report.id,))
    list_speech(base, reading)


def _list(base: sqlite3.Connection, report: Report, attribution: Attribution) -> None:
    if attribution.speaker is None or not attribution.content or is_silence(report.text, attribution):
        return
    key = speaker_key(attribution.speaker, report.id)
    base.execute("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?, ?)", (key.id, key.norm, key.kind, int(key.proper)))
    row = (
        report.id,
        attribution.id,
        key.id,
        storable(attribution.speaker.name),
        _written(report, attribution.source),
        _written(report, attribution.cue),
        _written(report, attribution.content),
        json.dumps(encode(attribution.content), separators=(",", ":")),
        attribution.kind,
        attribution.polarity,
        attribution.content[0].start,
        dump(encode(attribution.corrected)),
    )
    base.execute("INSERT OR IGNORE INTO speech VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _written(report: Report, spans: Sequence[Span]) -> str:
    return storable(said_text(report.text, spans))
