"""How far a run through the inputs is, told in bytes: their sizes are known before anything is read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.paths import STDIN
from twosource.readers.folders import expand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twosource.readers.sources import Source


@dataclass(slots=True)
class Meter:
    """Where a run through the inputs is.

    Attributes:
        total: bytes of all inputs on disk, or ``None`` where one of them has no known size.
        passed: bytes of the inputs that lie behind.
        within: bytes of the present input that lie behind, about.
    """

    total: int | None
    passed: int = 0
    within: int = 0

    @property
    def done(self) -> int:
        """Bytes that lie behind."""
        return self.passed + self.within

    def note(self, path: str, source: Source, behind: int = 0, whole: int | None = None) -> None:
        """Note how far an input has been read; of unpacked data the same share of its packed size.

        Args:
            path: of the input.
            source: what is being read: the input, or a member of it.
            behind: unpacked bytes of the members before it.
            whole: unpacked bytes of all members; the source's own size when left out.
        """
        size, whole = _size(path), whole or source.size
        if size and whole and not source.stream.closed and source.stream.seekable():
            self.within = min(size, size * (behind + source.stream.tell()) // whole)

    def leave(self, path: str) -> None:
        """Note that an input lies behind."""
        self.passed += _size(path) or 0
        self.within = 0


def measure(inputs: Sequence[str | Path]) -> Meter:
    """Sum the sizes of the files behind inputs."""
    total: int | None = 0
    for path in expand(inputs):
        if isinstance(path, str):
            size = _size(path)
            total = None if total is None or size is None else total + size
    return Meter(total)


def _size(path: str) -> int | None:
    """Bytes of a file; ``None`` for a stream, 0 for what cannot be asked, as it will be skipped."""
    if path == STDIN:
        return None
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0
