"""The page in a real browser: it loads nothing, shows its sections, and every line leads to its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import twosource
from twosource.views.html import comparison_html

playwright = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parents[2] / "examples"
SECTIONS = (
    "In three lines",
    "Who said what, by origin",
    "Two independent origins",
    "Conflicts",
    "Timeline",
    "People and organisations",
    "Text hygiene",
    "Check next",
)


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    reports = sorted((EXAMPLES / "harbour_fire" / "reports").iterdir())
    path.write_text(comparison_html(twosource.compare(*reports)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if executable is None:
        pytest.skip("no Chromium found; name one in CHROMIUM")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=executable, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: object, page_file: Path) -> Iterator[object]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, java_script_enabled=True)  # type: ignore[attr-defined]
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda asked: opened.asked.append(asked.url))
    opened.goto(page_file.as_uri())
    yield opened
    context.close()


def test_the_page_asks_for_nothing_but_itself(page: object, page_file: Path) -> None:
    assert page.asked == [page_file.as_uri()]  # type: ignore[attr-defined]
    assert page.locator("script").count() == 0  # type: ignore[attr-defined]


def test_every_section_has_its_heading(page: object) -> None:
    headings = " | ".join(page.locator("h2").all_inner_texts())  # type: ignore[attr-defined]
    for section in SECTIONS:
        assert section.lower() in headings.lower()


def test_nothing_is_wider_than_the_window(page: object) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")  # type: ignore[attr-defined]
    assert width <= page.viewport_size["width"]  # type: ignore[attr-defined]


def test_every_link_inside_the_page_leads_to_a_place_in_it(page: object) -> None:
    broken = page.evaluate(  # type: ignore[attr-defined]
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => id && !document.getElementById(id))"
    )
    assert broken == []
    assert page.locator("a[href^='#']").count() > 50  # type: ignore[attr-defined]


def test_a_click_on_a_line_shows_its_place_in_the_report(page: object) -> None:
    link = page.locator("main a[href^='#r']:visible").first  # type: ignore[attr-defined]
    target = link.get_attribute("href")
    link.click()
    assert page.evaluate("location.hash") == target  # type: ignore[attr-defined]
    place = page.locator(f"[id='{target[1:]}']")  # type: ignore[attr-defined]
    assert place.bounding_box() is not None
    box = place.bounding_box()
    assert -50 <= box["y"] <= 950
