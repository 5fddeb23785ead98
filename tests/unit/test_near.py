"""Looking around signs finds what looking everywhere finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from twosource.text.near import matches_near, places_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_LED = re.compile(r"\b(?:in|since|early(?:\s+in)?)\s+(?P<year>(?:19|20)\d\d)\b(?!-)|\((?:19|20)\d\d\)")
_PIECES = st.sampled_from(
    ["in", "since", "early", " ", "  ", "\n", " " * 7, "-", "(", ")", "2019", "1999", "20199", "x", ",", "word " * 40]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_the_matches_near_signs_are_all_the_matches(text: str) -> None:
    near = [match.span() for match in matches_near(_LED, text, places_of(_YEAR, text))]
    assert near == [match.span() for match in _LED.finditer(text)]


def test_a_text_with_a_long_gap_is_looked_at_everywhere() -> None:
    text = "in" + " " * 500 + "2019"
    assert places_of(_YEAR, text) is None
    assert [match["year"] for match in matches_near(_LED, text, places_of(_YEAR, text))] == ["2019"]


def test_a_text_without_the_sign_has_no_match() -> None:
    assert places_of(_YEAR, "early in spring") == []
    assert list(matches_near(_LED, "early in spring", [])) == []
