from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twosource.errors import InputError
from twosource.identity import identify
from twosource.readers.gunzip import GzipError, gunzip
from twosource.readers.intake import read_inputs, read_text

if TYPE_CHECKING:
    from twosource.model import Intake

TEXT = (
    "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished.\n\n"
    "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn."
)
OTHER = TEXT.replace("eastern", "western")
PAGE = "<!DOCTYPE html><html><head><title>Quay</title></head><body><article>{}</article></body></html>".format(
    "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def piped(content: str | bytes, *, max_bytes: int = 1_000_000) -> Intake:
    raw = content if isinstance(content, bytes) else content.encode()
    return read_inputs(["-"], stdin=io.BytesIO(raw), max_bytes=max_bytes)


def test_a_text_file_stays_untouched_and_is_hashed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"\xef\xbb\xbf  " + TEXT.replace("\n", "\r\n").encode())
    [report] = read_inputs([path]).reports
    assert report.text == "  " + TEXT.replace("\n", "\r\n")
    assert report.path == path
    assert report.id == identify("report", report.sha256, "a.txt")
    assert report.sha256 != report.raw_sha256


def test_the_id_does_not_depend_on_the_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first = read_inputs([write(tmp_path, "a.txt", TEXT)]).reports[0]
    assert read_inputs([write(tmp_path / "b", "a.txt", TEXT)]).reports[0].id == first.id
    assert read_inputs([write(tmp_path, "c.txt", TEXT)]).reports[0].id != first.id


def test_the_order_given_is_kept_whatever_the_formats(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "z.txt", TEXT.replace("Tuesday", "Monday")),
        write(tmp_path, "b.html", PAGE),
        write(tmp_path, "a.jsonl", json.dumps({"id": "x", "text": OTHER})),
        write(tmp_path, "c.csv.gz", gzip.compress(f'id,text\ny,"{OTHER.replace("Tuesday", "Friday")}"\n'.encode())),
    ]
    intake = read_inputs([Path(paths[0]), *paths[1:]])
    assert [report.path for report in intake.reports] == paths
    assert [report.source_id for report in intake.reports] == [None, None, "x", "y"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.txt", PAGE, "html"),
        ("page", PAGE, "html"),
        ("rows", json.dumps({"text": TEXT, "id": "1"}), "row"),
        ("rows.dat", f'id,text\n1,"{TEXT}"\n', "row"),
        ("plain.html", TEXT, "text"),
        ("plain.txt", "id,text are two columns. " + TEXT, "text"),
    ],
)
def test_the_format_is_told_by_content_and_name(tmp_path: Path, name: str, content: str, words: str) -> None:
    [report] = read_inputs([write(tmp_path, name, content)]).reports
    assert (report.source_id == "1") is (words == "row")
    assert (report.title == "Quay") is (words == "html")


def test_standard_input_may_hold_any_format() -> None:
    assert piped(TEXT).reports[0].path == "-"
    assert piped(PAGE).reports[0].title == "Quay"
    assert piped(json.dumps({"id": "1", "text": TEXT})).reports[0].source_id == "1"
    assert piped(gzip.compress(TEXT.encode())).reports[0].text == TEXT


def test_a_glob_that_the_shell_left_alone_is_expanded_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", TEXT)
    write(tmp_path, "a.txt", OTHER)
    intake = read_inputs([str(tmp_path / "*.txt")])
    assert [Path(report.path or "").name for report in intake.reports] == ["a.txt", "b.txt"]
    assert read_inputs([str(tmp_path / "*.md")]).skipped[0].cause == "no file matches"


def test_a_name_with_brackets_that_exists_is_no_glob(tmp_path: Path) -> None:
    assert len(read_inputs([write(tmp_path, "a[1].txt", TEXT)]).reports) == 1


