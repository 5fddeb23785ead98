"""The parts of the desk: lists, versions side by side, marks, work that can be stopped, what is dropped."""

from __future__ import annotations

import re
from html import unescape
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.changes import changed_rows
from twosource.desk.intake import Dropped, Pasted, take_in
from twosource.desk.jobs import Job, Jobs
from twosource.desk.marked import Mark, marked_text
from twosource.desk.people import by_outlet, outlet_page, sayings
from twosource.desk.rows import PER_PAGE, StoryRow, make_listing, rows_of_listed
from twosource.errors import InputError
from twosource.model import Place
from twosource.store.records import Listed, Said
from twosource.views.neutral import visible
from view_cases import make_comparison


def listed(number: int, story: str | None = "s", outlet: str | None = "Bell", published: str | None = None) -> Listed:
    return Listed(f"r{number}", outlet, f"Title {number}", published, "en", None, None, None, 9, story, None)


def test_stories_stand_newest_first_and_of_a_day_the_most_reported_first() -> None:
    days = [("a", "2024-05-01", 9), ("b", "2024-05-03T23:00:00Z", 2), ("c", "2024-05-03", 5), ("d", "", 50)]
    rows = [StoryRow(i, i, (), reports, last, last) for i, last, reports in days]
    listing = make_listing(rows)
    assert [row.id for row in listing.newest] == ["c", "b", "a", "d"]
    assert [row.id for row in listing.most_reported] == ["d", "a", "c", "b"]
    assert make_listing(rows[::-1]) == listing


def test_a_list_is_cut_into_pages() -> None:
    listing = make_listing(StoryRow(f"{n:03}", "t", (), 1, "", "") for n in range(PER_PAGE + 1))
    assert listing.pages == 2
    assert len(listing.page("newest", 1)) == PER_PAGE
    assert len(listing.page("newest", 2)) == 1
    assert listing.page("newest", 3) == ()
    assert make_listing(()).pages == 1


def test_a_story_is_told_by_its_earliest_report_with_a_headline() -> None:
    reports = [
        listed(1, published="2024-05-02", outlet="Bell"),
        listed(2, published="2024-05-01", outlet="Gazette"),
        listed(3, published=None, outlet=None),
        listed(4, story=None),
    ]
    (row,) = rows_of_listed(reports)
    assert (row.title, row.reports, row.first, row.last) == ("Title 2", 3, "2024-05-01", "2024-05-02")
    assert row.outlets == ("Gazette", "Bell")


def test_versions_are_shown_word_by_word() -> None:
    before = "The bridge closes Monday.\n\nFerries run hourly.\n\nAn old note."
    after = "The bridge closes on Tuesday.\n\nFerries run hourly.\n\nTraders complain loudly today."
    rows = changed_rows(before, after)
    assert [row.change for row in rows] == ["changed", "equal", "removed", "added"]
    assert [part.text for part in rows[0].before if part.changed] == ["Monday"]
    assert "".join(part.text for part in rows[0].after if part.changed) == "on Tuesday"


words = st.lists(st.sampled_from(["bridge", "closes", "on", "Monday", "12", "🌉", "l’eau"]), max_size=8).map(" ".join)


@given(st.lists(words, max_size=6), st.lists(words, max_size=6))
def test_the_parts_of_a_side_are_its_paragraphs(old: list[str], new: list[str]) -> None:
    rows = changed_rows("\n".join(old), "\n".join(new))
    sides = [
        ["".join(part.text for part in side) for side in pair]
        for pair in zip(*((r.before, r.after) for r in rows), strict=True)
    ]
    before, after = sides or ([], [])
    assert [text for text in before if text] == [text for text in old if text]
    assert [text for text in after if text] == [text for text in new if text]
    assert all(row.change == "equal" for row in changed_rows("\n".join(old), "\n".join(old)))


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_a_marked_text_reads_as_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [Mark(min(a, b, len(text)), min(max(a, b), len(text)), f"m-{n}") for n, (a, b) in enumerate(spans)]
    markup = marked_text(text, inside, "c1")
    assert unescape(re.sub(r"<[^>]*>", "", markup)) == visible(text)
    for mark in inside:
        covered = re.findall(rf'<span class="[^"]*\b{mark.kind}\b[^"]*">(.*?)</span>', markup, re.DOTALL)
        assert unescape("".join(covered)) == visible(text[mark.start : mark.end])


