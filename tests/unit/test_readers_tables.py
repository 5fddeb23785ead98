from __future__ import annotations

import io
import json

import pytest

from twosource.model import Skipped, Warned
from twosource.readers.entry import Record, RecordOutcome
from twosource.readers.stated import Stated
from twosource.readers.tables import read_csv, read_jsonl

LIMIT = 100_000


def jsonl(*lines: object, limit: int = LIMIT) -> list[RecordOutcome]:
    rows = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(read_jsonl("f.jsonl", io.BytesIO(b"\n".join(rows)), limit))


def csv_rows(text: str, limit: int = LIMIT) -> list[RecordOutcome]:
    return list(read_csv("f.csv", text.encode(), limit))


def records(outcomes: list[RecordOutcome]) -> list[Record]:
    return [outcome for outcome in outcomes if isinstance(outcome, Record)]


def test_a_json_line_states_what_its_fields_say() -> None:
    row = {
        "id": 7, "text": "The quay is shut.", "url": "https://c.example/1", "outlet": "Courier", "date": "2024-03-05",
        "title": "Quay", "authors": ["Ann Lee", {"name": "Bo Chu"}], "language": "eng", "credit": "AP",
    }  # fmt: skip
    [record] = records(jsonl(row))
    assert (record.source, record.text) == ("f.jsonl:1", "The quay is shut.")
    assert record.stated == Stated(
        "7", "f.jsonl", "https://c.example/1", "Courier", "Quay", ("Ann Lee", "Bo Chu"), "2024-03-05", "en", "AP"
    )


def test_columns_have_other_names_elsewhere() -> None:
    row = {
        "Body": "The quay is shut.",
        "source": {"name": "Courier"},
        "publishedAt": "2024-03-05T10:00:00Z",
        "link": "x",
    }
    [record] = records(jsonl(row))
    assert (record.text, record.stated.outlet) == ("The quay is shut.", "Courier")
    assert (record.stated.published, record.stated.url) == ("2024-03-05T10:00:00+00:00", None)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b'{"text": "cut off', "is no JSON"),
        (b"[1, 2]", "no object"),
        (b'{"title": "no text"}', "has no text"),
        (b'{"text": "  "}', "its text is empty"),
        (b"[" * 100_000, "too deep"),
        (b'{"text": ' + b"9" * 5000 + b"}", "number too long"),
        (b'{"text": "' + b"a" * LIMIT + b'"}', "holds more than 100,000 bytes"),
        (b"\x00\x01\x02", "NUL"),
    ],
)
def test_a_broken_line_costs_only_itself(line: bytes, cause: str) -> None:
    outcomes = jsonl({"text": "First."}, line, {"text": "Third."})
    assert [record.source for record in records(outcomes)] == ["f.jsonl:1", "f.jsonl:3"]
    [skipped] = [outcome for outcome in outcomes if isinstance(outcome, Skipped)]
    assert skipped.source == "f.jsonl:2"
    assert cause in skipped.cause
    assert skipped.remedy


def test_a_date_that_is_not_understood_stays_unknown_with_a_warning() -> None:
    outcomes = jsonl({"text": "The quay is shut.", "date": "04/02/2022"})
    assert records(outcomes)[0].stated.published is None
    assert any(isinstance(outcome, Warned) and "04/02/2022" in outcome.message for outcome in outcomes)


def test_a_byte_order_mark_and_empty_lines_are_no_records() -> None:
    outcomes = jsonl(b'\xef\xbb\xbf{"text": "First."}', b"", b"  ", {"text": "Fourth."})
    assert [record.source for record in records(outcomes)] == ["f.jsonl:1", "f.jsonl:4"]


def test_utf_16_is_refused_once() -> None:
    [skipped] = jsonl('{"text": "First."}'.encode("utf-16"))
    assert isinstance(skipped, Skipped)
    assert "UTF-16" in skipped.cause


def test_csv_fields_may_hold_delimiters_line_breaks_and_doubled_marks() -> None:
    outcomes = csv_rows('id,text\r\n1,"He said ""no"", then\r\nleft."\r\n2,Plain "text" here\r\n')
    assert [(record.source, record.text) for record in records(outcomes)] == [
        ("f.csv:2", 'He said "no", then\r\nleft.'),
        ("f.csv:4", 'Plain "text" here'),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_headers(delimiter: str) -> None:
    [record] = records(csv_rows(f"id{delimiter}text\n1{delimiter}The quay is shut.\n"))
    assert (record.stated.source_id, record.text) == ("1", "The quay is shut.")


def test_a_field_over_the_limit_costs_only_its_record() -> None:
    outcomes = csv_rows('id,text\n1,"' + "a" * 200_000 + '"\n2,Second.\n')
    assert [record.stated.source_id for record in records(outcomes)] == ["2"]
    assert [outcome.source for outcome in outcomes if isinstance(outcome, Skipped)] == ["f.csv:2"]


def test_a_field_longer_than_pythons_own_limit_is_read() -> None:
    [record] = records(csv_rows('id,text\n1,"' + "a" * 200_000 + '"\n', limit=1_000_000))
    assert len(record.text) == 200_000


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ('1,"open\n', "never closed"),
        ('1,"a" b\n', "broken quoting"),
        ("1,a,b,c\n", "4 fields where the header names 2"),
        ("1\n", "has no text"),
    ],
)
def test_a_broken_row_is_named_by_its_line(row: str, cause: str) -> None:
    outcomes = csv_rows(f"id,text\n{row}")
    [skipped] = [outcome for outcome in outcomes if isinstance(outcome, Skipped)]
    assert skipped.source == "f.csv:2"
    assert cause in skipped.cause


def test_a_quote_left_open_costs_its_line_and_the_next_lines_are_read() -> None:
    outcomes = csv_rows('id,text\n1,"open\n2,Second.\n3,Third.\n')
    assert [record.stated.source_id for record in records(outcomes)] == ["2", "3"]


def test_a_table_without_a_text_column_is_refused_with_the_names_it_may_have() -> None:
    [skipped] = csv_rows("id,title\n1,Quay\n")
    assert isinstance(skipped, Skipped)
    assert "body" in skipped.remedy
