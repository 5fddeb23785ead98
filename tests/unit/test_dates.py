from __future__ import annotations

import sys
from subprocess import run

import pytest

from twosource.model import DateMention, Name, Noise, Report, Span
from twosource.text.dates import find_dates

FRIDAY = "2022-02-04"


def report(text: str, published: str | None = FRIDAY, language: str | None = "en") -> Report:
    return Report(id="r", text=text, sha256="", raw_sha256="", published=published, language=language)


def mentions(text: str, published: str | None = FRIDAY, language: str | None = "en") -> list[tuple[str, str | None]]:
    found = find_dates(report(text, published, language), ())
    return [(text[m.span.start : m.span.end], m.value) for m in found]


def anchors(text: str) -> list[str | None]:
    return [mention.anchor for mention in find_dates(report(text), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 4 February 2022", [("4 February 2022", "2022-02-04")]),
        ("on February 4, 2022, he", [("February 4, 2022", "2022-02-04")]),
        ("on Friday, Feb. 4, 2022", [("Friday, Feb. 4, 2022", "2022-02-04")]),
        ("the 4th of February 2022", [("the 4th of February 2022", "2022-02-04")]),
        ("MOSCOW, FEB. 4, 2022", [("FEB. 4, 2022", "2022-02-04")]),
        ("on 2022-02-04.", [("2022-02-04", "2022-02-04")]),
        ("at 2022-02-04T10:30:00Z it", [("2022-02-04T10:30:00Z", "2022-02-04")]),
        ("in December 2021", [("December 2021", "2021-12")]),
        ("mid-December 2021", [("mid-December 2021", "2021-12")]),
        ("In 2019 it fell", [("2019", "2019")]),
        ("since early 2019", [("early 2019", "2019")]),
        ("by mid-2026", [("mid-2026", "2026")]),
        ("the 2016 election", [("2016", "2016")]),
        ("the merger (2019)", [("2019", "2019")]),
        ("in the first quarter of 2022", [("the first quarter of 2022", "2022")]),
        ("in the summer of 2021", [("summer of 2021", "2021")]),
        ("Feb. 4-6, 2022", [("Feb. 4-6, 2022", "2022-02")]),
        ("from 4 to 6 February 2022", [("4 to 6 February 2022", "2022-02")]),
        ("on 25/12/2021", [("25/12/2021", "2021-12-25")]),
        ("on 12/25/2021", [("12/25/2021", "2021-12-25")]),
        ("on 04.02.2022", [("04.02.2022", "2022-02-04")]),
    ],
)
def test_a_date_that_is_written_out_needs_no_anchor(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentions(text) == expected
    assert mentions(text, published=None) == expected
    assert anchors(text) == [None] * len(expected)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "2022-02-04"),
        ("They met on Thursday.", "2022-02-03"),
        ("They met on Saturday.", "2022-01-29"),
        ("They met last Friday.", "2022-01-28"),
        ("They will meet on Monday.", "2022-02-07"),
        ("They meet next Friday.", "2022-02-11"),
        ("The summit, due on Tuesday, is off.", "2022-02-08"),
        ("On Monday, the two will meet.", "2022-02-07"),
        ("The road is closed until Monday.", "2022-02-07"),
        ("The road has been closed since Monday.", "2022-01-31"),
        ("He left on Friday morning.", "2022-02-04"),
        ("Thursday’s vote was close.", "2022-02-03"),
        ("He left yesterday.", "2022-02-03"),
        ("He leaves tomorrow.", "2022-02-05"),
        ("He left this morning.", "2022-02-04"),
        ("He left last night.", "2022-02-03"),
        ("He left the day before yesterday.", "2022-02-02"),
        ("He left last month.", "2022-01"),
        ("He left last year.", "2021"),
        ("He left earlier this year.", "2022"),
        ("He leaves next month.", "2022-03"),
        ("He left two days ago.", "2022-02-02"),
        ("He left three weeks ago.", "2022-01"),
        ("He left five months ago.", "2021-09"),
        ("He said he would leave on Monday.", "2022-02-07"),
        ("He left a year ago.", "2021"),
        ("In December, he left.", "2021-12"),
        ("He left in February.", "2022-02"),
        ("He left last February.", "2021-02"),
        ("He will leave in March.", "2022-03"),
        ("He left in May.", "2021-05"),
        ("He left on Dec. 3.", "2021-12-03"),
        ("He left on 3 January.", "2022-01-03"),
        ("He will leave on Feb. 20.", "2022-02-20"),
        ("The games begin Feb. 14.", "2022-02-14"),
    ],
)
def test_a_relative_date_hangs_on_the_day_of_publication(text: str, value: str) -> None:
    assert [found for _, found in mentions(text)] == [value]
    assert anchors(text) == ["published 2022-02-04"]


