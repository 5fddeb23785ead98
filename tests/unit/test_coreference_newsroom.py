"""How newsrooms write of people: titles, party tags, tabloid epithets, spokespeople and records."""

from __future__ import annotations

import pytest
from test_coreference import attributions_of, resolved_speakers, span_of, speakers

from twosource.attribution.coreference import resolve_speakers
from twosource.attribution.partymembers import is_party_member, is_party_tag, party_roles
from twosource.model import Attribution, Name, NameLabel, Report, Speaker
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

OLD = "the dam was old"


def named(text: str, *names: tuple[str, NameLabel]) -> tuple[Name, ...]:
    return tuple(Name(span_of(text, written), label) for written, label in names)


def speaker_of(text: str, source: str, cue: str = "said", *names: tuple[str, NameLabel]) -> Speaker | None:
    (found,) = resolved_speakers(text, (source, cue, OLD), names=named(text, *names))
    return found


def test_a_spokeswoman_speaks_for_the_person_after_for_and_not_for_the_state_behind() -> None:
    source = "A spokeswoman for Representative Ada Brenner of Velmark"
    text = f"The panel met. {source} said the dam was old."
    assert speaker_of(text, source, "said", ("Velmark", "place")) == Speaker("Ada Brenner", "person")


def test_a_spokesman_for_the_office_of_somebody_is_nobody_else_s() -> None:
    text = "The Water Department met. Karl Lund stayed at home. A representative for his office said the dam was old."
    assert speaker_of(text, "A representative for his office") == Speaker("his office", "body")


def test_her_spokesman_without_a_name_stays_unnamed() -> None:
    text = "Ada Brenner left. Karl Lund is the mayor’s spokesman. His spokeswoman said the dam was old."
    found = speaker_of(text, "His spokeswoman")
    assert found is not None
    assert found.kind == "unnamed"


def test_the_spokesman_of_a_body_is_he_and_speaks_as_the_body() -> None:
    text = "Last night a spokesman for the UTC hit back at Mr Lund. “The dam is old,” he said."
    assert speakers(text, ("he", "said", "“The dam is old,”")) == ["UTC"]


def test_a_firm_is_not_its_own_product_that_a_late_sentence_names() -> None:
    text = (
        "Orvane makes maps. The files lay with Orvane for years. Its service Orvane Loft keeps them. "
        "A spokesperson for Orvane said the dam was old."
    )
    names: tuple[tuple[str, NameLabel], ...] = (("Orvane", "organisation"), ("Orvane Loft", "organisation"))
    assert speaker_of(text, "A spokesperson for Orvane", "said", *names) == Speaker("Orvane", "body")


def test_who_goes_back_to_the_head_of_the_phrase_and_not_to_its_last_name() -> None:
    text = "That is hard on Dana Riel, the mayor of Upper Castine, who said the dam was old. She said it leaked."
    triples = (("who", "said", OLD), ("She", "said", "it leaked"))
    assert speakers(text, *triples, names=named(text, ("Dana Riel", "person"))) == ["Dana Riel", "Dana Riel"]


def test_he_is_never_a_platform() -> None:
    text = "Twitter was slow on Monday. He said the dam was old."
    assert speaker_of(text, "He", "said", ("Twitter", "person")) is None


def test_those_firms_are_they_and_the_committees_before_are_not() -> None:
    text = "The House and Senate Committees met. Those firms kept still. They said the dam was old."
    assert speaker_of(text, "They") == Speaker("firms", "group")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A spokeswoman for Mr. Lund’s office, Rebekah Carmine", "Rebekah Carmine"),
        ("Another major figure, Dan Rusk", "Dan Rusk"),
        ("The mediator, Orlan’s Foreign Minister Ada Brenner", "Ada Brenner"),
        ("The developer, Sharif el-Tamar, a property investor", "Sharif el-Tamar"),
        ("Nute Gingold, a former speaker of the House", "Nute Gingold"),
    ],
)
def test_an_apposition_names_the_person(source: str, name: str) -> None:
    assert speaker_of(f"The board met. {source}, said the dam was old.", source) == Speaker(name, "person")


