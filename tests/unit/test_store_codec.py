"""Records to JSON and back: what is decoded equals what was encoded."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from twosource.model import Comparison, Reading, Report, Story
from twosource.store.codec import (
    decode,
    decode_comparison,
    decode_reading,
    decode_report,
    encode,
    encode_comparison,
    encode_reading,
    encode_report,
)
from view_cases import make_bell, make_comparison, make_gazette


def test_a_report_comes_back_with_its_text_from_the_other_column() -> None:
    report = make_bell().report
    record = encode_report(report)
    assert report.text not in record
    assert decode_report(record, report.text) == report


def test_a_text_that_no_column_can_hold_comes_back_too() -> None:
    report = replace(make_bell().report, text="half \ud83c of a sign", path="\udcff.txt")
    record = encode_report(report)
    assert record.encode("utf-8")
    assert decode_report(record, "escaped") == report


@pytest.mark.parametrize("reading", [make_bell(), make_gazette()])
def test_a_reading_comes_back_without_its_report_being_written(reading: Reading) -> None:
    record = encode_reading(reading)
    assert reading.report.sha256 not in record
    assert decode_reading(record, reading.report) == reading


def test_a_comparison_comes_back_with_readings_in_its_own_order() -> None:
    comparison = make_comparison()
    record = encode_comparison(comparison, ["a"])
    assert decode_comparison(record, comparison.readings[::-1]) == comparison


def test_a_comparison_without_one_of_its_readings_is_refused() -> None:
    comparison = make_comparison()
    with pytest.raises(KeyError):
        decode_comparison(encode_comparison(comparison, []), comparison.readings[:1])


def test_a_story_comes_back() -> None:
    story = Story("a", ("b", "c"), "because")
    assert decode(Story, json.loads(json.dumps(encode(story)))) == story


def test_a_field_that_came_later_is_filled_with_its_default_and_one_that_went_is_ignored() -> None:
    told = {"id": "a", "text": "b", "sha256": "c", "raw_sha256": "d", "mood": "glad"}
    assert decode(Report, dict(told)) == Report("a", "b", "c", "d")


def test_what_is_missing_without_a_default_is_refused() -> None:
    with pytest.raises(KeyError, match="sha256"):
        decode(Report, {"id": "a", "text": "b", "raw_sha256": "d"})


def test_every_field_of_the_records_has_a_form() -> None:
    comparison = make_comparison()
    assert decode(Comparison, json.loads(json.dumps(encode(comparison)))) == comparison


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError):
        encode({"a": 1})
