"""A correction is found again by its words with what stands around them, or it is an orphan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.corrections.anchoring import CONTEXT, find_anchor, locate, make_anchor
from twosource.model import Place, Span
from view_cases import make_report

TEXT = (
    "The mayor spoke first. “The bridge is safe,” she said. Later the engineer agreed: “The bridge is safe,” he said."
)
URL = "https://bell.example/bridge"


def anchor_of(words: str, text: str = TEXT, nth: int = 0):  # type: ignore[no-untyped-def]
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return make_anchor(make_report(text, url=URL), Span(start, start + len(words)))


def test_in_the_same_report_it_stands_where_it_stood() -> None:
    report = make_report(TEXT, url=URL)
    anchor = anchor_of("“The bridge is safe,”", nth=1)
    assert find_anchor(anchor, [report]) == Place(report.id, anchor.start, anchor.end)


def test_in_another_version_of_the_report_it_moves_with_its_words() -> None:
    longer = make_report("An added line on top.\n\n" + TEXT, url=URL)
    anchor = anchor_of("“The bridge is safe,”", nth=1)
    found = find_anchor(anchor, [longer])
    assert found is not None
    assert longer.text[found.start : found.end] == "“The bridge is safe,”"
    assert found.start == longer.text.rindex("“The bridge is safe,”")


def test_it_never_moves_to_the_same_words_in_other_surroundings() -> None:
    anchor = anchor_of("“The bridge is safe,”")
    only_the_engineer = make_report("Later the engineer agreed: “The bridge is safe,” he said.", url=URL)
    assert find_anchor(anchor, [only_the_engineer]) is None


def test_words_that_changed_are_not_found() -> None:
    changed = make_report(TEXT.replace("safe", "sound"), url=URL)
    assert find_anchor(anchor_of("“The bridge is safe,”"), [changed]) is None


def test_words_that_stand_twice_with_the_same_surroundings_are_not_found() -> None:
    anchor = anchor_of("“The bridge is safe,”")
    assert locate(anchor, TEXT + " " + TEXT) is not None
    twice = (" " * CONTEXT + TEXT + " " * CONTEXT) * 2
    inside = make_anchor(make_report(twice), Span(twice.index("safe"), twice.index("safe") + 4))
    assert locate(inside, twice) is None


def test_a_long_quotation_needs_its_surroundings_on_one_side_only() -> None:
    anchor = anchor_of("The mayor spoke first. “The bridge is safe,”")
    assert locate(anchor, "The mayor spoke first. “The bridge is safe,” he said, and left in a hurry.") is not None
    short = anchor_of("first")
    assert locate(short, TEXT.replace("spoke first", "came first")) is None


def test_another_report_is_no_version_of_it() -> None:
    other = make_report(TEXT + " More.", url="https://gazette.example/bridge")
    nameless = make_report(TEXT + " Yet more.")
    assert find_anchor(anchor_of("“The bridge is safe,”"), [other, nameless]) is None


def test_two_reports_under_one_address_leave_it_unsure() -> None:
    versions = [make_report(f"{number}. {TEXT}", url=URL) for number in (1, 2)]
    assert find_anchor(anchor_of("“The bridge is safe,”"), versions) is None


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 4), Span(0, 10_000), Span(5, 2)])
def test_what_is_no_span_of_the_text_cannot_be_anchored(span: Span) -> None:
    with pytest.raises(ValueError, match="no span"):
        make_anchor(make_report(TEXT), span)


@given(st.text(alphabet="ab ”“.🌉\n", min_size=1, max_size=60), st.data())
def test_what_is_found_reads_as_it_was_quoted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(make_report(text, url=URL), Span(start, end))
    changed = data.draw(st.text(alphabet="ab ”“.🌉\n", max_size=60))
    for other in (changed, changed + text, text + changed, text):
        found = find_anchor(anchor, [replace(make_report(other), url=URL)])
        assert found is None or other[found.start : found.end] == text[start:end]
    assert find_anchor(anchor, [make_report(text, url=URL)]) is not None
