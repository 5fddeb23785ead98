from __future__ import annotations

import gzip
import io

import pytest

from twosource.model import Skipped, Warned
from twosource.readers.entry import Record, RecordOutcome
from twosource.readers.warc import read_warc
from twosource.readers.warcframes import Frame, Loss, warc_frames

pytest.importorskip("fastwarc")

BLANK = b"\r\n\r\n"


def page(number: int) -> bytes:
    told = "".join(
        f"<p>The harbour authority said on Tuesday that quay {number} would stay shut until the {who} had left it.</p>"
        for who in ("inspectors", "divers", "fire crews")
    )
    return f"<html><head><title>Quay {number}</title></head><body><article>{told}</article></body></html>".encode()


def record(
    number: int,
    *,
    kind: str = "response",
    content: str = "text/html; charset=utf-8",
    status: int = 200,
    body: bytes | None = None,
    length: int | None = None,
    encoding: str = "",
    end: bytes = BLANK,
) -> bytes:
    payload = page(number) if body is None else body
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {content}\r\n{encoding}\r\n".encode() + payload
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return header.encode() + http + end


def read(raw: bytes) -> list[RecordOutcome]:
    return list(read_warc("crawl", io.BytesIO(raw), 1_000_000))


def titles(outcomes: list[RecordOutcome]) -> list[str | None]:
    return [each.stated.title for each in outcomes if isinstance(each, Record)]


def losses(outcomes: list[RecordOutcome]) -> list[tuple[str, str]]:
    return [(each.source, each.cause) for each in outcomes if isinstance(each, Skipped)]


@pytest.mark.parametrize(
    "pack",
    [
        b"".join,
        lambda records: b"".join(map(gzip.compress, records)),
        lambda records: gzip.compress(b"".join(records)),
    ],
    ids=["plain", "a member a record", "one member"],
)
def test_pages_come_out_of_response_records_however_they_are_packed(pack) -> None:  # type: ignore[no-untyped-def]
    found = [each for each in read(pack([record(1), record(2)])) if isinstance(each, Record)]
    assert [each.stated.title for each in found] == ["Quay 1", "Quay 2"]
    assert found[0].stated.url == "https://courier.example/1"
    assert found[0].stated.captured == "2024-03-05T10:00:00+00:00"
    assert found[0].stated.source_id == "urn:uuid:1"
    assert "quay 1 would stay shut" in found[0].text
    assert len({each.source for each in found}) == 2


def test_a_packed_page_and_a_chunked_one_are_unpacked() -> None:
    packed = record(1, body=gzip.compress(page(1)), encoding="Content-Encoding: gzip\r\n")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(2)), page(2))
    assert titles(read(packed + record(2, body=chunked, encoding="Transfer-Encoding: chunked\r\n"))) == [
        "Quay 1",
        "Quay 2",
    ]


def test_a_page_packed_with_brotli_is_skipped_with_its_cause_and_the_next_is_read() -> None:
    packed = record(1, encoding="Content-Encoding: br\r\n", body=b"\x0b\x02\x80hello\x03")
    outcomes = read(packed + record(2))
    assert titles(outcomes) == ["Quay 2"]
    assert losses(outcomes) == [("crawl@0", "its page is packed as 'br' (Content-Encoding), which is not read")]


def test_records_that_are_no_pages_are_counted_in_one_warning() -> None:
    outcomes = read(record(1, kind="request") + record(2, content="image/png") + record(3, status=404) + record(4))
    assert titles(outcomes) == ["Quay 4"]
    [warning] = [each.message for each in outcomes if isinstance(each, Warned)]
    assert warning.endswith("1 answers with status 404, 1 image/png, 1 request")


@pytest.mark.parametrize("length", [10, 700, 100_000, 999_999_999_999])
def test_a_wrong_content_length_costs_its_record(length: int) -> None:
    outcomes = read(record(1) + record(2, length=length) + record(3))
    told = ["Quay 1"] if length > 50_000_000 else ["Quay 1", "Quay 3"]
    assert titles(outcomes) == told
    assert losses(outcomes)[0][0] == f"crawl@{len(record(1))}"


def test_a_missing_blank_line_costs_nothing() -> None:
    assert titles(read(record(1, end=b"") + record(2, end=b"\r\n") + record(3))) == ["Quay 1", "Quay 2", "Quay 3"]


def test_rubbish_between_records_is_named_with_its_offset() -> None:
    outcomes = read(b"rubbish\r\n" + record(1))
    assert titles(outcomes) == ["Quay 1"]
    assert losses(outcomes) == [("crawl@0", "no WARC record begins here")]


def test_a_file_that_breaks_off_costs_its_last_record() -> None:
    for cut in (len(record(2)) - 50, 30):
        outcomes = read(record(1) + record(2)[:cut])
        assert titles(outcomes) == ["Quay 1"]
        assert [source for source, _ in losses(outcomes)] == [f"crawl@{len(record(1))}"]


@pytest.mark.parametrize("damage", ["data", "checksum", "truncated"])
def test_a_damaged_member_costs_itself(damage: str) -> None:
    members = [gzip.compress(record(number)) for number in range(1, 5)]
    bad = bytearray(members[1])
    if damage == "data":
        bad[120:140] = b"\xff" * 20
    elif damage == "checksum":
        bad[-6] ^= 0xFF
    else:
        del bad[-60:]
    outcomes = read(members[0] + bytes(bad) + members[2] + members[3])
    assert titles(outcomes) == ["Quay 1", "Quay 3", "Quay 4"]
    assert [source for source, _ in losses(outcomes)] == [f"crawl@{len(members[0])}"]


def test_one_bad_record_in_a_thousand_costs_one_record() -> None:
    members = [gzip.compress(record(number)) for number in range(1_000)]
    bad = bytearray(members[500])
    bad[-6] ^= 0xFF
    raw = b"".join([*members[:500], bytes(bad), *members[501:]])
    frames = list(warc_frames(io.BytesIO(raw)))
    assert sum(isinstance(each, Frame) for each in frames) == 999
    assert [each.at for each in frames if isinstance(each, Loss)] == [sum(map(len, members[:500]))]


def test_a_file_without_any_record_is_not_passed_over_in_silence() -> None:
    assert losses(read(b"\0" * 100_000)) == [("crawl@0", "no WARC record begins here")]


def test_a_page_over_the_limit_is_skipped() -> None:
    outcomes = list(read_warc("crawl", io.BytesIO(record(1) + record(2, body=b"x" * 5_000)), 1_000))
    assert titles(outcomes) == ["Quay 1"]
    assert losses(outcomes)[0][1] == "its page holds more than 1,000 bytes"
