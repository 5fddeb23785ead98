"""Spark and DuckDB give the same rows, whatever happens to a worker.

Needs the extra ``spark`` and Java 17 or newer.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import engine_cases as cases
import stand_in
import twosource
from twosource.engine import choose
from twosource.engine.base import EngineError
from twosource.engine.readings import read_on
from twosource.errors import UsageError
from twosource.model import Intake
from twosource.reuse.corpus import TEXT_COLUMNS, text_rows
from twosource.store.corpus import Corpus
from twosource.store.readings import read_one

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


REPORTS = [
    f"Anna says the ferry number {number} is late.\nThe harbour was closed on day {number}.\nOlu says nobody knows why."
    for number in range(40)
]
# A store is read on Spark by the stand-in, and the driver is killed when some pieces are there.
KILLED = """
import os, signal, sys
from functools import partial
import engine_cases as cases
from twosource.engine import choose, readings as engine_readings
from twosource.store import readings
from twosource.store.corpus import Corpus

store, log, last = sys.argv[1], sys.argv[2], int(sys.argv[3])
readings.PIECE = 4
engine_readings.reading_rows = partial(cases.noted_readings, log)

def done(read):
    if read >= last:
        os.kill(os.getpid(), signal.SIGKILL)

with Corpus.open(store) as corpus, choose("spark", "local[2]") as engine:
    corpus.read_pending(reader=partial(engine_readings.read_on, engine), done=done)
"""


def texts_read(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.exists() else []


def parts_of(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((store / "readings").iterdir())}


def test_a_run_whose_driver_is_killed_goes_on_from_the_finished_pieces_and_ends_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = tmp_path / "here", tmp_path / "there"
    reports = tuple(twosource.report(text, source_id=f"r{number}") for number, text in enumerate(REPORTS))
    for folder in stores:
        with Corpus.open(folder, create=True) as corpus:
            corpus.add(Intake(reports), read=False)
    monkeypatch.setitem(sys.modules, "twosource.stages", stand_in.make_module())
    with Corpus.open(stores[0]) as corpus:
        corpus.read_pending(jobs=1)
    logs = tmp_path / "first", tmp_path / "second"
    command = [sys.executable, "-c", KILLED, str(stores[1])]
    assert subprocess.run([*command, str(logs[0]), "16"], check=False).returncode == -signal.SIGKILL
    assert subprocess.run([*command, str(logs[1]), "1000"], check=False).returncode == 0
    # At least the sixteen that were finished are not read again.
    assert len(texts_read(logs[1])) <= len(reports) - 16
    assert set(texts_read(logs[0])) | set(texts_read(logs[1])) == {report.id for report in reports}
    assert parts_of(stores[1]) == parts_of(stores[0])


def test_what_is_read_on_spark_is_what_is_read_here(spark: Engine) -> None:
    texts = [
        "The mayor, Ada Brandt, said on Tuesday that the bridge would stay closed. “We need new cables,” she said.",
        "According to the harbour authority, two ships had collided. Tomas Keller denied that anybody was hurt.",
        "",
    ]
    reports = [
        twosource.report(text + f" Nothing else was known about case {number}.") for number, text in enumerate(texts)
    ]
    found = dict(read_on(spark, [reports[:2], reports[2:]]))
    assert [found[0], found[1]] == [[read_one(report) for report in reports[:2]], [read_one(reports[2])]]
    assert any(outcome.attributions for outcome in found[0])


def test_a_worker_that_is_killed_while_it_reads_loses_nothing(cluster: Engine, tmp_path: Path) -> None:
    flag = tmp_path / "killed"
    function = partial(cases.killing_once, str(flag), 2, cases.lengths)
    texts = list(text_rows(cases.small_corpus()))
    pieces = [{name: column[row : row + 8] for name, column in texts[0].items()} for row in range(0, 40, 8)]
    found = dict(cluster.map_pieces(pieces, function, TEXT_COLUMNS, cases.SIZE_COLUMNS))
    assert flag.exists()
    for number, piece in enumerate(pieces):
        expected = cases.lengths(piece)
        assert {name: found[number][name].tolist() for name in expected} == {
            name: column.tolist() for name, column in expected.items()
        }


def test_a_cluster_without_a_folder_that_all_machines_see_is_refused() -> None:
    with pytest.raises(UsageError, match="--work"):
        choose("spark", "spark://nowhere.invalid:7077")
