"""What two sentences are to each other, and which difference of fact decides it."""

import pytest

from twosource.statement.differences import Difference, find_differences
from twosource.statement.match import match_words
from twosource.statement.profile import profile
from twosource.statement.relation import Side, decide, decide_pairs

BASE = "The ferry Alma sank off Port Merrow on Tuesday, killing 14 passengers, the coastguard said."


def differences(a: str, b: str) -> tuple[Difference, ...]:
    first, second = profile(a), profile(b)
    return find_differences(first, second, match_words(first, second))


def facts(a: str, b: str) -> list[tuple[str, str, str, str]]:
    return [(x.kind, x.what, a[slice(*x.a)], b[slice(*x.b)]) for x in differences(a, b)]


@pytest.mark.parametrize(
    ("changed", "what", "word"),
    [
        (BASE.replace("14", "17"), "number", "17"),
        (BASE.replace("Tuesday", "Thursday"), "date", "Thursday"),
        (BASE.replace("Alma", "Corvina"), "name", "Corvina"),
        (BASE.replace("sank", "did not sink"), "polarity", "not"),
    ],
)
def test_one_changed_fact_in_a_sentence_is_a_conflict_at_its_place(changed: str, what: str, word: str) -> None:
    assert [(kind, subject, text) for kind, subject, _, text in facts(BASE, changed)] == [("conflict", what, word)]
    assert decide(BASE, changed).relation == "conflict"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Output rose by 4 percent in May.", "Output fell by 4 percent in May."),
        ("The plan was approved by parliament.", "The plan was rejected by parliament."),
        ("The harbour lies north of the town.", "The harbour lies south of the town."),
    ],
)
def test_an_opposite_in_the_same_slot_is_a_conflict_of_polarity(a: str, b: str) -> None:
    assert {what for _, what, _, _ in facts(a, b)} == {"polarity"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council accepted the plan on Friday.", "On Friday the plan was turned down by the council."),
        ("Talks between the two firms will resume.", "The talks between the two firms were called off."),
        ("The envoy recognised the seal on the letter.", "The envoy failed to recognise the seal on the letter."),
        ("The barge had clearance to pass the lock.", "The barge passed the lock without clearance."),
        ("The water of the lake is fit to drink.", "The water of the lake is unfit to drink."),
    ],
)
def test_what_one_accepts_and_the_other_turns_down_is_a_conflict_wherever_it_stands(a: str, b: str) -> None:
    assert {what for _, what, _, _ in facts(a, b)} == {"polarity"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No flood was ever higher than this one.", "The flood is the highest ever."),
        ("Without the permit there will be no bridge.", "The bridge needs the permit."),
        ("The ticket was sold in Tarn.", "The ticket was bought in Tarn."),
        ("I have never used that word.", "I have not used that word, never."),
        ("The spoiled stock should not have been counted.", "Inspectors counted the spoiled stock."),
        ("The lot stays here while it is unconfirmed.", "The lot stays here until it is confirmed."),
    ],
)
def test_a_denial_that_takes_nothing_back_is_no_conflict(a: str, b: str) -> None:
    assert [fact for fact in facts(a, b) if fact[1] == "polarity"] == []


def test_two_names_beside_the_same_word_differ_wherever_they_stand() -> None:
    a, b = (
        "The ferry Alma struck a sandbank off the coast.",
        "Off the coast a sandbank was struck by the ferry Corvina.",
    )
    assert facts(a, b) == [("conflict", "name", "Alma", "Corvina")]


def test_the_same_number_in_another_unit_is_a_conflict() -> None:
    a, b = "The deal is worth 5 billion euros.", "The worth of the deal is put at 5 billion dollars."
    assert [fact[:2] for fact in facts(a, b)] == [("conflict", "number")]


def test_a_place_after_a_preposition_is_told_from_a_name() -> None:
    assert facts("The blast in Chicago hurt three people.", "The blast in Boston hurt three people.") == [
        ("conflict", "place", "Chicago", "Boston")
    ]


def test_two_names_that_change_roles_are_a_conflict_of_role() -> None:
    found = facts("On Friday Harland sold Morven to a rival.", "On Friday Morven sold Harland to a rival.")
    assert [what for _, what, _, _ in found] == ["role"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Russian troops left the town.", "Russia’s troops left the town."),
        ("Moscow rejected the offer on Friday.", "The Kremlin rejected the offer on Friday."),
        ("The company did not pay its staff.", "The company failed to pay its staff."),
        ("The two nations oppose any expansion.", "The parties oppose any expansion."),
        ("A total of 23 people were hurt in the crash.", "Nine men and 14 women were hurt in the crash."),
        ("The strike began on 9 December 2025.", "The strike began on 9 December."),
        ("The minister spoke not only of taxes.", "The minister spoke of taxes."),
    ],
)
def test_other_words_for_the_same_thing_are_no_conflict(a: str, b: str) -> None:
    assert [fact for fact in facts(a, b) if fact[0] == "conflict"] == []


