"""Spark and DuckDB give the same rows, whatever happens to a worker.

Needs the extra ``spark`` and Java 17 or newer.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import engine_cases as cases
from twosource.engine import choose
from twosource.engine.base import EngineError
from twosource.errors import UsageError
from twosource.reuse.corpus import TEXT_COLUMNS, text_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.engine.base import Engine

pytest.importorskip("pyspark", reason="the extra spark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java on this machine", allow_module_level=True)

# PySpark leaves its sockets and streams to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::DeprecationWarning"
)


@pytest.fixture(autouse=True)
def _workers_find_the_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(Path(cases.__file__).parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])]))


@pytest.fixture
def spark() -> Iterator[Engine]:
    with choose("spark", "local[2]") as engine:
        yield engine


@pytest.fixture
def cluster() -> Iterator[Engine]:
    with choose("spark", "local-cluster[2,1,1024]") as engine:
        yield engine


def test_both_engines_give_the_same_rows_of_every_table(spark: Engine) -> None:
    with choose("local", jobs=1) as local:
        expected = cases.run_all(local)
    found = cases.run_all(spark)
    assert found.keys() == expected.keys()
    for name, rows in expected.items():
        assert rows
        assert found[name] == rows


def test_strings_a_table_without_rows_and_broken_sql_are_the_same(spark: Engine) -> None:
    spark.load("texts", text_rows([cases.report("ÄÖ\n😀 «quoted» '; --", None)]), TEXT_COLUMNS)
    spark.load("none", [], TEXT_COLUMNS)
    spark.query("both", "SELECT * FROM texts UNION ALL SELECT * FROM none")
    ((*_, text),) = cases.rows_of(spark, "both", ["report"])
    assert text == "ÄÖ\n😀 «quoted» '; --"
    with pytest.raises(EngineError) as raised:
        spark.query("broken", "SELECT nothing FROM nowhere")
    assert "\n" not in str(raised.value)


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(cluster: Engine, tmp_path: Path) -> None:
    flags = tmp_path / "mapped", tmp_path / "grouped"
    mapping = partial(cases.killing_once, str(flags[0]), 2, cases.lengths)
    grouping = partial(cases.killing_once, str(flags[1]), 2, cases.sums)
    with choose("local", jobs=1) as local:
        for engine in (local, cluster):
            engine.load("texts", text_rows(cases.small_corpus()), TEXT_COLUMNS)
            mapped, grouped = (cases.lengths, cases.sums) if engine is local else (mapping, grouping)
            engine.map_batches("lengths", "texts", mapped, cases.SIZE_COLUMNS)
            engine.map_groups("sums", "texts", grouped, cases.SUM_COLUMNS, by="outlet", order="report")
        assert all(flag.exists() for flag in flags)
        for name in ("lengths", "sums"):
            order = cases.TABLES[name]
            assert cases.rows_of(cluster, name, order) == cases.rows_of(local, name, order)


def test_a_cluster_without_a_folder_that_all_machines_see_is_refused() -> None:
    with pytest.raises(UsageError, match="--work"):
        choose("spark", "spark://nowhere.invalid:7077")
