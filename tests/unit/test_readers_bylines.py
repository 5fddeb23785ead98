from __future__ import annotations

import pytest

from twosource.readers.bylines import Byline, parse_byline, split_authors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", Byline(("Ann Lee",))),
        ("By Ann Lee and Bo Chu", Byline(("Ann Lee", "Bo Chu"))),
        (
            "By Ann Lee, Bo Chu and Cy Day, New Harbour Times",
            Byline(("Ann Lee", "Bo Chu", "Cy Day"), "New Harbour Times"),
        ),
        ("By NTV’s Harbour Bureau and Ann Lee, NTV", Byline(("NTV’s Harbour Bureau", "Ann Lee"), "NTV")),
        ("By Ann Lee, deals editor, The Ledger & Vault", Byline(("Ann Lee",), "The Ledger & Vault")),
        ("By Ann Lee, BBC News, Washington", Byline(("Ann Lee",), "BBC News")),
        ("By KIT LEE, Crime Reporter", Byline(("KIT LEE",))),
        ("By Ann Lee in Port Merrow", Byline(("Ann Lee",))),
        ("By Ann Lee in Paris and Bo Chu in Berlin", Byline(("Ann Lee", "Bo Chu"))),
        ("By Ann Lee, Hollis Bay", Byline(("Ann Lee",))),
        ("By Ann Lee Jr.", Byline(("Ann Lee Jr.",))),
        ("From our correspondent Ann Lee", Byline(("Ann Lee",))),
        ("Ann Lee, special envoy to Brenn", Byline(("Ann Lee",))),
        ("Von Anna Müller und Karl Weiß, Berlin", Byline(("Anna Müller", "Karl Weiß"))),
        ("Por María López y Juan Pérez", Byline(("María López", "Juan Pérez"))),
        ("Автор: Иван Петров", Byline(("Иван Петров",))),
    ],
)
def test_a_byline_gives_its_authors_and_the_outlet_only_where_it_names_one(line: str, expected: Byline) -> None:
    assert parse_byline(line) == expected


@pytest.mark.parametrize(
    ("line", "authors", "credit"),
    [
        ("By Ann Lee, with wire reports", ("Ann Lee",), "with wire reports"),
        ("By Ann Lee and agencies", ("Ann Lee",), "agencies"),
        ("By Ann Lee | AP", ("Ann Lee",), "AP"),
        ("By Ann Lee, Associated Press", ("Ann Lee",), "Associated Press"),
        ("By The Associated Press", (), "The Associated Press"),
        ("By Ann Lee, AFP and Reuters", ("Ann Lee",), "AFP and Reuters"),
        ("Par Jean Dupont avec AFP", ("Jean Dupont",), "avec AFP"),
    ],
)
def test_an_agency_in_a_byline_is_a_credit_and_not_the_outlet(line: str, authors: tuple[str, ...], credit: str) -> None:
    assert parse_byline(line) == Byline(authors, None, credit)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the fire was out",
        "By then it was too late",
        "By 2026 it will be done",
        "By Contrast the Minister Said Little",
        "By Ann Lee went the prize.",
        "By the time help came, nine had died",
        "Ann Lee, who led the talks",
        "The minister, a former editor",
        "By " + "Ann " * 200,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert parse_byline(line) is None


def test_an_author_column_is_split_only_into_full_names() -> None:
    assert split_authors("Ann Lee, Bo Chu") == ("Ann Lee", "Bo Chu")
    assert split_authors("By Ann Lee and Bo Chu") == ("Ann Lee", "Bo Chu")
    assert split_authors("Lee, Ann") == ("Lee, Ann",)
    assert split_authors("https://social.example/ann") == ()