def said(number: int, text: str, outlet: str | None = "Bell") -> Said:
    return Said(
        listed(number, outlet=outlet),
        f"a{number}",
        "Aster",
        "",
        "",
        (Place(f"r{number}", 0, 9),),
        text,
        "direct",
        "affirmed",
    )


def test_a_saying_shows_its_wordings_and_what_one_report_alone_tells_is_none() -> None:
    told = [
        said(1, "We will not gamble with lives"),
        said(2, "We shall not gamble with lives", "Gazette"),
        said(3, "Ferries run every hour", None),
    ]
    (group,) = sayings(told)
    assert [wording.said.report.id for wording in group] == ["r1", "r2"]
    assert [piece.text for piece in group[0].pieces if piece.marked] == ["will"]
    assert [(name, len(found)) for name, found in by_outlet(told)] == [
        ("Bell", 1),
        ("Gazette", 1),
        ("outlet unknown", 1),
    ]


def test_an_outlets_page_tells_whom_it_quotes_what_others_have_too_and_what_it_alone_has() -> None:
    page = outlet_page("The Bell", [("s1", make_comparison())])
    assert page.quoted[0] == ("Lin Aster", 2)
    assert [told.note for told in page.copied] == ["also in gazette.txt"]
    assert "Ferries will run every hour." in {told.text for told in page.alone}
    assert outlet_page("Nobody", [("s1", make_comparison())]).alone == ()


def test_work_says_how_far_it_is_and_stops_at_its_next_step() -> None:
    jobs = Jobs()
    reached, go_on = Event(), Event()

    def work(job: Job) -> None:
        for number in range(100):
            job.step(number, 100)
            reached.set()
            go_on.wait(30)

    job = jobs.start("counting", "/", "key", work)
    assert reached.wait(30)
    assert (job.state, job.done, job.total) == ("running", 0, 100)
    assert jobs.start("again", "/", "key", work) is job
    job.stop()
    go_on.set()
    assert job.ended.wait(30)
    assert job.state == "stopped"
    jobs.close()


def test_work_that_fails_says_why_and_the_next_one_goes_on() -> None:
    jobs = Jobs()

    def fail(_: Job) -> None:
        raise InputError("x.txt", "is broken", "mend it")

    failed = jobs.start("failing", "/", "a", fail)

    def divide(_: Job) -> None:
        raise ZeroDivisionError

    unexpected = jobs.start("failing", "/", "b", divide)
    fine = jobs.start("fine", "/", "c", lambda _: None)
    assert fine.ended.wait(30)
    assert (failed.state, failed.error) == ("failed", "x.txt: is broken; mend it")
    assert unexpected.state == "failed"
    assert "ZeroDivisionError" in unexpected.error
    assert fine.state == "done"
    jobs.close()


def test_files_and_texts_become_reports_under_the_names_that_the_person_knows() -> None:
    page = (
        b"<html><head><title>Bridge shut</title></head><body><article><p>"
        + b"The bridge is shut today. " * 30
        + b"</p></article></body></html>"
    )
    files = [Dropped("bell.html", page), Dropped("empty.txt", b""), Dropped("bell.html", page)]
    texts = [
        Pasted("The bridge will close on Monday.", "The Bell", "2024-05-02"),
        Pasted("  "),
        Pasted("x", published="soon"),
    ]
    intake = take_in(files, texts, 100_000)
    assert [report.path for report in intake.reports] == ["bell.html", None]
    assert (intake.reports[1].outlet, intake.reports[1].published) == ("The Bell", "2024-05-02")
    assert {skipped.source for skipped in intake.skipped} == {"empty.txt", "text 3"}


def test_a_report_over_the_bound_is_skipped_with_its_name() -> None:
    intake = take_in([Dropped("long.txt", b"word " * 100)], [Pasted("word " * 100)], 100)
    assert intake.reports == ()
    assert [skipped.source for skipped in intake.skipped] == ["long.txt", "text 1"]


@pytest.mark.parametrize("name", ["bell.csv", "bell.jsonl"])
def test_tables_are_told_by_their_names(name: str) -> None:
    rows = {
        "bell.csv": b"id,text\n1,The bridge is shut.\n",
        "bell.jsonl": b'{"id": "1", "text": "The bridge is shut."}\n',
    }
    (report,) = take_in([Dropped(name, rows[name])], [], 10_000).reports
    assert (report.source_id, report.text) == ("1", "The bridge is shut.")
