"""What looks like a conflict between two reports and is none, each beside its neighbour that is one."""

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.model import Reading
from twosource.statement.aliases import may_name_same
from twosource.statement.align import align
from twosource.statement.anchors import tells_of_two
from twosource.statement.conflict import find_conflicts
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.statement.relation import decide


def told(*readings: Reading) -> list[tuple[str, str, str]]:
    judgements = Judgements(readings, extract_statements(readings))
    text = {reading.report.id: reading.report.text for reading in readings}
    return [
        (each.what, text[each.a.report][each.a.start : each.a.end], text[each.b.report][each.b.start : each.b.end])
        for each in find_conflicts(judgements, align(judgements))
    ]


def quoted(name: str, speaker: str, quote: str, before: str = "") -> Reading:
    text = f"{before}{quote} {speaker} said."
    return ReadingBuilder(name, text).said(speaker, "said", quote, speaker=speaker).build()


LED = "The members of the board are Ann Holt, {} Menders of Varn, Milo Quist of Lesk and Petra Lind of Orn."


def test_a_short_form_of_a_given_name_is_no_other_name() -> None:
    assert told(plain("a", LED.format("Bob")), plain("b", LED.format("Robert"))) == []
    assert told(plain("a", LED.format("Bob")), plain("b", LED.format("Viktor"))) == [("name", "Bob", "Viktor")]


@pytest.mark.parametrize(
    ("full", "expected"), [("Rodrik Rosen spoke on Monday.", []), ("It rained.", [("name", "Rodrik", "Rosen")])]
)
def test_a_given_name_and_a_surname_of_one_written_name_are_one_person(
    full: str, expected: list[tuple[str, str, str]]
) -> None:
    raised = "{} raised the issue of the harbour tax with the board and asked it to vote in May."
    a, b = (f"{full}\n\n{raised.format(name)}" for name in ("Rodrik", "Rosen"))
    assert told(plain("a", a), plain("b", b)) == expected


def test_an_apostrophe_in_a_name_is_no_letter() -> None:
    assert may_name_same("qa’ida", "qaeda")
    assert not may_name_same("qa’ida", "qatar")


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("shows no direct evidence that the pumps failed", "does not show any direct evidence that the pumps failed",
         False),
        ("I never – my position is that the harbour is safe for everybody", ("my position is that the harbour is safe "
         "for everybody"), False),
        ("the pumps were the result of failures by the six towns to meet the harbour's safety standards",
         "the six towns failed to meet the harbour's safety standards", False),
        ("the denial of the harbour master was very strong", ("the denial of the harbour master could not have been "
         "stronger"), False),
        ("the mayor of Lesk will resign as head of the board", ("if the mayor of Lesk does not resign as head of the "
         "board"), False),
        ("whether or not the company inspected the harbour pumps", "whether the company inspected the harbour pumps",
         False),
        ("the new law of Lesk bans most trade in the harbour",
         "the new law of Lesk would only allow trade in the harbour if a licence is shown", False),
        ("the new law of Lesk bans trade in the harbour", "the new law of Lesk allows trade in the harbour", True),
        ("the mayor of Lesk will resign as head of the board", "the mayor of Lesk will not resign as head of the board",
         True),
        ("the six towns met the harbour's safety standards", ("the six towns failed to meet the harbour's safety "
         "standards"), True),
    ],
)  # fmt: skip
def test_a_denial_is_held_against_what_it_denies_alone(one: str, other: str, is_one: bool) -> None:
    assert (decide(one, other).relation == "conflict") is is_one


def test_a_clause_that_its_own_sentence_denies_affirms_nothing() -> None:
    denied = quoted("a", "Ada Holt", "“My position is that I was not rude to the harbour master,”")
    cut = quoted("b", "Ada Holt", "“want to be rude to the harbour master,”", before="She didn't ")
    assert told(denied, cut) == []


def test_who_is_asked_to_resign_has_not_resigned() -> None:
    needs = quoted("a", "Milo Varn", "“The harbour master of Lesk needs to resign immediately,”")
    stays = quoted("b", "Ada Holt", "“The harbour master of Lesk is not resigning immediately,”")
    assert told(needs, stays) == []


