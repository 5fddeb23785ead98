"""Which format an input has, by its content and its name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from twosource.readers.decode import UndecodableError, decode
from twosource.readers.html import declared_charset, looks_like_html
from twosource.readers.letter import looks_like_letter
from twosource.readers.sources import RECORD_SUFFIXES
from twosource.readers.tables import has_text_column
from twosource.readers.xmltext import root_name

if TYPE_CHECKING:
    from twosource.model import InputFormat
    from twosource.readers.sources import Source

_HTML = frozenset({".html", ".htm", ".xhtml"})
_CSV = frozenset({".csv", ".tsv"})
_PLAIN = frozenset({".txt", ".text", ".md"})
_XML_ROOTS = frozenset(
    {"rss", "feed", "RDF", "urlset", "sitemapindex", "newsItem", "newsMessage", "packageItem", "conceptItem",
     "planningItem", "knowledgeItem"}
)  # fmt: skip
_XML_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
_LETTERS = frozenset({".eml"})
_OBJECT = re.compile(r"\s*\{\s*\"")
_ARRAY = re.compile(r"\s*\[\s*\{\s*\"")


def recognise(source: Source) -> InputFormat:
    """Tell the format: magic bytes and table suffixes are believed, the rest is known by how it begins.

    A ``.txt`` file that begins as a page does is a page, and a ``.html`` file without any tag is plain text.
    """
    known = _by_magic(source)
    if known is not None:
        return known
    head = _decoded_head(source.head)
    root = root_name(head)
    declared = head.lstrip().startswith("<?xml") or source.suffix in _XML_SUFFIXES
    if root in _XML_ROOTS or (declared and (root or "").casefold() != "html"):
        return "xml"
    if looks_like_html(head) or (source.suffix in _HTML and "<" in head):
        return "html"
    if source.suffix in _LETTERS or looks_like_letter(head):
        return "eml"
    return "text" if source.suffix in _PLAIN else _by_first_line(source, head)


def _by_magic(source: Source) -> InputFormat | None:
    if source.head.startswith(b"PAR1"):
        return "parquet"
    if source.suffix == ".warc" or source.head.startswith(b"WARC/"):
        return "warc"
    if source.suffix in RECORD_SUFFIXES:
        return "jsonl"
    return "csv" if source.suffix in _CSV else None


def _by_first_line(source: Source, head: str) -> InputFormat:
    lines = head.strip().splitlines() or [""]
    first = lines[0]
    if _OBJECT.match(head):
        return "jsonl" if _is_record(lines, len(head)) else "json"
    if source.suffix == ".json" or _ARRAY.match(head):
        return "json"
    delimiter = max(",;\t", key=first.count)
    if delimiter in first and has_text_column([name.strip().strip('"') for name in first.split(delimiter)]):
        return "csv"
    return "text"


def _is_record(lines: list[str], known: int) -> bool:
    """Say whether JSON is one object a line, and no document: its first line tells, or that another one begins so."""
    if "jsonfeed.org/version/" in lines[0]:
        return False
    try:
        return isinstance(json.loads(lines[0]), dict)
    except (ValueError, RecursionError):
        return len(lines[0]) >= known - 1 or any(line.startswith('{"') for line in lines[1:])


def _decoded_head(head: bytes) -> str:
    """Decode the first bytes for a look; a character cut at their end does no harm."""
    try:
        return decode(head, declared_charset(head)).text
    except UndecodableError:
        return head.decode("latin-1")
