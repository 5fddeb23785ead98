"""Engines that run a corpus's stages: DuckDB with a pool of processes here, Spark on a cluster that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.engine.base import Engine

EngineName = Literal["local", "spark"]
ENGINES: tuple[EngineName, ...] = ("local", "spark")
MEMORY = "4GB"


def choose(
    name: str = "local", master: str | None = None, *, work: str | None = None, memory: str = MEMORY, jobs: int = 0
) -> Engine:
    """Start an engine; use it in a ``with`` block.

    Args:
        name: ``local`` or ``spark``.
        master: where Spark runs: ``local[4]``, ``spark://HOST:7077``, ``yarn``, ``k8s://…``, or ``sc://HOST`` for Spark
            Connect; ``None`` is this machine.
        work: folder for what is made on the way; a cluster needs one that all of its machines see
            (``hdfs://…``, ``s3a://…``, a shared disk); ``None`` is a temporary one on this machine.
        memory: most that DuckDB may use (``4GB``); Spark's is set where the cluster is set up.
        jobs: processes of the local engine; 0 is one a core.

    Raises:
        UsageError: there is no such engine, or the options do not fit it.
        EngineError: Spark is not installed, or cannot be started or reached.
    """
    check_options(name, master)
    if name == "spark":
        from twosource.engine.spark import SparkEngine

        return SparkEngine(master, work)
    from twosource.engine.local import LocalEngine

    return LocalEngine(work, memory=memory, jobs=jobs)


def check_options(name: str, master: str | None) -> None:
    """Refuse an engine that there is not, and a master that it has not, before anything is started.

    Raises:
        UsageError: that.
    """
    if name not in ENGINES:
        raise UsageError("--engine", f"there is no engine {name!r}", f"say one of {', '.join(ENGINES)}")
    if name == "local" and master is not None:
        raise UsageError("--master", "the local engine has none", "leave it out, or say --engine spark")
