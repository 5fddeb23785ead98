"""Markup inside feeds, agencies' items and letters: its text, paragraphs as lines.

Such a fragment is the article and nothing else, so that nothing has to be found in it, as in a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.readers.html import parse_page, within_bounds
from twosource.readers.wordlist import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BLOCKS = words(
    "address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td tfoot th thead tr ul block hl1 hl2"
)
_PASSED_OVER = words("script style head title noscript template svg math iframe object form button select textarea")
_TAG = re.compile(r"</?(?:p|br|div|a|b|i|em|strong|span|img|ul|li|h[1-6]|blockquote)\b[^<>]{0,300}>")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")


def fragment_text(markup: str) -> str:
    """Give the text of a fragment of HTML (or of NITF, whose paragraphs have the same names).

    Raises:
        PageError: it is out of the bounds of a page.
    """
    if not markup.strip():
        return ""
    tree = parse_page(within_bounds(f"<html><body>{markup}</body></html>"))
    lines: list[str] = [""]
    for text, breaks in _walk(tree):
        if breaks and lines[-1].strip():
            lines.append("")
        if text == "\n":
            lines.append("")
        elif text:
            lines[-1] += text
    return "\n".join(line for line in (_SPACES.sub(" ", line).strip() for line in lines) if line)


def looks_like_markup(text: str) -> bool:
    """Say whether a text has tags in it."""
    return _TAG.search(text) is not None


def _walk(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield texts, each with whether a block begins or ends before it; the tree is no deeper than a page may be."""
    stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, is_end = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        is_block = name in _BLOCKS
        if is_end:
            yield element.tail or "", is_block
            continue
        if name in _PASSED_OVER or not name:
            yield element.tail or "", is_block
            continue
        yield element.text or "", is_block
        if name == "br":
            yield "\n", False
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
