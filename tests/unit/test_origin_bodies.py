"""Whose voice it is: officers and their bodies, parties and their committees, what nobody signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.articles import with_the
from twosource.model import Name, Reading, Span, Speaker, SpeakerKind
from twosource.origin.affiliation import body_of
from twosource.origin.parties import join_parties, part_of_name
from twosource.origin.resolve import resolve_origins
from twosource.origin.states import may_be
from twosource.statement.extract import extract_statements


def origins(reading: Reading, kind: SpeakerKind = "body") -> list[str | None]:
    said = [
        replace(each, speaker=Speaker(each.speaker.name, kind)) if each.speaker is not None else each
        for each in reading.attributions
    ]
    reading = replace(reading, attributions=tuple(said))
    found, rows = resolve_origins((reading,), extract_statements((reading,)), ())
    names = {origin.id: origin.name for origin in found}
    return [names.get(row.origin or "") for row in rows]


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("Treasury Secretary", "Treasury Department"),
        ("Secretary of State", "State Department"),
        ("undersecretary of state for public diplomacy", "State Department"),
        ("Deputy Secretary of Defense", "Defense Department"),
        ("Former Secretary of State", ""),
        ("Secretary of State for Health", ""),
        ("Press Secretary", ""),
    ],
)
def test_a_secretary_of_the_united_states_speaks_for_the_department(before: str, body: str) -> None:
    assert body_of(f"{before} Ada Holt said so.", "Ada Holt", ()) == body


def test_a_government_named_for_its_head_may_be_that_of_any_state_and_a_heading_is_nobody() -> None:
    assert may_be("Britain", "Holt’s government")
    assert not may_be("Britain", "Russia’s government")
    joined = join_parties(["Ada Holt", "HOW THE VOTE WORKS Ada Holt"])
    assert joined.of("Ada Holt") == "Ada Holt"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("HSP Lt. Ada Holt said so.", "HSP"),
        ("“No,” said Lt. Ada Holt of the Halden State Police.", "Halden State Police"),
        ("Halden Highway Patrol Officer Ada Holt said so.", "Halden Highway Patrol"),
        ("HBI Deputy Director Ada Holt said so.", "HBI"),
        ("Safety Commission Chairwoman Ada Holt said so.", "Safety Commission"),
        ("former HBI Director Ada Holt said so.", ""),
        ("U.S. Attorney Ada Holt said so.", "Justice Department"),
        ("Ada Holt, the U.S. attorney for the Harbour District, said so.", "Justice Department"),
        ("former U.S. Attorney Ada Holt said so.", ""),
        ("Halden Mayor Ada Holt said so.", ""),
        ("Halden President Ada Holt said so.", ""),
        ("Ada Holt of the Halden State Police band sang.", ""),
    ],
)
def test_an_officer_speaks_for_the_body_named_with_the_rank(text: str, body: str) -> None:
    assert body_of(text, "Ada Holt", ()) == body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sun Tae-min", "Sun Tae Min"),
        ("Harbour Party", "Harbour National Committee"),
        ("the Harbour Party", "Harbour Central Committee"),
        ("North Korea", "North Korean"),
        ("the South Korean Harbour Ministry", "South Korea’s harbour ministry"),
    ],
)
def test_a_hyphen_or_a_committee_makes_no_second_party(one: str, other: str) -> None:
    parties = join_parties([one, other, "Anna Quill"])
    assert parties.of(one) == parties.of(other) != parties.of("Anna Quill")


@pytest.mark.parametrize(
    ("one", "other"), [("Harbour Party", "Valley National Committee"), ("Harbour Party", "Harbour Bank")]
)
def test_two_parties_stay_two(one: str, other: str) -> None:
    parties = join_parties([one, other])
    assert parties.of(one) != parties.of(other)


def test_a_ministry_of_justice_gives_no_ruling() -> None:
    text = "The Justice Department said the dam was safe."
    reading = ReadingBuilder("a", text).said(
        "The Justice Department", "said", "the dam was safe", speaker="Justice Department"
    )
    assert origins(reading.build()) == ["words of Justice Department, occasion not stated"]


def test_media_reports_are_nobodys_report() -> None:
    text = "Ada Holt published a report on the dam. The mayor met the owner, according to media reports."
    reading = ReadingBuilder("a", text).said(
        "media reports", "according to", "The mayor met the owner", speaker="media reports"
    )
    assert "unnamed source of report a: media reports" in origins(reading.build(), "document")


def test_what_an_agency_reports_that_a_ministry_said_comes_from_the_ministry() -> None:
    said = "The Harbour Ministry said that the dam was safe"
    reading = ReadingBuilder("a", f"{said}, according to Reuters.").said(
        "Reuters", "according to", said, speaker="Reuters"
    )
    assert origins(reading.build()) == ["words of Harbour Ministry, occasion not stated"]


def test_what_an_agency_cites_without_a_name_is_of_unknown_origin() -> None:
    content = "both sides had agreed to open the harbour"
    text = f"The mayor was told that {content}, Reuters reported, citing the Chinese state broadcaster."
    reading = ReadingBuilder("a", text).said("Reuters", "reported", content, speaker="Reuters")
    assert origins(reading.build())[0] is None


def test_two_persons_with_long_titles_are_named() -> None:
    source = "Halden Attorney Ada Holt and Special Agent in Charge Milo Varn"
    reading = ReadingBuilder("a", f"{source} said the dam was safe.").said(
        source, "said", "the dam was safe", speaker=source
    )
    (name,) = origins(reading.build(), "unnamed")
    assert name is not None
    assert "unnamed" not in name


def test_who_published_a_document_is_told_by_the_document() -> None:
    published = ReadingBuilder("a", "The Harbour Ministry published its report on Friday.").build()
    more = ReadingBuilder(
        "b", "The Harbour Ministry published its report on Friday, two days after the dam had burst over the valley."
    ).build()
    assert origins(published) == ["report by Harbour Ministry"]
    assert origins(more) == [None]


def test_a_report_in_the_text_is_not_a_headings_report() -> None:
    text = "The Harbour Board published a report. Report: the dam holds. The report said the dam was old."
    heading = ReadingBuilder("a", text).said("Report", ":", "the dam holds", speaker="Report").build()
    named = ReadingBuilder("a", text).said("The report", "said", "the dam was old", speaker="report").build()
    assert "report by Harbour Board" not in origins(heading, "document")[1:]
    assert "report by Harbour Board" in origins(named, "document")[1:]


@pytest.mark.parametrize(
    ("short", "is_part"),
    [("Holt’s company", True), ("Holt’s lawyers", True), ("Holt company", False), ("Varn’s company", False)],
)
def test_what_somebody_owns_is_not_independent_of_the_owner(short: str, is_part: bool) -> None:
    assert part_of_name(short, "Ada Holt") is is_part


def test_a_state_is_named_as_a_state_and_the_white_house_is_no_state() -> None:
    assert join_parties(["North Korean", "North Korea"]).of("North Korean") == "North Korea"
    parties = join_parties(["White House", "State Department"])
    assert parties.of("White House") != parties.of("State Department")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("harbour ministry", "the harbour ministry"),
        ("city’s emergency office", "the city’s emergency office"),
        ("another four towns", "another four towns"),
        ("the mayor", "the mayor"),
        ("Ada Holt", "Ada Holt"),
    ],
)
def test_a_description_without_a_determiner_is_given_the_article(name: str, written: str) -> None:
    assert with_the(name) == written


def test_the_and_in_a_body_s_name_joins_no_two_sides() -> None:
    flood, harbour = "Centers for Flood Control and Prevention", "Harbour Safety Administration"
    text = f"The {flood} met. The {flood} and the {harbour} said the dam was old."
    reading = ReadingBuilder("a", text).said(f"The {flood} and the {harbour}", "said", "the dam was old").build()
    start = text.index(flood)
    reading = replace(
        reading,
        names=(Name(Span(start, start + len(flood)), "organisation"),),
        attributions=tuple(
            replace(each, speaker=Speaker(f"{flood} and {harbour}", "group")) for each in reading.attributions
        ),
    )
    found, _ = resolve_origins((reading,), extract_statements((reading,)), ())
    parties = {party for origin in found for party in origin.parties}
    assert {flood, harbour} <= parties
    assert "Prevention" not in parties


def test_a_document_of_no_list_has_its_owner_as_holder() -> None:
    text = "The CFC’s findings show that the dam was old."
    reading = ReadingBuilder("a", text).said("The CFC’s findings", "show", "the dam was old", speaker="CFC’s findings")
    assert origins(reading.build(), "document") == ["findings by CFC"]


def test_the_justice_department_is_not_any_department_and_a_minister_is_still_somebody() -> None:
    parties = join_parties(
        ["Justice Department", "Department of Justice", "State Department", "Prime Minister Ada Holt"]
    )
    assert parties.of("Justice Department") == parties.of("Department of Justice") != parties.of("State Department")
    assert join_parties(["Prime Minister Ada Holt", "Ada Holt"]).of("Ada Holt") == "Prime Minister Ada Holt"


def test_who_hears_is_no_origin() -> None:
    told = ReadingBuilder("a", "The jury heard how the dam was built in a year.").said(
        "The jury", "heard", "how the dam was built in a year", speaker="jury"
    )
    said = ReadingBuilder("a", "The jury said how the dam was built in a year.").said(
        "The jury", "said", "how the dam was built in a year", speaker="jury"
    )
    assert [origins(each.build()) for each in (told, said)] == [[None], ["words of the jury, occasion not stated"]]


def test_a_name_joined_with_somebody_else_s_is_not_shown_for_its_first() -> None:
    parties = join_parties(["Harbour Mayor Ada Holt and Varnish", "Ada Holt", "Food and Water Administration", "FWA"])
    assert parties.of("Ada Holt") == "Ada Holt"
    assert parties.of("FWA") == "Food and Water Administration"


@pytest.mark.parametrize(("head", "kind"), [("PRESS RELEASE", "press_release"), ("The week in Varn", None)])
def test_what_calls_itself_a_press_release_is_the_release_of_who_publishes_it(head: str, kind: str | None) -> None:
    told = plain("a", f"{head}\n\nThe works will open in the spring after three years of building.")
    reading = replace(told, report=replace(told.report, outlet="Varn Water Board"))
    found, _ = resolve_origins((reading,), extract_statements((reading,)), ())
    assert {origin.kind for origin in found} == ({kind} if kind else set())
