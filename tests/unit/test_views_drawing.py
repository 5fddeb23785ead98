"""The small drawings of a page: who draws on whom, and which report names which date."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Attribution, Comparison, Origin, Reading, Span, Speaker, StatementOrigin
from twosource.views.drawing import NARROW, draw_draws, draw_narrow_timeline, draw_timeline, fit, wrap
from twosource.views.html import comparison_html
from twosource.views.neutral import one_line
from twosource.views.page.build import build_page
from twosource.views.page.marking import shared_stretch
from twosource.views.page.records import Way
from view_cases import Cut, make_alignment, make_comparison, make_report, make_statement, make_story


def test_ways_lead_from_each_report_over_its_source_to_the_origin() -> None:
    ways = build_page(make_comparison()).draws.ways
    assert ways[:2] == (
        Way("The Bell", "Lin Aster", "news conference of Lin Aster", "briefing", 2),
        Way("gazette.txt", "the mayor", "news conference of Lin Aster", "briefing", 1),
    )
    assert {way.origin for way in ways} == {"news conference of Lin Aster", "inspection report"}


def test_statements_without_a_stated_origin_are_not_drawn() -> None:
    comparison = make_comparison()
    known = tuple(replace(one, origin=None) for one in comparison.statement_origins)
    page = build_page(replace(comparison, statement_origins=known))
    assert page.draws.ways == ()
    assert draw_draws(page.draws, page.reports) is None
    assert "Who draws on whom" not in comparison_html(replace(comparison, statement_origins=known))


def test_a_source_written_in_capitals_somewhere_is_one_source() -> None:
    comparison = make_comparison()
    readings = tuple(
        replace(reading, attributions=tuple(_said_by(each, number) for number, each in enumerate(reading.attributions)))
        for reading in comparison.readings
    )
    ways = build_page(replace(comparison, readings=readings)).draws.ways
    assert {way.source for way in ways if "ministry" in way.source.casefold()} == {"The ministry"}


def _said_by(attribution: Attribution, number: int) -> Attribution:
    """Said by the ministry, which is written otherwise in every second place."""
    return replace(attribution, speaker=Speaker("The ministry" if number % 2 == 0 else "the  Ministry", "body"))


def test_an_origin_that_relays_another_is_tied_to_it() -> None:
    page = build_page(make_story(4))
    assert page.draws.relays == (("letter of the harbour board", "news conference of Lin Aster"),)
    drawn = draw_draws(page.draws, page.reports)
    assert drawn is not None
    assert len(drawn.relays) == 1


def test_of_many_origins_those_of_most_reports_are_drawn_and_the_rest_is_counted() -> None:
    comparison = make_comparison()
    first = comparison.statements[0]
    alone = [replace(first, id=f"s{number}") for number in range(9)]
    origins = [Origin(f"o{number}", f"letter {number}", "document") for number in range(9)]
    more = replace(
        comparison,
        statements=(*comparison.statements, *alone),
        origins=(*comparison.origins, *origins),
        statement_origins=(
            *comparison.statement_origins,
            *(StatementOrigin(s.id, o.id, "") for s, o in zip(alone, origins, strict=True)),
        ),
    )
    draws = build_page(more).draws
    assert {way.origin for way in draws.ways} >= {"news conference of Lin Aster", "inspection report"}
    assert (len({way.origin for way in draws.ways}), draws.left_out) == (6, 5)
    assert "5 further origins, of fewer reports, stand in the table only" in comparison_html(more)


def test_boxes_of_a_column_do_not_overlap_and_stay_in_the_drawing() -> None:
    page = build_page(make_story(50))
    drawn = draw_draws(page.draws, page.reports)
    assert drawn is not None
    columns: dict[float, list[float]] = {}
    for box in drawn.boxes:
        columns.setdefault(box.x, []).append(box.y)
        assert 0 <= box.y <= drawn.height - box.height
        assert 0 <= box.x <= drawn.width - box.width
    for tops in columns.values():
        ordered = sorted(tops)
        assert all(lower - upper >= drawn.layout.box for upper, lower in pairwise(ordered))


def test_for_a_telephone_the_same_is_drawn_in_its_width_with_labels_of_three_lines() -> None:
    page = build_page(make_story(5))
    wide, narrow = draw_draws(page.draws, page.reports), draw_draws(page.draws, page.reports, NARROW)
    assert wide is not None
    assert narrow is not None
    assert narrow.width + narrow.layout.room <= 328
    assert [box.full for box in narrow.boxes] == [box.full for box in wide.boxes]
    assert {len(box.lines) for box in narrow.boxes} == {3}
    assert (len(narrow.curves), len(narrow.relays)) == (len(wide.curves), len(wide.relays))


def test_lines_that_leave_one_box_of_a_narrow_drawing_leave_it_side_by_side() -> None:
    page = build_page(make_comparison())
    drawn = draw_draws(page.draws, page.reports, NARROW)
    assert drawn is not None
    starts = [curve.path.split(" C")[0] for curve in drawn.curves]
    assert len(set(starts)) == len(starts)


def test_for_a_telephone_a_row_is_a_date_and_a_column_a_report() -> None:
    page = build_page(make_story(5))
    drawn = draw_narrow_timeline(page.timeline, page.reports)
    wide = draw_timeline(page.timeline, page.reports)
    assert drawn is not None
    assert wide is not None
    assert drawn.width <= 328
    assert [value for _, value in drawn.dates] == [value for _, value in wide.dates]
    assert sorted({dot.y for dot in drawn.dots}) == [y for y, _ in drawn.dates]
    assert {dot.x for dot in drawn.dots} <= {x for x, _, _ in drawn.reports}


def test_of_fifty_reports_the_columns_stay_apart_and_bear_no_labels() -> None:
    page = build_page(make_story(50))
    drawn = draw_narrow_timeline(page.timeline, page.reports)
    assert drawn is not None
    assert {label for _, label, _ in drawn.reports} == {""}
    assert all(dot.radius * 2 < 5 for dot in drawn.dots)


def test_dates_stand_in_order_with_a_dot_for_each_report_that_names_them() -> None:
    page = build_page(make_story(5))
    drawn = draw_timeline(page.timeline, page.reports)
    assert drawn is not None
    assert [value for _, value in drawn.dates] == sorted(value for _, value in drawn.dates)
    assert len(drawn.dots) == 5
    assert [dot.reckoned for dot in drawn.dots].count(True) == 1


def test_a_gap_stands_where_more_than_six_weeks_lie_between_dates() -> None:
    page = build_page(make_story(3))
    row = page.timeline[0]
    rows = [replace(row, value=value) for value in ("2021", "2024-05-01", "2024-05-02")]
    drawn = draw_timeline(rows, page.reports)
    assert drawn is not None
    (gap,) = drawn.gaps
    assert drawn.dates[0][0] < gap < drawn.dates[1][0]


def test_one_date_makes_no_timeline() -> None:
    page = build_page(make_comparison())
    assert draw_timeline(page.timeline, page.reports) is None


def test_drawings_have_a_title_a_description_and_the_same_in_words() -> None:
    page = comparison_html(make_story(5))
    for drawing in re.findall(r"<svg .*?</svg>", page, re.DOTALL):
        (labels,) = re.findall(r'role="img" aria-labelledby="([^"]+)"', drawing)
        assert all(f'id="{label}"' in drawing for label in labels.split())
    assert page.count("<svg ") == 4
    assert "<bdi>The Outlet 1</bdi> has 1 statement from <bdi>Lin Aster</bdi>" in page


@given(st.text(max_size=80))
def test_a_label_is_one_line_and_no_longer_than_its_box(text: str) -> None:
    shown = fit(text, 100)
    assert "\n" not in shown
    assert len(shown) <= len(one_line(text)) + 1
    assert fit("a" * 200, 100).endswith("…")


@given(st.text(max_size=120))
def test_a_label_has_as_many_lines_as_its_layout_whatever_its_text(text: str) -> None:
    lines = wrap(text, 80, NARROW)
    assert len(lines) == NARROW.lines
    assert all(line == " ".join(line.split()) for line in lines)
    shown = "".join(lines).replace(" ", "").rstrip("…")
    assert "".join(lines).endswith("…") or "…" in "".join(lines) or shown == fit(text, 10**6).replace(" ", "")


def test_letters_of_east_asia_take_twice_the_room() -> None:
    assert len(fit("新" * 40, 100)) < len(fit("n" * 40, 100))


def test_the_stretch_that_a_long_statement_shares_is_found() -> None:
    long = "We were told it was empty, and later that night we found that the doors had been locked"
    stretch = shared_stretch(long, ["they found that the doors had been locked"])
    assert stretch is not None
    assert long[slice(*stretch)] == "found that the doors had been locked"


def test_nothing_is_cut_where_nearly_all_or_next_to_nothing_is_shared() -> None:
    assert shared_stretch("the doors had been locked", ["the doors had been locked"]) is None
    assert shared_stretch("one of them was there that day", ["a cat of a neighbour"]) is None


def test_a_statement_of_two_rows_stands_whole_once_and_then_in_part() -> None:
    told = "We will rebuild the sea wall before winter, and nobody will lose the ferry that they depend on"
    long = make_report(f"{told}.", outlet="Long")
    parts = ("We will rebuild the sea wall before winter", "nobody will lose the ferry that they depend on")
    short = make_report(" … ".join(parts), outlet="Short")
    readings = tuple(Reading(report, (), (), (), (), ()) for report in (long, short))
    whole = make_statement(readings[0], Span(0, len(told)))
    pieces = [make_statement(readings[1], Cut(short.text).span(part)) for part in parts]
    rows = tuple(make_alignment("variant", (whole, piece), (), None, "origins unknown.") for piece in pieces)
    compared = Comparison(readings, (whole, *pieces), (), (), rows, (), (), ())
    first, second = build_page(compared).aligned
    assert (first.lines[0].text, first.lines[0].part_of) == (told, None)
    assert (second.lines[0].text, second.lines[0].part_of) == (second.lines[1].text, 1)
    assert {first.lines[1].text, second.lines[1].text} == set(parts)
    assert second.lines[0].text == long.text[second.lines[0].place.start : second.lines[0].place.end]
    assert "part of what stands in No. 1" in comparison_html(compared)
    assert "part of what stands in No. 1" in compared.to_markdown()


def test_the_stretch_two_texts_share_goes_on_to_the_end_of_its_clause() -> None:
    long = (
        "The ministry promised to rebuild the eastern quay, to pay the families of the dead, and to treat with great "
        "fairness the peaceful growth of other harbours, “whatever it costs the city”, the statement said on Tuesday."
    )
    stretch = shared_stretch(long, ["to deal with the peaceful growth of other ports"])
    assert stretch is not None
    assert long[slice(*stretch)] == "the peaceful growth of other harbours"


def test_the_stretch_two_texts_share_takes_in_a_near_beginning_of_its_clause() -> None:
    long = "Nobody was heard before the fire; families in the Tannery are entitled to an answer, the mayor said then."
    stretch = shared_stretch(long, ["they are entitled to an answer"])
    assert stretch is not None
    assert long[slice(*stretch)] == "families in the Tannery are entitled to an answer"
