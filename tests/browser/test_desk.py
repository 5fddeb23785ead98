"""The desk in a real browser: by keyboard, from a verdict to its place, through a correction and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile import PAYLOADS, hostile_comparison
from view_cases import make_comparison

playwright = pytest.importorskip("playwright.sync_api")
uvicorn = pytest.importorskip("uvicorn")

from browser.desks import page_of  # noqa: E402
from twosource.desk.rows import StoryRow, make_listing  # noqa: E402

pytestmark = pytest.mark.browser
IMAGES = Path(__file__).parents[2] / "docs" / "images"


def test_the_start_address_leaves_no_token_behind_and_asks_nobody_else(browser, running) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running) as page:
        assert page.url == f"{running.address}/"
        page.goto(running.show(make_comparison()))
        assert all(asked.startswith(running.address) for asked in page.asked)
        assert page.evaluate("document.cookie") == ""
        assert page.complaints == []


def test_a_click_leads_from_a_verdict_to_its_place(browser, running) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running) as page:
        page.goto(running.show(make_comparison()))
        link = page.locator("a.to:visible").first
        target = link.get_attribute("href")
        link.click()
        assert page.evaluate("location.hash") == target
        assert page.locator(f"[id='{target[1:]}']").bounding_box() is not None


@pytest.mark.parametrize("script", [True, False])
def test_a_correction_changes_the_page_is_marked_and_can_be_withdrawn(browser, running, script: bool) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running, java_script_enabled=script) as page:
        page.goto(running.show(make_comparison()))
        page.locator("a.fix:visible").first.click()
        page.fill("#speaker", "Omar Reyes")
        assert page.input_value("#who1") == "Ann Orne"
        page.click("text=Correct the speaker")
        page.wait_for_url("**/stories/*")
        assert "Omar Reyes" in page.locator(".desk-made").inner_text()
        assert page.locator(".corrected").count() > 0
        assert "corrected (Ann Orne," in page.content()
        page.click(".desk-made >> text=Withdraw")
        assert page.locator(".desk-made").count() == 0
        assert page.locator(".corrected").count() == 0
        assert page.complaints == []


def test_everything_can_be_reached_and_sent_by_keyboard(browser, running) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running) as page:
        page.goto(f"{running.address}/compare")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        reached = []
        for _ in range(30):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
            if reached[-1] == "Compare" and "text1" in reached:
                break
        assert {"files", "text1", "outlet1", "published1", "text2", "more", "Compare"} <= set(reached)
        page.keyboard.press("Enter")
        assert page.locator("[role=alert]").inner_text() == "No file and no text was given."


def test_nothing_on_any_page_runs_or_breaks_out(browser, running) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running) as page:
        for number, payload in enumerate(PAYLOADS):
            story = running.show(hostile_comparison(payload))
            for part in ("/side", "/changes") if number % 10 else ("", "/side", "/changes"):
                page.goto(story + part)
                assert page.locator("main").count() == 1
                assert page.locator("img, iframe, object, embed, base, math").count() == 0
                assert page.evaluate("document.scripts.length") == 1
        assert page.dialogs == []
        assert all(asked.startswith(running.address) for asked in page.asked)


@pytest.mark.parametrize("part", ["/", "/compare", "/corrections", "story", "side", "changes"])
def test_no_page_is_wider_than_a_narrow_window(browser, running, part: str) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running, viewport={"width": 360, "height": 800}) as page:
        story = running.show(make_comparison())
        page.goto(
            {"story": story, "side": f"{story}/side", "changes": f"{story}/changes"}.get(part, running.address + part)
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


STORIES = (
    (
        "Four dead as chemical warehouse burns in Port Merrow",
        ("Northwire", "The Bellman", "CPR News"),
        14,
        "2024-03-14",
    ),
    ("Castlemere sign winger after week of talks", ("Daily Clarion", "Castlemere Echo"), 6, "2024-03-14"),
    ("Court lets vaccine ruling stand", ("Meridian Wire", "VBC News", "Vaccine Dispatch"), 9, "2024-03-13"),
    ("Ministers sign river treaty at Velin", ("Karsk Herald", "Velin Tribune", "NPB World"), 22, "2024-03-12"),
    ("Merrow National and Tamber Trust agree to merge", ("Ledger & Vault", "Tamber Courier"), 5, "2024-03-12"),
    ("Launch fails 41 seconds after lift-off", ("Meridian Press", "Vessan Chronicle", "Downrange"), 11, "2024-03-11"),
)


class ListOnly:
    """A store of which only the list is looked at."""

    def __init__(self) -> None:
        rows = [StoryRow(str(n), t, o, r, "2024-03-10", day) for n, (t, o, r, day) in enumerate(STORIES)]
        self.made = make_listing(rows)

    def listing(self):  # type: ignore[no-untyped-def]
        return self.made

    def is_fresh(self) -> bool:
        return True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_stories_stands_as_a_picture_in_the_documentation(browser, running, scheme: str) -> None:  # type: ignore[no-untyped-def]
    running.desk.shelf = ListOnly()
    with page_of(browser, running, viewport={"width": 1100, "height": 720}, color_scheme=scheme) as page:
        assert page.locator(".story-title").all_inner_texts()[:2] == [STORIES[0][0], STORIES[1][0]]
        page.click("text=Most reported first")
        assert page.locator(".story-title").first.inner_text() == STORIES[3][0]
        page.click("text=Newest first")
        page.screenshot(path=IMAGES / ("desk.png" if scheme == "light" else "desk-dark.png"))


def test_the_reports_side_by_side_stand_as_a_picture_in_the_documentation(browser, running, fire) -> None:  # type: ignore[no-untyped-def]
    with page_of(browser, running, viewport={"width": 1180, "height": 760}) as page:
        page.goto(f"{running.show(fire)}/side")
        assert page.locator(".m-shared").count() > 10
        page.screenshot(path=IMAGES / "side.png")
