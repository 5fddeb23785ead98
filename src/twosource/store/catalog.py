"""Lists, speakers and the full-text index of a store, in one SQLite file that is derived and may be deleted.

It follows the parts of the data set: what they gained is added, what they lost goes.  Where it cannot be written (a
read-only disk), one in memory stands in for it.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from twosource.corrections.book import StoreBook
from twosource.errors import StoreError
from twosource.identity import identify
from twosource.readers.lines import count_words
from twosource.store.byhand import BY_HAND, NAMES, Decided, follow_decisions, forget_report, is_followed
from twosource.store.codec import decode_reading, decode_report
from twosource.store.schema import TABLES
from twosource.store.search import indexed
from twosource.store.speech import SPEECH, list_speech
from twosource.surrogates import storable
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from twosource.model import Report
    from twosource.store.dataset import Dataset, Part
    from twosource.store.state import State

CATALOG_FILE = "catalog.sqlite"
CATALOG_VERSION = 2
_PATIENCE = 60
_MOST_VALUES = 500

_TABLES = """
CREATE TABLE part (name TEXT PRIMARY KEY) STRICT;
CREATE TABLE listing (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, part TEXT NOT NULL, outlet TEXT, title TEXT, published TEXT,
    language TEXT, url TEXT, source_id TEXT, path TEXT, words INTEGER NOT NULL, newer TEXT, embargo TEXT,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX listing_order ON listing (published DESC, id);
CREATE INDEX listing_outlet ON listing (outlet);
CREATE INDEX listing_url ON listing (url) WHERE url IS NOT NULL;
CREATE INDEX listing_part ON listing (part);
CREATE INDEX listing_text ON listing (sha256);
CREATE VIRTUAL TABLE fulltext USING fts5 (title, body, content='', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE reading (
    report TEXT PRIMARY KEY, part TEXT NOT NULL, failure TEXT, attributions INTEGER NOT NULL
) STRICT;
CREATE INDEX reading_part ON reading (part);
CREATE TABLE member (report TEXT PRIMARY KEY, story TEXT NOT NULL) STRICT;
CREATE INDEX member_story ON member (story);
CREATE TABLE grouped (digest TEXT PRIMARY KEY, stories INTEGER NOT NULL) STRICT;
"""
_TABLES += SPEECH + BY_HAND
_NAMES = ("part", "listing", "fulltext", "reading", "speaker", "speech", "member", "grouped", *NAMES)


class Catalog:
    """The derived tables of a store.  Its methods may be called from several threads."""

    def __init__(self, folder: Path, data: Dataset, state: State) -> None:
        self.path = folder / CATALOG_FILE
        self._data = data
        self._state = state
        self._memory: sqlite3.Connection | None = None
        self._guard = RLock()

    def close(self) -> None:
        """Let go of the tables in memory."""
        with self._guard:
            if self._memory is not None:
                self._memory.close()
            self._memory = None

    @contextmanager
    def base(self, done: Callable[[int], None] | None = None) -> Iterator[sqlite3.Connection]:
        """Open the tables, brought up to date with the parts.

        Args:
            done: called with the number of parts followed so far.

        Raises:
            StoreError: they cannot be read.
        """
        with self._guard, self._opened() as base:
            try:
                self._follow(base, done)
                yield base
            except sqlite3.Error as error:
                raise StoreError(str(self.path), f"cannot be read ({error})", "delete it: it is made again") from error

    def behind(self) -> int:
        """Count the parts that the tables do not follow yet."""
        with self._guard, self._opened() as base:
            try:
                known = {name for (name,) in base.execute("SELECT name FROM part")}
            except sqlite3.Error:
                return 0
        return len(self._parts().keys() - known)

    def catch_up(self, done: Callable[[int], None] | None = None) -> None:
        """Follow the parts.

        Args:
            done: called with the number of parts followed so far.

        Raises:
            StoreError: the tables cannot be read.
        """
        with self.base(done):
            pass

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            yield self._memory
            return
        base = self._open_file()
        if base is None:
            self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            self._memory.executescript(_TABLES)
            yield self._memory
            return
        try:
            yield base
        finally:
            base.close()

    def _open_file(self) -> sqlite3.Connection | None:
        """Open the file, or make it anew when it is of another version or damaged; ``None`` when that cannot be."""
        for _ in range(2):
            base: sqlite3.Connection | None = None
            try:
                base = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
                _prepare(base)
                if not self._is_current(base):
                    _try_to_write(base)
                return base
            except sqlite3.OperationalError:
                if base is not None:
                    base.close()
                return None
            except sqlite3.DatabaseError:
                if base is not None:
                    base.close()
                self.path.unlink(missing_ok=True)
        return None

    def _parts(self) -> dict[str, Part]:
        counted = [part for table in TABLES for part in self._data.parts(table)]
        return {part.name: part for part in counted if part.table == "reports" or part.version == __version__}

    def _is_current(self, base: sqlite3.Connection) -> bool:
        parts = self._parts().keys()
        return _has_parts(base, parts) and is_followed(base, self._stamp(parts))

    def _stamp(self, parts: Iterable[str]) -> str:
        """Give a text that changes with the parts and with what was decided."""
        return identify("followed", self._state.stamp(), *sorted(parts))

    def _follow(self, base: sqlite3.Connection, done: Callable[[int], None] | None) -> None:
        """Add what the parts gained and take out what they lost; each step holds wholly or not at all."""
        if self._is_current(base):
            return
        # The stamp is taken first: what is decided meanwhile makes it old, and is followed the next time.
        parts = self._parts().keys()
        stamp = self._stamp(parts)
        if not _has_parts(base, parts):
            try:
                self._follow_parts(base, done)
            except sqlite3.IntegrityError:
                # A number was given anew after a report was removed without the catalog being told.
                _clear(base)
                self._follow_parts(base, done)
        decided = Decided(StoreBook(self._state).corrections(), self._state.withdrawals(), stamp)
        with _transaction(base):
            follow_decisions(base, self._data, self.load, decided)

    def _follow_parts(self, base: sqlite3.Connection, done: Callable[[int], None] | None) -> None:
        current = self._parts()
        known = {name for (name,) in base.execute("SELECT name FROM part")}
        new = sorted(current.keys() - known, key=lambda each: (current[each].table == "readings", each))
        for number, name in enumerate(new, start=1):
            with _transaction(base):
                if current[name].table == "reports":
                    self._add_reports(base, name)
                else:
                    self._add_readings(base, name)
                base.execute("INSERT OR IGNORE INTO part VALUES (?)", (name,))
            if done is not None:
                done(number)
        gone = sorted(known - current.keys())
        lost = any(base.execute("SELECT 1 FROM listing WHERE part = ? LIMIT 1", (name,)).fetchone() for name in gone)
        if lost:
            # The index keeps no texts, so that words of a text that is gone can only be left out by a new one.
            _clear(base)
            self._follow_parts(base, done)
            return
        with _transaction(base):
            for name in gone:
                left = base.execute("SELECT report FROM reading WHERE part = ?", (name,)).fetchall()
                _drop_readings(base, [row[0] for row in left])
                base.execute("DELETE FROM part WHERE name = ?", (name,))

    def _add_reports(self, base: sqlite3.Connection, part: str) -> None:
        keys = [str(row[0]) for row in self._data.query("reports", "SELECT id FROM {rows}", (), [part])]
        known = {key for key in keys if base.execute("SELECT 1 FROM listing WHERE id = ?", (key,)).fetchone()}
        base.executemany("UPDATE listing SET part = ? WHERE id = ?", [(part, key) for key in sorted(known)])
        if len(known) == len(keys):
            return
        rows = self._data.query("reports", "SELECT number, id, text, record FROM {rows} ORDER BY number", (), [part])
        urls: set[str] = set()
        for number, key, text, record in rows:
            if key not in known:
                report = decode_report(str(record), str(text))
                _list_report(base, int(str(number)), report, part)
                urls |= {report.url} if report.url else set()
        for url in sorted(urls):
            _mark_newest(base, url)

    def _add_readings(self, base: sqlite3.Connection, part: str) -> None:
        rows = self._data.query("readings", "SELECT report, record, failure, attributions FROM {rows}", (), [part])
        keys = [str(row[0]) for row in rows]
        known = {key for key in keys if base.execute("SELECT 1 FROM reading WHERE report = ?", (key,)).fetchone()}
        base.executemany("UPDATE reading SET part = ? WHERE report = ?", [(part, key) for key in sorted(known)])
        reports = self.load(base, [key for key in keys if key not in known])
        for key, record, failure, number in rows:
            if str(key) in known or str(key) not in reports:
                continue
            base.execute("INSERT INTO reading VALUES (?, ?, ?, ?)", (key, part, failure, number))
            if record is not None:
                list_speech(base, decode_reading(str(record), reports[str(key)]))

    def load(self, base: sqlite3.Connection, ids: Sequence[str]) -> Mapping[str, Report]:
        """Load reports from the parts that hold them; ids that are not there are left out."""
        found: dict[str, Report] = {}
        for start in range(0, len(ids), _MOST_VALUES):
            some = ids[start : start + _MOST_VALUES]
            marks = ", ".join("?" * len(some))
            parts = [row[0] for row in base.execute(f"SELECT DISTINCT part FROM listing WHERE id IN ({marks})", some)]
            if parts:
                sql = f"SELECT id, record, text FROM {{rows}} WHERE id IN ({marks})"
                for key, record, text in self._data.query("reports", sql, some, parts):
                    found[str(key)] = decode_report(str(record), str(text))
        return found

    def forget(self, report: Report) -> None:
        """Take a report out, its words from the index too."""
        with self._guard, self._opened() as base, _transaction(base):
            row = base.execute("SELECT number FROM listing WHERE id = ?", (report.id,)).fetchone()
            if row is None:
                return
            base.execute(
                "INSERT INTO fulltext (fulltext, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                (row[0], *_index_row(report)),
            )
            base.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")
            base.execute("DELETE FROM listing WHERE id = ?", (report.id,))
            base.execute("DELETE FROM member WHERE report = ?", (report.id,))
            base.execute("DELETE FROM grouped")
            _drop_readings(base, [report.id])
            forget_report(base, report.id)
            if report.url:
                _mark_newest(base, report.url)

    def note_stories(self, digest: str, members: Iterable[tuple[str, str]], stories: int) -> None:
        """Note which report belongs to which story.

        Args:
            digest: of what the stories were computed from.
            members: (report, story).
            stories: their number.
        """
        with self._guard:
            with self.base() as base:
                if base.execute("SELECT 1 FROM grouped WHERE digest = ?", (digest,)).fetchone():
                    return
                if self._memory is None and not _is_writable(base):
                    self._memory = _copy(base)
            with self.base() as base, _transaction(base):
                base.execute("DELETE FROM member")
                base.execute("DELETE FROM grouped")
                base.executemany("INSERT OR REPLACE INTO member VALUES (?, ?)", members)
                base.execute("INSERT INTO grouped VALUES (?, ?)", (digest, stories))

    def problems(self) -> list[str]:
        """Say what SQLite finds wrong with the file; nothing when it is not there, for it is derived."""
        if not self.path.exists():
            return []
        try:
            base = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)
            try:
                found = [str(row[0]) for row in base.execute("PRAGMA integrity_check").fetchall()]
            finally:
                base.close()
        except sqlite3.Error as error:
            return [str(error)]
        return [line for line in found if line != "ok"]


def _has_parts(base: sqlite3.Connection, parts: AbstractSet[str]) -> bool:
    return {name for (name,) in base.execute("SELECT name FROM part")} == parts


@contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


def _is_writable(base: sqlite3.Connection) -> bool:
    """Whether the tables can be changed; that another process holds them just now does not matter."""
    try:
        _try_to_write(base)
    except sqlite3.OperationalError as error:
        # The lowest byte is the kind of error, what stands above it says more about it.
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY
    return True


def _try_to_write(base: sqlite3.Connection) -> None:
    """Write what stands there already, and take it back.

    To begin a transaction would show nothing: on a file that cannot be written SQLite lets it begin, to read.
    """
    base.execute("BEGIN IMMEDIATE")
    try:
        base.execute(f"PRAGMA user_version = {CATALOG_VERSION}")
    finally:
        base.execute("ROLLBACK")


def _copy(base: sqlite3.Connection) -> sqlite3.Connection:
    """Copy tables that cannot be changed into memory."""
    copied = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    base.backup(copied)
    return copied


def _prepare(base: sqlite3.Connection) -> None:
    """Make the tables where there are none; those of another version are dropped."""
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version == CATALOG_VERSION:
        return
    with _transaction(base):
        _drop_tables(base)
        _make_tables(base)


def _drop_tables(base: sqlite3.Connection) -> None:
    for name in _NAMES:
        base.execute(f"DROP TABLE IF EXISTS {name}")


def _make_tables(base: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            base.execute(statement)
    base.execute(f"PRAGMA user_version = {CATALOG_VERSION}")


def _clear(base: sqlite3.Connection) -> None:
    with _transaction(base):
        _drop_tables(base)
        _make_tables(base)


def _drop_readings(base: sqlite3.Connection, reports: Sequence[str]) -> None:
    for report in reports:
        base.execute("DELETE FROM speech WHERE report = ?", (report,))
        base.execute("DELETE FROM reading WHERE report = ?", (report,))
        base.execute("DELETE FROM corrected WHERE report = ?", (report,))
    if reports:
        base.execute("DELETE FROM speaker WHERE id NOT IN (SELECT speaker FROM speech)")


def _index_row(report: Report) -> tuple[str, str]:
    return indexed(storable(report.title or "")), indexed(storable(report.text))


def _list_report(base: sqlite3.Connection, number: int, report: Report, part: str) -> None:
    facts = (report.outlet, report.title, report.published, report.language, report.url, report.source_id, report.path)
    shown = [None if fact is None else storable(fact) for fact in facts]
    base.execute(
        "INSERT INTO listing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
        (number, report.id, part, *shown, count_words(report.text), report.embargo, report.sha256),
    )
    base.execute("INSERT INTO fulltext (rowid, title, body) VALUES (?, ?, ?)", (number, *_index_row(report)))


def _mark_newest(base: sqlite3.Connection, url: str) -> None:
    """Mark the older versions under one address: the latest published counts, of equals the one that came last."""
    sql = "SELECT id FROM listing WHERE url = ? ORDER BY coalesce(published, ''), number"
    versions = [row[0] for row in base.execute(sql, (url,))]
    for version in versions:
        newest = versions[-1] if version != versions[-1] else None
        base.execute("UPDATE listing SET newer = ? WHERE id = ?", (newest, version))
