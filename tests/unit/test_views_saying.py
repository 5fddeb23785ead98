"""What a reader sees is what was said: not what the reporter says in between, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_cases import ReadingBuilder
from twosource.model import Alignment, Comparison, Conflict, Place, Reading, Report, Span, Speaker, Statement
from twosource.quotation.check import check_against, check_quotations
from twosource.saying import GAP, said_text, said_within
from twosource.statement.extract import extract_statements
from twosource.views.html import comparison_html, readings_html
from twosource.views.markdown import comparison_markdown, readings_markdown
from twosource.views.page.build import build_page
from twosource.views.page.lines import said_pieces
from twosource.views.page.reading import build_reading_page
from twosource.views.terminal import Screen, comparison_text, readings_text

if TYPE_CHECKING:
    from twosource.views.page.records import Page

FIRST, SECOND = "“We went in blind,”", "“Nobody had told us what was stored there.”"
RESUMED = f"{FIRST} Holt told the Courier on the quay. {SECOND}"
START = RESUMED.index(SECOND)
SHOWN = f"{FIRST}{GAP}{SECOND}"
SAID_OTHERWISE = "“We went in blind. Nobody had told us what was stored there, and we lost a man,” Holt said."


def resumed(*parts: str, text: str = RESUMED) -> Reading:
    return ReadingBuilder("a", text).said("Holt", "told", *(parts or (FIRST, SECOND)), speaker="Mara Holt").build()


def fuller() -> Reading:
    quote = SAID_OTHERWISE.removesuffix(" Holt said.")
    return ReadingBuilder("b", SAID_OTHERWISE).said("Holt", "said", quote, speaker="Mara Holt").build()


def make(readings: list[Reading], *aligned: tuple[Statement, ...], **more: object) -> Comparison:
    statements = extract_statements(readings)
    shared = {each.id for group in aligned for each in group}
    only = tuple(
        (
            reading.report.id,
            tuple(s.id for s in statements if s.place.report == reading.report.id and s.id not in shared),
        )
        for reading in readings
    )
    alignments = tuple(
        Alignment(f"row {number}", "same", tuple(each.id for each in group), (), None, "origins unknown.")
        for number, group in enumerate(aligned)
    )
    comparison = Comparison(tuple(readings), statements, (), (), alignments, (), (), only)
    return replace(comparison, **more)  # type: ignore[arg-type]


def statement(readings: list[Reading], words: str) -> Statement:
    texts = {reading.report.id: reading.report.text for reading in readings}
    (found,) = [
        each
        for each in extract_statements(readings)
        if texts[each.place.report][each.place.start : each.place.end] == words
    ]
    return found


def texts_alone(page: Page) -> list[str]:
    return [line.text for only in page.only_in for _, group in only.groups for line in group]


@given(st.text("ab “”.\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_the_parts_of_a_saying_lie_in_order_in_the_place_and_hold_every_word_of_it(
    text: str, numbers: list[tuple[int, int]]
) -> None:
    said = [Span(min(a, b), max(a, b)) for a, b in numbers if max(a, b) <= len(text)]
    place = Place("r", len(text) // 4, len(text))
    parts = said_within(text, place, said)
    assert all(place.start <= part.start <= part.end <= place.end for part in parts)
    assert all(first.end < second.start for first, second in pairwise(parts))
    held = {at for part in parts for at in range(*part)}
    wanted = {at for span in said for at in range(max(span.start, place.start), min(span.end, place.end))}
    assert wanted <= held
    pieces = said_pieces(text, parts, [place])
    assert "".join(piece.text for piece in pieces) == GAP.join(text[slice(*part)] for part in parts)


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one_part() -> None:
    text = "“If it burns, it counts.\n\n“And it burns.”"
    assert said_text(text, [Span(0, 24), Span(26, len(text))]) == text


def test_a_resumed_quotation_is_shown_without_the_cue_in_every_form_of_a_reading() -> None:
    page = build_reading_page([resumed()])
    ((row,),) = page.attributed
    assert row.line.text == SHOWN
    assert [(spot.place.start, spot.place.end) for spot in row.line.spots] == [(0, 19), (START, len(RESUMED))]
    assert SHOWN in readings_text(page, Screen(width=200))
    assert SHOWN in readings_markdown(page)
    html = readings_html([resumed()])
    assert SHOWN in html.split('<section class="pane"')[0]
    for anchor in ("r1-s0-e19", f"r1-s{START}-e{len(RESUMED)}"):
        assert html.count(f'href="#{anchor}"') == html.count(f'id="{anchor}"') == 1


def test_word_shows_the_same_and_links_to_each_part() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(BytesIO(resumed().to_docx()))
    assert any(SHOWN in paragraph.text for paragraph in document.paragraphs)
    body = document.element.xml
    for name in ("r1_s0_e19", f"r1_s{START}_e{len(RESUMED)}"):
        assert f'w:anchor="{name}"' in body
        assert f'w:name="{name}"' in body


def test_a_statement_over_the_cue_is_shown_without_it() -> None:
    text = "Those bosses, she told the inquiry on Monday, “filed it and shipped it” that same week."
    reading = resumed("Those bosses", "“filed it and shipped it”", text=text.replace("she", "Holt"))
    page = build_page(make([reading]))
    assert "Those bosses … “filed it and shipped it”" in texts_alone(page)


def test_the_quotation_check_shows_both_sides_without_the_cue() -> None:
    readings = [resumed(), fuller()]
    statements = extract_statements(readings)
    aligned = [Alignment("x", "same", tuple(each.id for each in statements), (), None, "")]
    page = build_page(make(readings, quotation_checks=check_quotations(readings, statements, aligned)))
    (row,) = page.quotations
    assert row.line.text == "We went in blind, … Nobody had told us what was stored there"
    assert row.full_line is not None
    assert row.full_line.text == "We went in blind. Nobody had told us what was stored there, and we lost a man"
    assert row.heading == "Quoted shorter, nothing altered"
    assert row.reason == "Nothing altered; there 5 words more after it."
    assert "told the Courier" not in comparison_text(build_page(make(readings)), Screen(everything=True))


def test_the_reason_of_a_quotation_check_does_not_put_the_cue_into_a_mouth() -> None:
    other = RESUMED.replace("blind,”", "armed,”").replace("“Nobody", "“No man")
    readings = [ReadingBuilder("a", other).said("Holt", "told", *other.split(" Holt told the Courier on the quay. "),
                                                speaker="Mara Holt").build(), fuller()]  # fmt: skip
    statements = extract_statements(readings)
    aligned = [Alignment("x", "variant", tuple(each.id for each in statements), (), None, "")]
    (check,) = check_quotations(readings, statements, aligned)
    assert "Courier" not in check.reason
    assert "“armed, … No man” here, “blind. Nobody” there" in check.reason


def test_a_quotation_inside_told_words_of_the_same_speaker_is_listed_once() -> None:
    told = "managers knew that the place was “a tinderbox that nobody dared to touch”"
    text = f"Holt said {told}."
    reading = ReadingBuilder("a", text).said("Holt", "said", told, speaker="Mara Holt").build()
    comparison = make([reading])
    assert len(comparison.only_in[0][1]) == 2
    assert texts_alone(build_page(comparison)) == [told]


def nested() -> Reading:
    outer = "the inspector had warned that the roof would fall in"
    reading = ReadingBuilder("a", f"Holt said {outer}.").said("Holt", "said", outer, speaker="Mara Holt")
    return reading.said("the inspector", "warned", "that the roof would fall in", speaker="Tom Arn").build()


def test_what_another_speaker_says_inside_follows_under_it() -> None:
    page = build_page(make([nested()]))
    lines = page.only_in[0].named
    assert [(line.said_by, line.inner) for line in lines] == [("Mara Holt", False), ("Tom Arn", True)]
    assert "   in it: that the roof would fall in (Tom Arn)" in comparison_text(page, Screen())
    assert "  - in it: that the roof would fall in (Tom Arn" in comparison_markdown(page)
    assert '<div class="line inner">' in comparison_html(make([nested()]))


def test_what_holds_a_shared_statement_names_its_row() -> None:
    words = "that the roof would fall in"
    other = ReadingBuilder("b", f"Arn said {words}.").said("Arn", "said", words, speaker="Tom Arn").build()
    readings = [nested(), other]
    shared = tuple(each for each in extract_statements(readings) if each.place.end - each.place.start == len(words))
    page = build_page(make(readings, shared))
    (line,) = page.only_in[0].named
    assert (line.said_by, line.see, line.rows) == ("Mara Holt", (1,), "see also No. 1")


def test_a_row_whose_statements_all_stand_inside_those_of_another_is_left_out() -> None:
    told = "only four of the eleven piers had “passed the test that the law asks for”"
    readings = [
        ReadingBuilder(name, f"Holt said {told}.").said("Holt", "said", told, speaker="Mara Holt").build()
        for name in "ab"
    ]
    inner, outer = (
        tuple(
            each for each in extract_statements(readings) if (each.place.end - each.place.start == len(told)) == whole
        )
        for whole in (False, True)
    )
    page = build_page(make(readings, inner, outer))
    assert [[line.text for line in row.lines] for row in page.aligned] == [[told, told]]
    assert page.summary[0].startswith("Shared: 1 statement;")


def test_what_one_report_tells_twice_is_no_shared_statement() -> None:
    one, two = "the meeting was warm and very friendly", "it was a warm talk among good friends"
    text = f"Holt said {one}. Arn said {two}."
    reading = ReadingBuilder("a", text).said("Holt", "said", one, speaker="Mara Holt")
    readings = [reading.said("Arn", "said", two, speaker="Tom Arn").build(), fuller()]
    page = build_page(make(readings, (statement(readings, one), statement(readings, two))))
    assert page.aligned == ()
    assert [row.outlets for row in page.repeated] == [1]
    assert page.summary[0] == "Shared: 0 statements. Told twice inside one report: 1."
    assert "Told twice inside one report\n1. origins unknown" in comparison_text(page, Screen())


def in_conflict(values: dict[str, str], what: str = "name") -> Comparison:
    """Hold the value of the report that was given last against those of all others."""
    readings = [
        ReadingBuilder(name, f"Director {value} spoke to the crew on Monday.").build() for name, value in values.items()
    ]
    by_report = {each.place.report: each for each in extract_statements(readings)}
    places = {name: Place(name, 9, 9 + len(value)) for name, value in values.items()}
    *others, odd = values
    conflicts = tuple(
        Conflict(places[name], places[odd], "conflict", what, (by_report[name].id, by_report[odd].id), "They differ.")  # type: ignore[arg-type]
        for name in others
    )
    return make(readings, conflicts=conflicts)


def test_one_misspelled_name_is_one_conflict_with_all_its_places() -> None:
    comparison = in_conflict({"a": "Ilse Varn", "b": "Ilse Varn", "c": "Ilse Varm"})
    assert len(comparison.conflicts) == 2
    page = build_page(comparison)
    (row,) = page.conflicts
    assert [[line.report for line in side] for side in row.sides] == [["report 1", "report 2"], ["report 3"]]
    assert row.reason == "They differ. “Ilse Varn” in 2 reports, “Ilse Varm” in 1."
    assert page.summary[1] == "Conflicts: 1 (name)."


@pytest.mark.parametrize(("other", "told"), [("Erik Landgren", "in two spellings"), ("Ilse Varn", "both cannot hold")])
def test_of_a_name_in_two_spellings_it_is_not_said_that_both_cannot_hold(other: str, told: str) -> None:
    (row,) = build_page(in_conflict({"a": "Erik Lundgren", "b": other})).conflicts
    assert row.kind == told


def test_other_figures_are_another_side_though_nobody_held_them_against_each_other() -> None:
    (row,) = build_page(in_conflict({"a": "12", "b": "14", "c": "twelve", "d": "16"}, "number")).conflicts
    assert [[line.report for line in side] for side in row.sides] == [
        ["report 1", "report 3"],
        ["report 2"],
        ["report 4"],
    ]


def test_figures_in_words_are_told_apart_as_those_in_digits_are() -> None:
    (row,) = build_page(in_conflict({"a": "four", "b": "nine", "c": "4", "d": "six"}, "number")).conflicts
    assert row.reason == "They differ. “four” in 2 reports, “nine” in 1, “six” in 1."


def test_the_event_is_told_in_a_sentence_and_not_in_a_quotation() -> None:
    readings = [
        ReadingBuilder("a", f"“{quote}” Holt said. {told}").said("Holt", "said", f"“{quote}”", speaker="Holt").build()
        for quote, told in (
            ("We went in blind", "A warehouse on the quay burned down on Monday night."),
            ("We all went in blind", "On Monday night the warehouse on the quay burned down."),
        )
    ]
    readings[1] = replace(readings[1], report=replace(readings[1].report, id="b"))
    statements = [
        [each for each in extract_statements(readings) if (each.attribution is None) == told] for told in (False, True)
    ]
    page = build_page(make(readings, *(tuple(each) for each in statements)))
    assert page.event is not None
    assert page.event.text == "A warehouse on the quay burned down on Monday night."


def test_the_parts_of_a_source_are_joined_as_those_of_a_saying() -> None:
    text = "Holt, a fireman, and his mate Arn said it was full."
    builder = ReadingBuilder("a", text).said("Holt", "said", "it was full")
    reading = builder.build()
    source = (Span(0, 4), Span(text.index("Arn"), text.index("Arn") + 3))
    said = replace(reading.attributions[0], source=source, speaker=Speaker("Holt and Arn", "group"))
    page = build_reading_page([replace(reading, attributions=(said,))])
    assert page.attributed[0][0].source == "Holt … Arn"
    assert any(line.text == "Holt … Arn" for row in page.people for cell in row.cells for line in cell)


def test_a_document_of_record_is_shown_with_what_was_left_out_marked() -> None:
    record = Report("record", "We went in blind, all of us, and nobody had told us what was stored there.", "x", "x")
    text = "“We went in blind, and nobody had told us what was stored there,” Holt said."
    reading = ReadingBuilder("a", text).said("Holt", "said", text[:-12], speaker="Mara Holt").build()
    comparison = make([reading], primary=record, quotation_checks=check_against([reading], record))
    (row,) = build_page(comparison).quotations
    assert (row.verdict, row.heading) == ("shortened", "")
    assert [piece.text for piece in row.full if piece.marked] == ["all of us"]
    assert "**all of us**" in comparison_markdown(build_page(comparison))
