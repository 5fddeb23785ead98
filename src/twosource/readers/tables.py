"""JSONL and CSV: one report a record, columns by their usual names; a bad record costs only itself."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING

from twosource.model import Skipped, Warned
from twosource.readers.bylines import split_authors
from twosource.readers.csvtext import RawRecord, parse_record, split_records
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.entry import Record
from twosource.readers.jsonld import Json, plain_name
from twosource.readers.ninjs import is_ninjs, read_ninjs
from twosource.readers.reason import in_short
from twosource.readers.stated import Stated, clean, is_web_address, language_code, publication_status
from twosource.readers.stated_date import parse_stated_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from twosource.readers.entry import RecordOutcome

# The first name of each list that a record has with a value wins.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "source_id", "article_id", "doc_id", "uuid", "guid"),
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext"),
    "url": ("url", "link", "canonical_url", "article_url", "permalink"),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "source_name", "media", "newspaper"),
    "date": ("date", "published", "published_at", "publishedat", "date_published", "datepublished", "publish_date",
             "date_publish", "pub_date", "pubdate", "datetime"),
    "title": ("title", "headline"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang", "inlanguage"),
    "credit": ("credit", "agency"),
    "version": ("version", "revision"),
    "updated": ("updated", "updated_at", "date_modified", "datemodified", "modified", "last_modified"),
    "status": ("pubstatus", "status"),
    "embargo": ("embargo", "embargoed", "embargo_until"),
}  # fmt: skip
_SHORT = 2_000


def read_jsonl(name: str, stream: BinaryIO, max_bytes: int) -> Iterator[RecordOutcome]:
    """Read JSON Lines: a line at a time, so that neither a long file nor a giant line fills the memory."""
    for number, line in _lines(stream, max_bytes):
        source = f"{name}:{number}"
        if line is None:
            yield Skipped(source, f"the line holds more than {max_bytes:,} bytes", "split it or raise --max-bytes")
            continue
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield Skipped(name, "is UTF-16, and JSON Lines are UTF-8", "convert it, for example with iconv")
            return
        bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if bare.strip():
            yield from _read_line(source, name, bare)


def read_csv(name: str, raw: bytes, max_bytes: int) -> Iterator[RecordOutcome]:
    """Read CSV with a header line; the delimiter (comma, semicolon or tab) is the header's."""
    try:
        decoded = decode(raw)
    except UndecodableError as error:
        yield Skipped(name, str(error), "give a text file")
        return
    yield from (Warned(name, note) for note in decoded.warnings)
    delimiter = _delimiter_of(decoded.text)
    records = split_records(decoded.text, delimiter)
    header = next(records, None)
    names = _fields(header, delimiter) if header else None
    if header is None or names is None or not _has_column(names, "text"):
        yield Skipped(name, "has no text column", f"name a column one of: {', '.join(ALIASES['text'])}")
        return
    for record in records:
        yield from _read_row(name, names, record, delimiter, max_bytes)


def has_text_column(names: list[str]) -> bool:
    """Say whether one of the column names is known to hold the text, and another one is known at all."""
    folded = {fold_column(name) for name in names}
    known = sum(bool(folded.intersection(aliases)) for aliases in ALIASES.values())
    return _has_column(names, "text") and known > 1


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= limit:
            yield number, line
            continue
        while not line.endswith(b"\n"):
            line = stream.readline(1_000_000)
            if not line:
                break
        yield number, None


def _read_line(source: str, name: str, line: bytes) -> Iterator[RecordOutcome]:
    try:
        decoded = decode(line)
        value: Json = json.loads(decoded.text)
    except UndecodableError as error:
        yield Skipped(source, str(error), "write the record as UTF-8")
        return
    except json.JSONDecodeError as error:
        yield Skipped(
            source, f"is no JSON ({in_short(error.msg)} at column {error.colno})", "write one JSON object a line"
        )
        return
    except (RecursionError, ValueError):
        yield Skipped(source, "is no JSON that can be read (too deep, or a number too long)", "simplify the record")
        return
    yield from (Warned(source, note) for note in decoded.warnings)
    if not isinstance(value, dict):
        yield Skipped(source, "is JSON but no object", "write one object with a text field a line")
        return
    digest = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
    yield from read_ninjs(source, name, value, digest) if is_ninjs(value) else to_record(source, name, value, digest)


