"""Corrections as W3C Web Annotations, and back: how they are kept, exported and taken in again.

Web Annotation Data Model, W3C Recommendation of 23 February 2017: a body with what is said, targets with a
``TextQuoteSelector`` and a ``TextPositionSelector``.  Positions are code points, as the Recommendation asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from twosource.corrections.records import KINDS, Anchor, make_correction
from twosource.model import OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.corrections.records import Correction

JsonObject = dict[str, object]
CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
_ORIGIN_KINDS: tuple[str, ...] = get_args(OriginKind)


def to_annotation(correction: Correction) -> JsonObject:
    """Put a correction into the shape of a Web Annotation."""
    body: JsonObject = {
        "type": "TextualBody",
        "purpose": "editing",
        "twosource:kind": correction.kind,
        "value": correction.value,
    }
    if correction.origin_kind is not None:
        body["twosource:origin_kind"] = correction.origin_kind
    bodies: list[JsonObject] = [body]
    if correction.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": correction.note})
    return {
        "@context": CONTEXT_URL,
        "id": f"urn:twosource:correction:{correction.id}",
        "type": "Annotation",
        "motivation": "editing",
        "creator": {"type": "Person", "name": correction.who},
        "created": correction.when,
        "body": bodies,
        "target": [_target(anchor) for anchor in correction.anchors],
    }


def to_collection(corrections: Iterable[Correction]) -> JsonObject:
    """Put corrections into one ``AnnotationPage``."""
    items = [to_annotation(correction) for correction in corrections]
    return {"@context": CONTEXT_URL, "type": "AnnotationPage", "items": items}


def from_annotation(annotation: object) -> Correction:
    """Read a correction back.

    Raises:
        ValueError: it is not of the shape that :func:`to_annotation` gives.
    """
    whole = _object(annotation)
    bodies = [_object(body) for body in _list(whole.get("body"))]
    body = next((each for each in bodies if "twosource:kind" in each), None)
    if body is None:
        raise ValueError("no body says what is corrected")
    kind, origin_kind = body["twosource:kind"], body.get("twosource:origin_kind")
    if kind not in KINDS:
        raise ValueError(f"the kind of correction {kind!r} is not known")
    if origin_kind is not None and origin_kind not in _ORIGIN_KINDS:
        raise ValueError(f"the kind of origin {origin_kind!r} is not known")
    return make_correction(
        kind,
        tuple(_anchor(_object(target)) for target in _list(whole.get("target"))),
        _text(body, "value"),
        who=_text(_object(whole.get("creator")), "name"),
        when=_text(whole, "created"),
        origin_kind=cast("OriginKind | None", origin_kind),
        note=next((_text(each, "value") for each in bodies if each.get("purpose") == "commenting"), ""),
    )


def read_target(target: JsonObject) -> tuple[str, str, str, str, int | None, int | None]:
    """Take from a target its source, the words with what stands around them, and their position where given.

    Raises:
        ValueError: there are no words.
    """
    selectors = [_object(selector) for selector in _list(target.get("selector"))]
    quote = next((each for each in selectors if each.get("type") == "TextQuoteSelector"), None)
    position = next((each for each in selectors if each.get("type") == "TextPositionSelector"), {})
    if quote is None:
        raise ValueError("a target has no TextQuoteSelector: without its words no place is sure")
    start, end = position.get("start"), position.get("end")
    known = isinstance(start, int) and isinstance(end, int)
    return (
        _text(target, "source") if "source" in target else "",
        _text(quote, "exact"),
        str(quote.get("prefix", "")),
        str(quote.get("suffix", "")),
        cast("int", start) if known else None,
        cast("int", end) if known else None,
    )


def _target(anchor: Anchor) -> JsonObject:
    selectors: list[JsonObject] = [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]
    target: JsonObject = {"source": f"urn:twosource:report:{anchor.report}", "selector": selectors}
    if anchor.document is not None:
        target["twosource:document"] = anchor.document
    return target


def _anchor(target: JsonObject) -> Anchor:
    source, exact, prefix, suffix, start, end = read_target(target)
    document = target.get("twosource:document")
    if start is None or end is None or not exact:
        raise ValueError("a target has no words or no position")
    report = source.removeprefix("urn:twosource:report:")
    return Anchor(report, str(document) if document is not None else None, start, end, exact, prefix, suffix)


def _object(value: object) -> JsonObject:
    if not isinstance(value, dict):
        raise ValueError("an object is missing, or something else stands in its place")
    return cast("JsonObject", value)


def _list(value: object) -> list[object]:
    """A list, or the one thing that the model allows in its place."""
    return value if isinstance(value, list) else [value]


def _text(holder: JsonObject, key: str) -> str:
    value = holder.get(key)
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text")
    return value
