"""Whom a lone surname means, and what is no person's name at all."""

from __future__ import annotations

import pytest
from test_coreference import resolved_speakers, span_of, speakers

from twosource.model import Name, Speaker

SAFE = "the dam was safe"
SAYS = "On Monday Holt said the dam was safe."


@pytest.mark.parametrize(
    "text",
    [
        # A surname that is also a given name tells no gender.
        "Secretary Hillary Clinton met Bill Clinton. Mrs. Clinton smiled. Clinton said the dam was safe.",
        "Hillary Clinton spoke. Clinton smiled. Bill Clinton stayed away. Clinton said the dam was safe.",
        "Secretary of State Hillary Clinton met Bill Clinton. Secretary Clinton smiled. Clinton said the dam was safe.",
    ],
)
def test_a_surname_that_is_a_given_name_too_is_no_man_s_for_that(text: str) -> None:
    assert speakers(text, ("Clinton", "said", SAFE)) == ["Hillary Clinton"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Named so before the other comes in.
        (f"Ada Holt spoke. Yesterday Holt left. Karl Holt stayed. {SAYS}", "Ada Holt"),
        # The other one is called by the given name.
        (f"Ada Holt and Karl Holt spoke. Karl left early. {SAYS}", "Ada Holt"),
        # The one who is so named with the office.
        (f"Ada Holt met Senator Karl Holt. Senator Holt left. {SAYS}", "Karl Holt"),
        # Nobody with "Jr." goes by the surname alone beside others.
        (f"Karl Holt Jr. met Ada Holt. {SAYS}", "Ada Holt"),
        # "As a private person" is no title.
        (f"Ada Holt spoke. As a private person, Holt left. Karl Holt stayed. {SAYS}", "Ada Holt"),
    ],
)
def test_a_shared_surname_means_whom_the_report_calls_so(text: str, name: str) -> None:
    assert speakers(text, ("Holt", "said", SAFE)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Holt met Karl Holt. {SAYS}",
        f"Ada Holt met Karl Holt. Ms. Holt and Mr. Holt smiled. {SAYS}",
        f"Ada Holt met Karl Holt. Dr. Holt and the judge smiled. Judge Holt left. {SAYS}",
    ],
)
def test_a_shared_surname_that_the_report_leaves_open_is_nobody_s(text: str) -> None:
    assert speakers(text, ("Holt", "said", SAFE)) == [None]


def test_a_surname_of_several_words_is_shared_too() -> None:
    text = "Dana De La Holt met Ada De La Holt. Ada left. De La Holt said the dam was safe."
    assert speakers(text, ("De La Holt", "said", SAFE)) == ["Dana De La Holt"]


def test_who_is_often_named_is_not_short_for_a_tower_of_that_name() -> None:
    text = "President Orvane spoke. Orvane smiled. Then Orvane left Orvane Tower. Orvane said the dam was safe."
    assert resolved_speakers(text, ("Orvane", "said", SAFE)) == [Speaker("Orvane", "person")]


def test_a_surname_that_is_also_an_office_is_a_name() -> None:
    text = "The city heard Eric Holder. Later Holder left. A judge and Holder said the dam was safe."
    names = (Name(span_of(text, "Eric Holder"), "person"),)
    assert speakers(text, ("Holder", "said", SAFE), names=names) == ["Eric Holder"]


def test_the_secretary_of_then_is_no_state() -> None:
    text = "She worked for then-Secretary of State Hillary Brenner. Brenner said the dam was safe."
    assert speakers(text, ("Brenner", "said", SAFE)) == ["Hillary Brenner"]


@pytest.mark.parametrize("nobody", ["a heat of 40 Celsius", "a Plan B", "an African American"])
def test_a_unit_a_letter_and_a_people_are_no_persons(nobody: str) -> None:
    assert speakers(f"There was {nobody}. She said the dam was safe.", ("She", "said", SAFE)) == [None]


def test_state_is_the_department_and_not_its_inspector() -> None:
    text = (
        "The State Department IG wrote to the State Department. Later State Department lawyers met. "
        "Yesterday State said the dam was safe."
    )
    assert speakers(text, ("State", "said", SAFE)) == ["State Department"]