def _read_row(
    name: str, names: list[str], record: RawRecord, delimiter: str, max_bytes: int
) -> Iterator[RecordOutcome]:
    source = f"{name}:{record.line}"
    if record.broken:
        yield Skipped(source, record.broken, "close the quotation mark, or double the ones inside the field")
        return
    if len(record.text) > max_bytes:
        yield Skipped(source, f"the record holds more than {max_bytes:,} bytes", "split it or raise --max-bytes")
        return
    fields = _fields(record, delimiter)
    if fields is None:
        yield Skipped(source, "has broken quoting", "double the quotation marks inside a quoted field")
        return
    if len(fields) > len(names):
        cause = f"has {len(fields)} fields where the header names {len(names)}"
        yield Skipped(source, cause, "quote the fields that hold the delimiter")
        return
    row: dict[str, Json] = dict(zip(names, fields, strict=False))
    digest = hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()
    yield from to_record(source, name, row, digest)


def to_record(source: str, name: str, row: Mapping[str, Json], digest: str) -> Iterator[RecordOutcome]:
    """Make a record of a row by the usual names of its columns.

    Args:
        source: the row as the user finds it.
        name: the input's name.
        row: values by column.
        digest: of the row's bytes.
    """
    columns = {fold_column(key): value for key, value in reversed(tuple(row.items()))}
    text = _text_of(columns)
    if text is None:
        yield Skipped(source, "has no text", f"give it a field named one of: {', '.join(ALIASES['text'])}")
        return
    if not text.strip():
        yield Skipped(source, "its text is empty", "leave the record out or fill in its text")
        return
    days: dict[str, str | None] = {}
    for field in ("date", "updated", "embargo"):
        stated_day = _value(columns, field)
        days[field] = parse_stated_date(stated_day) if stated_day else None
        if stated_day and days[field] is None:
            cause = f"its {field} {stated_day[:40]!r} is not understood and is left unknown (write 2022-02-04)"
            yield Warned(source, cause)
    version = _value(columns, "version")
    url = _value(columns, "url")
    stated = Stated(
        source_id=_value(columns, "id"),
        path=name,
        url=url if is_web_address(url) else None,
        outlet=_value(columns, "outlet"),
        title=_value(columns, "title"),
        authors=_authors(columns),
        published=days["date"],
        language=language_code(_value(columns, "language")),
        credit=_value(columns, "credit"),
        version=int(version) if version and version.isdecimal() and len(version) < 7 else None,
        updated=days["updated"],
        status=publication_status(_value(columns, "status")),
        embargo=days["embargo"],
    )
    yield Record(source, text, stated, digest)


def _text_of(columns: Mapping[str, Json]) -> str | None:
    found = [columns[alias] for alias in ALIASES["text"] if isinstance(columns.get(alias), str)]
    texts = [value for value in found if isinstance(value, str)]
    return next((value for value in texts if value.strip()), texts[0] if texts else None)


def _value(columns: Mapping[str, Json], field: str) -> str | None:
    for alias in ALIASES[field]:
        value = columns.get(alias)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            cleaned = clean(str(value))
            if cleaned and len(cleaned) <= _SHORT:
                return cleaned
    return None


def _authors(columns: Mapping[str, Json]) -> tuple[str, ...]:
    for alias in ALIASES["authors"]:
        value = columns.get(alias)
        if isinstance(value, list):
            authors = tuple(name for item in value if (name := plain_name(item)))
        else:
            authors = split_authors(value) if isinstance(value, str) and len(value) <= _SHORT else ()
        if authors:
            return authors
    return ()


def _delimiter_of(text: str) -> str:
    header = text.lstrip("\r\n").partition("\n")[0][:_SHORT]
    return max(",;\t", key=header.count)


def _fields(record: RawRecord, delimiter: str) -> list[str] | None:
    try:
        return parse_record(record.text, delimiter)
    except csv.Error:
        return None


def _has_column(names: list[str], field: str) -> bool:
    return bool({fold_column(name) for name in names}.intersection(ALIASES[field]))


def fold_column(name: str) -> str:
    """The name of a column without case, with underscores for blanks and hyphens."""
    return name.strip().casefold().replace(" ", "_").replace("-", "_")
