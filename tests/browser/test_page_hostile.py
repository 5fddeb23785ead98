"""Hostile texts in a real browser: nothing runs, and its parser finds the elements of a plain report."""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape

import pytest
from markdown_it import MarkdownIt

from hostile import HARMLESS, PAYLOADS, hostile_comparison, hostile_reading

pytestmark = pytest.mark.browser
BATCH = 30
MARKDOWN = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
VIEWS: dict[str, Callable[[str], str]] = {
    "page": lambda payload: hostile_comparison(payload).to_html(),
    "page of a reading": lambda payload: hostile_reading(payload, 1).to_html(),
    "notebook": lambda payload: hostile_comparison(payload)._repr_html_(),
    "notebook, a reading": lambda payload: hostile_reading(payload, 1)._repr_html_(),
    "Markdown, rendered with HTML allowed": lambda payload: MARKDOWN.render(hostile_comparison(payload).to_markdown()),
}
# Reads a text as a browser does, writes it out and reads it again, as mail programs do: mutations show then.
COUNT = """texts => texts.map(text => {
  const count = page => [...page.querySelectorAll('*')].map(
    one => one.localName + ' ' + [...one.attributes].map(a => a.name).sort().join(' '));
  const once = new DOMParser().parseFromString(text, 'text/html');
  const twice = new DOMParser().parseFromString(once.documentElement.outerHTML, 'text/html');
  const links = [...once.querySelectorAll('[href], [src], [xlink\\\\:href]')].map(
    one => one.getAttribute('href') || one.getAttribute('src') || 'xlink');
  return {once: count(once), twice: count(twice), links: links.filter(link => !link.startsWith('#'))};
})"""


@pytest.fixture
def page(browser: object) -> object:
    # Without the page's own policy: what is escaped well needs no second line of defence.
    context = browser.new_context(bypass_csp=True)  # type: ignore[attr-defined]
    opened = context.new_page()
    opened.dialogs = []
    opened.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_a_browser_finds_no_element_attribute_or_link_of_a_payload(view: str, page: object) -> None:
    plain, *found = page.evaluate(COUNT, [VIEWS[view](text) for text in (HARMLESS, *PAYLOADS)])  # type: ignore[attr-defined]
    for payload, one in zip(PAYLOADS, found, strict=True):
        assert (payload, one["once"]) == (payload, plain["once"])
        assert (payload, one["twice"]) == (payload, plain["twice"])
        assert (payload, one["links"]) == (payload, [])


@pytest.mark.parametrize("view", VIEWS)
def test_no_payload_runs(view: str, page: object) -> None:
    for start in range(0, len(PAYLOADS), BATCH):
        frames = "".join(
            f'<iframe srcdoc="{escape(VIEWS[view](payload))}"></iframe>' for payload in PAYLOADS[start : start + BATCH]
        )
        page.set_content(f"<!doctype html>{frames}", wait_until="load")  # type: ignore[attr-defined]
        page.mouse.move(100, 100)  # type: ignore[attr-defined]
    assert page.dialogs == []  # type: ignore[attr-defined]


def test_what_these_tests_look_for_is_seen_when_it_is_there(page: object) -> None:
    plain, bad = page.evaluate(COUNT, ["<p>x</p>", "<p><a href=javascript:alert(1)>x</a></p>"])  # type: ignore[attr-defined]
    assert plain["once"] != bad["once"]
    assert bad["links"] == ["javascript:alert(1)"]
    picture = base64.b64encode(b"no picture").decode()
    page.set_content(  # type: ignore[attr-defined]
        f'<iframe srcdoc="<img src=data:image/png;base64,{picture} onerror=alert(7)>"></iframe>', wait_until="load"
    )
    page.wait_for_function("() => true")  # type: ignore[attr-defined]
    assert page.dialogs == ["7"]  # type: ignore[attr-defined]
