"""How faithfully a quotation is given: against a fuller one, and against the document of record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_cases import ReadingBuilder
from twosource.model import (
    Alignment,
    AlignmentRelation,
    Attribution,
    QuotationCheck,
    Report,
    Span,
    Speaker,
    SpeakerKind,
)
from twosource.quotation.check import check_against, check_quotations
from twosource.quotation.runs import align_words
from twosource.quotation.verdict import judge, word_verdict
from twosource.quotation.words import words_of
from twosource.statement.extract import extract_statements

if TYPE_CHECKING:
    from collections.abc import Callable

SPEAKERS: tuple[SpeakerKind, ...] = ("person", "document")
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


def test_each_report_quotes_as_far_as_it_likes_and_puts_nothing_in() -> None:
    full = "We will rebuild the harbour within two years. Nobody should lose a home over this"
    other = "Nobody should lose a home over this, and the city must pay"
    assert verdict(full, other) == "shortened"
    assert verdict(full, other.replace("a home", "a home or a boat")) == "inserted"
    a, b = words_of(full, [Span(0, len(full))]), words_of(other, [Span(0, len(other))])
    reason = word_verdict("shortened", align_words("a", a, "b", b), full, other, whole=True)
    assert reason == "Nothing altered; there 8 words more before it; here 5 words more after it."


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
    assert reason == "The meaning changes: the number differs: “five” here, “two” there."


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


@pytest.mark.parametrize("words", ["There will be difficult months for all of us", "for one of them it would be"])
def test_words_that_stand_everywhere_locate_nothing(words: str) -> None:
    assert against(words) == [("not_found", None)]


def test_only_as_many_of_the_documents_words_are_held_against_an_exchanged_first_word_as_were_exchanged() -> None:
    text = "“Somebody should lose a home over this” the mayor said."
    (check,) = check_against([ReadingBuilder("r", text).build()], Report("record", RECORD, "x", "x"))
    assert "“Somebody” here, “Nobody” there" in check.reason


def test_what_was_left_out_is_told_with_its_words() -> None:
    text = "“Nobody should lose a home, and the city must pay for what it failed to inspect” the mayor said."
    (check,) = check_against([ReadingBuilder("r", text).build()], Report("record", RECORD, "x", "x"))
    assert check.verdict == "shortened"
    assert check.reason.startswith("Nothing altered; “over this” left out.")


def of_speaker(speaker: str | None, quote: str, text: str = RECORD, **known: object) -> QuotationCheck:
    cited = f"{speaker or 'Somebody'} spoke. “{quote}” was said."
    builder = ReadingBuilder("r", cited).said("", "said", f"“{quote}”", speaker=speaker)
    record = replace(Report("record", text, "x", "x"), **known)  # type: ignore[arg-type]
    (check,) = check_against([builder.build()], record)
    return check


def test_a_quotation_of_somebody_else_is_no_misquotation_of_the_document() -> None:
    check = of_speaker("Petr Danek", "We will rebuild the harbour within five years", outlet="City of Stannard")
    assert (check.verdict, check.a, check.runs) == ("other_speaker", None, ())
    assert check.reason == (
        "The report gives these words to Petr Danek; the document of record is by City of Stannard."
    )


def test_the_same_words_given_to_somebody_else_are_told() -> None:
    check = of_speaker("Petr Danek", "They asked me for one thing only: the truth", authors=("Anna Rusk",))
    assert check.verdict == "other_speaker"
    assert check.a is not None
    assert check.reason.endswith("by Anna Rusk, but has the same words.")


@pytest.mark.parametrize(
    "known",
    [
        {"authors": ("Anna Rusk",)},
        {"outlet": "Mayor Rusk"},
        {"title": "Statement by Mayor Anna Rusk on the fire"},
        {"outlet": "City of Stannard", "text": f"MAYOR RUSK: {RECORD}"},
        {"outlet": "City of Stannard", "text": f"{RECORD}\n\n“This is our word to the city,” Ms Rusk added."},
        {},
    ],
)
def test_the_documents_own_speaker_is_held_against_it(known: dict[str, object]) -> None:
    assert of_speaker("Anna Rusk", "We had a wonderful evening by the sea", **known).verdict == "not_found"  # type: ignore[arg-type]


def test_a_name_that_the_document_only_mentions_is_not_its_speaker() -> None:
    text = f"{RECORD} Ms Rusk was not there."
    assert of_speaker("Anna Rusk", "We had a wonderful evening", text, outlet="City of Stannard").verdict == (
        "other_speaker"
    )


def test_a_person_who_speaks_for_the_body_that_issued_the_document_is_held_against_it() -> None:
    quote = "We had a wonderful evening by the sea"
    text = f"“{quote}” said Anna Rusk, the spokeswoman for Stannard Harbour Board."
    reading = ReadingBuilder("r", text).said("Anna Rusk", "said", f"“{quote}”", speaker="Anna Rusk").build()
    record = replace(Report("record", RECORD, "x", "x"), outlet="Stannard Harbour Board")
    assert [each.verdict for each in check_against([reading], record)] == ["not_found"]


def test_a_quotation_of_nobody_in_particular_is_checked_and_said_to_be_of_nobody_known() -> None:
    check = of_speaker(None, "We will rebuild the harbour within five years", outlet="City of Stannard")
    assert check.verdict == "meaning_changed"
    assert check.reason.endswith("The report does not say whose words they are.")


def test_a_word_or_two_are_never_held_against_the_document() -> None:
    assert against("The truth") == []


def aligned_check(
    one: str, other: str, *speakers: str, kind: SpeakerKind = "person", relation: AlignmentRelation = "same"
) -> tuple[QuotationCheck, ...]:
    said = zip(("a", "b"), (one, other), speakers or ("the mayor", "the mayor"), strict=True)
    readings = [
        ReadingBuilder(name, f"“{quote}” {who} said.").said(who, "said", f"“{quote}”", speaker=who).build()
        for name, quote, who in said
    ]
    readings = [replace(each, attributions=tuple(map(spoken_by(kind), each.attributions))) for each in readings]
    statements = extract_statements(readings)
    places = tuple(each.id for each in statements)
    return check_quotations(readings, statements, [Alignment("x", relation, places, (), None, "")])


def spoken_by(kind: SpeakerKind) -> Callable[[Attribution], Attribution]:
    """Give an attribution's speaker a kind."""
    return lambda said: replace(said, speaker=Speaker(said.speaker.name if said.speaker else "", kind))


