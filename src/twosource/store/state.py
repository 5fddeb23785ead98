"""What changes in place: a person's corrections and what was left out of the corpus, in one SQLite file.

Plain tables, to be read with any SQLite tool.  Nothing here is derived: it is what cannot be computed again.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.errors import InputError, StoreError
from twosource.identity import identify
from twosource.model import Skipped, Warned, Withdrawal
from twosource.store.codec import decode, dump, encode
from twosource.surrogates import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

STATE_FILE = "state.sqlite"
STATE_VERSION = 1
CONTEXT = 32
_NOTICES = "SELECT count(*) FROM withdrawal"

_TABLES = """
CREATE TABLE IF NOT EXISTS correction (
    id TEXT PRIMARY KEY,
    report TEXT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    what TEXT NOT NULL,
    old TEXT,
    new TEXT,
    who TEXT NOT NULL,
    made TEXT NOT NULL,
    note TEXT NOT NULL,
    number INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS correction_report ON correction (report);
CREATE TABLE IF NOT EXISTS skipped (
    source TEXT NOT NULL, cause TEXT NOT NULL, remedy TEXT NOT NULL, PRIMARY KEY (source, cause)
) STRICT;
CREATE TABLE IF NOT EXISTS warned (
    source TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (source, message)
) STRICT;
CREATE TABLE IF NOT EXISTS withdrawal (
    record TEXT PRIMARY KEY
) STRICT;
CREATE TABLE IF NOT EXISTS kept (
    key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about a place in a report.

    Attributes:
        id: hash of the report, the quotation, what is corrected, who did and when.
        report: id of the report.
        exact: the quoted text of the place, untouched.
        prefix: up to 32 code points before it.
        suffix: up to 32 code points after it.
        what: what is corrected, in a word of the logic above (``speaker``, ``alignment``, ...).
        old: what stood there, or ``None``.
        new: what shall stand there, or ``None``.
        who: the person.
        made: when, ISO 8601 with zone.
        note: a remark; may be empty.
    """

    id: str
    report: str
    exact: str
    prefix: str
    suffix: str
    what: str
    old: str | None
    new: str | None
    who: str
    made: str
    note: str = ""


def make_correction(  # noqa: PLR0913 - one keyword for each fact
    *,
    report: str,
    exact: str,
    what: str,
    old: str | None,
    new: str | None,
    who: str,
    made: str,
    prefix: str = "",
    suffix: str = "",
    note: str = "",
) -> Correction:
    """Make a correction with its id; prefix and suffix are cut to the 32 code points next to the place."""
    before, after = prefix[-CONTEXT:], suffix[:CONTEXT]
    identity = identify("correction", report, exact, before, after, what, old, new, who, made)
    return Correction(identity, report, exact, before, after, what, old, new, who, made, note)


class State:
    """The SQLite file of a store; opened for each use, so that nothing is locked in between.

    Raises:
        StoreError: from every method, when the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / STATE_FILE

    def correct(self, correction: Correction) -> None:
        """Add a correction; the same one again changes nothing."""
        with self._writing() as base:
            (number,) = base.execute("SELECT coalesce(max(number), 0) + 1 FROM correction").fetchone()
            row = (
                correction.id,
                correction.report,
                correction.exact,
                correction.prefix,
                correction.suffix,
                correction.what,
                correction.old,
                correction.new,
                correction.who,
                correction.made,
                correction.note,
                number,
            )
            base.execute("INSERT OR IGNORE INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def corrections(self, report: str | None = None) -> tuple[Correction, ...]:
        """List the corrections, of one report or of all, in the order in which they were made."""
        wanted, bound = ("WHERE report = ?", (report,)) if report is not None else ("", ())
        columns = "id, report, exact, prefix, suffix, what, old, new, who, made, note"
        with self._reading() as base:
            rows = base.execute(f"SELECT {columns} FROM correction {wanted} ORDER BY number", bound).fetchall()
        return tuple(Correction(*row) for row in rows)

    def withdraw(self, identity: str) -> None:
        """Remove a correction.

        Raises:
            InputError: there is none of this id.
        """
        with self._writing() as base:
            if base.execute("DELETE FROM correction WHERE id = ?", (identity,)).rowcount == 0:
                raise InputError(identity, "there is no such correction", "list the corrections for their ids")

    def forget(self, report: str, others: Iterable[str] = ()) -> int:
        """Remove the corrections of a report, and others by their ids, and give the number of all."""
        with self._writing() as base:
            gone = base.execute("DELETE FROM correction WHERE report = ?", (report,)).rowcount
            for identity in others:
                gone += base.execute("DELETE FROM correction WHERE id = ?", (identity,)).rowcount
            return gone

    def note_dropped(self, skipped: Iterable[Skipped], warnings: Iterable[Warned]) -> None:
        """Note what did not become a report; told again it changes nothing."""
        left = [(item.source, item.cause, item.remedy) for item in skipped]
        told = [(item.source, item.message) for item in warnings]
        if not left and not told:
            return
        with self._writing() as base:
            base.executemany("INSERT OR IGNORE INTO skipped VALUES (?, ?, ?)", map(_storable, left))
            base.executemany("INSERT OR IGNORE INTO warned VALUES (?, ?)", map(_storable, told))

    def dropped(self) -> tuple[tuple[Skipped, ...], tuple[Warned, ...]]:
        """List what did not become a report, and the cautions, sorted."""
        with self._reading() as base:
            left = base.execute("SELECT source, cause, remedy FROM skipped ORDER BY source, cause").fetchall()
            told = base.execute("SELECT source, message FROM warned ORDER BY source, message").fetchall()
        return tuple(Skipped(*row) for row in left), tuple(Warned(*row) for row in told)

    def note_withdrawals(self, withdrawals: Iterable[Withdrawal]) -> None:
        """Note what publishers took back; told again it changes nothing."""
        rows = [(dump(encode(each)),) for each in withdrawals]
        if rows:
            with self._writing() as base:
                base.executemany("INSERT OR IGNORE INTO withdrawal VALUES (?)", rows)

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """List what publishers took back, sorted."""
        with self._reading() as base:
            rows = base.execute("SELECT record FROM withdrawal ORDER BY record").fetchall()
        return tuple(decode(Withdrawal, json.loads(row[0])) for row in rows)

    def notices(self) -> int:
        """Count what publishers took back: it only ever grows."""
        with self._reading() as base:
            (notices,) = base.execute(_NOTICES).fetchone()
        return int(notices)

    def stamp(self) -> str:
        """Give a text that changes with every correction and every withdrawal."""
        if not self.path.exists():
            return ""
        with self._reading() as base:
            made = [row[0] for row in base.execute("SELECT id FROM correction ORDER BY number")]
            (notices,) = base.execute(_NOTICES).fetchone()
        return identify("state", notices, *made) if made or notices else ""

    def keep(self, key: str, value: str) -> None:
        """Keep a small text under a key, in the place of what was there."""
        with self._writing() as base:
            base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, value))

    def kept(self, key: str) -> str | None:
        """Give the text kept under a key."""
        with self._reading() as base:
            row = base.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def problems(self) -> list[str]:
        """Say what SQLite finds wrong with the file."""
        with self._reading() as base:
            found = [str(row[0]) for row in base.execute("PRAGMA integrity_check").fetchall()]
        return [line for line in found if line != "ok"]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Open for reading; where there is no file yet, an empty one in memory stands in for it."""
        try:
            if self.path.exists():
                # Not mode=ro: a journal that a killed writer left has to be rolled back first.
                base = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True, timeout=30)
            else:
                base = sqlite3.connect(":memory:")
                base.executescript(_TABLES)
            try:
                yield base
            finally:
                base.close()
        except sqlite3.Error as error:
            raise StoreError(str(self.path), f"cannot be read ({error})", "restore it from a copy") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open for writing, in one transaction that holds wholly or not at all."""
        try:
            base = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            try:
                _prepare(base, self.path)
                base.execute("BEGIN IMMEDIATE")
                try:
                    yield base
                except BaseException:
                    base.execute("ROLLBACK")
                    raise
                base.execute("COMMIT")
            finally:
                base.close()
        except sqlite3.Error as error:
            raise StoreError(
                str(self.path), f"cannot be written ({error})", "see whether the disk is full or read-only"
            ) from error


def _prepare(base: sqlite3.Connection, path: Path) -> None:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version > STATE_VERSION:
        raise InputError(str(path), f"is of a newer version ({version})", "use a newer twosource")
    base.execute("PRAGMA secure_delete = ON")
    if version < STATE_VERSION:
        base.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {STATE_VERSION}; COMMIT;")


def _storable(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(storable(cell) for cell in row)
