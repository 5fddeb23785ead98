"""What a page shows: sections, their order, and nothing but untouched text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from statement_cases import ReadingBuilder, plain
from twosource.model import Alignment, Name, Origin, Place, Reuse, Span, Speaker
from twosource.views.lookup import count_words, label_reports, look_up
from twosource.views.page.build import build_page
from twosource.views.page.facts import copied_rows
from twosource.views.page.header import event_line
from twosource.views.page.lines import NO_SOURCE, alike, speaker_words
from twosource.views.page.marking import mark_words
from twosource.views.page.reading import build_reading_page
from twosource.views.page.records import Line, Piece
from view_cases import make_comparison, make_report, make_story


def test_every_line_is_or_surrounds_the_untouched_text_at_its_place() -> None:
    comparison = make_comparison()
    texts = {reading.report.id: reading.report.text for reading in comparison.readings}
    lines = list(build_page(comparison).lines)
    assert len(lines) > 20
    for line in lines:
        text = texts[line.place.report]
        assert line.text in text
        assert text[line.place.start : line.place.end] in line.text


def test_the_event_is_what_stands_earliest_among_what_most_share_in_the_words_of_the_first_report() -> None:
    event = build_page(make_comparison()).event
    assert event is not None
    assert (event.report, event.text) == ("The Bell", "The bridge at Saltmarsh will close on Monday")


def test_the_event_is_no_part_of_what_stands_whole_in_another_row() -> None:
    comparison = make_comparison()
    lookup, (first, second) = look_up(comparison), build_page(comparison).aligned
    part = replace(first, cells=tuple(tuple(replace(line, part_of=2) for line in cell) for cell in first.cells))
    event = event_line([part, second], lookup)
    assert event is not None
    assert event.text == second.lines[0].text


def test_the_three_lines_count_what_is_shared_what_conflicts_and_what_is_worded_differently() -> None:
    assert build_page(make_comparison()).summary == (
        "Shared: 2 statements; 1 on one origin only, 0 on two or more independent origins, 1 on no stated origin.",
        "Conflicts: 1 (number).",
        "Quotations in several wordings: 1.",
    )


def test_a_passage_that_two_others_copied_is_listed_with_each_in_the_order_in_which_they_were_given() -> None:
    text = "The bridge at Saltmarsh will close on Monday."
    told = [plain(name, text) for name in ("one", "two", "three")]
    first, second, third = (Place(reading.report.id, 0, len(text)) for reading in told)
    copied = tuple(Reuse(a, b, "verbatim") for a, b in ((third, first), (second, third), (first, second)))
    comparison = replace(make_comparison(), readings=tuple(told), reuse=copied)
    rows = copied_rows(comparison, look_up(comparison))
    assert [(row.a.place, row.b.place) for row in rows] == [(first, second), (first, third), (second, third)]


def test_a_rounding_is_told_apart_and_is_no_conflict() -> None:
    comparison = make_comparison()
    rounding = replace(comparison.conflicts[0], kind="rounding")
    page = build_page(replace(comparison, conflicts=(rounding,)))
    assert page.summary[1] == "Conflicts: none found; 1 figure told apart as rounding, bound or update."
    assert not page.conflicts[0].both_cannot_hold


def test_a_conflict_marks_the_two_places_in_their_statements() -> None:
    row = build_page(make_comparison()).conflicts[0]
    told = [[(piece.text, piece.marked) for piece in line.pieces] for side in row.sides for line in side]
    assert told == [[("12", True), (" cracked beams", False)], [("14", True), (" cracked beams", False)]]


def test_what_only_one_report_tells_comes_unattributed_first_then_unnamed_then_named() -> None:
    bell, gazette = build_page(make_comparison()).only_in
    assert [title for title, _ in bell.groups] == ["Nobody named as source", "Named sources"]
    assert [line.text for line in bell.unattributed] == ["Ferries will run every hour."]
    assert [line.said_by for line in gazette.unnamed] == ["Traders"]


def test_origins_of_most_reports_come_first_and_what_states_none_comes_last() -> None:
    rows = build_page(make_comparison()).origins
    assert [row.name for row in rows] == ["news conference of Lin Aster", "inspection report", "origin not stated"]
    assert [len(cell) for cell in rows[0].cells] == [2, 1]


def test_narration_without_origin_is_not_listed_as_something_that_somebody_said() -> None:
    texts = [line.text for cell in build_page(make_comparison()).origins[-1].cells for line in cell]
    assert "Ferries will run every hour." not in texts


def test_two_origins_of_one_party_are_shown_with_what_ties_them() -> None:
    comparison = make_comparison()
    first = replace(comparison.origins[0], parties=("Lin Aster",))
    second = Origin("o2", "letter of Lin Aster", "document", parties=("Lin Aster",), depends_on=(first.id,))
    aligned: Alignment = replace(comparison.alignments[0], origins=(first.id, "o2"), independent_origins=2)
    page = build_page(replace(comparison, origins=(first, second, comparison.origins[1]), alignments=(aligned,)))
    assert [row.counted for row in page.independent] == ["2 independent origins"]
    assert page.independent[0].ties == (
        "Lin Aster took part in more than one of them",
        "letter of Lin Aster relays news conference of Lin Aster",
    )


def test_dates_stand_in_order_with_what_they_hang_on_and_the_rest_stays_undated() -> None:
    page = build_page(make_comparison())
    assert [row.value for row in page.timeline] == ["2024-05-06"]
    line, anchor = page.timeline[0].lines[0]
    assert (line.text, anchor) == (
        "The bridge at Saltmarsh will close on Monday, Mayor Lin Aster said.",
        "published 2024-05-02",
    )
    assert [line.report for line in page.undated] == ["gazette.txt"]


def test_people_come_with_the_names_that_each_report_uses() -> None:
    rows = {row.name: row for row in build_page(make_comparison()).people}
    assert [line.text for line in rows["Lin Aster"].cells[0]] == ["Mayor Lin Aster"]
    assert [line.text for line in rows["mayor"].cells[1]] == ["the mayor"]
    assert "Saltmarsh" not in rows


def test_what_has_no_stated_origin_is_to_be_checked_next_the_most_shared_first() -> None:
    lines = build_page(make_comparison()).unstated
    assert [line.text for line in lines] == ["Saltmarsh’s bridge closes on Monday"]


def test_documents_that_can_be_opened_are_named() -> None:
    assert [row.name for row in build_page(make_comparison()).documents] == ["inspection report"]


def test_the_command_that_makes_the_page_again_is_quoted_for_a_shell() -> None:
    comparison = make_comparison()
    first, second = comparison.readings
    odd = replace(first, report=replace(first.report, path="a b;rm.txt"))
    assert build_page(replace(comparison, readings=(odd, second))).foot.command == (
        "twosource compare --html PAGE.html -- 'a b;rm.txt' gazette.txt"
    )


def test_what_is_not_known_reads_unknown() -> None:
    row = build_page(make_comparison()).reports[1]
    assert (row.outlet, row.authors, row.published) == ("unknown", "unknown", "unknown")


def test_the_version_and_an_embargo_stand_with_the_report() -> None:
    comparison = make_comparison()
    first, second = comparison.readings
    held = replace(second, report=replace(second.report, version=3, embargo="2024-05-03T06:00:00Z", status="withheld"))
    row = build_page(replace(comparison, readings=(first, held))).reports[1]
    assert row.terms == ("version 3", "not to be published before 2024-05-03T06:00:00Z", "withheld by its publisher")


def test_reports_of_one_outlet_are_told_apart_by_their_numbers() -> None:
    reports = [make_report("a", outlet="X"), make_report("b", outlet="X"), make_report("c", path="d/e.txt")]
    assert label_reports([*reports, make_report("d", source_id="7"), make_report("e")]) == [
        "X (1)",
        "X (2)",
        "e.txt",
        "7",
        "report 5",
    ]


def test_a_denial_says_who_denies() -> None:
    comparison = make_comparison()
    first, second = comparison.readings
    denied = replace(second.attributions[3], polarity="denied", speaker=Speaker("the traders", "group"))
    changed = replace(second, attributions=(*second.attributions[:3], denied))
    page = build_page(replace(comparison, readings=(first, changed)))
    assert [line.said_by for line in page.only_in[1].unnamed] == ["denied by the traders"]


def test_words_that_only_one_of_two_texts_has_are_marked() -> None:
    pieces = mark_words(["We will not go", "We shall not go"])
    assert [[piece.text for piece in text if piece.marked] for text in pieces] == [["will"], ["shall"]]


def test_of_three_texts_a_word_is_marked_only_where_most_others_lack_it() -> None:
    pieces = mark_words(["it is red", "it is red", "it is blue"])
    assert [[piece.text for piece in text if piece.marked] for text in pieces] == [[], [], ["blue"]]


def test_texts_without_common_words_are_not_marked_at_all() -> None:
    assert [len(text) for text in mark_words(["one two three", "four five six"])] == [1, 1]


@given(st.lists(st.text(alphabet="ab ’-.é", max_size=30), min_size=1, max_size=4))
def test_marked_pieces_joined_are_the_text(texts: list[str]) -> None:
    assert ["".join(piece.text for piece in pieces) for pieces in mark_words(texts)] == texts


def test_a_hyphen_or_apostrophe_does_not_split_a_word() -> None:
    assert count_words("The far-off city’s 3 gates") == 5


def test_a_page_of_readings_lists_attributions_as_they_stand() -> None:
    comparison = make_comparison()
    page = build_reading_page(comparison.readings)
    first = page.attributed[0][0]
    assert (first.source, first.cue, first.kind) == ("Mayor Lin Aster", "said. ", "indirect")
    starts = [[row.line.place.start for row in rows] for rows in page.attributed]
    assert starts == [sorted(row) for row in starts]
    assert page.foot.command == "twosource read --html PAGE.html -- bell.txt gazette.txt"


def test_a_number_is_marked_as_a_whole_or_not_at_all() -> None:
    texts = ["to pay 18.6 million crowns", "to pay 18.6m crowns", "to pay 19.6m crowns"]
    marked = [[piece.text for piece in pieces if piece.marked] for pieces in mark_words(texts)]
    assert marked == [["million"], [], ["19.6"]]


def named(*reports: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """List the people of reports that name persons, by the names that each report uses."""
    readings = []
    for number, names in enumerate(reports):
        builder = ReadingBuilder(f"r{number}", " and ".join(names) + " were there.")
        for name in names:
            builder.person(name)
        readings.append(builder.build())
    page = build_reading_page(readings)
    return {row.name: [[line.text for line in cell] for cell in row.cells] for row in page.people}


def test_a_surname_another_spelling_and_a_possessive_are_one_person() -> None:
    assert named(("Ilse Varnholt", "Tom Arn’s"), ("Ilse Varnholt",), ("Ilse Varnhold", "Arn")) == {
        "Ilse Varnholt": [["Ilse Varnholt"], ["Ilse Varnholt"], ["Ilse Varnhold"]],
        "Tom Arn": [["Tom Arn’s"], [], ["Arn"]],
    }


def test_an_acronym_in_brackets_and_an_article_make_no_other_body() -> None:
    text = "The Board of Works (BOW) spoke. BOW was late."
    builder = ReadingBuilder("r", text)
    builder.names = [Name(Span(0, 18), "organisation"), Name(Span(32, 35), "organisation")]
    (row,) = build_reading_page([builder.build()]).people
    assert (row.name, [line.text for line in row.cells[0]]) == ("Board of Works", ["The Board of Works", "BOW"])


def test_a_town_is_not_the_university_of_that_town() -> None:
    assert set(named(("University of Orlsk",), ("Orlsk",))) == {"University of Orlsk", "Orlsk"}


def test_names_in_bylines_are_no_people_of_the_event() -> None:
    builder = ReadingBuilder("r", "By Ada Orne\n\nIlse Varn came.").person("Ada Orne").person("Ilse Varn")
    page = build_reading_page([builder.noisy("By Ada Orne", "byline").build()])
    assert [row.name for row in page.people] == ["Ilse Varn"]


def test_lines_of_the_same_words_are_put_together_the_most_frequent_first() -> None:
    line = build_page(make_comparison()).aligned[0].lines[0]
    lines = [replace(line, pieces=(Piece(text, marked=False),)) for text in ("One.", "“Two,”", "two", "One", "TWO")]
    assert [[each.text for each in group] for group in alike(lines)] == [["“Two,”", "two", "TWO"], ["One.", "One"]]


def test_the_event_is_told_in_the_language_of_most_reports() -> None:
    event = build_page(make_story(5)).event
    assert event is not None
    assert event.language == "en"


def test_where_only_quotations_are_shared_a_headline_tells_the_event() -> None:
    plain = make_comparison()
    titled = [replace(each, report=replace(each.report, title=each.report.text[:20])) for each in plain.readings]
    comparison = replace(plain, readings=tuple(titled))
    lookup, (first, *_) = look_up(comparison), build_page(comparison).aligned
    quoted = replace(first, cells=tuple(tuple(_quoted(line) for line in cell) for cell in first.cells))
    event = event_line([quoted], lookup)
    assert event is not None
    assert (event.text, event.said_by) == (titled[0].report.text[:20], "headline")


def _quoted(line: Line) -> Line:
    return replace(line, pieces=(Piece(f"“{line.text}”", marked=False),))


def test_a_source_that_is_not_resolved_stands_as_written_and_a_pronoun_in_marks() -> None:
    text = "They said so, an aide said."
    builder = ReadingBuilder("a", text).said("They", "said", "so").said("an aide", "said", "so")
    pronoun, aide = (replace(each, speaker=None) for each in builder.build().attributions)
    assert speaker_words(pronoun, text) == "“They”, and not told who"
    assert speaker_words(aide, text) == "an aide"
    assert speaker_words(replace(aide, source=()), text) == NO_SOURCE
