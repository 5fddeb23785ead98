"""What an editor would call a slip: a wrong unit, turned digits, parties changed about, a lost or added "not"."""

from __future__ import annotations

import pytest

from twosource.statement.amounts import compare
from twosource.statement.anchors import anchored
from twosource.statement.differences import find_differences, find_unanswered
from twosource.statement.match import match_words
from twosource.statement.moments import compare_moments, find_moments
from twosource.statement.profile import profile
from twosource.statement.quantities import Quantity, find_quantities
from twosource.statement.relation import decide
from twosource.statement.thesaurus import thesaurus
from twosource.statement.turned_roles import find_turned_roles


def quantity(text: str, number: int = 0) -> Quantity:
    return find_quantities(text)[number]


def turned(a: str, b: str) -> list[tuple[str, str]]:
    return [(a[slice(*x)], b[slice(*y)]) for x, y in find_turned_roles(profile(a), profile(b))]


def unanswered(a: str, b: str) -> set[str]:
    first, second = profile(a), profile(b)
    return {each.what for each in find_unanswered(first, second, match_words(first, second))}


def number_relations(a: str, b: str) -> list[str]:
    first, second = profile(a), profile(b)
    found = find_differences(first, second, match_words(first, second))
    return [each.kind for each in found if each.what == "number"]


@pytest.mark.parametrize(
    "text",
    [
        "The body of a teacher, aged 67, was found.",
        "A student, 67, was held.",
        "Orla Finn (67) was held.",
        "at the age of 67",
    ],
)
def test_an_age_needs_no_years(text: str) -> None:
    assert (quantity(text).kind, quantity(text).value) == ("age", 67.0)


def test_a_number_between_commas_in_a_list_of_numbers_is_no_age() -> None:
    assert quantity("It won in 12, 14, and 16 towns.").kind == "count"


@pytest.mark.parametrize(
    ("text", "hours"), [("an hour and a half late", 1.5), ("two and a half hours", 2.5), ("half an hour", 0.5)]
)
def test_halves_are_read(text: str, hours: float) -> None:
    assert quantity(text).value == hours * 3600


def test_a_million_and_a_half_is_half_a_million_more() -> None:
    assert quantity("one million and a half people").value == 1.5e6


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The virus was found in 18 of the country's 24 districts.", 0),
        ("The virus was found in 18 of 24 districts.", 0),
        ("Of the 24 districts that sent figures, 18 had found the virus.", 1),
    ],
)
def test_a_part_knows_its_whole(text: str, number: int) -> None:
    part = quantity(text, number)
    assert (part.value, part.whole, part.partial) == (18.0, 24.0, True)


def test_parts_of_one_whole_are_one_quantity_and_parts_of_two_are_not() -> None:
    part = quantity("18 of the 24 districts")
    assert compare(part, quantity("Of the 24 districts, 16 had it", 1)) == "conflict"
    assert compare(part, quantity("18 of the 30 districts")) == "different_quantity"


def test_a_part_and_the_rest_of_its_whole_agree() -> None:
    assert number_relations("Five of the eight lifts failed.", "Three of the eight lifts worked.") == []
    assert number_relations("Five of the eight lifts failed.", "Three of the eight lifts failed.") == ["conflict"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Gusts of 140 kilometres an hour were measured on the pier.",
            "On the pier, wind of 140 miles an hour was noted.",
        ),
        ("The pipe is 60 centimetres wide.", "The width of the pipe is 60 millimetres."),
        ("The signal was lost after 83 seconds.", "After 38 seconds there was no more signal."),
    ],
)
def test_one_number_with_another_unit_or_its_digits_turned_is_a_conflict(a: str, b: str) -> None:
    assert decide(a, b).relation == "conflict"


def test_celsius_and_fahrenheit_are_no_names_and_may_be_one_temperature() -> None:
    assert (
        decide("It was 20 degrees Celsius in the hall.", "In the hall it was 68 degrees Fahrenheit.").relation
        != "conflict"
    )


