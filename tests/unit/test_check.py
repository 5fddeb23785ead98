"""Checking a result against its files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from stand_in import make_module
from twosource.check import check_result, parse_results
from twosource.cli import main
from twosource.errors import ResultError

TEXT = "Rain says the bridge will close on Monday.\nThe ferry will run every hour until the evening comes, number {}.\n"


@pytest.fixture(autouse=True)
def _result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_module())
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(("bell.txt", "gazette.txt")):
        Path(name).write_text(TEXT.format(number) + "Some more words, so that the text is long.\n", encoding="utf-8")
    Path("more.jsonl").write_text(
        json.dumps({"id": "7", "text": TEXT.format(7), "outlet": "The Record"}) + "\n", encoding="utf-8"
    )
    assert main(["compare", "bell.txt", "gazette.txt", "more.jsonl", "-q", "-o", "result.json"]) == 0


def load() -> dict[str, object]:
    return dict(json.loads(Path("result.json").read_text(encoding="utf-8")))


def test_a_result_fits_its_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "result.json"]) == 0
    assert "every hash, offset and reference fits" in capsys.readouterr().out
    assert main(["check", "result.json", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_one_changed_byte_anywhere_in_a_report_is_found() -> None:
    original = Path("bell.txt").read_bytes()
    document = load()
    for position in range(0, len(original), 5):
        changed = bytearray(original)
        changed[position] ^= 1
        Path("bell.txt").write_bytes(changed)
        assert check_result(document), position
    Path("bell.txt").write_bytes(original)
    assert check_result(document) == ()


def test_a_changed_record_of_a_table_is_found() -> None:
    Path("more.jsonl").write_text(Path("more.jsonl").read_text(encoding="utf-8").replace("Record", "Rekord"))
    assert "outlet was noted as 'The Record' and now reads 'The Rekord'" in {p.message for p in check_result(load())}


def test_a_file_that_is_gone_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bell.txt").unlink()
    assert main(["check", "result.json"]) == 1
    assert capsys.readouterr().out == "bell.txt: the file is not there any more\n"


def test_files_are_looked_for_beside_the_result_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert main(["check", "../result.json"]) == 0


def test_the_text_in_the_result_must_have_its_hash_and_length() -> None:
    document = load()
    document["reports"][0]["text"] += "x"  # type: ignore[index]
    messages = [problem.message for problem in check_result(document)]
    assert "does not have the SHA-256 that is noted for it" in messages
    assert any("but the text has" in message for message in messages)


def test_a_span_must_be_the_text_at_its_offsets() -> None:
    document = load()
    span = document["statements"][0]  # type: ignore[index]
    for change in ({"text": "X"}, {"start": span["start"] + 1}, {"end": 10**9}, {"report": "nobody"}):
        changed = json.loads(json.dumps(document))
        changed["statements"][0].update(change)
        assert [problem.where for problem in check_result(changed)] == ["statements/0"]


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("attributions", "origin", "x"),
        ("attributions", "parent", "x"),
        ("attributions", "report", "x"),
        ("statements", "attribution", "x"),
        ("alignments", "statements", ["x", "y"]),
        ("alignments", "origins", ["x"]),
    ],
)
def test_every_id_that_is_named_must_be_there(part: str, key: str, value: object) -> None:
    document = load()
    document[part][0][key] = value  # type: ignore[index]
    assert {problem.where for problem in check_result(document)} == {f"{part}/0"}


def test_what_only_one_report_has_must_be_there() -> None:
    document = load()
    document["only_in"] = {"nobody": ["x"]}
    assert [problem.message for problem in check_result(document)] == [
        "there is no report nobody",
        "there is no statement x",
    ]


@pytest.mark.parametrize("document", [{}, [], None, 7, {"schema": []}, {"schema": "other/1"}])
def test_a_document_of_another_schema_does_not_fit(document: object) -> None:
    assert [problem.where for problem in check_result(document)] == ["schema"]


def test_a_document_that_breaks_the_schema_is_told_where() -> None:
    document = load()
    del document["origins"]
    document["reports"][0]["length"] = "long"  # type: ignore[index]
    assert [problem.where for problem in check_result(document)] == ["document", "reports/0/length"]


def test_json_lines_of_readings_are_checked_each(capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "bell.txt", "gazette.txt", "-q", "-o", "readings.jsonl"])
    assert main(["check", "readings.jsonl"]) == 0
    assert capsys.readouterr().out.startswith("2 documents")


def test_problems_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bell.txt").write_text("another text altogether", encoding="utf-8")
    assert main(["check", "result.json", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["fits"] is False
    assert told["problems"][0]["where"] == "bell.txt"


@pytest.mark.parametrize("text", ["", "{", "[1,", "no\njson", '{"a": 1}\n{', "[" * 100_000])
def test_what_is_no_json_is_an_error_of_the_result(text: str) -> None:
    with pytest.raises(ResultError):
        parse_results(text, "result.json")


def test_a_result_that_is_not_there_exits_with_4(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nothing.json"]) == 4
    assert capsys.readouterr().err.startswith("twosource: nothing.json: cannot be read (no such file or directory)")
