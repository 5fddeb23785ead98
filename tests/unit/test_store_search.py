"""Words that are looked for, and where they stand."""

from __future__ import annotations

import pytest

from twosource.errors import UsageError
from twosource.model import Span
from twosource.store.search import around, holds_all, locate, match_expression, phrases


def test_words_are_folded_and_quoted_words_stay_together() -> None:
    assert phrases('Café "Will NOT" u.s.') == (("cafe",), ("will", "not"), ("u", "s"))
    assert match_expression((("will", "not"), ("or",))) == '"will not" AND "or"'


def test_a_quotation_mark_that_is_left_open_reaches_to_the_end() -> None:
    assert phrases('bridge "will not') == (("bridge",), ("will", "not"))


def test_signs_alone_are_no_words() -> None:
    with pytest.raises(UsageError):
        phrases("?!")
    assert phrases("  ") == ()


def test_the_place_where_the_words_stand_closest_is_found() -> None:
    text = "The bridge. " + "word " * 60 + "A closed bridge is no bridge."
    place = locate(text, phrases("bridge closed"))
    assert place is not None
    assert text[place.start : place.end] == "closed bridge"
    assert locate(text, phrases("ferry")) is None


def test_words_around_a_place_are_cut_at_spaces_and_stay_in_the_paragraph() -> None:
    text = "First line.\n" + "left " * 40 + "MIDDLE " + "right " * 40 + "\nlast line"
    at = text.index("MIDDLE")
    shown = text[slice(*around(text, Span(at, at + 6)))]
    assert shown.startswith("left")
    assert shown.endswith("right")
    assert "line" not in shown
    assert len(shown) <= 6 + 2 * 90


def test_a_phrase_stands_in_a_text_or_not() -> None:
    assert holds_all("We will not go.", (("will", "not"), ("go",)))
    assert not holds_all("We will surely not go.", (("will", "not"),))
