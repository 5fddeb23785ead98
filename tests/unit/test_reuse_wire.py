from __future__ import annotations

import pytest

from twosource.model import Report
from twosource.reuse.wire import Credit, find_credits

BODY = "The road along the shore was closed before noon.\n\nDivers searched the wreck.\n"


def credits_of(text: str, credit: str | None = None) -> tuple[Credit, ...]:
    return find_credits(Report("r", text, "", "", credit=credit))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("PORT LEIRE, March 3 (Reuters) - ", "Reuters"),
        ("PARIS (AFP) – ", "AFP"),
        ("Berlin (dpa) - ", "dpa"),
        ("KYIV, Ukraine (AP) — ", "AP"),
        ("МОСКВА, 3 марта (ТАСС) — ", "ТАСС"),
        ("POINT SARROW, Kelmar, May 15 (Coastline Press) - ", "Coastline Press"),
        ("Lowmoor (Northstar): ", "Northstar"),
    ],
)
def test_an_agency_between_place_and_dash_is_credited_with_the_whole_report(head: str, name: str) -> None:
    text = head + BODY
    (credit,) = credits_of(text)
    assert (credit.name, credit.whole) == (name, True)
    assert credit.span is not None
    assert text[credit.span.start : credit.span.end] == name


@pytest.mark.parametrize("tail", ["(Reuters)", "(AP)", "— AFP", "– dpa", "Source: Xinhua", "(Northstar Press)"])
def test_an_agency_that_is_the_last_thing_of_a_text_is_credited_with_the_whole(tail: str) -> None:
    (credit,) = credits_of(BODY + tail)
    assert credit.whole


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("With files from Reuters", "Reuters"),
        ("AP contributed to this report.", "AP"),
        ("Additional reporting by AFP", "AFP"),
        ("With material from Northstar", "Northstar"),
        ("With wire reports", "wire reports"),
        ("Additional reporting by Northstar.", "Northstar"),
    ],
)
def test_a_contribution_credits_a_part(line: str, name: str) -> None:
    (credit,) = credits_of(BODY + line)
    assert (credit.name, credit.whole) == (name, False)


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that the road was closed.",
        "The harbour (see map) was closed.",
        "Imre Falk (53) was seen at the gate.\n\nHe left (again).",
        "The National Water Board (NWB) said so. More was not known.",
        "Additional reporting by Juno Whitlock",
        "Juno Whitlock contributed to this report.",
        "Harbour closed (updated) - the latest",
    ],
)
def test_what_only_looks_like_a_credit_is_none(text: str) -> None:
    assert credits_of(text) == ()


def test_a_stated_credit_line_counts_without_a_place_in_the_text() -> None:
    assert credits_of(BODY, "Reuters") == (Credit("Reuters", "Reuters", None, True),)


def test_a_stated_line_of_a_contribution_credits_a_part() -> None:
    assert credits_of(BODY, "Additional reporting: Northstar") == (Credit("Northstar", "Northstar", None, False),)


def test_one_agency_under_two_names_is_one_and_the_whole_goes_before_the_part() -> None:
    (credit,) = credits_of("PARIS (AFP) - " + BODY + "Additional reporting by AFP")
    assert (credit.agency, credit.whole) == ("AFP", True)


def test_an_alias_is_shown_under_the_agency_s_name() -> None:
    (credit,) = credits_of("PARIS (Agence France-Presse) - " + BODY)
    assert (credit.name, credit.agency) == ("Agence France-Presse", "AFP")


def test_an_empty_text_has_no_credit() -> None:
    assert credits_of("") == ()


@pytest.mark.parametrize(
    "line", ["The old quay at dusk (Ada Holt/Reuters)\n\n", "The old quay (Ada Holt/AFP/Getty Images)\n\n"]
)
def test_who_took_a_picture_is_no_agency_of_the_report(line: str) -> None:
    assert credits_of(line + BODY) == ()


def test_agencies_joined_by_a_stroke_are_credited() -> None:
    (credit,) = credits_of("BERLIN (AFP/dpa) - " + BODY)
    assert credit.whole