def test_without_a_day_of_publication_relative_dates_stay_undated() -> None:
    text = "Last week on Friday he said it would end in December, two days ago, on Feb. 4, in 2019."
    found = find_dates(report(text, published=None), ())
    assert [mention.value for mention in found] == [None] * 5 + ["2019"]
    assert {mention.anchor for mention in found} == {None}


def test_the_day_of_publication_is_taken_in_the_zone_in_which_it_is_stated() -> None:
    assert mentions("They met today.", published="2022-02-04T23:30:00-05:00") == [("today", "2022-02-04")]


@pytest.mark.parametrize("published", ["2022", "2022-02", "yesterday", "2022-02-31"])
def test_a_published_date_without_a_day_anchors_nothing(published: str) -> None:
    assert mentions("They met on Friday.", published=published) == [("Friday", None)]


def test_the_clause_before_a_weekday_decides_its_direction() -> None:
    text = "He said on Thursday that the talks will resume on Monday."
    assert [value for _, value in mentions(text)] == ["2022-02-03", "2022-02-07"]


def test_a_day_most_of_a_year_ago_or_soon_to_come_stays_undated_where_the_tense_is_unclear() -> None:
    assert mentions("The March 3 vote.") == [("March 3", None)]
    assert mentions("He was there on March 3.") == [("March 3", "2021-03-03")]
    assert mentions("The outcome of the March 3 vote could be close.") == [("March 3", "2022-03-03")]


def test_a_time_of_day_belongs_to_the_date_beside_it() -> None:
    assert mentions("They met on Friday at 10:30 GMT in Oslo.") == [("Friday at 10:30 GMT", "2022-02-04")]
    assert mentions("The doors open at 10:30 GMT.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He may march on Rome.",
        "Theresa May said so.",
        "The Sunday Times and Black Friday.",
        "Every Friday and on Sundays.",
        "2,000 people in 2000 homes won 3-2.",
        "It is open 24/7, since 9/11.",
        "Call 555-2019-2020 about version 1.2.2019.",
        "USA Today and today’s world, on CBS This Morning.",
        "Seventy-four years ago it sank.",
        "The plan is dated in recent months, soon, now.",
        "He is 35 and ran 1500 metres in 2000 seconds.",
        "Dec. 12,000 and May 5,000.",
        "On 31 February 2022 nothing happened, nor on 2022-13-01.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [value for _, value in mentions(text) if value] == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2021–22 it grew.",
        "In the 1990s it grew.",
        "In the 1980’s it grew.",
        "In fiscal 2022 it grew.",
        "In winter 2021 it grew.",
    ],
)
def test_a_stretch_that_no_year_month_or_day_holds_stays_undated(text: str) -> None:
    assert [value for _, value in mentions(text)] == [None]


def test_a_numeric_date_that_reads_both_ways_is_undated_in_english() -> None:
    assert mentions("on 03/04/2022") == [("03/04/2022", None)]
    assert mentions("le 03/04/2022", language="fr") == [("03/04/2022", "2022-04-03")]
    assert mentions("on 03/03/2022") == [("03/03/2022", "2022-03-03")]


def test_an_event_without_a_stated_day_leaves_the_date_open() -> None:
    text = "Two days after the announcement he left."
    (mention,) = find_dates(report(text), ())
    assert mention == DateMention(Span(0, 31), None, "the announcement")


@pytest.mark.parametrize(
    "told",
    [
        "The announcement on March 5, 2021, was short.",
        "The deal was announced on March 5, 2021.",
        "The March 5, 2021 announcement was short.",
    ],
)
def test_an_event_whose_day_the_report_states_dates_what_hangs_on_it(told: str) -> None:
    text = f"{told} Two days after the announcement he left."
    mention = find_dates(report(text), ())[-1]
    assert (mention.value, mention.anchor) == ("2021-03-07", "the announcement, 2021-03-05")


