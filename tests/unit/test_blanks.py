"""Blanks of other widths and guillemets are read as plain ones, and every place stays where it was."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from statement_cases import ReadingBuilder
from twosource.model import Noise, Span
from twosource.text.blanks import blanked, plain_marks, plain_reading, plain_report


def test_a_comparison_reads_guillemets_as_curly_marks_and_wide_blanks_as_plain_ones() -> None:
    reading = ReadingBuilder("r", "Holt said\u00a0«never again».").said("Holt", "said", "«never again»").build()
    plain = plain_reading(reading)
    assert plain.report.text == "Holt said “never again”."
    assert plain.attributions == reading.attributions


def test_marks_of_a_report_stay_as_they_are_when_only_its_blanks_are_made_plain() -> None:
    report = ReadingBuilder("r", "Holt said\u2009«never again».").build().report
    assert plain_report(report).text == "Holt said «never again»."


def test_guillemets_that_point_inwards_are_left_alone() -> None:
    assert plain_marks("Holt sagte: »Nie wieder.«") == "Holt sagte: »Nie wieder.«"


def test_a_plain_reading_is_given_back_itself() -> None:
    reading = ReadingBuilder("r", "Holt said “never again”.").build()
    assert plain_reading(reading) is reading


def test_a_link_inside_a_sentence_is_read_as_blanks_and_every_place_stays() -> None:
    text = "Mayor Holt Ada HoltNews MORE said never."
    tag = Span(text.index("Ada"), text.index(" said"))
    report = replace(ReadingBuilder("r", text).build().report, noise=(Noise(tag, "glued_link"),))
    plain = plain_report(report).text
    assert plain.split() == ["Mayor", "Holt", "said", "never."]
    assert plain.index("said") == text.index("said")


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted), max_size=6))
def test_blanking_writes_the_sign_inside_the_spans_alone(text: str, spans: list[list[int]]) -> None:
    inside = [(start, min(end, len(text))) for start, end in spans if start < len(text)]
    blank = blanked(text, inside, "\0")
    assert len(blank) == len(text)
    for place, letter in enumerate(text):
        assert blank[place] == ("\0" if any(start <= place < end for start, end in inside) else letter)
