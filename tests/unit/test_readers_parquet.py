from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from twosource.readers.intake import read_inputs

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The harbour authority said on Tuesday that the eastern quay would stay shut until all was seen to."


def table(path: Path, select: str) -> Path:
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def test_a_row_is_a_report_by_the_usual_names_of_columns(tmp_path: Path) -> None:
    path = table(
        tmp_path / "rows.parquet",
        f"SELECT 'r1' AS article_id, '{TEXT}' AS Body, TIMESTAMP '2024-03-05 10:00:00' AS published, "
        "['Ann Lee', 'Bo Chu'] AS authors, 'Courier' AS outlet, 42 AS clicks",
    )
    [report] = read_inputs([path]).reports
    assert (report.text, report.source_id, report.outlet) == (TEXT, "r1", "Courier")
    assert (report.authors, report.published) == (("Ann Lee", "Bo Chu"), "2024-03-05")


def test_a_row_without_text_costs_only_itself(tmp_path: Path) -> None:
    select = f"SELECT * FROM (VALUES ('a', '{TEXT}'), ('b', NULL), ('c', '{TEXT} Yes.')) AS t(id, text)"
    intake = read_inputs([table(tmp_path / "rows.parquet", select)])
    assert [report.source_id for report in intake.reports] == ["a", "c"]
    assert [skipped.source.rpartition(":")[2] for skipped in intake.skipped] == ["2"]


def test_a_table_without_a_text_column_is_refused_with_the_names(tmp_path: Path) -> None:
    [skipped] = read_inputs([table(tmp_path / "rows.parquet", "SELECT 1 AS id, 2 AS number")]).skipped
    assert skipped.cause == "has no text column"
    assert "maintext" in skipped.remedy


def test_a_name_with_the_signs_of_a_pattern_is_the_name_of_one_file(tmp_path: Path) -> None:
    table(tmp_path / "rows1.parquet", "SELECT 'another' AS text, 1 AS id")
    path = table(tmp_path / "rows[1].parquet", f"SELECT '{TEXT}' AS text, 1 AS id")
    assert [report.text for report in read_inputs([path]).reports] == [TEXT]


def test_a_file_that_only_begins_as_parquet_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    path.write_bytes(b"PAR1 and nothing else PAR1")
    assert "is no Parquet file that can be read" in read_inputs([path]).skipped[0].cause
