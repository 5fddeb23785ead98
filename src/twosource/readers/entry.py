"""One report inside an input that holds several, before its text is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Link, Skipped, Warned

if TYPE_CHECKING:
    from twosource.readers.stated import Stated


@dataclass(frozen=True, slots=True)
class Record:
    """One record that holds a text.

    Attributes:
        source: the input's name with the record's place in it (``file.jsonl:17``, ``crawl.warc.gz@4096``).
        text: the text as the record holds it.
        stated: what the other fields say.
        raw_sha256: hex digest of the record's bytes (where it has none of its own: of its text in UTF-8).
    """

    source: str
    text: str
    stated: Stated
    raw_sha256: str


RecordOutcome = Record | Skipped | Warned | Link
