"""Grouping reports by event: what is promised whatever the reports are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.api import report
from twosource.model import Noise, Report, Span
from twosource.story.group import group, group_reports, told_of
from twosource.story.settings import Grouping
from view_cases import make_report

if TYPE_CHECKING:
    from twosource.story.told import Told

FERRY = (
    "The ferry Marigold ran aground off Tolsund with 214 passengers. Captain Ines Varga said a rudder failed. "
    "Lifeboats from Tolsund and Brede took everybody off within two hours."
)
FERRY_TOO = (
    "All 214 passengers of the Marigold are safe after the ferry ran aground near Tolsund. Ines Varga, its captain, "
    "spoke of a broken rudder. Lifeboats came from Brede."
)
VOTE = (
    "Voters in Halden chose Per Askeland as mayor on Sunday with 53.4 percent. Askeland, of the Farmers' League, wants "
    "to reopen the sugar works. Turnout was 61 percent."
)


def told(text: str, published: str | None = None) -> Told:
    return told_of(report(text, language="en", published=published))


def test_two_reports_of_one_event_are_a_story_and_another_stands_alone() -> None:
    a, b, c = told(FERRY), told(FERRY_TOO), told(VOTE)
    assert {story.reports for story in group_reports([a, b, c])} == {tuple(sorted((a.id, b.id))), (c.id,)}


def test_the_reason_names_what_both_have() -> None:
    (story,) = group_reports([told(FERRY, published="2024-03-04"), told(FERRY_TOO, published="2024-03-05T06:00:00Z")])
    assert story.reason.startswith("both have the names ")
    for shared in ("Marigold", "Ines Varga", "Tolsund", "rudder", "214", "published from 2024-03-04 to 2024-03-05"):
        assert shared in story.reason


def test_a_link_names_what_the_two_reports_share_and_the_days_between() -> None:
    (story,) = group_reports([told(FERRY, published="2024-03-04"), told(FERRY_TOO, published="2024-03-06")])
    (link,) = story.links
    assert (link.a, link.b) == story.reports
    assert "Ines Varga" in link.names
    assert link.numbers == ("214",)
    assert link.days == 2
    assert 0 < link.similarity <= 1


def test_a_report_alone_says_so() -> None:
    (story,) = group_reports([told(VOTE)])
    assert (story.reason, story.links) == ("no other report tells of this event", ())


def test_no_reports_give_no_stories() -> None:
    assert group_reports([]) == ()


def test_a_report_that_comes_twice_counts_once() -> None:
    assert group_reports([told(FERRY), told(FERRY)]) == group_reports([told(FERRY)])


def test_a_story_keeps_its_id_when_a_later_report_joins() -> None:
    first, later = told(FERRY, published="2024-03-04"), told(FERRY_TOO, published="2024-03-05")
    (alone,) = group_reports([first])
    (both,) = group_reports([later, first])
    assert alone.id == both.id


def test_the_same_words_weeks_apart_are_two_events() -> None:
    stories = group_reports([told(FERRY, published="2024-03-04"), told(FERRY_TOO, published="2024-04-04")])
    assert len(stories) == 2


def test_an_unknown_date_keeps_nothing_apart() -> None:
    assert len(group_reports([told(FERRY, published="2024-03-04"), told(FERRY_TOO)])) == 1


def test_a_year_or_month_alone_is_no_day() -> None:
    report_of_no_day = make_report(FERRY)
    for published in ("2024", "2024-03"):
        assert told_of(replace(report_of_no_day, published=published)).day is None


@given(st.permutations([FERRY, FERRY_TOO, VOTE, VOTE + " He takes office in May.", "Nothing of note."]))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_reports_changes_nothing(texts: list[str]) -> None:
    ordered = sorted(texts)
    assert group_reports([told(text) for text in texts]) == group_reports([told(text) for text in ordered])


@given(st.lists(st.text(max_size=200).filter(str.strip), max_size=8, unique=True))
@settings(max_examples=50, deadline=None)
def test_every_report_stands_in_exactly_one_story_whatever_its_text(texts: list[str]) -> None:
    all_told = [told_of(make_report(text)) for text in texts]
    stories = group_reports(all_told)
    assert sorted(each for story in stories for each in story.reports) == sorted({each.id for each in all_told})


@pytest.mark.parametrize(
    "line",
    [
        "https://news.example.org/tolsund/ferry-marigold-aground-214-passengers",
        "http : / / www. example.org / tolsund / ferry - marigold",
        "www.example.org/tolsund",
        "desk@tolsund.example",
    ],
)
def test_addresses_tell_nothing(line: str) -> None:
    assert told_of(make_report(f"{VOTE}\n{line}")).terms == told_of(make_report(VOTE)).terms


def test_what_the_readers_marked_as_noise_is_left_out() -> None:
    text = f"{VOTE}\nMarigold Tolsund Varga"
    noisy = Report(id="n", text=text, sha256="", raw_sha256="", noise=(Noise(Span(len(VOTE), len(text)), "read_more"),))
    assert told_of(noisy).terms == told_of(make_report(VOTE)).terms


def test_terms_too_common_are_counted() -> None:
    many = [told(f"{FERRY} Part {number} of the report.") for number in range(12)]
    result = group(many, Grouping(hot=5))
    assert result.hot_terms > 0
    assert result.hot_lookups >= result.hot_terms
    assert group(many).hot_terms == 0


def test_more_copies_than_a_report_is_weighed_against_are_still_one_story() -> None:
    few = Grouping(hot=8, nearest=6)
    copies = [told(f"{FERRY} Edition {number}.") for number in range(40)]
    assert [len(story.reports) for story in group_reports(copies, few)] == [40]


def test_words_of_languages_without_spaces_are_compared_too() -> None:
    text = "港湾の火災で倉庫が三棟焼けた。消防によると負傷者はいない。"
    a, b = told_of(make_report(text)), told_of(make_report(f"速報：{text}"))
    assert len(group_reports([a, b])) == 1


def test_names_are_told_by_their_capitals_and_figures_by_their_digits() -> None:
    told_here = dict(zip(told(FERRY).terms, told(FERRY).kinds, strict=True))
    assert told_here["marigold"] == 1
    assert told_here["ferry"] == 0
    assert told_here["214"] == 2


def test_thousands_are_one_figure_however_written() -> None:
    assert "1200" in told_of(make_report("Some 1,200 tents")).terms
    assert "1200" in told_of(make_report("Some 1200 tents")).terms


@pytest.mark.parametrize("text", ["A" * 60_000, "a" * 60_000 + " @", "Aa" * 30_000, "1," * 30_000, "http:" * 12_000])
def test_long_runs_of_letters_and_signs_are_gone_through_once(text: str) -> None:
    assert len(told_of(make_report(text)).terms) <= 2


def test_the_reason_takes_no_weekday_or_month_for_a_name() -> None:
    a = told(FERRY + " It sailed on Monday. On Tuesday, Monday's crew was heard. In March the hull was new.")
    b = told(FERRY_TOO + " It had sailed on Monday, and on Tuesday, in March weather, all was over.")
    (story,) = group_reports([a, b])
    for word in ("Monday", "Tuesday", "March"):
        assert word not in story.reason


def test_a_person_who_is_called_like_a_month_is_a_name_in_the_reason() -> None:
    pilot = "April Hale was the pilot, and April Hale is heard today, lawyers for April Hale said."
    (story,) = group_reports([told(f"{pilot} {FERRY}"), told(f"{pilot} {FERRY_TOO}")])
    assert "April Hale" in story.reason


def test_the_reason_writes_a_name_without_the_possessive_where_a_report_does() -> None:
    a = told("Tolsund's ferry, the Marigold, ran aground with 214 passengers. Lifeboats took everybody off.")
    b = told("The ferry Marigold ran aground near Tolsund with 214 passengers. Lifeboats took everybody off.")
    (story,) = group_reports([a, b])
    assert "Tolsund" in story.reason
    assert "Tolsund's" not in story.reason
