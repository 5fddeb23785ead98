from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.readers.csvtext import split_records
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.intake import read_inputs, read_text
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.walls import why_no_report
from twosource.readers.warcframes import Frame, Loss, warc_frames
from twosource.text.blanks import plain_blanks

if TYPE_CHECKING:
    from twosource.model import Report

PIECES = st.sampled_from(
    [
        "By Ann Lee, NTV",
        "PARIS, March 3 (Meridian) — ",
        " date 2024-03-05 ",
        "READ MORE: ",
        "Photo: ",
        "(AFP)",
        "Correction: ",
        "https://t.co/Ab3dEf6h1J",
        "— Ann Lee (@annlee) February 4, 2022",
        "pic.twitter.com/Ab3",
        "He said no. ",
        "“Yes,” she said.",
        *("\n", "\n\n", "\r\n", "\u2028", " | ", "\x0b", " "),
        *("👩\u200d👩\u200d👧", "e\u0301", "\u202eabc", "文", "。"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), min_size=1, max_size=30).map("".join)


def is_readable(text: str) -> bool:
    if not text.strip() or any("\ud800" <= char <= "\udfff" for char in text):
        return False
    return why_no_report(plain_blanks(text)) is None


def assert_noise_is_well_formed(report: Report) -> None:
    open_ends: list[int] = []
    previous = 0
    for item in report.noise:
        assert 0 <= item.span.start < item.span.end <= len(report.text)
        assert item.span.start >= previous
        previous = item.span.start
        while open_ends and open_ends[-1] <= item.span.start:
            open_ends.pop()
        assert all(item.span.end <= end for end in open_ends)
        open_ends.append(item.span.end)


@given(TEXTS.filter(is_readable))
@settings(deadline=None)
def test_any_text_is_kept_as_it_is_and_its_noise_lies_inside_it_sorted_and_nested(text: str) -> None:
    report = read_text(text, language="en")
    assert report.text == text
    assert_noise_is_well_formed(report)
    assert read_text(text, language="en") == report


@given(TEXTS.filter(is_readable))
@settings(deadline=None)
def test_a_json_line_gives_its_text_back_character_for_character(text: str) -> None:
    raw = json.dumps({"text": text, "language": "en"}).encode()
    [report] = read_inputs(["-"], stdin=io.BytesIO(raw)).reports
    assert report.text == text


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_read_or_skipped_with_a_cause(raw: bytes) -> None:
    intake = read_inputs(["-"], stdin=io.BytesIO(raw), max_bytes=300)
    assert intake.reports or intake.skipped or intake.warnings
    assert all(skipped.cause and skipped.remedy for skipped in intake.skipped)
    for report in intake.reports:
        assert_noise_is_well_formed(report)


OPENINGS = st.sampled_from(
    [b"<rss><channel><item>", b"<feed><entry>", b"<newsItem>", b"<urlset>", b"WARC/1.0\r\n", b"PAR1", b"[{", b'{"uri":',
     b"\x1f\x8b\x08", b"From: a@b\nMIME-Version: 1\nMessage-ID: x\n", b'<?xml version="1.0"?>']
)  # fmt: skip


@given(OPENINGS, st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_behind_the_opening_of_a_format_are_read_or_skipped_with_a_cause(opening: bytes, raw: bytes) -> None:
    intake = read_inputs(["-"], stdin=io.BytesIO(opening + raw))
    assert intake.reports or intake.skipped or intake.warnings
    assert all(skipped.cause and skipped.remedy for skipped in intake.skipped)


@given(st.lists(st.binary(min_size=1, max_size=80), min_size=1, max_size=8), st.integers(0, 1_000))
@settings(deadline=None)
def test_a_broken_byte_in_a_warc_file_loses_no_record_without_naming_a_loss(bodies: list[bytes], at: int) -> None:
    header = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n"
    raw = bytearray(b"".join(gzip.compress(header % len(body) + body + b"\r\n\r\n", mtime=0) for body in bodies))
    raw[at % len(raw)] ^= 0xFF
    frames = list(warc_frames(io.BytesIO(bytes(raw))))
    whole = sum(isinstance(frame, Frame) for frame in frames)
    assert whole >= len(bodies) - 1
    assert whole == len(bodies) or any(isinstance(frame, Loss) for frame in frames)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_a_replacement_character_always_comes_with_a_warning(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except UndecodableError:
        return
    assert "\ufffd" not in decoded.text or decoded.warnings


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff\ufffd")))
def test_text_in_utf_8_is_decoded_without_a_warning(text: str) -> None:
    decoded = decode(f" {text}".encode())
    assert (decoded.text, decoded.warnings) == (f" {text}", ())


@given(st.text(alphabet='a",\n\r', max_size=60))
def test_the_records_of_a_table_follow_each_other_and_lie_in_it(text: str) -> None:
    line = 0
    for record in split_records(text, ","):
        assert record.text in text
        assert record.line > line
        line = record.line


@given(st.text(max_size=60))
def test_a_date_is_read_as_iso_8601_or_not_at_all(value: str) -> None:
    published = parse_stated_date(value)
    assert published is None or parse_stated_date(published) == published
