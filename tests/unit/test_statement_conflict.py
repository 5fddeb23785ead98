"""Where two reports tell the same thing differently, and what is none of it."""

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.model import Conflict, Reading
from twosource.statement.align import align
from twosource.statement.conflict import find_conflicts
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.statement.relation import Side, decide_pairs


def conflicts(*readings: Reading) -> tuple[Conflict, ...]:
    judgements = Judgements(readings, extract_statements(readings))
    return find_conflicts(judgements, align(judgements))


def told(*readings: Reading) -> list[tuple[str, str, str, str]]:
    text = {reading.report.id: reading.report.text for reading in readings}
    return [
        (
            each.kind,
            each.what,
            text[each.a.report][each.a.start : each.a.end],
            text[each.b.report][each.b.start : each.b.end],
        )
        for each in conflicts(*readings)
    ]


FIRE = "The fire in the Varn flour mill killed 12 workers on Tuesday."


def test_a_changed_number_is_a_conflict_at_the_numbers() -> None:
    cost = "The Lumen satellite cost 310 million crowns."
    assert told(plain("a", cost), plain("b", cost.replace("310", "340"))) == [
        ("conflict", "number", "310 million crowns", "340 million crowns")
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (FIRE.replace("Tuesday", "Thursday"), ("conflict", "date", "Tuesday", "Thursday")),
        (FIRE.replace("killed", "did not kill"), ("conflict", "polarity", "killed", "not")),
    ],
)
def test_a_changed_day_or_a_denial_is_a_conflict_at_its_word(changed: str, expected: tuple[str, str, str, str]) -> None:
    assert told(plain("a", FIRE), plain("b", changed)) == [expected]


def test_a_later_larger_toll_is_an_update_and_an_unexplained_one_a_conflict() -> None:
    higher = FIRE.replace("12", "15")
    later = told(plain("a", FIRE, "2024-03-05"), plain("b", higher, "2024-03-06"))
    same_day = told(plain("a", FIRE, "2024-03-05"), plain("b", higher, "2024-03-05"))
    earlier = told(plain("a", FIRE, "2024-03-06"), plain("b", higher, "2024-03-05"))
    assert [each[0] for each in (*later, *same_day, *earlier)] == ["update", "conflict", "conflict"]


def test_a_larger_toll_may_be_an_update_where_a_report_has_no_date() -> None:
    (conflict,) = conflicts(plain("a", FIRE, "2024-03-05"), plain("b", FIRE.replace("12", "15")))
    assert conflict.kind == "update"
    assert conflict.reason.endswith("it may be an update, as one report has no date.")


def test_counts_of_the_injured_in_all_are_held_together_however_they_are_told() -> None:
    a = plain("a", "Three of the 31 people injured in the Varn mill died in hospital.", "2024-03-05")
    b = plain("b", "The interior ministry puts the number of injured at 34.", "2024-03-05")
    assert told(a, b) == [("conflict", "number", "31", "34")]


def test_a_denial_of_a_fragment_is_no_conflict() -> None:
    fragment = "a winger or a spectator"
    assert decide_pairs([(Side(fragment), Side(fragment, denied=True))])[0].relation != "conflict"


def test_a_toll_that_is_said_to_have_risen_is_an_update_without_dates() -> None:
    risen = "The toll of the fire in the Varn flour mill has risen to 15 dead."
    assert [
        each[0] for each in told(plain("a", "The fire in the Varn flour mill left 12 dead."), plain("b", risen))
    ] == ["update"]


def test_roundings_and_limits_are_told_apart_from_conflicts() -> None:
    base = "The new bank will have 9.4 million customers and 612 branches."
    other = "The new bank will have about nine million customers and more than 600 branches."
    assert told(plain("a", base), plain("b", other)) == [
        ("rounding", "number", "9.4 million", "nine million"),
        ("bound", "number", "612", "600"),
    ]


def test_the_dead_and_the_injured_are_not_one_quantity() -> None:
    assert told(plain("a", FIRE), plain("b", "The fire in the Varn flour mill injured 30 workers on Tuesday.")) == []


def test_a_weekday_and_a_date_agree_when_they_are_one_day() -> None:
    a = ReadingBuilder("a", "The council votes on the new bridge on Tuesday.").dated("Tuesday", "2024-03-05").build()
    b = ReadingBuilder("b", "The council votes on the new bridge on March 5.").dated("March 5", "2024-03-05").build()
    c = ReadingBuilder("c", "The council votes on the new bridge on March 7.").dated("March 7", "2024-03-07").build()
    assert told(a, b) == []
    assert told(a, c) == [("conflict", "date", "Tuesday", "March 7")]


