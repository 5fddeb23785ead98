"""How much of what: numbers as people write them, and whether two of them can both hold."""

import math

import pytest

from twosource.statement.amounts import compare
from twosource.statement.quantities import find_quantities


def written(text: str) -> list[str]:
    return [text[quantity.start : quantity.end] for quantity in find_quantities(text)]


def relation(a: str, b: str) -> str:
    return compare(find_quantities(a)[0], find_quantities(b)[0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 people", 12),
        ("twelve people", 12),
        ("a dozen people", 12),
        ("twenty-five ships", 25),
        ("two hundred and six officers", 206),
        ("1,250 homes", 1250),
        ("3.5 million doses", 3.5e6),
        ("half a million doses", 5e5),
        ("$1.2 billion", 1.2e9),
        ("€42m", 4.2e7),
        ("45 million euros", 4.5e7),
        ("30 cents", 0.3),
        ("12 percent", 12),
        ("12 per cent", 12),
        ("12%", 12),
        ("10 km", 1e4),
        ("half an hour", 1800),
        ("the third quarter", 3),
        ("two thirds of the trains", 200 / 3),
        ("three-quarters of voters", 75),
        ("by half", 50),
        ("four in ten voters", 40),
        ("eight out of ten branches", 80),
        ("130 kilometres an hour", 130),
        ("104 degrees Fahrenheit", 40),
        ("a fortnight", 1209600),
    ],
)
def test_a_number_is_read_as_its_value_in_its_unit(text: str, value: float) -> None:
    assert find_quantities(text)[0].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 12 dead", 12, math.inf),
        ("more than ten people", 10, math.inf),
        ("up to 300 workers", 0, 300),
        ("between 10 and 15 boats", 10, 15),
        ("10-15 boats", 10, 15),
        ("about 200 homes", 180, 220),
        ("dozens of homes", 20, 200),
    ],
)
def test_the_words_around_a_number_make_it_an_interval(text: str, low: float, high: float) -> None:
    quantity = find_quantities(text)[0]
    assert [quantity.low, quantity.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    "text",
    [
        "on March 5, 2024",
        "in 2019",
        "the F-16 and Covid-19",
        "at 10:30 on the dot",
        "they won 3-2",
        "no one knew",
        "one of them left",
        "the 1990s",
    ],
)
def test_dates_times_scores_and_names_hold_no_quantity(text: str) -> None:
    assert written(text) == []


def test_what_is_counted_is_told_by_the_nearest_word() -> None:
    dead, hurt = find_quantities("At least 12 people were killed and 30 injured in the blast")
    assert (dead.category, hurt.category) == ("dead", "injured")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("12 people died", "a dozen people were killed", "equal"),
        ("10 miles", "16.09 km", "equal"),
        ("9.4 million customers", "about nine million customers", "rounding"),
        ("$1.18 billion", "$1.2 billion", "rounding"),
        ("about 200 residents", "197 residents", "rounding"),
        ("more than 600 branches", "612 branches", "bound"),
        ("at least 12 dead", "14 dead", "bound"),
        ("12 dead", "12 injured", "different_quantity"),
        ("12 percent of pupils", "12 pupils", "different_quantity"),
        ("$5 million", "€5 million", "different_quantity"),
        ("two of the dead", "six dead", "different_quantity"),
        ("12 dead", "13 dead", "conflict"),
        ("80 millimetres of rain", "80 centimetres of rain", "conflict"),
        ("three quarters of the trains", "two thirds of the trains", "conflict"),
        ("12 million of its own shares", "21 million of its shares", "different_quantity"),
        ("two of the dead were drivers", "three drivers died", "conflict"),
        ("two of the dead were drivers", "100 drivers on strike", "different_quantity"),
        ("5 million doses", "5 billion doses", "conflict"),
        ("at least 12 dead", "9 dead", "conflict"),
        ("10 years in prison", "11 years in prison", "conflict"),
    ],
)
def test_two_numbers_are_alike_rounded_limited_different_or_in_conflict(a: str, b: str, expected: str) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == expected
