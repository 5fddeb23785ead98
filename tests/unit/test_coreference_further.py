"""Speakers that are easily mistaken: groups, publishers, owners, and people called by what they are."""

from __future__ import annotations

import pytest
from test_coreference import resolved, resolved_speakers, span_of, speakers

from twosource.attribution.coreference import resolve_speakers
from twosource.model import Attribution, Name, Report, Speaker
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences


@pytest.mark.parametrize("source", ["Brenner and others", "Brenner and two other mayors", "Brenner, Lund and others"])
def test_somebody_and_others_are_a_group_and_not_that_one(source: str) -> None:
    text = f"Mayors Ada Brenner and Karl Lund met on Monday. {source} said the dam was old."
    (speaker,) = resolved_speakers(text, (source, "said", "the dam was old"))
    assert speaker is None or speaker.kind == "group"


def test_an_owner_of_the_cue_is_its_source() -> None:
    text = "Peter Sand arrived on Friday. His latest warning of a blockade was short."
    assert speakers(text, ("His", "warning", "of a blockade")) == ["Peter Sand"]


@pytest.mark.parametrize(
    ("told", "document"),
    [
        ("a letter signed by both chambers", "letter signed by both chambers"),
        ("a ruling by the Supreme Court", "ruling by the Supreme Court"),
        ("the text of a statement agreed by both sides", "statement agreed by both sides"),
    ],
)
def test_a_document_that_somebody_publishes_speaks_for_itself(told: str, document: str) -> None:
    text = f"The Interior Ministry published {told}, calling for a truce."
    (speaker,) = resolved_speakers(text, ("The Interior Ministry", "calling for", "a truce"))
    assert speaker == Speaker(document, "document")


def test_the_source_of_a_published_document_is_the_documents_place() -> None:
    text = "The Interior Ministry published a ruling by the Supreme Court, calling for a truce."
    (found,) = resolved(text, ("The Interior Ministry", "calling for", "a truce"))
    assert [text[slice(*span)] for span in found.source] == ["a ruling by the Supreme Court"]


def test_whoever_issues_a_statement_speaks_in_it() -> None:
    text = "The Interior Ministry issued a statement saying the wall was safe."
    assert speakers(text, ("The Interior Ministry", "saying", "the wall was safe")) == ["Interior Ministry"]


def test_she_and_somebody_are_two() -> None:
    text = "Ada Brenner met the press on Monday. She and her colleague Karl Lund said the dam was old."
    assert speakers(text, ("She and her colleague Karl Lund", "said", "the dam was old")) == [
        "Ada Brenner and Karl Lund"
    ]


def test_one_of_several_with_a_name_is_that_person() -> None:
    text = "Lawyers left at noon. One of the lawyers, Ada Brenner, said the dam was old."
    assert speakers(text, ("One of the lawyers, Ada Brenner,", "said", "the dam was old")) == ["Ada Brenner"]


def test_an_age_told_only_once_is_of_the_person_spoken_of() -> None:
    text = "Karl Lund waited at the gate. The 41-year-old plumber said the dam was old."
    assert speakers(text, ("The 41-year-old plumber", "said", "the dam was old")) == ["Karl Lund"]


def test_who_goes_back_to_the_unnamed_person_right_before_it() -> None:
    text = "Karl Lund told parliament that the clerk, who claimed to be ill, had left."
    assert resolved_speakers(text, ("who", "claimed", "to be ill")) == [Speaker("clerk", "unnamed")]


@pytest.mark.parametrize(
    ("before", "name"),
    [("a number of old miners", "number of old miners"), ("old miners", "miners"), ("the big dam", None)],
)
def test_several_who_are_only_described_are_named_by_their_noun(before: str, name: str | None) -> None:
    text = f"It rained on {before} who claimed to be ill."
    assert speakers(text, ("who", "claimed", "to be ill")) == [name]


def test_who_goes_back_to_the_person_in_whose_apposition_it_stands() -> None:
    text = "The letter is by Karl Lund, an expert, who claimed to be ill."
    assert speakers(text, ("who", "claimed", "to be ill")) == ["Karl Lund"]


def test_the_judges_are_not_the_one_judge_who_is_named() -> None:
    text = "Presiding judge Karl Lund read the decision. The judges said the dam was old."
    (speaker,) = resolved_speakers(text, ("The judges", "said", "the dam was old"))
    assert speaker is None or speaker.kind == "group"


def test_the_two_candidates_are_the_only_two_persons_named() -> None:
    text = "Ada Brenner leads by 12 votes. Karl Lund asked for a recount. The two candidates signed a pledge."
    assert speakers(text, ("The two candidates", "signed", "a pledge")) == ["Ada Brenner and Karl Lund"]


def test_a_possessive_does_not_tell_the_gender_of_whoever_is_spoken_of() -> None:
    text = "Dana Riel, who is also his sister-in-law, disagrees. She said the dam was old."
    assert speakers(text, ("She", "said", "the dam was old")) == ["Dana Riel"]


def test_a_name_that_is_called_a_company_is_a_body() -> None:
    text = "The dam is built by Delmar Bouw, a civil engineering company. Delmar Bouw said it was safe."
    name = Name(span_of(text, "Delmar Bouw"), "person")
    (speaker,) = resolved_speakers(text, ("Delmar Bouw", "said", "it was safe"), names=(name,))
    assert speaker == Speaker("Delmar Bouw", "body")


def test_they_are_the_several_who_open_the_sentence_before() -> None:
    text = "The Water Board met on Monday. Residents waited outside. They said the dam was old."
    (speaker,) = resolved_speakers(text, ("They", "said", "the dam was old"))
    assert speaker is None or speaker.name != "Water Board"


def test_it_does_not_go_back_over_more_than_two_sentences() -> None:
    text = "The Water Board met on Monday. Rain fell. Snow followed. Ice came. The dam was old, it said."
    assert speakers(text, ("it", "said", "The dam was old")) == [None]


def test_two_spans_joined_by_and_are_one_source() -> None:
    text = "The Nurses' Union and the Water Board said the dam was old."
    spans = (span_of(text, "The Nurses' Union"), span_of(text, "the Water Board"))
    said = Attribution("a", spans, (span_of(text, "said"),), (span_of(text, "the dam was old"),), "indirect",
                       "affirmed", None, None, 1.0)  # fmt: skip
    report = Report("r", text, "", "", language="en")
    (resolved,) = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), (said,))
    assert resolved.speaker is not None
    assert resolved.speaker.kind == "group"


def test_a_heading_quotes_who_says_its_words_below_whatever_source_it_was_given() -> None:
    text = "“A failure of duty”\n\nThe Water Board met. “It was a failure of duty, no less,” Ada Brenner said."
    heading = Attribution("h", (span_of(text, "The Water Board"),), (), (span_of(text, "“A failure of duty”"),),
                          "direct", "affirmed", None, None, 0.7)  # fmt: skip
    told = Attribution("t", (span_of(text, "Ada Brenner"),), (span_of(text, "said"),),
                       (span_of(text, "“It was a failure of duty, no less,”"),), "direct", "affirmed", None, None,
                       0.9)  # fmt: skip
    report = Report("r", text, "", "", language="en")
    found = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), (heading, told))
    assert [said.speaker.name if said.speaker else None for said in found] == ["Ada Brenner", "Ada Brenner"]
