"""What holds for every text: exact spans, the same bytes again, and no difference for the order of reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import twosource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Comparison, Reading, Span

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PIECES = (
    "The mayor said",
    "she denied that 12 people died on Friday",
    "according to Ms Ólafsdóttir",
    "“We will rebuild,”",
    "“And we",
    "will not wait.”",
    "‘It’s over,’ he told reporters.",
    "« Nous verrons »",
    "\"He said: 'no'\"",
    "\n\n",
    "\r\n",
    " ",
    ". ",
    "10–12 percent",
    "3 May 2024",
    "[sic]",
    "👩‍👩‍👧",
    "e\u0301",
    "\u202e",
    "\ufeff",
    "\x00",
    "\ud83d",
    "https://t.co/abc",
    "By Jo Wren",
    "KARSK, May 3 (Northwire) —",
)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
news = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
texts = st.one_of(news, st.text(max_size=120), st.text(st.characters(), max_size=60)).filter(lambda text: text.strip())


def read(text: str) -> Reading:
    try:
        return twosource.read(twosource.report(text))
    except twosource.InputError:
        # pairs of UTF-16 halves are refused with a reason
        assume(False)
        raise


def spans_of(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    for quotation in reading.quotations:
        yield from (quotation.span, quotation.outer)
    yield from (name.span for name in reading.names)
    yield from (date.span for date in reading.dates)
    yield from (noise.span for noise in reading.report.noise)
    for attribution in reading.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content, *attribution.insertions)


@few
@given(texts)
def test_every_span_lies_in_the_untouched_text_and_holds_something(text: str) -> None:
    reading = read(text)
    assert reading.report.text == text
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)


@few
@given(texts)
def test_every_text_shown_is_the_text_at_its_offsets(text: str) -> None:
    document = json.loads(read(text).to_json())
    for start, end, shown in passages(document):
        assert shown == text[start:end]


@few
@given(texts)
def test_quotations_lie_in_their_marks_and_never_cross(text: str) -> None:
    quotations = read(text).quotations
    for quotation in quotations:
        assert quotation.outer.start <= quotation.span.start <= quotation.span.end <= quotation.outer.end
    for one in quotations:
        for other in quotations:
            assert not one.outer.start < other.outer.start < one.outer.end < other.outer.end


@few
@given(texts)
def test_every_attribution_has_content_and_a_parent_that_is_there(text: str) -> None:
    reading = read(text)
    ids = [attribution.id for attribution in reading.attributions]
    assert len(ids) == len(set(ids))
    for attribution in reading.attributions:
        assert attribution.content
        assert 0 <= attribution.confidence <= 1
        assert attribution.parent is None or attribution.parent in ids
        assert attribution.parent != attribution.id


@few
@given(texts)
def test_a_text_read_twice_gives_the_same_bytes(text: str) -> None:
    assert read(text).to_json() == read(text).to_json()


@settings(few, max_examples=12)
@given(news, news)
def test_the_order_of_two_reports_changes_only_the_order_in_which_they_are_shown(left: str, right: str) -> None:
    assume(left.strip() and right.strip() and left != right)
    try:
        first, second = twosource.report(left, source_id="left"), twosource.report(right, source_id="right")
    except twosource.InputError:
        assume(False)
    forth, back = twosource.compare(first, second), twosource.compare(second, first)
    assert findings(forth) == findings(back)
    assert forth.readings == back.readings[::-1]


def test_the_order_of_the_examples_changes_nothing_that_is_found() -> None:
    paths = sorted((EXAMPLES / "river_treaty" / "reports").iterdir())[:3]
    assert findings(twosource.compare(*paths)) == findings(twosource.compare(*reversed(paths)))


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_seed_of_pythons_hashes_changes_no_byte(form: str) -> None:
    paths = [f"examples/river_treaty/reports/{name}" for name in ("karsk-herald.txt", "hydro-monitor.html")]
    command = [sys.executable, "-m", "twosource", "compare", *paths, "--format", form]
    first, second = (
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=EXAMPLES.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2024")
    )
    assert first
    assert first == second


def findings(comparison: Comparison) -> tuple[object, ...]:
    """All that a comparison found; cautions follow the order given and are left out."""
    return (
        comparison.statements,
        comparison.statement_origins,
        comparison.origins,
        comparison.alignments,
        comparison.conflicts,
        comparison.reuse,
        comparison.only_in,
    )


def passages(value: object) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of every object of a document that shows a text with its offsets."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield int(value["start"]), int(value["end"]), str(value["text"])
        for item in value.values():
            yield from passages(item)
    elif isinstance(value, list):
        for item in value:
            yield from passages(item)
