from __future__ import annotations

import json
from pathlib import Path

import pytest

import engine_cases as cases
from twosource.cli import main
from twosource.console.codes import Code
from twosource.model import Intake
from twosource.store.corpus import Corpus


@pytest.fixture
def store(tmp_path: Path) -> str:
    text = cases.Corpus().sentences(6)
    reports = cases.report(text, "The Bell", "2019-05-01"), cases.report(f"{text} More.", "The Horn", "2024-05-01")
    with Corpus.open(tmp_path / "store", create=True) as corpus:
        corpus.add(Intake(reports), read=False)
    return str(tmp_path / "store")


def test_reuse_shows_who_printed_what_how_much_later(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reuse", "--store", store, "--jobs", "1"]) == Code.OK
    shown = capsys.readouterr().out
    assert "The Bell, 2019-05-01" in shown
    assert "1827 days later; 1 passage" in shown
    assert "1 of 1 pairs that were looked at share passages (2 reports)" in shown


def test_reuse_as_json_gives_places_with_their_text(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reuse", "--store", store, "--jobs", "1", "--json"]) == Code.OK
    told = json.loads(capsys.readouterr().out)
    (pair,) = told["carried"]
    (passage,) = pair["passages"]
    assert passage["a"]["report"] == pair["earlier"]
    assert passage["a"]["text"] == passage["b"]["text"]
    assert told["groups"] == [sorted((pair["earlier"], pair["later"]))]
    assert (pair["direction"], pair["shown_by"]) == ("b_from_a", "times")
    assert set(told["left_out"].values()) == {0}


@pytest.mark.parametrize("verb", ["reuse", "run"])
def test_an_engine_that_there_is_not_is_wrong_usage(verb: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--store", store, "--engine", "flink"]) == Code.USAGE
    assert "say one of local, spark" in capsys.readouterr().err
    assert main([verb, "--store", store, "--master", "local[2]"]) == Code.USAGE
