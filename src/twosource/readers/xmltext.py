"""XML without its dangers: no entities, no DTD, no network, bounded in size, depth and number of elements."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.readers.decode import UndecodableError, decode
from twosource.readers.html import declared_charset
from twosource.readers.reason import in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

MAX_XML_ELEMENTS = 1_000_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}(?:>|\[[^\]]{0,2000}\]\s*>)", re.IGNORECASE)
_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,31});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<\?[^>]{0,500}\?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*"
    r"|<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,2000}\])?\s*>\s*)*<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,60})"
)


class XmlError(ValueError):
    """The XML is not read; the message says why."""


def root_name(head: str) -> str | None:
    """The name, without prefix, of the element that an XML text begins with; ``None`` for anything else."""
    match = _ROOT.match(head)
    return match.group(1) if match else None


@dataclass(frozen=True, slots=True)
class Parsed:
    """Parsed XML.

    Attributes:
        root: the root element.
        warnings: what the reader of it must know.
        loss: why a part of it may be missing; ``None`` for XML that is whole.
    """

    root: Element
    warnings: tuple[str, ...]
    loss: str | None = None


def parse_xml(raw: bytes) -> Parsed:
    """Parse XML; what is broken is read as far as it goes.

    Entities that HTML names (``&nbsp;``), which feeds use without declaring them, are read as HTML reads them.

    Raises:
        XmlError: it declares entities, is too large or too deep, or is no XML.
    """
    from lxml.etree import XMLSyntaxError

    text, notes = _decoded(raw)
    if _ENTITY.search(text):
        raise XmlError("declares entities in its DOCTYPE, which can open files or fill the memory")
    if text.count("<") > 2 * MAX_XML_ELEMENTS:
        raise XmlError(f"has more than {MAX_XML_ELEMENTS:,} elements")
    text = _DOCTYPE.sub(_line_ends, _DECLARATION.sub(_line_ends, text, count=1), count=1)
    plain = _NAMED.sub(_as_character, text).encode("utf-8", "replace")
    try:
        return Parsed(_parse(plain, recover=False), notes)
    except XMLSyntaxError as error:
        cause = f"its XML is broken at line {error.lineno}: {in_short(error.msg)}"
        try:
            root = _parse(plain, recover=True)
        except XMLSyntaxError:
            root = None
    if root is None or not len(root):
        raise XmlError(cause)
    return Parsed(root, notes, f"{cause}; what stands after it may be missing")


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    """The namespace of an element; empty where it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names (without namespace), in order."""
    return (child for child in element if local_name(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at the end of a path of names, or ``None``."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str | None:
    """The whole text inside an element, outer white space off; ``None`` when nothing is left."""
    if element is None:
        return None
    return "".join(element.itertext()).strip() or None


def _decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        decoded = decode(raw, declared_charset(raw))
    except UndecodableError as error:
        raise XmlError(str(error)) from error
    return decoded.text, decoded.warnings


def _parse(plain: bytes, *, recover: bool) -> Element | None:
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    return fromstring(plain, parser)


def _line_ends(match: re.Match[str]) -> str:
    """Leave the lines as they are numbered in the file."""
    return "\n" * match.group().count("\n")


def _as_character(match: re.Match[str]) -> str:
    if match.group(1) in _OWN:
        return match.group()
    character = html.unescape(match.group())
    return match.group() if character == match.group() else character.replace("&", "&amp;").replace("<", "&lt;")
