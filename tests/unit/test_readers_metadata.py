from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.readers.intake import read_text

if TYPE_CHECKING:
    from twosource.model import Report

BODY = (
    "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished.\n\n"
    "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn."
)


def noise_of(report: Report, kind: str) -> list[str]:
    return [report.text[item.span.start : item.span.end] for item in report.noise if item.kind == kind]


def test_a_date_line_before_the_text_gives_the_day_of_publication() -> None:
    report = read_text(f" date 2024-03-05 \n\nBy Ann Lee and Bo Chu, NTV\n\n{BODY}")
    assert (report.published, report.authors, report.outlet) == ("2024-03-05", ("Ann Lee", "Bo Chu"), "NTV")
    assert noise_of(report, "metadata") == ["date 2024-03-05"]
    assert noise_of(report, "byline") == ["By Ann Lee and Bo Chu, NTV"]


@pytest.mark.parametrize(
    "line",
    ["Published: 18:42, 5 March 2024", "Posted on March 5, 2024", "Veröffentlicht am 5. März 2024",
     "Publié le 5 mars 2024 à 10:30", "Опубликовано: 5 марта 2024", "Tuesday 5 March 2024",
     "NEWS | 5 March 2024", "Published 2024-03-05 | Updated 2024-03-06"],
)  # fmt: skip
def test_a_line_that_states_the_day_is_metadata_in_any_language(line: str) -> None:
    report = read_text(f"{line}\n\n{BODY}")
    assert report.published == "2024-03-05"
    assert noise_of(report, "metadata") == [line]


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    report = read_text(f"Updated: 6 March 2024\n\n{BODY}")
    assert report.published is None
    assert noise_of(report, "metadata") == ["Updated: 6 March 2024"]


def test_keyed_lines_give_title_address_and_outlet() -> None:
    report = read_text(f"Title: Quay shut\nURL: https://courier.example/1\nSource: Eastmark Courier\n\n{BODY}")
    assert (report.title, report.url, report.outlet) == ("Quay shut", "https://courier.example/1", "Eastmark Courier")


def test_an_agency_as_the_source_is_a_credit_and_not_the_outlet() -> None:
    report = read_text(f"Source: dpa\n\n{BODY}")
    assert (report.credit, report.outlet) == ("dpa", None)


def test_the_agency_of_a_dateline_is_the_credit_and_not_the_outlet() -> None:
    report = read_text(f"PORT MERROW, March 5 (Northwire) - {BODY}")
    assert (report.credit, report.outlet, report.published) == ("Northwire", None, None)
    assert noise_of(report, "dateline") == ["PORT MERROW, March 5 (Northwire) - "]


def test_a_masthead_with_a_date_names_the_outlet_in_the_spelling_that_the_text_has() -> None:
    report = read_text(f"THE EAST STANDARD | Tuesday, March 5, 2024\n\n{BODY} He spoke to The East Standard.")
    assert (report.outlet, report.published) == ("The East Standard", "2024-03-05")


def test_a_masthead_may_have_its_date_on_the_line_below() -> None:
    report = read_text(f"THE TAMBER COURIER\nTuesday 5 March 2024\n\nEastern quay stays shut after the fire\n\n{BODY}")
    assert (report.outlet, report.title) == ("The Tamber Courier", "Eastern quay stays shut after the fire")


def test_a_role_under_the_byline_belongs_to_it() -> None:
    report = read_text(f"Quay shut after fire\n\nBy Ann Lee\nHarbour Correspondent\n\n{BODY}")
    assert noise_of(report, "byline") == ["By Ann Lee", "Harbour Correspondent"]


def test_labels_of_press_releases_are_metadata_and_not_the_title() -> None:
    report = read_text(f"PRESS RELEASE\nFor immediate release\n\nPort shuts its eastern quay\n\n{BODY}")
    assert report.title == "Port shuts its eastern quay"
    assert noise_of(report, "metadata") == ["PRESS RELEASE", "For immediate release"]


@pytest.mark.parametrize(
    "first",
    [
        "The quay is shut.",
        "Quay shut",
        "Will the quay ever open again?",
        "and the quay stays shut for long",
        "What the port says:",
        "Photo: The quay on Tuesday morning, by Ann Lee",
        "https://courier.example/the-quay-is-shut",
    ],
)
def test_a_first_line_that_may_be_something_else_is_no_title(first: str) -> None:
    assert read_text(f"{first}\n\n{BODY}").title is None


def test_who_issued_a_press_release_is_its_outlet() -> None:
    report = read_text(f"PRESS RELEASE\n\n{BODY}\n\nIssued by Merrow Port plc, Media Relations")
    assert report.outlet == "Merrow Port plc"


