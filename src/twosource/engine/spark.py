"""The engine of a cluster: Spark 4, classic or by Spark Connect.  Imported only when it is asked for.

Every table is written as Parquet into the working folder and read from there.  So a worker that is lost loses nothing:
Spark does its tasks again from what lies on disk, and no chain of earlier stages is ever computed twice.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Self

import numpy as np

from twosource.engine.base import BATCH_ROWS, EngineError, as_batch, checked_name, fitted, joined
from twosource.errors import UsageError

try:
    import pyarrow as pa
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
except ImportError as error:
    raise EngineError("--engine spark", f"{error.name} is not installed", "pip install 'twosource[spark]'") from error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from pyspark.sql import DataFrame

    from twosource.engine.base import BatchFunction
    from twosource.reuse.corpus import Batch, Columns

_TYPES = {"bigint": pa.int64(), "string": pa.string()}


class SparkEngine:
    """Spark on this machine, on a cluster, or behind Spark Connect."""

    def __init__(self, master: str | None = None, work: str | None = None) -> None:
        """Start or reach Spark.

        Args:
            master: as for ``spark-submit``, or ``sc://HOST``; ``None`` is this machine with all of its cores.
            work: folder that every machine sees; ``None`` is a temporary one, which only this machine has.

        Raises:
            UsageError: a cluster without ``work``.
            EngineError: Spark cannot be started or reached.
        """
        master = master or "local[*]"
        here = master.startswith("local")
        if work is None and not here:
            raise UsageError(master, "a cluster needs a folder that all of its machines see", "name one with --work")
        self._own = tempfile.mkdtemp(prefix="twosource-") if work is None else None
        self._folder = f"{work.rstrip('/')}/twosource-{os.urandom(8).hex()}" if work is not None else str(self._own)
        self._made = 0
        try:
            self._session = _session(master, here=here)
        except Exception as error:  # Java that is missing or too old shows as one of half a dozen kinds of error.
            self._remove_own()
            raise EngineError(master, f"Spark does not start ({_first_line(error)})", _REMEDY) from error

    def load(self, name: str, batches: Iterable[Batch], columns: Columns) -> None:
        """See :meth:`Engine.load`; part by part, so that the driver holds no more than one."""
        made = 0
        path = self._path(name)
        for part in _bundles(batches, columns):
            files = min(max(part.num_rows // _ROWS_A_FILE, 1), _FILES)
            with _said(name):
                self._session.createDataFrame(part).repartition(files).write.mode("append").parquet(path)
            made += 1
        if not made:
            with _said(name):
                self._session.createDataFrame(_table(joined([], columns), columns)).write.parquet(path)
        self._show(name, path)

    def scan(self, name: str, paths: Sequence[str]) -> None:
        """See :meth:`Engine.scan`."""
        with _said(name):
            self._session.read.parquet(*paths).createOrReplaceTempView(checked_name(name))

    def map_batches(self, name: str, source: str, function: BatchFunction, columns: Columns) -> None:
        """See :meth:`Engine.map_batches`."""
        with _said(name):
            frame = self._session.table(checked_name(source))
            self._keep(name, frame.mapInArrow(_mapped(function, columns), _schema(columns)))

    def map_pieces(
        self, pieces: Iterable[Batch], function: BatchFunction, columns: Columns, made: Columns
    ) -> Iterator[tuple[int, Batch]]:
        """See :meth:`Engine.map_pieces`; each is a job of one task, as many at once as keep the cluster busy."""

        def run(piece: Batch) -> Batch:
            with _said("pieces"):
                frame = self._session.createDataFrame(_table(piece, columns)).coalesce(1)
                table = frame.mapInArrow(_mapped(function, columns=made), _schema(made)).toArrow()
            return _batch(table) if table.num_rows else joined([], made)

        source = enumerate(pieces)
        width = 2 * self._tasks_at_once()
        with ThreadPoolExecutor(width) as threads:
            running = {threads.submit(run, piece): number for number, piece in islice(source, width)}
            try:
                while running:
                    finished, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in finished:
                        yield running.pop(future), future.result()
                    for number, piece in islice(source, width - len(running)):
                        running[threads.submit(run, piece)] = number
            finally:
                for future in running:
                    future.cancel()

    def _tasks_at_once(self) -> int:
        """How many tasks the cluster can run; behind Spark Connect that cannot be asked."""
        try:
            return int(self._session.sparkContext.defaultParallelism)
        except PySparkException:
            return _CONNECT_TASKS

    def query(self, name: str, sql: str) -> None:
        """See :meth:`Engine.query`."""
        with _said(name):
            self._keep(name, self._session.sql(sql))

    def map_groups(  # noqa: PLR0913 - see Engine.map_groups
        self, name: str, source: str, function: BatchFunction, columns: Columns, *, by: str, order: str
    ) -> None:
        """See :meth:`Engine.map_groups`."""
        with _said(name):
            groups = self._session.table(checked_name(source)).groupBy(checked_name(by))
            self._keep(name, groups.applyInArrow(_grouped(function, columns, checked_name(order)), _schema(columns)))

    def rows(self, name: str, order: Sequence[str]) -> Iterator[Batch]:
        """See :meth:`Engine.rows`."""
        with _said(name):
            frame = self._session.table(checked_name(name)).orderBy(*map(checked_name, order))
            part: list[tuple[int | str, ...]] = []
            for row in frame.toLocalIterator():
                part.append(tuple(row))
                if len(part) == BATCH_ROWS * 10:
                    yield as_batch(frame.columns, part)
                    part = []
            if part:
                yield as_batch(frame.columns, part)

    def drop(self, name: str) -> None:
        """See :meth:`Engine.drop`; the files go with the working folder."""
        with _said(name):
            self._session.catalog.dropTempView(checked_name(name))

    def close(self) -> None:
        """See :meth:`Engine.close`; the working folder of a cluster stays where it is."""
        self._session.stop()
        self._remove_own()

    def __enter__(self) -> Self:
        """Enter a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _path(self, name: str) -> str:
        # A name that is made again gets other files: the old ones may still be read.
        self._made += 1
        return f"{self._folder}/{self._made:04d}-{checked_name(name)}"

    def _keep(self, name: str, frame: DataFrame) -> None:
        path = self._path(name)
        frame.write.parquet(path)
        self._show(name, path)

    def _show(self, name: str, path: str) -> None:
        self._session.read.parquet(path).createOrReplaceTempView(checked_name(name))

    def _remove_own(self) -> None:
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)


