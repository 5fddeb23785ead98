"""Texts of strangers are shown, never obeyed: in pages, notebooks, Markdown, terminals, messages."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring
from markdown_it import MarkdownIt

from elements import CONTROLS, Elements
from hostile import HARMLESS, PAYLOADS, hostile_comparison, hostile_reading
from twosource.console.messages import Messages
from twosource.model import Skipped, Warned
from twosource.views.html import (
    comparison_fragment,
    comparison_html,
    language_tag,
    reading_fragment,
    readings_html,
    web_address,
)
from twosource.views.markdown import comparison_markdown, escape, readings_markdown
from twosource.views.neutral import one_line, visible
from twosource.views.page.build import build_page
from twosource.views.page.reading import build_reading_page
from twosource.views.terminal import Screen, comparison_text, readings_text

if TYPE_CHECKING:
    from markdown_it.token import Token

STYLING = re.compile(r"\x1b\[[0-9;]*m")


@cache
def harmless_elements(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    return Elements(PAGES[kind](HARMLESS)).elements


PAGES = {
    "comparison": lambda payload: comparison_html(hostile_comparison(payload)),
    "readings": lambda payload: readings_html([hostile_reading(payload, 1), hostile_reading(payload, 2)]),
    "comparison in a notebook": lambda payload: comparison_fragment(hostile_comparison(payload)),
    "reading in a notebook": lambda payload: reading_fragment(hostile_reading(payload, 1)),
}


@cache
def page_of(kind: str, payload: str) -> Elements:
    return Elements(PAGES[kind](payload))


def test_a_hundred_and_twenty_different_texts_are_tried() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 120


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_adds_an_element_or_attribute_to_a_page(kind: str, payload: str) -> None:
    page = page_of(kind, payload)
    assert page.elements == harmless_elements(kind)
    assert page.open == []
    assert all(link.startswith("#") for link in page.links)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_can_be_read_on_the_page_as_it_is(payload: str) -> None:
    shown = "".join(page_of("comparison", payload).texts)
    assert visible(payload) in shown
    assert not CONTROLS.search(shown)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_link_on_the_page_leads_to_an_id_that_is_there_once(payload: str) -> None:
    page = page_of("comparison", payload)
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_page_forbids_scripts_and_loading_and_has_none() -> None:
    page = comparison_html(hostile_comparison(HARMLESS))
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert page.index("Content-Security-Policy") < page.index("<style>")
    tags = {tag for tag, _ in Elements(page).elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    assert "url(" not in page
    assert "@import" not in page


def test_a_notebook_gets_no_style_script_or_id_that_could_reach_beyond_its_cell() -> None:
    for page in (comparison_fragment(hostile_comparison(HARMLESS)), reading_fragment(hostile_reading(HARMLESS, 1))):
        found = Elements(page)
        assert not {tag for tag, _ in found.elements} & {"style", "script", "link"}
        assert found.ids == []
        assert all(not attributes or attributes == ("scope",) for _, attributes in found.elements)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://host.example/",
        "//host.example/x",
        "https:",
        "https:///x",
        "https://user:word@host.example/",
        "https://host.example/\u202e",
        "https://host.example/ x",
        "http://[::1",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None


def test_a_web_address_becomes_a_link_that_tells_the_other_side_nothing() -> None:
    comparison = hostile_comparison(HARMLESS)
    first, second = comparison.readings
    linked = replace(first, report=replace(first.report, url='https://host.example/?a="><script>'))
    page = comparison_html(replace(comparison, readings=(linked, second)))
    assert 'href="https://host.example/?a=&#34;&gt;&lt;script&gt;" rel="noopener noreferrer"' in page


def test_a_language_that_is_no_tag_is_not_written_into_an_attribute() -> None:
    assert language_tag("pt-BR") == "pt-BR"
    assert language_tag('en" onclick="x') is None
    assert language_tag("en\n") is None
    assert language_tag(None) is None


def inner(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in [token, *inner(token.children or [])]]


MARKDOWN = {
    "comparison": lambda payload: comparison_markdown(build_page(hostile_comparison(payload))),
    "readings": lambda payload: readings_markdown(build_reading_page([hostile_reading(payload, 1)])),
}


def structure(text: str) -> list[str]:
    tokens = inner(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text))
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    plain = {"text", "inline", "text_special", "softbreak"}
    return [token.type for token in tokens if token.type not in plain]


@cache
def harmless_structure(kind: str) -> list[str]:
    return structure(MARKDOWN[kind](HARMLESS))


@pytest.mark.parametrize("kind", MARKDOWN)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_adds_anything_but_text_to_markdown(kind: str, payload: str) -> None:
    assert structure(MARKDOWN[kind](payload)) == harmless_structure(kind)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_escaped_markdown_reads_as_the_text_it_was(payload: str) -> None:
    tokens = inner(MarkdownIt("commonmark").parse(f"x {escape(payload)}"))
    read = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    assert read.removeprefix("x ") == one_line(payload)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a line end, a tab or another direction of a text makes: it has no power.
TEXTUAL = {f"{W}{name}" for name in ("br", "tab", "p", "pPr", "r", "t", "bidi", "rtl", "rPr")}


@cache
def document_of(payload: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(hostile_comparison(payload).to_docx())) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def powers_of(part: bytes) -> list[str]:
    return [element.tag for element in fromstring(part).iter() if element.tag not in TEXTUAL]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_adds_anything_but_text_to_a_word_document(payload: str) -> None:
    parts, plain = document_of(payload), document_of(HARMLESS)
    assert parts.keys() == plain.keys()
    assert powers_of(parts["word/document.xml"]) == powers_of(plain["word/document.xml"])
    links = [name for name in parts if name.endswith(".rels")]
    assert all(parts[name] == plain[name] for name in links)
    assert not any(b'TargetMode="External"' in parts[name] for name in links)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_can_be_read_in_a_word_document_as_it_is(payload: str) -> None:
    told = "".join(element.text or " " for element in fromstring(document_of(payload)["word/document.xml"]).iter())
    assert one_line(payload) in one_line(told)
    assert not CONTROLS.search(told)


def test_bare_addresses_do_not_become_links_in_markdown() -> None:
    escaped = escape("https://evil.example www.evil.example someone@evil.example")
    assert "https://" not in escaped
    assert "www." not in escaped
    assert not re.search(r"(?<!\\)@", escaped)


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_terminal_gets_no_control_character_from_a_text(payload: str, everything: bool) -> None:
    for colour in (False, True):
        screen = Screen(colour=colour, everything=everything)
        shown = comparison_text(build_page(hostile_comparison(payload)), screen)
        shown += readings_text(build_reading_page([hostile_reading(payload, 1)]), screen)
        plain = STYLING.sub("", shown) if colour else shown
        assert not CONTROLS.search(plain)
        assert max(len(line) for line in plain.split("\n")) <= 160


def test_markup_of_the_terminal_library_is_shown_as_text() -> None:
    payload = "[bold red]markup[/bold red] :smile:"
    assert payload in comparison_text(build_page(hostile_comparison(payload)), Screen(width=300))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_messages_stay_on_one_line_without_control_characters(payload: str, capsys: pytest.CaptureFixture[str]) -> None:
    Messages().skipped([Skipped(payload, payload, payload)])
    Messages().warned([Warned(payload, payload)])
    told = capsys.readouterr().err
    assert told.count("\n") == 2
    assert not CONTROLS.search(told)
    Messages(as_json=True).skipped([Skipped(payload, payload, payload)])
    assert json.loads(capsys.readouterr().err)["skipped"]["source"] == payload


@given(st.text())
def test_whatever_is_made_visible_holds_no_control_and_keeps_every_other_character(text: str) -> None:
    shown = visible(text)
    assert not CONTROLS.search(shown)
    harmless = "".join(sign for sign in text if not CONTROLS.match(sign))
    assert all(sign in shown for sign in harmless)
    assert shown.encode("utf-8").decode("utf-8") == shown


def test_line_ends_of_every_kind_are_line_ends_and_keep_offsets() -> None:
    assert visible("a\r\nb\rc\nd") == "a \nb\nc\nd"