def test_a_date_without_its_year_agrees_with_one_that_has_it() -> None:
    a = ReadingBuilder("a", "The council votes on the new bridge on 9 December 2025.").dated(
        "9 December 2025", "2025-12-09"
    )
    b = ReadingBuilder("b", "The council votes on the new bridge on 9 December.").dated("9 December", "2024-12-09")
    assert told(a.build(), b.build()) == []


def test_a_full_name_in_two_spellings_is_a_conflict_of_names() -> None:
    a = ReadingBuilder("a", "Engineer Ilse Varnhold designed the bridge over the Orn.").person("Ilse Varnhold").build()
    b = ReadingBuilder("b", "The bridge has stood there since Ilse Varnholt built it.").person("Ilse Varnholt").build()
    assert told(a, b) == [("conflict", "name", "Ilse Varnhold", "Ilse Varnholt")]


@pytest.mark.parametrize(
    ("other", "told_of"),
    [
        ("The blaze broke out near Warehouse 41 at night.", [("conflict", "name", "Warehouse 14", "Warehouse 41")]),
        ("The blaze broke out near Warehouse 15 at night.", []),
        ("The blaze broke out near Warehouse 41, not near Warehouse 14.", []),
        ("Guards saw smoke on March 41 by a slip.", []),
    ],
)
def test_a_name_with_its_digits_in_another_order_is_a_conflict_of_names(
    other: str, told_of: list[tuple[str, str, str, str]]
) -> None:
    a = plain("a", "Firemen found the door of Warehouse 14 locked on March 14 when they came.")
    assert [each for each in told(a, plain("b", other)) if each[1] == "name"] == told_of


def test_the_number_of_a_name_is_told_with_the_name_alone() -> None:
    a = plain("a", "The fire broke out shortly before two in Warehouse 14 on the quay.")
    b = plain("b", "The fire broke out shortly before two in Warehouse 41 on the quay.")
    assert [each[1:] for each in told(a, b)] == [("name", "Warehouse 14", "Warehouse 41")]


def test_two_translations_of_one_document_are_no_conflict() -> None:
    a = "“The parties oppose the further expansion of the alliance and call on it to respect others,”"
    b = "“The two countries oppose further enlargement of the alliance and call on it to respect others,”"
    readings = [
        ReadingBuilder(name, f"{quote} the text reads.").said("the text", "reads", quote).build()
        for name, quote in (("a", a), ("b", b))
    ]
    assert told(*readings) == []


def test_what_one_source_denies_and_another_affirms_is_a_conflict_of_polarity() -> None:
    content = "the mill had stored more fuel than its licence allowed"
    a = ReadingBuilder("a", f"The owner denied {content}.").said("The owner", "denied", content, polarity="denied")
    b = ReadingBuilder("b", f"Inspectors said {content}.").said("Inspectors", "said", content)
    assert [each[:2] for each in told(a.build(), b.build())] == [("conflict", "polarity")]


def test_different_things_are_never_held_against_each_other() -> None:
    a = "The council spent 4 million crowns on the bridge in 2019."
    b = "Some 300 pupils sang at the school in 2021."
    assert told(plain("a", a), plain("b", b)) == []


def test_every_conflict_names_its_statements_and_words_its_reason() -> None:
    (conflict,) = conflicts(plain("a", FIRE), plain("b", FIRE.replace("Tuesday", "Thursday")))
    statements = extract_statements((plain("a", FIRE), plain("b", FIRE.replace("Tuesday", "Thursday"))))
    assert conflict.statements == tuple(statement.id for statement in statements)
    assert conflict.reason == "The dates differ: “Tuesday” and “Thursday”; both cannot hold."


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The blast in the harbour killed nine people.", "Six people died at the scene.", []),
        ("The blast in the harbour killed nine people.", "Six people have died so far.", ["conflict"]),
        ("Three people died in hospital after the blast.", "Six people died at the scene.", []),
        ("Five people died at the scene after the blast.", "Six people died at the scene.", ["conflict"]),
        ("The blast in the harbour killed nine people.", "The war has killed 9,000 people.", []),
    ],
)
def test_who_died_at_the_scene_or_in_a_war_is_not_all_who_died(one: str, other: str, kinds: list[str]) -> None:
    readings = [plain(name, text, "2024-05-02") for name, text in (("a", one), ("b", other))]
    assert [each[0] for each in told(*readings) if each[1] == "number"] == kinds


def test_a_report_told_many_times_over_does_not_crowd_out_what_another_says() -> None:
    ours = "The new group will have around nine million customers and more than 600 branches."
    theirs = "The combined group will serve 9.4 million customers through 612 branches and have total assets of $118bn."
    found = conflicts(*[plain(f"copy {number}", ours) for number in range(20)], plain("other", theirs))
    assert sorted(each.kind for each in found) == ["bound"] * 20 + ["rounding"] * 20
