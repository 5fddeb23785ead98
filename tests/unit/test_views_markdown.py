"""The page in Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from twosource.views.markdown import comparison_markdown, escape
from twosource.views.page.build import build_page
from twosource.views.page.records import Piece
from view_cases import make_comparison, make_story


def test_sections_stand_in_their_order() -> None:
    text = comparison_markdown(build_page(make_comparison()))
    assert re.findall(r"^## (.+)$", text, re.M) == [
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
    ]


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    text = comparison_markdown(build_page(make_comparison()))
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.M):
        rows = [len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()]
        assert len(set(rows)) == 1
    assert MarkdownIt("commonmark").enable("table").render(text).count("<table>") == 5


def test_each_line_tells_where_it_stands() -> None:
    text = comparison_markdown(build_page(make_comparison()))
    assert "**12** cracked beams (The Bell, inspection report, 207–209)" in text


def test_words_that_only_a_mark_keeps_apart_are_one_bold() -> None:
    page = build_page(make_comparison())
    (conflict, *_) = page.conflicts
    pieces = (Piece("at ", marked=False), Piece("2 a", marked=True), Piece(".", marked=False), Piece("m", marked=True))
    line = replace(conflict.lines[0], pieces=(*pieces, Piece(". sharp", marked=False)))
    told = replace(conflict, sides=((line,), conflict.sides[1]))
    assert "at **2 a.m**. sharp (The Bell" in comparison_markdown(replace(page, conflicts=(told,)))


def test_ordinary_sentences_are_left_alone() -> None:
    sentence = "He said: it is “10 – 12 percent”, isn’t it? (Yes; 3.5 of 4.)"
    assert escape(sentence) == sentence


def test_many_reports_stand_in_one_column_each_wording_once() -> None:
    text = comparison_markdown(build_page(make_story(50)))
    assert "| No. | In 50 reports | Origins |" in text
    (row,) = re.findall(r"^\| 1 \|.*$", text, re.M)
    assert row.count("the bridge would close") == 1
    assert "; the same words: The Outlet 2 21–43, The Outlet 3 21–43" in row
