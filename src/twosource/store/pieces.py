"""What has been read and cannot be put into its part yet: kept, so that a killed run loses none of it.

A part holds several pieces; pieces that other machines read come back in any order, and parts are written in the order
in which reports came.  A finished piece waits in a file of its own, which is there wholly or not at all, and goes when
its part is there.
"""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from typing import TYPE_CHECKING

from twosource.identity import identify
from twosource.store.codec import dump
from twosource.store.files import write_whole
from twosource.store.outcome import Outcome
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DAMAGED = (OSError, EOFError, ValueError, TypeError, zlib.error)


class Pieces:
    """The folder of finished pieces; only the holder of the store's lock may use it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "pieces"

    def keep(self, ids: Sequence[str], outcomes: Sequence[Outcome]) -> None:
        """Keep what was found in reports.

        Raises:
            StoreError: it cannot be written.
        """
        rows = [list(outcome) for outcome in outcomes]
        write_whole(self._path(ids), gzip.compress(dump(rows).encode("utf-8"), compresslevel=3, mtime=0))  # type: ignore[arg-type]

    def load(self, ids: Sequence[str]) -> list[Outcome] | None:
        """Give what was found in reports by this version, in their order; ``None`` where nothing whole is kept."""
        try:
            rows = json.loads(gzip.decompress(self._path(ids).read_bytes()))
            outcomes = [Outcome(*row) for row in rows]
        except _DAMAGED:
            return None
        return outcomes if [outcome.report for outcome in outcomes] == list(ids) else None

    def drop(self, ids: Sequence[str]) -> None:
        """Let go of a piece whose part has been written."""
        self._path(ids).unlink(missing_ok=True)

    def clear(self) -> None:
        """Let go of all; what belongs to no part is read anew."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, ids: Sequence[str]) -> Path:
        return self._folder / f"{identify('piece', __version__, *ids)}.json.gz"