def test_two_wordings_of_one_document_are_translations_and_of_a_person_may_be_two_remarks() -> None:
    reasons = [
        check.reason
        for kind in SPEAKERS
        for check in aligned_check(FULL, TRANSLATED, kind=kind, relation="variant")
        if check.verdict == "translated"
    ]
    assert ["one document" in reason for reason in reasons] == [False, True]
    assert "another remark" in reasons[0]


# Another sentence of the same document, of which both translations share most words.
ALSO_FULL = "The parties will honour the treaty and open the border to every traveller before the spring."
ALSO_TRANSLATED = "The sides will respect the treaty and open the frontier to every traveller before the spring."


@pytest.mark.parametrize(
    ("kind", "first", "expected"),
    [
        ("document", (FULL, TRANSLATED), "translated"),
        ("document", (FULL, FULL), "reworded"),
        ("person", (FULL, TRANSLATED), "reworded"),
    ],
)
def test_who_has_one_sentence_of_a_document_from_another_translation_has_the_others_from_there_too(
    kind: SpeakerKind, first: tuple[str, str], expected: str
) -> None:
    readings = [
        ReadingBuilder(name, f"“{quote}” Treaty said. “{also}” Treaty added.")
        .said("Treaty", "said", f"“{quote}”", speaker="the treaty")
        .said("Treaty", "added", f"“{also}”", speaker="the treaty")
        .build()
        for name, quote, also in (("a", first[0], ALSO_FULL), ("b", first[1], ALSO_TRANSLATED))
    ]
    readings = [replace(each, attributions=tuple(map(spoken_by(kind), each.attributions))) for each in readings]
    statements = extract_statements(readings)
    by_report = [[each.id for each in statements if each.place.report == name] for name in ("a", "b")]
    pairs = [tuple(own[at] for own in by_report) for at in (0, -1)]
    checks = check_quotations(
        readings, statements, [Alignment(pair[0], "variant", pair, (), None, "") for pair in pairs]
    )
    (also,) = [check for check in checks if check.a is not None and check.a.start > len(first[0])]
    assert also.verdict == expected


def test_an_alignment_brings_two_quotations_together_and_the_fuller_one_is_the_yardstick() -> None:
    checks = aligned_check("Nobody should lose a home over this", FULL)
    assert {(each.verdict, each.a.report if each.a else None, each.b.report) for each in checks} == {
        ("shortened", "b", "a")
    }


def test_two_speakers_who_use_some_of_the_same_words_are_not_held_against_each_other() -> None:
    one = "Nobody in this town should lose a home over a bank that never answers its letters"
    other = "Nobody in this town should lose a home, and the harbour has its own worries today"
    assert aligned_check(one, other, "Ada Holt", "Ada Holt") != ()
    assert aligned_check(one, other, "Ada Holt", "Karl Lund") == ()
    assert aligned_check(one, one, "Ada Holt", "Karl Lund") != ()


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


def test_another_sentence_after_what_both_quote_is_no_exchange_of_words() -> None:
    shared = "What I have found is a culture of hope"
    (check,) = aligned_check(f"{shared}. Nobody in that building stopped the truck.", f"{shared} … It ended on a ward.")
    assert check.verdict == "identical"
    assert check.reason == "The words are the same."


def test_another_ending_of_one_sentence_is_an_exchange_of_words() -> None:
    shared = "What I have found is a culture of hope that"
    (check,) = aligned_check(f"{shared} nobody in that building stopped", f"{shared} ended on a children’s ward")
    assert check.verdict == "reworded"


def test_two_parts_in_marks_of_their_own_may_stand_in_another_order() -> None:
    text = "Holt said it “keeps that old promise” to “the farms of the coast”."
    content = text.removeprefix("Holt said ").removesuffix(".")
    full = (
        "“I have served the farms of the coast. I would not be here if it had not kept, and if it ever "
        "keeps that old promise”"
    )
    readings = [
        ReadingBuilder("a", text).said("Holt", "said", content, speaker="Holt").build(),
        ReadingBuilder("b", f"{full} Holt said.").said("Holt", "said", full, speaker="Holt").build(),
    ]
    statements = extract_statements(readings)
    checks = check_quotations(
        readings, statements, [Alignment("x", "same", tuple(each.id for each in statements), (), None, "")]
    )
    assert [check.verdict for check in checks] == ["shortened"]
    assert "altered" in checks[0].reason


def test_articles_and_the_like_are_told_after_the_words_that_matter() -> None:
    (check,) = aligned_check(
        "The council will pay for the harbour and repair its eastern quay before winter.",
        "The council will pay for a harbour and mend its eastern quay before winter.",
    )
    assert check.reason == "Words exchanged: “mend” here, “repair” there; “a” here, “the” there."