def test_what_one_sentence_leaves_out_is_no_conflict() -> None:
    shorter = "The ferry Alma sank off Port Merrow, the coastguard said."
    assert facts(BASE, shorter) == []
    assert decide(BASE, shorter).relation in {"same", "partial"}


def test_the_same_words_are_the_same() -> None:
    decision = decide(BASE, BASE.replace("Merrow", "Merrow ").upper())
    assert (decision.relation, decision.similarity, decision.same) == ("same", 1.0, 1.0)


def test_sentences_about_different_things_are_unrelated() -> None:
    assert decide(BASE, "The central bank left its main rate unchanged at 3.5 percent.").relation == "unrelated"


def test_the_same_topic_alone_is_not_the_same() -> None:
    other = "The coastguard in Port Merrow will buy two new rescue boats next year."
    assert decide(BASE, other).relation in {"related", "unrelated"}


def test_one_quotation_in_two_wordings_is_a_variant_for_one_speaker_only() -> None:
    a = "The parties oppose the further expansion of the alliance and call on it to respect others."
    b = "The sides oppose further enlargement of the alliance and call on it to respect others."
    pairs = [
        (Side(a, quoted=True, speaker="Ilse Varn"), Side(b, quoted=True, speaker="Varn")),
        (Side(a, quoted=True, speaker="Ilse Varn"), Side(b, quoted=True, speaker="Tom Okell")),
        (Side(a), Side(b)),
    ]
    assert [decision.relation for decision in decide_pairs(pairs)] == ["variant", "same", "same"]


def test_a_denied_content_contradicts_the_same_content_affirmed() -> None:
    text = "the company stored more chemicals than its licence allowed"
    denied, negated = Side(text, denied=True), Side(text.replace("stored", "had not stored"))
    assert decide_pairs([(denied, Side(text))])[0].relation == "conflict"
    assert decide_pairs([(denied, negated)])[0].relation != "conflict"


def test_a_flagged_pair_is_never_likely_the_same() -> None:
    decision = decide(BASE, BASE.replace("14", "17"))
    assert decision.same < 0.5
    assert decision.contradicts > 0.5


def test_a_decision_is_the_same_in_either_order_but_for_the_direction_of_entailment() -> None:
    shorter = "The ferry Alma sank off Port Merrow."
    onward, backward = decide(BASE, shorter), decide(shorter, BASE)
    assert (onward.relation, onward.similarity, onward.same) == (backward.relation, backward.similarity, backward.same)
    assert (onward.entails_ab, onward.entails_ba) == (backward.entails_ba, backward.entails_ab)


def test_a_pair_is_decided_alike_alone_and_in_company() -> None:
    pairs = [(Side(BASE), Side(BASE.replace("14", "17"))), (Side("A dog barked."), Side("A hound barked loudly."))]
    assert decide_pairs(pairs)[1] == decide_pairs(pairs[1:])[0]


@pytest.mark.parametrize("text", ["", "…", "it", "«»", "12"])
def test_next_to_nothing_is_decided_without_failing(text: str) -> None:
    assert 0.0 <= decide(text, BASE).similarity <= 1.0


def test_a_sentence_of_any_length_is_decided_in_bounded_space() -> None:
    endless = "the council met again and " * 20_000
    assert decide(endless, "The council met again.").relation != "unrelated"


def told_apart(a: str, b: str) -> list[tuple[str, str, str, str]]:
    """The listed differences of two sentences: kind, what, and the words on both sides."""
    found = decide(a, b).differences
    return [(each.kind, each.what, a[slice(*each.a)], b[slice(*each.b)]) for each in found]


def test_a_conflict_names_the_places_that_cannot_both_hold() -> None:
    a, b = "The blaze killed four firefighters in 2019.", "Six firefighters died in the blaze in 2021."
    assert told_apart(a, b) == [("conflict", "number", "four", "Six"), ("conflict", "date", "2019", "2021")]
    assert told_apart(b, a) == [("conflict", "number", "Six", "four"), ("conflict", "date", "2021", "2019")]


def test_a_rounding_is_listed_as_one_where_nothing_conflicts() -> None:
    a, b = "8.7 million people voted in the election.", "About nine million people voted in the election."
    assert told_apart(a, b) == [("rounding", "number", "8.7 million", "nine million")]


def test_two_sentences_that_differ_in_nothing_list_nothing() -> None:
    assert told_apart(BASE, BASE) == []