def test_an_event_with_two_stated_days_leaves_the_date_open() -> None:
    text = "The attack on March 5, 2021, and the attack on May 7, 2021, were alike. A day after the attack he left."
    assert find_dates(report(text), ())[-1].value is None


def test_the_day_before_a_dated_event_is_dated_by_its_name() -> None:
    text = "He left the day before the Feb. 1 vote."
    (mention,) = find_dates(report(text), ())
    assert (mention.value, mention.anchor) == ("2022-01-31", "the Feb. 1 vote, 2022-02-01")


@pytest.mark.parametrize("text", ["He left a day earlier.", "The following day he left.", "Three days later he left."])
def test_a_day_beside_an_unnamed_one_stays_undated(text: str) -> None:
    assert [value for _, value in mentions(text)] == [None]


def test_the_name_of_an_event_is_no_day_of_this_year() -> None:
    assert mentions("The Sept. 11 attacks changed it.") == [("Sept. 11", None)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am Freitag, 4. Februar 2022, und im Dezember.", ["2022-02-04", "2022-02-04", "2021-12"]),
        ("de", "Gestern, am 3. Januar, seit 2019, am 04.02.22.", ["2022-02-03", "2022-01-03", "2019", "2022-02-04"]),
        ("de", "Er soll am Dienstag kommen, am kommenden Montag.", ["2022-02-08", "2022-02-07"]),
        ("fr", "Le 1er janvier, hier, lundi dernier.", ["2022-01-01", "2022-02-03", "2022-01-31"]),
        ("fr", "En décembre, en 2019, dès 2020.", ["2021-12", "2019", "2020"]),
        ("fr", "Le 4 février 2022, aujourd’hui.", ["2022-02-04", "2022-02-04"]),
        ("es", "El 4 de febrero de 2022, ayer, en mayo, desde 2019.", ["2022-02-04", "2022-02-03", "2021-05", "2019"]),
        (
            "it",
            "Il 4 febbraio 2022, ieri, il 1º gennaio, nel 2019.",
            ["2022-02-04", "2022-02-03", "2022-01-01", "2019"],
        ),
        ("pt", "Em 4 de fevereiro de 2022, ontem, em dezembro.", ["2022-02-04", "2022-02-03", "2021-12"]),
        (
            "ru",
            "4 февраля 2022 года, вчера, в декабре, в пятницу.",
            ["2022-02-04", "2022-02-03", "2021-12", "2022-02-04"],
        ),
    ],
)
def test_other_languages_name_days_and_months_their_way(language: str, text: str, values: list[str]) -> None:
    assert [value for _, value in mentions(text, language=language)] == values


def test_dates_in_noise_are_left_out() -> None:
    text = "Published Feb. 3, 2022\nThey met on Friday."
    noisy = Report(
        id="r",
        text=text,
        sha256="",
        raw_sha256="",
        published=FRIDAY,
        language="en",
        noise=(Noise(Span(0, 22), "metadata"),),
    )
    assert [text[m.span.start : m.span.end] for m in find_dates(noisy, ())] == ["Friday"]


def test_a_name_that_is_a_full_date_in_another_language_is_read() -> None:
    text = "Det hände den 12 maj 2021 i Malmö."
    names = (Name(Span(14, 25), "date"), Name(Span(28, 33), "place"))
    (mention,) = find_dates(report(text, language="sv"), names)
    assert (mention.span, mention.value) == (Span(14, 25), "2021-05-12")


def test_a_name_that_is_a_vague_date_stays_unlisted() -> None:
    text = "It grew in recent months."
    assert find_dates(report(text), (Name(Span(11, 24), "date"),)) == ()


