"""From what the user names (files, globs, standard input) to open streams and bytes, within bounds."""

from __future__ import annotations

import glob
import io
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.readers.gunzip import MAGIC, GzipError, gunzip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

STDIN = "-"
MAX_TABLE_BYTES = 50_000_000
_HEAD_BYTES = 8_192


@dataclass(frozen=True, slots=True)
class Source:
    """One opened input.

    Attributes:
        name: as the user named it; ``-`` for standard input.
        suffix: file name extension in lower case without ``.gz``; empty when there is none.
        head: the first bytes, unpacked.
        stream: everything, from the first byte on, unpacked.
        size: bytes of the unpacked content where known before reading.
        packed: the bytes as read when they were unpacked from gzip.
    """

    name: str
    suffix: str
    head: bytes
    stream: BinaryIO
    size: int | None
    packed: bytes | None = None


def shown_path(path: str | Path) -> str:
    """Return a path as text that can be printed: bytes of its name that are not UTF-8 are written as escapes."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def expand(inputs: Sequence[str | Path]) -> Iterator[str]:
    """Yield the inputs in the order given, with the globs that the shell left alone replaced by what they match."""
    for given in inputs:
        path = os.fspath(given)
        if path == STDIN or not glob.has_magic(path) or os.path.lexists(path):
            yield path
            continue
        matches = sorted(match for match in glob.glob(path, recursive=True) if not os.path.isdir(match))
        yield from matches or [path]


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
        if glob.has_magic(path):
            raise InputError(name, "no file matches", "check the pattern") from error
        raise InputError(name, "no such file", "check the path") from error
    except PermissionError as error:
        raise InputError(name, "permission denied", "make the file readable for you") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise InputError(name, f"cannot be opened ({cause.lower()})", "check the path") from error
    size = os.fstat(stream.fileno()).st_size if stat.S_ISREG(mode) else None
    return _look_into(name, Path(path), stream, size)


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
    return _look_into(STDIN, Path(), io.BytesIO(raw), len(raw))


def _look_into(name: str, path: Path, stream: BinaryIO, size: int | None) -> Source:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    try:
        head = stream.read(_HEAD_BYTES)
        if head.startswith(MAGIC):
            unpacked, packed = gunzip(_rewound(stream, head))
            stream.close()
            suffix = next(iter(suffixes[:-1][-1:] if suffixes[-1:] == [".gz"] else suffixes[-1:]), "")
            return Source(name, suffix, unpacked[:_HEAD_BYTES], io.BytesIO(unpacked), len(unpacked), packed)
        stream = _rewound(stream, head)
    except GzipError as error:
        stream.close()
        raise InputError(name, str(error), "unpack it yourself, or get a whole copy") from error
    except OSError as error:
        stream.close()
        raise _unreadable(name, error) from error
    return Source(name, suffixes[-1] if suffixes else "", head, stream, size)


def _rewound(stream: BinaryIO, head: bytes) -> BinaryIO:
    """Put the bytes that were looked at back in front; a pipe cannot seek and is read to the table cap."""
    if stream.seekable():
        stream.seek(0)
        return stream
    with stream:
        return io.BytesIO(head + stream.read(MAX_TABLE_BYTES + 1))
