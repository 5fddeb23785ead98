"""The verbs of the store, as their users run them."""

from __future__ import annotations

import csv
import hashlib
import io
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


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://bell.example/7</loc></url><url><loc>https://bell.example/8</loc></url></urlset>"""


def test_addresses_that_are_only_listed_are_counted_with_the_file_that_lists_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("map.xml").write_text(SITEMAP, encoding="utf-8")
    assert main(["add", "day.jsonl", "map.xml"]) == 3
    line = "twosource: map.xml: 2 addresses are listed there without the text of the pages: not taken in\n"
    assert line in capsys.readouterr().err
    assert main(["add", "day.jsonl", "map.xml", "--json"]) == 3
    said = capsys.readouterr()
    assert [link["url"] for link in json.loads(said.out)["links"]] == [
        "https://bell.example/7",
        "https://bell.example/8",
    ]
    assert "2 addresses are listed there" in said.err


def test_a_notice_alone_takes_back_a_report_of_the_store(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    notice = {"uri": "r3", "type": "text", "pubstatus": "canceled", "headline": REPORTS[2]["title"]}
    Path("kill.json").write_text(json.dumps(notice), encoding="utf-8")
    capsys.readouterr()
    assert main(["add", "kill.json"]) == 3
    said = capsys.readouterr()
    assert "1 withdrawn by the publisher" in said.out
    assert "withdrew it (kill.json" in said.err
    main(["stories", "--json"])
    (story,) = json.loads(told(capsys))["stories"]
    assert sorted(report["source_id"] for report in story["reports"]) == ["r1", "r2"]


def test_a_story_is_compared_by_the_desks_policy_and_of_sure_attributions(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    main(["stories", "--json"])
    identity = json.loads(told(capsys))["stories"][0]["id"]
    Path("desk.toml").write_text('[[one_origin]]\nname = "Bells"\nmembers = ["Bell 1", "Bell 2"]\n', encoding="utf-8")
    documents = []
    for options in ([], ["--policy", "desk.toml"], ["--least-confidence", "1"]):
        assert main(["story", identity, "--json", *options]) == 0
        documents.append(json.loads(told(capsys)))
    plain, ruled, sure = documents
    digest = hashlib.sha256(Path("desk.toml").read_bytes()).hexdigest()
    assert (plain.get("policy"), ruled["policy"]) == (None, digest)
    assert plain["attributions"]
    assert (sure["attributions"], sure["settings"]["least_confidence"]) == ([], 1.0)
    assert main(["story", identity, "--policy", "desk.toml", "-o", "desk.toml"]) == 2


def test_attributions_as_csv_hold_their_report_and_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    odd = {**REPORTS[0], "id": "r9", "url": None, "title": "=1+1", "text": f"{REPORTS[0]['text']}It rained.\n"}
    Path("odd.jsonl").write_text(json.dumps(odd) + "\n", encoding="utf-8")
    for verb in (["read", "odd.jsonl"], ["read", "odd.jsonl", "day.jsonl"]):
        main([*verb, "--csv", "-q"])
        rows = list(csv.DictReader(io.StringIO(told(capsys))))
        assert rows[0]["speaker"] == "Lin Aster"
        assert (rows[0]["title"], rows[0]["outlet"]) == ("'=1+1", "Bell 1")
    assert main(["read", "day.jsonl", "-q", "-o", "said.csv"]) == 0
    assert len(list(csv.DictReader(io.StringIO(Path("said.csv").read_text(encoding="utf-8"))))) == 3
    assert main(["read", "day.jsonl", "--csv", "--json"]) == 2


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
    assert "nobody of this name speaks; speakers like it: Lin Aster" in capsys.readouterr().err


def test_a_store_that_is_not_read_says_so_where_somebody_asks_for_a_speaker(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "day.jsonl", "--no-read", "-q"]) == 0
    assert main(["said", "Lin Aster"]) == 4
    assert capsys.readouterr().err == (
        "twosource: Lin Aster: nobody of this name speaks in what has been read (3 reports not yet); "
        "read the rest (twosource run), or see: twosource find\n"
    )
    assert main(["run", "-q"]) == 0
    assert main(["said", "Lin Aster", "--json"]) == 0
    assert json.loads(told(capsys))["unread"] == 0


def test_what_somebody_said_names_how_many_reports_are_not_read_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "day.jsonl", "-q"]) == 0
    Path("late.txt").write_text(f"{FERRY}The harbour stays open.\n", encoding="utf-8")
    assert main(["add", "late.txt", "--no-read", "-q"]) == 0
    line = "1 report not read yet: who speaks there is not known (twosource run)."
    assert main(["said", "Lin Aster"]) == 0
    assert told(capsys).splitlines()[-1] == line
    assert main(["find", "--speaker", "Lin Aster"]) == 0
    assert told(capsys).splitlines()[-1] == line
    assert main(["find", "bridge"]) == 0
    assert line not in told(capsys)


@pytest.mark.parametrize("day", ["2024-13", "2024-02-30", "2024-5", "May 2024"])
def test_a_day_that_no_calendar_has_is_refused(capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert main(["find", "bridge", "--since", day]) == 2
    assert "is no date; write it as 2024-05-02, 2024-05 or 2024" in capsys.readouterr().err


def test_a_report_that_uses_another_form_of_the_name_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Lin Aster says the bridge is shut\n", encoding="utf-8")
    Path("b.txt").write_text("Aster says the bridge will open\nNobody else but Lin Aster came\n", encoding="utf-8")
    assert main(["add", "a.txt", "b.txt", "-q"]) == 0
    assert main(["said", "Lin Aster"]) == 0
    lines = {line.split()[0]: line for line in told(capsys).splitlines() if ".txt [" in line}
    assert lines["b.txt"].endswith("], as “Aster”")
    assert lines["a.txt"].endswith("]")


def test_a_misspelt_outlet_is_told_on_stderr_with_those_like_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(["find", "flood", "--outlet", "Bel 2"]) == 0
    answer = capsys.readouterr()
    assert answer.out == "Nothing found.\n"
    assert answer.err.startswith("twosource: --outlet: no outlet of the store is called 'Bel 2'; like it: Bell 2, ")
    assert main(["find", "flood", "--outlet", "Quicksilver", "--json"]) == 0
    assert json.loads(capsys.readouterr().err)["warning"]["message"].endswith("none is like it")


def test_an_outlet_of_the_store_that_has_nothing_of_the_kind_needs_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    main(["find", "quicksilver", "--outlet", "bell 2"])
    assert capsys.readouterr().err == ""


def test_a_misspelt_speaker_is_told_with_those_spelt_alike(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "day.jsonl", "-q"])
    for name in ("Linn Astre", "Astre"):
        assert main(["said", name]) == 4
        assert "nobody of this name speaks; speakers like it: Lin Aster" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["stories"], ["said", "Aster"], ["find", "flood"], ["export", "--table", "reports"]])
def test_what_a_verb_writes_does_not_depend_on_the_progress_bar(
    capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(verb) == 0
    shown = told(capsys)
    assert main([*verb, "--no-progress"]) == 0
    assert told(capsys) == shown


def test_an_export_that_cannot_be_asked_for_is_refused_before_anything_is_grouped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["add", "day.jsonl", "-q"])
    assert main(["export", "--table", "quays"]) == 2
    assert "there is no table 'quays'" in capsys.readouterr().err
    assert not list(Path("my-store", "stories").glob("*.gz"))
