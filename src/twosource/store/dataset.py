"""Tables of Parquet parts, each with a manifest; written whole, replaced whole, read without any lock.

A part exists when its manifest does.  A manifest may say that its part takes the place of others: these no longer
count, whether or not their files are still there.  So every change is one rename, and a process that is killed at any
moment leaves the state before the change or the state after it; what lies about is swept by the next writer.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from twosource.errors import StoreError
from twosource.identity import identify
from twosource.store.files import TEMPORARY, put_in_place, reading, temporary_name, write_whole, writing
from twosource.store.schema import SCHEMA, TABLES, TableName
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import duckdb

Row = tuple[object, ...]
R = TypeVar("R")

_MANIFEST = re.compile(r"[a-z]+-\d{8}\.json")
# So many small parts are made one: a feed that brings a report a minute does not end as a million files.
SMALL_PARTS = 16
# A reader whose parts are replaced while it reads looks again; a writer replaces few.
_LOOKS = 20
_MEMORY = "1GB"
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a table, as its manifest describes it.

    Attributes:
        table: the table's name.
        number: running number within the table.
        rows: how many rows.
        bytes: size of the Parquet file.
        sha256: of the Parquet file.
        keys: digest of the rows' keys, in order: what went in.
        version: version of twosource that made it.
        replaces: names of the parts whose place it takes.
        schema: version of the schema.
    """

    table: TableName
    number: int
    rows: int
    bytes: int
    sha256: str
    keys: str
    version: str
    replaces: tuple[str, ...] = ()
    schema: int = SCHEMA

    @property
    def name(self) -> str:
        """Its files' name without the suffix."""
        return _name(self.table, self.number)


