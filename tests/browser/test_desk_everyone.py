"""The desk for everyone: by keyboard, by screen reader, without a script, in light and dark, narrow and wide."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

import stand_in
from twosource.api import report
from twosource.corrections.anchoring import make_anchor
from twosource.corrections.records import make_correction
from twosource.model import Intake, Span
from twosource.store.corpus import Corpus
from view_cases import make_comparison

if TYPE_CHECKING:
    from twosource.desk.jobs import Job

playwright = pytest.importorskip("playwright.sync_api")
pytest.importorskip("uvicorn")

from browser.desks import Running, page_of  # noqa: E402
from twosource.desk.shelf import Shelf  # noqa: E402

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
TEXT = "The bridge at Saltmarsh closes on Monday after a long inspection.\nAster says the old bridge is not safe\n"
POLICY = b'[[one_origin]]\nname = "Press of the coast"\nmembers = ["The Bell", "The Horn"]\n'


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A desk with a store: a story of two outlets, a report in two versions, a correction and an orphan."""
    monkeypatch.setitem(sys.modules, "twosource.stages", stand_in.make_module())
    with Corpus.open(tmp_path / "store", create=True) as corpus:
        told = {"outlet": "The Bell", "title": "Bridge shut", "published": "2024-05-02"}
        bell = report(f"{TEXT}Ferries run hourly.\n", url="https://bell.example/x", **told)  # type: ignore[arg-type]
        later = report(f"{TEXT}Ferries run daily.\n", url="https://bell.example/x", **told)  # type: ignore[arg-type]
        horn = report(f"{TEXT}Traders complain.\n", outlet="The Horn", published="2024-05-02")
        alone = report("A quite different thing happened elsewhere.\nReyes says so\n", outlet="Far News")
        for each in (bell, later, horn, alone):
            corpus.add(Intake((each,)), jobs=1)
        shelf = Shelf(corpus.path, corpus)
        for words in ("closes on Monday", "Ferries run hourly"):
            start = bell.text.index(words)
            anchor = make_anchor(bell, Span(start, start + len(words)))
            shelf.book.keep(make_correction("speaker", (anchor,), "Reyes", who="Ann", when="2024-05-02T00:00:00Z"))
        shelf.refresh()
        started = Running(shelf)
        yield started
        started.close()


def addresses(running: Running) -> Iterator[str]:
    """One page of every kind, with something on each."""
    shelf = running.desk.shelf
    assert shelf is not None
    story = running.show(make_comparison())
    reading = make_comparison().readings[0]
    (place, *_) = reading.attributions[0].content
    newer = next(each for each in shelf.all_listed() if each.url and each.newer is None)
    alone = next(each for each in shelf.all_listed() if each.outlet == "Far News")
    yield from ("/", "/compare", "/corrections", "/find", "/find?q=bridge", "/speakers?name=Aster", "/outlets")
    yield from ("/outlets?name=The+Bell", "/jobs", "/nothing", f"/reports/{newer.id}/versions", f"/reports/{alone.id}")
    yield from (f"/reports/{newer.id}", f"/reports/{newer.id}?start=4&end=10")
    yield from (story, f"{story}/side", f"{story}/changes")
    yield f"{story}/correct?report={reading.report.id}&start={place.start}&end={place.end}"


def settle(page: Any, running: Running, address: str) -> None:
    page.goto(address if address.startswith("http") else running.address + address)
    page.wait_for_url(lambda url: "/jobs/" not in url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1180])
