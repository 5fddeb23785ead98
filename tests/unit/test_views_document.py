"""The published documents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from twosource.errors import UsageError
from twosource.model import Comparison, Reading
from twosource.schema import NAMES, load_schema, schema_text
from twosource.schema.fit import find_misfits
from twosource.settings import Settings
from twosource.views.document import reading_document, readings_document, to_document, to_json
from view_cases import make_bell, make_comparison, make_gazette, make_report

if TYPE_CHECKING:
    from collections.abc import Iterator


def spans(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if value.keys() >= {"report", "start", "end", "text"}:
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def closed(schema: object) -> object:
    """Forbid every key that a schema does not describe."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(item) for key, item in schema.items()}
    if "properties" in schema:
        inner["additionalProperties"] = False
    return inner


def test_a_comparison_fits_its_schema_and_holds_no_key_that_the_schema_leaves_undescribed() -> None:
    document = json.loads(to_json(to_document(make_comparison())))
    Draft202012Validator(closed(load_schema())).validate(document)


def test_a_reading_fits_its_schema_and_holds_no_key_that_the_schema_leaves_undescribed() -> None:
    document = json.loads(to_json(reading_document(make_bell()), indent=None))
    Draft202012Validator(closed(load_schema("reading"))).validate(document)


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_valid_and_describes_every_key(name: str) -> None:
    schema = load_schema(name)
    Draft202012Validator.check_schema(schema)

    def undescribed(part: object, where: str) -> Iterator[str]:
        if isinstance(part, dict):
            for key, item in part.get("properties", {}).items():
                if not item.get("description") and "$ref" not in item:
                    yield f"{where}/{key}"
            for key, item in part.items():
                yield from undescribed(item, f"{where}/{key}")

    assert list(undescribed(schema, "")) == []
    assert json.loads(schema_text(name)) == schema


def test_a_schema_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UsageError, match="no such schema"):
        load_schema("story")


def test_every_span_is_the_untouched_text_at_its_offsets() -> None:
    document = to_document(make_comparison())
    texts = {report["id"]: report["text"] for report in document["reports"]}
    found = list(spans(document))
    assert len(found) > 30
    for span in found:
        start, end = span["start"], span["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(span["report"])][start:end] == span["text"]


def test_reports_and_what_is_only_in_them_stand_in_the_order_given() -> None:
    comparison = make_comparison()
    swapped = replace(comparison, readings=comparison.readings[::-1])
    for given_order in (comparison, swapped):
        document = to_document(given_order)
        ids = [report["id"] for report in document["reports"]]
        assert ids == [reading.report.id for reading in given_order.readings]
        assert list(document["only_in"]) == ids


def test_an_attribution_has_the_origin_of_the_statement_that_is_its_content() -> None:
    document = to_document(make_comparison())
    named = {origin["id"]: origin["name"] for origin in document["origins"]}
    origins = [named.get(attribution["origin"] or "") for attribution in document["attributions"]]
    assert origins == [
        "news conference of Lin Aster",
        "news conference of Lin Aster",
        "inspection report",
        None,
        "news conference of Lin Aster",
        "inspection report",
        None,
    ]


def test_a_reading_by_itself_has_no_origins_and_says_who_spoke() -> None:
    document = reading_document(make_bell())
    assert [a["origin"] for a in document["attributions"]] == [None, None, None]
    assert [a["speaker"] for a in document["attributions"]] == ["Lin Aster", "Lin Aster", "inspection report"]
    assert document["attributions"][1]["source"] == []


def test_readings_together_are_one_document_with_what_was_skipped() -> None:
    comparison = make_comparison()
    document = readings_document(comparison.readings, comparison.skipped, comparison.warnings)
    assert len(document["reports"]) == 2
    assert document["skipped"][0]["source"] == "lost.txt"
    assert document["warnings"][0]["message"] == "no date is stated"


def test_equal_comparisons_give_equal_bytes_and_settings_are_told() -> None:
    first = to_json(to_document(make_comparison(), Settings(max_bytes=99)))
    second = to_json(to_document(make_comparison(), Settings(max_bytes=99)))
    assert first == second
    assert json.loads(first)["settings"] == {"max_bytes": 99, "least_confidence": 0.0}


def test_letters_are_written_as_they_are_and_half_surrogates_are_escaped() -> None:
    report = make_report("naïve 🌉 \ud83d end")
    text = to_json(reading_document(Reading(report, (), (), (), (), ())))
    assert "naïve 🌉 \\ud83d end" in text
    assert text.encode("utf-8")
    assert json.loads(text)["reports"][0]["text"] == report.text


@given(st.text())
def test_any_text_comes_back_from_json_as_it_was(text: str) -> None:
    report = make_report(text)
    line = to_json(reading_document(Reading(report, (), (), (), (), ())), indent=None)
    assert "\n" not in line
    assert json.loads(line)["reports"][0]["text"] == text


def test_the_methods_of_the_records_give_the_same_documents() -> None:
    comparison = make_comparison()
    assert comparison.to_dict() == to_document(comparison)
    assert json.loads(comparison.to_json()) == json.loads(to_json(to_document(comparison)))
    assert make_gazette().to_dict() == reading_document(make_gazette())


def test_a_comparison_of_nothing_fits_the_schema() -> None:
    document = to_document(Comparison((), (), (), (), (), (), (), ()))
    Draft202012Validator(load_schema()).validate(json.loads(to_json(document)))


def damaged(document: dict[str, object]) -> Iterator[dict[str, object]]:
    """Damage a document in every way that the schema forbids."""

    def copy() -> dict[str, object]:
        return dict(json.loads(json.dumps(document)))

    for key in document:
        without = copy()
        del without[key]
        yield without
        yield {**copy(), key: 7}
    paths: tuple[tuple[str, str, object], ...] = (
        ("reports", "length", -1),
        ("reports", "length", True),
        ("reports", "sha256", "abc"),
        ("reports", "id", ""),
        ("reports", "authors", [1]),
        ("attributions", "kind", "spoken"),
        ("attributions", "confidence", 1.5),
        ("attributions", "content", []),
        ("attributions", "speaker_kind", "robot"),
        ("dates", "value", "monday"),
        ("alignments", "independent_origins", "two"),
        ("conflicts", "statements", ["a"]),
        ("quotations", "outer", {"report": "x"}),
    )
    for part, key, value in paths:
        changed = copy()
        changed[part][0][key] = value  # type: ignore[index]
        yield changed
    yield {**copy(), "only_in": {"x": [1]}}


def test_our_own_check_of_the_schema_agrees_with_the_jsonschema_package() -> None:
    document = json.loads(to_json(to_document(make_comparison())))
    schema = load_schema()
    validator = Draft202012Validator(schema)
    assert list(find_misfits(document, schema)) == []
    for number, bad in enumerate(damaged(document)):
        assert not validator.is_valid(bad), number
        assert list(find_misfits(bad, schema)), number


def test_every_key_of_the_schemas_is_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")

    def keys(part: object) -> Iterator[str]:
        if isinstance(part, dict):
            yield from part.get("properties", {})
            for item in part.values():
                yield from keys(item)

    assert {key for key in keys(load_schema()) if f"`{key}`" not in text} == set()
