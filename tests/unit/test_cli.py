"""The command line: outputs, messages, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import typer
from jsonschema import Draft202012Validator

import twosource
from stand_in import make_module
from twosource.cli import app, main
from twosource.console.codes import Code
from twosource.model import PairDecision
from twosource.schema import load_schema

BELL = "Rain says the bridge will close on Monday morning\nThe ferry will run every hour until the evening comes\n" * 1
PAD = "Words that stand in this report alone, so that it is long enough to be read as one, {}.\n"


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_module())
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("bell.txt").write_text(BELL + PAD.format("number one"), encoding="utf-8")
    Path("gazette.txt").write_text(BELL + PAD.format("number two"), encoding="utf-8")
    Path("herald.txt").write_text(
        BELL.replace("will run", "will never run") + PAD.format("number three"), encoding="utf-8"
    )


def errors(text: str) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line) for line in text.splitlines()]


def test_compare_writes_text_to_standard_output_and_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "gazette.txt"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2 reports of one event\n")
    assert "In both reports" in told.out
    assert "\x1b" not in told.out


def test_json_is_one_valid_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "gazette.txt", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(load_schema()).validate(document)
    assert [report["path"] for report in document["reports"]] == ["bell.txt", "gazette.txt"]


def test_json_lines_are_one_document_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "bell.txt", "gazette.txt", "--jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    validator = Draft202012Validator(load_schema("reading"))
    for line, path in zip(lines, ["bell.txt", "gazette.txt"], strict=True):
        document = json.loads(line)
        validator.validate(document)
        assert [report["path"] for report in document["reports"]] == [path]
        assert document["attributions"][0]["speaker"] == "Rain"


def test_read_with_json_puts_all_reports_into_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "bell.txt", "gazette.txt", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(load_schema("reading")).validate(document)
    assert len(document["reports"]) == 2


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("page.html", "<!DOCTYPE html>"),
        ("page.md", "# 2 reports of one event"),
        ("result.json", "{\n"),
        ("result.jsonl", '{"schema"'),
        ("result.txt", "2 reports of one event"),
    ],
)
def test_the_name_of_the_output_file_chooses_the_form(
    name: str, beginning: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "bell.txt", "gazette.txt", "-o", name]) == 0
    assert capsys.readouterr().out == ""
    assert Path(name).read_text(encoding="utf-8").startswith(beginning)
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_the_page_can_be_written_beside_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "gazette.txt", "--html", "page.html"]) == 0
    assert capsys.readouterr().out.startswith("2 reports")
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main(["read", "bell.txt", "--html", "read.html", "--md"]) == 0
    assert capsys.readouterr().out.startswith("# Who said what")
    assert Path("read.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_format_names_a_form_and_agrees_with_its_flag(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "gazette.txt", "--format", "html"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    assert main(["compare", "bell.txt", "gazette.txt", "--format", "json", "--json"]) == 0


def test_two_different_forms_are_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "gazette.txt", "--json", "--md"]) == 2
    assert "only one form" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_an_input_is_never_written_over(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("bell.txt").read_bytes()
    assert main(["compare", "bell.txt", "gazette.txt", option, "./bell.txt"]) == 2
    assert "is one of the inputs" in capsys.readouterr().err
    assert Path("bell.txt").read_bytes() == before


def test_an_output_that_cannot_be_written_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "gazette.txt", "-o", "no/such/folder.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_standard_input_is_a_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(Path("bell.txt").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["read", "-", "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"][0]["path"] == "-"


def test_a_skipped_input_is_told_and_the_rest_is_compared_with_exit_code_3(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compare", "bell.txt", "lost.txt", "gazette.txt"]) == 3
    told = capsys.readouterr()
    assert told.out.startswith("2 reports")
    assert told.err.splitlines() == [line for line in told.err.splitlines() if line.startswith("twosource: ")]
    assert "twosource: lost.txt: no such file; check the path\n" in told.err


def test_no_readable_input_exits_with_4(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "lost.txt", "gone.txt"]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 3


def test_one_report_only_is_read_and_refused_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt"]) == 2
    told = capsys.readouterr()
    assert told.out.startswith("1 report of one event")
    assert "one report only: there is nothing to compare it with" in told.err
    assert "twosource read" in told.err


def test_one_report_left_after_others_were_skipped_exits_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bell.txt", "lost.txt"]) == 3
    assert "one report only" in capsys.readouterr().err


def test_the_same_report_twice_counts_once_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("copy.txt").write_bytes(Path("bell.txt").read_bytes())
    assert main(["compare", "bell.txt", "copy.txt", "gazette.txt"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2 reports")
    assert "the same text as bell.txt" in told.err


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        (["bell.txt", "herald.txt"], ["conflict"], 5),
        (["bell.txt", "gazette.txt"], ["conflict"], 0),
        (["bell.txt", "gazette.txt"], ["single-source"], 5),
        (["bell.txt", "gazette.txt", "lost.txt"], ["conflict", "single-source"], 5),
        (["bell.txt", "gazette.txt", "lost.txt"], ["conflict"], 3),
    ],
)
def test_fail_on_exits_with_5_when_it_is_met(files: list[str], fail_on: list[str], code: int) -> None:
    assert main(["compare", *files, *(part for what in fail_on for part in ("--fail-on", what))]) == code


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["compare"], "missing argument"),
        (["compare", "--bogus"], "no such option"),
        (["compare", "bell.txt", "--fail-on", "doubt"], "invalid value"),
        (["compare", "bell.txt", "--max-bytes", "0"], "invalid value"),
        (["schema", "story"], "invalid value"),
        (["confirm"], "no such command"),
    ],
)
def test_wrong_usage_exits_with_2_and_one_line(
    arguments: list[str], cause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"twosource: usage: {cause}")
    assert told.err.count("\n") == 1
    assert "--help" in told.err


def test_with_json_messages_are_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--json", "lost.txt", "gone.txt"]) == 4
    told = errors(capsys.readouterr().err)
    assert told[0]["skipped"]["source"] == "lost.txt"
    assert told[-1]["error"]["exit_code"] == 4
    assert main(["compare", "--json", "--bogus"]) == 2
    assert errors(capsys.readouterr().err)[0]["error"]["exit_code"] == 2


def test_quiet_keeps_warnings_back_but_not_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "-q", "bell.txt", "lost.txt"]) == 3
    assert capsys.readouterr().err == "twosource: lost.txt: no such file; check the path\n"


def test_a_report_over_the_limit_is_skipped_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    Path("long.txt").write_text("word " * 1000, encoding="utf-8")
    assert main(["compare", "bell.txt", "gazette.txt", "long.txt", "--max-bytes", "1000"]) == 3
    assert "--max-bytes" in capsys.readouterr().err


def test_reports_of_different_events_are_warned_about(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.txt").write_text(
        "Goalkeepers trained quietly while supporters travelled southwards yesterday. "
        "Nothing about their journey resembles anything else described elsewhere here, honestly.",
        encoding="utf-8",
    )
    assert main(["compare", "bell.txt", "other.txt"]) == 0
    assert "they seem to tell of different events" in capsys.readouterr().err


def test_a_language_that_was_not_learned_is_warned_about(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Die Brücke wird am Montag geschlossen, sagte die Bürgermeisterin der Stadt vor Journalisten. "
    Path("glocke.txt").write_text(text * 3, encoding="utf-8")
    main(["read", "glocke.txt"])
    assert "glocke.txt: language 'de': who said what was learned from English" in capsys.readouterr().err


def test_the_same_inputs_give_the_same_bytes_whatever_the_number_of_jobs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outputs = []
    for _ in range(2):
        main(["compare", "bell.txt", "gazette.txt", "herald.txt", "--json"])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_no_color_wins_over_force_color(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["compare", "bell.txt", "gazette.txt"])
    assert "\x1b[1m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["compare", "bell.txt", "gazette.txt"])
    assert "\x1b" not in capsys.readouterr().out


def test_width_sets_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "bell.txt", "gazette.txt", "--width", "45"])
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 45


def test_an_error_of_our_own_is_one_line_and_debug_shows_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = ModuleType("twosource.stages")
    module.__dict__.update(read_report=lambda report: report.nothing, compare_readings=None)
    monkeypatch.setitem(sys.modules, "twosource.stages", module)
    assert main(["read", "bell.txt"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("twosource: internal error: AttributeError")
    assert "Traceback" not in told
    assert main(["read", "bell.txt", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_exits_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    module = ModuleType("twosource.stages")
    module.__dict__.update(read_report=interrupt, compare_readings=None)
    monkeypatch.setitem(sys.modules, "twosource.stages", module)
    assert main(["read", "bell.txt"]) == 130
    assert "interrupted" in capsys.readouterr().err


def run(*arguments: str, stdout: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "twosource", *arguments], stdout=stdout, stderr=subprocess.PIPE, check=False
    )


def test_a_reader_that_goes_away_is_met_in_silence() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = run("schema", stdout=write_end)
    os.close(write_end)
    assert done.returncode == 141
    assert done.stderr == b""


def test_the_module_runs_and_tells_its_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"twosource {twosource.__version__}\n".encode())


def test_help_shows_examples_before_options(capsys: pytest.CaptureFixture[str]) -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert main([command.callback.__name__, "--help"]) == 0
        text = capsys.readouterr().out
        assert 0 < text.index("Example") < text.index("Options:")
    assert main([]) == 0
    assert "Exit codes: 0 fine" in capsys.readouterr().out


def test_schema_prints_each_schema(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("comparison", "reading", "relation"):
        assert main(["schema", name]) == 0
        assert json.loads(capsys.readouterr().out) == load_schema(name)


@pytest.fixture
def _relations(monkeypatch: pytest.MonkeyPatch) -> None:
    def decide_pairs(pairs: list[tuple[SimpleNamespace, SimpleNamespace]]) -> list[PairDecision]:
        return [
            PairDecision("same" if a.text == b.text else "unrelated", 0.5, 0.25, 0.125, 0.125, 0.0) for a, b in pairs
        ]

    module = ModuleType("twosource.statement.relation")
    module.__dict__.update(Side=lambda text: SimpleNamespace(text=text), decide_pairs=decide_pairs)
    monkeypatch.setitem(sys.modules, "twosource.statement.relation", module)


@pytest.mark.usefixtures("_relations")
def test_relate_keeps_the_order_and_tells_bad_lines_by_their_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    half = r'{"a": "x \ud83d", "b": "y"}'
    lines = ['{"a": "x", "b": "x"}', "", "{", '{"a": 1, "b": "x"}', "[]", '{"a": "x", "b": "y", "label": 0}', half]
    Path("pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main(["relate", "pairs.jsonl", "--jsonl"]) == 3
    told = capsys.readouterr()
    relations = [json.loads(line) for line in told.out.splitlines()]
    assert [(item["line"], item["relation"]) for item in relations] == [(1, "same"), (6, "unrelated")]
    for item in relations:
        Draft202012Validator(load_schema("relation")).validate(item)
    assert [line.split(": ")[1] for line in told.err.splitlines()] == [
        "pairs.jsonl:3",
        "pairs.jsonl:4",
        "pairs.jsonl:5",
        "pairs.jsonl:7",
    ]


@pytest.mark.usefixtures("_relations")
def test_relate_reads_standard_input_and_shows_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"a": "x", "b": "x"}\n')))
    assert main(["relate", "-"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["1", "same", "0.50"]


def test_relate_says_where_two_sentences_go_apart_and_obeys_nothing_in_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pair = {
        "a": "The mayor \x1b[31mHolt\n\n  Vane\x1b[0m sued Lund in 2019.",
        "b": "Lund was sued by the mayor in 2021.",
    }
    Path("pairs.jsonl").write_text(json.dumps(pair), encoding="utf-8")
    assert main(["relate", "pairs.jsonl"]) == 0
    told = capsys.readouterr().out
    assert "date: 2019 | 2021" in told
    assert "\x1b" not in told
    assert main(["relate", "pairs.jsonl", "--jsonl"]) == 0
    line = json.loads(capsys.readouterr().out)
    Draft202012Validator(load_schema("relation")).validate(line)
    places = [(side, each[side]) for each in line["differences"] for side in ("a", "b")]
    assert places
    assert all(pair[side][place["start"] : place["end"]] == place["text"] for side, place in places)


@pytest.mark.usefixtures("_relations")
@pytest.mark.parametrize("content", [b"", b"{\n", b"\xff\xfe\x00"])
def test_relate_without_a_single_pair_exits_with_4(content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path("pairs.jsonl").write_bytes(content)
    assert main(["relate", "pairs.jsonl", "--jsonl"]) == 4
    assert capsys.readouterr().out == ""


def test_every_verb_and_option_is_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    verbs = getattr(group, "commands")  # noqa: B009 - a group's, which the declared type does not tell
    for name, verb in (("", group), *verbs.items()):
        assert f"`{name}`" in text or not name
        for parameter in verb.params:
            for option in parameter.opts:
                assert not option.startswith("-") or f"`{option}`" in text, (name, option)


def test_every_exit_code_is_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    for code in Code:
        assert f"| {int(code)} |" in text
