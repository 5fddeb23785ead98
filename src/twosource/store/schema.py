"""Names, versions and columns of what lies in a store; older stores are brought up to date here.

::

    store.json                      the format's name and the schema's version
    reports/reports-00000001.parquet   a part: up to 512 reports
    reports/reports-00000001.json      its manifest: without it the part does not exist
    readings/readings-00000001.parquet up to 128 readings of one version
    stories/  comparisons/          computed results, kept by a digest of what they were computed from
    state.sqlite                    a person's corrections; what was dropped
    catalog.sqlite                  lists and the full-text index: derived, may be deleted
    lock                            held by the one process that writes
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from twosource.errors import InputError, StoreError
from twosource.store.files import reading, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FORMAT = "twosource-store"
SCHEMA = 1
MARK = "store.json"

TableName = Literal["reports", "readings"]


class Table(NamedTuple):
    """A table of the data set.

    Attributes:
        columns: name and DuckDB type of each, in order.
        rows: how many rows a part holds at most.
    """

    columns: tuple[tuple[str, str], ...]
    rows: int


TABLES: Mapping[TableName, Table] = {
    "reports": Table(
        (
            ("number", "BIGINT"),
            ("id", "VARCHAR"),
            ("outlet", "VARCHAR"),
            ("title", "VARCHAR"),
            ("published", "VARCHAR"),
            ("language", "VARCHAR"),
            ("url", "VARCHAR"),
            ("source_id", "VARCHAR"),
            ("path", "VARCHAR"),
            ("credit", "VARCHAR"),
            ("authors", "VARCHAR[]"),
            ("sha256", "VARCHAR"),
            ("raw_sha256", "VARCHAR"),
            ("length", "BIGINT"),
            ("text", "VARCHAR"),
            ("record", "VARCHAR"),
        ),
        512,
    ),
    "readings": Table(
        (("report", "VARCHAR"), ("record", "VARCHAR"), ("failure", "VARCHAR"), ("attributions", "BIGINT")), 128
    ),
}

# From each older version of the schema, the step to the next one.  A step is whole or not at all, and may be run again.
MIGRATIONS: dict[int, Callable[[Path], None]] = {}


def make_store(folder: Path) -> None:
    """Make a store in a folder that is empty or not there.

    Raises:
        InputError: other things lie in the folder.
        StoreError: it cannot be written.
    """
    # A lock and temporary names are what a killed run leaves of a store that it had hardly begun to make.
    if folder.exists() and any(path.name != "lock" and path.name[0] != "." for path in folder.iterdir()):
        raise InputError(str(folder), "is not empty and is no store", "name another folder")
    write_whole(folder / MARK, _mark(SCHEMA))


def read_schema(folder: Path) -> int | None:
    """Read a store's version of the schema; ``None`` when there is no store.

    Raises:
        InputError: the folder's mark is of something else, or of a newer version.
        StoreError: it cannot be read.
    """
    mark = folder / MARK
    if not mark.is_file():
        return None
    with reading(mark):
        text = mark.read_text(encoding="utf-8")
    try:
        told = json.loads(text)
        name, schema = told["format"], told["schema"]
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(str(mark), "is damaged", f'write {{"format": "{FORMAT}", "schema": {SCHEMA}}}') from error
    if name != FORMAT or not isinstance(schema, int):
        raise InputError(str(folder), "is no store of twosource", "name another folder")
    if schema > SCHEMA:
        raise InputError(str(folder), f"is a store of a newer version ({schema})", "use a newer twosource")
    return schema


def migrate(folder: Path, schema: int) -> None:
    """Bring an older store up to date, step by step; the mark is written after each step."""
    for version in range(schema, SCHEMA):
        MIGRATIONS[version](folder)
        write_whole(folder / MARK, _mark(version + 1))


def _mark(schema: int) -> bytes:
    return (json.dumps({"format": FORMAT, "schema": schema}, indent=2) + "\n").encode()
