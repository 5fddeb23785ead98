"""The self-contained page."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span
from twosource.views.anchors import anchored_text
from twosource.views.html import comparison_fragment, comparison_html, reading_fragment, readings_html
from twosource.views.neutral import visible
from view_cases import BELL, make_bell, make_comparison, make_gazette

SECTIONS = [
    "In three lines",
    "Who said what, by origin",
    "In both reports",
    "Two independent origins",
    "Only in one report",
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


def text_of(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def test_sections_stand_in_their_order_after_the_head() -> None:
    page = comparison_html(make_comparison())
    assert re.findall(r"<h2 [^>]*>([^<]+)</h2>", page) == SECTIONS
    assert page.index("<h1>") < page.index("<nav") < page.index("<h2")


def test_every_place_that_a_line_leads_to_lights_up_exactly_its_text() -> None:
    page = comparison_html(make_comparison())
    anchors = set(re.findall(r'href="#(r1-s\d+-e\d+)"', page))
    assert len(anchors) > 8
    for anchor in anchors:
        start, end = (int(number) for number in re.findall(r"[se](\d+)", anchor))
        after = page.split(f'<span id="{anchor}">', 1)[1]
        rest = visible(BELL[start:end])
        assert text_of(after).startswith(rest)


def test_the_full_texts_stand_on_the_page_unchanged() -> None:
    page = comparison_html(make_comparison())
    first = page.split('<div class="full"', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
    assert text_of(first) == BELL


def test_the_page_can_be_used_by_keyboard_and_read_aloud() -> None:
    page = comparison_html(make_comparison())
    assert '<html lang="en">' in page
    assert page.index('<a class="skip" href="#main">') < page.index('<main id="main">')
    assert all("scope=" in head for head in re.findall(r"<th\b[^>]*>", page))
    assert all(
        'tabindex="0"' in part and "aria-label" in part for part in re.findall(r'<div class="scroll"[^>]*>', page)
    )
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_knows_paper_darkness_and_small_screens() -> None:
    page = comparison_html(make_comparison())
    for rule in ("@page { size: A4", "prefers-color-scheme: dark", "@media (max-width: 42rem)", ":target"):
        assert rule in page


def test_marks_are_elements_and_underlined_not_colour_alone() -> None:
    page = comparison_html(make_comparison())
    assert "We <mark>will</mark> not gamble" in page
    assert re.search(r"mark \{[^}]*text-decoration: underline", page)


def test_unknown_is_written_as_a_value() -> None:
    page = comparison_html(make_comparison())
    assert '<td data-label="Published">unknown</td>' in page


def test_the_foot_tells_version_settings_hashes_command_and_limits() -> None:
    page = comparison_html(make_comparison())
    foot = text_of(page.split("<footer", 1)[1].split("</footer>", 1)[0])
    for part in (
        "twosource 0.1.0",
        "10,000,000 bytes",
        make_bell().report.raw_sha256,
        "PAGE.html -- bell.txt",
        "no verdict",
    ):
        assert part in foot


def test_it_is_said_that_copying_from_reports_not_given_cannot_be_seen() -> None:
    assert "Copying from a report that was not given cannot be seen." in comparison_html(make_comparison())


def test_equal_comparisons_give_equal_pages() -> None:
    assert comparison_html(make_comparison()) == comparison_html(make_comparison())


def test_readings_have_a_page_of_their_own() -> None:
    page = readings_html([make_bell(), make_gazette()])
    assert "Who said what in <bdi>The Bell</bdi>" in page
    assert "Mayor Lin Aster" in page


def test_notebooks_show_the_short_form() -> None:
    assert make_comparison()._repr_html_() == comparison_fragment(make_comparison())
    assert "2 outlets, 1 origin" in comparison_fragment(make_comparison())
    assert make_bell()._repr_html_() == reading_fragment(make_bell())


def test_records_write_their_pages() -> None:
    comparison = make_comparison()
    assert comparison.to_html() == comparison_html(comparison)
    assert make_bell().to_html() == readings_html([make_bell()])
    assert comparison.to_markdown().startswith("# 2 reports of one event")
    assert make_bell().to_markdown().startswith("# Who said what")


def test_of_crossing_spans_the_later_is_cut_and_both_parts_belong_to_it() -> None:
    markup, cut = anchored_text("abcdef", [("one", Span(0, 4)), ("two", Span(2, 6))])
    assert markup == '<span id="one">ab<span id="two">cd</span></span><span class="rest-two">ef</span>'
    assert cut == ("two",)


def test_the_page_lights_up_both_parts_of_a_cut_span() -> None:
    page = comparison_html(make_comparison())
    for cut in re.findall(r'class="rest-([^"]+)"', page):
        assert f":root:has(#{cut}:target) .rest-{cut} {{" in page


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[str, Span]]]:
    text = draw(st.text(alphabet="a<&\r\n\u202e🌉", max_size=12))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    return text, [(f"n{number}", Span(min(pair), max(pair))) for number, pair in enumerate(pairs)]


@given(texts_with_spans())
def test_anchored_text_is_the_text_well_nested_with_each_id_once(case: tuple[str, list[tuple[str, Span]]]) -> None:
    text, anchors = case
    markup, cut = anchored_text(text, anchors)
    assert text_of(markup) == visible(text)
    assert sorted(re.findall(r'id="([^"]+)"', markup)) == sorted(name for name, _ in anchors)
    depth = 0
    for tag in re.findall(r"</?span", markup):
        depth += 1 if tag == "<span" else -1
        assert depth >= 0
    assert depth == 0
    assert set(cut) <= {name for name, _ in anchors}
