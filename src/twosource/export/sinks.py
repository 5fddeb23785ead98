"""Where rows go: CSV that a spreadsheet cannot run, JSON Lines, Parquet; a file for each table, whole or not there."""

from __future__ import annotations

import csv
import io
import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from twosource.errors import UsageError
from twosource.export.tables import COLUMNS
from twosource.store.codec import dump
from twosource.surrogates import storable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import TextIO

    import duckdb

    from twosource.export.tables import Rows
    from twosource.store.codec import Json
    from twosource.views.tables import Cell, Row

# What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), with the wide forms of the signs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FILES = frozenset({".csv", ".jsonl", ".parquet", ".json", ".zip", ".txt"})
_REMEDY = "name a folder, or one table with --table"
_BATCH = 2_000
_TYPES = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "texts": "VARCHAR[]"}


class Sink(Protocol):
    """Takes rows, table by table in any order; its files appear when it is closed without an error."""

    def put(self, rows: Rows) -> None:
        """Take rows of one table."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def csv_line(cells: Iterable[Cell]) -> str:
    """Write one line of CSV (RFC 4180, but for the newline): no cell can be taken for a formula.

    A text that begins as formulas do gets an apostrophe before it, which spreadsheets do not show.  Lists are joined
    by ``; ``; what is unknown is empty.
    """
    line = io.StringIO()
    # Named as an end of line, a lone carriage return is put in quotes too.
    csv.writer(line, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue().removesuffix("\r\n") + "\n"


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return cell
    text = storable(cell if isinstance(cell, str) else "; ".join(cell))
    return f"'{text}" if text.startswith(_FORMULA) else text


def json_line(row: Row) -> str:
    """Write one line of JSON Lines."""
    plain: dict[str, Json] = {key: list(cell) if isinstance(cell, list) else cell for key, cell in row.items()}
    return dump(plain) + "\n"


class TextSink:
    """Writes each table into a text file of a folder."""

    def __init__(self, folder: Path, suffix: str, tables: Iterable[str]) -> None:
        self._folder = folder
        self._suffix = suffix
        self._tables = tuple(tables)
        self._streams: dict[str, TextIO] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        for table in self._tables:
            stream = open(self._temporary(table), "w", encoding="utf-8", newline="")
            self._streams[table] = self._stack.enter_context(stream)
            if self._suffix == ".csv":
                stream.write(csv_line(COLUMNS[table]))
        return self

    def put(self, rows: Rows) -> None:
        """Take rows of one table."""
        stream = self._streams.get(rows.table)
        if stream is not None:
            stream.writelines(text_line(rows.table, row, self._suffix) for row in rows.rows)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        for table in self._tables:
            if kind is None:
                os.replace(self._temporary(table), self._folder / f"{table}{self._suffix}")
            else:
                self._temporary(table).unlink(missing_ok=True)

    def _temporary(self, table: str) -> Path:
        return self._folder / f".{table}{self._suffix}.{os.getpid()}"


def text_line(table: str, row: Row, suffix: str) -> str:
    """Write a row as a line of CSV or JSON Lines, with every column of its table."""
    full = {column: row.get(column) for column in COLUMNS[table]}
    return csv_line(full.values()) if suffix == ".csv" else json_line(full)


class ParquetSink:
    """Writes each table into a Parquet file of a folder; DuckDB holds the rows, on disk where memory is short."""

    def __init__(self, folder: Path, tables: Iterable[str], file: str | None = None) -> None:
        self._folder = folder
        self._file = file
        self._tables = tuple(tables)
        self._waiting: dict[str, list[Row]] = {table: [] for table in self._tables}
        self._base: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        from twosource.store.dataset import connect

        self._folder.mkdir(parents=True, exist_ok=True)
        self._base = connect()
        for table in self._tables:
            columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in COLUMNS[table].items())
            self._base.execute(f'CREATE TABLE "{table}" ({columns})')
        return self

    def put(self, rows: Rows) -> None:
        """Take rows of one table."""
        if rows.table in self._waiting:
            self._waiting[rows.table] += rows.rows
            if len(self._waiting[rows.table]) >= _BATCH:
                self._flush(rows.table)

    def _flush(self, table: str) -> None:
        rows, self._waiting[table] = self._waiting[table], []
        if not rows or self._base is None:
            return
        columns = COLUMNS[table]
        lists = ", ".join(f"unnest(?::{_TYPES[kind]}[])" for kind in columns.values())
        self._base.execute(
            f'INSERT INTO "{table}" SELECT {lists}', [[_plain(row.get(column)) for row in rows] for column in columns]
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base is None:
            return
        try:
            for table in self._tables if kind is None else ():
                self._flush(table)
                temporary = self._folder / f".{table}.parquet.{os.getpid()}"
                target = "'" + str(temporary).replace("'", "''") + "'"
                self._base.execute(f'COPY "{table}" TO {target} (FORMAT parquet, COMPRESSION zstd)')
                os.replace(temporary, self._folder / (self._file or f"{table}.parquet"))
        finally:
            self._base.close()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return storable(cell)
    return [storable(each) for each in cell] if isinstance(cell, list) else cell


def make_sink(form: str, folder: Path, tables: Iterable[str]) -> Sink:
    """Make the sink of a form: ``csv``, ``jsonl`` or ``parquet``.

    Args:
        form: of the files.
        folder: where they go; a name that ends in ``.parquet`` and is no folder is the file of a single table.
        tables: which.

    Raises:
        UsageError: something that is no folder is in the way, or several tables would have to go into one file.
    """
    names = list(tables)
    if not folder.is_dir() and folder.suffix.lower() in _FILES:
        if form == "parquet" and len(names) == 1 and folder.suffix.lower() == ".parquet":
            return ParquetSink(folder.parent, names, folder.name)
        raise UsageError(str(folder), "is the name of a file, and a folder is needed", _REMEDY)
    if folder.exists() and not folder.is_dir():
        raise UsageError(str(folder), "is a file, and a folder is needed", _REMEDY)
    return ParquetSink(folder, names) if form == "parquet" else TextSink(folder, f".{form}", names)


def to_json_text(value: object) -> str:
    """Write a document as indented JSON that can always be encoded."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
