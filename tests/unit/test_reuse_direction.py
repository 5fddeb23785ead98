from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.identity import identify
from twosource.model import Report
from twosource.reuse.direction import Directions, Shown

TEXT = "The bridge was closed at noon after an inspector found cracks in two beams."


def report(outlet: str | None, published: str | None = None, credit: str | None = None, text: str = TEXT) -> Report:
    return Report(
        identify("report", outlet, published, credit, text),
        text,
        "",
        "",
        outlet=outlet,
        published=published,
        credit=credit,
        path=f"{outlet}.txt",
    )


def between(a: Report, b: Report) -> Shown:
    return Directions().between(a, b)


def test_who_credits_the_other_outlet_copied_from_it_whatever_the_times_say() -> None:
    shown = between(report("The Gazette", "2024-05-01", credit="Reuters"), report("Reuters", "2024-05-09"))
    assert (shown.direction, shown.sign) == ("a_from_b", "credit")
    assert shown.reason == "The Gazette credits Reuters."


def test_a_credit_in_the_text_counts_like_one_beside_it() -> None:
    shown = between(report("AFP"), report("The Bell", text=f"ELLMOUTH (AFP) - {TEXT}"))
    assert (shown.direction, shown.sign) == ("b_from_a", "credit")


def test_two_reports_that_credit_one_agency_copied_nothing_from_each_other() -> None:
    shown = between(report("The Bell", "2024-05-01", credit="AP"), report("The Gazette", "2024-05-04", credit="AP"))
    assert (shown.direction, shown.sign) == ("common_source", "credit")
    assert "neither copied from the other" in shown.reason


def test_an_agency_behind_one_of_them_leaves_the_direction_unknown() -> None:
    shown = between(report("The Bell", "2024-05-01", credit="AP"), report("The Gazette", "2024-05-04"))
    assert (shown.direction, shown.sign) == ("unknown", None)
    assert "whose own report is not among the two" in shown.reason


def test_two_that_credit_each_other_leave_it_unknown() -> None:
    assert between(report("Reuters", credit="AFP"), report("AFP", credit="Reuters")).direction == "unknown"


@pytest.mark.parametrize(
    ("first", "second", "direction", "words"),
    [
        ("2024-05-01T08:00:00Z", "2024-05-01T09:30:00Z", "b_from_a", "an hour after"),
        ("2024-05-01T14:00:00+02:00", "2024-05-01T08:00:00Z", "a_from_b", "4 hours after"),
        ("2024-05-01T08:00:00Z", "2024-05-04T08:00:00Z", "b_from_a", "3 days after"),
        ("2024-05-01", "2024-05-03", "b_from_a", "2 days after"),
        ("2024-05-01T23:00:00", "2024-05-09", "b_from_a", "8 days after"),
    ],
)
def test_times_that_differ_clearly_show_who_came_later(first: str, second: str, direction: str, words: str) -> None:
    shown = between(report("The Bell", first), report("The Gazette", second))
    assert (shown.direction, shown.sign) == (direction, "times")
    assert words in shown.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-05-01T08:00:00Z", "2024-05-01T08:59:00Z"),
        ("2024-05-01", "2024-05-02"),
        ("2024-05-01T08:00:00", "2024-05-01T18:00:00Z"),
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01", None),
        ("yesterday", "2024-05-01"),
    ],
)
def test_near_unstated_or_unreadable_times_show_nothing(first: str, second: str | None) -> None:
    shown = between(report("The Bell", first), report("The Gazette", second))
    assert (shown.direction, shown.sign) == ("unknown", None)
    assert shown.reason.startswith("Who copied is not known: ")


def test_who_came_first_but_was_updated_after_the_other_may_have_copied() -> None:
    early = replace(report("The Bell", "2024-05-01T08:00:00Z"), updated="2024-05-02T08:00:00Z")
    assert between(early, report("The Gazette", "2024-05-01T12:00:00Z")).direction == "unknown"
    settled = replace(early, updated="2024-05-01T08:30:00Z")
    assert between(settled, report("The Gazette", "2024-05-01T12:00:00Z")).direction == "b_from_a"


def test_exchanging_the_two_exchanges_the_direction_and_nothing_else() -> None:
    a, b = report("The Bell", "2024-05-01"), report("The Gazette", "2024-05-04")
    one, other = between(a, b), between(b, a)
    assert (one.direction, other.direction) == ("b_from_a", "a_from_b")
    assert one.reason == other.reason


def test_an_agency_that_signs_its_own_report_credits_nobody() -> None:
    agency = report("AFP", "2024-05-01", text=f"ELLMOUTH (AFP) - {TEXT}")
    shown = between(agency, report("The Bell", "2024-05-04"))
    assert (shown.direction, shown.sign) == ("b_from_a", "times")


def test_a_report_of_an_unknown_outlet_is_named_by_its_file() -> None:
    unknown = replace(report(None, "2024-05-04"), path="in/box/bell.txt", title="Bridge closed")
    assert between(unknown, report("The Gazette", "2024-05-01")).reason.startswith("bell.txt published it")


def test_an_agency_that_signs_with_its_initials_credits_nobody_else() -> None:
    agency = report("NORTHERN PRESS AGENCY", "2024-05-01", text=f"ELLMOUTH (NPA) - {TEXT}")
    shown = between(agency, report("The Bell", "2024-05-09"))
    assert (shown.direction, shown.sign) == ("b_from_a", "times")
    credited = between(agency, report("The Bell", "2024-05-09", credit="NPA"))
    assert (credited.direction, credited.reason) == ("b_from_a", "The Bell credits NPA.")
