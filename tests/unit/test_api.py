"""The Python functions."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import twosource
from stand_in import make_module
from twosource.story.languages import language_warnings
from view_cases import make_report

TEXT = "Rain says the bridge will close on Monday.\nThe ferry will run every hour until the evening comes, number {}.\n"


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_module())
    monkeypatch.chdir(tmp_path)
    Path("bell.txt").write_text(TEXT.format(1), encoding="utf-8")
    Path("gazette.txt").write_text(TEXT.format(2), encoding="utf-8")


def test_a_path_is_read_and_a_report_is_taken_as_it_is() -> None:
    assert twosource.read("bell.txt").report.path == "bell.txt"
    assert twosource.read(Path("bell.txt")).report.path == "bell.txt"
    report = twosource.report(TEXT.format(3), outlet="The Record", published="2024-05-02")
    assert twosource.read(report).report == report
    assert (report.outlet, report.published, report.path) == ("The Record", "2024-05-02", None)


def test_reports_are_compared_in_the_order_given_paths_and_texts_mixed() -> None:
    record = twosource.report(TEXT.format(3), outlet="The Record")
    comparison = twosource.compare("bell.txt", record, Path("gazette.txt"))
    reports = [reading.report for reading in comparison.readings]
    assert [report.path for report in reports] == ["bell.txt", None, "gazette.txt"]
    assert len(comparison.alignments) == 1


def test_a_text_that_comes_as_file_and_as_report_counts_once() -> None:
    comparison = twosource.compare("bell.txt", twosource.report(TEXT.format(1), source_id="again"), "gazette.txt")
    assert len(comparison.readings) == 2
    assert ("bell.txt", "the same text as again, counted once") in {
        (warned.source, warned.message) for warned in comparison.warnings
    }


def test_one_report_alone_is_compared_with_nothing_and_that_is_said() -> None:
    comparison = twosource.compare("bell.txt")
    assert "one report only: there is nothing to compare it with" in [w.message for w in comparison.warnings]


def test_what_cannot_be_read_is_an_error_or_stands_in_the_comparison() -> None:
    with pytest.raises(twosource.InputError, match="no such file"):
        twosource.read("lost.txt")
    with pytest.raises(twosource.InputError, match="no such file"):
        twosource.compare("lost.txt")
    assert twosource.compare("bell.txt", "lost.txt", "gazette.txt").skipped[0].source == "lost.txt"


def test_an_empty_text_and_a_wrong_date_are_errors() -> None:
    with pytest.raises(twosource.InputError):
        twosource.report(" \n")
    with pytest.raises(twosource.InputError, match="date"):
        twosource.report(TEXT, published="some day")


def test_a_file_of_several_reports_is_read_with_read_all() -> None:
    Path("both.jsonl").write_text(
        '{"id": "1", "text": "One report of some words."}\n{"id": "2", "text": "Another report of words."}\n',
        encoding="utf-8",
    )
    with pytest.raises(twosource.UsageError, match="read_all"):
        twosource.read("both.jsonl")
    assert [reading.report.source_id for reading in twosource.read_all("both.jsonl")] == ["1", "2"]


def test_nothing_given_is_a_usage_error() -> None:
    with pytest.raises(twosource.UsageError):
        twosource.compare()


def test_everything_public_is_there_and_nothing_else_is_offered() -> None:
    for name in twosource.__all__:
        assert getattr(twosource, name) is not None
    assert dir(twosource) == sorted(twosource.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        twosource.nothing  # noqa: B018


def test_importing_loads_no_model_and_no_library() -> None:
    code = "import sys, twosource; print([name for name in sys.modules if not name.startswith('twosource')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    for library in ("numpy", "onnxruntime", "typer", "rich", "jinja2", "trafilatura", "pandas", "asyncio"):
        assert f"'{library}'" not in done.stdout


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == twosource.__version__


def test_languages_that_were_not_learned_are_warned_about_in_order() -> None:
    reports = [make_report("a", language="en"), make_report("b", language="fr", path="b.txt"), make_report("c")]
    assert [(w.source, w.message.split(":")[0]) for w in language_warnings(reports)] == [
        ("b.txt", "language 'fr'"),
        ("report 3", "language not recognised"),
    ]
