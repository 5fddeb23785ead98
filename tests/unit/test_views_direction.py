"""Who copied from whom stands in every view, and is there as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.views.document import to_document
from twosource.views.html import comparison_html
from twosource.views.markdown import comparison_markdown
from twosource.views.page.build import build_page
from twosource.views.tables import comparison_rows
from twosource.views.terminal import Screen, comparison_text
from view_cases import make_comparison

if TYPE_CHECKING:
    from twosource.model import Comparison

REASON = "The Gazette published it 3 days after The Bell."


def told() -> Comparison:
    comparison = make_comparison()
    (passage,) = comparison.reuse
    shown = replace(passage, direction="b_from_a", shown_by="times", reason=REASON)
    return replace(comparison, reuse=(shown,))


def test_the_reason_is_told_under_the_passage_on_the_page_in_markdown_and_in_the_terminal() -> None:
    assert f"<p>{REASON}</p>" in comparison_html(told())
    page = build_page(told())
    assert REASON in comparison_markdown(page)
    assert f"→ {REASON}" in comparison_text(page, Screen())


def test_the_document_and_the_table_have_direction_sign_and_reason() -> None:
    (passage,) = to_document(told())["reuse"]
    assert (passage["direction"], passage["shown_by"], passage["reason"]) == ("b_from_a", "times", REASON)
    (row,) = comparison_rows(told())["reuse"]
    assert (row["direction"], row["shown_by"], row["reason"]) == ("b_from_a", "times", REASON)


def test_a_passage_of_unknown_direction_is_shown_without_one() -> None:
    (passage,) = to_document(make_comparison())["reuse"]
    assert (passage["direction"], passage["shown_by"]) == ("unknown", None)
    assert "published it" not in comparison_text(build_page(make_comparison()), Screen())
