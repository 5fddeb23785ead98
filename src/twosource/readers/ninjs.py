"""ninjs 1 to 3: IPTC's news in JSON.

The versions spell the same members differently (``versioncreated`` and ``versionCreated``, ``body_text`` and
``bodies``), so they are looked up without case and underscores.  https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Skipped, Warned
from twosource.readers.bylines import parse_byline, split_authors
from twosource.readers.entry import Record
from twosource.readers.fragment import fragment_text, looks_like_markup
from twosource.readers.html import PageError
from twosource.readers.jsonld import plain_name
from twosource.readers.stated import Stated, clean, is_web_address, language_code, publication_status
from twosource.readers.stated_date import parse_stated_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.readers.entry import RecordOutcome
    from twosource.readers.jsonld import Json

_MARKS = frozenset({"versioncreated", "pubstatus", "firstcreated", "contentcreated", "embargoed", "standard"})
_BODIES = frozenset({"bodytext", "bodyxhtml", "bodyhtml", "bodies"})
_MARKED_UP = ("bodyxhtml", "bodyhtml")


def is_ninjs(value: Json) -> bool:
    """Say whether an object is a ninjs item: an address of its own beside a body and one of the standard's members."""
    if not isinstance(value, dict):
        return False
    names = {_fold(key) for key in value}
    return "uri" in names and bool(names & _MARKS) and (bool(names & _BODIES) or "headline" in names)


def read_ninjs(source: str, name: str, value: Mapping[str, Json], digest: str) -> Iterator[RecordOutcome]:
    """Read one ninjs item.

    Args:
        source: the item as the user finds it.
        name: the input's name.
        value: the parsed object.
        digest: of the item's bytes.
    """
    item = {_fold(key): member for key, member in value.items()}
    kind = item.get("type")
    if isinstance(kind, str) and kind not in {"text", "composite"}:
        yield Skipped(source, f"is a ninjs item of the type {kind[:20]}, not text", "leave it out")
        return
    try:
        text = _text(item)
    except PageError as error:
        yield Skipped(source, str(error), error.remedy)
        return
    stated = _stated(item, name)
    for member in ("versioncreated", "embargoed", "firstcreated"):
        written = _string(item, member)
        if written and parse_stated_date(written) is None:
            yield Warned(source, f"its {member} {written[:40]!r} is not understood and is left unknown")
    if not text.strip() and stated.status in {None, "usable"}:
        yield Skipped(source, "is a ninjs item without a body", "ask for the item with its text")
        return
    yield Record(source, text, stated, digest)


def _stated(item: Mapping[str, Json], name: str) -> Stated:
    provider = next((found for key in ("provider", "infosources", "infosource") if (found := _party(item, key))), None)
    version = _string(item, "version")
    language = _string(item, "language")
    return Stated(
        source_id=_string(item, "uri"),
        path=name,
        url=_address(item),
        outlet=provider,
        title=_headline(item),
        authors=_authors(item),
        published=_date(item, "firstcreated") or _date(item, "contentcreated") or _date(item, "versioncreated"),
        language=language_code(language),
        version=int(version) if version and version.isdecimal() and len(version) < 7 else None,
        updated=_date(item, "versioncreated"),
        status=publication_status(_string(item, "pubstatus")),
        embargo=_date(item, "embargoed"),
    )


def _text(item: Mapping[str, Json]) -> str:
    plain = item.get("bodytext")
    if isinstance(plain, str) and plain.strip():
        return plain
    for member in _MARKED_UP:
        markup = item.get(member)
        if isinstance(markup, str) and markup.strip():
            return fragment_text(markup)
    bodies = [body for body in _list(item.get("bodies")) if isinstance(body, dict)]
    for is_plain in (True, False):
        for body in bodies:
            kind, value = str(body.get("contenttype") or body.get("contentType") or ""), body.get("value")
            if isinstance(value, str) and value.strip() and (kind == "text/plain") is is_plain:
                return fragment_text(value) if "html" in kind or looks_like_markup(value) else value
    return ""


def _headline(item: Mapping[str, Json]) -> str | None:
    single = _string(item, "headline")
    if single:
        return single
    headlines = [one for one in _list(item.get("headlines")) if isinstance(one, dict)]
    main = [one for one in headlines if one.get("role") in {None, "main", "headline"}]
    value = next((one["value"] for one in (*main, *headlines) if isinstance(one.get("value"), str)), None)
    return clean(value) if isinstance(value, str) else None


def _authors(item: Mapping[str, Json]) -> tuple[str, ...]:
    found: list[str] = []
    for byline in (item.get("byline"), item.get("by"), *_list(item.get("bylines"))):
        written = byline.get("byline") or byline.get("value") if isinstance(byline, dict) else byline
        line = clean(written) if isinstance(written, str) else None
        if line:
            parsed = parse_byline(line)
            found.extend(parsed.authors if parsed and parsed.authors else split_authors(line))
    return tuple(dict.fromkeys(found))


def _party(item: Mapping[str, Json], key: str) -> str | None:
    return plain_name(item.get(key))


def _address(item: Mapping[str, Json]) -> str | None:
    links = [link for link in _list(item.get("links")) if isinstance(link, dict)]
    canonical = [link.get("href") for link in links if link.get("rel") == "canonical"]
    candidates = (item.get("webcanonical"), item.get("url"), *canonical)
    return next((url for url in candidates if isinstance(url, str) and is_web_address(url)), None)


def _date(item: Mapping[str, Json], key: str) -> str | None:
    value = _string(item, key)
    return parse_stated_date(value) if value else None


def _string(item: Mapping[str, Json], key: str) -> str | None:
    value = item.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return clean(value) if isinstance(value, str) and len(value) <= 2_000 else None


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _fold(key: str) -> str:
    return key.casefold().replace("_", "")
