"""Calls, appeals and demands that somebody makes, in frames that the tagger missed."""

from __future__ import annotations

import pytest

from twosource.attribution.nominal import nominal_calls, only_meets
from twosource.attribution.triple import Triple
from twosource.model import Span


def calls(text: str, *triples: Triple) -> list[tuple[str, str, str]]:
    return [
        (text[slice(*each.source[0])], text[slice(*each.cue[0])], text[slice(*each.content[0])])
        for each in nominal_calls(text, triples)
    ]


def test_a_call_for_somebody_to_do_something_has_a_source_a_cue_and_a_content() -> None:
    text = "Mayor Ada Brenner and Karl Holm issued a call for the bank to lower its rates during a visit on Friday."
    assert calls(text) == [("Mayor Ada Brenner and Karl Holm", "issued a call", "for the bank to lower its rates")]


@pytest.mark.parametrize(
    "text",
    [
        "The bank made a phone call for the mayor.",
        "He made a call for help.",
        "Aides of the mayor met, and renewed demand for timber pushed prices up.",
        "The mayor said that “Holm issued a call for the bank to lower its rates”.",
    ],
)
def test_what_asks_nobody_to_do_anything_is_no_call(text: str) -> None:
    assert calls(text) == []


def test_a_call_that_the_tagger_found_is_left_to_it() -> None:
    text = "Karl Holm renewed his call for the bank to lower its rates."
    cue = Span(text.index("renewed"), text.index(" for"))
    assert calls(text, Triple((), (cue,), (Span(0, 4),), 0.9)) == []


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Holm drew fierce criticism and a call for his resignation.", "Holm", "call"),
        ("Holm did not respond to the call for his resignation.", "Holm", "call"),
        ("The ministry faces new accusations that it hid the report.", "The ministry", "accusations"),
        ("The bank ignored the warnings that the vault was damp.", "The bank", "warnings"),
    ],
)
def test_whoever_a_call_only_meets_does_not_make_it(text: str, who: str, noun: str) -> None:
    cue = Span(text.index(noun), text.index(noun) + len(noun))
    assert only_meets(text, Span(0, len(who)), cue)


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Holm issued a call for the bank to lower its rates.", "Holm", "call"),
        ("Holm answered and called for calm.", "Holm", "called"),
        ("Holm rejected the claim that he knew.", "Holm", "claim"),
        ("Holm responded that he calls it theft.", "Holm", "calls"),
    ],
)
def test_whoever_says_it_keeps_it(text: str, who: str, noun: str) -> None:
    cue = Span(text.index(noun), text.index(noun) + len(noun))
    assert not only_meets(text, Span(0, len(who)), cue)
