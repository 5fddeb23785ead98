"""Zip archives as inputs: each member one input, read in memory and never written anywhere, within bounds.

A member's name is a label and no path: nothing is opened by it.  What is in an archive inside an archive is not read.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.model import Skipped, Warned
from twosource.readers.gunzip import MAX_RATIO, MAX_UNPACKED
from twosource.readers.reason import in_short
from twosource.readers.sources import look_into, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO, BinaryIO

    from twosource.readers.sources import Source

MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
MAX_MEMBERS = 100_000
MAX_ALL = 2_000_000_000
_MAX_DIRECTORY = 32_000_000
_FREE_BYTES = 1_000_000
_CHUNK = 262_144
# Office documents and books are archives too; these members tell them.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
_END, _END_64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_BYTES, _END_64_BYTES, _LOCATOR_BYTES, _LONGEST_COMMENT = 22, 56, 20, 65_535
_ENCRYPTED = 1
# Others unpack without a bound on what one read gives.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error)
_REPACK = "unpack the archive and name the folder"
_COPY = "get a whole copy"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is open.

    Attributes:
        unpacked: bytes of all its members, as its directory states them.
        members: one after the other, sorted by name, and why others are not read; the caller closes each stream.
    """

    unpacked: int
    members: Iterator[Source | Skipped | Warned]


def open_archive(source: Source) -> Archive | None:
    """Open a zip archive.

    Args:
        source: any input.

    Returns:
        The archive; ``None`` where the input is none, or one that is a document.

    Raises:
        InputError: the archive is damaged, or lists too many members.
    """
    if not source.head.startswith(MAGICS):
        return None
    _check_directory(source)
    try:
        archive = zipfile.ZipFile(source.stream)
    except _DAMAGED as error:
        raise InputError(source.name, f"is a damaged zip archive ({in_short(error)})", _COPY) from error
    members = [info for info in archive.infolist() if not info.is_dir()]
    if _DOCUMENTS & {info.filename for info in members}:
        source.stream.seek(0)
        return None
    if len(members) > MAX_MEMBERS:
        raise InputError(source.name, f"holds {len(members):,} files, over the limit of {MAX_MEMBERS:,}", _REPACK)
    members.sort(key=lambda info: info.filename)
    return Archive(sum(info.file_size for info in members), _members(source, archive, members))


def _members(
    source: Source, archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]
) -> Iterator[Source | Skipped | Warned]:
    hidden = [info for info in members if _is_hidden(info.filename)]
    shown = [info for info in members if not _is_hidden(info.filename)]
    left = MAX_ALL
    for number, info in enumerate(shown):
        name = f"{source.name}/{shown_path(info.filename)}"
        raw = _unpack(name, archive, info)
        if isinstance(raw, Skipped):
            yield raw
            continue
        left -= len(raw)
        if left < 0:
            cause = f"unpacks to more than {MAX_ALL:,} bytes: {len(shown) - number:,} of its files are not read"
            yield Skipped(source.name, cause, _REPACK)
            return
        try:
            yield look_into(name, None, io.BytesIO(raw), len(raw), named=info.filename)
        except InputError as error:
            yield Skipped(error.subject, error.cause, error.remedy)
    if hidden:
        yield Warned(source.name, f"{len(hidden):,} hidden files in it left out")
    if not members:
        yield Skipped(source.name, "is an archive without files", "check that it was saved whole")


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def _unpack(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Skipped:
    """Unpack one member, or say why not."""
    refused = _reason_to_refuse(info)
    if refused is not None:
        return Skipped(name, *refused)
    try:
        with archive.open(info) as packed:
            raw = _bounded(packed, info.compress_size)
    except _DAMAGED as error:
        return Skipped(name, f"cannot be unpacked ({in_short(error)})", _COPY)
    if raw is None:
        return Skipped(name, f"unpacks to more than {MAX_RATIO} times its size", "leave it out")
    if raw.startswith(MAGICS):
        return Skipped(name, "is a zip archive or office document inside a zip archive: not opened", _REPACK)
    return raw


def _reason_to_refuse(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Tell by what the directory says of a member why it is not unpacked, and what to do."""
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted", "unpack the archive with its password and name the folder"
    if info.compress_type not in _METHODS:
        return f"is packed by a method that is not read ({info.compress_type})", _REPACK
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a symbolic link in an archive: not followed", "pack the file itself"
    if info.file_size > MAX_UNPACKED:
        return f"holds {info.file_size:,} bytes, over the limit of {MAX_UNPACKED:,}", "split it"
    return None


def _bounded(packed: IO[bytes], size: int) -> bytes | None:
    """Read a member to its end; ``None`` when it unpacks to too many times its size."""
    raw = bytearray()
    while chunk := packed.read(_CHUNK):
        raw += chunk
        if len(raw) > _FREE_BYTES and len(raw) > MAX_RATIO * max(size, 1):
            return None
    return bytes(raw)


def _check_directory(source: Source) -> None:
    """Refuse an archive by the size of its directory, before that is read into memory.

    Raises:
        InputError: the directory is missing or too large.
    """
    size = _directory_bytes(source.stream)
    source.stream.seek(0)
    if size is None:
        raise InputError(source.name, "is a zip archive that is cut short: its directory is missing", _COPY)
    if size > _MAX_DIRECTORY:
        raise InputError(source.name, f"lists more files than can be read at once ({size:,} bytes of names)", _REPACK)


def _directory_bytes(stream: BinaryIO) -> int | None:
    """Read how long an archive says its directory is (APPNOTE 4.3.14 to 4.3.16); ``None`` when it has none."""
    end = stream.seek(0, io.SEEK_END)
    start = max(0, end - _END_BYTES - _LONGEST_COMMENT - _LOCATOR_BYTES)
    stream.seek(start)
    tail = stream.read()
    found = tail.rfind(_END)
    if found < 0 or len(tail) - found < _END_BYTES:
        return None
    (size,) = struct.unpack_from("<L", tail, found + 12)
    locator = found - _LOCATOR_BYTES
    if locator >= 0 and tail[locator : locator + 4] == _LOCATOR:
        # The end record of a large archive lies before its locator; where that says otherwise, the larger size counts.
        (place,) = struct.unpack_from("<Q", tail, locator + 8)
        for at in {place, start + locator - _END_64_BYTES}:
            if 0 <= at <= end - _END_64_BYTES:
                stream.seek(at)
                record = stream.read(_END_64_BYTES)
                if record.startswith(_END_64):
                    size = max(size if size != 0xFFFFFFFF else 0, *struct.unpack_from("<Q", record, 40))
    return int(size)
