"""Speakers across reports: the same name is the same speaker, a description is nobody outside its report."""

from __future__ import annotations

import pytest

from twosource.model import Speaker, SpeakerKind
from twosource.store.names import is_short_for, normalise, speaker_key


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Lin Aster", "LIN  ASTER"),
        ("Mayor Lin Aster", "Lin Aster"),
        ("Dr. Lin Aster", "Lin Aster"),
        ("José Peña", "Jose Pena"),
        ("Lin Aster’s", "Lin Aster"),
        ("J.R. Aster", "JR Aster"),
    ],
)
def test_two_spellings_of_a_person_are_one(written: str, other: str) -> None:
    assert normalise(written, person=True) == normalise(other, person=True)


def test_a_given_name_that_is_a_title_too_is_kept() -> None:
    assert normalise("Pope", person=True) == "pope"
    assert normalise("Earl Warren", person=True) != ""


def test_a_body_loses_its_article_and_keeps_its_offices() -> None:
    assert normalise("The Ministry of Health", person=False) == "ministry of health"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("the mayor", "person"), ("officials", "group"), ("Two officials", "unnamed"), ("Mayor", "person")],
)
def test_a_description_means_somebody_of_its_report_only(name: str, kind: SpeakerKind) -> None:
    here, there = (speaker_key(Speaker(name, kind), report) for report in ("a", "b"))
    assert not here.proper
    assert here.id != there.id


@pytest.mark.parametrize(("name", "kind"), [("Lin Aster", "person"), ("NTSB", "body"), ("李明", "person")])
def test_a_name_means_the_same_in_every_report(name: str, kind: SpeakerKind) -> None:
    here, there = (speaker_key(Speaker(name, kind), report) for report in ("a", "b"))
    assert here.proper
    assert here == there


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    assert speaker_key(Speaker("Aster", "person"), "a").id != speaker_key(Speaker("Aster", "body"), "a").id


@pytest.mark.parametrize(
    ("short", "full", "kind", "fits"),
    [
        ("aster", "lin aster", "person", True),
        ("van aster", "lin van aster", "person", True),
        ("lin", "lin aster", "person", False),
        ("ster", "lin aster", "person", False),
        ("ntsb", "national transportation safety board", "body", True),
        ("moh", "ministry of health", "body", False),
        ("mh", "ministry of health", "body", True),
        ("aster", "lin aster", "body", False),
    ],
)
def test_a_surname_is_short_for_a_person_and_initials_for_a_body(
    short: str, full: str, kind: SpeakerKind, fits: bool
) -> None:
    assert is_short_for(short, full, kind) is fits
