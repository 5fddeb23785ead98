"""Which differences stand between two reports, and which only seem to."""

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.model import Polarity, Reading
from twosource.statement.align import align
from twosource.statement.conflict import find_conflicts
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.statement.quantities import find_quantities
from twosource.statement.relation import decide

STORED = "the mill had stored more fuel than its licence allowed"


def told(*readings: Reading) -> list[tuple[str, str, str]]:
    judgements = Judgements(readings, extract_statements(readings))
    text = {reading.report.id: reading.report.text for reading in readings}
    return [
        (
            each.what,
            text[each.a.report][slice(each.a.start, each.a.end)],
            text[each.b.report][slice(each.b.start, each.b.end)],
        )
        for each in find_conflicts(judgements, align(judgements))
    ]


def said(name: str, speaker: str, cue: str, content: str, polarity: Polarity = "affirmed") -> Reading:
    builder = ReadingBuilder(name, f"{speaker} {cue} {content}.")
    return builder.said(speaker, cue, content, speaker=speaker, polarity=polarity).build()


def test_a_charge_and_the_denial_of_who_is_charged_are_a_dispute_of_two_parties_and_no_conflict_of_reports() -> None:
    assert told(said("a", "Ada Holt", "denied", STORED, "denied"), said("b", "Milo Varn", "said", STORED)) == []


def test_who_disputes_a_report_disputes_with_its_author_and_not_with_the_outlet_that_cites_it() -> None:
    report = "a Bell report that the mayor told the harbour master to hide the fuel"
    told_by = "the mayor told the harbour master to hide the fuel"
    disputed = ReadingBuilder("a", f"A spokesman disputed {report}.").said(
        "A spokesman", "disputed", report, polarity="denied"
    )
    cited = ReadingBuilder("b", f"The report says {told_by}.").said("The report", "says", told_by)
    assert told(disputed.build(), cited.build()) == []
    assert told(disputed.build(), plain("b", "The mayor told the harbour master to hide the fuel.")) != []


def test_what_one_party_denies_in_one_report_and_says_in_the_other_is_a_conflict() -> None:
    (conflict,) = told(said("a", "Ada Holt", "denied", STORED, "denied"), said("b", "Ada Holt", "said", STORED))
    assert conflict[0] == "polarity"


def test_two_remarks_of_one_speaker_that_share_a_phrase_are_no_conflict() -> None:
    remarks = (
        "“We will not close the harbour gates to the grain traders of Lesk,”",
        "“We will close the harbour gates at night, as every port of the coast has done for years,”",
    )
    readings = [
        ReadingBuilder(name, f"{quote} Ms Holt said.").said("Ms Holt", "said", quote, speaker="Ada Holt").build()
        for name, quote in zip("ab", remarks, strict=True)
    ]
    assert told(*readings) == []


def test_one_quotation_with_and_without_its_denial_is_a_conflict() -> None:
    quote = "“We will close the harbour gates to the grain traders of Lesk,”"
    readings = [
        ReadingBuilder(name, f"{each} Ms Holt said.").said("Ms Holt", "said", each, speaker="Ada Holt").build()
        for name, each in (("a", quote), ("b", quote.replace("will", "will not")))
    ]
    assert [each[0] for each in told(*readings)] == ["polarity"]


def test_a_conflict_that_a_heading_and_its_sentence_tell_is_listed_once() -> None:
    a = "Fire in Varn flour mill kills 12 workers\n\nThe fire in the Varn flour mill killed 12 workers on Tuesday."
    b = "The fire in the Varn flour mill killed 11 workers on Tuesday."
    assert told(plain("a", a, "2024-03-05"), plain("b", b, "2024-03-05")) == [("number", "12", "11")]


def test_days_before_one_event_are_not_held_against_weeks_before_another() -> None:
    a = "The new harbour rule takes effect nine days before the mayor leaves office."
    b = "Six weeks before the mayor leaves office, the board issued the harbour rule to keep its inspectors out."
    assert told(plain("a", a), plain("b", b)) == []


def test_days_after_an_event_in_sentences_that_agree_are_a_conflict() -> None:
    a = "The harbour board closed the southern gate nine days after the storm."
    assert told(plain("a", a), plain("b", a.replace("nine", "six"))) == [("number", "nine days", "six days")]


@pytest.mark.parametrize(
    "denial",
    [
        "has no plans to resign as harbour master",
        "has no intention of resigning as harbour master",
        "does not intend to resign as harbour master",
        "is not planning to resign as harbour master",
    ],
)
def test_who_has_no_plans_to_resign_does_not_say_that_she_will(denial: str) -> None:
    assert decide("she will resign as harbour master at the end of the month", f"she {denial}").relation == "conflict"
    assert decide("she will not resign as harbour master", f"she {denial}").relation != "conflict"


def test_attempts_to_breach_a_wall_agree_with_a_wall_that_was_not_breached() -> None:
    held = "the wall of the embassy in Lesk was not breached"
    assert decide(held, "the attempts to breach the wall of the embassy in Lesk").relation != "conflict"
    assert decide(held, "the wall of the embassy in Lesk was breached").relation == "conflict"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("nine in favour of the death penalty", None),
        ("nine voted for a death sentence", "votes"),
        ("nine deaths in the fire", "dead"),
        ("nine put to death", "dead"),
    ],
)
def test_votes_for_the_death_penalty_count_no_dead(text: str, category: str | None) -> None:
    assert find_quantities(text)[0].category == category


def test_a_whole_of_which_a_share_is_told_is_no_other_number_of_its_parts() -> None:
    whole = "It must be ratified by three-fourths of the 24 districts."
    parts = "At least three-quarters of the districts, or 18, must ratify it."
    assert decide(whole, parts).relation != "conflict"
    assert decide(whole, whole.replace("24", "26")).relation == "conflict"


def test_no_one_wanted_and_they_did_not_want_agree() -> None:
    a = "they did not want to close the harbour for good"
    assert decide(a, "no one wanted to close the harbour for good").relation != "conflict"
    assert decide(a, "they wanted to close the harbour for good").relation == "conflict"


@pytest.mark.parametrize(
    "unsaid",
    [
        f"Ada Holt did not say that {STORED}.",
        f"No official has said that {STORED}.",
        f"The port declined to say whether {STORED}.",
    ],
)
def test_what_one_report_tells_was_not_said_is_neither_what_another_says_nor_its_opposite(unsaid: str) -> None:
    silent, spoken = ReadingBuilder("a", unsaid).build(), said("b", "Milo Varn", "said", STORED)
    judgements = Judgements((silent, spoken), extract_statements((silent, spoken)))
    assert align(judgements) == ()
    assert told(silent, spoken) == []
