"""A place that speaks for nobody knows whom, and what it adds to the count of origins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statement_cases import ReadingBuilder
from twosource.model import Alignment, AlignmentRelation, Name, Reading, Span
from twosource.origin.independence import count_independent
from twosource.origin.resolve import resolve_origins
from twosource.statement.align import AlignedGroup
from twosource.statement.extract import extract_statements

SAID = "no invitation had arrived"


def told(report: str, speaker: str, more: str = "", place: str = "") -> Reading:
    text = f"{speaker} said {SAID}. {more}"
    reading = ReadingBuilder(report, text).said(speaker, "said", SAID, speaker=speaker).build()
    if not place:
        return reading
    start = text.index(f"in {place}") + len("in ")
    return replace(reading, names=(*reading.names, Name(Span(start, start + len(place)), "place")))


def counted(*readings: Reading) -> Alignment:
    statements = extract_statements(readings)
    same = tuple(each.id for each in statements if each.attribution is not None)
    origins, rows = resolve_origins(readings, statements, ())
    return count_independent(readings, statements, [AlignedGroup("same", same, ())], origins, rows, ())[0]


def test_a_place_beside_a_spokeswoman_makes_no_second_origin_and_the_reason_says_so() -> None:
    place = told("a", "Halden", "Nobody in Halden was surprised.", "Halden")
    alignment = counted(place, told("b", "Milena Sorak"))
    assert alignment.independent_origins == 1
    assert "whom Halden speaks for is not told" in alignment.reason


def test_two_places_are_two_governments() -> None:
    one = told("a", "Halden", "Nobody in Halden was surprised.", "Halden")
    other = told("b", "Sevrin", "Nobody in Sevrin was surprised.", "Sevrin")
    assert counted(one, other).independent_origins == 2


@pytest.mark.parametrize("more", ["", "Nobody in Varn was surprised."])
def test_a_surname_that_no_report_has_as_a_place_is_a_person(more: str) -> None:
    person = told("a", "Halden", more, "Varn" if more else "")
    assert counted(person, told("b", "Milena Sorak")).independent_origins == 2


def test_a_party_that_is_only_described_may_be_the_other() -> None:
    alignment = counted(told("a", "the gun group"), told("b", "Varn Rifle Association"))
    assert alignment.independent_origins == 1
    assert "whom the gun group speaks for is not told" in alignment.reason
    assert counted(told("a", "the finance ministry"), told("b", "the health ministry")).independent_origins == 2


def test_quotations_aligned_as_one_in_several_wordings_are_one_origin() -> None:
    said = {"Ada Holt": "“Your steel is coming back,”", "Rolf Brandt": "“Steel is back in town,”"}
    readings = [
        ReadingBuilder(name, f"{quote} {who} said.").said(who, "said", quote, speaker=who).build()
        for name, (who, quote) in zip("ab", said.items(), strict=True)
    ]
    readings = [
        replace(each, attributions=tuple(replace(one, kind="direct") for one in each.attributions)) for each in readings
    ]
    statements = extract_statements(readings)
    origins, rows = resolve_origins(readings, statements, ())
    same = tuple(each.id for each in statements if each.attribution is not None)

    def count(relation: AlignmentRelation) -> int | None:
        (alignment,) = count_independent(readings, statements, [AlignedGroup(relation, same, ())], origins, rows, ())
        return alignment.independent_origins

    assert (count("same"), count("variant")) == (2, 1)
