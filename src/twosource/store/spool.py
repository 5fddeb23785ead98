"""Where an addition waits until all of it has been read: on disk, so that it may be larger than the memory.

Which of equal texts is kept, and what a publisher takes back, can only be told when everything has been seen.  Until
then the reports lie in a file without a name beside the store's own; it is gone with the process, however that ends.
What comes out is in the order of the sources' names, numbers by their value: the order of the inputs decides nothing.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from twosource.errors import StoreError
from twosource.readers.intake import cautions, counted_once, withdrawn
from twosource.readers.tally import Tally
from twosource.readers.versions import Taken, keep_one_of_each, take_back
from twosource.store.codec import decode_report, encode_report
from twosource.store.files import TEMPORARY
from twosource.surrogates import is_storable, storable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from twosource.model import Report
    from twosource.outlets.registry import Registry

_TABLE = """
CREATE TABLE item (
    number INTEGER PRIMARY KEY, place TEXT NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
    record TEXT NOT NULL, text TEXT NOT NULL
) STRICT
"""
_CACHE_KIB = 16_384
_AT_ONCE = 256
_DIGITS = re.compile(r"\d+")
_WIDTH = 20


class Spool(Tally):
    """The reports of one addition, with what was said of its inputs.

    Attributes:
        reports: reports taken so far.
    """

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Start one.

        Args:
            folder: the store's, which has room for what will be kept anyway.
            registry: outlets and their names.

        Raises:
            StoreError: nothing can be written there.
        """
        super().__init__()
        self.reports = 0
        self._registry = registry
        self._folder = folder
        with self._said():
            self._base = _unnamed(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def settle(self) -> None:
        """Take back what was withdrawn and keep one of each text; what falls away is said."""
        with self._said():
            self._take_back()
            self._keep_one_of_each()

    def drain(self) -> Iterator[Report]:
        """Give what is left, each report once, in the order of the sources' names."""
        with self._said():
            cursor = self._base.execute("SELECT source, record, text FROM item ORDER BY place, id, number")
            while rows := cursor.fetchmany(_AT_ONCE):
                for source, record, text in rows:
                    report = decode_report(record, text)
                    self.warnings += cautions(Taken(source, report))
                    yield report

    def keep(self, item: Taken) -> None:
        """Put a report into the file."""
        report, source = item.report, storable(item.source)
        # A text that no table can hold stands in the record, escaped.
        text = report.text if is_storable(report.text) else ""
        row = (place_of(source), source, report.id, report.sha256, encode_report(report), text)
        with self._said():
            self._base.execute(
                "INSERT INTO item (place, source, id, sha256, record, text) VALUES (?, ?, ?, ?, ?, ?)", row
            )
        self.reports += 1

    def _take_back(self) -> None:
        if not self.withdrawals:
            return
        gone: list[tuple[int]] = []
        cursor = self._base.execute("SELECT number, source, record FROM item ORDER BY place, id, number")
        for number, source, record in cursor:
            # The text's digest stands for the text.
            item = Taken(source, decode_report(record, ""))
            for _, notice in take_back([item], self.withdrawals, self._registry)[1]:
                self.skipped.append(withdrawn(item, notice))
                gone.append((number,))
        self._base.executemany("DELETE FROM item WHERE number = ?", gone)

    def _keep_one_of_each(self) -> None:
        self._base.execute("CREATE INDEX item_text ON item (sha256)")
        several = "SELECT sha256 FROM item GROUP BY sha256 HAVING count(*) > 1"
        for (digest,) in self._base.execute(several).fetchall():
            rows = self._base.execute(
                "SELECT number, source, record FROM item WHERE sha256 = ? ORDER BY place, id, number", (digest,)
            ).fetchall()
            copies = [Taken(source, decode_report(record, "")) for _, source, record in rows]
            kept, repeats = keep_one_of_each(copies, self._registry)
            standing = {id(item) for item in kept}
            gone = [(row[0],) for row, item in zip(rows, copies, strict=True) if id(item) not in standing]
            self._base.executemany("DELETE FROM item WHERE number = ?", gone)
            self.warnings += map(counted_once, repeats)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            remedy = "see whether the disk is full or read-only, then run it again"
            raise StoreError(str(self._folder), f"cannot be written ({error})", remedy) from error


def place_of(source: str) -> str:
    """Write a source's name so that names sort by the values of the numbers in them: line 9 before line 10."""
    return _DIGITS.sub(lambda found: found.group().lstrip("0").rjust(_WIDTH, "0"), source)


def _unnamed(folder: Path) -> sqlite3.Connection:
    """Make a database in a file that has lost its name, where the system can do that."""
    place = tempfile.gettempdir() if sys.platform == "win32" else folder
    path = Path(place) / f"{TEMPORARY}{os.getpid()}-intake.sqlite"
    with suppress(OSError):
        path.unlink(missing_ok=True)
    base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    base.execute("PRAGMA temp_store = FILE")
    base.execute(_TABLE)
    base.execute("BEGIN")
    with suppress(OSError):
        path.unlink()
    return base
