"""What a desk gives besides reports: its own rules about who counts as one, and the document of record."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import twosource
from statement_cases import ReadingBuilder
from twosource.check import check_result
from twosource.errors import InputError, UsageError
from twosource.origin.policy import Policy, load_policy
from twosource.readers.primary import read_record
from twosource.schema import load_schema
from twosource.stages import compare_readings
from twosource.views.document import to_document, to_json
from twosource.views.markdown import comparison_markdown
from twosource.views.page.build import build_page

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model import Reading

RULES = '[[one_origin]]\nname = "Varn press"\nmembers = ["Ilse Varn", "Tom Okell"]\n'
SAID = {
    "Ilse Varn": "the Orn bridge will stay closed to lorries until the spring floods are over",
    "Tom Okell": "lorries cannot use the Orn bridge before the spring floods are over",
}


def make_readings() -> list[Reading]:
    return [
        ReadingBuilder(name, f"{who} said {SAID[who]}.").said(who, "said", SAID[who], speaker=who).build()
        for name, who in (("a", "Ilse Varn"), ("b", "Tom Okell"))
    ]


def quoting(name: str, quote: str) -> Reading:
    return ReadingBuilder(name, f"“{quote}” the mayor said.").said("the mayor", "said", f"“{quote}”").build()


def test_a_policy_makes_one_origin_of_two_and_the_result_names_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    policy = load_policy(path)
    plain, ruled = compare_readings(make_readings()), compare_readings(make_readings(), policy=policy)
    assert [each.independent_origins for each in (*plain.alignments, *ruled.alignments)] == [2, 1]
    assert (plain.policy, ruled.policy) == (None, hashlib.sha256(RULES.encode()).hexdigest())
    assert [(ruled.policy or "none") in note for note in ruled.notes] == [True]


def test_a_policy_made_in_code_has_no_hash() -> None:
    assert compare_readings(make_readings(), policy=Policy()).policy is None


def test_the_document_of_record_is_a_yardstick_and_no_report() -> None:
    record = twosource.report(
        "The bridge will stay closed until June. We are sorry for it, and we will pay for the ferry."
    )
    readings = [quoting("a", "The bridge will stay closed until July"), quoting("b", "We will build a new one soon")]
    comparison = compare_readings(readings, primary=record)
    assert [(each.verdict, each.b.report) for each in comparison.quotation_checks] == [
        ("meaning_changed", "a"),
        ("not_found", "b"),
    ]
    assert [reading.report.id for reading in comparison.readings] == ["a", "b"]


def test_a_result_with_a_document_of_record_fits_its_schema_and_its_own_offsets() -> None:
    record = twosource.report("The bridge will stay closed until June, and we are sorry for it.")
    comparison = compare_readings([quoting("a", "The bridge must stay closed until June")], primary=record)
    document = json.loads(to_json(to_document(comparison)))
    Draft202012Validator(load_schema()).validate(document)
    assert check_result(document) == ()
    document["quotation_checks"][0]["a"]["end"] -= 1
    assert [problem.where for problem in check_result(document)] == ["quotation_checks/0/a"]


def test_the_page_shows_what_was_altered_and_hides_what_was_not() -> None:
    record = twosource.report("The bridge will stay closed until June, and we are sorry for it.")
    readings = [quoting("a", "The bridge must stay closed until June"), quoting("b", "we are sorry for it")]
    page = build_page(compare_readings(readings, primary=record))
    told = "Held against the document of record: 1 word for word, 1 not quite, 0 not in it."
    assert page.summary[2].endswith(told)
    ((row),) = page.quotations
    assert (row.verdict, row.full_label) == ("meaning changed", "the document of record")
    assert [piece.text for piece in row.line.pieces if piece.marked] == ["must"]
    assert [piece.text for piece in row.full if piece.marked] == ["will"]
    assert "## Quotations not given word for word\n\n**meaning changed**" in comparison_markdown(page)


def test_a_document_of_record_that_cannot_be_read_is_an_error_of_the_input(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_record(tmp_path / "none.txt")


def test_a_document_of_record_is_one_text(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    lines = [json.dumps({"id": str(n), "text": f"Statement number {n} of the mayor of Varn."}) for n in (1, 2)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UsageError, match="holds 2 texts"):
        read_record(path)
