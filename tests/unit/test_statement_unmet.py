"""Two sentences that somebody asks about tell one thing: what is left over on both sides is told differently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.statement.dealings import find_turned_dealings
from twosource.statement.encoder import embed
from twosource.statement.match import match_words
from twosource.statement.polarity import find_negations
from twosource.statement.profile import MOST_FACTS, profile
from twosource.statement.quantities import find_quantities
from twosource.statement.reader import read_english
from twosource.statement.reckoned import adds_up, is_reckoned
from twosource.statement.relation import Side, cosine, decide, weigh
from twosource.statement.unmet import find_unmet


def unmet(a: str, b: str) -> set[tuple[str, str, str]]:
    first, second = profile(a), profile(b)
    found = find_unmet(first, second, match_words(first, second))
    return {(each.what, a[slice(*each.a)], b[slice(*each.b)]) for each in found}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The chipmaker will cut 1,200 jobs at its plant in Penang, it told the exchange.",
            "In a filing the Penang chip factory said it was laying off 2,100 workers.",
            ("number", "1,200", "2,100"),
        ),
        (
            "The swimmer won the open title by 3-1 on Saturday.",
            "On Saturday the open title went to the swimmer, who prevailed 4-1.",
            ("number", "3-1", "4-1"),
        ),
        (
            "Its profit in the quarter doubled on higher prices, the firm said.",
            "Higher prices tripled the profit of the firm in the quarter.",
            ("number", "doubled", "tripled"),
        ),
        (
            "The runner has been suspended for four years over a failed steroid test.",
            "A failed steroid test will cost the runner two years of his career.",
            ("number", "four years", "two years"),
        ),
        (
            "The minister survived the vote last week and faces a revolt over pensions.",
            "A revolt over pensions awaits the minister, who got through the vote last month.",
            ("date", "last week", "last month"),
        ),
        (
            "The storm tore the roof off a church in Alden County on Tuesday morning.",
            "A church in Alden County lost its roof on Tuesday evening when the storm passed.",
            ("date", "morning", "evening"),
        ),
        (
            "The girl was last seen a week ago at a bus stop in Cork.",
            "The last sighting of the girl was three weeks ago at a Cork bus stop.",
            ("date", "a week ago", "three weeks ago"),
        ),
        (
            "Daniel Holt won the short story prize for a tale set on a whaler.",
            "The short story prize went to Peter Marsh for a tale set on a whaler.",
            ("name", "Daniel Holt", "Peter Marsh"),
        ),
    ],
)
def test_the_only_fact_of_a_sort_left_over_on_both_sides_is_held_against_each_other(
    a: str, b: str, expected: tuple[str, str, str]
) -> None:
    assert expected in unmet(a, b)
    assert (expected[0], expected[2], expected[1]) in unmet(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Reckoned from others.
        ("The bill passed by 52 votes to 48.", "The bill passed by a four-vote margin."),
        ("They shot down 61 of 70 drones.", "Nine of the 70 drones got through."),
        ("54% of the voters were opposed.", "46 percent of the voters said yes."),
        ("The two sides exchanged 95 prisoners each.", "In all 190 prisoners were exchanged in equal numbers."),
        # The same in other words.
        ("The price of bread has doubled.", "Bread costs twice as much."),
        ("The court ordered damages of £250,000.", "The court ordered damages of a quarter of a million pounds."),
        ("The show had 5.6 million viewers.", "Some five and a half million viewers saw the show."),
        ("The plant loses £1.3m a day.", "The plant loses one point three million pounds a day."),
        ("The leak spilled 12,000 barrels of oil.", "The leak spilled half a million gallons of oil."),
        ("Gusts reached 160 km/h on the hill.", "Gusts reached almost 100 mph on the hill."),
        ("A trio of climbers was saved.", "Three climbers were saved."),
        ("Flights resume at noon on Friday.", "Flights resume on Friday at midday."),
        # A limit, or when something was said, is no other day.
        ("The deal must be signed by Friday.", "They signed the deal on Thursday."),
        ("The funeral is tomorrow, the bishop said on Tuesday.", "The funeral is on Wednesday."),
        # One party under two names, a people, a plural that opens the sentence.
        ("Kenya gets the two boats as a gift.", "The two boats are a gift to Nairobi."),
        ("The flooding hit Miami hardest.", "The flooding hit Florida hardest."),
        ("Kidnappers held the engineer for a year.", "The engineer from Udine was held for a year."),
        ("Elizabeth Marsh has won the prize.", "Liz Marsh has won the prize."),
        ("Holt has won the prize.", "Daniel Holt has won the prize."),
    ],
)
def test_what_can_both_be_true_is_not_left_over(a: str, b: str) -> None:
    assert unmet(a, b) == set()
    assert unmet(b, a) == set()


def test_two_facts_of_a_sort_left_over_are_left_alone() -> None:
    assert unmet("It closed 40 shops and 12 depots in the north.", "It closed 55 shops and 19 depots.") == set()


def test_only_a_pair_that_is_asked_about_is_taken_to_tell_one_thing() -> None:
    a, b = "Eight crews were helping in the flooded valley.", "Fourteen crews helped where the valley was flooded."
    likeness = cosine(*embed([a, b]))
    assert weigh(Side(a), Side(b), likeness, asked=True).decision.relation == "conflict"
    asked = weigh(Side(a), Side(b), likeness, asked=True, told=read_english([(a, b)])[0])
    assert asked.decision.relation == "conflict"
    decided = decide(a, b)
    assert replace(decided, differences=()) == asked.decision
    assert [(a[each.a.start : each.a.end], b[each.b.start : each.b.end]) for each in decided.differences] == [
        ("Eight", "Fourteen")
    ]
    far = "The recipe asks for 200 grams of flour.", "He ran the marathon at the age of 61."
    assert decide(*far).relation == "unrelated"


def test_counts_of_what_happened_to_people_are_not_reckoned() -> None:
    a, b = profile("Four bombs killed two people and injured four."), profile("The bombs killed two and injured five.")
    assert not any(is_reckoned(each, a, b) for each in a.quantities if each.category)
    assert adds_up(find_quantities("seven people")[0], find_quantities("two men and five women"))


def test_words_that_accept_and_phrases_that_reject_turn_a_sentence_round() -> None:
    assert decide("The council approved the new tower.", "The council threw out the new tower.").relation == "conflict"
    assert decide("The drivers' strike will go ahead.", "The drivers' strike was called off.").relation == "conflict"
    same = "The council approved the new tower.", "The council gave its blessing to the new tower."
    assert decide(*same).relation != "conflict"
    denied = "The minister denied that he had refused to meet them.", "The minister never turned them away."
    assert decide(*denied).relation != "conflict"
    assert find_negations(profile(denied[1]).words)


def dealings(a: str, b: str) -> list[tuple[str, str]]:
    found = find_turned_dealings(profile(a), profile(b))
    return [(a[slice(*x)], b[slice(*y)]) for x, y in found]


@pytest.mark.parametrize(
    ("a", "b", "doers"),
    [
        (
            "Lumina has filed suit in Delaware against its former partner Kestrel.",
            "Kestrel has taken Lumina to court in Delaware.",
            ("Lumina", "Kestrel"),
        ),
        (
            "Enerlia has sold its gas fields in Egypt to Masira.",
            "Masira has offloaded gas fields to Enerlia.",
            ("Masira", "Enerlia"),
        ),
        ("Smit takes over from Vos on 1 May.", "Vos will succeed Smit in May.", ("Smit", "Vos")),
        ("Torvik knocked Halmdal out of the cup.", "Halmdal went through at the expense of Torvik.", None),
        ("Kessler beats Obradovic in five sets.", "Kessler lost to Obradovic.", None),
        ("Holt was sacked by Marsh on Monday.", "Holt fired Marsh, people present said.", ("Marsh", "Holt")),
        ("The bishop apologised to Penhale.", "Penhale has said sorry to the bishop.", ("bishop", "Penhale")),
    ],
)
def test_two_parties_that_changed_places_about_one_deed_are_found(
    a: str, b: str, doers: tuple[str, str] | None
) -> None:
    found = dealings(a, b)
    assert len(found) == len(dealings(b, a)) == 1
    assert doers is None or found == [doers]
    assert decide(a, b).relation == "conflict"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kessler beats Obradovic in five sets.", "Obradovic lost to Kessler in five sets."),
        ("Enerlia has sold its gas fields to Masira.", "Masira has bought gas fields from Enerlia."),
        ("Marsh fired Holt on Monday.", "Holt, abruptly fired by Marsh, spoke to the press."),
        ("The minister apologised to the families.", "The families received an apology from the minister."),
        ("Pompeo will replace Tillerson.", "He fired Tillerson and replaced him with Pompeo."),
        ("Simic accused Perkovic of spitting.", "Perkovic stands accused of spitting by Simic."),
        ("Holt and Marsh beat the Danes.", "Holt and Marsh defeated the Danes."),
    ],
)
def test_a_deed_told_from_its_other_end_is_the_same_deed(a: str, b: str) -> None:
    assert dealings(a, b) == dealings(b, a) == []


def test_a_table_in_the_place_of_a_sentence_is_not_held_number_against_number() -> None:
    table = profile(" ".join(f"{number} men" for number in range(2, 400)))
    assert len(table.quantities) == MOST_FACTS
    names = " ".join(f"Ada Holt{number}," for number in range(200))
    assert unmet(names, names.replace("Ada Holt", "Bob Marsh")) == set()


def test_a_city_may_be_told_by_its_region_but_not_by_another_city_of_it() -> None:
    flood = "The flooding hit {} hardest, officials said."
    assert decide(flood.format("Miami"), flood.format("Florida")).relation != "conflict"
    assert decide(flood.format("Miami"), flood.format("Tampa")).relation == "conflict"
    assert decide("Diego Lopez won the race.", "Francisco Lopez won the race.").relation == "conflict"