def test_axe_finds_nothing_serious_on_any_kind_of_page(browser, stored: Running, width: int, scheme: str) -> None:  # type: ignore[no-untyped-def]
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    grave = []
    with page_of(browser, stored, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        for address in addresses(stored):
            settle(page, stored, address)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found = axe.run(page).response["violations"]
            grave += [(address, one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in GRAVE]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert grave == []


def test_axe_finds_nothing_serious_while_work_is_under_way(browser, running: Running) -> None:  # type: ignore[no-untyped-def]
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    started, go_on = Event(), Event()

    def wait(job: Job) -> None:
        job.step(1, 4)
        started.set()
        go_on.wait(60)

    with page_of(browser, running) as page:
        running.desk.jobs.start("First", "/", "first", wait)
        waiting = running.desk.jobs.start("Second", "/", "second", lambda _: None)
        assert started.wait(60)
        for address in ("/jobs", f"/jobs/{waiting.id}", "/compare"):
            page.goto(running.address + address)
            found = axe.run(page).response["violations"]
            assert [one["id"] for one in found if one["impact"] in GRAVE] == []
        go_on.set()


def test_by_keyboard_each_page_begins_with_the_skip_link_and_shows_where_the_focus_is(browser, stored: Running) -> None:  # type: ignore[no-untyped-def]
    look = """() => {
        const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
        return [one.tagName, one.className, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0];
    }"""
    with page_of(browser, stored) as page:
        for address in addresses(stored):
            settle(page, stored, address.partition("?start")[0])
            for number in range(25):
                page.keyboard.press("Tab")
                tag, name, ringed, seen = page.evaluate(look)
                if tag == "BODY" or (name == "skip" and number):
                    break  # Past the last one, a browser begins again.
                assert (name == "skip") == (number == 0), (address, number, tag, name)
                assert ringed, (address, tag, name)
                assert seen, (address, tag, name)


def test_the_skip_link_leads_past_the_head_of_the_desk(browser, running: Running) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running) as page:
        page.goto(running.show(make_comparison()))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False])
def test_a_policy_and_a_document_of_record_are_given_with_the_texts(  # type: ignore[no-untyped-def]
    browser, running: Running, script: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", stand_in.make_module())
    with page_of(browser, running, java_script_enabled=script) as page:
        page.goto(f"{running.address}/compare")
        page.fill("#text1", TEXT)
        page.fill("#text2", f"{TEXT}More.")
        page.fill("#primary_text", "The whole statement.")
        page.fill("#primary_title", "Statement of the council")
        page.set_input_files("#policy", {"name": "coast.toml", "mimeType": "text/plain", "buffer": POLICY})
        page.click("button.main")
        page.wait_for_url("**/stories/*")
        told = page.locator(".desk-rules").inner_text()
        assert "follows coast.toml." in told
        assert "held against Statement of the council." in told


@pytest.mark.parametrize("script", [True, False])
def test_work_that_waits_is_stopped_from_the_line(browser, running: Running, script: bool) -> None:  # type: ignore[no-untyped-def]
    started, go_on = Event(), Event()
    jobs = running.desk.jobs

    def wait(_: Job) -> None:
        started.set()
        go_on.wait(60)

    with page_of(browser, running, java_script_enabled=script) as page:
        jobs.start("First", "/", "first", wait)
        second = jobs.start("Second", "/", "second", lambda _: None)
        third = jobs.start("Third", "/", "third", lambda _: None)
        assert started.wait(60)
        page.goto(f"{running.address}/jobs/{third.id}")
        assert page.locator("#told").inner_text() == "Waits: 2 jobs before it."
        page.click("text=All work")
        page.click("[aria-label='Stop: Second']")
        page.wait_for_url("**/jobs")
        assert second.state == "stopped"
        assert "Waits: 1 job before it." in page.content()
        go_on.set()


def test_on_a_telephone_the_drawings_are_those_that_fit(browser, running: Running) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running, viewport={"width": 360, "height": 800}) as page:
        page.goto(running.show(make_comparison()))
        shown = page.locator("figure svg:visible")
        assert shown.count() >= 1
        for number in range(shown.count()):
            assert shown.nth(number).get_attribute("class") == "narrow"
            assert shown.nth(number).bounding_box()["width"] <= 328
        page.set_viewport_size({"width": 1180, "height": 800})
        assert {one.get_attribute("class") for one in page.locator("figure svg:visible").all()} == {"wide"}
