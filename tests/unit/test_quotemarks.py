from __future__ import annotations

import json
from pathlib import Path

import pytest

from twosource.text.quotemarks import find_quotations

CASES = Path(__file__).parent / "data" / "quotation_cases.jsonl"
FLOOR = 0.98
"""Share of the hand-made cases that must be right in spans, depths, continuations and kinds, all at once."""

Found = tuple[int, int, str, int, bool]


def read_marked(marked: str) -> tuple[str, list[Found]]:
    """Take a case apart: ⟦…⟧ stands for a quotation's span, ``t:`` for a term, ``+`` for one that goes on."""
    text: list[str] = []
    length = 0
    opened: list[tuple[int, str, int, bool]] = []
    found: list[Found] = []
    position = 0
    while position < len(marked):
        char = marked[position]
        position += 1
        if char == "⟦":
            continued = marked.startswith("+", position)
            position += continued
            term = marked.startswith("t:", position)
            position += 2 * term
            opened.append((length, "term" if term else "direct", len(opened), continued))
        elif char == "⟧":
            start, kind, depth, continued = opened.pop()
            inner = "".join(text)[start:]
            lead = len(inner) - len(inner.lstrip())
            found.append((start + lead, start + len(inner.rstrip()), kind, depth, continued))
        else:
            text.append(char)
            length += 1
    return "".join(text), sorted(found, key=lambda f: (f[0], -f[1]))


def hand_cases() -> list[str]:
    return [json.loads(line)["marked"] for line in CASES.read_text("utf-8").splitlines()]


def spoken(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find_quotations(text) if q.kind == "direct"]


def terms(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find_quotations(text) if q.kind == "term"]


def test_at_least_98_of_100_hand_cases_are_right_and_there_are_300() -> None:
    cases = hand_cases()
    wrong = []
    for marked in cases:
        text, expected = read_marked(marked)
        found = [(q.span.start, q.span.end, q.kind, q.depth, q.continued) for q in find_quotations(text)]
        if found != expected:
            wrong.append(marked)
    assert len(cases) >= 300
    assert len(set(cases)) == len(cases)
    assert len(wrong) <= (1 - FLOOR) * len(cases), wrong


def test_the_outer_span_has_the_marks_and_the_inner_one_has_not() -> None:
    text = "He said « oui » twice."
    (quotation,) = find_quotations(text)
    assert text[quotation.outer.start : quotation.outer.end] == "« oui »"
    assert text[quotation.span.start : quotation.span.end] == "oui"


def test_a_quotation_left_open_ends_with_its_paragraph_and_has_no_mark_there() -> None:
    text = "“We waited.  \n\nNobody came."
    (quotation,) = find_quotations(text)
    assert text[quotation.span.start : quotation.span.end] == "We waited."
    assert quotation.outer.end == quotation.span.end


def test_an_odd_mark_costs_no_more_than_its_paragraph() -> None:
    text = 'One "two three four five.\n\n"We won all of it," she said. "Nobody lost."\n\n"Never," he said.'
    assert spoken(text)[-3:] == ["We won all of it,", "Nobody lost.", "Never,"]


def test_partial_quotes_near_a_cue_are_direct() -> None:
    assert spoken("Peskov's aide said the talks were “very warm”.") == ["very warm"]
    assert spoken("She described the talks as “warm and frank”.") == ["warm and frank"]


def test_a_name_in_marks_is_a_term_even_when_somebody_speaks_in_the_sentence() -> None:
    assert terms("They called for an end to the ‘Cold War’ mentality.") == ["Cold War"]
    assert terms("The so-called “quiet quarter” is loud, she said.") == ["quiet quarter"]


def test_single_marks_hold_terms_where_the_text_quotes_speech_in_double_ones() -> None:
    text = "The council met late on Monday in the old hall, with the doors shut and no press in the room at all.\n"
    text += "The ‘burning question’ was money, the mayor said.\n“We have none left in the town's chest,” he said."
    assert terms(text) == ["burning question"]


def test_what_a_report_keeps_in_marks_is_its_name_for_something() -> None:
    text = "Les «gilets verts» marchent. Des «gilets verts» crient. Il a demandé aux «gilets verts» de partir."
    assert terms(text) == ["gilets verts"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The players’ union met the owners’ lawyers in the ’90s.",
        "He's 6'2\" tall and she's 5'10\".",
        "Rock 'n' roll isn't dead, y'all.",
        "Home › News › Ports",
        '<tweet author="that the harbour was never closed" date="the day after the fire">The mayor spoke.',
    ],
)
def test_apostrophes_inches_arrows_and_markup_are_no_marks(text: str) -> None:
    assert find_quotations(text) == ()


def test_thousands_of_marks_with_and_without_partners_are_read() -> None:
    for piece in ("“", "“a ", "” ", '"', "'a ", "‘a’ s ", "«", "» ", "„a «b ", "“‘"):
        quotations = find_quotations(piece * (20_000 // len(piece)))
        assert all(q.span.start < q.span.end for q in quotations)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“It burns," said Holt. “It is late," she said.', ["It burns,", "It is late,"]),
        ('“It burns," said Holt. "It is late.”', ["It burns,", "It is late."]),
        ('"It burns,” said Holt, "and it is late.”', ["It burns,", "and it is late."]),
        (
            '“It burns," said Holt. "He said “never” to me," she went on.',
            ["It burns,", "He said “never” to me,", "never"],
        ),
    ],
)
def test_straight_marks_close_what_curly_ones_open_and_the_other_way_round(text: str, quoted: list[str]) -> None:
    assert [text[slice(*each.span)] for each in find_quotations(text)] == quoted
