"""What a terminal shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.views.page.build import build_page
from twosource.views.page.quotations import QuotationRow
from twosource.views.page.reading import build_reading_page
from twosource.views.terminal import Screen, comparison_text, readings_text
from view_cases import make_bell, make_comparison, make_gazette, make_story

EXPECTED = """\
2 reports of one event
The bridge at Saltmarsh will close on Monday (Lin Aster)

Reports
1. The Bell
   2024-05-02 (as stated), en, 43 words, 2 sources named
   by Ada Orne
2. gazette.txt
   outlet unknown, date unknown, en, 31 words, 2 sources named
   authors unknown

In three lines
   Shared: 2 statements; 1 on one origin only, 0 on two or more independent
   origins, 1 on no stated origin.
   Conflicts: 1 (number).
   Quotations in several wordings: 1.

In both reports
1. origins unknown · the same
   The Bell: The bridge at Saltmarsh will close on Monday (Lin Aster)
   gazette.txt: Saltmarsh’s bridge closes on Monday (the mayor)
   → 2 outlets, origins unknown: neither says more.
2. 1 origin · one quotation in several wordings
   The Bell: “We will not gamble with lives 🌉,” (Lin Aster)
   gazette.txt: “We shall not gamble with anybody’s life,” (the mayor)
   → 2 outlets, 1 origin: both were there.

Conflicts
number: both cannot hold
   The Bell: 12 cracked beams (inspection report)
   against
   gazette.txt: 14 cracked beams (inspection report)
   → 12 and 14 cracked beams cannot both be right.

Only in The Bell: 2 statements
Nobody named as source (1)
   Ferries will run every hour.
Named sources (1)
   12 cracked beams (inspection report)

Only in gazette.txt: 2 statements
Unnamed sources and groups (1)
   for their trade (Traders)
Named sources (1)
   14 cracked beams (inspection report)

Copied passages
7 words, nearly word for word
   The Bell: The inspection report counts 12 cracked beams.
   gazette.txt: The inspection report counts 14 cracked beams.

Who said what, by origin
How many statements each report has from it:
   news conference of Lin Aster (briefing) – The Bell 2, gazette.txt 1
   inspection report (document) – The Bell 1, gazette.txt 1
   origin not stated – gazette.txt 2
"""


def test_a_comparison_reads_like_this() -> None:
    assert comparison_text(build_page(make_comparison()), Screen()) == EXPECTED


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen_and_none_ends_in_white_space(width: int) -> None:
    for line in comparison_text(build_page(make_comparison()), Screen(width=width)).split("\n"):
        assert len(line) <= width
        assert line == line.rstrip()


def test_colour_only_adds_styles() -> None:
    shown = comparison_text(build_page(make_comparison()), Screen(colour=True))
    assert "\x1b[1m" in shown
    assert "\x1b" not in EXPECTED


def test_everything_is_shown_with_offsets_when_asked() -> None:
    shown = comparison_text(build_page(make_comparison()), Screen(everything=True, width=200))
    assert "The bridge at Saltmarsh will close on Monday (Lin Aster) [41–85]" in shown


def test_long_lists_and_texts_are_cut_with_a_word_on_how_to_see_them() -> None:
    comparison = make_comparison()
    page = build_page(comparison)
    long_line = replace(
        page.only_in[0].named[0], pieces=(page.aligned[0].lines[0].pieces[0]._replace(text="w " * 400),)
    )
    many = replace(page.only_in[0], named=(long_line,) * 20)
    shown = comparison_text(replace(page, only_in=(many,)), Screen())
    assert "[…]" in shown
    assert "… and 17 statements more (-v shows all)" in shown


def test_readings_show_who_said_what_in_each_report() -> None:
    shown = readings_text(build_reading_page([make_bell(), make_gazette()]), Screen())
    assert "Who said what in The Bell: 3 attributions" in shown
    assert "   the mayor: “We shall not gamble with anybody’s life,” (direct)" in shown


def test_quotations_that_the_record_does_not_have_are_listed_apart_from_those_that_were_altered() -> None:
    page = build_page(make_comparison())
    line = page.aligned[1].lines[0]
    record = "the document of record"
    altered = QuotationRow("words put in", "", line, record, line.pieces, None, "“ever” put in.")
    missing = QuotationRow("", "Not in the document of record", line, record, (), None, "Not found.")
    shorter = QuotationRow("shortened", "Quoted shorter, nothing altered", line, "The Bell", (), line, "2 words more.")
    shown = comparison_text(replace(page, quotations=(altered, *[missing] * 7, *[shorter] * 7)), Screen())
    _, told = shown.split("Quotations not given word for word\n")
    first, second, third = told.split("\n\n")[:3]
    assert first.startswith("words put in\n")
    assert first.endswith("→ “ever” put in.")
    assert second.startswith("Quoted shorter, nothing altered: 7 quotations\n   The Bell: ")
    assert second.endswith("… and 5 quotations more (-v shows all)")
    assert third.startswith("Not in the document of record: 7 quotations\n   The Bell: ")
    assert third.endswith("… and 2 quotations more (-v shows all)")


def test_nothing_shared_is_said_in_words() -> None:
    comparison = replace(make_comparison(), alignments=(), conflicts=())
    shown = comparison_text(build_page(comparison), Screen())
    assert "Nothing is shared." in shown
    assert "Conflicts: none found." in shown


def test_fifty_reports_are_read_in_a_minute_and_all_of_them_on_request() -> None:
    page = build_page(make_story(50))
    shown = comparison_text(page, Screen())
    assert len(shown.splitlines()) < 150
    assert "… and 38 reports more (-v shows all)" in shown
    assert "   The Outlet 1: the bridge would close (Lin Aster)\n      the same words in 48 more reports" in shown
    assert "Statements of their own have 38 more reports (-v shows all)" in shown
    everything = comparison_text(page, Screen(everything=True))
    assert all(f"Only in The Outlet {number}:" in everything for number in range(1, 51))