def test_the_general_parser_is_not_even_loaded_for_what_our_patterns_know() -> None:
    code = (
        "import sys; from twosource.model import Report; from twosource.text.dates import find_dates;"
        "find_dates(Report('r', 'On Friday, Feb. 4, 2022.', '', '', published='2022-02-04', language='en'), ());"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text", ["They met last week.", "They meet next week.", "They met over the weekend.", "They met earlier this week.",
             "It was the third storm this winter.", "The mine closed last summer."],
)  # fmt: skip
def test_a_week_a_weekend_and_a_season_are_found_and_have_no_value(text: str) -> None:
    assert [value for _, value in mentions(text)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill shut in March of last year.", ("March of last year", "2021-03")),
        ("The mill shut in March last year.", ("March last year", "2021-03")),
        ("The mill shut on 4 March last year.", ("4 March last year", "2021-03-04")),
        ("The mill shut on Jan. 4 of this year.", ("Jan. 4 of this year", "2022-01-04")),
        ("The mill will open in May next year.", ("May next year", "2023-05")),
        ("It has stood empty since late May last year.", ("late May last year", "2021-05")),
    ],
)
def test_a_month_with_its_year_told_beside_it_is_one_date(text: str, expected: tuple[str, str]) -> None:
    assert mentions(text) == [expected]
    assert anchors(text) == ["published 2022-02-04"]
    assert mentions(text, published=None) == [(expected[0], None)]


def test_that_year_is_the_year_of_the_date_before_it() -> None:
    text = "The mine was sold in 2014 and shut in May of that year."
    assert mentions(text) == [("2014", "2014"), ("May of that year", "2014-05")]
    later = "The mine was sold on 3 June 2014 and shut in May of the following year."
    assert mentions(later) == [("3 June 2014", "2014-06-03"), ("May of the following year", "2015-05")]


def test_that_year_stays_undated_where_no_date_with_a_year_stands_before_it_in_the_paragraph() -> None:
    assert mentions("The mine shut in May of that year.") == [("May of that year", None)]
    assert mentions("The mine was sold in 2014.\nIt shut in May of that year.")[1] == ("May of that year", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers will meet on Tuesday.", "2022-02-08"),
        ("The law takes effect in April.", "2022-04"),
        ("The firm wants to raise fares in June.", "2022-06"),
        ("They have promised to publish it in June.", "2022-06"),
        ("The next round is in April.", "2022-04"),
        ("The next round is on Monday.", "2022-02-07"),
        ("The team is leaving on Monday.", "2022-02-07"),
        ("By Monday the water had risen.", "2022-01-31"),
        ("A truce that had been due to start on Monday collapsed.", "2022-01-31"),
        ("The vote, planned for April, would be close.", "2022-04"),
        ("The ship sank in April.", "2021-04"),
        ("The captain was quietly arrested in April.", "2021-04"),
        ("In April, the owners ended the search.", "2021-04"),
        ("The rule was supposed to take effect on Monday.", "2022-01-31"),
        ("He doesn't want to speak of the attack on Monday.", "2022-01-31"),
        ("It had two boats at the start of January.", "2022-01"),
        ("They are gearing up for late April.", "2022-04"),
        ("The union announced a stoppage for Monday.", "2022-02-07"),
        ("She apologised for Monday’s stoppage.", "2022-01-31"),
        ("The minister was to brief the cabinet on Monday.", "2022-02-07"),
        ("The port said the crane would be tested in April.", "2022-04"),
        ("The mayor will tour the so-called fish dock on Monday.", "2022-02-07"),
        ("Owners expect a first meeting in April.", "2022-04"),
        ("It said it had asked both ports to reply by Feb. 14.", "2022-02-14"),
        ("The ferry had been out of service until Monday.", "2022-01-31"),
    ],
)
def test_the_tense_of_the_clause_tells_whether_a_date_lies_ahead(text: str, value: str) -> None:
    assert [found for _, found in mentions(text)] == [value]


def test_a_programme_called_this_week_is_no_date() -> None:
    assert mentions("She spoke on the broadcaster’s “This Week”.") == []
    assert mentions("This week she spoke.") == [("This week", None)]


def test_a_promise_made_on_one_day_for_another_lies_ahead() -> None:
    text = "The minister promised on Monday to publish the report on Tuesday."
    assert mentions(text) == [("Monday", "2022-01-31"), ("Tuesday", "2022-02-08")]


def test_a_month_soon_to_come_stays_undated_where_the_tense_is_unclear() -> None:
    assert mentions("He called for a vote in April.") == [("April", None)]
    assert mentions("He called for a vote in November.") == [("November", "2021-11")]


def test_a_weekday_before_its_written_date_is_one_date_with_it() -> None:
    assert mentions("He was absent this Tuesday, July 9, 2024.") == [("Tuesday, July 9, 2024", "2024-07-09")]
