"""The page as a Word document: the same sections, every line linked to its place in the untouched text."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from twosource import cli
from twosource.errors import UsageError
from twosource.views.docx import comparison_docx, require_docx
from twosource.views.docxparts import runs_leftwards
from twosource.views.page.build import build_page
from view_cases import BELL, make_bell, make_comparison, make_story

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Opened

    from twosource.model import Comparison

SECTIONS = [
    "In three lines",
    "Who said what, by origin",
    "In both reports",
    "Two independent origins",
    "Only in The Bell",
    "Only in gazette.txt",
    "Conflicts",
    "Quotations not given word for word",
    "Differences in wording",
    "Timeline",
    "People and organisations",
    "Text hygiene",
    "Check next",
    "About this page",
    "The reports in full",
]


def opened(comparison: Comparison) -> Opened:
    reports = [reading.report for reading in comparison.readings]
    return Document(io.BytesIO(comparison_docx(build_page(comparison), reports)))


def texts_at(document: Opened) -> dict[str, str]:
    """The text between the two marks of each bookmark, paragraphs joined by line ends."""
    found: dict[str, str] = {}
    running: dict[str, str] = {}
    for element in document.element.body.iter():
        if element.tag == qn("w:bookmarkStart"):
            running[element.get(qn("w:id"))] = element.get(qn("w:name"))
            found[element.get(qn("w:name"))] = ""
        elif element.tag == qn("w:bookmarkEnd"):
            del running[element.get(qn("w:id"))]
        elif element.tag in {qn("w:t"), qn("w:p")}:
            for name in running.values():
                found[name] += "\n" if element.tag == qn("w:p") else element.text or ""
    return found


def test_sections_are_those_of_the_page_in_its_order() -> None:
    styles = [(p.style.name, p.text) for p in opened(make_comparison()).paragraphs if p.style is not None]
    assert [text for style, text in styles if style == "Heading 2"] == SECTIONS


def test_every_link_leads_to_a_bookmark_around_exactly_its_text() -> None:
    document = opened(make_comparison())
    anchors = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    places = texts_at(document)
    assert len(anchors) > 20
    assert set(anchors) <= set(places)
    for name, text in places.items():
        report, start, end = name.split("_")
        if report == "r1":
            assert text == BELL[int(start[1:]) : int(end[1:])]


def test_the_untouched_texts_end_the_document() -> None:
    told = "\n".join(paragraph.text for paragraph in opened(make_comparison()).paragraphs)
    assert BELL.strip("\n") in told


def test_equal_comparisons_give_equal_bytes_without_the_time_of_writing() -> None:
    first = make_comparison().to_docx()
    assert first == make_comparison().to_docx()
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_many_reports_are_lists_that_name_their_reports_instead_of_columns() -> None:
    document = opened(make_story(12))
    assert max(len(table.columns) for table in document.tables) == 7
    assert any("The Outlet 12" in paragraph.text for paragraph in document.paragraphs)


def test_words_of_a_script_that_runs_leftwards_run_so() -> None:
    assert runs_leftwards("«لن نقامر»")
    assert not runs_leftwards("12 beams")
    document = opened(make_story(2))
    assert any(run.font.rtl for paragraph in document.paragraphs for run in paragraph.runs)


def test_a_reading_has_a_document_of_its_own() -> None:
    document = Document(io.BytesIO(make_bell().to_docx()))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert headings[0] == "Who said what in The Bell"


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError, match=r"twosource\[docx\]"):
        require_docx()


def test_the_command_writes_the_document_beside_what_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The bridge will close, the mayor said.\n", encoding="utf-8")
    assert cli.main(["read", "a.txt", "--docx", "a.docx", "-q"]) == 0
    assert "mayor" in capsys.readouterr().out
    told = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "a.docx")).paragraphs)
    assert "The bridge will close" in told


def test_no_input_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "a.txt"
    given.write_text("The bridge will close.\n", encoding="utf-8")
    assert cli.main(["read", str(given), "--docx", str(given)]) == 2
    assert "is one of the inputs" in capsys.readouterr().err
