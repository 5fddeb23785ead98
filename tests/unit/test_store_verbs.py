"""The verbs of the store, as their users run them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from store_cases import FERRY, make_stages
from twosource.cli import main
from twosource.schema import load_schema

REPORTS = [
    {
        "id": f"r{number}",
        "url": f"https://bell.example/{number}",
        "outlet": f"Bell {number}",
        "date": f"2024-05-0{number}",
        "title": "Saltmarsh bridge closed after flood",
        "text": FERRY
        + f"The Saltmarsh bridge was closed on the orders of Lin Aster, in the year {number} of the flood.\n",
    }
    for number in (1, 2, 3)
]


@pytest.fixture(autouse=True)
def _place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TWOSOURCE_STORE", "my-store")
    lines = "".join(json.dumps(report) + "\n" for report in REPORTS)
    Path("day.jsonl").write_text(lines, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_from_files_to_stories_to_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "day.jsonl"]) == 0
    assert told(capsys).startswith("3 reports added. my-store has 3 reports of 3 outlets.")
    assert main(["stories", "--json"]) == 0
    (story,) = json.loads(told(capsys))["stories"]
    assert sorted(report["source_id"] for report in story["reports"]) == ["r1", "r2", "r3"]
    assert sorted(story) == ["id", "reason", "reports"]
    assert main(["story", story["id"][:5], "--json", "--html", "page.html"]) == 0
    document = json.loads(told(capsys))
    Draft202012Validator(load_schema()).validate(document)
    assert [report["source_id"] for report in document["reports"]] == ["r1", "r2", "r3"]
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_adding_again_says_so_and_skipped_inputs_give_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "day.jsonl", "-q"]) == 0
    Path("empty.txt").touch()
    assert main(["add", "day.jsonl", "empty.txt", "--json"]) == 3
    answer = json.loads(told(capsys))
    assert (answer["added"], len(answer["known"]), answer["reports"]) == ([], 3, 3)
    assert [each["source"] for each in answer["skipped"]] == ["empty.txt"]


def test_what_was_not_read_at_once_is_read_by_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "day.jsonl", "--no-read", "-q"]) == 0
    assert main(["run", "--json"]) == 0
    assert json.loads(told(capsys)) == {"read": 3, "failed": 0, "reports": 3}
    assert main(["run"]) == 0
    assert told(capsys) == "0 reports read; my-store has 3 reports.\n"


def test_stories_and_hits_can_be_read_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(["stories"]) == 0
    text = told(capsys)
    assert "3 reports, 2024-05-01 – 2024-05-03" in text
    assert "1 story of 3 reports." in text
    assert main(["find", "flood", "year 2"]) == 0
    assert "Bell 2, 2024-05-02: Saltmarsh bridge closed after flood" in told(capsys)
    assert main(["find", "quicksilver"]) == 0
    assert told(capsys) == "Nothing found.\n"


def test_find_and_said_give_places_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(["find", "ferry", "--speaker", "aster", "--since", "2024-05-02", "--json"]) == 0
    hits = json.loads(told(capsys))["hits"]
    assert [hit["report"]["source_id"] for hit in hits] == ["r2", "r3"]
    assert all(hit["text"] == FERRY[hit["place"]["start"] : hit["place"]["end"]] for hit in hits)
    assert main(["said", "Lin", "Aster", "--json"]) == 0
    answer = json.loads(told(capsys))
    assert (answer["name"], len(answer["said"])) == ("Lin Aster", 3)


def test_the_same_wording_in_several_reports_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(["said", "Aster"]) == 0
    text = told(capsys)
    assert text.startswith("Lin Aster (person, ")
    assert "3 attributions in 3 reports of 3 outlets" in text


def test_removing_and_checking(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    main(["find", "year 2", "--json"])
    gone = json.loads(told(capsys))["hits"][0]["report"]["id"]
    assert main(["remove", gone]) == 0
    assert told(capsys).startswith(f"{gone} removed, with 1 reading")
    assert main(["check", "my-store"]) == 0
    assert told(capsys) == "my-store: every hash, offset and reference fits.\n"
    next(Path("my-store/reports").glob("*.parquet")).unlink()
    assert main(["check", "my-store", "--json"]) == 1
    assert json.loads(told(capsys))["problems"][0]["message"] == "is missing"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["stories"], 4, "there is no store"),
        (["find", "x", "--since", "spring"], 2, "is no date"),
        (["find"], 4, "there is no store"),
        (["check", "."], 4, "there is no store"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


def test_who_is_unknown_to_the_store_is_told_with_those_like_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(["said", "Lin Aster-Rain"]) == 4
    assert "nobody of this name speaks; speakers like it: lin aster" in capsys.readouterr().err
