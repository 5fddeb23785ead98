"""RSS, Atom and JSON Feed as files, and sitemaps.

An item with its whole text becomes a report.  An item with a summary only is an address: it is listed as skipped, with
its link, and as a link for whoever fetches it.  https://www.rssboard.org/rss-specification, RFC 4287,
https://www.jsonfeed.org/version/1.1/, https://www.sitemaps.org
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Link, Skipped
from twosource.outlets.registry import default_registry
from twosource.readers.entry import Record
from twosource.readers.fragment import fragment_text, looks_like_markup
from twosource.readers.html import PageError
from twosource.readers.jsonld import name_list
from twosource.readers.lines import count_words
from twosource.readers.stated import Stated, clean, is_web_address, language_code
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.xmltext import child, children, local_name, namespace, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from twosource.readers.entry import RecordOutcome
    from twosource.readers.jsonld import Json

# A description as long as this is the article; feeds without a field for the whole text put it there.
LEAST_CONTENT_WORDS = 150
_CONTENT_NAMESPACE = "http://purl.org/rss/1.0/modules/content/"


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a feed; ``content`` is the whole text as marked up, ``summary`` what may be less."""

    stated: Stated
    content: str
    summary: str
    raw: bytes


def read_feed(name: str, root: Element) -> Iterator[RecordOutcome]:
    """Read the items of an RSS (0.9 to 2.0) or Atom document."""
    items = list(_atom_items(name, root) if local_name(root) == "feed" else _rss_items(name, root))
    if not items:
        yield Skipped(name, "is a feed without items", "check that it was saved whole")
    for number, item in enumerate(items, start=1):
        yield from _read_item(f"{name}:item {number}", item)


def read_json_feed(name: str, feed: dict[str, Json]) -> Iterator[RecordOutcome]:
    """Read the items of a JSON Feed."""
    items = feed.get("items")
    rows = [row for row in items if isinstance(row, dict)] if isinstance(items, list) else []
    if not rows:
        yield Skipped(name, "is a feed without items", "check that it was saved whole")
    for number, row in enumerate(rows, start=1):
        yield from _read_item(f"{name}:item {number}", _json_item(name, feed, row))


def is_json_feed(value: Json) -> bool:
    """Say whether a JSON document is a JSON Feed."""
    version = value.get("version") if isinstance(value, dict) else None
    return isinstance(version, str) and "jsonfeed.org/version/" in version


def read_sitemap(name: str, root: Element) -> Iterator[RecordOutcome]:
    """Read a sitemap or news sitemap: addresses, without their texts."""
    found = 0
    for entry in children(root, "url", "sitemap"):
        url = clean(text_of(child(entry, "loc")))
        if not is_web_address(url) or url is None:
            continue
        found += 1
        news = child(entry, "news")
        stated = text_of(child(news, "publication_date")) or text_of(child(entry, "lastmod"))
        yield Link(
            source=name,
            url=url,
            title=clean(text_of(child(news, "title"))),
            published=parse_stated_date(stated) if stated and news is not None else None,
            outlet=clean(text_of(child(news, "publication", "name"))),
        )
    noun = "sitemap" if local_name(root) == "sitemapindex" else "page"
    cause = f"is a sitemap: it names {found:,} {noun}{'' if found == 1 else 's'} and holds no text"
    yield Skipped(name, cause, "save the pages and give them")


def _read_item(source: str, item: _Item) -> Iterator[RecordOutcome]:
    try:
        text, is_whole = _text(item)
    except PageError as error:
        yield Skipped(source, str(error), error.remedy)
        return
    if is_whole:
        yield Record(source, text, item.stated, hashlib.sha256(item.raw).hexdigest())
        return
    stated = item.stated
    has = "a summary only" if text else "a headline only"
    if stated.url is None:
        yield Skipped(source, f"has {has}, and no address", "find its page and give that")
        return
    yield Link(source, stated.url, stated.title, stated.published, stated.outlet)
    yield Skipped(source, f"has {has}", f"save {stated.url[:300]} and give the page")


def _text(item: _Item) -> tuple[str, bool]:
    content = _plain(item.content)
    if content:
        return content, True
    summary = _plain(item.summary)
    return summary, count_words(summary) >= LEAST_CONTENT_WORDS


def _plain(markup: str) -> str:
    return fragment_text(markup) if looks_like_markup(markup) or "&" in markup else markup.strip()


