"""The engine of one machine: DuckDB within a memory limit, spilling to disk, and a pool of processes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

import duckdb
import numpy as np

from twosource.engine.base import BATCH_ROWS, EngineError, as_batch, checked_name, fitted, joined
from twosource.errors import UsageError
from twosource.parallel import process_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from types import TracebackType

    from twosource.engine.base import BatchFunction
    from twosource.reuse.corpus import Batch, Columns

P = TypeVar("P")
Row: TypeAlias = "tuple[int | str, ...]"

# A batch on which processes die this often kills them itself: the run says so instead of trying for ever.
TRIES = 3
OUT_ROWS = 20_000
_TYPES = {"bigint": "BIGINT", "string": "VARCHAR"}


class LocalEngine:
    """DuckDB and a pool of processes."""

    def __init__(self, work: str | None = None, *, memory: str = "4GB", jobs: int = 0) -> None:
        """Start.

        Args:
            work: folder for the tables made on the way; it is made in there and removed at the end.
            memory: most that DuckDB may use (``4GB``); beyond it, tables go to disk.
            jobs: processes; 0 is one a core where there is enough to do, 1 works in this process.

        Raises:
            EngineError: the folder cannot be written.
            UsageError: the amount of memory is none.
        """
        cores = os.cpu_count() or 1
        self._jobs = jobs or cores
        self._choosing = jobs == 0
        self._pool: ProcessPoolExecutor | None = None
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="twosource-", dir=work))
        except OSError as error:
            raise EngineError(str(work), f"cannot be written ({error.strerror})", "name another folder") from error
        with _said(str(self._folder)):
            self._base = duckdb.connect(str(self._folder / "tables.duckdb"))
        try:
            self._base.execute("SET memory_limit = ?", [memory])
        except duckdb.Error as error:
            self.close()
            raise UsageError("--memory", f"{memory!r} is no amount of memory", "say for instance 4GB") from error
        with _said(str(self._folder)):
            self._base.execute("SET temp_directory = ?", [str(self._folder / "spilled")])
            self._base.execute("SET threads = ?", [cores])
            # Rows have no order of their own here; to keep one would cost memory.
            self._base.execute("SET preserve_insertion_order = false")

    def load(self, name: str, batches: Iterable[Batch], columns: Columns) -> None:
        """See :meth:`Engine.load`."""
        listed = ", ".join(f"{checked_name(column)} {_TYPES[kind]}" for column, kind in columns.items())
        with _said(name):
            self._base.execute(f"CREATE OR REPLACE TABLE {checked_name(name)} ({listed})")
            for batch in batches:
                self._base.register("part", fitted(batch, columns))
                self._base.execute(f"INSERT INTO {name} BY NAME SELECT * FROM part")
                self._base.unregister("part")

    def scan(self, name: str, paths: Sequence[str]) -> None:
        """See :meth:`Engine.scan`."""
        listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
        with _said(name):
            self._base.execute(f"CREATE OR REPLACE VIEW {checked_name(name)} AS SELECT * FROM read_parquet([{listed}])")

    def map_batches(self, name: str, source: str, function: BatchFunction, columns: Columns) -> None:
        """See :meth:`Engine.map_batches`."""
        pieces = self._read(f"SELECT * FROM {checked_name(source)}", BATCH_ROWS)
        self.load(name, self._apply(function, pieces), columns)

    def map_pieces(
        self, pieces: Iterable[Batch], function: BatchFunction, columns: Columns, made: Columns
    ) -> Iterator[tuple[int, Batch]]:
        """See :meth:`Engine.map_pieces`; they come back in order."""
        for number, batch in enumerate(self._apply(function, (fitted(piece, columns) for piece in pieces))):
            yield number, fitted(batch, made)

    def query(self, name: str, sql: str) -> None:
        """See :meth:`Engine.query`."""
        with _said(name):
            self._base.execute(f"CREATE OR REPLACE TABLE {checked_name(name)} AS {sql}")

    def map_groups(  # noqa: PLR0913 - see Engine.map_groups
        self, name: str, source: str, function: BatchFunction, columns: Columns, *, by: str, order: str
    ) -> None:
        """See :meth:`Engine.map_groups`; the table is sorted once and read as a stream."""
        sql = f"SELECT * FROM {checked_name(source)} ORDER BY {checked_name(by)}, {checked_name(order)}"
        groups = _groups(self._read(sql, BATCH_ROWS), by)
        bundles = iter(lambda: list(islice(groups, BATCH_ROWS // 20)), [])
        self.load(name, self._apply(partial(_each, function, columns), bundles), columns)

    def rows(self, name: str, order: Sequence[str]) -> Iterator[Batch]:
        """See :meth:`Engine.rows`."""
        sorted_by = ", ".join(checked_name(column) for column in order)
        return self._read(f"SELECT * FROM {checked_name(name)} ORDER BY {sorted_by}", OUT_ROWS)

    def drop(self, name: str) -> None:
        """See :meth:`Engine.drop`."""
        with _said(name):
            self._base.execute(f"DROP TABLE IF EXISTS {checked_name(name)}")

    def close(self) -> None:
        """See :meth:`Engine.close`."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
        self._base.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        """Enter a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _read(self, sql: str, size: int) -> Iterator[Batch]:
        """Rows as a stream, beside what is being written."""
        with _said("query"):
            cursor = self._base.cursor().execute(sql)
            names = [column[0] for column in cursor.description or ()]
            while rows := cursor.fetchmany(size):
                yield as_batch(names, rows)

    def _apply(self, function: Callable[[P], Batch], pieces: Iterable[P]) -> Iterator[Batch]:
        """Apply a function to each piece in its turn, in other processes; one that dies loses nothing."""
        source = iter(pieces)
        begun = list(islice(source, 2))
        source = chain(begun, source)
        # Starting processes takes longer than one batch; whoever asks for processes gets them all the same.
        if self._jobs == 1 or (self._choosing and len(begun) < 2):
            yield from map(function, source)
            return
        waiting: deque[tuple[P, Future[Batch]]] = deque()
        tries = 0
        while True:
            for piece in islice(source, 2 * self._jobs - len(waiting)):
                waiting.append((piece, self._submit(function, piece)))
            if not waiting:
                return
            try:
                made = waiting[0][1].result()
            except BrokenProcessPool as error:
                tries += 1
                if tries == TRIES:
                    raise EngineError(
                        "worker process",
                        f"died {TRIES} times on the same rows",
                        "give it more memory, or leave those inputs out",
                    ) from error
                self._pool = None
                waiting = deque((piece, self._submit(function, piece)) for piece, _ in waiting)
                continue
            waiting.popleft()
            tries = 0
            yield made

    def _submit(self, function: Callable[[P], Batch], piece: P) -> Future[Batch]:
        """Hand a piece to the pool, with a new pool in place of one that broke."""
        for _ in range(TRIES):
            if self._pool is None:
                self._pool = process_pool(self._jobs)
            try:
                return self._pool.submit(function, piece)
            except BrokenProcessPool:
                self._pool = None
        raise EngineError("worker processes", "do not start", "see whether the machine has memory left")


def _groups(batches: Iterable[Batch], by: str) -> Iterator[Batch]:
    """Cut a stream that is sorted by a column wherever the column changes."""
    pieces = (piece for batch in batches for piece in _runs(batch, by))
    for _, group in groupby(pieces, key=lambda piece: int(piece[by][0])):
        parts = list(group)
        yield parts[0] if len(parts) == 1 else {name: np.concatenate([p[name] for p in parts]) for name in parts[0]}


def _runs(batch: Batch, by: str) -> Iterator[Batch]:
    cuts = np.flatnonzero(np.diff(batch[by])) + 1
    for start, end in zip([0, *cuts.tolist()], [*cuts.tolist(), len(batch[by])], strict=True):
        yield {name: column[start:end] for name, column in batch.items()}


def _each(function: BatchFunction, columns: Columns, groups: Sequence[Batch]) -> Batch:
    return joined([function(group) for group in groups], columns)


@contextmanager
def _said(subject: str) -> Iterator[None]:
    """Turn what DuckDB says into one line.

    Raises:
        EngineError: whatever DuckDB could not do.
    """
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise EngineError(subject, "needs more memory than the limit", "allow more with --memory") from error
    except duckdb.Error as error:
        cause = str(error).strip().split("\n", maxsplit=1)[0]
        raise EngineError(
            subject, f"DuckDB gave up ({cause})", "see whether the disk has room, then run it again"
        ) from error