def test_the_same_text_twice_counts_once_and_is_said(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", TEXT)
    intake = read_inputs([first, second])
    assert [report.path for report in intake.reports] == [first]
    assert intake.warnings[0].source == second
    assert intake.warnings[0].message == f"the same text as {first}, counted once"


def test_a_very_short_text_is_read_with_a_warning() -> None:
    intake = piped("The quay is shut.")
    assert len(intake.reports) == 1
    assert "only 4 words" in intake.warnings[0].message


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "white space only"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.4", "PDF"),
        (b"abc\x00def", "NUL"),
        (gzip.compress(TEXT.encode() * 50)[:-9], "truncated"),
        (gzip.compress(TEXT.encode())[:-4] + b"abcd", "damaged"),
        (gzip.compress(gzip.compress(TEXT.encode())), "gzip data inside gzip data"),
        (gzip.compress(b"a" * 5_000_000), "more than 200 times"),
        (b"x" * 1_000_001, "over the limit of 1,000,000"),
        (PAGE.split("<article>")[0].encode(), "no article text"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_cause_and_remedy(content: bytes, cause: str) -> None:
    intake = piped(content)
    assert intake.reports == ()
    [skipped] = intake.skipped
    assert skipped.source == "-"
    assert cause in skipped.cause
    assert "\n" not in skipped.cause + skipped.remedy
    assert skipped.remedy


def test_one_bad_input_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folder = str(tmp_path / "empty")
    bad = [str(tmp_path / "missing.txt"), folder, "bad\x00name", write(tmp_path, "x.pdf", b"%PDF-1.4")]
    intake = read_inputs([*bad, write(tmp_path, "good.txt", TEXT)])
    assert len(intake.reports) == 1
    assert [skipped.cause for skipped in intake.skipped][:2] == ["no such file", "is a folder without files"]
    assert len(intake.skipped) == 4


@pytest.mark.parametrize("address", ["https://example.org/news/bridge", "http://example.org/news?id=1"])
def test_a_web_address_is_told_as_one_and_not_fetched(address: str) -> None:
    (skipped,) = read_inputs([address]).skipped
    assert (skipped.source, skipped.cause) == (address, "is a web address; nothing is fetched")
    assert skipped.remedy == "save the page and name its file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    Path(path).chmod(0)
    assert read_inputs([path]).skipped[0].cause == "permission denied"


def test_a_device_is_not_read() -> None:
    assert "device" in read_inputs([os.devnull]).skipped[0].cause


def test_a_sparse_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as stream:
        stream.truncate(2_000_000_000)
    assert "2,000,000,000 bytes" in read_inputs([path]).skipped[0].cause


def test_a_json_array_holds_one_report_an_object(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT}, 3, {"id": "b"}, {"id": "c", "text": OTHER}]
    intake = read_inputs([write(tmp_path, "a.json", json.dumps(rows, indent=1))])
    assert [report.source_id for report in intake.reports] == ["a", "c"]
    assert [skipped.cause for skipped in intake.skipped] == [
        "1 of its entries are no objects, the first at 2",
        "has no text",
    ]


def test_json_of_another_kind_is_skipped_with_the_names_of_a_text_field(tmp_path: Path) -> None:
    [skipped] = read_inputs([write(tmp_path, "a.json", '{\n "a": 1\n}')]).skipped
    assert "maintext" in skipped.remedy


def test_a_wrong_charset_in_a_page_is_overruled_with_a_warning() -> None:
    russian = "Президент страны и председатель правительства призвали прекратить расширение, говорится в заявлении. "
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace(
        "</article>", f"<p>{russian * 3}</p></article>"
    )
    intake = piped(page.encode("cp1251"))
    assert russian.strip() in intake.reports[0].text
    assert "iso-8859-1 does not fit" in intake.warnings[0].message


def test_half_a_surrogate_pair_is_refused() -> None:
    intake = piped(b'{"text": "The quay \\ud83d is shut."}')
    assert "surrogate" in intake.skipped[0].cause
    assert len(piped(b'{"text": "The quay \\ud83d\\ude00 is shut."}').reports) == 1


def test_several_gzip_members_and_padding_are_one_text() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 512
    assert gunzip(io.BytesIO(packed))[0] == b"one two"
    with pytest.raises(GzipError):
        gunzip(io.BytesIO(gzip.compress(b"one") + b"rubbish"))


@pytest.mark.parametrize("text", ["", "  \n", "half \ud800 pair"])
def test_a_text_from_python_that_is_none_is_an_error(text: str) -> None:
    with pytest.raises(InputError):
        read_text(text)


def test_a_date_or_language_from_python_that_is_none_is_an_error() -> None:
    with pytest.raises(InputError, match="date"):
        read_text(TEXT, published="04/02/2022")
    with pytest.raises(InputError, match="language"):
        read_text(TEXT, language="English")


def test_the_same_text_under_two_stated_outlets_is_kept_twice(tmp_path: Path) -> None:
    text = "The council said on Monday that the bridge would stay shut until the spring, when work ends. " * 4
    rows = [json.dumps({"id": str(number), "text": text, "outlet": outlet}) for number, outlet in enumerate("AAB")]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    intake = read_inputs([path])
    assert [report.outlet for report in intake.reports] == ["A", "B"]
    assert [warning.message for warning in intake.warnings] == [f"the same text as {path}:1, counted once"]


def test_which_of_two_equal_texts_is_kept_does_not_depend_on_their_order(tmp_path: Path) -> None:
    bare = write(tmp_path, "a.txt", TEXT)
    stated = write(tmp_path, "b.jsonl", json.dumps({"id": "1", "text": TEXT, "outlet": "Courier", "title": "Quay"}))
    again = write(tmp_path, "c.txt", TEXT)
    for order in ([bare, stated, again], [again, bare, stated], [stated, again, bare]):
        intake = read_inputs(order)
        assert [report.outlet for report in intake.reports] == ["Courier"]
        assert sorted(warning.source for warning in intake.warnings) == [bare, again]
        assert {warning.message for warning in intake.warnings} == {f"the same text as {stated}:1, counted once"}
    for order in ([bare, again], [again, bare]):
        assert [report.path for report in read_inputs(order).reports] == [bare]


def test_damaged_gzip_of_json_lines_costs_the_damaged_member(tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(number), "text": f"{TEXT} {number}."}) + "\n" for number in range(5)]
    members = [gzip.compress(row.encode()) for row in rows]
    broken = bytearray(members[2])
    broken[40:60] = b"\xff" * 20
    path = write(tmp_path, "rows.jsonl.gz", b"".join([*members[:2], bytes(broken), *members[3:]]))
    intake = read_inputs([path])
    assert [report.source_id for report in intake.reports] == ["0", "1", "3", "4"]
    [skipped] = intake.skipped
    assert f"at byte {len(members[0]) + len(members[1])}" in skipped.cause
