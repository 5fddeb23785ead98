"""Calls, appeals and demands that somebody makes, in frames that the tagger missed."""

from __future__ import annotations

import pytest

from twosource.attribution.nominal import nominal_calls, only_meets, owns_nothing, sayings_from
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


def said(text: str, *triples: Triple) -> list[tuple[str, str, str]]:
    return [
        ("".join(text[slice(*span)] for span in each.source), text[slice(*each.cue[0])], text[slice(*each.content[0])])
        for each in sayings_from(text, triples)
    ]


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The visit comes amid warnings from the harbour board that any delay would cost the town its ferry.",
            ("the harbour board", "warnings", "that any delay would cost the town its ferry"),
        ),
        (
            "There was a denial by Ada Brenner that she had seen the letter, but no proof.",
            ("Ada Brenner", "denial", "that she had seen the letter"),
        ),
    ],
)
def test_who_warns_stands_behind_from_and_what_of_behind_that(text: str, found: tuple[str, str, str]) -> None:
    assert said(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "A threat from the storm that hit the coast had passed.",
        "Reports from the village that burned came late.",
        "They had warnings from the harbour board, and left.",
    ],
)
def test_a_relative_clause_tells_of_no_saying(text: str) -> None:
    assert said(text) == []


def test_what_somebody_warns_of_is_taken_from_another_who_was_given_it() -> None:
    text = "His visit fuels fears of a strike and amid warnings from the board that any delay would cost the town dear."
    other = Triple(
        (span(text, "His"),), (span(text, "fears of"),), (span(text, "a strike"), span(text, "that any delay")), 0.5
    )
    assert said(text, other) == [
        ("His", "fears of", "a strike"),
        ("the board", "warnings", "that any delay would cost the town dear"),
    ]


def test_what_holds_a_warning_keeps_it() -> None:
    text = "Karl Holm spoke of warnings from the board that any delay would cost the town dear."
    outer = Triple((span(text, "Karl Holm"),), (span(text, "spoke of"),), (span(text, text[19:-1]),), 0.8)
    assert ("Karl Holm", "spoke of", text[19:-1]) in said(text, outer)


def test_a_lone_possessive_is_the_source_of_its_own_noun_alone() -> None:
    text = "His summit with Karl Lund comes as the massing of ships fuels fears of a blockade. His latest claim is new."
    assert owns_nothing(text, Span(0, 3), span(text, "fears"))
    assert not owns_nothing(text, Span(83, 86), span(text, "claim"))
