"""Figures that somebody gives, in frames that the tagger missed."""

from __future__ import annotations

import pytest

from twosource.attribution.figures import told_figures
from twosource.attribution.triple import Triple
from twosource.model import Span


def figures(text: str, *triples: Triple) -> list[tuple[str, str, str]]:
    return [
        (text[slice(*each.source[0])], text[slice(*each.cue[0])], text[slice(*each.content[0])])
        for each in told_figures(text, triples)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Police put the number of dead at eleven on Monday.",
            ("Police", "put", "the number of dead at eleven"),
        ),
        (
            "The bank has put the overall cost at about $4.2 billion and will pay half.",
            ("The bank", "has put", "the overall cost at about $4.2 billion"),
        ),
        (
            "The union counted 900 strikers, but the mill speaks of fewer than 500.",
            ("the mill", "speaks", "of fewer than 500"),
        ),
    ],
)
def test_a_figure_that_somebody_gives_is_attributed(text: str, found: tuple[str, str, str]) -> None:
    assert figures(text) == [found]


@pytest.mark.parametrize("text", ["She put the blame at their door.", "He spoke of hope.", "It put two men at risk."])
def test_what_gives_no_figure_is_no_saying(text: str) -> None:
    assert figures(text) == []


def test_a_figure_that_the_tagger_found_is_left_to_it() -> None:
    text = "Police put the number of dead at eleven."
    assert figures(text, Triple((), (Span(7, 10),), (Span(11, 39),), 0.9)) == []