@pytest.mark.parametrize("added", ["himself", "reportedly"])
def test_a_stress_or_an_adverb_is_no_part_of_the_name(added: str) -> None:
    text = f"Karl Lund met the board. Lund {added} said the dam was old."
    assert speaker_of(text, f"Lund {added}", "said", ("Karl Lund", "person")) == Speaker("Karl Lund", "person")


def test_a_rival_in_the_apposition_does_not_speak() -> None:
    source = "Elias Marden, a Republican trying to unseat Representative Karl J. Lund II, a Democrat, in the south"
    text = f"{source}, said the dam was old."
    names: tuple[tuple[str, NameLabel], ...] = (("Elias Marden", "person"), ("Karl J. Lund II", "person"))
    assert speaker_of(text, source, "said", *names) == Speaker("Elias Marden", "person")
    cut = source[source.index("II") :]
    assert speaker_of(text, cut, "said", *names) == Speaker("Elias Marden", "person")


def test_of_a_source_in_pieces_the_first_name_speaks() -> None:
    text = "Ada Brenner, who beat the veteran senator Karl Lund of Castine, said the dam was old."
    spans = (span_of(text, "Ada Brenner"), span_of(text, "the veteran senator Karl Lund of Castine"))
    cue, content = (span_of(text, "said"),), (span_of(text, OLD),)
    said = Attribution("a", spans, cue, content, "indirect", "affirmed", None, None, 1.0)
    report = Report("r", text, "", "", language="en")
    (found,) = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), (said,))
    assert found.speaker == Speaker("Ada Brenner", "person")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Arizona Republican", "Karl Lund"),
        ("The New York Democrat", "Ada Brenner"),
        ("The two-term congresswoman", "Ada Brenner"),
        ("The Arizona senator", "Karl Lund"),
    ],
)
def test_party_and_state_tell_who_is_meant(source: str, name: str) -> None:
    text = f"Sen. Karl Lund, R-Ariz., met Rep. Ada Brenner (D-N.Y.) on Monday. {source} said the dam was old."
    names: tuple[tuple[str, NameLabel], ...] = (("Karl Lund", "person"), ("Ada Brenner", "person"))
    assert speaker_of(text, source, "said", *names) == Speaker(name, "person")


@pytest.mark.parametrize("tag", [", R-W.Va.,", " (R-Texas)", ", D-Calif.,", " (I-Maine)", ", R-N.H.,"])
def test_a_party_tag_gives_the_party_and_the_office_with_the_state(tag: str) -> None:
    party, office, lawmaker = party_roles(f"Sen. Lund{tag} said", len("Sen. Lund"), 1, "senator")
    assert (party.head in {"republican", "democrat", "independent"}, office.head) == (True, "senator")
    assert party.words == office.words == lawmaker.words != frozenset()


def test_what_is_no_tag_gives_no_role() -> None:
    assert party_roles("Lund, R-rated, said", len("Lund"), 0, "") == ()
    assert is_party_tag(["r-ariz"])
    assert not is_party_tag(["r-rated"])
    assert is_party_member(["new", "york", "democrat"])
    assert not is_party_member(["young", "republican"])


def test_the_office_tells_which_of_three_of_one_surname_is_meant() -> None:
    text = (
        "Ada Lund and Dana Lund met ex-Vice President Karl Lund. Former Vice President Lund said the dam was old. "
        "Lund said it leaked."
    )
    triples = (("Former Vice President Lund", "said", OLD), ("Lund", "said", "it leaked"))
    assert speakers(text, *triples) == ["Karl Lund", "Karl Lund"]


@pytest.mark.parametrize(
    "source", ["Pensioner Ada Brenner", "Mum-of-three Ada Brenner", "Commuter Ada Brenner", "Rail chief Ada Brenner"]
)
def test_a_noun_glued_to_a_name_at_the_head_of_a_sentence_is_no_part_of_it(source: str) -> None:
    text = f"{source}, 71, said the dam was old. She said it leaked."
    triples = ((source, "said", OLD), ("She", "said", "it leaked"))
    assert speakers(text, *triples) == ["Ada Brenner", "Ada Brenner"]


def test_a_verb_s_word_is_a_surname_after_a_given_name() -> None:
    text = "Jenny Ask, 34, waited. “The dam is old,” she said."
    assert speakers(text, ("she", "said", "“The dam is old,”")) == ["Jenny Ask"]


