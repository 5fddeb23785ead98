from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from twosource.model import Intake
from twosource.readers.intake import read_inputs, read_text
from twosource.readers.lines import content_lines
from twosource.readers.marks import Mark, read_embargo, read_mark, read_notice
from twosource.readers.versions import latest_versions, without_earlier_versions

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model import Report

STORIES = {
    "Eastern quay shut after fire in Port Merrow": (
        "The eastern quay of Port Merrow was shut on Tuesday after a fire in a warehouse, the harbour authority said. "
        "Nobody was hurt, and the crews had put the fire out before dawn, its director told reporters at the gate."
    ),
    "Kelmar loses weather satellite as rocket fails": (
        "A rocket that carried a weather satellite failed minutes after it had left the pad, the space agency said. "
        "Parts of it fell into the sea, and no ship was near the place, a spokeswoman for the coastguard said."
    ),
    "Two banks of Corrain agree to merge in spring": (
        "Two of the oldest banks in the country will merge in the spring, both of them said in a joint statement. "
        "The regulator has not agreed to it yet, and the union of the clerks wants to know what becomes of its members."
    ),
    "High court rules against maker of vaccine": (
        "The maker of a vaccine must pay the families of the children who fell ill, the high court ruled on Friday. "
        "The company had known of the fault for half a year, the judge wrote, and it had put the warning into a drawer."
    ),
    "Treaty on river signed by both presidents": (
        "Both presidents signed a treaty on the water of the river on Monday, after eleven years of talks about a dam. "
        "The gates will be opened in May, according to the text, which the two ministries put on their pages at noon."
    ),
}
MORE = " The authorities will speak to the press again at six in the evening, and more is expected to be known by then."
MARKS = {
    "update": ("UPDATE 2-{}", MORE),
    "correction": ("CORRECTED-{}", " Corrects the day in the first sentence."),
    "refile": ("REFILE-{}", " Refiles to add the byline."),
    "repeat": ("REPEAT-{}", ""),
    "note": ("{}", " This story was amended on Wednesday to correct the spelling of a name."),
}


def told(headline: str, text: str, outlet: str | None = "Northwire", **known: str) -> Report:
    return read_text(f"{headline}\n\n{text}", outlet=outlet, title=headline, language="en", **known)


@pytest.mark.parametrize("headline", STORIES)
@pytest.mark.parametrize("kind", MARKS)
def test_an_update_correction_refile_or_repeat_is_one_report_with_what_it_follows(headline: str, kind: str) -> None:
    pattern, addition = MARKS[kind]
    first = told(headline, STORIES[headline])
    later = told(pattern.format(headline), STORIES[headline] + addition)
    others = [told(other, text) for other, text in STORIES.items() if other != headline]
    for order in ((first, later, *others), (*others, later, first)):
        settled = without_earlier_versions(Intake(order))
        assert {report.id for report in settled.reports} == {later.id, *(other.id for other in others)}
        [warning] = settled.warnings
        assert "an earlier version" in warning.message


@pytest.mark.parametrize("headline", STORIES)
@pytest.mark.parametrize("notice", ["WITHDRAWN-{}", "KILL: {}", "HOLD - {}"])
def test_a_withdrawal_takes_the_report_back_and_says_so(tmp_path: Path, headline: str, notice: str) -> None:
    rows = [
        {"id": "1", "outlet": "Northwire", "title": headline, "text": STORIES[headline]},
        {"id": "2", "outlet": "Northwire", "title": notice.format(headline), "text": "There is no substitute story."},
        {"id": "3", "outlet": "The Bell", "title": headline, "text": STORIES[headline] + MORE},
    ]
    path = tmp_path / "rows.jsonl"
    for order in (rows, rows[::-1]):
        path.write_text("\n".join(map(json.dumps, order)), encoding="utf-8")
        intake = read_inputs([path])
        assert [report.source_id for report in intake.reports] == ["3"]
        assert len(intake.skipped) == 2
        assert all("what it says is not counted" in skipped.cause for skipped in intake.skipped)