def test_the_president_is_the_one_of_whom_the_report_speaks() -> None:
    text = (
        "President Karl Lund spoke. Lund smiled. Lund left. Lund came back. It was a day like those of President Ada "
        "Brenner. The president said the dam was safe."
    )
    assert speakers(text, ("The president", "said", SAFE)) == ["Karl Lund"]


def test_an_administration_is_no_department() -> None:
    text = "The Justice Department met. The Justice Department left. The administration said the dam was safe."
    assert speakers(text, ("The administration", "said", SAFE)) == ["administration"]


def test_the_reader_is_nobody_of_whom_the_report_speaks() -> None:
    text = "Karl Lund spoke on Monday. The reader said the dam was safe."
    assert speakers(text, ("The reader", "said", SAFE)) != ["Karl Lund"]


def test_who_was_asked_does_not_answer_but_is_he_in_the_next_sentence() -> None:
    text = "Karl Lund was asked about the dam. He said the dam was safe."
    triples = (("Karl Lund", "was asked about", "the dam"), ("He", "said", SAFE))
    assert speakers(text, *triples) == [None, "Karl Lund"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("President Karl Lund and Democratic presidential candidate Ada Brenner", "Karl Lund and Ada Brenner"),
        ("Whip Karl Lund (R-Pa.) and Speaker Ada Brenner (D-Mont.)", "Karl Lund and Ada Brenner"),
        ("Orrin's lawyers, Karl Lund and Ada Brenner", "Karl Lund and Ada Brenner"),
        ("Orvane Institution scholars Karl Lund and Ada Brenner", "Karl Lund and Ada Brenner"),
        ("Fellow Republican Sens. Karl Lund, Dana Riel, and Ada Brenner", "Karl Lund, Dana Riel and Ada Brenner"),
        ("The ministry and Mayor Ada Brenner", "ministry and Ada Brenner"),
        ("Health and Water Services spokeswoman Ada Brenner", "Ada Brenner"),
        ("Karl Lund, the mayor of Orrin", "Karl Lund"),
        ("Karl Lund, who knows Ada Brenner and Dana Riel", "Karl Lund"),
    ],
)
def test_two_who_speak_together_are_both_named_whatever_is_said_of_them(source: str, speaker: str) -> None:
    assert speakers(f"{source} said the dam was safe.", (source, "said", SAFE)) == [speaker]


@pytest.mark.parametrize("tag", ["(D-NY)", "(D-N.Y.)"])
def test_the_post_office_s_letters_name_a_state_too(tag: str) -> None:
    text = f"Sen. Karl Lund {tag} came. The New York Democrat said the dam was safe."
    assert speakers(text, ("The New York Democrat", "said", SAFE)) == ["Karl Lund"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Speaker of the House Nancy Brenner", "Nancy Brenner"),
        ("House Speaker John A. Brenner", "John A. Brenner"),
        ("A federal judge Tuesday", "federal judge"),
        ("USA Today", "USA Today"),
        ("An estimated 800,000 miners", "estimated 800,000 miners"),
    ],
)
def test_a_name_is_whole_and_nothing_else(source: str, speaker: str) -> None:
    assert speakers(f"{source} said the dam was safe.", (source, "said", SAFE)) == [speaker]


def test_a_site_is_called_by_its_address() -> None:
    text = "The city runs Valleycare.gov. According to Valleycare.gov, the dam was safe."
    assert speakers(text, ("Valleycare.gov", "According to", SAFE)) == ["Valleycare.gov"]


def test_the_president_is_no_director() -> None:
    text = "Karl Lund met FBI Director Ada Brenner. Lund said that it rained. The president said the dam was safe."
    triples = (("Lund", "said", "it rained"), ("The president", "said", SAFE))
    assert speakers(text, *triples) == ["Karl Lund", "Karl Lund"]


def test_the_republican_of_one_state_is_not_the_one_of_another() -> None:
    text = "Rep. Karl Lund (R-Ind.) came late. The Ohio Republican said the dam was safe."
    assert speakers(text, ("The Ohio Republican", "said", SAFE)) != ["Karl Lund"]


