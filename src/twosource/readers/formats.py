"""Which format an input has, by its content and its name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.html import declared_charset, looks_like_html
from twosource.readers.tables import has_text_column

if TYPE_CHECKING:
    from twosource.model import InputFormat
    from twosource.readers.sources import Source

_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSONL = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_CSV = frozenset({".csv", ".tsv"})
_PLAIN = frozenset({".txt", ".text", ".md"})


def recognise(source: Source) -> InputFormat:
    """Tell the format: table suffixes are believed, a page is known by its first tags, the rest by its first line.

    A ``.txt`` file that begins as a page does is a page, and a ``.html`` file without any tag is plain text.
    """
    if source.suffix in _JSONL:
        return "jsonl"
    if source.suffix in _CSV:
        return "csv"
    head = _decoded_head(source.head)
    if looks_like_html(head) or (source.suffix in _HTML and "<" in head):
        return "html"
    if source.suffix in _PLAIN:
        return "text"
    return _by_first_line(source, head)


def _by_first_line(source: Source, head: str) -> InputFormat:
    first = head.lstrip().partition("\n")[0].rstrip("\r")
    if source.suffix == ".json" and (first == "{" or first.startswith("[")):
        cause = "is one JSON document, not one object a line"
        raise InputError(source.name, cause, "convert it, for example with jq -c '.[]'")
    if first.startswith("{") and (source.suffix == ".json" or _is_record(first, len(head))):
        return "jsonl"
    delimiter = max(",;\t", key=first.count)
    if delimiter in first and has_text_column([name.strip().strip('"') for name in first.split(delimiter)]):
        return "csv"
    return "text"


def _is_record(line: str, known: int) -> bool:
    """Say whether a line is a JSON object, or begins as one and is longer than what is known of it."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return len(line) >= known - 1 and line[1:].lstrip().startswith('"')


def _decoded_head(head: bytes) -> str:
    """Decode the first bytes for a look; a character cut at their end does no harm."""
    try:
        return decode(head, declared_charset(head)).text
    except UndecodableError:
        return head.decode("latin-1")