class Dataset:
    """The tables of one store.  Its methods may be called from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._base: duckdb.DuckDBPyConnection | None = None
        self._guard = Lock()
        self._manifests: dict[Path, Part] = {}

    def close(self) -> None:
        """Let go of DuckDB."""
        with self._guard:
            if self._base is not None:
                self._base.close()
            self._base = None

    def file(self, part: Part) -> Path:
        """Where a part's rows lie."""
        return self.folder / part.table / f"{part.name}.parquet"

    def parts(self, table: TableName) -> tuple[Part, ...]:
        """List the parts that count, by number.

        Raises:
            StoreError: a manifest cannot be read.
        """
        for _ in range(_LOOKS):
            found = [self._manifest(path) for path in _manifest_paths(self.folder / table)]
            known = [part for part in found if part is not None]
            if len(known) < len(found):
                continue  # One was replaced while the folder was read: the one in its place may have been missed.
            replaced = {name for part in known for name in part.replaces}
            return tuple(sorted((part for part in known if part.name not in replaced), key=lambda part: part.number))
        raise StoreError(str(self.folder), "changes faster than it can be read", "run it again")

    def _manifest(self, path: Path) -> Part | None:
        """Read a manifest; ``None`` when it was removed meanwhile.  A manifest never changes."""
        known = self._manifests.get(path)
        if known is None:
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                return None
            except OSError as error:
                raise StoreError(str(path), f"cannot be read ({error.strerror})", "see who may read it") from error
            known = self._manifests[path] = parse_manifest(path, data)
        return known

    def query(self, table: TableName, sql: str, values: Sequence[object] = (), parts: Iterable[str] = ()) -> list[Row]:
        """Ask a table.

        Args:
            table: the table; in the statement it is called ``rows``.
            sql: a statement that selects from ``rows``.
            values: what stands for its question marks.
            parts: names of the only parts to look into; all when empty.

        Raises:
            StoreError: a part is damaged or missing.
        """
        return self._read(table, parts, lambda cursor, rows: cursor.execute(sql.format(rows=rows), values).fetchall())

    def stream(self, table: TableName, sql: str) -> Iterator[list[Row]]:
        """Ask a table for more rows than fit into memory, in batches.

        The statement must sort: DuckDB then has read every part before it gives the first row.
        """

        def first(cursor: duckdb.DuckDBPyConnection, rows: str) -> tuple[duckdb.DuckDBPyConnection, list[Row]]:
            cursor.execute(sql.format(rows=rows))
            return cursor, cursor.fetchmany(_BATCH)

        cursor, batch = self._read(table, (), first)
        while batch:
            yield batch
            batch = cursor.fetchmany(_BATCH)

    def _read(self, table: TableName, names: Iterable[str], ask: Callable[[duckdb.DuckDBPyConnection, str], R]) -> R:
        import duckdb

        wanted = frozenset(names)
        for look in range(_LOOKS):
            parts = [part for part in self.parts(table) if not wanted or part.name in wanted]
            try:
                return ask(self._cursor(), self._source(table, parts))
            except duckdb.Error as error:
                gone = [part for part in parts if not self.file(part).exists()]
                if look + 1 < _LOOKS and gone and set(gone).isdisjoint(self._look_again(table)):
                    continue
                raise _unreadable(self.folder / table, gone, error) from error
        raise StoreError(str(self.folder), "changes faster than it can be read", "run it again")

    def _look_again(self, table: TableName) -> tuple[Part, ...]:
        self._manifests = {path: part for path, part in self._manifests.items() if path.exists()}
        return self.parts(table)

    def _source(self, table: TableName, parts: Sequence[Part]) -> str:
        """Write what stands for ``rows`` in a statement."""
        if not parts:
            columns = ", ".join(f"NULL::{kind} AS {name}" for name, kind in TABLES[table].columns)
            return f"(SELECT {columns} WHERE false)"
        files = ", ".join(_quoted(str(self.file(part))) for part in parts)
        return f"read_parquet([{files}])"

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._guard:
            if self._base is None:
                self._base = connect()
            return self._base.cursor()

    def append(self, table: TableName, rows: Sequence[Row], replaces: Sequence[str] = ()) -> Part:
        """Write a part at the end of a table; only the holder of the store's lock may.

        Args:
            table: the table.
            rows: its rows, the key in the column ``id`` or ``report``.
            replaces: names of the parts whose place it takes; their files are removed.

        Raises:
            StoreError: it cannot be written; then nothing has changed.
        """
        number = max((part.number for part in self.parts(table)), default=0) + 1
        path = self.folder / table / f"{_name(table, number)}.parquet"
        temporary = temporary_name(path)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._copy(table, rows, temporary)
                size, digest = temporary.stat().st_size, _digest(temporary)
                put_in_place(temporary, path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        keys = identify(*(str(row[_key(table)]) for row in rows))
        part = Part(table, number, len(rows), size, digest, keys, __version__, tuple(replaces))
        write_whole(path.with_suffix(".json"), _manifest_bytes(part))
        self._discard(table, replaces)
        return part

    def _copy(self, table: TableName, rows: Sequence[Row], path: Path) -> None:
        """Let DuckDB write rows, in their order and in one thread: the same rows give the same bytes."""
        import duckdb

        names, kinds = zip(*TABLES[table].columns, strict=True)
        columns: list[list[object]] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in names]
        lists = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in zip(names, kinds, strict=True))
        target = f"{_quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)"
        try:
            self._cursor().execute(f"COPY (SELECT {lists}) TO {target}", columns)
        except duckdb.IOException as error:
            raise _disk_error(path, error) from error

    def _discard(self, table: TableName, names: Iterable[str]) -> None:
        """Remove parts; the manifest first, for without it the part does not exist."""
        for name in names:
            for suffix in (".json", ".parquet"):
                path = (self.folder / table / name).with_suffix(suffix)
                with writing(path):
                    path.unlink(missing_ok=True)

    def drop(self, parts: Iterable[Part]) -> None:
        """Remove parts with their rows; only the holder of the store's lock may."""
        for part in parts:
            self._discard(part.table, [part.name])

    def sweep(self) -> None:
        """Remove what killed processes left behind; only the holder of the store's lock may."""
        for path in self.strays():
            with writing(path):
                path.unlink(missing_ok=True)

    def strays(self) -> list[Path]:
        """List files that belong to no part: temporary ones, parts without a manifest, parts that were replaced."""
        found = list(self.folder.glob(f"{TEMPORARY}*")) + list(self.folder.glob(f"*/{TEMPORARY}*"))
        for table in TABLES:
            counted = {part.name for part in self.parts(table)}
            manifests = [path for path in _manifest_paths(self.folder / table) if path.stem not in counted]
            files = (self.folder / table).glob(f"{table}-*.parquet")
            found += manifests + sorted(path for path in files if path.stem not in counted)
        return found

    def merge_small(self, table: TableName) -> None:
        """Make one part of many small ones, step by step; each step follows from the state alone, as a rerun needs."""
        most = TABLES[table].rows
        while True:
            small = [part for part in self.parts(table) if part.rows < most // 2]
            if table == "readings":
                small = [part for part in small if part.version == __version__]
            if len(small) < SMALL_PARTS:
                return
            sums = accumulate(part.rows for part in small)
            chosen = [part.name for part, total in zip(small, sums, strict=True) if total <= most]
            self.append(table, self._rows_of(table, chosen), chosen)

    def _rows_of(self, table: TableName, names: Sequence[str]) -> list[Row]:
        columns = ", ".join(name for name, _ in TABLES[table].columns)
        return [row for name in names for row in self.query(table, f"SELECT {columns} FROM {{rows}}", (), [name])]

    def without(self, table: TableName, key: str) -> int:
        """Write the parts that hold a key anew without it, and give the number of rows that went."""
        column = TABLES[table].columns[_key(table)][0]
        gone = 0
        for part in self.parts(table):
            if self.query(table, f"SELECT 1 FROM {{rows}} WHERE {column} = ?", [key], [part.name]):
                rows = self._rows_of(table, [part.name])
                kept = [row for row in rows if row[_key(table)] != key]
                gone += len(rows) - len(kept)
                self.append(table, kept, [part.name])
        return gone


def parse_manifest(path: Path, data: bytes) -> Part:
    """Parse a manifest.

    Raises:
        StoreError: it is damaged.
    """
    try:
        told = json.loads(data)
        return Part(**{**told, "replaces": tuple(told["replaces"])})
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(str(path), "is damaged", "restore it from a copy, or remove it and its part") from error


def _manifest_bytes(part: Part) -> bytes:
    return (json.dumps(asdict(part), indent=2) + "\n").encode()


def _manifest_paths(folder: Path) -> list[Path]:
    """List the manifests of a table; none when the folder is not there yet."""
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if _MANIFEST.fullmatch(entry.name))
    except FileNotFoundError:
        return []