@pytest.mark.parametrize(
    "source",
    [
        "Former ambassador to the United Nations John Brenner",
        "Her rival for the White House John Brenner",
        "Orvane FBI Assistant Special Agent-in-Charge John Brenner",
        "Democrat John Brenner",
    ],
)
def test_who_holds_an_office_stands_behind_its_institution(source: str) -> None:
    assert speakers(f"{source} said the dam was safe.", (source, "said", SAFE)) == ["John Brenner"]


def test_a_party_s_member_by_surname_is_who_bears_it() -> None:
    text = "Nancy Brenner spoke. Later Democrat Brenner said the dam was safe."
    assert speakers(text, ("Democrat Brenner", "said", SAFE)) == ["Nancy Brenner"]


def test_the_nominee_of_one_party_is_not_the_other_s() -> None:
    text = (
        "Karl Lund, the presumptive Republican nominee, spoke. Ada Brenner, the Democratic nominee, stayed away. "
        "The Republican nominee smiled. The presumptive Democratic nominee said the dam was safe."
    )
    assert speakers(text, ("The presumptive Democratic nominee", "said", SAFE)) == ["Ada Brenner"]


def test_a_lady_is_no_foundation_that_bears_her_name() -> None:
    text = "The Brenner Foundation met. Mrs. Brenner smiled. Mrs. Brenner said the dam was safe."
    assert resolved_speakers(text, ("Mrs. Brenner", "said", SAFE)) == [Speaker("Brenner", "person")]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("It was Nouri al-Tamar. On Monday Tamar said the dam was safe.", "Tamar", "Nouri al-Tamar"),
        ("The St. Orrin Post said the dam was safe.", "The St. Orrin Post", "St. Orrin Post"),
        ("St. Orrin Police Chief John Lund said the dam was safe.", "St. Orrin Police Chief John Lund", "John Lund"),
        ("It was Republican Mitt Brenner. Brenner said the dam was safe.", "Brenner", "Mitt Brenner"),
        ("It was David French. On Monday French said the dam was safe.", "French", "David French"),
        ("It was Barbara “Biz” Orrin. Orrin said the dam was safe.", "Orrin", "Barbara “Biz” Orrin"),
        ("It was Erin Lund of the University of Orrin and Tiffany Brenner. Brenner said the dam was safe.", "Brenner",
         "Tiffany Brenner"),
    ],
)  # fmt: skip
def test_whoever_bears_the_name_is_found_by_it(text: str, source: str, speaker: str) -> None:
    assert speakers(text, (source, "said", SAFE)) == [speaker]


def test_the_french_are_nobody_of_that_name() -> None:
    text = "It was David French. On Monday the French said the dam was safe."
    assert speakers(text, ("the French", "said", SAFE)) != ["David French"]


def test_a_surname_means_the_first_who_bears_it_until_a_second_comes_in() -> None:
    text = (
        "Dorian Holt spoke. Holt said that it rained. Captain Ron Holt came later. Captain Holt smiled. "
        "Holt said the dam was safe."
    )
    triples = (("Holt", "said", "it rained"), ("Holt", "said", SAFE))
    assert speakers(text, *triples) == ["Dorian Holt", "Ron Holt"]


def test_the_former_president_is_the_one_mentioned_last() -> None:
    text = (
        "Former President Karl Lund spoke. Lund smiled. Lund left. Lund came back. Former President Ada Brenner came. "
        "The former president said the dam was safe."
    )
    assert speakers(text, ("The former president", "said", SAFE)) == ["Ada Brenner"]


def test_the_title_of_an_owner_is_no_part_of_the_body_that_he_owns() -> None:
    text = "It rained. Mr. Lund's campaign said the dam was safe."
    assert speakers(text, ("Mr. Lund's campaign", "said", SAFE)) == ["Lund's campaign"]


@pytest.mark.parametrize("cue", ["was again told", "is viewed as", "were ordered"])
def test_who_is_told_viewed_or_ordered_says_nothing(cue: str) -> None:
    assert speakers(f"Karl Lund {cue} the dam was safe.", ("Karl Lund", cue, SAFE)) == [None]


def test_the_department_is_the_one_that_is_so_called() -> None:
    text = "The State Department met. On Monday the Department said the dam was safe."
    assert speakers(text, ("the Department", "said", SAFE)) == ["State Department"]
