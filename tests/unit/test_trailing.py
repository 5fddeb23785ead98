"""Sayings told behind a whole sentence, where the tagger has none."""

from __future__ import annotations

import pytest

from twosource.attribution.trailing import trailing_sayings
from twosource.attribution.triple import Triple
from twosource.model import Span


def found(text: str, *known: Triple) -> list[tuple[str, str, str]]:
    return [
        (text[slice(*each.source[0])], text[slice(*each.cue[0])], text[slice(*each.content[0])])
        for each in trailing_sayings(text, known)
    ]


@pytest.mark.parametrize(
    ("who", "cue"),
    [
        ("government spokeswoman Ada Holt", "told reporters"),
        ("the Harbour Authority of Varn", "said"),
        ("Holt", "told parliament"),
    ],
)
def test_who_stands_behind_a_whole_sentence_said_it(who: str, cue: str) -> None:
    text = (
        f"Nobody was surprised. The talks lasted a little over four hours, {who} {cue} in Velin on Monday. It rained."
    )
    assert found(text) == [(who, cue, "The talks lasted a little over four hours")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted a little over four hours, and nobody said so.",
        "The talks, which Ada Holt said had lasted four hours, ended.",
        "“The talks lasted a little over four hours,” Ada Holt said.",
        "After a day of talks, Ada Holt said the two sides were closer than they had ever been before the war.",
        "It was over, Holt said.",
    ],
)
def test_no_other_frame_is_taken(text: str) -> None:
    assert found(text) == []


def test_what_the_tagger_found_is_left_to_it() -> None:
    text = "The talks lasted a little over four hours, Ada Holt said on Monday."
    cue = Span(text.index("said"), text.index(" on Monday"))
    assert found(text, Triple((), (cue,), (Span(0, 41),), 0.9)) == []