def test_a_notice_that_quotes_the_headline_takes_back_the_copies_that_credit_the_agency(tmp_path: Path) -> None:
    headline, text = next(iter(STORIES.items()))
    rows = [
        {"id": "1", "outlet": "The Bell", "title": headline, "text": text, "credit": "Northwire"},
        {
            "id": "2",
            "outlet": "Northwire",
            "title": "Advisory",
            "text": f"Editors: please kill the story headlined “{headline}”, sent at 10:00 GMT.",
        },
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    intake = read_inputs([path])
    assert intake.reports == ()
    assert "Northwire withdrew it" in intake.skipped[1].cause


def test_versions_with_numbers_go_by_their_numbers_and_not_by_their_length() -> None:
    headline, text = next(iter(STORIES.items()))
    old = told(f"UPDATE 9-{headline}", text + MORE * 3)
    new = told(f"UPDATE 10-{headline}", text + MORE)
    assert latest_versions([new, old]) == {old.id: new.id, new.id: new.id}


def test_one_address_is_one_report_whose_later_version_counts() -> None:
    headline, text = next(iter(STORIES.items()))
    known = {"url": "https://bell.example/1"}
    first = told(headline, text, **known, published="2024-03-05T10:00:00Z")
    second = told(headline, MORE * 4, **known, published="2024-03-05T11:30:00+01:00")
    third = told(headline, text + MORE, **known, published="2024-03-05T11:00:00Z")
    assert set(latest_versions([third, first, second]).values()) == {third.id}


@pytest.mark.parametrize("outlets", [("Northwire", "The Bell"), (None, None), ("Northwire", None)])
def test_alike_reports_of_other_or_unknown_outlets_are_no_versions(outlets: tuple[str | None, str | None]) -> None:
    headline, text = next(iter(STORIES.items()))
    one = told(headline, text, outlets[0])
    other = told(f"UPDATE 2-{headline}", text + MORE, outlets[1])
    assert without_earlier_versions(Intake((one, other))).reports == (one, other)


def test_two_reports_of_one_outlet_on_different_things_are_both_kept() -> None:
    reports = tuple(told(f"UPDATE 1-{headline}", text) for headline, text in STORIES.items())
    assert without_earlier_versions(Intake(reports)).reports == reports


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("UPDATE 3-Quay shut", Mark("update", 3, "Quay shut")),
        ("REFILE-UPDATE 2-Quay shut", Mark("refile", 2, "Quay shut")),
        ("(CORRECTED) Quay shut", Mark("corrected", None, "Quay shut")),
        ("WITHDRAWN: Quay shut", Mark("canceled", None, "Quay shut")),
        ("Update on the quay", Mark(None, None, "Update on the quay")),
        ("Hold on: the quay is shut", Mark(None, None, "Hold on: the quay is shut")),
        (None, Mark()),
    ],
)
def test_marks_before_a_headline_are_told_from_its_words(title: str | None, mark: Mark) -> None:
    assert read_mark(title, ()) == mark


def test_a_mark_may_stand_on_the_masthead() -> None:
    lines = content_lines("NORTHWIRE | 15 May 2024 06:20 GMT | UPDATE 3\n\nQuay shut")
    assert read_mark("Quay shut", lines) == Mark("update", 3, "Quay shut")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that the report on the bridge had been withdrawn.",
        "A story in the Gazette was retracted, the mayor said on Monday.",
        "He told the editors of the paper that he would not kill the deal.",
        f"This story has been withdrawn. {'Words and words. ' * 150}",
    ],
)
def test_prose_about_a_withdrawal_is_no_withdrawal(text: str) -> None:
    assert read_notice(text, read_mark(None, content_lines(text))) == (None, None)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 06:00 GMT, 4 May 2030", "2030-05-04T06:00:00+00:00"),
        ("Embargo: 2030-05-04T06:00:00Z", "2030-05-04T06:00:00+00:00"),
        ("Sperrfrist: 4. Mai 2030", "2030-05-04"),
        ("Strictly embargoed until 4 May 2030 at 06:00 GMT", "2030-05-04T06:00:00+00:00"),
        ("The embargo until 2030 was lifted by the council.", None),
    ],
)
def test_an_embargo_on_the_first_lines_is_read(line: str, until: str | None) -> None:
    assert read_embargo(content_lines(f"{line}\n\nThe quay is shut."))[0] == until


def test_an_embargo_that_is_not_understood_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("EMBARGO: until 6 on Friday 4\n\n" + next(iter(STORIES.values())), encoding="utf-8")
    intake = read_inputs([path])
    assert intake.reports[0].embargo is None
    assert "an embargo whose end is not understood" in intake.warnings[0].message
