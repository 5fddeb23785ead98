"""Whether a value fits a schema, for the part of JSON Schema 2020-12 that the published schemas use.

``twosource check`` must work without further packages, and this part is small; the tests hold it to agree with the
``jsonschema`` package on whole and on damaged documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.schema import JsonObject

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_REFERENCE = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A place in a document, such as ``reports/0/length``, and what is wrong there."""

    where: str
    message: str


def find_misfits(value: object, schema: JsonObject) -> Iterator[Misfit]:
    """Yield what in a value does not fit a schema, from the top down."""
    definitions = cast("Mapping[str, JsonObject]", schema.get("$defs", {}))
    yield from _fit(value, schema, definitions, "")


def _fit(value: object, schema: JsonObject, definitions: Mapping[str, JsonObject], where: str) -> Iterator[Misfit]:
    reference = schema.get("$ref")
    if isinstance(reference, str):
        yield from _fit(value, definitions[reference.removeprefix(_REFERENCE)], definitions, where)
    if "anyOf" in schema:
        yield from _fit_any(value, cast("list[JsonObject]", schema["anyOf"]), definitions, where)
    message = _plain_misfit(value, schema)
    if message is not None:
        yield Misfit(where or "document", message)
        return
    if isinstance(value, dict):
        yield from _fit_object(value, schema, definitions, where)
    elif isinstance(value, list) and "items" in schema:
        items = cast("JsonObject", schema["items"])
        for number, item in enumerate(value):
            yield from _fit(item, items, definitions, f"{where}/{number}".lstrip("/"))


def _fit_any(
    value: object, branches: list[JsonObject], definitions: Mapping[str, JsonObject], where: str
) -> Iterator[Misfit]:
    """Yield what is wrong by the first branch where a value fits none."""
    misfits = [list(_fit(value, branch, definitions, where)) for branch in branches]
    if all(misfits):
        yield from misfits[0]


def _fit_object(
    value: dict[str, object], schema: JsonObject, definitions: Mapping[str, JsonObject], where: str
) -> Iterator[Misfit]:
    for key in cast("list[str]", schema.get("required", [])):
        if key not in value:
            yield Misfit(where or "document", f"{key!r} is missing")
    properties = cast("Mapping[str, JsonObject]", schema.get("properties", {}))
    others = cast("JsonObject | None", schema.get("additionalProperties"))
    for key, item in value.items():
        described = properties.get(key, others)
        if described is not None:
            yield from _fit(item, described, definitions, f"{where}/{key}".lstrip("/"))


def _plain_misfit(value: object, schema: JsonObject) -> str | None:
    """Say what is wrong with a value apart from what it holds."""
    if "const" in schema and value != schema["const"]:
        return f"is not {schema['const']!r}"
    if "enum" in schema and value not in cast("list[object]", schema["enum"]):
        return "is none of the values allowed"
    if "type" in schema and not _is_of_type(value, schema["type"]):
        return f"is not of type {schema['type']}"
    return _bound_misfit(value, schema)


def _bound_misfit(value: object, schema: JsonObject) -> str | None:
    if isinstance(value, str):
        if len(value) < cast("int", schema.get("minLength", 0)):
            return "is too short"
        pattern = schema.get("pattern")
        return None if pattern is None or re.search(cast("str", pattern), value) else "has the wrong form"
    if isinstance(value, list):
        too_few = len(value) < cast("int", schema.get("minItems", 0))
        too_many = "maxItems" in schema and len(value) > cast("int", schema["maxItems"])
        return "has the wrong number of items" if too_few or too_many else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        below = "minimum" in schema and value < cast("float", schema["minimum"])
        above = "maximum" in schema and value > cast("float", schema["maximum"])
        return "is out of range" if below or above else None
    return None


def _is_of_type(value: object, types: object) -> bool:
    named = [types] if isinstance(types, str) else cast("list[str]", types)
    if isinstance(value, bool):
        return "boolean" in named
    return any(isinstance(value, _TYPES[name]) for name in named)