def test_in_a_source_that_took_in_a_subject_the_pronoun_speaks() -> None:
    text = "The ministry’s readout describes the talks. The delegations, it adds, signed an accord."
    assert speakers(text, ("The delegations, it", "adds", "signed an accord")) == ["ministry’s readout"]


@pytest.mark.parametrize(("told", "source"), [("STRIKE boss", "the fiery union chief"), ("Rail chief", "the HSR boss")])
def test_an_epithet_for_a_leader_means_the_one_spoken_of_right_before(told: str, source: str) -> None:
    text = f"{told} Dana Riel called a halt.\n\n“The dam is old,” {source} declared."
    found = resolved_speakers(
        text, (source, "declared", "“The dam is old,”"), names=named(text, ("Dana Riel", "person"))
    )
    assert found == [Speaker("Dana Riel", "person")]


def test_an_epithet_after_two_leaders_stays_unnamed() -> None:
    text = "Union boss Dana Riel met rail chief Karl Lund.\n\n“The dam is old,” the fiery director declared."
    (found,) = resolved_speakers(text, ("the fiery director", "declared", "“The dam is old,”"))
    assert found is None or found.kind == "unnamed"


def test_a_body_with_a_relative_clause_is_the_body() -> None:
    source = "the relief organization MedSouth, which is to clear the site"
    text = f"It was late: the dam was old, {source}, said."
    assert speaker_of(text, source, "said", ("MedSouth", "organisation")) == Speaker("MedSouth", "body")


def test_a_point_of_a_document_speaks_as_the_document() -> None:
    text = "The treaty has two points. The first reads: “The dam is old.” The second provides that the dam be new."
    triples = (("The first", "reads", "“The dam is old.”"), ("The second", "provides", "the dam be new"))
    assert speakers(text, *triples) == ["treaty", "treaty"]


def test_the_first_who_says_something_is_no_document() -> None:
    text = "The treaty has two readers. The first said the dam was old."
    found = speaker_of(text, "The first")
    assert found is None or found.kind == "unnamed"


def test_a_union_described_before_its_name_is_the_only_union_named() -> None:
    source = "Velmark’s biggest rail union"
    text = f"{source} said the dam was old. It was late, the Union of Crews (UC) added."
    assert speaker_of(text, source, "said", ("Union of Crews", "organisation")) == Speaker("Union of Crews", "body")


def test_a_leaked_document_keeps_its_adjective() -> None:
    text = "It was late when a leaked document suggested the dam was old."
    assert speaker_of(text, "a leaked document", "suggested") == Speaker("leaked document", "document")


def test_the_subject_of_a_passive_of_blame_does_not_speak() -> None:
    text = "Ada Brenner was promptly accused of hiding that the dam was old."
    assert speaker_of(text, "Ada Brenner", "was promptly accused") is None


def test_a_transcript_only_keeps_what_somebody_told() -> None:
    text = "“The dam is old,” Ada Brenner told journalists, according to a transcript published by her ministry."
    content = "“The dam is old,” Ada Brenner told journalists"
    source = "a transcript published by her ministry"
    said = Attribution("a", (span_of(text, source),), (span_of(text, "according to"),), (span_of(text, content),),
                       "mixed", "affirmed", None, None, 1.0)  # fmt: skip
    report = Report("r", text, "", "", language="en")
    (found,) = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), (said,))
    assert found.speaker == Speaker("Ada Brenner", "person")


def test_a_title_that_was_cut_off_goes_on_to_the_name() -> None:
    text = "Ada Brenner left. Mr. Lund said the dam was old."
    said = attributions_of(text, ("Mr", "said", OLD))
    report = Report("r", text, "", "", language="en")
    (found,) = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), said)
    assert found.speaker == Speaker("Lund", "person")


def test_a_source_that_was_cut_before_who_is_the_head_of_its_phrase() -> None:
    text = "That is hard on Dana Riel, the mayor of Upper Castine, who said the dam was old."
    assert speaker_of(text, "Upper Castine, who", "said", ("Dana Riel", "person")) == Speaker("Dana Riel", "person")


def test_a_source_that_was_cut_behind_its_owner_is_whole() -> None:
    text = "It was late. Ms Lund's people said the dam was old."
    assert speaker_of(text, "'s people") == Speaker("Lund's people", "group")


