"""What a page's markup states about its report: JSON-LD, OpenGraph, meta elements, ``<html lang>``, ``<time>``.

Only what markup says outright is taken: no outlet from the host name, no date from the address or the text, no title
cut at a dash.  Vocabulary: https://schema.org/NewsArticle, https://ogp.me, https://html.spec.whatwg.org.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from twosource.readers.bylines import split_authors
from twosource.readers.jsonld import Json, find_article, name_list, plain_name
from twosource.readers.stated import Stated, clean, is_web_address, language_code
from twosource.readers.stated_date import parse_stated_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publish_date", "publish-date",
    "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "dc.creator", "parsely-author", "sailthru.author", "article:author")
_ASIDE = frozenset({"aside", "footer", "nav", "blockquote"})
_MAX_JSON = 1_000_000


def read_markup(tree: HtmlElement) -> Stated:
    """Read what the parsed page states.

    Where several places state one thing, JSON-LD comes before OpenGraph and this before plain meta elements; the
    address is the canonical link's.
    """
    metas = _metas(tree)
    url = _address(tree, metas)
    article = find_article(_json_blocks(tree), url)
    outlet = plain_name(article.get("publisher")) or metas.get("og:site_name")
    return Stated(
        url=url or _article_address(article),
        outlet=clean(outlet),
        title=clean(_string(article, "headline")) or metas.get("og:title") or _heading(tree),
        authors=name_list(article.get("author")) or _meta_authors(metas),
        published=_published(article, metas, tree),
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


def _heading(tree: HtmlElement) -> str | None:
    """Take the page's only first-level heading; without any, its title element as it stands."""
    headings = [
        text for text in (clean(heading.text_content()) for heading in _outside_asides(tree.iter("h1"))) if text
    ]
    if headings:
        return headings[0] if len(set(headings)) == 1 else None
    return next((clean(title.text_content()) for title in tree.iter("title")), None)


def _meta_authors(metas: dict[str, str]) -> tuple[str, ...]:
    for name in _AUTHOR_NAMES:
        value = metas.get(name)
        if value and (authors := split_authors(value)):
            return authors
    return ()


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
    for element in _outside_asides(tree.iter("time")):
        value = parse_stated_date(element.get("datetime") or element.text_content())
        itemprop = (element.get("itemprop") or "").casefold()
        if value is None or itemprop == "datemodified":
            continue
        if itemprop == "datepublished" or element.get("pubdate") is not None:
            marked.append(value)
        others.add(value)
    if marked:
        return marked[0]
    return next(iter(others)) if len(others) == 1 else None


def _outside_asides(elements: Iterable[HtmlElement]) -> Iterable[HtmlElement]:
    """Leave out elements of teasers, footers and embedded posts: what they state is not about the report."""
    return (item for item in elements if not any(above.tag in _ASIDE for above in item.iterancestors()))


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
