"""Whole XML documents: feeds, sitemaps and NewsML-G2, told by their root element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Skipped, Warned
from twosource.readers.feeds import read_feed, read_sitemap
from twosource.readers.newsml import read_newsml
from twosource.readers.xmltext import XmlError, local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.readers.entry import RecordOutcome

_FEEDS = frozenset({"rss", "feed", "RDF"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_NEWSML = frozenset({"newsItem", "newsMessage", "packageItem", "conceptItem", "planningItem", "knowledgeItem"})


def read_xml(name: str, raw: bytes) -> Iterator[RecordOutcome]:
    """Read an XML document."""
    try:
        parsed = parse_xml(raw)
    except XmlError as error:
        yield Skipped(name, str(error), "get a whole copy, or save the article's text as a .txt file")
        return
    yield from (Warned(name, note) for note in parsed.warnings)
    kind = local_name(parsed.root)
    if kind in _FEEDS:
        yield from read_feed(name, parsed.root)
    elif kind in _SITEMAPS:
        yield from read_sitemap(name, parsed.root)
    elif kind in _NEWSML:
        yield from read_newsml(name, parsed.root)
    else:
        yield Skipped(name, f"is XML of another kind (<{kind[:40]}>)", "give RSS, Atom, a sitemap or NewsML-G2")
        return
    if parsed.loss is not None:
        yield Skipped(name, parsed.loss, "get a whole copy")
