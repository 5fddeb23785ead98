"""Gzip with bounds: a bomb stops at the cap, a truncated or damaged file is refused."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_UNPACKED = 50_000_000
MAX_RATIO = 200
_FREE_BYTES = 1_000_000
_CHUNK = 65_536
_GZIP_WINDOW = 31
MAGIC = b"\x1f\x8b"


class GzipError(ValueError):
    """The gzip data cannot be used; the message says why."""


def gunzip(stream: BinaryIO, max_unpacked: int = MAX_UNPACKED) -> tuple[bytes, bytes]:
    """Unpack a gzip stream of one or more members.

    Unpacking stops at ``max_unpacked`` bytes, and beyond the first megabyte at 200 times the bytes read.

    Returns:
        What was unpacked, and the packed bytes as read.

    Raises:
        GzipError: when the data is truncated, damaged, no gzip, or unpacks to too much.
    """
    out = bytearray()
    packed = bytearray()
    pending = b""
    member = zlib.decompressobj(_GZIP_WINDOW)
    while True:
        chunk = pending or stream.read(_CHUNK)
        if not pending:
            packed += chunk
        if not chunk:
            break
        if member.eof:
            if not chunk.strip(b"\0"):
                pending = b""
                continue
            member = zlib.decompressobj(_GZIP_WINDOW)
        _feed(member, chunk, out, packed, max_unpacked)
        pending = member.unused_data
    if not member.eof:
        raise GzipError("the gzip data is truncated")
    if out.startswith(MAGIC):
        raise GzipError("holds gzip data inside gzip data")
    return bytes(out), bytes(packed)


def _feed(member: zlib._Decompress, chunk: bytes, out: bytearray, packed: bytearray, cap: int) -> None:
    try:
        while chunk and not member.eof:
            out += member.decompress(chunk, _CHUNK * 4)
            chunk = member.unconsumed_tail
            _check_size(len(out), len(packed), cap)
    except zlib.error as error:
        raise GzipError("the gzip data is damaged") from error


def _check_size(unpacked: int, packed: int, cap: int) -> None:
    if unpacked > cap:
        raise GzipError(f"unpacks to more than {cap:,} bytes")
    if unpacked > _FREE_BYTES and unpacked > MAX_RATIO * packed:
        raise GzipError(f"unpacks to more than {MAX_RATIO} times its size")
