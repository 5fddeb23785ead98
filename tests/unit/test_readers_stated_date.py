from __future__ import annotations

import pytest

from twosource.readers.stated_date import DayMonth, parse_day_month, parse_stated_date


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("05.03.2024", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("5 March 2024", "2024-03-05"),
        ("Tuesday, March 5, 2024", "2024-03-05"),
        ("Tue 5 Mar 2024", "2024-03-05"),
        ("March 5th, 2024", "2024-03-05"),
        ("5. März 2024", "2024-03-05"),
        ("5 mars 2024 à 10:30", "2024-03-05"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("5 марта 2024 г.", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
    ],
)
def test_a_whole_date_is_read_in_the_shapes_of_many_languages(stated: str, expected: str) -> None:
    assert parse_stated_date(stated) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00+00:00"),
        ("2024-03-05T10:00:00.123+0100", "2024-03-05T10:00:00+01:00"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00+00:00"),
        ("5 March 2024 06:20 GMT", "2024-03-05T06:20:00+00:00"),
        ("March 5, 2024, 3:05 p.m. EST", "2024-03-05T15:05:00-05:00"),
    ],
)
def test_a_time_is_kept_where_its_zone_is_stated(stated: str, expected: str) -> None:
    assert parse_stated_date(stated) == expected


@pytest.mark.parametrize("stated", ["2024-03-05T10:00:00", "10:30, 5 March 2024", "5 March 2024 at 10:30 IST"])
def test_a_time_without_a_certain_zone_is_left_out(stated: str) -> None:
    assert parse_stated_date(stated) == "2024-03-05"


@pytest.mark.parametrize(
    "stated",
    ["04/02/2022", "04-02-2022", "March 2024", "2024", "yesterday", "February 30, 2024", "5 Mar 24", "10.30",
     "Published 5 March 2024", "the 5 March 2024 talks", "", "x" * 500],
)  # fmt: skip
def test_what_is_ambiguous_or_not_wholly_a_date_stays_unknown(stated: str) -> None:
    assert parse_stated_date(stated) is None


def test_a_day_and_month_may_lack_the_year() -> None:
    assert parse_day_month("Feb. 4") == DayMonth(4, 2, None)
    assert parse_day_month("4 février 2022") == DayMonth(4, 2, 2022)
    assert parse_day_month("May") is None
    assert parse_day_month("Port Merrow") is None
