"""NewsML-G2: the text of an agency's items with version, publication status and embargo.

https://iptc.org/std/NewsML-G2/guidelines/ .  Read are ``newsItem`` and the items of a ``newsMessage``; packages,
concepts and planning items hold no text of their own.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from twosource.model import Skipped
from twosource.outlets.registry import default_registry
from twosource.readers.bylines import parse_byline, split_authors
from twosource.readers.entry import Record
from twosource.readers.fragment import fragment_text
from twosource.readers.html import PageError
from twosource.readers.stated import Stated, clean, language_code, publication_status
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.xmltext import child, children, local_name, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from twosource.readers.entry import RecordOutcome

_ITEMS = ("newsItem", "packageItem", "conceptItem", "planningItem", "knowledgeItem", "catalogItem")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(name: str, root: Element) -> Iterator[RecordOutcome]:
    """Read the items of a NewsML-G2 document.

    Args:
        name: the input's name.
        root: ``newsItem`` or ``newsMessage``.
    """
    message = local_name(root) == "newsMessage"
    items = [item for group in children(root, "itemSet") for item in children(group, *_ITEMS)] if message else [root]
    if not items:
        yield Skipped(name, "is a NewsML-G2 message without an item", "check that it was saved whole")
    for number, item in enumerate(items, start=1):
        source = f"{name}:item {number}" if message else name
        if local_name(item) != "newsItem":
            yield Skipped(source, f"is a NewsML-G2 {local_name(item)}, which holds no text", "give its news items")
            continue
        yield from _read_item(source, name, item)


def _read_item(source: str, name: str, item: Element) -> Iterator[RecordOutcome]:
    from lxml.etree import tostring

    stated = _stated(name, item)
    try:
        text = _text(item)
    except PageError as error:
        yield Skipped(source, str(error), error.remedy)
        return
    if not text.strip() and stated.status in {None, "usable"}:
        remote = child(item, "contentSet", "remoteContent") is not None
        cause = "keeps its text elsewhere (remoteContent)" if remote else "is a NewsML-G2 item without a text"
        yield Skipped(source, cause, "give the item with its text inside it")
        return
    yield Record(source, text, stated, hashlib.sha256(tostring(item, with_tail=False)).hexdigest())


def _stated(name: str, item: Element) -> Stated:
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    version = item.get("version") or ""
    language = _attribute(child(content, "language"), "tag") or item.get(_LANGUAGE)
    updated = _date(child(meta, "versionCreated"))
    headline = child(content, "headline")
    return Stated(
        source_id=clean(item.get("guid")),
        path=name,
        outlet=_provider(meta),
        title=clean(text_of(headline if headline is not None else child(meta, "title"))),
        authors=_authors(content),
        published=_date(child(meta, "firstCreated")) or _date(child(content, "contentCreated")) or updated,
        language=language_code(language),
        credit=clean(text_of(child(content, "creditline"))),
        version=int(version) if version.isdecimal() and len(version) < 7 else None,
        updated=updated,
        status=publication_status(_attribute(child(meta, "pubStatus"), "qcode")),
        embargo=_date(child(meta, "embargoed")),
    )


def _provider(meta: Element | None) -> str | None:
    """Take the provider's name; a bare concept code counts only where the registry knows the name behind its colon."""
    provider = child(meta, "provider")
    named = clean(text_of(child(provider, "name"))) or clean(_attribute(provider, "literal"))
    if named:
        return named
    code = _attribute(provider, "qcode") or _attribute(provider, "uri") or ""
    known = default_registry().named(code.replace("/", ":").rpartition(":")[2])
    return known.name if known is not None else None


def _authors(content: Element | None) -> tuple[str, ...]:
    if content is None:
        return ()
    found: list[str] = []
    for element in children(content, "by"):
        line = clean(text_of(element))
        parsed = parse_byline(line) if line else None
        if line:
            found.extend(parsed.authors if parsed and parsed.authors else split_authors(line))
    if not found:
        creators = (clean(text_of(child(element, "name"))) for element in children(content, "creator"))
        found = [creator for creator in creators if creator]
    return tuple(dict.fromkeys(found))


def _text(item: Element) -> str:
    """The text of the first content that has one: XHTML or NITF inline, else plain inline data."""
    content = child(item, "contentSet")
    if content is None:
        return ""
    for inline in children(content, "inlineXML"):
        text = _inline_text(inline)
        if text:
            return text
    for data in children(content, "inlineData"):
        plain = text_of(data) or ""
        kind = data.get("contenttype") or "text/plain"
        if plain and kind.startswith("text/"):
            return fragment_text(plain) if "html" in kind else plain
    return ""


def _inline_text(inline: Element) -> str:
    from lxml.etree import tostring

    body = next((each for each in inline.iter() if local_name(each) in {"body.content", "body"}), None)
    nitf = next((each for each in inline.iter() if local_name(each) == "body.content"), body)
    chosen = nitf if nitf is not None else inline
    for each in chosen.iter():
        each.tag = local_name(each).replace("body.content", "div") or "span"
    return fragment_text(tostring(chosen, encoding="unicode", method="html", with_tail=False))


def _date(element: Element | None) -> str | None:
    value = text_of(element)
    return parse_stated_date(value) if value else None


def _attribute(element: Element | None, name: str) -> str | None:
    return None if element is None else element.get(name)
