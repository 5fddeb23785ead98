"""A page's headline, and its outlet's name where the title element and another place of the markup agree on it.

A title element often holds both (``Headline - Outlet``, ``Outlet | Section``).  It is cut only where the page's own
heading or a name that the markup gives the site confirms the cut; nothing is cut at a dash alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from twosource.outlets.registry import default_registry, fold_name
from twosource.readers.bylines import is_name, looks_like_outlet
from twosource.readers.lines import count_words
from twosource.readers.metadata import is_section
from twosource.readers.stated import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

_ASIDE = frozenset({"aside", "footer", "nav", "blockquote", "dialog"})
_ASIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "dialog", "alertdialog"})
_BODY = frozenset({"article", "main"})
_CUT = re.compile(r"\s+(?:[|·•»–—-]|::)\s+|\s*\|\s*")
_NOT_WORD = re.compile(r"[\W_]+")
_ROOT = re.compile(r"(?P<host>https?://[^/?#]+)?/?(?:index\.html?)?$", re.IGNORECASE)
_SITE_METAS = ("application-name", "apple-mobile-web-app-title")
_MIN_PROSE_WORDS = 12
_MIN_SHARED_WORDS = 4
_MAX_NAME_WORDS = 6
_MAX_PARTS = 8
_MAX_HEADINGS = 50


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the headings and the title element of a page state.

    Attributes:
        title: the headline.
        outlet: the site's name, where the title element has it and the markup bears it out.
        heading: the element that holds the headline.
    """

    title: str | None
    outlet: str | None
    heading: HtmlElement | None


def read_page_head(tree: HtmlElement, stated: str | None, site: str | None, metas: Mapping[str, str]) -> PageHead:
    """Read the headline and the outlet.

    Args:
        tree: the page.
        stated: the headline that JSON-LD or OpenGraph gives.
        site: the publisher that they give.
        metas: the page's meta elements.
    """
    element = next((text for title in tree.iter("title") if (text := clean(title.text_content()))), None)
    names = _site_names(tree, site, metas)
    parts = [part for part in _CUT.split(element or "") if part][:_MAX_PARTS]
    heading = _main_heading(tree, [*parts, element, stated], names, parts)
    text = clean(heading.text_content()) if heading is not None else None
    outlet = site or _outlet_among(parts, text or stated, names)
    known = names | ({_key(outlet)} if outlet else set())
    title = _without_site(stated, known) or text or _without_site(element, known)
    return PageHead(title, outlet, heading)


