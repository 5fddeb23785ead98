"""Words that two reports have from one utterance, with quotation marks or without."""

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.origin.utterance import same_words
from twosource.statement.extract import extract_statements

QUOTE = "“We are not just going to take the harbour board's word for it,”"


@pytest.mark.parametrize(
    ("printed", "tied"),
    [
        ("But we are not just going to take the harbour board's word for it.", True),
        ("Nobody is just going to take the harbour board's word for it.", True),
        ("The mayor will not take the board's word for it.", False),
        ("The board gave its word that the harbour was safe for everybody.", False),
    ],
)
def test_a_speech_printed_without_marks_has_the_words_of_its_quotation(printed: str, tied: bool) -> None:
    quoted = ReadingBuilder("a", f"{QUOTE} Ms Holt said.").said("Ms Holt", "said", QUOTE, speaker="Ada Holt").build()
    whole = plain("b", printed)
    statements = extract_statements((quoted, whole))
    assert bool(same_words({"a": quoted, "b": whole}, statements)) is tied


def test_two_that_tell_one_thing_in_own_words_quote_nothing() -> None:
    told = "We are not just going to take the harbour board's word for it."
    readings = {name: plain(name, told) for name in ("a", "b")}
    assert same_words(readings, extract_statements(tuple(readings.values()))) == []


@pytest.mark.parametrize(
    ("first", "second", "tied"),
    [
        ("the order a “provocative gesture”", "the order “a provocative gesture” of despair", True),
        ("it was a “great day for democracy”", "that it was a great day for democracy", True),
        ("it was a “great day for democracy”", "that democracy had a great day", False),
        ("the plan “sound”", "the plan “sound”", False),
    ],
)
def test_all_that_one_report_quotes_in_few_words_is_one_utterance_with_the_same_words_elsewhere(
    first: str, second: str, *, tied: bool
) -> None:
    readings = {
        name: ReadingBuilder(name, f"Ms {who} called {said}.").said(f"Ms {who}", "called", said, speaker=who).build()
        for name, who, said in (("a", "Holt", first), ("b", "Brandt", second))
    }
    assert bool(same_words(readings, extract_statements(tuple(readings.values())))) is tied


@pytest.mark.parametrize(
    ("second", "tied"),
    [
        ("“I never quiet their fitness to serve.”", True),
        ("“I never asked whether they were able.”", False),
    ],
)
def test_two_quotations_of_nearly_the_same_words_are_one_utterance_under_two_names(second: str, *, tied: bool) -> None:
    first = "“I never questioned their fitness to serve,”"
    readings = {
        name: ReadingBuilder(name, f"{quote} {who} said.").said(who, "said", quote, speaker=who).build()
        for name, who, quote in (("a", "Ada Holt", first), ("b", "Rolf Brandt", second))
    }
    assert bool(same_words(readings, extract_statements(tuple(readings.values())))) is tied


def test_another_s_quoted_words_are_one_utterance_without_marks_too_whoever_is_named() -> None:
    readings = {
        name: ReadingBuilder(name, f"Ms {who} said {said}.").said(f"Ms {who}", "said", said, speaker=who).build()
        for name, who, said in (
            ("a", "Holt", "that he was “right that the fortunes of the port were tied to the dam”"),
            ("b", "Brandt", "that the fortunes of the port were tied to the dam"),
        )
    }
    assert same_words(readings, extract_statements(tuple(readings.values())))
