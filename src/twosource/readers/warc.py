"""WARC and WARC.gz (ISO 28500), as CC-NEWS and other crawls have them: pages out of response records.

fastwarc (extra ``warc``) reads the records' HTTP; where a record begins and ends, and what is damaged, is told by
``warcframes``.  Requests, metadata, images and error pages are no reports: they are counted and said in one warning.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from twosource.errors import InputError
from twosource.model import Skipped, Warned
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.entry import Record
from twosource.readers.html import PageError, declared_charset, read_page
from twosource.readers.reason import in_short
from twosource.readers.stated import is_web_address
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.warcframes import Loss, warc_frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from twosource.readers.entry import RecordOutcome

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# The content codings (RFC 9110, 8.4.1) that are unpacked; a record without any may still hold an unpacked page.
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate", "zstd"})
_CODING = re.compile(rb"\ncontent-encoding:[ \t]*([^\r\n]{0,200})", re.IGNORECASE)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")


class _Record(Protocol):
    """What is used of fastwarc's record."""

    headers: Mapping[str, str]
    http_headers: _Answer | None
    http_content_type: str | None
    http_charset: str | None
    reader: BinaryIO


class _Answer(Protocol):
    status_code: int | None


def read_warc(name: str, stream: BinaryIO, max_bytes: int) -> Iterator[RecordOutcome]:
    """Read the pages of a WARC file.

    Args:
        name: the input's name; a record is named by its byte offset (``crawl.warc.gz@4096``).
        stream: the file, packed or not, able to seek.
        max_bytes: the largest page that is read.

    Raises:
        InputError: the extra ``warc`` is missing.
    """
    try:
        import fastwarc.warc  # noqa: F401 - asked for before the first record, so that one line says what is missing
    except ImportError as error:
        raise InputError(name, "is a WARC file, and fastwarc is not installed", "install twosource[warc]") from error
    passed: Counter[str] = Counter()
    last, inside = -1, 0
    for frame in warc_frames(stream):
        # A file packed as one member has every record at the same offset.
        inside = inside + 1 if frame.at == last else 0
        last = frame.at
        source = f"{name}@{frame.at}+{inside}" if inside else f"{name}@{frame.at}"
        if isinstance(frame, Loss):
            yield Skipped(source, frame.cause, "the records after it are read; get a whole copy for this one")
            continue
        kept_from = _reason_to_pass(frame.data)
        if kept_from is not None:
            passed[kept_from] += 1
            continue
        yield from _read_frame(name, source, frame.data, max_bytes, passed)
    if passed:
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
        yield Warned(name, f"records that are no pages were left out: {told}")


def _reason_to_pass(data: bytes) -> str | None:
    """Tell by its header that a record is no response, before its HTTP is looked at."""
    header = data[:4_096].split(b"\r\n\r\n", 1)[0].lower()
    for line in header.splitlines():
        if line.startswith(b"warc-type:"):
            kind = line.partition(b":")[2].strip().decode("ascii", "replace")[:20]
            return None if kind == "response" else kind
    return "without a type"


def _read_frame(name: str, source: str, data: bytes, max_bytes: int, passed: Counter[str]) -> Iterator[RecordOutcome]:
    try:
        record = _parse(data)
        if record is None or record.http_headers is None:
            yield Skipped(source, "its HTTP header cannot be parsed", "get a whole copy")
            return
        status, kind = record.http_headers.status_code, (record.http_content_type or "").casefold()
        if status != 200 or kind not in _PAGES:
            passed[f"answers with status {status}" if status != 200 else (kind[:40] or "without a content type")] += 1
            return
        coding = _unread_coding(data)
        if coding is not None:
            cause = f"its page is packed as {coding!r} (Content-Encoding), which is not read"
            yield Skipped(source, cause, "let the crawler ask for gzip, or unpack the page yourself")
            return
        page = record.reader.read(max_bytes + 1)
    except (OSError, ValueError, RuntimeError, UnicodeError) as error:
        yield Skipped(source, f"its page cannot be unpacked ({in_short(error)})", "get a whole copy")
        return
    if len(page) > max_bytes:
        yield Skipped(source, f"its page holds more than {max_bytes:,} bytes", "raise --max-bytes")
        return
    yield from _read_page(name, source, page, record)


def _unread_coding(data: bytes) -> str | None:
    """Name the content coding of an answer that cannot be unpacked; ``None`` when all of them can."""
    begin = _HEADERS_END.search(data)
    end = _HEADERS_END.search(data, begin.end()) if begin is not None else None
    if begin is None or end is None:
        return None
    found = _CODING.findall(data[begin.start() : end.end()])
    codings = [name.strip().casefold() for value in found for name in value.decode("latin-1").split(",")]
    return next((name for name in codings if name not in _UNPACKED), None)


def _parse(data: bytes) -> _Record | None:
    from fastwarc.warc import ArchiveIterator

    records = ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all", stream_detect=False)
    return cast("_Record | None", next(iter(records), None))


def _read_page(name: str, source: str, page: bytes, record: _Record) -> Iterator[RecordOutcome]:
    try:
        decoded = decode(page, record.http_charset or declared_charset(page))
        text, stated = read_page(decoded.text)
    except UndecodableError as error:
        yield Skipped(source, str(error), "leave the record out")
        return
    except PageError as error:
        yield Skipped(source, str(error), error.remedy)
        return
    yield from (Warned(source, note) for note in decoded.warnings)
    if record.headers.get("WARC-Truncated"):
        yield Warned(source, "the crawler cut the page short: its end is missing")
    target = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    taken = record.headers.get("WARC-Date")
    stated = replace(
        stated,
        path=name,
        source_id=(record.headers.get("WARC-Record-ID") or "").strip("<>") or None,
        url=stated.url or (target if is_web_address(target) else None),
        captured=parse_stated_date(taken) if taken else None,
    )
    yield Record(source, text, stated, hashlib.sha256(page).hexdigest())
