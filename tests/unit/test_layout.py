"""Who speaks by the layout alone: labels of a transcript, a signature after a dash, a name beside the quotation."""

from __future__ import annotations

import pytest

from twosource.attribution.assemble import assemble
from twosource.attribution.triple import Tagged, Triple
from twosource.model import Report, Span
from twosource.text.quotemarks import find_quotations

TRANSCRIPT = (
    "A transcript of the hearing follows.\n\n"
    "“CHAIR: Was the gate shut when the water came over the wall?\n\n"
    "“HOLM: It was shut at nine, and I was told that it was still shut at ten.\n\n"
    "“Nobody came to tell me anything else that night.\n\n"
    "“CHAIR: Thank you, that will be all for today.”"
)


def told(text: str, *triples: Triple) -> list[tuple[str, str]]:
    """Source and content of each attribution, as written."""
    report = Report(id="r", text=text, sha256="", raw_sha256="")
    found = assemble(report, find_quotations(text), Tagged(triples, ()))
    return [
        (
            " ".join(text[a:b] for a, b in each.source),
            " ".join(text[a:b] for a, b in each.content).strip('“”"\n .,'),
        )
        for each in found
    ]


def test_a_transcript_names_each_speaker_and_an_unlabelled_paragraph_goes_on() -> None:
    assert [source for source, _ in told(TRANSCRIPT)] == ["CHAIR", "HOLM", "HOLM", "CHAIR"]


def test_one_word_in_capitals_before_a_colon_makes_no_transcript() -> None:
    text = "“UPDATE: The bridge is open again for all of the traffic.”"
    assert [source for source, _ in told(text)] == [""]


def test_a_name_after_a_dash_signs_the_quotation_before_it() -> None:
    text = (
        "“I have never been so cold in my life.” ― Ada Holt\n“We want our school back before winter.”— Jon B. Reve.\n"
    )
    assert told(text) == [
        ("Ada Holt", "I have never been so cold in my life"),
        ("Jon B. Reve", "We want our school back before winter"),
    ]


def test_signatures_take_apart_what_was_taken_for_one_speaker() -> None:
    text = "“I have never been so cold.” ― Ada Holt\n“We want our school back.” ― Jon Reve\n"
    first, last = text.index("“"), text.rindex("”") + 1
    middle = text.index("”") + 1
    both = Triple((), (), (Span(first, middle), Span(text.rindex("“"), last)), 0.9)
    assert [source for source, _ in told(text, both)] == ["Ada Holt", "Jon Reve"]


def test_a_sentence_after_a_dash_is_no_signature() -> None:
    text = "“We want our school back now” — Mayors of three towns have asked the same."
    assert [source for source, _ in told(text)] == [""]


def test_a_name_and_a_verb_beside_a_quotation_fill_an_empty_source() -> None:
    text = "“Every time you say that the gate is shut,” Holm said, looking at the wall."
    above = "The keeper spoke at last.\n\nHe said:\n\n“The gate was never shut, not once in all those years.”"
    inverted = "“Every time you say that the gate is shut,” says Ada Holm of the council."
    assert [told(each)[-1][0] for each in (text, above, inverted)] == ["Holm", "He", "Ada Holm"]


def test_a_name_beside_a_quotation_does_not_overrule_what_was_found() -> None:
    text = "The keeper, in a letter: “Every time you say that the gate is shut,” Holm said."
    quotation = Span(text.index("“"), text.index("”") + 1)
    found = told(text, Triple((Span(0, len("The keeper")),), (), (quotation,), 0.9))
    assert [source for source, _ in found] == ["The keeper"]


SAID = "“Nobody asked us about the wall.”"


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        ("The hall was full. Ada Holt praised the clubs, saying, ", "Ada Holt", "saying"),
        ("She turned to the board in May, saying: ", "She", "saying"),
        ("Holt, the keeper’s deputy, quickly stopped a clerk, asking him, ", "Holt", "asking him"),
        ("The hall was full.\n\nHe spoke of the storm, telling the board, ", "He", "telling the board"),
    ],
)
def test_saying_before_a_quotation_takes_the_subject_of_its_sentence(before: str, source: str, cue: str) -> None:
    text = before + SAID
    report = Report(id="r", text=text, sha256="", raw_sha256="")
    (found,) = assemble(report, find_quotations(text), Tagged((), ()))
    assert [text[a:b] for a, b in (*found.source, *found.cue)] == [source, cue]


@pytest.mark.parametrize(
    "before",
    [
        "The letter went to the board in May, saying, ",
        "Holt’s deputy went to the board, saying, ",
        "Holt wrote that the board had answered, saying, ",
        "Holt wrote to the board and Reve answered, saying, ",
        "The letter came from the board. In May Holt answered, saying, ",
    ],
)
def test_saying_after_another_subject_names_nobody(before: str) -> None:
    assert [source for source, _ in told(before + SAID)] == [""]


def test_saying_does_not_overrule_what_was_found() -> None:
    text = "Holt passed on the board’s letter, saying, " + SAID
    board = Span(text.index("the board"), text.index("’s letter"))
    found = told(text, Triple((board,), (), (Span(text.index("“"), len(text)),), 0.9))
    assert [source for source, _ in found] == ["the board"]


@pytest.mark.parametrize(
    ("announced", "source"),
    [
        ("Ada Holt put out a short statement on Monday:", "Ada Holt"),
        ("The water company also released a letter:", "The water company"),
        ("Karl Reve, the keeper, made a forceful statement:", "Karl Reve"),
        ("Then came a statement:", ""),
    ],
)
def test_a_quotation_below_a_colon_is_whose_statement_the_sentence_announces(announced: str, source: str) -> None:
    text = f"Brandt said that it leaked. {announced}\n\n{SAID}"
    first = Triple((Span(0, 6),), (Span(7, 11),), (Span(12, text.index(". ")),), 0.9)
    assert told(text, first)[-1] == (source, SAID.strip("“”."))


def test_a_quotation_of_its_own_paragraph_without_a_colon_goes_on_with_the_speaker_before() -> None:
    text = f"Brandt said that it leaked.\n\n{SAID}"
    first = Triple((Span(0, 6),), (Span(7, 11),), (Span(12, text.index(".\n")),), 0.9)
    assert told(text, first)[-1] == ("Brandt", SAID.strip("“”."))
