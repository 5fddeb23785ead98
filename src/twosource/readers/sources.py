"""From what the user names (files, folders, globs, standard input) to open streams and bytes, within bounds."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.paths import STDIN
from twosource.readers.gunzip import MAGIC, GzipError, gunzip, gunzip_pieces
from twosource.readers.stated import is_web_address

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_TABLE_BYTES = 50_000_000
_HEAD_BYTES = 8_192
_WARC = b"WARC/"
_BROTLI = ".br"
RECORD_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})


@dataclass(frozen=True, slots=True)
class Source:
    """One opened input.

    Attributes:
        name: as the user named it; ``-`` for standard input.
        path: where the file lies; ``None`` for standard input.
        suffix: file name extension in lower case without ``.gz``; empty when there is none.
        head: the first bytes, unpacked.
        stream: everything, from the first byte on, unpacked; of a packed WARC file as read.
        size: bytes of the content where known before reading.
        packed: the bytes as read when they were unpacked from gzip.
        damage: why a part of the packed data could not be unpacked; ``stream`` holds the rest.
    """

    name: str
    path: str | None
    suffix: str
    head: bytes
    stream: BinaryIO
    size: int | None
    packed: bytes | None = None
    damage: tuple[str, ...] = ()


def shown_path(path: str | Path) -> str:
    """Return a path as text that can be printed: bytes of its name that are not UTF-8 are written as escapes."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def open_source(path: str, stdin: BinaryIO) -> Source:
    """Open one input; the caller closes ``stream``.

    Raises:
        InputError: when it is missing, a directory, a device, unreadable or damaged gzip.
    """
    if path == STDIN:
        return _from_stdin(stdin)
    name = shown_path(path)
    try:
        mode = os.stat(path).st_mode
        _refuse_kind(path, name, mode)
        stream = open(path, "rb")  # noqa: SIM115 - handed to the caller, who closes it
    except FileNotFoundError as error:
        if is_web_address(name):
            remedy = "save the page and name its file"
            raise InputError(name, "is a web address; nothing is fetched", remedy) from error
        if has_magic(path):
            raise InputError(name, "no file matches", "check the pattern") from error
        raise InputError(name, "no such file", "check the path") from error
    except PermissionError as error:
        raise InputError(name, "permission denied", "make the file readable for you") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise InputError(name, f"cannot be opened ({cause.lower()})", "check the path") from error
    size = os.fstat(stream.fileno()).st_size if stat.S_ISREG(mode) else None
    return look_into(name, path, stream, size)


def read_all(source: Source, limit: int) -> bytes:
    """Read a source that must not hold more than ``limit`` bytes.

    Raises:
        InputError: when it holds more, or the reading fails.
    """
    if source.size is not None and source.size > limit:
        raise _too_large(source.name, source.size, limit)
    try:
        raw = source.stream.read(limit + 1)
    except OSError as error:
        raise _unreadable(source.name, error) from error
    if len(raw) > limit:
        raise _too_large(source.name, None, limit)
    return raw


def _too_large(name: str, size: int | None, limit: int) -> InputError:
    amount = f"{size:,} bytes" if size is not None else f"more than {limit:,} bytes"
    return InputError(name, f"holds {amount}, over the limit of {limit:,}", "split it or raise --max-bytes")


def _unreadable(name: str, error: OSError) -> InputError:
    return InputError(name, f"cannot be read ({(error.strerror or str(error)).lower()})", "check the file and its disk")


def _refuse_kind(path: str, name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        folder = name.rstrip("/")
        raise InputError(name, "is a directory", f"name its files or use a glob such as '{folder}/*.txt'")
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise InputError(shown_path(path), "is a device or socket, not a file", "name a file")


def _from_stdin(stdin: BinaryIO) -> Source:
    raw = stdin.read(MAX_TABLE_BYTES + 1)
    if len(raw) > MAX_TABLE_BYTES:
        raise _too_large(STDIN, None, MAX_TABLE_BYTES)
    return look_into(STDIN, None, io.BytesIO(raw), len(raw))


def look_into(name: str, path: str | None, stream: BinaryIO, size: int | None, named: str = "") -> Source:
    """Look at how an opened input begins, and unpack it.

    Args:
        name: as the user named it.
        path: where the file lies; ``None`` when it is no file.
        stream: its bytes; closed when it cannot be used.
        size: their number, where known.
        named: a file name that tells the format, where there is no path.

    Raises:
        InputError: it cannot be read, or is packed in a way that is not.
    """
    suffixes = [suffix.lower() for suffix in Path(path or named).suffixes]
    if suffixes[-1:] == [_BROTLI]:
        stream.close()
        raise InputError(name, "is packed with Brotli, which is not read", "unpack it first: brotli --decompress FILE")
    try:
        head = stream.read(_HEAD_BYTES)
        stream = _rewound(stream, head)
        if head.startswith(MAGIC):
            return _unpacked(name, path, suffixes, stream, size)
    except GzipError as error:
        stream.close()
        raise InputError(name, str(error), "unpack it yourself, or get a whole copy") from error
    except OSError as error:
        stream.close()
        raise _unreadable(name, error) from error
    damaged_crawl = suffixes[-2:] == [".warc", ".gz"]
    suffix = ".warc" if damaged_crawl else next(iter(suffixes[-1:]), "")
    return Source(name, path, suffix, head, stream, size)


def _unpacked(name: str, path: str | None, suffixes: list[str], stream: BinaryIO, size: int | None) -> Source:
    """Unpack gzip; a WARC file stays packed, as its members are read one by one."""
    inner = suffixes[:-1][-1:] if suffixes[-1:] == [".gz"] else suffixes[-1:]
    suffix = next(iter(inner), "")
    begun = next((piece.data for piece in gunzip_pieces(stream) if piece.data), b"")
    stream.seek(0)
    if suffix == ".warc" or begun.startswith(_WARC):
        return Source(name, path, ".warc", begun[:_HEAD_BYTES], stream, size)
    try:
        unpacked, packed = gunzip(stream)
        damage: tuple[str, ...] = ()
    except GzipError:
        if suffix not in RECORD_SUFFIXES:
            raise
        stream.seek(0)
        unpacked, packed, damage = _rescued(stream)
    stream.close()
    return Source(name, path, suffix, unpacked[:_HEAD_BYTES], io.BytesIO(unpacked), len(unpacked), packed, damage)


def _rescued(stream: BinaryIO) -> tuple[bytes, bytes, tuple[str, ...]]:
    """Unpack what is whole of damaged gzip that holds a record a line; the lines cut by the damage are dropped.

    Raises:
        GzipError: when it unpacks to too much.
    """
    out = bytearray()
    damage: list[str] = []
    for piece in gunzip_pieces(stream):
        out += piece.data
        if len(out) > MAX_TABLE_BYTES:
            raise GzipError(f"unpacks to more than {MAX_TABLE_BYTES:,} bytes")
        if piece.loss is not None:
            damage.append(f"{piece.loss} in the member at byte {piece.at}: its lines from there on are lost")
            del out[out.rfind(b"\n") + 1 :]
    stream.seek(0)
    return bytes(out), stream.read(), tuple(damage)


def _rewound(stream: BinaryIO, head: bytes) -> BinaryIO:
    """Put the bytes that were looked at back in front; a pipe cannot seek and is read to the table cap."""
    if stream.seekable():
        stream.seek(0)
        return stream
    with stream:
        return io.BytesIO(head + stream.read(MAX_TABLE_BYTES + 1))
