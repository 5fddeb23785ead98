"""HTML pages: the article's text by trafilatura, and what the markup states.

trafilatura's own metadata are not used, as some of them are guesses.  The page is measured before it is parsed, as
deep nesting, spans of 2^53 rows or hundreds of thousands of elements would cost minutes or gigabytes.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from twosource.readers.markup import part_bylines, read_markup
from twosource.readers.wordlist import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from twosource.readers.stated import Stated

MAX_ELEMENTS = 12_000
MAX_DEPTH = 256
MAX_SPANS = 2_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_SPAN = re.compile(r"\b(?:row|col)span\s{0,5}=\s{0,5}[\"']?\s{0,5}\d{1,40}[\"']?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_CHARSET = re.compile(
    rb"<meta[^>]{1,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{2,40})"
    rb"|^\s{0,50}<\?xml[^>]{1,200}encoding=[\"']([\w.-]{2,40})",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_VOID = words("area base br col embed hr img input link meta source track wbr param")
# Their end tags may be left out, so that an open one says nothing about the depth.
_OPTIONAL = words("p li dt dd tr td th thead tbody tfoot option optgroup html head body colgroup rt rp")
# What stands between their tags is no markup.
_RAW = frozenset({"script", "style"})
# Dialogs (consent, sign-up) and what AMP shows until something else is loaded are no part of the article:
# https://html.spec.whatwg.org, https://www.w3.org/TR/wai-aria-1.2, https://amp.dev/documentation/components.
_NO_TEXT = [
    "//dialog", "//*[@role='dialog' or @role='alertdialog']", "//amp-consent", "//amp-ad", "//amp-sidebar",
    "//*[starts-with(name(..), 'amp-') and (@placeholder or @fallback)]",
]  # fmt: skip
_RAW_END = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in sorted(_RAW)}


class PageError(ValueError):
    """A page cannot be read; the message says why.

    Attributes:
        remedy: what the user can do.
    """

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.remedy = remedy


def looks_like_html(text: str) -> bool:
    """Say whether a text begins as an HTML page does."""
    return _MARKUP.match(text[:8_000]) is not None


def declared_charset(raw: bytes) -> str | None:
    """Return the charset that the first 4,096 bytes of a page declare (the WHATWG standard looks at 1,024)."""
    match = _CHARSET.search(raw[:4_096])
    return next((group.decode("ascii") for group in match.groups() if group), None) if match else None


def read_page(page: str) -> tuple[str, Stated]:
    """Extract a page's article and what its markup states.

    Returns:
        The extracted text, paragraphs as lines, and the facts.

    Raises:
        PageError: when the page is out of bounds or holds no article.
    """
    page = within_bounds(page)
    tree = parse_page(page)
    if part_bylines(tree):
        page = _written(tree)
    stated = read_markup(tree)
    text = _extract(page)
    if not text or not text.strip():
        raise PageError("no article text found in the page", "save the article's text as a .txt file")
    return text, stated


def within_bounds(page: str) -> str:
    """Give the page back without spans of many rows and columns.

    Raises:
        PageError: it has more elements, or nests them deeper, than is read.
    """
    elements, depth = _measure(page)
    if elements > MAX_ELEMENTS:
        raise PageError(f"has more than {MAX_ELEMENTS:,} elements", "save the article's text as a .txt file")
    if depth > MAX_DEPTH:
        raise PageError(f"nests elements more than {MAX_DEPTH} deep", "save the article's text as a .txt file")
    spans = sum(min(int(_DIGITS.findall(match)[0][:9]), 1_000) for match in _SPAN.findall(page))
    return _SPAN.sub("", page) if spans > MAX_SPANS else page


def _measure(page: str) -> tuple[int, int]:
    """Count elements and their greatest depth, stopping where either is over its bound."""
    elements = depth = deepest = 0
    match = _TAG.search(page)
    while match is not None and elements <= MAX_ELEMENTS and deepest <= MAX_DEPTH:
        name, following = match.group(2).lower(), match.end()
        if match.group(1):
            depth -= name not in _OPTIONAL and depth > 0
        else:
            elements += 1
            depth += name not in _VOID and name not in _OPTIONAL
            deepest = max(deepest, depth)
            if name in _RAW:
                end = _RAW_END[name].search(page, following)
                following = end.start() if end else len(page)
        match = _TAG.search(page, following)
    return elements, deepest


def parse_page(page: str) -> HtmlElement:
    """Parse a page within bounds.

    Raises:
        PageError: it cannot be parsed.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise PageError("its markup cannot be parsed", "save the article's text as a .txt file") from error


def _written(tree: HtmlElement) -> str:
    from lxml.html import tostring

    return str(tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"))


def _extract(page: str) -> str | None:
    import trafilatura

    # It logs what it cannot parse; here that becomes a skipped input with its cause.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text: str | None = trafilatura.extract(page, output_format="txt", include_comments=False, prune_xpath=_NO_TEXT)
    except (RecursionError, MemoryError, ValueError, TypeError, AttributeError, AssertionError) as error:
        raise PageError("its article cannot be extracted", "save the article's text as a .txt file") from error
    return text
