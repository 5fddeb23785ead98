"""Parquet tables by DuckDB: one report a row, columns by their usual names."""

from __future__ import annotations

import glob
import hashlib
from datetime import date, datetime
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.model import Skipped
from twosource.readers.reason import in_short
from twosource.readers.tables import ALIASES, fold_column, to_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from twosource.readers.entry import RecordOutcome
    from twosource.readers.jsonld import Json

MAGIC = b"PAR1"
_BATCH = 200
_MEMORY = "600MB"


def read_parquet(name: str, path: str, max_bytes: int) -> Iterator[RecordOutcome]:
    """Read the rows of a Parquet file; of its columns only those that a report has are looked at.

    Raises:
        InputError: it is no Parquet file, or has no text column.
    """
    import duckdb

    known = frozenset(alias for aliases in ALIASES.values() for alias in aliases)
    with duckdb.connect(":memory:", config={"memory_limit": _MEMORY, "threads": 1}) as connection:
        try:
            connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [glob.escape(path)])
            columns = [row[0] for row in connection.fetchall() if fold_column(row[0]) in known]
        except duckdb.Error as error:
            raise InputError(name, f"is no Parquet file that can be read ({in_short(error)})", _REMEDY) from error
        if not any(fold_column(column) in ALIASES["text"] for column in columns):
            raise InputError(name, "has no text column", f"name a column one of: {', '.join(ALIASES['text'])}")
        try:
            yield from _rows(connection, name, path, columns, max_bytes)
        except duckdb.Error as error:
            yield Skipped(name, f"cannot be read to its end ({in_short(error)})", _REMEDY)


_REMEDY = "get a whole copy, or write it as JSON Lines"


def _rows(
    connection: DuckDBPyConnection, name: str, path: str, columns: Sequence[str], max_bytes: int
) -> Iterator[RecordOutcome]:
    chosen = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
    connection.execute(f"SELECT {chosen} FROM read_parquet(?)", [glob.escape(path)])
    number = 0
    while rows := connection.fetchmany(_BATCH):
        for values in rows:
            number += 1
            source = f"{name}:{number}"
            row = {column: _plain(value) for column, value in zip(columns, values, strict=True)}
            written = "\x1f".join(str(value) for value in row.values()).encode("utf-8", "surrogatepass")
            if len(written) > max_bytes:
                yield Skipped(source, f"the row holds more than {max_bytes:,} bytes", "split it or raise --max-bytes")
                continue
            yield from to_record(source, name, row, hashlib.sha256(written).hexdigest())


def _plain(value: object) -> Json:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, float, bool)) else None