def test_a_year_that_belongs_to_a_noun_is_not_held_against_the_date_of_a_deed() -> None:
    a = ReadingBuilder("a", "The company reached a $150,000 deal to pay Ms Holt for the story of a 2006 affair.")
    b = ReadingBuilder("b", "Ms Holt received a $150,000 payment in August 2016 from the company for the story.")
    assert told(a.dated("2006", "2006").build(), b.dated("August 2016", "2016-08").build()) == []


def test_the_steps_of_a_course_are_several_and_no_two_reports_need_name_the_same() -> None:
    a = "The fleet grows from 20 boats in the first year to 75 boats in the fourth year of the harbour plan."
    b = "The fleet grows from 20 boats to 55 boats in the third year and 75 in the fourth year of the harbour plan."
    assert [each for each in told(plain("a", a), plain("b", b)) if each[0] == "number" and "ir" in each[1]] == []


def test_a_part_that_is_taken_away_is_not_held_against_the_whole() -> None:
    whole = "There are some 14,000 Varnish troops in Castine, deployed at bases across the country."
    part = "Under the accord, some 5,000 Varnish troops would be withdrawn from Castine over the coming months."
    assert told(plain("a", whole), plain("b", part)) == []


def test_two_speakers_who_name_two_places_speak_of_two() -> None:
    a, b = (
        quoted(name, speaker, f"“There is no place for hatred in {place},”")
        for name, speaker, place in (("a", "Ada Holt", "America"), ("b", "Milo Varn", "Virginia"))
    )
    assert told(a, b) == []


def test_who_rejects_somebody_s_claim_is_not_held_against_the_report_of_what_was_claimed() -> None:
    claim = "Neal’s claim that the board is checking how the port enforces the tax law against a mayor"
    denied = ReadingBuilder("a", f"The harbour master disputed {claim}.").said(
        "The harbour master", "disputed", claim, speaker="Milo Varn", polarity="denied"
    )
    based = "Neal said that the board is checking how the port enforces the tax law against a mayor."
    assert told(denied.build(), plain("b", based)) == []


def test_a_letter_that_another_script_has_twice_is_no_slip() -> None:
    def named(name: str, person: str) -> Reading:
        return ReadingBuilder(name, f"The envoy {person} opened the new harbour.").person(person).build()

    assert told(named("a", "Sergey Lavrin"), named("b", "Sergei Lavrin")) == []
    assert [each[0] for each in told(named("a", "Rudy Giulani"), named("b", "Rudy Guilani"))] == ["name"]


def test_a_body_inside_a_person_s_name_and_title_did_not_change_places_with_him() -> None:
    a = "More: Lawyer: LPD officer Milo Varn a scapegoat in the death of Ada Holt"
    b = "The decision to not charge LPD Officer Milo Varn in the death of Ada Holt was made by the minister."
    assert "role" not in [each[0] for each in told(plain("a", a), plain("b", b))]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Mr Lund and Mr Holt met Friday at the village of Panmore.", "Mr Lund met Ms Varn in Castine on Tuesday.", []),
        ("Mr Lund arrived in Castine on Friday.", "Mr Lund had arrived in Castine by Tuesday.", ["Friday"]),
    ],
)
def test_days_of_meetings_with_two_people_are_no_two_dates_of_one(one: str, other: str, days: list[str]) -> None:
    assert [each[1] for each in told(plain("a", one), plain("b", other)) if each[0] == "date"] == days


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A dozen candidates have qualified for the fourth mayoral debate.",
         "Five candidates have qualified for the fifth debate, the board said.", False),
        ("A dozen candidates have qualified for the fourth mayoral debate.",
         "Five candidates have qualified for the fourth debate, the board said.", True),
        ("A dozen candidates have qualified for November's mayoral debate.",
         "Five candidates have qualified for the October debate, the board said.", False),
    ],
)  # fmt: skip
def test_figures_of_two_things_of_one_sort_are_not_held_against_each_other(
    one: str, other: str, expected: bool
) -> None:
    numbers = [each for each in told(plain("a", one), plain("b", other)) if each[1] == "A dozen"]
    assert bool(numbers) is expected


@pytest.mark.parametrize("time", ["night", "morning"])
def test_the_time_of_a_day_is_no_thing_of_which_there_are_several(time: str) -> None:
    assert not tells_of_two(f"the Friday {time} of the fire", f"the Saturday {time} of the fire")
    assert tells_of_two("the Friday deadline", "a Saturday deadline")
