"""The two reports that ``docs/how-it-decides.md`` follows through every step come out as the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import twosource

if TYPE_CHECKING:
    from twosource import Comparison

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-it-decides.md").read_text(encoding="utf-8")


def compare_the_two(changed: tuple[str, str] = ("", "")) -> Comparison:
    """The page's two reports compared, the second one with a word put for another."""
    gazette, bell = re.findall(r"^> \*\*\w+:\*\* (.+)$", PAGE, re.MULTILINE)
    return twosource.compare(
        twosource.report(gazette, outlet="Gazette", published="2024-03-09"),
        twosource.report(bell.replace(*changed)),
    )


def test_the_two_reports_share_one_statement_of_one_origin_for_the_reason_on_the_page() -> None:
    (alignment,) = compare_the_two().alignments
    assert alignment.relation == "quoted_vs_paraphrased"
    assert alignment.independent_origins == 1
    assert f"“{alignment.reason}”" in PAGE


def test_with_a_not_in_one_of_them_they_are_in_conflict_and_not_aligned() -> None:
    comparison = compare_the_two(("is safe", "is not safe"))
    assert comparison.alignments == ()
    assert [(conflict.kind, conflict.what) for conflict in comparison.conflicts] == [("conflict", "polarity")]
