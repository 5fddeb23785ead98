from __future__ import annotations

import pytest

from twosource.readers.dateline import Dateline, parse_dateline


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("PARIS, March 3 (Meridian) — ", "Meridian", None),
        ("PORT MERROW, Carrow, March 12 (Northwire) - ", "Northwire", None),
        ("MOSCOW/KYIV, Feb 4 (Reuters) - ", "Reuters", None),
        ("WASHINGTON (AP) — ", "AP", None),
        ("Berlin (dpa) - ", "dpa", None),
        ("(Reuters) - ", "Reuters", None),
        ("HOLLIS BAY — ", None, None),
        ("WASHINGTON -- ", None, None),
        ("Tamber, 14 October 2025 – ", None, "2025-10-14"),
        ("VELIN, 6 April 2024 (Velin Tribune) — ", "Velin Tribune", "2024-04-06"),
        ("МОСКВА, 4 февраля. /ТАСС/. ", "ТАСС", None),
        ("新华社巴黎12月8日电", "新华社", None),
    ],
)
def test_a_dateline_gives_the_agency_and_a_date_with_its_year(
    dateline: str, agency: str | None, published: str | None
) -> None:
    follows = "The ministers met on Friday."
    assert parse_dateline(dateline + follows) == Dateline(len(dateline), agency, published)


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — which has 32 members — met on Friday.",
        "The minister – a farmer – said no.",
        "Paris — The ministers met.",
        "He said (AP) - no.",
        "Two things matter - The first is money.",
        "A well-known mayor resigned.",
        "— A dash begins this line.",
        "",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(sentence: str) -> None:
    assert parse_dateline(sentence) is None
