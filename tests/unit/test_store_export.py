"""What leaves a store: tables, annotations, tasks, and the paragraph that says what they were made of."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import duckdb
import pytest

from store_cases import FERRY, intake_of, make_report, make_stages
from twosource.cli import main
from twosource.corrections.label_studio import from_label_studio
from twosource.corrections.web_annotations import annotations_in, from_web_annotations
from twosource.export.annotations import annotation_page
from twosource.export.citron import citron_document
from twosource.export.label_studio import label_studio_tasks
from twosource.export.methods import methods_paragraph
from twosource.export.sinks import csv_line
from twosource.export.tables import COLUMNS
from twosource.model import Intake, Skipped
from twosource.readers.intake import read_inputs
from twosource.store.corpus import Corpus
from view_cases import make_bell, make_gazette

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())
    path = tmp_path / "store"
    reports = [
        make_report(1),
        make_report(2, 'Lin Aster says =HYPERLINK("x") is no word\n' + FERRY, title="@title"),
        make_report(3, "Nobody was there and nothing happened at all.\n", published="2023-01-01", outlet=None),
    ]
    with Corpus.open(path, create=True) as corpus:
        corpus.add(Intake(tuple(reports), (Skipped("x.txt", "is empty", "check it"),)), jobs=1)
    return path


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1"])
def test_no_cell_of_csv_begins_as_a_formula(start: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_line([start, [start], "plain", None, -1, True]), newline=""))
    assert row == [f"'{start}", f"'{start}", "plain", "", "-1", "true"]


def test_tables_have_every_row_in_every_form(store: Path, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "parquet"):
        assert main(["export", "--store", str(store), "--format", form, "-o", str(tmp_path / form), "-q"]) == 0
    for table, columns in COLUMNS.items():
        lines = (tmp_path / "jsonl" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
        told = [json.loads(line) for line in lines]
        assert all(list(row) == list(columns) for row in told)
        with open(tmp_path / "csv" / f"{table}.csv", encoding="utf-8", newline="") as stream:
            shown = list(csv.DictReader(stream))
        assert len(shown) == len(told)
        assert not any(cell.startswith(("=", "@")) for row in shown for cell in row.values())
        kept = duckdb.connect().execute(f"SELECT * FROM '{tmp_path}/parquet/{table}.parquet'")
        assert [column[0] for column in kept.description or []] == list(columns)
        assert [dict(zip(columns, row, strict=True)) for row in kept.fetchall()] == told
    reports = [json.loads(line) for line in (tmp_path / "jsonl" / "reports.jsonl").read_text().splitlines()]
    assert len(reports) == 3
    assert all(row["story"] for row in reports)
    sayings = [json.loads(line) for line in (tmp_path / "jsonl" / "attributions.jsonl").read_text().splitlines()]
    assert len({row["speaker_id"] for row in sayings}) == 1


def test_one_table_can_go_to_standard_output(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(store), "--format", "jsonl", "--table", "reports"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_stories_compared_in_several_processes_are_exported_with_the_same_bytes(tmp_path: Path) -> None:
    """With the real stages: a process that is started knows of no stand-in."""
    folders = [EXAMPLES / name / "reports" for name in ("bank_merger", "harbour_fire")]
    with Corpus.open(tmp_path / "one", create=True) as corpus:
        corpus.add(read_inputs([path for folder in folders for path in sorted(folder.iterdir())]), jobs=1)
        assert sum(len(story.reports) > 1 for story in corpus.stories()) > 1
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    for jobs, name in (("1", "one"), ("2", "two")):
        told = ["-o", str(tmp_path / f"{name}-tables"), "-j", jobs, "-q"]
        assert main(["export", "--store", str(tmp_path / name), "--format", "jsonl", *told]) == 0
    written = [
        {path.name: path.read_bytes() for path in (tmp_path / f"{name}-tables").iterdir()} for name in ("one", "two")
    ]
    assert written[0] == written[1]
    assert written[0]["alignments.jsonl"]


def test_a_folder_is_asked_for_where_one_is_needed(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(store), "--format", "parquet"]) == 2
    assert "needs a folder" in capsys.readouterr().err
    assert main(["export", "--store", str(store), "--format", "csv", "--table", "moods"]) == 2
    assert "choose from: stories, reports" in capsys.readouterr().err


def test_only_a_chosen_story_is_exported(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Corpus.open(store) as corpus:
        story = corpus.stories()[0]
    arguments = ["export", "--store", str(store), "--format", "jsonl", "--table", "reports", "--story", story.id[:6]]
    assert main(arguments) == 0
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert sorted(ids) == list(story.reports)


def test_web_annotations_lead_back_to_the_same_places_and_speakers() -> None:
    reading = make_bell()
    items = annotations_in(annotation_page([reading], {}))
    taken = from_web_annotations(items, [reading.report])
    assert taken.left_out == ()
    assert [(each.content, each.speaker) for each in taken.annotations] == [
        (said.content, said.speaker.name if said.speaker else "") for said in reading.attributions
    ]


def test_label_studio_tasks_lead_back_to_the_same_places_and_speakers() -> None:
    reading = make_bell()
    tasks = label_studio_tasks([reading])
    for task in tasks:
        task["annotations"] = task.pop("predictions")
    taken = from_label_studio(tasks, [reading.report])
    assert taken.left_out == ()
    text = reading.report.text
    assert [(text[slice(*each.content[0])].strip(), each.speaker) for each in taken.annotations] == [
        (text[slice(*said.content[0])], said.speaker.name if said.speaker else "") for said in reading.attributions
    ]


def test_label_studio_counts_in_utf_16() -> None:
    reading = make_bell()
    units = reading.report.text.encode("utf-16-le")
    (task,) = label_studio_tasks([reading])
    for result in task["predictions"][0]["result"]:  # type: ignore[index]
        if result["type"] == "labels":
            value = result["value"]
            assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


@pytest.mark.parametrize("reading", [make_bell(), make_gazette()])
def test_citron_spans_are_the_text_at_their_offsets(reading: object) -> None:
    document = citron_document(reading)  # type: ignore[arg-type]
    text = document["text"]
    assert isinstance(text, str)
    quotes = document["quotes"]
    assert isinstance(quotes, list)
    assert quotes
    for quote in quotes:
        for span in [quote["cue"], *quote["sources"], *quote["contents"]]:
            assert text[span["start"] : span["end"]] == span["text"]


def test_the_methods_paragraph_tells_versions_counts_and_losses(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Corpus.open(store) as corpus:
        paragraph = methods_paragraph(corpus)
    assert "twosource 0.1.0 (store schema 1" in paragraph
    assert "3 reports" in paragraph
    assert "1 without a stated outlet" in paragraph
    assert "Of the inputs, 1 could not be read and was skipped" in paragraph
    assert "no corrections by hand" in paragraph
    for verb in (["stories"], ["export"]):
        assert main([*verb, "--store", str(store), "--methods"]) == 0
        assert capsys.readouterr().out == paragraph


def test_the_methods_paragraph_of_a_story_names_it(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Corpus.open(store) as corpus:
        story = corpus.stories()[0].id
    assert main(["story", story, "--store", str(store), "--methods"]) == 0
    assert story in capsys.readouterr().out


def test_an_export_is_the_same_bytes_each_time(store: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["export", "--store", str(store), "--format", "parquet", "-o", str(tmp_path / name), "-q"]) == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_reports_of_a_store_can_be_added_from_its_own_export(store: Path, tmp_path: Path) -> None:
    assert main(["export", "--store", str(store), "--format", "jsonl", "-o", str(tmp_path / "out"), "-q"]) == 0
    again = tmp_path / "again"
    assert main(["add", str(tmp_path / "out" / "reports.jsonl"), "--store", str(again), "--no-read", "-q"]) == 0
    with Corpus.open(again) as copied, Corpus.open(store) as first:
        assert {report.text for report in copied.reports()} == {report.text for report in first.reports()}


def test_nothing_is_lost_when_a_report_could_not_be_read(store: Path, tmp_path: Path) -> None:
    with Corpus.open(store) as corpus:
        corpus.add(intake_of(make_report(9)), read=False)
    assert main(["export", "--store", str(store), "--format", "citron", "-o", str(tmp_path / "c"), "-q"]) == 0
    assert len(list((tmp_path / "c").glob("*.json"))) == 4


def test_each_part_of_what_is_said_can_be_found_again_in_the_text(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = {}
    for table in ("reports", "attributions"):
        assert main(["export", "--store", str(store), "--format", "jsonl", "--table", table]) == 0
        tables[table] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    texts = {row["id"]: row["text"] for row in tables["reports"]}
    for row in tables["attributions"]:
        spans = [tuple(map(int, span.split(":"))) for span in row["content_spans"]]
        assert " … ".join(texts[row["report"]][start:end] for start, end in spans) == row["content"]
        assert (spans[0][0], spans[-1][1]) == (row["content_start"], row["content_end"])


def test_one_table_of_parquet_can_go_to_a_file(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "said.parquet"
    for _ in range(2):
        assert (
            main(["export", "--store", str(store), "--format", "parquet", "--table", "reports", "-o", str(file)]) == 0
        )
    assert duckdb.connect().execute(f"SELECT count(*) FROM '{file}'").fetchall() == [(3,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["said.parquet", "store"]


@pytest.mark.parametrize(("form", "name"), [("csv", "all.csv"), ("jsonl", "all.jsonl"), ("parquet", "all.parquet")])
def test_several_tables_do_not_go_into_a_folder_that_is_named_like_a_file(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    assert main(["export", "--store", str(store), "--format", form, "-o", str(tmp_path / name)]) == 2
    assert "is the name of a file, and a folder is needed; name a folder, or one table" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("form", "groups"), [("annotations", False), ("csv", True)])
def test_reports_are_grouped_only_for_what_tells_of_stories(
    store: Path, tmp_path: Path, form: str, groups: bool
) -> None:
    target = tmp_path / ("all.json" if form == "annotations" else "tables")
    assert main(["export", "--store", str(store), "--format", form, "-o", str(target), "-q"]) == 0
    assert bool(list((store / "stories").glob("*.json.gz"))) == groups
