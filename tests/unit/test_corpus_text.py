"""What a terminal shows of a store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.console.corpus_text import hits_text, outlet_or_file, stories_text
from twosource.model import Place, Story
from twosource.store.records import Hit, Listed

TEXT = "The ferry was stopped at noon, the harbour master said. Nobody knows why it was stopped.\n\nIt sails again."
WIDTH = 80


BELL = Listed(
    id="r",
    outlet="The Bell",
    title="The ferry",
    published="2024-05-02",
    language="en",
    url=None,
    source_id=None,
    path="in/bell.txt",
    words=19,
    story=None,
    newer=None,
)


def hit(start: int, end: int, at: tuple[int, int] = (4, 9), report: Listed = BELL) -> str:
    found = Hit(report, Place("r", *at), TEXT[start:end], start)
    return hits_text([found], {"r": TEXT}, WIDTH, 20)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 29, "   The ferry was stopped at noon […]\n"),
        (56, 88, "   Nobody knows why it was stopped.\n"),
        (63, 73, "   […] knows why […]\n"),
        (90, 105, "   It sails again.\n"),
    ],
)
def test_an_excerpt_that_begins_or_ends_in_mid_sentence_says_so(start: int, end: int, shown: str) -> None:
    assert shown in hit(start, end)


def test_what_a_speaker_said_is_given_as_it_is() -> None:
    found = Hit(BELL, Place("r", 0, 29), TEXT[:29], 0, "Jonas Lindt")
    assert "   Jonas Lindt: The ferry was stopped at noon\n" in hits_text([found], {"r": TEXT}, WIDTH, 20)


def test_words_of_the_title_have_no_place_in_the_text() -> None:
    assert "[r, in the title only]" in hit(0, 55, (0, 0))
    assert "[r 4–9]" in hit(0, 55)


def test_a_report_of_an_unknown_outlet_is_named_by_its_file() -> None:
    assert hit(0, 55, report=replace(BELL, outlet=None, published=None)).startswith(
        "1. in/bell.txt, date unknown: The ferry\n"
    )
    assert hit(0, 55, report=replace(BELL, outlet=None, path=None)).startswith(
        "1. outlet unknown, 2024-05-02: The ferry\n"
    )


def test_no_line_of_hits_is_wider_than_the_screen() -> None:
    assert all(len(line) <= WIDTH for line in hit(0, 55, report=replace(BELL, title="ferry " * 30)).split("\n"))


def test_reports_alone_on_their_event_are_counted() -> None:
    known = {each: replace(BELL, id=each) for each in ("r", "s")}
    one, two = Story("a", ("r",), ""), Story("b", ("s",), "")
    assert stories_text([one], known, WIDTH, everything=False).endswith(
        "1 report alone on its event (-v shows them).\n"
    )
    assert "2 reports alone on their event" in stories_text([one, two], known, WIDTH, everything=False)


@pytest.mark.parametrize(
    ("outlet", "path", "told"),
    [
        ("The Bell", "-", "The Bell"),
        (None, "day/bell.txt", "day/bell.txt"),
        (None, "-", "standard input"),
        (None, None, "outlet unknown"),
    ],
)
def test_a_report_of_no_outlet_is_named_by_what_it_was_read_from(
    outlet: str | None, path: str | None, told: str
) -> None:
    assert outlet_or_file(outlet, path) == told
