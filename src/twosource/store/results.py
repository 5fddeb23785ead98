"""Stories and comparisons, kept by a digest of what they were computed from: never stale, and safe to delete."""

from __future__ import annotations

import gzip
import json
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from twosource.errors import StoreError
from twosource.store.codec import decode, decode_comparison, dump, encode, encode_comparison
from twosource.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from twosource.model import Comparison, Reading, Story

_DAMAGED = (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error)


class Results:
    """The two folders of computed results in a store."""

    def __init__(self, folder: Path) -> None:
        self._stories = folder / "stories"
        self._comparisons = folder / "comparisons"
        self._last: tuple[str, tuple[Story, ...]] | None = None

    def stories(self, digest: str) -> tuple[Story, ...] | None:
        """Give the stories kept under a digest, the last ones from memory; what is damaged counts as not there."""
        from twosource.model import Story

        if self._last is not None and self._last[0] == digest:
            return self._last[1]
        data = _load(self._stories / f"{digest}.json.gz")
        if data is None:
            return None
        try:
            stories = tuple(decode(Story, item) for item in json.loads(data))
        except _DAMAGED:
            return None
        self._last = digest, stories
        return stories

    def has_stories(self, digest: str) -> bool:
        """Whether stories are kept under a digest."""
        return (self._stories / f"{digest}.json.gz").is_file()

    def keep_stories(self, digest: str, stories: Sequence[Story]) -> None:
        """Keep stories; those of other digests go."""
        self._last = digest, tuple(stories)
        _save(self._stories / f"{digest}.json.gz", dump(encode(tuple(stories))))
        for path in self._stories.glob("*.json.gz"):
            if path.name != f"{digest}.json.gz":
                _remove(path)

    def comparison(self, digest: str, readings: Sequence[Reading]) -> Comparison | None:
        """Give the comparison kept under a digest; what is damaged counts as not there."""
        data = _load(self._comparisons / f"{digest}.json.gz")
        if data is None:
            return None
        try:
            return decode_comparison(data, readings)
        except _DAMAGED:
            return None

    def has_comparison(self, digest: str) -> bool:
        """Whether a comparison is kept under a digest."""
        return (self._comparisons / f"{digest}.json.gz").is_file()

    def keep_comparison(self, digest: str, comparison: Comparison, reports: Sequence[str]) -> None:
        """Keep a comparison that was made of reports, named by id."""
        _save(self._comparisons / f"{digest}.json.gz", encode_comparison(comparison, reports))

    def forget(self, report: str) -> int:
        """Remove every story list, and the comparisons in which a report stands; give the number of these."""
        for path in self._stories.glob("*.json.gz"):
            _remove(path)
        return self._sweep(lambda reports: report in reports)

    def _sweep(self, unwanted: Callable[[list[str]], bool]) -> int:
        gone = 0
        for path in sorted(self._comparisons.glob("*.json.gz")):
            data = _load(path)
            if data is None or unwanted(json.loads(data)["made_of"]):
                _remove(path)
                gone += 1
        return gone


def _load(path: Path) -> str | None:
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8")
    except _DAMAGED:
        return None


def _save(path: Path, text: str) -> None:
    """Keep a result where that can be written; it can be computed again."""
    with suppress(StoreError):
        write_whole(path, gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
