"""The published JSON Schemas (2020-12) of the documents that twosource writes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from twosource.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

JsonObject = dict[str, object]

NAMES = ("comparison", "reading", "relation")

# It takes a comparison to know these; a document of readings has every other key of a comparison.
_COMPARISON_ONLY = frozenset(
    {
        "statements",
        "statement_origins",
        "alignments",
        "origins",
        "reuse",
        "conflicts",
        "only_in",
        "notes",
        "quotation_checks",
        "primary",
        "policy",
        "corrections",
    }
)


def load_schema(name: str = "comparison") -> JsonObject:
    """Load the schema of a document.

    Args:
        name: ``comparison``, ``reading`` (a line of ``twosource read --jsonl``) or ``relation`` (a line of
            ``twosource relate --jsonl``).

    Raises:
        UsageError: there is no such schema.
    """
    if name == "comparison":
        return _load("comparison-1.json")
    if name == "reading":
        return _reading_schema()
    if name == "relation":
        return _load("relation-1.json")
    raise UsageError(name, "there is no such schema", f"choose one of {', '.join(NAMES)}")


def schema_text(name: str = "comparison") -> str:
    """Write a schema as JSON text."""
    return json.dumps(load_schema(name), indent=2, ensure_ascii=False) + "\n"


def _load(file: str) -> JsonObject:
    text = files("twosource.schema").joinpath(file).read_text(encoding="utf-8")
    return cast("JsonObject", json.loads(text))


def _reading_schema() -> JsonObject:
    """Take from the schema of a comparison what one report has by itself."""
    whole = _load("comparison-1.json")
    properties = cast("dict[str, JsonObject]", whole["properties"])
    kept = {key: described for key, described in properties.items() if key not in _COMPARISON_ONLY}
    kept["schema"] = {**kept["schema"], "const": "twosource/reading/1"}
    definitions = cast("JsonObject", whole["$defs"])
    return {
        "$schema": whole["$schema"],
        "$id": "urn:twosource:reading:1",
        "title": "twosource/reading/1",
        "description": "What reports say, each by itself: no statements, alignments or origins yet.",
        "type": "object",
        "required": list(kept),
        "properties": kept,
        "$defs": {name: definitions[name] for name in _needed(kept, definitions)},
    }


def _needed(kept: Mapping[str, object], definitions: Mapping[str, object]) -> list[str]:
    """Name the definitions that the kept keys use, directly or through others, in their order."""
    needed: set[str] = set()
    texts = [json.dumps(kept)]
    while texts:
        text = texts.pop()
        found = [name for name in definitions if f'"#/$defs/{name}"' in text and name not in needed]
        needed.update(found)
        texts += [json.dumps(definitions[name]) for name in found]
    return [name for name in definitions if name in needed]
