"""Whole JSON documents: a JSON Feed, a ninjs item, or an array of either ninjs items or records."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from twosource.model import Skipped, Warned
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.feeds import is_json_feed, read_json_feed
from twosource.readers.ninjs import is_ninjs, read_ninjs
from twosource.readers.reason import in_short
from twosource.readers.tables import ALIASES, to_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.readers.entry import RecordOutcome
    from twosource.readers.jsonld import Json

# Parsed JSON takes up to thirty times its size.
MAX_JSON_BYTES = 20_000_000
MAX_ENTRIES = 200_000


def read_json(name: str, raw: bytes) -> Iterator[RecordOutcome]:
    """Read a JSON document."""
    try:
        decoded = decode(raw)
        value: Json = json.loads(decoded.text)
    except UndecodableError as error:
        yield Skipped(name, str(error), "write it as UTF-8")
        return
    except json.JSONDecodeError as error:
        cause = f"is no JSON ({in_short(error.msg)} at line {error.lineno}, column {error.colno})"
        yield Skipped(name, cause, "check that it was saved whole")
        return
    except (RecursionError, ValueError):
        yield Skipped(name, "is no JSON that can be read (too deep, or a number too long)", "simplify it")
        return
    yield from (Warned(name, note) for note in decoded.warnings)
    if isinstance(value, list):
        yield from _read_array(name, value)
    elif isinstance(value, dict) and is_json_feed(value):
        yield from read_json_feed(name, value)
    elif isinstance(value, dict):
        digest = hashlib.sha256(raw).hexdigest()
        yield from read_ninjs(name, name, value, digest) if is_ninjs(value) else to_record(name, name, value, digest)
    else:
        yield Skipped(name, "is JSON but neither an object nor an array", _remedy())


def _read_array(name: str, rows: list[Json]) -> Iterator[RecordOutcome]:
    if len(rows) > MAX_ENTRIES:
        yield Skipped(name, f"has {len(rows):,} entries, over the limit of {MAX_ENTRIES:,}", "write it as JSON Lines")
        return
    strange = [number for number, row in enumerate(rows, start=1) if not isinstance(row, dict)]
    if strange:
        yield Skipped(name, f"{len(strange):,} of its entries are no objects, the first at {strange[0]}", _remedy())
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            yield from _read_row(f"{name}:{number}", name, row)


def _read_row(source: str, name: str, row: dict[str, Json]) -> Iterator[RecordOutcome]:
    written = json.dumps(row, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(written).hexdigest()
    yield from read_ninjs(source, name, row, digest) if is_ninjs(row) else to_record(source, name, row, digest)


def _remedy() -> str:
    return f"give objects with a field named one of: {', '.join(ALIASES['text'])}"