def _rss_items(name: str, root: Element) -> Iterator[_Item]:
    from lxml.etree import tostring

    channel = child(root, "channel")
    # RSS 0.9 and 1.0 put the items beside the channel.
    inside = list(children(channel, "item")) if channel is not None else []
    language = text_of(child(channel, "language"))
    title = clean(text_of(child(channel, "title")))
    for entry in inside or children(root, "item"):
        link = clean(text_of(child(entry, "link"))) or _permalink(entry)
        dated = text_of(child(entry, "pubDate")) or text_of(child(entry, "date"))
        content = [each for each in children(entry, "encoded") if namespace(each) == _CONTENT_NAMESPACE]
        authors = [clean(text_of(each)) for each in children(entry, "creator", "author")]
        url = link if is_web_address(link) else None
        stated = Stated(
            source_id=clean(text_of(child(entry, "guid"))),
            path=name,
            url=url,
            outlet=_outlet(url, clean(text_of(child(entry, "source"))) or title),
            title=clean(text_of(child(entry, "title"))),
            authors=tuple(_bare_author(author) for author in authors if author),
            published=parse_stated_date(dated) if dated else None,
            language=language_code(language),
        )
        summary = text_of(child(entry, "description")) or ""
        raw = tostring(entry, with_tail=False)
        yield _Item(stated, (text_of(content[0]) or "") if content else "", summary, raw)


def _atom_items(name: str, root: Element) -> Iterator[_Item]:
    from lxml.etree import tostring

    title = clean(text_of(child(root, "title")))
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for entry in children(root, "entry"):
        dated, updated = text_of(child(entry, "published")), text_of(child(entry, "updated"))
        url = _atom_link(entry)
        authors = (clean(text_of(child(author, "name"))) for author in children(entry, "author"))
        stated = Stated(
            source_id=clean(text_of(child(entry, "id"))),
            path=name,
            url=url,
            outlet=_outlet(url, clean(text_of(child(entry, "source", "title"))) or title),
            title=clean(_plain(_atom_markup(child(entry, "title")))),
            authors=tuple(author for author in authors if author),
            published=parse_stated_date(dated) if dated else None,
            language=language_code(entry.get("{http://www.w3.org/XML/1998/namespace}lang") or language),
            updated=parse_stated_date(updated) if updated else None,
        )
        content, summary = _atom_markup(child(entry, "content")), _atom_markup(child(entry, "summary"))
        yield _Item(stated, content, summary, tostring(entry, with_tail=False))


def _atom_markup(element: Element | None) -> str:
    from lxml.etree import tostring

    if element is None or element.get("src"):
        return ""
    if element.get("type") == "xhtml":
        for each in element.iter():
            each.tag = local_name(each) or "span"
        return str(tostring(element, encoding="unicode", method="html", with_tail=False))
    return text_of(element) or ""


def _atom_link(entry: Element) -> str | None:
    links = [link for link in children(entry, "link") if is_web_address(link.get("href"))]
    best = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return (best or links)[0].get("href") if links else None


def _json_item(name: str, feed: dict[str, Json], row: dict[str, Json]) -> _Item:
    url = _string(row, "url")
    url = url if is_web_address(url) else None
    dated, updated = _string(row, "date_published"), _string(row, "date_modified")
    identity = row.get("id")
    stated = Stated(
        source_id=clean(str(identity)) if isinstance(identity, (str, int)) else None,
        path=name,
        url=url,
        outlet=_outlet(url, clean(_string(feed, "title"))),
        title=clean(_string(row, "title")),
        authors=name_list(row.get("authors")) or name_list(row.get("author")),
        published=parse_stated_date(dated) if dated else None,
        language=language_code(_string(row, "language") or _string(feed, "language")),
        updated=parse_stated_date(updated) if updated else None,
    )
    content = _string(row, "content_html") or _string(row, "content_text") or ""
    raw = json.dumps(row, sort_keys=True).encode("utf-8", "surrogatepass")
    return _Item(stated, content, _string(row, "summary") or "", raw)


def _outlet(url: str | None, title: str | None) -> str | None:
    """Who publishes an item: the registry's name for its host, else as the feed calls itself."""
    known = default_registry().at(url) if url else None
    return known.name if known is not None else title


def _permalink(entry: Element) -> str | None:
    guid = child(entry, "guid")
    return clean(text_of(guid)) if guid is not None and guid.get("isPermaLink") != "false" else None


def _bare_author(author: str) -> str:
    """RSS writes ``mail@host (Name)``."""
    name = author.partition("(")[2].rstrip(")") if "@" in author.partition("(")[0] else author
    return clean(name) or author


def _string(row: dict[str, Json], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) else None
