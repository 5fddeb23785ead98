"""Work on the desk: it waits in order, tells its place, can be stopped running or waiting, and is bounded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from desk_cases import Browser, open_desk
from twosource.desk.jobs import MOST_WAITING, BusyError, Job, Jobs

LONG = 60


@contextmanager
def held(jobs: Jobs) -> Iterator[Job]:
    """Keep the worker busy with a first job, at one report of four, for as long as the test looks at the line."""
    reached, go_on = Event(), Event()

    def work(job: Job) -> None:
        job.step(1, 4)
        reached.set()
        go_on.wait(LONG)
        job.step(2, 4)

    job = jobs.start("First", "/", "first", work)
    assert reached.wait(LONG)
    try:
        yield job
    finally:
        go_on.set()
        assert job.ended.wait(LONG)


def test_jobs_wait_in_the_order_in_which_they_came_and_know_their_place() -> None:
    jobs, done = Jobs(), []
    with held(jobs) as first:
        more = [jobs.start(name, "/", name, lambda job: done.append(job.title)) for name in ("Second", "Third")]
        assert jobs.active() == (first, *more)
        assert [jobs.before(job) for job in jobs.active()] == [0, 1, 2]
        assert [job.state for job in jobs.active()] == ["running", "waiting", "waiting"]
    assert more[-1].ended.wait(LONG)
    assert done == ["Second", "Third"]
    assert [job.title for job in jobs.over()] == ["Third", "Second", "First"]
    jobs.close()


def test_a_job_that_waits_leaves_the_line_as_soon_as_it_is_stopped() -> None:
    jobs, done = Jobs(), []
    with held(jobs):
        second = jobs.start("Second", "/", "second", lambda job: done.append(job.title))
        third = jobs.start("Third", "/", "third", lambda job: done.append(job.title))
        jobs.stop(second)
        assert (second.state, second.is_over) == ("stopped", True)
        assert jobs.before(third) == 1
        again = jobs.start("Second", "/", "second", lambda job: done.append(job.title))
        assert again is not second
    assert again.ended.wait(LONG)
    assert done == ["Third", "Second"]
    jobs.close()


def test_stopping_the_job_that_runs_lets_the_next_one_begin() -> None:
    jobs = Jobs()
    with held(jobs) as first:
        second = jobs.start("Second", "/", "second", lambda _: None)
        jobs.stop(first)
        assert not first.is_over
    assert second.ended.wait(LONG)
    assert (first.state, second.state) == ("stopped", "done")
    jobs.close()


def test_twenty_jobs_may_wait_and_one_that_leaves_makes_room() -> None:
    jobs = Jobs()
    with held(jobs):
        waiting = [jobs.start("More", "/", f"key {number}", lambda _: None) for number in range(MOST_WAITING)]
        with pytest.raises(BusyError):
            jobs.start("One more", "/", "one more", lambda _: None)
        jobs.stop(waiting[3])
        assert jobs.start("One more", "/", "one more", lambda _: None).state == "waiting"
    jobs.close()


def test_what_runs_is_still_known_after_hundreds_of_others() -> None:
    jobs = Jobs()
    with held(jobs) as first:
        for number in range(300):
            jobs.stop(jobs.start("More", "/", f"key {number}", lambda _: None))
        assert jobs.find(first.id) is first
        assert len(jobs.over()) < 250
    jobs.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with open_desk() as opened:
        yield opened.enter()


def test_the_line_is_shown_with_the_progress_the_place_and_a_way_to_stop_each(browser: Browser) -> None:
    jobs = browser.desk.jobs
    with held(jobs) as first:
        second = jobs.start("<b>Second</b>", "/corrections", "second", lambda _: None)
        page = browser.get("/jobs").text
        assert "1 of 4 reports." in page
        assert "Waits: 1 job before it." in page
        assert "&lt;b&gt;Second" in page
        assert "1 job behind it" in browser.get("/compare").text
        assert browser.get(f"/jobs/{second.id}/state").json() | {"target": ""} == {
            "state": "waiting", "done": 0, "total": 0, "target": "", "error": "", "before": 1,
        }  # fmt: skip
        sent = browser.post(f"/jobs/{second.id}/stop", {"back": "line"})
        assert sent.headers["location"] == "/jobs"
        assert "Stopped; the link starts it again." in browser.get("/jobs").text
        assert browser.post(f"/jobs/{first.id}/stop").headers["location"] == f"/jobs/{first.id}"
    assert first.state == "stopped"
    assert "Nothing is under way." in browser.get("/jobs").text


def test_the_page_that_had_to_wait_is_the_one_that_is_shown_then(browser: Browser) -> None:
    job = browser.desk.jobs.start("Comparing", "/stories/x", "key", lambda _: None)
    assert job.ended.wait(LONG)
    for asked, shown in (
        ("/stories/x/side?report=r&start=1&end=2", "/stories/x/side?report=r&start=1&end=2"),
        ("/stories/xy", "/stories/x"),
        ("https://evil.example/", "/stories/x"),
        ("//evil.example/", "/stories/x"),
        ("/stories/x/\r\nSet-Cookie: a=b", "/stories/x"),
    ):
        assert browser.client.get(f"/jobs/{job.id}", params={"then": asked}).headers["location"] == shown
    start = browser.desk.jobs.start("Reading", "/", "other", lambda _: None)
    assert start.ended.wait(LONG)
    assert browser.client.get(f"/jobs/{start.id}", params={"then": "//evil.example"}).headers["location"] == "/"


def test_a_full_line_is_told_in_words_and_loses_nothing_that_was_given(browser: Browser) -> None:
    jobs = browser.desk.jobs
    with held(jobs):
        for number in range(MOST_WAITING):
            jobs.start("More", "/", f"key {number}", lambda _: None)
        sent = browser.post("/compare", {"text1": "It rains.", "text2": "It pours."})
        refused = browser.get(sent.headers["location"])
        assert refused.status_code == 503
        assert f"{MOST_WAITING} jobs wait already" in refused.text
        assert sent.headers["location"] in browser.get("/compare").text
    jobs.close()
