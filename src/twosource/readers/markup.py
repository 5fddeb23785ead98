"""What a page's markup states about its report: JSON-LD, OpenGraph, meta elements, ``<html lang>``, ``<time>``.

Only what markup says outright is taken: no outlet from the host name, no date from the address or the prose; where a
title element may be cut: :mod:`twosource.readers.heading`.
Vocabulary: https://schema.org/NewsArticle, https://ogp.me, https://html.spec.whatwg.org.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from twosource.readers.bylines import Byline, parse_byline, split_authors
from twosource.readers.heading import outside_asides, read_page_head
from twosource.readers.jsonld import Json, find_article, name_list, plain_name
from twosource.readers.stated import Stated, clean, is_web_address, language_code
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.wordlist import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publish_date", "publish-date",
    "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "dc.creator", "parsely-author", "sailthru.author", "article:author")
_BYLINE_CLASSES = words("byline author p-author entry-author article-author author-name byline-name byline__name")
_NO_BYLINE = re.compile(r"comment|author-?bio|about-?(?:the-)?author|related|teaser", re.IGNORECASE)
# hAtom and h-entry, the formats of most blogs' themes: https://microformats.org/wiki/h-entry.
_PUBLISHED_CLASSES = words("published dt-published")
_UPDATED_CLASSES = words("updated dt-updated modified")
_INLINE = ("span", "a", "div", "strong", "em")
_DATE_LINE = 60
_NEAR_HEADING = 3
_MAX_AUTHORS = 6
_MAX_JSON = 1_000_000


def read_markup(tree: HtmlElement) -> Stated:
    """Read what the parsed page states.

    Where several places state one thing, JSON-LD comes before OpenGraph and this before plain meta elements; the
    address is the canonical link's.
    """
    metas = _metas(tree)
    url = _address(tree, metas)
    article = find_article(_json_blocks(tree), url)
    outlet = clean(plain_name(article.get("publisher")) or metas.get("og:site_name"))
    head = read_page_head(tree, clean(_string(article, "headline")) or metas.get("og:title"), outlet, metas)
    byline = _marked_byline(tree)
    return Stated(
        url=url or _article_address(article),
        outlet=head.outlet,
        title=head.title,
        authors=name_list(article.get("author")) or _meta_authors(metas) or byline.authors,
        credit=byline.credit,
        published=_published(article, metas, tree) or _date_beside(head.heading),
        updated=_updated(article, metas),
        is_page=True,
        language=language_code(_language(article)) or language_code(tree.get("lang") or tree.get("xml:lang")),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Map each meta element's name, in lower case, to its first value that is not empty."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = clean(meta.get("content"))
        if content and len(content) <= 2_000:
            for key in ("property", "name", "itemprop"):
                name = meta.get(key)
                if name:
                    found.setdefault(name.strip().casefold(), content)
    return found


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").casefold().split()
    )
    return next((url.strip() for url in (*links, metas.get("og:url")) if url and is_web_address(url.strip())), None)


def _article_address(article: dict[str, Json]) -> str | None:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = article.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and is_web_address(value):
            return value
    return None


def _json_blocks(tree: HtmlElement) -> list[Json]:
    blocks: list[Json] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().casefold() != "application/ld+json":
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if not source or len(source) > _MAX_JSON:
            continue
        try:
            blocks.append(json.loads(source, strict=False))
        except (ValueError, RecursionError):
            continue
    return blocks


def _meta_authors(metas: dict[str, str]) -> tuple[str, ...]:
    for name in _AUTHOR_NAMES:
        value = metas.get(name)
        if value and (authors := split_authors(value)):
            return authors
    return ()


def _marked_byline(tree: HtmlElement) -> Byline:
    """Read the byline that the body marks (``itemprop``, ``rel``, a byline's class), that of one place only."""
    marked: list[HtmlElement] = []
    for item in outside_asides(filter(_is_byline, tree.iter("a", "span", "p", "div", "address"))):
        elsewhere = bool(marked) and item.getparent() is not marked[0].getparent()
        if not elsewhere and not any(_NO_BYLINE.search(_labels(above)) for above in (item, *item.iterancestors())):
            marked.append(item)
    texts = [_lines_of(item) for item in marked[:_MAX_AUTHORS]]
    found = [byline for text in texts if (byline := parse_byline(text) or parse_byline(f"By {text}"))]
    authors = dict.fromkeys(author for byline in found for author in byline.authors)
    return Byline(tuple(authors), None, next((byline.credit for byline in found if byline.credit), None))


def part_bylines(tree: HtmlElement) -> bool:
    """Put a line break between the inline elements of a byline that only a style sheet sets apart.

    Without it ``<span>By Ann Lee</span><span>Diplomatic editor</span>`` would be read as one name.

    Returns:
        Whether the tree was changed.
    """
    changed = False
    for item in [item for item in tree.iter(*_INLINE) if item.getparent() is not None]:
        following, above = item.getnext(), item.getparent()
        glued = following is not None and following.tag in _INLINE and not item.tail
        is_byline = glued and "byline" in f"{_labels(above)} {above.get('data-component')}".casefold()
        if is_byline and len(item.text_content().split()) > 1:
            item.addnext(item.makeelement("br"))
            changed = True
    return changed


def _lines_of(item: HtmlElement) -> str:
    """The text of an element, with its line breaks as bars."""
    for end in item.iter("br"):
        end.tail = f" | {end.tail or ''}"
    return clean(item.text_content()) or ""


def _is_byline(item: HtmlElement) -> bool:
    return (
        "author" in (item.get("rel") or "").casefold().split()
        or (item.get("itemprop") or "").casefold() == "author"
        or "byline" in (item.get("data-component") or "").casefold()
        or not _BYLINE_CLASSES.isdisjoint((item.get("class") or "").casefold().split())
    )


def _labels(item: HtmlElement) -> str:
    return f"{item.get('class') or ''} {item.get('id') or ''}"


def _published(article: dict[str, Json], metas: dict[str, str], tree: HtmlElement) -> str | None:
    stated = [_string(article, "datePublished"), *(metas.get(name) for name in _DATE_NAMES)]
    for value in stated:
        published = parse_stated_date(value) if value else None
        if published:
            return published
    return _time_element(tree)


def _updated(article: dict[str, Json], metas: dict[str, str]) -> str | None:
    values = (_string(article, "dateModified"), metas.get("article:modified_time"), metas.get("og:updated_time"))
    return next((day for day in map(parse_stated_date, filter(None, values)) if day), None)


def _time_element(tree: HtmlElement) -> str | None:
    """Take the date of the ``<time>`` elements: one marked as the publication's, else the only one there is."""
    marked: list[str] = []
    others: set[str] = set()
    for element in outside_asides(tree.iter("time")):
        value = parse_stated_date(element.get("datetime") or element.text_content())
        itemprop = (element.get("itemprop") or "").casefold()
        classes = frozenset((element.get("class") or "").casefold().split())
        is_marked = itemprop == "datepublished" or not _PUBLISHED_CLASSES.isdisjoint(classes)
        if value is None or itemprop == "datemodified" or not (is_marked or _UPDATED_CLASSES.isdisjoint(classes)):
            continue
        if is_marked or element.get("pubdate") is not None:
            marked.append(value)
        others.add(value)
    if marked:
        return marked[0]
    return next(iter(others)) if len(others) == 1 else None


def _date_beside(heading: HtmlElement | None) -> str | None:
    """Read a date that stands alone right above or below the headline, as a newspaper's date line does."""
    if heading is None:
        return None
    before = list(heading.itersiblings(preceding=True))[:1]
    for item in (*list(heading.itersiblings())[:_NEAR_HEADING], *before):
        text = clean(item.text_content()) if isinstance(item.tag, str) else None
        published = parse_stated_date(text) if text and len(text) <= _DATE_LINE else None
        if published:
            return published
    return None


def _language(article: dict[str, Json]) -> str | None:
    value = article.get("inLanguage")
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return value if isinstance(value, str) else None


def _string(article: dict[str, Json], key: str) -> str | None:
    value = article.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None
