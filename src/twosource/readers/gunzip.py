"""Gzip with bounds: a bomb stops at the cap, and damage costs its member and not the file.

A gzip file is a row of members.  Where one is damaged, the next is looked for by its magic bytes, as a WARC file or an
appended log has thousands of them.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAX_UNPACKED = 50_000_000
MAX_RATIO = 200
_FREE_BYTES = 1_000_000
_CHUNK = 65_536
_GZIP_WINDOW = 31
_PROBE = 512
# How far damaged files are read again, so that a file made of damage costs no more than its size a few times.
_MAX_REREAD = 200_000_000
MAGIC = b"\x1f\x8b"
MEMBER = b"\x1f\x8b\x08"


class GzipError(ValueError):
    """The gzip data cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Unpacked bytes, or a loss.

    Attributes:
        at: offset in the packed file at which the member begins.
        data: what was unpacked; empty for a loss.
        loss: why the rest of the member cannot be read.
    """

    at: int
    data: bytes = b""
    loss: str | None = None


@dataclass(slots=True)
class _Packed:
    """The packed bytes that are not used up, with their place in the file."""

    stream: BinaryIO
    at: int = 0
    rest: bytes = b""
    read: bytearray | None = field(default=None)
    budget: int = _MAX_REREAD

    def fill(self) -> bool:
        """Read on; false at the end."""
        chunk = self.stream.read(_CHUNK)
        if self.read is not None:
            self.read += chunk
        self.rest += chunk
        return bool(chunk)

    def rewind(self, at: int) -> None:
        """Go back to an earlier place, as often as the bytes to be read again allow."""
        back = self.at + len(self.rest) - at
        if self.read is not None or back > self.budget:
            return
        self.budget -= back
        self.stream.seek(at)
        self.at, self.rest = at, b""

    def drop(self, count: int) -> None:
        """Give up the first bytes."""
        self.rest = self.rest[count:]
        self.at += count


def gunzip(stream: BinaryIO, max_unpacked: int = MAX_UNPACKED) -> tuple[bytes, bytes]:
    """Unpack a whole gzip stream of one or more members.

    Unpacking stops at ``max_unpacked`` bytes, and beyond the first megabyte at 200 times the bytes read.

    Returns:
        What was unpacked, and the packed bytes as read.

    Raises:
        GzipError: when the data is truncated, damaged, no gzip, or unpacks to too much.
    """
    out = bytearray()
    packed = _Packed(stream, read=bytearray())
    for piece in _pieces(packed, b""):
        if piece.loss is not None:
            raise GzipError(piece.loss)
        out += piece.data
        if len(out) > max_unpacked:
            raise GzipError(f"unpacks to more than {max_unpacked:,} bytes")
    if out.startswith(MAGIC):
        raise GzipError("holds gzip data inside gzip data")
    return bytes(out), bytes(packed.read or b"")


def gunzip_pieces(stream: BinaryIO, opening: bytes = b"") -> Iterator[Piece]:
    """Unpack a gzip stream member by member, past what is damaged, in memory of a few hundred kilobytes.

    A member that unpacks to more than 200 times its size (beyond its first megabyte) is given up as damaged.

    Args:
        stream: the packed bytes, from the first on; able to seek.
        opening: what every member's content begins with, to tell a member from magic bytes that stand there by chance.

    Yields:
        Unpacked bytes in order, and every loss where it lies.
    """
    yield from _pieces(_Packed(stream), opening)


def _pieces(packed: _Packed, opening: bytes) -> Iterator[Piece]:
    while packed.rest or packed.fill():
        if not packed.rest.strip(b"\0"):
            packed.drop(len(packed.rest))
            continue
        start = packed.at
        loss = None
        for piece in _member(packed):
            loss = loss or piece.loss
            yield piece
        if loss is not None:
            # A member that breaks off swallows the ones after it, as their bytes are read as its own.
            packed.rewind(start + 1)
            _seek_member(packed, opening)


def _member(packed: _Packed) -> Iterator[Piece]:
    """Unpack one member; the loss, if any, comes last."""
    start, produced = packed.at, 0
    member = zlib.decompressobj(_GZIP_WINDOW)
    while not member.eof:
        if not packed.rest and not packed.fill():
            yield Piece(start, loss="the gzip data is truncated")
            return
        given = packed.rest
        try:
            data = member.decompress(given, _CHUNK * 4)
        except zlib.error:
            yield Piece(start, loss="the gzip data is damaged")
            return
        packed.drop(len(given) - len(member.unconsumed_tail or member.unused_data))
        produced += len(data)
        if produced > _FREE_BYTES and produced > MAX_RATIO * (packed.at - start):
            yield Piece(start, loss=f"unpacks to more than {MAX_RATIO} times its size")
            return
        if data:
            yield Piece(start, data)


def _seek_member(packed: _Packed, opening: bytes) -> None:
    """Go to where the next member begins, or to the end."""
    while True:
        found = packed.rest.find(MEMBER)
        if found < 0:
            packed.drop(max(0, len(packed.rest) - len(MEMBER) + 1))
            if not packed.fill():
                packed.drop(len(packed.rest))
                return
            continue
        packed.drop(found)
        while len(packed.rest) < _PROBE and packed.fill():
            pass
        if _opens(packed.rest, opening):
            return
        packed.drop(1)


def _opens(rest: bytes, opening: bytes) -> bool:
    try:
        begun = zlib.decompressobj(_GZIP_WINDOW).decompress(rest[:_CHUNK], max(len(opening), 1))
    except zlib.error:
        return False
    return bool(begun) and begun.startswith(opening)