def _name(table: TableName, number: int) -> str:
    return f"{table}-{number:08d}"


def _key(table: TableName) -> int:
    """Column of the key: the report's id."""
    names = [name for name, _ in TABLES[table].columns]
    return names.index("id") if "id" in names else names.index("report")


def _digest(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex digits.

    Raises:
        StoreError: it cannot be read.
    """
    with reading(path):
        return _digest(path)


def connect() -> duckdb.DuckDBPyConnection:
    """Open DuckDB in memory: one thread, so that bytes do not depend on the machine; nothing is ever downloaded."""
    import duckdb

    return duckdb.connect(
        config={
            "threads": "1",
            "memory_limit": _MEMORY,
            "temp_directory": str(Path(tempfile.gettempdir()) / f"twosource-{os.getpid()}"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _disk_error(path: Path, error: duckdb.Error) -> OSError:
    """Tell a full disk, of which DuckDB speaks in words, as the system would."""
    import errno

    told = str(error).split("\n")[0]
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EFBIG):
        if os.strerror(number).lower() in told.lower():
            return OSError(number, os.strerror(number), str(path))
    return OSError(told)


def _unreadable(folder: Path, gone: Sequence[Part], error: duckdb.Error) -> StoreError:
    if gone:
        return StoreError(f"{folder / gone[0].name}.parquet", "is missing", "restore it from a copy of the store")
    return StoreError(str(folder), f"cannot be read ({str(error).split(chr(10))[0]})", "run: twosource check STORE")
