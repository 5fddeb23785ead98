"""Which pairs of statements are worth a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from statement_cases import ReadingBuilder, plain
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements

if TYPE_CHECKING:
    from twosource.model import Reading

FIRE = "The old mill at Varn burned down on Tuesday and forty people lost their homes."
OTHER = "Forty people lost their homes when the old mill at Varn was destroyed by fire on Tuesday."
ELSE = "The council of Ellmouth will sell the harbour ferry in spring."


def pairs(*readings: Reading) -> set[tuple[str, str]]:
    judgements = Judgements(readings, extract_statements(readings))
    spoken = judgements.spoken
    return {
        (readings[spoken[i].report].report.id, readings[spoken[j].report].report.id) for i, j in judgements.candidates
    }


def test_statements_of_two_reports_that_are_near_in_meaning_are_a_pair_and_those_of_one_never() -> None:
    assert pairs(plain("a", FIRE), plain("b", OTHER)) == {("a", "b")}
    assert pairs(plain("a", f"{FIRE} {OTHER}"), plain("b", ELSE)) == set()


def test_copies_of_a_report_do_not_crowd_out_what_another_says() -> None:
    copies = [plain(f"a{number:02}", FIRE) for number in range(50)]
    found = pairs(*copies, plain("b", OTHER))
    assert any("b" in pair for pair in found)
    assert all(("a00", copy.report.id) in found for copy in copies[1:])


def test_pairs_grow_with_the_number_of_copies_and_not_with_its_square() -> None:
    counts = []
    for size in (20, 40):
        judgements_of = [plain(f"a{number:02}", FIRE) for number in range(size)]
        judgements = Judgements(judgements_of, extract_statements(judgements_of))
        counts.append(len(judgements.candidates))
    assert counts == [19, 39]


def test_one_wording_of_two_speakers_is_two_wordings() -> None:
    readings = [
        ReadingBuilder(name, f"{FIRE[:-1]}, {who} said.").said(who, "said", FIRE[:-1], speaker=who).build()
        for name, who in (("a", "Ada Holt"), ("b", "Karl Lund"))
    ]
    assert pairs(*readings) == {("a", "b")}


def test_two_that_are_near_in_meaning_alone_are_no_pair_unless_both_give_a_number() -> None:
    first, second = "The rebels shelled the northern suburbs.", "Insurgents bombarded districts up the valley."
    assert pairs(plain("a", first), plain("b", second)) == set()
    killed, dead = "Shelling by rebels killed 14 people.", "Insurgent bombardment left 41 dead."
    assert pairs(plain("a", killed), plain("b", dead)) == {("a", "b")}
