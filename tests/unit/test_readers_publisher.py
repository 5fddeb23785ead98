from __future__ import annotations

import pytest

from twosource.readers.intake import read_text

BODY = (
    "A fire tore through a warehouse in the port early on Tuesday, the harbour authority said.\n\n"
    "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn."
)
DATELINE = "PORT MERROW, March 12 (Northwire) - "
SIGN_OFF = "\n\n(Reporting by Alma Rusk; editing by Fran Oyelaran)"


def test_a_wires_own_copy_signed_off_by_its_author_is_the_wires() -> None:
    report = read_text(f"By Alma Rusk\n\n{DATELINE}{BODY}{SIGN_OFF}", language="en")
    assert (report.outlet, report.credit) == ("Northwire", None)


@pytest.mark.parametrize(
    "text",
    [
        f"By Alma Rusk\n\n{DATELINE}{BODY}",
        f"{DATELINE}{BODY}{SIGN_OFF}",
        f"By Jo March\n\n{DATELINE}{BODY}{SIGN_OFF}",
    ],
)
def test_an_agency_in_a_dateline_alone_is_a_credit(text: str) -> None:
    report = read_text(text, language="en")
    assert (report.outlet, report.credit) == (None, "Northwire")


@pytest.mark.parametrize("known", [{"outlet": "The Bell"}, {"url": "https://bell.example/1"}])
def test_who_publishes_elsewhere_keeps_the_agency_as_credit(known: dict[str, str]) -> None:
    report = read_text(f"By Alma Rusk\n\n{DATELINE}{BODY}{SIGN_OFF}", language="en", **known)
    assert (report.outlet, report.credit) == (known.get("outlet"), "Northwire")


@pytest.mark.parametrize("outlet", ["Northwire", "The Northwire", "Northwire News Agency"])
def test_a_dateline_that_names_the_outlet_itself_is_no_credit(outlet: str) -> None:
    report = read_text(f"{DATELINE}{BODY}", language="en", outlet=outlet)
    assert (report.outlet, report.credit) == (outlet, None)


def test_our_correspondent_writes_for_the_paper_of_the_dateline() -> None:
    head = "From our correspondent Alma Rusk\n\nVELIN, 6 April 2024 (Velin Tribune) — "
    report = read_text(head + BODY, language="en")
    assert (report.outlet, report.credit) == ("Velin Tribune", None)


def test_who_can_reveal_something_is_the_outlet() -> None:
    report = read_text(f"{BODY}\n\nThe Bellman can reveal that the shed was full.", language="en")
    assert report.outlet == "The Bellman"


def test_a_host_that_the_registry_knows_states_its_outlet() -> None:
    assert read_text(BODY, url="https://www.theguardian.com/x", language="en").outlet == "The Guardian"
    assert read_text(BODY, url="https://bell.example/x", language="en").outlet is None


def test_a_dateline_with_the_initials_of_an_agency_s_own_name_is_no_credit() -> None:
    text = f"PORT MERROW (HPA) — {BODY}"
    assert read_text(text, language="en", outlet="Harbour Press Agency").credit is None
    assert read_text(text, language="en", outlet="Harbour Park Advertiser").credit == "HPA"


def test_the_initials_of_a_known_agency_stay_a_credit_unless_the_outlet_s_own_authors_sign_off() -> None:
    text = f"PORT MERROW, March 12 (AP) — {BODY}"
    assert read_text(text, language="en", outlet="Anchor Press").credit == "AP"
    signed = f"By Alma Rusk, Anchor Press\n\n{text}{SIGN_OFF}"
    assert (read_text(signed, language="en").outlet, read_text(signed, language="en").credit) == ("Anchor Press", None)