def test_a_name_that_owns_a_foreign_minister_is_no_person() -> None:
    text = "The mediator, Orlan’s Foreign Minister Ada Brenner, left. She said the dam was old."
    assert speaker_of(text, "She", "said", ("Orlan", "person")) == Speaker("Ada Brenner", "person")


def test_a_pope_is_not_somebody_of_that_given_name() -> None:
    text = "Pope Francis spoke on Sunday. He said the dam was old. Francis Kettel, a mason, agreed."
    assert speaker_of(text, "He") == Speaker("Francis", "person")


def test_a_given_name_alone_is_still_short_for_the_full_name() -> None:
    text = "Francis Kettel, a mason, came. Later Francis said the dam was old."
    assert speaker_of(text, "Francis") == Speaker("Francis Kettel", "person")


def test_mr_holt_is_not_ann_holt() -> None:
    text = "Mr. Holt lost the vote. His wife, Ann Holt, spoke next. She said the dam was old."
    assert speaker_of(text, "She") == Speaker("Ann Holt", "person")


def test_a_country_that_ends_one_sentence_is_no_part_of_the_next_one_s_name() -> None:
    text = "The dams are the oldest in the U.S. Holt said the dam was old. Later Holt left."
    assert speaker_of(text, "Holt", "said", ("Holt", "person")) == Speaker("Holt", "person")


def test_a_committee_on_something_is_named_whole() -> None:
    source = "the Joint Committee on River Safety"
    text = f"According to {source}, the dam was old."
    assert speaker_of(text, source, "According to") == Speaker("Joint Committee on River Safety", "body")


def test_what_a_committee_does_on_friday_is_no_part_of_its_name() -> None:
    text = "The River Committee on Friday said the dam was old."
    assert speaker_of(text, "The River Committee") == Speaker("River Committee", "body")


def test_a_name_of_two_words_that_always_has_an_article_is_a_body() -> None:
    text = "The Varnway Project met. According to the Varnway Project, the dam was old."
    assert speaker_of(text, "the Varnway Project", "According to") == Speaker("Varnway Project", "body")


def test_a_surname_that_is_also_a_document_is_a_person_s_behind_a_given_name() -> None:
    text = "Lisa Page, a lawyer, came. Then Page said the dam was old."
    found = speaker_of(text, "Page", "said", ("Lisa Page", "person"))
    assert found == Speaker("Lisa Page", "person")


def test_courts_including_one_that_is_named_speak_as_courts() -> None:
    text = "Courts, including the River Court, said the dam was old."
    assert speaker_of(text, "Courts, including the River Court") == Speaker("Courts", "group")


def test_two_places_and_what_they_are_speak_together() -> None:
    source = "Velmark and Castine, the two oldest towns,"
    text = f"{source} said the dam was old."
    found = speaker_of(text, source, "said", ("Velmark", "place"), ("Castine", "place"))
    assert found == Speaker("Velmark and Castine", "group")


def test_a_spokeswoman_at_a_firm_named_just_before_speaks_for_it() -> None:
    text = "Merrow Union said no. “We care,” the firm added. At Castine Union, a spokeswoman said the dam was old."
    assert speaker_of(text, "a spokeswoman") == Speaker("Castine Union", "body")


def test_none_of_them_is_nobody_whom_they_can_mean() -> None:
    text = "None of this is new. They said the dam was old."
    assert speaker_of(text, "They") is None


def test_a_heading_in_quotation_marks_names_nobody() -> None:
    text = "Ada Brenner came.\n\n‘You Need Something Else’\n\nShe said the dam was old."
    assert speaker_of(text, "She") == Speaker("Ada Brenner", "person")


def test_critics_of_that_plan_keep_the_plan_in_their_name() -> None:
    text = "Critics of that plan said the dam was old."
    assert speaker_of(text, "Critics of that plan") == Speaker("Critics of that plan", "unnamed")


def test_whoever_a_heading_asks_about_is_its_subject() -> None:
    text = "The dam broke.\n\n5. What did Holt do about Karl Lund?\n\nHe said the dam was old."
    assert speaker_of(text, "He", "said", ("Holt", "person")) == Speaker("Holt", "person")