def outside_asides(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Leave out elements of teasers, footers, menus and embedded posts: what they state is not about the report."""
    for item in elements:
        if not any(above.tag in _ASIDE or above.get("role") in _ASIDE_ROLES for above in item.iterancestors()):
            yield item


def _site_names(tree: HtmlElement, site: str | None, metas: Mapping[str, str]) -> set[str]:
    """Keys of every name that the markup gives the site: the publisher's, the application's, the home link's."""
    found = [site, *(metas.get(name) for name in _SITE_METAS)]
    for link in tree.iter("a"):
        if _leads_home(link):
            found.extend((link.text_content(), link.get("title"), link.get("aria-label")))
            found.extend(image.get("alt") for image in link.iter("img"))
    return {_key(name) for name in found if name and _key(name)}


def _leads_home(link: HtmlElement) -> bool:
    """Say whether a link is the site's own to its front page; prose links to the front pages of others."""
    root = _ROOT.match((link.get("href") or "#").strip())
    in_prose = any(above.tag == "p" for above in link.iterancestors())
    return "home" in (link.get("rel") or "").split() or (root is not None and not (root["host"] and in_prose))


def _main_heading(tree: HtmlElement, titles: list[str | None], names: set[str], parts: list[str]) -> HtmlElement | None:
    """Find the heading of the report: the only first-level one, else the one that the title or its place confirms."""
    firsts = [item for item in islice(outside_asides(tree.iter("h1")), _MAX_HEADINGS) if _is_headline(item, names)]
    if not firsts:
        return _lower_heading(tree, titles, names, parts)
    confirmed = _only([item for item in firsts if _is_confirmed(item, titles)])
    inside = _only([item for item in firsts if any(above.tag in _BODY for above in item.iterancestors())])
    return next((item for item in (_only(firsts), confirmed, inside) if item is not None), None)


def _lower_heading(
    tree: HtmlElement, titles: list[str | None], names: set[str], parts: list[str]
) -> HtmlElement | None:
    """Without a first-level heading: the one above the prose that the title repeats, or that no other can be.

    The latter only where the title element is missing or names the site: else it may be the headline itself.
    """
    above = [item for item in _above_prose(tree) if _is_headline(item, names)]
    confirmed = [item for item in above if _is_confirmed(item, titles)]
    if confirmed:
        return confirmed[0]
    return _only(above) if not parts or _site_among(parts, names) else None


def _above_prose(tree: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = []
    for item in outside_asides(tree.iter("h2", "h3", "p")):
        if item.tag != "p":
            found.append(item)
            if len(found) == _MAX_HEADINGS:
                break
        elif count_words(item.text_content()) >= _MIN_PROSE_WORDS:
            break
    return found


def _only(headings: list[HtmlElement]) -> HtmlElement | None:
    """The first of headings that all say the same."""
    return headings[0] if len({_key(item.text_content()) for item in headings}) == 1 else None


def _is_headline(heading: HtmlElement, names: set[str]) -> bool:
    key = _key(heading.text_content())
    return bool(key) and key not in names


def _is_confirmed(heading: HtmlElement, titles: list[str | None]) -> bool:
    return any(_are_one(clean(heading.text_content()) or "", title) for title in titles if title)


def _are_one(one: str, other: str) -> bool:
    """Say whether two headlines are the same, or one the beginning of the other (a title cut short)."""
    first, second = sorted((_key(one), _key(other)), key=len)
    return first == second or (len(first.split()) >= _MIN_SHARED_WORDS and second.startswith(first + " "))


def _outlet_among(parts: list[str], headline: str | None, names: set[str]) -> str | None:
    """The part of a title element that the markup or the registry knows as a site's name.

    A title that is a newspaper's name and nothing else, on a page with a heading of its own, is the site's too.
    """
    if headline is None:
        return None
    others = [part for part in parts if not _are_one(part, headline)]
    known = [part for part in others if _key(part) in names or default_registry().named(part) is not None]
    if known:
        return known[-1]
    return _site_among(parts, names) if len(others) == len(parts) else None


def _site_among(parts: list[str], names: set[str]) -> str | None:
    """The site's name, where a title element holds it and sections of it, and no headline."""
    named = [part for part in parts if not is_section(part)]
    return named[0] if len(named) == 1 and (_key(named[0]) in names or _is_masthead(named[0])) else None


def _is_masthead(part: str) -> bool:
    article = part.split(maxsplit=1)[0] in {"The", "THE"} and count_words(part) <= _MIN_SHARED_WORDS
    return count_words(part) <= _MAX_NAME_WORDS and is_name(part) and (looks_like_outlet(part) or article)


def _without_site(title: str | None, known: set[str]) -> str | None:
    """Cut the site's name off the end or the beginning of a title; ``None`` where nothing else stands there."""
    if title is None or _key(title) in known:
        return None
    cuts = list(_CUT.finditer(title))
    first, last = 0, len(cuts)
    start, end = 0, len(title)
    while first < last and _key(title[cuts[last - 1].end() : end]) in known:
        last, end = last - 1, cuts[last - 1].start()
    while first < last and _key(title[start : cuts[first].start()]) in known:
        first, start = first + 1, cuts[first].end()
    return None if _key(title[start:end]) in known else title[start:end]


def _key(text: str) -> str:
    return _NOT_WORD.sub(" ", fold_name(text)).strip()
