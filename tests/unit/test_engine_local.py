from __future__ import annotations

import multiprocessing
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import engine_cases as cases
from twosource.engine import choose, flow
from twosource.engine.base import EngineError, statement
from twosource.engine.local import LocalEngine
from twosource.errors import UsageError
from twosource.reuse.corpus import TEXT_COLUMNS, id_of, number_of, text_rows


def numbers(*values: int) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    return {"number": np.array(values, np.int64)}


def test_a_table_comes_back_in_the_order_asked_for() -> None:
    with LocalEngine(jobs=1) as engine:
        engine.load("mine", [numbers(3, -1), numbers(2)], {"number": "bigint"})
        assert cases.rows_of(engine, "mine", ["number"]) == [(-1,), (2,), (3,)]


def test_a_table_without_rows_is_a_table() -> None:
    with LocalEngine(jobs=1) as engine:
        engine.load("mine", [], {"number": "bigint", "text": "string"})
        engine.query("more", "SELECT COUNT(*) AS number FROM mine")
        assert cases.rows_of(engine, "more", ["number"]) == [(0,)]


def test_strings_come_back_as_they_went_in() -> None:
    texts = ["", "ÄÖ", "a\nb\x00c", "😀 «quoted»", "'; DROP TABLE mine; --"]
    with LocalEngine(jobs=1) as engine:
        engine.load(
            "mine", [{"row": np.arange(5), "text": np.array(texts, np.object_)}], {"row": "bigint", "text": "string"}
        )
        assert [row[1] for row in cases.rows_of(engine, "mine", ["row"])] == texts


def test_parquet_files_are_a_table_where_they_lie(tmp_path: Path) -> None:
    with LocalEngine(jobs=1) as engine:
        engine.load("mine", [numbers(1, 2)], {"number": "bigint"})
        engine._base.execute(f"COPY mine TO '{tmp_path}/it''s.parquet' (FORMAT parquet)")
        engine.scan("again", [f"{tmp_path}/it's.parquet"])
        assert cases.rows_of(engine, "again", ["number"]) == [(1,), (2,)]


def test_processes_give_the_same_rows_as_none() -> None:
    with LocalEngine(jobs=1) as alone, LocalEngine(jobs=2) as together:
        assert cases.run_all(alone) == cases.run_all(together)


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    with LocalEngine(jobs=2) as engine:
        engine.load("texts", text_rows(cases.small_corpus()), TEXT_COLUMNS)
        engine.map_batches("whole", "texts", cases.lengths, cases.SIZE_COLUMNS)
        killing = partial(cases.killing_once, str(tmp_path / "killed"), 0, cases.lengths)
        engine.map_batches("again", "texts", killing, cases.SIZE_COLUMNS)
        assert (tmp_path / "killed").exists()
        assert cases.rows_of(engine, "again", ["report"]) == cases.rows_of(engine, "whole", ["report"])


def test_rows_that_kill_every_worker_end_the_run_with_one_line() -> None:
    with LocalEngine(jobs=2) as engine:
        engine.load("texts", text_rows(cases.small_corpus()), TEXT_COLUMNS)
        with pytest.raises(EngineError, match="died 3 times on the same rows"):
            engine.map_batches("never", "texts", cases.killing_always, cases.SIZE_COLUMNS)


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with LocalEngine(str(tmp_path), jobs=2) as engine:
        cases.run_all(engine)
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
    assert not multiprocessing.active_children()


def test_broken_sql_is_one_line() -> None:
    with LocalEngine(jobs=1) as engine, pytest.raises(EngineError) as raised:
        engine.query("mine", "SELECT nothing FROM nowhere")
    assert "\n" not in str(raised.value)


def test_too_little_memory_says_what_to_do() -> None:
    with LocalEngine(memory="20MB", jobs=1) as engine, pytest.raises(EngineError, match="--memory"):
        engine.query("mine", "SELECT list(range) AS numbers FROM range(100000000)")


def test_a_memory_limit_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="'lots' is no amount of memory"):
        LocalEngine(memory="lots")


def test_names_in_sql_are_plain_names() -> None:
    with pytest.raises(ValueError, match="is no name"):
        statement("hooked", labels="groups; DROP TABLE texts")
    with LocalEngine(jobs=1) as engine, pytest.raises(ValueError, match="is no name"):
        engine.query("a b", "SELECT 1 AS one")


def test_an_unknown_engine_and_a_master_of_the_local_one_are_refused() -> None:
    with pytest.raises(UsageError, match="local, spark"):
        choose("flink")
    with pytest.raises(UsageError, match="--master"):
        choose("local", "local[2]")


@pytest.mark.parametrize("identity", ["0" * 16, "7" + "f" * 15, "8" + "0" * 15, "f" * 16])
def test_an_id_is_a_whole_number_and_back(identity: str) -> None:
    assert -(2**63) <= number_of(identity) < 2**63
    assert id_of(number_of(identity)) == identity


@pytest.mark.parametrize("identity", ["", "abc", "z" * 16, "1" * 17])
def test_what_is_no_id_is_refused(identity: str) -> None:
    with pytest.raises(UsageError):
        number_of(identity)


@pytest.mark.parametrize("order", ["rising", "falling", "mixed"])
def test_labels_find_the_end_of_a_long_chain_in_few_rounds(order: str) -> None:
    count = 3_000
    names = np.arange(count, dtype=np.int64)
    if order == "falling":
        names = names[::-1].copy()
    if order == "mixed":
        names = np.random.Generator(np.random.PCG64(3)).permutation(names)
    pairs = {
        "earlier": names[:-1],
        "later": names[1:],
        "shared": np.full(count - 1, 9),
        "longer": np.full(count - 1, 9),
    }
    with LocalEngine(jobs=1) as engine:
        engine.load("candidates", [pairs], dict.fromkeys(pairs, "bigint"))
        assert flow.find_groups(engine) <= 20
        assert {label for label, _ in cases.rows_of(engine, "groups", ["report"])} == {0}


def test_groups_are_those_of_a_union_find() -> None:
    generator = np.random.Generator(np.random.PCG64(11))
    ends = generator.integers(-400, 400, (2, 350))
    pairs = {"earlier": ends[0], "later": ends[1], "shared": np.full(350, 5), "longer": generator.integers(1, 20, 350)}
    with LocalEngine(jobs=1) as engine:
        engine.load("candidates", [pairs], dict.fromkeys(pairs, "bigint"))
        flow.find_groups(engine)
        found = {int(report): int(label) for label, report in cases.rows_of(engine, "groups", ["report"])}
    parent = {number: number for number in range(-400, 400)}

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    near = [(a, b) for a, b, longer in zip(*ends.tolist(), pairs["longer"].tolist(), strict=True) if longer <= 10]
    for a, b in near:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    assert found == {number: root(number) for pair in near for number in pair}
