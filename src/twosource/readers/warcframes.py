"""The records of a WARC file (ISO 28500), one after the other, past what is damaged.

A record says how long it is.  Where that is not so (a wrong Content-Length, a cut file, a broken gzip member), the next
record is looked for and the damage is named with its byte offset in the file, so that it costs only itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.readers.gunzip import MAGIC, MEMBER, Piece, gunzip_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAX_RECORD = 50_000_000
_MAX_HEADER = 64_000
_CHUNK = 262_144
_VERSION = b"WARC/"
_NEXT = re.compile(rb"WARC/1\.\d[ \t]*\r?\n")
_LENGTH = re.compile(rb"(?:^|\n)content-length:[ \t]*(\d{1,18})[ \t]*\r?\n", re.IGNORECASE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_BLANK = b"\r\n \t"


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole record.

    Attributes:
        at: byte offset in the file; in a packed file that of the gzip member in which the record begins.
        data: header and content, as one record of a WARC file.
    """

    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Loss:
    """Bytes that hold no record that can be read."""

    at: int
    cause: str


def warc_frames(stream: BinaryIO) -> Iterator[Frame | Loss]:
    """Split a WARC file, packed with gzip or not, into its records.

    Memory stays within two records of the greatest size that is read (50 MB).
    """
    head = stream.read(_MAX_HEADER)
    stream.seek(0)
    # The first member of a packed file may be the damaged one.
    packed = head.startswith(MAGIC) or (not head.lstrip(_BLANK).startswith(_VERSION) and MEMBER in head)
    pieces = gunzip_pieces(stream, _VERSION) if packed else _plain_pieces(stream)
    yield from _Framer(pieces, linear=not packed).frames()


def _plain_pieces(stream: BinaryIO) -> Iterator[Piece]:
    at = 0
    while chunk := stream.read(_CHUNK):
        yield Piece(at, chunk)
        at += len(chunk)


@dataclass(slots=True)
class _Framer:
    """A buffer over the unpacked bytes that knows where in the file each of them comes from.

    ``places`` holds, for every piece in the buffer, its offset from the first byte ever buffered and the offset in the
    file.  A loss in the pieces ends a stretch: nothing after it belongs to a record begun before it.
    """

    pieces: Iterator[Piece]
    linear: bool
    buffer: bytearray = field(default_factory=bytearray)
    base: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)
    loss: Loss | None = None
    ended: bool = False

    def frames(self) -> Iterator[Frame | Loss]:
        """Yield records and losses in the order of the file."""
        told = -1
        while True:
            outcome = self._next()
            if outcome is not None:
                told = outcome.at if isinstance(outcome, Loss) else told
                yield outcome
            elif self.loss is not None:
                # A record that a broken member cut short has been named already.
                if self.loss.at != told:
                    yield self.loss
                self._start_over()
            elif self.ended and not self.buffer:
                return

    def _next(self) -> Frame | Loss | None:
        self._skip_blanks()
        if not self.buffer:
            return None
        start = self._at(0)
        if not self.buffer.startswith(_VERSION):
            self._seek_record(0)
            return Loss(start, "no WARC record begins here")
        header = self._header_end()
        if header is None and self.loss is not None:
            self.buffer.clear()
            return None
        if header is None:
            return self._give_up(start, 1, "its record header does not end")
        length = _LENGTH.search(self.buffer, 0, header)
        if length is None:
            return self._give_up(start, header, "its record states no Content-Length")
        return self._cut(start, header, int(length.group(1)))

    def _cut(self, start: int, header: int, length: int) -> Frame | Loss | None:
        """Take the record off the buffer where its length is right."""
        end = header + length
        if length > MAX_RECORD:
            cause = f"its record holds {length:,} bytes, over the limit of {MAX_RECORD:,}"
            self._discard(end)
            return Loss(start, cause)
        if not self._fill(end):
            marker = _NEXT.search(self.buffer, header)
            if marker is None and self.loss is not None:
                self.buffer.clear()
                return None
            cause = "its Content-Length is wrong" if marker else "its record is cut short"
            return self._give_up(start, header, cause)
        if not self._ends_at(end):
            return self._give_up(start, header, "its Content-Length is wrong")
        data = bytes(self.buffer[:end])
        self._drop(end)
        return Frame(start, data)

    def _ends_at(self, end: int) -> bool:
        """Say whether what follows is the next record or the end, blank lines left aside."""
        self._fill(end + 64)
        following = bytes(self.buffer[end : end + 64]).lstrip(_BLANK)
        return (
            not following or following.startswith(_VERSION) or (len(following) < 5 and _VERSION.startswith(following))
        )

    def _give_up(self, start: int, after: int, cause: str) -> Loss:
        self._seek_record(after)
        return Loss(start, cause)

    def _seek_record(self, after: int) -> None:
        """Drop bytes up to the next record's first line, or all of the stretch."""
        position = after
        while True:
            found = _NEXT.search(self.buffer, position)
            if found is not None:
                self._drop(found.start())
                return
            self._drop(max(0, len(self.buffer) - 32))
            position = 0
            if not self._fill(len(self.buffer) + 1):
                self.buffer.clear()
                return

    def _header_end(self) -> int | None:
        while True:
            found = _HEADER_END.search(self.buffer, 0, _MAX_HEADER)
            if found is not None:
                return found.end()
            if len(self.buffer) >= _MAX_HEADER or not self._fill(len(self.buffer) + 1):
                return None

    def _skip_blanks(self) -> None:
        while True:
            kept = bytes(self.buffer[:4096]).lstrip(_BLANK)
            self._drop(min(len(self.buffer), 4096) - len(kept))
            if kept or (not self.buffer and not self._fill(1)):
                return

    def _discard(self, count: int) -> None:
        """Pass over bytes without keeping them."""
        while count > len(self.buffer):
            count -= len(self.buffer)
            self._drop(len(self.buffer))
            if not self._fill(1):
                return
        self._drop(count)

    def _fill(self, size: int) -> bool:
        """Read on until the buffer holds ``size`` bytes; false where the stretch ends before."""
        while len(self.buffer) < size and self.loss is None and not self.ended:
            piece = next(self.pieces, None)
            if piece is None:
                self.ended = True
            elif piece.loss is not None:
                self.loss = Loss(piece.at, piece.loss)
            else:
                self.places.append((self.base + len(self.buffer), piece.at))
                self.buffer += piece.data
        return len(self.buffer) >= size

    def _start_over(self) -> None:
        self._drop(len(self.buffer))
        self.loss = None

    def _drop(self, count: int) -> None:
        del self.buffer[:count]
        self.base += count
        first = bisect_right(self.places, (self.base, 1 << 62)) - 1
        if first > 0:
            del self.places[:first]

    def _at(self, index: int) -> int:
        position = self.base + index
        here, at = self.places[max(0, bisect_right(self.places, (position, 1 << 62)) - 1)]
        return at + (position - here if self.linear else 0)
