"""A content is the whole clause that was said, and nothing but it."""

from __future__ import annotations

import pytest

from twosource.attribution.contents import (
    from_clause_start,
    with_subject_before,
    without_addressee,
    without_holes,
    without_strays,
)
from twosource.model import Span


def spans(text: str, *parts: str) -> list[Span]:
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


def words(text: str, found: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Orrin told him he had seen the gates.", "told", "him he had seen the gates", "he had seen the gates"),
        ("Crews told Castine News the gates were shut.", "told", "Castine News the gates were shut",
         "the gates were shut"),
        ("She warned reporters that it leaked.", "warned", "reporters that it leaked", "that it leaked"),
        ("He told her she was late.", "told", "her she was late", "she was late"),
        ("Orrin has told The Castine Bell that it leaks.", "has told", "The Castine Bell that it leaks",
         "that it leaks"),
    ],
)  # fmt: skip
def test_whoever_is_told_is_no_part_of_what_is_said(text: str, cue: str, content: str, expected: str) -> None:
    assert words(text, without_addressee(text, spans(text, cue), spans(text, content))) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("He told her brother had left.", "told", "her brother had left"),
        ("She told Orrin gates leak.", "told", "Orrin gates leak"),
        ("She said Castine the city is older.", "said", "Castine the city is older"),
        ("He warned The Bell the gates close.", "warned", "The Bell the gates close"),
        ("He said The City that we know is gone.", "said", "The City that we know is gone"),
    ],
)
def test_words_that_may_be_the_content_s_own_subject_stay(text: str, cue: str, content: str) -> None:
    assert words(text, without_addressee(text, spans(text, cue), spans(text, content))) == [content]


def test_a_content_behind_a_parenthesis_begins_with_its_subject() -> None:
    text = "It rained. Its choice, the board said, was “very different from ours.”"
    own = spans(text, "the board", "said")
    found = with_subject_before(text, own, spans(text, "was “very different from ours.”"), [])
    assert words(text, found) == ["Its choice", "was “very different from ours.”"]


def test_a_content_before_its_cue_begins_with_its_sentence() -> None:
    text = "It rained. The letter, which Mr. Lund sent, is “a scandal,” Ada Brenner said."
    found = with_subject_before(text, spans(text, "Ada Brenner", "said"), spans(text, "is “a scandal,”"), [])
    assert words(text, found) == ["The letter, which Mr. Lund sent, is “a scandal,”"]


def test_a_content_is_not_drawn_over_another_cue() -> None:
    text = "Orrin said it rained, will stay, Ada Brenner said."
    content = spans(text, "will stay")
    assert with_subject_before(text, spans(text, "Ada Brenner"), content, spans(text, "said it")) == tuple(content)


def test_the_words_between_a_parenthesis_and_the_rest_are_said_too() -> None:
    text = "What is no help, Orrin says, is sending crews to shut the gates."
    found = without_holes(text, spans(text, "Orrin", "says"), spans(text, "What is no help", "to shut the gates"), [])
    assert words(text, found) == ["What is no help", "is sending crews to shut the gates"]


def test_a_comma_alone_makes_no_hole() -> None:
    text = "A father said since the flood, the child wakes at night."
    found = without_holes(
        text, spans(text, "A father", "said"), spans(text, "since the flood", "the child wakes at night"), []
    )
    assert words(text, found) == ["since the flood, the child wakes at night"]


def test_the_outlet_s_word_between_two_quotations_stays_its_own() -> None:
    text = "“It was slow,” Orrin says, but “it was sure.”"
    content = spans(text, "“It was slow,”", "“it was sure.”")
    assert without_holes(text, spans(text, "Orrin", "says"), content, []) == tuple(content)


def test_a_hole_across_two_sentences_stays() -> None:
    text = "The gates leak, Orrin says. He left, and the rest are sound."
    content = spans(text, "The gates leak", "the rest are sound")
    assert without_holes(text, spans(text, "Orrin", "says"), content, []) == tuple(content)


def test_a_lone_word_of_the_next_sentence_is_no_part_of_what_is_said() -> None:
    text = "The gates are old, the board says. That’s one in ten."
    assert words(text, without_strays(text, spans(text, "The gates are old", "That"))) == ["The gates are old"]


def test_a_quoted_word_of_the_next_sentence_stays() -> None:
    text = "“The gates are old,” the board says. “Rotten.”"
    assert len(without_strays(text, spans(text, "“The gates are old,”", "“Rotten.”"))) == 2


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("It rained. AT LEAST 15 died in a fire, a source has told the Bell.", "fire", "AT LEAST 15 died in a fire"),
        ("On Monday, and the old pit is safe, a source has told the Bell.", "pit is safe", "the old pit is safe"),
        ("Up to 1,900 were hurt, a source has told the Bell.", "were hurt", "Up to 1,900 were hurt"),
        ("MERROW ― The pit is safe, a source has told the Bell.", "The pit is safe", "The pit is safe"),
        ("The mayor knew that the pit is safe, a source has told the Bell.", "the pit is safe", "the pit is safe"),
        ("The mayor knew: the pit is safe. A source has told the Bell.", "pit is safe", "pit is safe"),
    ],
)  # fmt: skip
def test_what_is_told_before_its_source_is_a_whole_clause(text: str, content: str, expected: str) -> None:
    own = spans(text, "source has told")
    taken = spans(text, "knew") if "knew" in text else []
    assert words(text, from_clause_start(text, [Span(own[0].start - 2, own[0].end)], spans(text, content), taken)) == [
        expected
    ]