@pytest.mark.parametrize(
    ("a", "b", "places"),
    [
        ("The teacher accused the pupil of lying.", "The pupil accused the teacher of lying.", ("teacher", "pupil")),
        ("The teacher accused the pupil.", "The teacher was accused by the pupil.", ("teacher", "pupil")),
        (
            "Vasic Group bought Lomond Air last year.",
            "Last year Lomond Air bought Vasic Group.",
            ("Vasic Group", "Lomond Air"),
        ),
        ("The train ran from Bern to Basel.", "The train went to Bern from Basel.", ("Bern", "Basel")),
    ],
)
def test_parties_that_changed_about_are_found(a: str, b: str, places: tuple[str, str]) -> None:
    assert turned(a, b) == [places]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ana Ruiz defeated Kim Cole in the final.", "In the final, Kim Cole was defeated by Ana Ruiz."),
        ("Iran and Israel fired at each other.", "Israel and Iran fired at each other."),
        ("Orla Finn met Max Roth in Bern.", "Max Roth met Orla Finn in Bern."),
        ("The inquiry would be led by a retired judge.", "An inquiry led by a retired judge was promised."),
        ("Orla Finn succeeds Max Roth as editor.", "Max Roth is to be succeeded by Orla Finn as editor."),
    ],
)
def test_the_passive_and_what_both_do_are_no_change_of_parties(a: str, b: str) -> None:
    assert turned(a, b) == []


def test_sentences_that_say_the_same_but_for_a_denial_part_in_polarity() -> None:
    assert unanswered("The judge will run again in May.", "The judge will not stand again in May.") == {"polarity"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The unnamed man died in hospital.", "The man, who has not been named, died in hospital."),
        ("The club boycotted the vote.", "The club did not take part in the vote."),
        (
            "A burst pipe forced the midnight service to be cancelled.",
            "A burst pipe meant that there was no midnight service.",
        ),
        ("We had been told it was half empty.", "We had been told it was half empty, and it was not half empty."),
    ],
)
def test_a_denial_that_is_answered_in_other_words_is_none(a: str, b: str) -> None:
    assert unanswered(a, b) == set()


def test_the_only_names_left_in_one_role_stand_against_each_other() -> None:
    assert unanswered("The truce was brokered by Norway.", "Sweden brokered the truce.") == {"name"}
    assert unanswered("The UN brokered the truce.", "The truce was brokered by the United Nations.") == set()


def test_a_pronoun_with_its_verb_is_no_name() -> None:
    assert profile("As president, I'll end it, and They've agreed, said Orla Finn.").names[0].keys == ("orla", "finn")


def test_facts_that_hang_on_one_word_are_held_together_in_sentences_that_else_go_apart() -> None:
    a = profile("The bank Castine, founded in 1886, has lent to farms for generations.")
    b = profile("In the town where Castine was founded in 1884, few stopped to read the notice.")
    match = match_words(a, b)
    assert [anchored(each, a, b, match) for each in find_differences(a, b, match)] == [True]


def test_the_last_day_of_a_year_is_where_the_next_begins() -> None:
    day, year, later = (find_moments(text)[0] for text in ("31 December 2026", "before 2027", "before 2028"))
    assert (compare_moments(day, year), compare_moments(day, later)) == ("compatible", "conflict")


def test_a_month_of_that_year_is_of_any_year() -> None:
    day, month = find_moments("May 3, 2023")[0], find_moments("May of that year")[0]
    assert compare_moments(day, month) == "compatible"


def test_the_thesaurus_knows_words_near_in_meaning_in_both_directions() -> None:
    near = thesaurus().near
    assert near["pictur"]["painting" if "painting" in near["pictur"] else "paint"] > 0
    assert all(near[other][key] == likeness for key, others in near.items() for other, likeness in others.items())
