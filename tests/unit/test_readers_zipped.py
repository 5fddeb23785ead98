"""A zip archive of reports is read like a folder of them, within bounds."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from twosource.readers import zipped
from twosource.readers.intake import read_each, read_inputs
from twosource.readers.meter import measure

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model import Intake

TEXT = "The harbour authority said on Tuesday that quay {} would stay shut until the divers had left it. "


def text(number: int) -> str:
    return TEXT.format(number) * 3


def pack(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def read(raw: bytes) -> Intake:
    return read_inputs(["-"], stdin=io.BytesIO(raw))


def losses(intake: Intake) -> list[tuple[str, str]]:
    return [(each.source, each.cause) for each in intake.skipped]


def test_members_of_every_format_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"r{n}", "text": text(n)}) + "\n" for n in (1, 2))
    path = tmp_path / "day.zip"
    path.write_bytes(pack({"b/two.jsonl.gz": gzip.compress(lines.encode()), "a.txt": text(3), "c.html": page(4)}))
    intake = read_inputs([path])
    names = ["a.txt", "b/two.jsonl.gz", "b/two.jsonl.gz", "c.html"]
    assert [report.path for report in intake.reports] == [f"{path}/{name}" for name in names]
    assert [report.source_id for report in intake.reports] == [None, "r1", "r2", None]
    assert intake.skipped == ()


def page(number: int) -> str:
    head = f"<head><title>Quay {number}</title></head>"
    return f"<html>{head}<body><article><p>{text(number)}</p></article></body></html>"


def test_a_report_has_the_same_id_in_an_archive_as_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text(text(1), encoding="utf-8")
    (alone,) = read_inputs([tmp_path / "quay.txt"]).reports
    (packed,) = read(pack({"quay.txt": text(1)})).reports
    assert packed.id == alone.id


def test_progress_through_an_archive_follows_its_members(tmp_path: Path) -> None:
    path = tmp_path / "day.zip"
    path.write_bytes(pack({f"{n}.txt": text(n) for n in range(4)}))
    meter = measure([path])
    seen = [meter.done for _ in read_each([path], meter=meter)]
    assert seen == sorted(set(seen))
    assert seen[0] <= (meter.total or 0) // 2
    assert meter.done == meter.total


def test_what_lies_in_an_archive_inside_an_archive_is_not_read_and_said() -> None:
    intake = read(pack({"inner.zip": pack({"a.txt": text(1)}), "b.txt": text(2)}))
    assert [report.path for report in intake.reports] == ["-/b.txt"]
    assert losses(intake) == [("-/inner.zip", "is a zip archive or office document inside a zip archive: not opened")]


def test_a_bomb_costs_itself_and_is_named() -> None:
    intake = read(pack({"bomb.txt": b"a" * 10_000_000, "large.txt": b"a" * 50_000_001, "b.txt": text(2)}))
    assert [report.path for report in intake.reports] == ["-/b.txt"]
    assert losses(intake) == [
        ("-/bomb.txt", "unpacks to more than 200 times its size"),
        ("-/large.txt", "holds 50,000,001 bytes, over the limit of 50,000,000"),
    ]


def test_all_members_together_are_bounded_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_ALL", 800)
    intake = read(pack({f"{n}.txt": text(n) for n in range(5)}))
    assert len(intake.reports) == 2
    assert losses(intake) == [("-", "unpacks to more than 800 bytes: 3 of its files are not read")]


def test_more_members_than_the_limit_or_a_giant_directory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pack({f"{n}.txt": text(n) for n in range(5)})
    monkeypatch.setattr(zipped, "MAX_MEMBERS", 4)
    assert losses(read(raw)) == [("-", "holds 5 files, over the limit of 4")]
    monkeypatch.setattr(zipped, "_MAX_DIRECTORY", 100)
    assert "lists more files than can be read" in read(raw).skipped[0].cause


def test_a_directory_whose_size_stands_in_the_record_of_large_archives_is_measured_too() -> None:
    raw = pack({"a.txt": text(1)})
    at = raw.rindex(b"PK\x05\x06")
    record = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 1, 1, 10**12, 0)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, at, 1)
    assert "lists more files" in read(raw[:at] + record + locator + raw[at:]).skipped[0].cause


@pytest.mark.parametrize("damage", ["cut", "byte", "nothing"])
def test_damage_is_named_and_never_silent(damage: str) -> None:
    raw = bytearray(pack({"a.txt": text(1), "b.txt": text(2)}, zipfile.ZIP_STORED))
    if damage == "byte":
        raw[50] ^= 1
        intake = read(bytes(raw))
        assert [report.path for report in intake.reports] == ["-/b.txt"]
        assert losses(intake) == [("-/a.txt", "cannot be unpacked (Bad CRC-32 for file 'a.txt')")]
    else:
        intake = read(bytes(raw[:-30]) if damage == "cut" else pack({}))
        assert intake.reports == ()
        assert len(intake.skipped) == 1


def test_an_office_document_is_named_as_before() -> None:
    intake = read(pack({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}))
    assert "office document" in intake.skipped[0].cause


def test_methods_that_unpack_without_a_bound_and_links_are_not_read() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO(pack({"a.txt": text(1)}, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert losses(read(packed.getvalue())) == [
        ("-/a.txt", "is packed by a method that is not read (12)"),
        ("-/link.txt", "is a symbolic link in an archive: not followed"),
    ]


def test_a_file_packed_with_brotli_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "page.html.br"
    path.write_bytes(b"\x0b\x02\x80hello\x03")
    (skipped,) = read_inputs([path]).skipped
    assert "Brotli" in skipped.cause
    assert "brotli --decompress" in skipped.remedy
