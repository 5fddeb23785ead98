"""Annotations made elsewhere come in at their places or are named as left out; corrections go out and come back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.corrections.agreement import agree, annotated_by_machine, as_corrections
from twosource.corrections.anchoring import make_anchor
from twosource.corrections.annotated import Annotated, fit_span
from twosource.corrections.annotation import from_annotation, to_annotation, to_collection
from twosource.corrections.book import MemoryBook
from twosource.corrections.brat import from_brat
from twosource.corrections.export import attributions_jsonl, lost, pairs_jsonl
from twosource.corrections.label_studio import from_label_studio
from twosource.corrections.records import Correction, make_correction
from twosource.corrections.web_annotations import annotations_in, from_web_annotations, split_own
from twosource.errors import InputError
from twosource.model import Span
from view_cases import BELL, GAZETTE, make_bell, make_gazette

WHEN = "2024-05-02T10:00:00Z"
CLOSING = "The bridge at Saltmarsh will close on Monday"
QUOTED = "“We will not gamble with lives 🌉,”"


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def speaker(words: str = CLOSING, name: str = "Omar Reyes", note: str = "") -> Correction:
    anchor = make_anchor(make_bell().report, span(BELL, words))
    return make_correction("speaker", (anchor,), name, who="Ann", when=WHEN, note=note)


def pair(kind: str = "same") -> Correction:
    anchors = (
        make_anchor(make_bell().report, span(BELL, CLOSING)),
        make_anchor(make_gazette().report, span(GAZETTE, "Saltmarsh’s bridge closes on Monday")),
    )
    return make_correction(kind, anchors, "", who="Ben", when=WHEN)  # type: ignore[arg-type]


def origin() -> Correction:
    anchor = make_anchor(make_bell().report, span(BELL, CLOSING))
    return make_correction(
        "origin", (anchor,), "notice", who="Ann", when=WHEN, origin_kind="press_release", note="seen"
    )


@pytest.mark.parametrize("correction", [speaker(note="heard it"), pair(), pair("not_same"), origin()])
def test_a_correction_goes_out_as_a_web_annotation_and_comes_back_the_same(correction: Correction) -> None:
    written = json.dumps(to_annotation(correction))
    assert from_annotation(json.loads(written)) == correction


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        {"body": {"twosource:kind": "shout"}},
        {**to_annotation(speaker()), "target": {"source": "x"}},
        {**to_annotation(speaker()), "creator": None},
        {**to_annotation(pair()), "target": []},
    ],
)
def test_what_is_no_correction_is_refused_with_a_reason(broken: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_annotation(broken)


def test_a_page_of_corrections_is_told_from_annotations_of_other_tools() -> None:
    page = json.loads(json.dumps(to_collection([speaker(), pair()])))
    page["items"].append({"type": "Annotation", "body": "x", "target": {}})
    page["items"].append({"body": {"twosource:kind": "speaker"}, "target": {}})
    corrections, others, broken = split_own(annotations_in(page))
    assert corrections == (speaker(), pair())
    assert len(others) == 1
    assert len(broken) == 1


def test_corrected_reports_become_lines_of_training_data() -> None:
    readings = [make_bell(), make_gazette()]
    (line,) = attributions_jsonl(readings, [speaker(), pair()]).splitlines()
    row = json.loads(line)
    assert row["text"] == BELL
    assert {"source", "cue", "content"} <= row["quotes"][0].keys()
    closing = next(q for q in row["quotes"] if BELL[slice(*q["content"][0])] == CLOSING)
    assert (closing["speaker"], closing["checked"]) == ("Omar Reyes", True)
    assert [q["checked"] for q in row["quotes"]].count(True) == 1


def test_what_nobody_said_is_a_line_of_training_data_without_it() -> None:
    gone = make_correction("kind", speaker().anchors, "none", who="Ann", when=WHEN)
    row = json.loads(attributions_jsonl([make_bell()], [gone]))
    assert all(BELL[slice(*q["content"][0])] != CLOSING for q in row["quotes"])
    assert row["not_quotes"] == [list(span(BELL, CLOSING))]


def test_judged_pairs_become_lines_that_relate_reads() -> None:
    readings = [make_bell(), make_gazette()]
    rows = [json.loads(line) for line in pairs_jsonl(readings, [pair(), pair("not_same")]).splitlines()]
    assert {row["relation"] for row in rows} == {"same", "unrelated"}
    assert rows[0]["a"] == CLOSING
    assert lost([make_bell()], [pair()])[0][0] == pair()


def label_studio(start: int, end: int, text: str) -> list[object]:
    value = {"start": start, "end": end, "text": text, "labels": ["Content"]}
    where = span(BELL, "Mayor Lin Aster")
    source = {"start": where.start, "end": where.end, "text": "Mayor Lin Aster", "labels": ["Source"]}
    result = [
        {"id": "c", "type": "labels", "value": value},
        {"id": "s", "type": "labels", "value": source},
        {"type": "relation", "from_id": "s", "to_id": "c"},
    ]
    return [{"data": {"text": BELL}, "annotations": [{"completed_by": 7, "created_at": WHEN, "result": result}]}]


def test_label_studio_offsets_are_taken_as_code_points_or_utf16_whichever_its_words_fit() -> None:
    where = span(BELL, "cracked beams")
    shift = sum(1 for sign in BELL[: where.start] if ord(sign) > 0xFFFF)
    assert shift
    for start in (where.start, where.start + shift):
        document = label_studio(start, start + 13, "cracked beams")
        (taken,) = from_label_studio(document, [make_bell().report]).annotations
        assert taken.content == (where,)
        assert (taken.speaker, taken.who) == ("Mayor Lin Aster", "annotator 7")


def test_a_label_studio_region_whose_words_stand_elsewhere_is_left_out_and_named() -> None:
    taken = from_label_studio(label_studio(0, 5, "cracked beams"), [make_bell().report])
    assert taken.annotations == ()
    assert "do not stand at its offsets" in taken.left_out[0]
    elsewhere = from_label_studio(label_studio(0, 5, "x"), [make_gazette().report])
    assert elsewhere.left_out == ("task 1: its text is that of no report here",)


def test_brat_lines_join_contents_with_their_sources() -> None:
    content, source = span(BELL, CLOSING), span(BELL, "Mayor Lin Aster")
    lines = [
        f"T1\tContent {content.start} {content.end}\t{CLOSING}",
        f"T2\tSource {source.start} {source.end}\tMayor Lin Aster",
        "R1\tSaid Arg1:T2 Arg2:T1",
        "T3\tContent 0 4\twrong",
        "what is this",
    ]
    taken = from_brat("\n".join(lines), make_bell().report, "cy")
    assert taken.annotations == (Annotated(make_bell().report.id, (content,), "Mayor Lin Aster", "cy"),)
    assert len(taken.left_out) == 2


def test_a_note_in_brat_names_the_speaker_and_a_content_may_have_two_parts() -> None:
    first, second = span(BELL, "The bridge"), span(BELL, "will close")
    lines = [
        f"T1\tQuote {first.start} {first.end};{second.start} {second.end}\tThe bridge will close",
        "E1\tCue:T9 Content:T1",
        "#1\tAnnotatorNotes T1\tLin Aster",
    ]
    (taken,) = from_brat("\n".join(lines), make_bell().report).annotations
    assert taken.content == (first, second)
    assert taken.speaker == "Lin Aster"


def test_web_annotations_of_other_tools_are_placed_by_their_words() -> None:
    item = {
        "creator": "cy",
        "body": [{"type": "TextualBody", "value": "Lin Aster"}],
        "target": [
            {
                "source": "https://bell.example/bridge",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": QUOTED, "prefix": "", "suffix": " Aster said at a n"}
                ],
            }
        ],
    }
    position = {"type": "TextPositionSelector", "start": span(BELL, QUOTED).start, "end": span(BELL, QUOTED).end}
    assert from_web_annotations([item], [make_bell().report]).left_out
    item["target"][0]["selector"].append(position)  # type: ignore[index]
    (taken,) = from_web_annotations([item], [make_gazette().report, make_bell().report]).annotations
    assert (taken.report, taken.content, taken.who) == (make_bell().report.id, (span(BELL, QUOTED),), "cy")


def test_the_machine_agrees_with_itself() -> None:
    readings = [make_bell(), make_gazette()]
    own = annotated_by_machine(readings)
    told = agree(readings, own, own)
    assert told.kappa == pytest.approx(1)
    assert (told.exact, told.partial, told.f_partial) == (7, 7, 1.0)
    assert told.speakers == told.named == 6


def test_agreement_is_computed_over_words_contents_and_speakers() -> None:
    reading = make_bell()
    mark = Annotated(reading.report.id, (span(BELL, CLOSING),), "Aster", "cy")
    told = agree([reading, make_gazette()], annotated_by_machine([reading]), [mark])
    assert told.reports == 1
    assert told.contents == (3, 1)
    assert (told.exact, told.speakers) == (1, 1)
    assert told.kappa is not None
    assert 0 < told.kappa < 1


def test_a_hand_computed_kappa() -> None:
    reading = make_bell()
    text = reading.report.text
    words = [span(text, "Ferries"), span(text, "will run every hour")]
    one = [Annotated(reading.report.id, (words[0],), "", "a")]
    other = [Annotated(reading.report.id, (words[0],), "", "b"), Annotated(reading.report.id, (words[1],), "", "b")]
    told = agree([reading], one, other)
    n = told.words
    observed, chance = (n - 4) / n, (1 / n) * (5 / n) + ((n - 1) / n) * ((n - 5) / n)
    assert told.kappa == pytest.approx((observed - chance) / (1 - chance))


def test_speakers_given_otherwise_become_corrections_and_equal_ones_do_not() -> None:
    reading = make_bell()
    marks = [
        Annotated(reading.report.id, (span(BELL, CLOSING),), "Omar Reyes", "cy"),
        Annotated(reading.report.id, (span(BELL, QUOTED),), "Lin Aster", "cy"),
        Annotated(reading.report.id, (span(BELL, "12 cracked beams"),), "", "cy"),
    ]
    (made,) = as_corrections([reading], marks, WHEN)
    assert (made.kind, made.value, made.who) == ("speaker", "Omar Reyes", "cy")


def test_a_book_in_memory_keeps_each_once_and_forgets_on_demand() -> None:
    book = MemoryBook()
    book.keep(speaker())
    book.keep(speaker())
    assert book.corrections() == (speaker(),)
    book.withdraw(speaker().id)
    assert book.corrections() == ()
    with pytest.raises(InputError, match="no such correction"):
        book.withdraw(speaker().id)


@pytest.mark.parametrize(
    ("text", "offsets", "exact", "meant"),
    [
        ("🌉 he said so", (0, 5), "🌉 he", (0, 4)),
        ("🌉 he said so", (0, 4), "🌉 he", (0, 4)),
        ("🌉 he\nsaid so", (0, 10), "🌉 he said", (0, 9)),
        ("🌉 one two", (2, 6), " one", (1, 5)),
        ("🌉 he  said", (0, 5), "🌉 he ", (0, 5)),
    ],
    ids=["counted in UTF-16", "counted in code points", "a newline as a blank", "a blank before", "a blank behind"],
)
def test_after_an_emoji_the_count_that_fits_exactly_is_taken(
    text: str, offsets: tuple[int, int], exact: str, meant: tuple[int, int]
) -> None:
    assert fit_span(text, *offsets, exact) == meant


@given(st.text(alphabet="ab🌉 \n", max_size=40), st.integers(-3, 50), st.integers(-3, 50), st.text(max_size=5))
def test_a_span_that_fits_reads_as_the_annotation_says(text: str, start: int, end: int, exact: str) -> None:
    found = fit_span(text, start, end, exact)
    assert found is None or text[found.start : found.end].split() == exact.split()
