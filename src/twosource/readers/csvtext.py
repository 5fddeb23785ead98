"""CSV by RFC 4180, record by record: a broken or giant record costs only itself."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = re.compile(r'["\r\n]')
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The text of one record and the line (from 1) that it begins on; ``broken`` says why it cannot be parsed."""

    line: int
    text: str
    broken: str | None = None


def split_records(text: str, delimiter: str) -> Iterator[RawRecord]:
    """Split a CSV text into records; quoted fields may hold line breaks.

    A quotation mark opens a quoted field only at a field's beginning.  A quoted field that never closes costs its line.
    """
    at, line = 0, 1
    while at < len(text):
        end, following = _record_end(text, at, delimiter)
        broken = None
        if end < 0:
            broken = "a quoted field is never closed"
            end, following = _line_end(text, at)
        record = text[at:end]
        if record.strip():
            yield RawRecord(line, record, broken)
        line += _count_breaks(text, at, following)
        at = following


def parse_record(record: str, delimiter: str) -> list[str]:
    """Parse the fields of one record.

    Raises:
        csv.Error: when the quoting is broken.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(record) + 1))
    rows = list(csv.reader([record], delimiter=delimiter, strict=True))
    return rows[0] if rows else []


def _record_end(text: str, at: int, delimiter: str) -> tuple[int, int]:
    """Return where the record ends and where the next begins; ``(-1, -1)`` when a quoted field stays open."""
    position = at
    while True:
        mark = _MARKS.search(text, position)
        if mark is None:
            return len(text), len(text)
        if mark.group() != '"':
            return mark.start(), _after_break(text, mark.start())
        if mark.start() > at and text[mark.start() - 1] != delimiter:
            position = mark.end()
            continue
        closing = _closing_quote(text, mark.end())
        if closing < 0:
            return -1, -1
        position = closing + 1


def _closing_quote(text: str, at: int) -> int:
    while True:
        quote = text.find('"', at)
        if quote < 0 or text[quote + 1 : quote + 2] != '"':
            return quote
        at = quote + 2


def _line_end(text: str, at: int) -> tuple[int, int]:
    match = _BREAK.search(text, at)
    return (match.start(), match.end()) if match else (len(text), len(text))


def _after_break(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else at + 1


def _count_breaks(text: str, start: int, end: int) -> int:
    newlines = text.count("\n", start, end)
    return newlines + text.count("\r", start, end) - text.count("\r\n", start, end)
