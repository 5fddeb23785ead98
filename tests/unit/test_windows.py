from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource import weights
from twosource.attribution.windows import FEATURES, SEP, WINDOW, Window, cut_windows, stretch_around
from twosource.model import Span


def windows(text: str) -> list[object]:
    return list(cut_windows(text, weights.tokenizer()))


def test_an_empty_text_has_no_windows() -> None:
    assert windows("") == windows(" \n\n ") == []


def test_short_paragraphs_share_a_window() -> None:
    assert len(cut_windows("One line here.\n\nAnother line there.", weights.tokenizer())) == 1


def test_a_long_paragraph_is_cut_with_context_before_each_later_part() -> None:
    text = "The council met again on the matter of the bridge. " * 60
    cut = cut_windows(text, weights.tokenizer())
    assert len(cut) > 2
    assert cut[0].core == 0
    assert all(window.core > 1 for window in cut[1:])
    assert all(len(window.ids) <= WINDOW for window in cut)


def test_quotation_marks_and_capitals_are_seen() -> None:
    (window,) = cut_windows("NATO “will hold” it", weights.tokenizer())
    seen = {
        "NATO “will hold” it"[a:b]: int(f)
        for a, b, f in zip(window.starts, window.ends, window.features, strict=True)
        if a >= 0
    }
    assert seen["NATO"] // 4 == 2
    assert seen["“"] % 4 == 1
    assert seen["hold"] % 4 == 2
    assert seen["”"] % 4 == 3
    assert seen["it"] == 0


PROSE = "The council met again on the matter of the bridge.\n\nThe mayor said that it would open in May."
LINK = "Sign up for our newsletter."


def pieces_of(cut: list[Window]) -> list[list[int]]:
    return [window.ids.tolist() for window in cut]


@pytest.mark.parametrize("text", [f"{PROSE}\n\n{LINK}", PROSE.replace("\n\n", f"\n\n{LINK}\n\n")])
def test_a_paragraph_that_stands_apart_changes_no_window_of_the_prose(text: str) -> None:
    apart = Span(text.index(LINK), text.index(LINK) + len(LINK))
    cut = cut_windows(text, weights.tokenizer(), [apart])
    assert pieces_of(cut) == pieces_of(
        [*cut_windows(PROSE, weights.tokenizer()), *cut_windows(LINK, weights.tokenizer())]
    )
    assert text[cut[1].starts[1] : cut[1].ends[-2]] == LINK


def test_a_paragraph_of_which_a_part_is_no_prose_stays_with_its_neighbours() -> None:
    dateline = Span(0, len("The council"))
    assert pieces_of(cut_windows(PROSE, weights.tokenizer(), [dateline])) == pieces_of(
        cut_windows(PROSE, weights.tokenizer())
    )


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=400))
def test_every_piece_lies_in_the_text_and_no_core_piece_comes_twice(text: str) -> None:
    places: list[tuple[int, int]] = []
    for window in cut_windows(text, weights.tokenizer()):
        assert len(window.ids) <= WINDOW
        assert window.features.max() < FEATURES
        core = zip(window.starts[window.core :].tolist(), window.ends[window.core :].tolist(), strict=True)
        places.extend((start, end) for start, end in core if start >= 0)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=12))
def test_the_stretch_around_a_piece_holds_its_paragraph_and_keeps_to_the_window(lengths: list[int]) -> None:
    text = "\n\n".join(" ".join(["river"] * length) for length in lengths)
    for window in cut_windows(text, weights.tokenizer()):
        for piece in range(1, len(window.ids)):
            start, end = stretch_around(window, piece)
            assert 0 <= start <= piece < end <= len(window.ids)
            paragraph = window.ids[start:end].tolist()
            first = piece - start
            while first > 0 and paragraph[first - 1] != SEP:
                first -= 1
            assert first > 0 or start <= 1
            assert SEP in paragraph[first:] or end == len(window.ids)


def test_far_paragraphs_are_not_in_a_stretch() -> None:
    text = "\n\n".join(f"The mayor said that bridge {number} would open." for number in range(9))
    (window,) = cut_windows(text, weights.tokenizer())
    start, end = stretch_around(window, 3)
    assert start == 0
    assert end < len(window.ids)