def test_a_first_line_without_an_empty_line_after_it_is_no_title() -> None:
    assert read_text(f"Quay shut after the fire\n{BODY}").title is None


def test_a_title_may_ask_or_shout_where_a_byline_follows_the_standfirst() -> None:
    report = read_text(f"QUAY: IT’S WAR!\nUnion blasts the port over safety\n\nBy Ann Lee\n\n{BODY}")
    assert report.title == "QUAY: IT’S WAR!"


def test_the_author_and_the_date_of_an_embedded_post_are_not_the_reports() -> None:
    post = "The quay is on fire. https://t.co/Ab3dEf6h1J — Ann Lee (@annlee) February 4, 2022"
    report = read_text(f"{post}\n\n{BODY}")
    assert (report.authors, report.published, report.title) == ((), None, None)


def test_what_the_text_does_not_state_stays_unknown() -> None:
    report = read_text(BODY)
    assert (report.outlet, report.title, report.authors, report.published, report.credit) == (
        None,
        None,
        (),
        None,
        None,
    )
    assert report.noise == ()


def test_metadata_deep_in_the_text_are_prose() -> None:
    report = read_text(
        f"{BODY}\n\n{BODY.replace('Tuesday', 'Monday')}\n\nPublished: 5 March 2024\n\nThat was all that it said."
    )
    assert report.published is None


@pytest.mark.parametrize(
    ("ending", "credit"),
    [
        ("Additional reporting by Northwire.", "Additional reporting by Northwire."),
        ("The Associated Press contributed to this report.", "The Associated Press contributed to this report."),
        ("Additional reporting: Northwire", "Additional reporting: Northwire"),
        ("With material from Meridian", "With material from Meridian"),
        ("Eastern Press contributed to this report", "Eastern Press contributed to this report"),
        (
            "Ann Lee and Harbour News contributed to this report.",
            "Ann Lee and Harbour News contributed to this report.",
        ),
        ("Source: dpa", "dpa"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "The Associated Press. All rights reserved"),
        ("The quay opens on Monday, the port said. (AFP)", "AFP"),
    ],
)
def test_a_credit_line_at_the_end_is_kept_as_written(ending: str, credit: str) -> None:
    report = read_text(f"{BODY}\n\n{ending}")
    assert report.credit == credit
    assert len(noise_of(report, "credit")) == 1


@pytest.mark.parametrize(
    "ending",
    [
        "(Reporting by Ann Lee; editing by Bo Chu)",
        "Ann Lee contributed to this report.",
        "Ann Lee and Bo Post contributed to this report.",
        "The quay opens on Monday. (PTA)",
    ],
)
def test_a_sign_off_of_persons_names_no_agency(ending: str) -> None:
    assert read_text(f"{BODY}\n\n{ending}").credit is None


def test_what_the_caller_states_goes_before_what_the_text_states() -> None:
    report = read_text(
        f"Published: 5 March 2024\n\n{BODY}", published="2024-03-09", outlet="The Courier", language="en-GB"
    )
    assert (report.published, report.outlet, report.language) == ("2024-03-09", "The Courier", "en")


HEADLINE = "Harbour fire keeps the eastern quay shut"


def test_a_name_that_the_registry_knows_between_title_and_date_is_the_outlet() -> None:
    report = read_text(f"{HEADLINE}\n\nTHE GUARDIAN\n2024-03-05\n\n{BODY}")
    assert (report.title, report.outlet, report.published) == (HEADLINE, "The Guardian", "2024-03-05")
    assert noise_of(report, "metadata") == ["THE GUARDIAN", "2024-03-05"]


def test_the_name_of_the_page_s_host_between_title_and_date_is_the_outlet() -> None:
    text = f"{HEADLINE}\n\nTHE QUAY-SIDE\n2024-03-05\n\n{BODY}"
    assert read_text(text, url="https://www.quayside.example/1").outlet == "THE QUAY-SIDE"


def test_another_line_in_capitals_between_title_and_date_is_metadata_and_no_outlet() -> None:
    report = read_text(f"{HEADLINE}\n\nTHE WATERFRONT\n2024-03-05\n\n{BODY}")
    assert (report.title, report.outlet, report.published) == (HEADLINE, None, "2024-03-05")
    assert noise_of(report, "metadata") == ["THE WATERFRONT", "2024-03-05"]


def test_a_headline_in_capitals_above_a_date_stays_the_headline() -> None:
    report = read_text(f"NO WAY BACK TO THE QUAY\n2024-03-05\n\n{BODY}")
    assert (report.title, report.outlet) == ("NO WAY BACK TO THE QUAY", None)
