"""The page in a real browser: it loads nothing, shows its sections, and every line leads to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
SECTIONS = (
    "In three lines",
    "Who said what, by origin",
    "In several reports",
    "Two independent origins",
    "Only in one report",
    "Conflicts",
    "Quotations not given word for word",
    "Differences in wording",
    "Timeline",
    "People and organisations",
    "Text hygiene",
    "Check next",
    "About this page",
)
# Rules that fail by what they are told, not by what they can only guess.
GRAVE = {"serious", "critical"}


@pytest.fixture(params=[360, 1180])
def page(request: pytest.FixtureRequest, browser: object, page_file: Path) -> Iterator[object]:
    yield from opened(browser, page_file, width=request.param)


@pytest.fixture
def wide(browser: object, page_file: Path) -> Iterator[object]:
    yield from opened(browser, page_file, width=1180)


def opened(browser: object, file: Path, *, width: int, scheme: str = "light", script: bool = True) -> Iterator[object]:
    context = browser.new_context(  # type: ignore[attr-defined]
        viewport={"width": width, "height": 760}, color_scheme=scheme, java_script_enabled=script
    )
    shown = context.new_page()
    shown.asked = []
    shown.on("request", lambda asked: shown.asked.append(asked.url))
    shown.goto(file.as_uri())
    yield shown
    context.close()


def first_link(page: object) -> object:
    return page.locator("table.aligned a.to:visible").first  # type: ignore[attr-defined]


def test_the_page_asks_for_nothing_but_itself(page: object, page_file: Path) -> None:
    first_link(page).click()  # type: ignore[attr-defined]
    assert {re.sub("#.*", "", address) for address in page.asked} == {page_file.as_uri()}  # type: ignore[attr-defined]
    assert page.locator("script").count() == 0  # type: ignore[attr-defined]


def test_five_reports_weigh_less_than_a_megabyte(page_file: Path) -> None:
    assert page_file.stat().st_size < 1_000_000


def test_every_section_has_its_heading(page: object) -> None:
    headings = page.locator("h2").all_text_contents()  # type: ignore[attr-defined]
    assert [heading for heading in headings if heading in SECTIONS] == list(SECTIONS)


@pytest.mark.parametrize("width", [360, 700, 1180, 1920])
@pytest.mark.parametrize("name", ["page_file", "fifty_file"])
def test_nothing_is_wider_than_the_window(
    name: str, width: int, browser: object, request: pytest.FixtureRequest
) -> None:
    for page in opened(browser, request.getfixturevalue(name), width=width):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")  # type: ignore[attr-defined]
        assert page.evaluate("document.documentElement.scrollWidth") <= width  # type: ignore[attr-defined]


def test_every_link_inside_the_page_leads_to_a_place_in_it(wide: object) -> None:
    broken = wide.evaluate(  # type: ignore[attr-defined]
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => id && !document.getElementById(id))"
    )
    assert broken == []
    assert wide.locator("a[href^='#']").count() > 50  # type: ignore[attr-defined]


def test_a_click_opens_the_report_at_the_marked_words_and_leaves_the_line_where_it_is(page: object) -> None:
    link = first_link(page)
    link.scroll_into_view_if_needed()  # type: ignore[attr-defined]
    before = page.evaluate("scrollY")  # type: ignore[attr-defined]
    assert not page.locator(".pane").is_visible()  # type: ignore[attr-defined]
    link.click()  # type: ignore[attr-defined]
    place = page.locator(":target")  # type: ignore[attr-defined]
    pane, box = page.locator(".pane").bounding_box(), place.bounding_box()  # type: ignore[attr-defined]
    assert pane["y"] < box["y"] < pane["y"] + pane["height"]
    assert abs(page.evaluate("scrollY") - before) <= 1  # type: ignore[attr-defined]
    colour = "one => getComputedStyle(one).backgroundColor"
    assert place.evaluate(colour) != page.locator(".pane").evaluate(colour)  # type: ignore[attr-defined]


def test_the_pane_shows_the_one_report_with_the_words_around_the_place(wide: object) -> None:
    first_link(wide).click()  # type: ignore[attr-defined]
    articles = wide.locator(".pane article")  # type: ignore[attr-defined]
    assert [articles.nth(index).is_visible() for index in range(articles.count())].count(True) == 1
    shown = wide.locator(".pane article:visible .full").inner_text()  # type: ignore[attr-defined]
    assert len(shown) > len(wide.locator(":target").inner_text()) * 5  # type: ignore[attr-defined]


def test_close_closes_the_pane_and_moves_nothing(wide: object) -> None:
    first_link(wide).click()  # type: ignore[attr-defined]
    before = wide.evaluate("scrollY")  # type: ignore[attr-defined]
    wide.get_by_text("Close", exact=True).click()  # type: ignore[attr-defined]
    assert not wide.locator(".pane").is_visible()  # type: ignore[attr-defined]
    assert abs(wide.evaluate("scrollY") - before) <= 1  # type: ignore[attr-defined]


def test_by_keyboard_a_line_leads_to_its_place_and_the_place_back_to_the_line(wide: object) -> None:
    link = first_link(wide)
    origin = link.get_attribute("href")  # type: ignore[attr-defined]
    link.focus()  # type: ignore[attr-defined]
    wide.keyboard.press("Enter")  # type: ignore[attr-defined]
    wide.wait_for_function("hash => location.hash === hash", arg=origin)  # type: ignore[attr-defined]
    wide.keyboard.press("Tab")  # type: ignore[attr-defined]
    assert wide.evaluate("document.activeElement.className") == "back"  # type: ignore[attr-defined]
    wide.keyboard.press("Enter")  # type: ignore[attr-defined]
    wide.wait_for_function("hash => location.hash !== hash", arg=origin)  # type: ignore[attr-defined]
    assert wide.locator(":target").get_attribute("href") == origin  # type: ignore[attr-defined]
    assert not wide.locator(".pane").is_visible()  # type: ignore[attr-defined]


def test_the_first_stop_of_the_keyboard_skips_to_the_contents(wide: object) -> None:
    wide.keyboard.press("Tab")  # type: ignore[attr-defined]
    assert wide.evaluate("document.activeElement.getAttribute('href')") == "#main"  # type: ignore[attr-defined]
    assert wide.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[attr-defined]


def test_without_script_the_pane_opens_too(browser: object, page_file: Path) -> None:
    for page in opened(browser, page_file, width=1180, script=False):
        first_link(page).click()  # type: ignore[attr-defined]
        assert page.locator(".pane").is_visible()  # type: ignore[attr-defined]


def test_words_that_run_leftwards_start_at_the_right(browser: object, fifty_file: Path) -> None:
    for page in opened(browser, fifty_file, width=1180):
        told = page.locator("p.text[lang=ar]").first  # type: ignore[attr-defined]
        assert told.evaluate("one => getComputedStyle(one).direction") == "rtl"
        assert page.locator(".full[lang=ar]").get_attribute("dir") == "auto"  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "width"), [("page_file", 1180), ("page_file", 360), ("fifty_file", 1180)])
def test_axe_finds_nothing_serious(
    name: str, width: int, scheme: str, browser: object, request: pytest.FixtureRequest
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for page in opened(browser, request.getfixturevalue(name), width=width, scheme=scheme):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")  # type: ignore[attr-defined]
        first_link(page).click()  # type: ignore[attr-defined]
        found = axe.run(page).response["violations"]
        grave = [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in GRAVE]
        assert grave == []


def test_two_reports_fit_on_one_sheet_and_five_on_four(browser: object, page_file: Path) -> None:
    from twosource.views.html import comparison_html
    from view_cases import make_comparison

    two = page_file.with_name("two.html")
    two.write_text(comparison_html(make_comparison()), encoding="utf-8")
    for file, most in ((two, 1), (page_file, 4)):
        for page in opened(browser, file, width=1180):
            sheets = page.pdf(prefer_css_page_size=True)  # type: ignore[attr-defined]
            assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= most