def test_an_office_of_something_is_taken_off_a_name_at_the_start_of_a_sentence_too() -> None:
    source = "Secretary of State Ada Brenner"
    assert speaker_of(f"{source} said the dam was old.", source) == Speaker("Ada Brenner", "person")


def test_a_chief_of_staff_is_not_another_secretary_of_the_same_army() -> None:
    source = "Army Chief of Staff Gen. Ray Lund"
    text = f"{source} said the dam was old. Army Secretary John Holt agreed."
    assert speaker_of(text, source) == Speaker("Ray Lund", "person")


def test_a_given_name_that_ends_like_a_participle_is_a_name() -> None:
    source = "Velmark spokesman Ed Holt"
    text = f"Velmark Services met. {source} said the dam was old."
    assert speaker_of(text, source, "said", ("Ed Holt", "person")) == Speaker("Ed Holt", "person")


def test_a_sentence_that_begins_with_a_short_name_and_has_a_dash_is_no_dateline() -> None:
    text = "CDT spokeswoman Lisa Lund said the dam was old - and unsafe."
    assert speaker_of(text, "CDT spokeswoman Lisa Lund") == Speaker("Lisa Lund", "person")


def test_a_dateline_names_nobody() -> None:
    text = "PORT CASTINE, Velmark, Jan. 5 (AP) — The dam broke. It said the dam was old."
    assert speaker_of(text, "It") is None


def test_a_party_before_a_name_is_no_part_of_it() -> None:
    text = "Republican Josh Lund, a farmer, said the dam was old."
    assert speaker_of(text, "Republican Josh Lund, a farmer,") == Speaker("Josh Lund", "person")


def test_a_measure_with_a_letter_is_no_person() -> None:
    text = "Measure R failed. He said the dam was old."
    assert speaker_of(text, "He") is None


def test_whose_administration_it_is_is_a_person() -> None:
    text = "Holt signed it. The Holt administration met. Later Holt said the dam was old."
    names = (Name(span_of(text, "Holt"), "organisation"),)
    (found,) = resolved_speakers(text, ("Holt", "said", OLD), names=names)
    assert found == Speaker("Holt", "person")


def test_a_nickname_alone_is_the_person_whom_the_report_calls_so_with_the_surname() -> None:
    text = "Edith Lund, whom a clerk greets as Edie Lund, came. She sat. Edie, tired, said the dam was old."
    found = speaker_of(text, "Edie, tired,", "said", ("Edie,", "person"))
    assert found == Speaker("Edith Lund", "person")


@pytest.mark.parametrize(("held", "who"), [("has a stake in", "Velmark National"), ("lies in", "Velmark")])
def test_a_stake_in_a_firm_makes_no_place_of_its_name(held: str, who: str) -> None:
    text = f"Velmark National is to merge. The mill {held} Velmark. On Monday Velmark said the dam was old."
    last = span_of(text, "Velmark", text.index("On Monday"))
    names = (*named(text, ("Velmark National", "organisation")), Name(last, "place"))
    (found,) = resolved_speakers(text, ("Velmark", "said", OLD), names=names)
    assert found is not None
    assert found.name == who


@pytest.mark.parametrize(
    "body",
    ["Harbour Safety Administration", "Centers for Flood Control and Prevention", "Bureau of Dams", "HSA"],
)
def test_the_agency_is_the_public_body_that_spoke_last(body: str) -> None:
    text = f"The {body} met on Friday. The {body} closed the quay. The agency said the dam was old."
    assert speaker_of(text, "The agency", "said", (body, "organisation")) == Speaker(body, "body")


@pytest.mark.parametrize(
    "body",
    ["Food and Water Administration", "Ways and Means Committee", "House Oversight and Reform Committee",
     "Committee on Energy and Commerce"],
)  # fmt: skip
def test_a_body_that_has_and_in_its_name_is_one_body(body: str) -> None:
    text = f"The {body} met on Friday. The {body} said the dam was old."
    assert speaker_of(text, f"The {body} said".removesuffix(" said")) == Speaker(body, "body")


def test_two_bodies_joined_by_and_are_two() -> None:
    text = "It rained. The Treasury and Justice Department said the dam was old."
    found = speaker_of(text, "The Treasury and Justice Department")
    assert found is not None
    assert found.kind == "group"
