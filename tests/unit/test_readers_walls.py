"""What stands where a report should is skipped with its cause; the shortest news stays a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.readers.intake import read_inputs
from twosource.readers.walls import why_no_report

if TYPE_CHECKING:
    from pathlib import Path

WALLS = [
    "Login",
    "Sign in",
    "Log in to continue",
    "Sign in\nEmail\nPassword\nForgot your password?\nCreate an account",
    "Please log in to read this article.",
    "Quay fire: what we know\nSubscribe to unlock this article\nTry unlimited access\nThen €3 a week. Cancel anytime.",
    "To continue reading, subscribe for one crown a week. Already a subscriber? Log in",
    "This article is for subscribers only.",
    "You have read your last free article this month.",
    "We use cookies to improve this site. By clicking Accept you agree to this. Accept all cookies",
    "We and our 812 partners store and access information on a device. We value your privacy.",
    "Please enable JS and disable any ad blocker",
    "You need to enable JavaScript to run this app.",
    "Are you a robot? Please confirm you are a human by solving the task below.",
    "Just a moment...",
    "Access Denied\nYou don't have permission to access this server.\nReference #18.2d",
    "Page not found\nSorry, the page you are looking for is no longer here.",
    "Bitte anmelden",
    "Cet article réservé aux abonnés. Déjà abonné ? Connectez-vous",
]
NEWS = [
    "President resigns, agency reports.",
    "President resigns",
    "Access denied to inspectors, agency says.",
    "Register to vote by Friday, the council said.",
    "404 people died in the flood.",
    "Log in, users of the lost app are told by its maker.",
    "Unusual traffic in the strait.",
    "President resigns, agency reports.\nSubscribe to continue reading",
    "Inicia sesión el parlamento",
    "大統領辞任",
    "Fire!",
]


@pytest.mark.parametrize("text", WALLS)
def test_a_page_that_only_asks_for_a_sign_in_money_consent_or_patience_is_no_report(text: str) -> None:
    assert why_no_report(text) is not None


@pytest.mark.parametrize("text", NEWS)
def test_the_shortest_news_is_a_report(text: str) -> None:
    assert why_no_report(text) is None


@given(st.text(max_size=400))
def test_a_cause_is_one_line_whatever_the_text(text: str) -> None:
    cause = why_no_report(text)
    assert cause is None or ("\n" not in cause and len(cause) < 200)


@given(st.text(alphabet=st.characters(categories=["L", "Zs"]), max_size=200))
def test_a_sentence_of_news_beside_a_wall_keeps_the_report(words: str) -> None:
    assert why_no_report(f"{words}\nThe mayor of Tolsund has resigned.\nSign in to continue") is None


def test_a_sign_in_page_is_listed_as_skipped_with_its_cause_and_the_rest_is_read(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><main><h1>Sign in</h1><p>Sign in to continue</p></main></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    rows = [
        {"id": "a", "text": "President resigns, agency reports."},
        {"id": "b", "text": "Subscribe to continue reading"},
    ]
    (tmp_path / "day.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    intake = read_inputs([tmp_path / "page.html", tmp_path / "day.jsonl"])
    assert [report.source_id for report in intake.reports] == ["a"]
    (page_skipped, row_skipped) = intake.skipped
    assert page_skipped.source.endswith("page.html")
    assert "“Subscribe to continue reading”" in row_skipped.cause
    assert row_skipped.remedy == "give the article itself, or leave it out"