_REMEDY = "see that Java 17 or newer is installed and that the address is right"
_LOAD_BYTES = 64_000_000
_CONNECT_TASKS = 16
# A table that is loaded is cut so that many workers have a share of it, even where one report takes half a second.
_ROWS_A_FILE, _FILES = 250, 64


def _session(master: str, *, here: bool) -> SparkSession:
    builder = SparkSession.builder.appName("twosource")
    if master.startswith("sc://"):
        return builder.remote(master).getOrCreate()
    if here:
        # Workers on this machine run the Python that runs this; a cluster has its own.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.config("spark.ui.enabled", "false").config(
            "spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1))
        )
    session = builder.master(master).config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH_ROWS))
    return session


def _mapped(
    function: BatchFunction, columns: Columns
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def mapped(parts: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for part in parts:
            if part.num_rows:
                yield from _table(function(_batch(part)), columns).to_batches()

    return mapped


def _grouped(function: BatchFunction, columns: Columns, order: str) -> Callable[[pa.Table], pa.Table]:
    def grouped(group: pa.Table) -> pa.Table:
        return _table(function(_batch(group.sort_by(order))), columns)

    return grouped


def _batch(part: pa.RecordBatch | pa.Table) -> Batch:
    """Columns of Arrow as columns of a batch."""
    return {
        name: part.column(name).to_numpy(zero_copy_only=False).astype(np.int64)
        if pa.types.is_integer(part.schema.field(name).type)
        else np.array(part.column(name).to_pylist(), np.object_)
        for name in part.schema.names
    }


def _table(batch: Batch, columns: Columns) -> pa.Table:
    fit = fitted(batch, columns)
    return pa.table({name: pa.array(fit[name], _TYPES[kind]) for name, kind in columns.items()})


def _bundles(batches: Iterable[Batch], columns: Columns) -> Iterator[pa.Table]:
    """Tables of some 64 MB each."""
    held: list[pa.Table] = []
    for batch in batches:
        held.append(_table(batch, columns))
        if sum(table.nbytes for table in held) >= _LOAD_BYTES:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)


def _schema(columns: Columns) -> str:
    return ", ".join(f"{checked_name(name)} {kind}" for name, kind in columns.items())


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).split("\n", maxsplit=1)[0]


@contextmanager
def _said(subject: str) -> Iterator[None]:
    """Turn what Spark says into one line.

    Raises:
        EngineError: whatever Spark could not do.
    """
    try:
        with warnings.catch_warnings():
            # PySpark asks for pandas to be there and then warns of its version; nothing here uses pandas.
            warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
            warnings.filterwarnings("ignore", category=UserWarning, module="pyspark")
            yield
    except PySparkException as error:
        raise EngineError(subject, f"Spark gave up ({_first_line(error)})", "see the logs of the cluster") from error
