"""Acts that are only named, questions left open, denials: what is no statement of the speaker's own."""

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.model import Reading
from twosource.statement.acts import act_met, names_act, opposes, urges
from twosource.statement.align import align
from twosource.statement.evidence import asks, is_under_way, share_number, share_value, times_apart
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.statement.match import match_words
from twosource.statement.profile import profile


def told(name: str, speaker: str | None, cue: str, content: str, source: str = "") -> Reading:
    source = source or speaker or "A woman"
    return ReadingBuilder(name, f"{source} {cue} {content}.").said(source, cue, content, speaker=speaker).build()


def aligned(*readings: Reading) -> bool:
    ordered = tuple(sorted(readings, key=lambda reading: reading.report.id))
    return bool(align(Judgements(ordered, extract_statements(ordered))))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("repealing the harbour law", True),
        ("the idea of repealing the harbour law “reckless.”", True),
        ("for quickly closing the port", True),
        ("closing the port would cost forty jobs", False),
        ("nothing had been found in the port", False),
        ("during the strike the port was closed", False),
        ("the law should be repealed", False),
    ],
)
def test_an_act_is_named_by_its_ing_without_a_clause_about_it(text: str, named: bool) -> None:
    assert names_act(text) is named


@pytest.mark.parametrize(
    ("cue", "asks_for"), [("called for", True), ("has urged", True), ("was criticised for", False), ("said", False)]
)
def test_a_cue_that_asks_for_an_act_is_told_from_others(cue: str, asks_for: bool) -> None:
    assert urges(cue) is asks_for


@pytest.mark.parametrize(("cue", "against"), [("has balked at", True), ("apologised for", True), ("proposed", False)])
def test_a_cue_that_is_against_what_follows_is_told_from_others(cue: str, against: bool) -> None:
    assert opposes(cue) is against


def test_two_parties_who_name_one_act_say_the_same_only_where_both_ask_for_it() -> None:
    asked = told("a", "Ada Holt", "called for", "repealing the harbour law")
    also = told("b", "Milo Varn", "urged", "repealing the harbour law")
    called = told("b", "Milo Varn", "called", "the idea of repealing the harbour law reckless")
    assert aligned(asked, also)
    assert not aligned(asked, called)


def test_two_acts_are_one_only_if_the_verb_is_met() -> None:
    first, other = profile("amending the harbour law"), profile("repealing the harbour law")
    assert not act_met(first, other, match_words(first, other))
    again = profile("the repeal of the harbour law")
    assert act_met(other, again, match_words(other, again))


def test_what_a_speaker_refused_is_not_what_she_is_blamed_for() -> None:
    refused = told("a", "Ada Holt", "refused", "to withdraw the harbour bill", "Ms Holt")
    blamed = told("b", "Ada Holt", "came under criticism for", "pushing the harbour bill", "Ms Holt")
    assert not aligned(refused, blamed)


def test_what_a_party_is_against_is_not_its_own_statement() -> None:
    plan = "the panel’s plan to let lawyers from both sides question the harbour master"
    board = told("a", "Harbour Board", "balked at", plan, "The board")
    panel = told(
        "b", "Safety Panel", "plans", "to let lawyers from both sides question the harbour master", "The panel"
    )
    assert not aligned(board, panel)


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("how many more guards would be sent to the port", True),
        ("whether the port would close", True),
        ("if the port would close", True),
        ("if the dam breaks, the port will close", False),
        ("how the fire began is known", False),
        ("more guards were being sent to the port", False),
    ],
)
def test_what_is_left_open_is_a_question(text: str, left_open: bool) -> None:
    assert asks(text) is left_open


def test_a_question_left_open_is_not_the_statement_that_would_answer_it() -> None:
    silent = told("a", "Ada Holt", "did not say", "how many more guards would be sent to the port")
    sent = told("b", None, "said", "more guards were being sent to the port", "Officials")
    assert not aligned(silent, sent)


def test_a_denial_by_the_source_is_not_the_charge() -> None:
    charge = "various payments to the mill amounted to fraud"
    bell = told("a", "Milo Varn", "alleges that", charge)
    text = "Ada Holt has repeatedly denied her mill committed fraud."
    denial = ReadingBuilder("b", text).said(
        "Ada Holt", "has repeatedly denied", "her mill committed fraud", speaker="Ada Holt", polarity="denied"
    )
    assert not aligned(bell, denial.build())
    assert aligned(bell, plain("c", charge.capitalize() + "."))


def test_who_was_not_resigning_is_told_to_stay() -> None:
    assert is_under_way("Ms Holt was not resigning from the board")
    assert not times_apart("Ms Holt was not resigning from the board", "Ms Holt will not resign from the board")
    assert times_apart("Ms Holt visited the board", "Ms Holt will visit the board")


def test_a_number_and_the_same_number_as_a_limit_are_one_number() -> None:
    exact, limit, other = (profile(f"{each} children were rescued") for each in ("23", "at least 23", "at least 31"))
    assert share_number(exact, limit)
    assert not share_number(exact, other)


def test_a_telling_number_is_one_whatever_it_counts_but_not_for_those_who_fared_otherwise() -> None:
    men, total, about, dead, hurt = (
        profile(each)
        for each in ("214 men", "a total of 214", "roughly 200 in all", "214 were killed", "214 were injured")
    )
    assert share_value(men, total)
    assert share_value(men, about)
    assert not share_value(dead, hurt)
    assert not share_value(profile("3 men"), profile("a total of 3"))


def test_a_part_is_one_though_the_whole_is_not_surely_the_same() -> None:
    whole = (
        "Guards answered with tear gas after a crowd had stormed and burned the post at the gate of the Lesk embassy, "
        "but the crowd did not breach the main compound of the embassy."
    )
    part = told("b", None, "said", "the embassy compound had not been breached", "Officials")
    denied = told("b", None, "said", "the embassy compound had been breached", "Officials")
    assert aligned(plain("a", whole), part)
    assert not aligned(plain("a", whole), denied)


def test_a_part_without_its_denial_is_no_part() -> None:
    rescued = told(
        "a", "Ada Holt", "said", "23 children of the valley had been identified and rescued from their abusers"
    )
    assert not aligned(rescued, plain("b", "Many children of the valley have not yet been identified."))


def test_what_two_parties_say_is_no_part_for_likely_saying_the_same() -> None:
    private = "granting a legal right to a mooring for the age or the trade of a skipper would please the smugglers"
    right = "there is a legal right to a mooring"
    judge = told("a", "Ada Holt", "said", private)
    assert not aligned(judge, told("b", "Milo Varn", "wrote", right))
