"""How faithfully a quotation is given: against a fuller one, and against the document of record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_cases import ReadingBuilder
from twosource.model import Alignment, QuotationCheck, Report, Span
from twosource.quotation.check import check_against, check_quotations
from twosource.quotation.runs import align_words
from twosource.quotation.verdict import judge, word_verdict
from twosource.quotation.words import words_of
from twosource.statement.extract import extract_statements

FULL = (
    "We will rebuild the harbour within two years. Nobody should lose a home over this, and the city must pay for what "
    "it failed to inspect."
)
TRANSLATED = (
    "We shall build up the port again in two years' time. No one ought to be made homeless by this and the town has to "
    "pay for not inspecting."
)
RECORD = (
    f"Good evening. {FULL} I have spoken to the families of the dead. They asked me for one thing only: the truth. The "
    "commission will report in March. Thank you for coming."
)


def verdict(full: str, other: str) -> str:
    a, b = words_of(full, [Span(0, len(full))]), words_of(other, [Span(0, len(other))])
    return judge(align_words("a", a, "b", b), a, b, whole=True)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (FULL, "identical"),
        (FULL.upper(), "identical"),
        (FULL.replace("two", "2"), "identical"),
        (FULL.replace("the city", "[Stannard]"), "identical"),
        ("Nobody should lose a home over this", "shortened"),
        ("We will rebuild the harbour … and the city must pay for what it failed to inspect.", "shortened"),
        ("We will rebuild the harbour and the city must pay for what it failed to inspect.", "stitched"),
        (FULL.replace("lose", "ever lose"), "inserted"),
        (FULL.replace("home", "house"), "reworded"),
        (TRANSLATED, "translated"),
    ],
)
def test_a_wording_is_told_by_what_was_done_to_it(other: str, expected: str) -> None:
    assert verdict(FULL, other) == expected


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("two years", "five years", "number"),
        ("must pay", "may pay", "modal"),
        ("will rebuild", "will not rebuild", "negation"),
        ("the harbour", "Port Leire", None),
    ],
)
def test_a_changed_number_modal_or_denial_changes_the_meaning(old: str, new: str, change: str | None) -> None:
    other = FULL.replace(old, new)
    a, b = words_of(FULL, [Span(0, len(FULL))]), words_of(other, [Span(0, len(other))])
    runs = align_words("a", a, "b", b)
    assert {run.change for run in runs} - {None} == ({change} if change else set())
    assert (judge(runs, a, b, whole=True) == "meaning_changed") == (change is not None)


def test_another_name_in_the_same_place_changes_the_meaning() -> None:
    assert verdict("I warned Anna Rusk in May.", "I warned Petr Danek in May.") == "meaning_changed"


def test_the_runs_cover_both_wordings_and_the_reason_quotes_what_differs() -> None:
    other = FULL.replace("two", "five")
    a, b = words_of(FULL, [Span(0, len(FULL))]), words_of(other, [Span(0, len(other))])
    runs = align_words("a", a, "b", b)
    assert [run.kind for run in runs] == ["equal", "exchanged", "equal"]
    assert sum(run.words[0] for run in runs) == len(a)
    assert sum(run.words[1] for run in runs) == len(b)
    reason = word_verdict("meaning_changed", runs, FULL, other)
    assert reason == "The meaning changes: the number differs: “two” / “five”."


def against(*quotes: str) -> list[tuple[str, str | None]]:
    text = " ".join(f"“{quote}” the mayor said." for quote in quotes)
    primary = Report("record", RECORD, "x", "x")
    checks = check_against([ReadingBuilder("r", text).build()], primary)
    assert all(text[each.b.start : each.b.end] in quotes for each in checks)
    return [(each.verdict, RECORD[each.a.start : each.a.end] if each.a else None) for each in checks]


def test_a_quotation_is_located_in_the_document_of_record() -> None:
    assert against("Nobody should lose a home over this") == [("identical", "Nobody should lose a home over this")]


def test_what_a_report_altered_is_told_by_the_document_of_record() -> None:
    assert against("We will rebuild the harbour within five years") == [
        ("meaning_changed", "We will rebuild the harbour within two years")
    ]


def test_parts_from_two_places_in_another_order_are_stitched() -> None:
    ((told, _),) = against("They asked me for one thing only: the truth. Nobody should lose a home over this")
    assert told == "stitched"


def test_what_the_document_does_not_have_stays_unknown() -> None:
    assert against("We had a wonderful evening by the sea") == [("not_found", None)]


def test_a_word_or_two_are_never_held_against_the_document() -> None:
    assert against("The truth") == []


def aligned_check(one: str, other: str) -> tuple[QuotationCheck, ...]:
    readings = [
        ReadingBuilder(name, f"“{quote}” the mayor said.").said("the mayor", "said", f"“{quote}”").build()
        for name, quote in (("a", one), ("b", other))
    ]
    statements = extract_statements(readings)
    places = tuple(each.id for each in statements)
    return check_quotations(readings, statements, [Alignment("x", "same", places, (), None, "")])


def test_an_alignment_brings_two_quotations_together_and_the_fuller_one_is_the_yardstick() -> None:
    checks = aligned_check("Nobody should lose a home over this", FULL)
    assert {(each.verdict, each.a.report if each.a else None, each.b.report) for each in checks} == {
        ("shortened", "b", "a")
    }


def test_quotations_that_share_few_words_are_not_checked() -> None:
    assert aligned_check("Nobody should lose a home over this", "Thank you all for coming here") == ()


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_aligned_over_all_their_words(one: str, other: str) -> None:
    a, b = words_of(one, [Span(0, len(one))]), words_of(other, [Span(0, len(other))])
    runs = align_words("a", a, "b", b)
    assert sum(run.words[0] for run in runs) == len(a)
    assert sum(run.words[1] for run in runs) == len(b)
    assert judge(runs, a, b, whole=True)
    for run in runs:
        for place, text in ((run.a, one), (run.b, other)):
            assert place is None or text[place.start : place.end].strip()


@given(st.text(max_size=200), st.text(max_size=120))
def test_any_document_and_quotation_give_places_inside_their_texts(record: str, quoted: str) -> None:
    text = f"“{quoted}”"
    for check in check_against([ReadingBuilder("r", text).build()], Report("record", record, "x", "x")):
        assert 0 <= check.b.start < check.b.end <= len(text)
        assert check.a is None or 0 <= check.a.start < check.a.end <= len(record)
