"""Attributions below a confidence are left out, and what was nested in them moves up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from statement_cases import ReadingBuilder
from twosource.attribution.sure import keep_sure

if TYPE_CHECKING:
    from twosource.model import Reading

TEXT = "Aides said the minister told them the dam would hold."


def reading() -> Reading:
    builder = ReadingBuilder("a", TEXT).said("Aides", "said", "the minister told them the dam would hold")
    made = builder.said("the minister", "told", "the dam would hold").build()
    outer, inner = made.attributions
    pair = (replace(outer, confidence=0.4), replace(inner, confidence=0.9, parent=outer.id))
    return replace(made, attributions=pair)


def test_nothing_is_left_out_unless_asked() -> None:
    assert keep_sure(reading(), 0.0) == reading()


def test_what_is_too_doubtful_is_left_out_and_the_nested_one_stands_by_itself() -> None:
    kept = keep_sure(reading(), 0.5).attributions
    assert [(each.confidence, each.parent) for each in kept] == [(0.9, None)]
