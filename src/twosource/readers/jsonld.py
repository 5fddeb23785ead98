"""The article among a page's JSON-LD blocks."""

from __future__ import annotations

import html

from twosource.readers.stated import clean
from twosource.readers.wordlist import words

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_TYPES = words(
    "newsarticle article reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle "
    "reviewnewsarticle "
    "asknewsarticle liveblogposting blogposting socialmediaposting report webarticle advertisercontentarticle"
)
_MAX_NODES = 5_000
_MAX_DEPTH = 20


def find_article(blocks: list[Json], url: str | None) -> dict[str, Json]:
    """Return the article that the page is about, with ``@id`` references of its publisher and authors resolved.

    Of several articles the one whose address is the page's counts; when none tells, a page that lists several
    articles states nothing about its own, and the result is empty.
    """
    nodes = _walk(blocks)
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    own = [node for node in articles if url is not None and url in _addresses(node)]
    chosen = (own or articles)[:1] if own or len(articles) == 1 else []
    return {key: _resolve(value, by_id) for key, value in chosen[0].items()} if chosen else {}


def name_list(value: Json) -> tuple[str, ...]:
    """Return the names of a person, organisation or list of these, in order, each once."""
    items = value if isinstance(value, list) else [value]
    names = [name for item in items if (name := plain_name(item)) and not name.casefold().startswith("http")]
    return tuple(dict.fromkeys(names))


def plain_name(value: Json) -> str | None:
    """Return the name that a string or an object with a ``name`` holds; of a list, the first."""
    if isinstance(value, list):
        return next((name for name in map(plain_name, value) if name), None)
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return clean(html.unescape(value)) if isinstance(value, str) else None


def _walk(blocks: list[Json]) -> list[dict[str, Json]]:
    """List the objects at the top, in graphs and behind ``mainEntity``: not those inside lists of other articles."""
    found: list[dict[str, Json]] = []
    waiting: list[tuple[Json, int]] = [(block, 0) for block in blocks]
    while waiting and len(found) < _MAX_NODES:
        item, depth = waiting.pop(0)
        if depth > _MAX_DEPTH:
            continue
        if isinstance(item, list):
            waiting.extend((part, depth + 1) for part in item)
        elif isinstance(item, dict):
            found.append(item)
            waiting.extend((item[key], depth + 1) for key in ("@graph", "mainEntity") if key in item)
    return found


def _is_article(node: dict[str, Json]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(item, str) and item.rpartition("/")[2].casefold() in _TYPES for item in kinds)


def _addresses(node: dict[str, Json]) -> set[str]:
    found = set()
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str):
            found.add(value.partition("#")[0])
    return found


def _resolve(value: Json, by_id: dict[Json, dict[str, Json]]) -> Json:
    if isinstance(value, list):
        return [_resolve(item, by_id) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value
