"""What an engine can do: a few operations on named tables of whole numbers and strings.

An engine never sees a report or a reading.  It maps functions over batches of rows, runs SQL, and calls a function once
a group; what the rows mean stands in ``engine/flow.py``.  Both engines give the same rows (``tests/parity``).
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

import numpy as np

from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from twosource.reuse.corpus import Batch, Columns

BatchFunction: TypeAlias = "Callable[[Batch], Batch]"

BATCH_ROWS = 1_000
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PLACE = re.compile(r"\{(\w+)\}")


class EngineError(TwosourceError):
    """An engine is missing, cannot be reached, or gave up."""


class Engine(Protocol):
    """Runs the stages of a corpus.  Tables have names; columns are ``bigint`` or ``string`` and never null.

    A function that is handed over must stand at the top level of a module (or be a ``functools.partial`` of one), so
    that other processes and machines can find it, and must give the same rows for the same rows.
    """

    def load(self, name: str, batches: Iterable[Batch], columns: Columns) -> None:
        """Make a table of batches that this process has."""

    def scan(self, name: str, paths: Sequence[str]) -> None:
        """Make a table of Parquet files, which stay where they are."""

    def map_batches(self, name: str, source: str, function: BatchFunction, columns: Columns) -> None:
        """Make a table of what a function gives for batches of rows; which rows share a batch means nothing."""

    def map_pieces(
        self, pieces: Iterable[Batch], function: BatchFunction, columns: Columns, made: Columns
    ) -> Iterator[tuple[int, Batch]]:
        """Call a function with each batch that this process has, and hand back what it gives as soon as it is there.

        Args:
            pieces: taken one by one, as the engine has room for them.
            function: for one batch.
            columns: of the pieces.
            made: columns of what the function gives.

        Yields:
            The number of a piece, from 0, and what the function gave for it; in any order, each piece once.
        """

    def query(self, name: str, sql: str) -> None:
        """Make a table of what SQL gives that DuckDB and Spark both understand."""

    def map_groups(  # noqa: PLR0913 - the operation is what it is
        self, name: str, source: str, function: BatchFunction, columns: Columns, *, by: str, order: str
    ) -> None:
        """Make a table of what a function gives for each group of rows.

        Args:
            name: of the table.
            source: table whose rows are grouped.
            function: called once a group, with all of its rows.
            columns: what it gives.
            by: ``bigint`` column that is equal in a group.
            order: ``bigint`` column by which a group's rows are sorted; no two of a group may be equal in it.
        """

    def rows(self, name: str, order: Sequence[str]) -> Iterator[Batch]:
        """Give a table's rows in batches, sorted by columns."""

    def drop(self, name: str) -> None:
        """Forget a table and the room it takes."""

    def close(self) -> None:
        """Let go of everything that the engine holds."""

    def __enter__(self) -> Self:
        """Enter a ``with`` block."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""


def as_batch(names: Sequence[str], rows: Sequence[tuple[int | str, ...]]) -> Batch:
    """Turn rows, of which there is at least one, into columns with these names."""
    return {
        name: np.array(values, np.object_ if isinstance(values[0], str) else np.int64)
        for name, values in zip(names, zip(*rows, strict=True), strict=True)
    }


def statement(name: str, /, **values: int | str) -> str:
    """Read ``sql/NAME.sql`` and put whole numbers and names of tables in its ``{places}``.

    Raises:
        ValueError: a string is no plain name.
        KeyError: a place has no value.
    """
    for value in values.values():
        if isinstance(value, str):
            checked_name(value)
    text = (files("twosource") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return _PLACE.sub(lambda place: str(values[place.group(1)]), text)


def checked_name(name: str) -> str:
    """Give a table's or column's name back.

    Raises:
        ValueError: it is no plain name.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a table or column")
    return name


def fitted(batch: Batch, columns: Columns) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int64 | np.object_]]]:
    """A batch's columns in the order and with the types that a table asks for.

    Raises:
        KeyError: a column is missing.
    """
    return {
        name: np.asarray(batch[name], np.int64 if kind == "bigint" else np.object_) for name, kind in columns.items()
    }


def joined(batches: Sequence[Batch], columns: Columns) -> Batch:
    """Put batches of the same columns under each other."""
    parts = [fitted(batch, columns) for batch in batches]
    if not parts:
        return {name: np.zeros(0, np.int64 if kind == "bigint" else np.object_) for name, kind in columns.items()}
    return {name: np.concatenate([part[name] for part in parts]) for name in columns}
