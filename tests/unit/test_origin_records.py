"""A transcript or recording of an occasion is that occasion, or depends on it: never a second origin beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from statement_cases import ReadingBuilder
from twosource.model import Origin, Reading, Speaker, StatementOrigin
from twosource.origin.documents import find_documents
from twosource.origin.policy import NO_POLICY
from twosource.origin.records import occasion_kept
from twosource.origin.resolve import resolve_origins
from twosource.origin.ties import tie_between
from twosource.statement.extract import extract_statements

if TYPE_CHECKING:
    from twosource.model import SpeakerKind

BRIEFING = "Pavel Orlo told reporters at a news conference that the old dam would be closed for good in the spring."


def briefing() -> Reading:
    built = ReadingBuilder("a", BRIEFING)
    return built.said(
        "Pavel Orlo", "told", "the old dam would be closed for good in the spring", speaker="Pavel Orlo"
    ).build()


def graph(*readings: Reading) -> tuple[dict[str, Origin], tuple[StatementOrigin, ...], dict[str, str]]:
    statements = extract_statements(readings)
    origins, rows = resolve_origins(readings, statements, ())
    reports = {one.id: one.place.report for one in statements if one.attribution}
    return {one.id: one for one in origins}, rows, reports


def behind(rows: tuple[StatementOrigin, ...], reports: dict[str, str], report: str) -> set[str]:
    return {row.origin for row in rows if reports.get(row.statement) == report and row.origin is not None}


def spoken(reading: Reading, name: str, kind: SpeakerKind) -> Reading:
    (said,) = reading.attributions
    return replace(reading, attributions=(replace(said, speaker=Speaker(name, kind)),))


def test_what_he_told_journalists_according_to_a_transcript_comes_from_the_briefing() -> None:
    content = "“The dam is to be shut for good before the summer,” Pavel Orlo told journalists"
    text = f"{content}, according to a transcript published by his ministry."
    reading = ReadingBuilder("b", text).said("a transcript published by his ministry", "according to", content).build()
    _, rows, reports = graph(briefing(), spoken(reading, "Pavel Orlo", "person"))
    assert behind(rows, reports, "a") == behind(rows, reports, "b")
    assert len(behind(rows, reports, "b")) == 1


def test_a_saying_inside_what_a_transcript_keeps_is_the_speaker_s() -> None:
    text = (
        "Pavel Orlo told journalists that the dam was to be shut for good before the summer, "
        "according to a transcript published by his ministry."
    )
    inner = "the dam was to be shut for good before the summer"
    built = ReadingBuilder("b", text).said("Pavel Orlo", "told", inner, speaker="Pavel Orlo")
    reading = built.said(
        "a transcript published by his ministry", "according to", text.split(", according", maxsplit=1)[0]
    ).build()
    told, kept = reading.attributions
    kept = replace(kept, speaker=Speaker("transcript published by his ministry", "document"))
    reading = replace(reading, attributions=(replace(told, parent=kept.id), kept))
    _, rows, reports = graph(briefing(), reading)
    assert behind(rows, reports, "a") == behind(rows, reports, "b")


@pytest.mark.parametrize(
    "record",
    ["A transcript of Pavel Orlo’s news conference", "A video of the news conference", "A live blog of the briefing"],
)
def test_a_record_that_speaks_itself_depends_on_the_occasion(record: str) -> None:
    text = f"{record} shows that the dam is to be shut for good before the summer."
    built = ReadingBuilder("b", text).said(record, "shows", "that the dam is to be shut for good before the summer")
    origins, rows, reports = graph(briefing(), spoken(built.build(), record, "document"))
    (act,) = behind(rows, reports, "a")
    (kept,) = behind(rows, reports, "b")
    assert origins[kept].depends_on == (act,)
    assert tie_between(origins[act], origins[kept], origins, NO_POLICY) is not None


def test_footage_of_what_nobody_said_depends_on_no_briefing() -> None:
    text = "Footage from the dam shows that the wall is cracked along its whole length."
    built = ReadingBuilder("b", text).said(
        "Footage from the dam", "shows", "the wall is cracked along its whole length"
    )
    origins, rows, reports = graph(briefing(), spoken(built.build(), "Footage from the dam", "document"))
    assert all(not origins[one].depends_on for one in behind(rows, reports, "b"))


def test_a_spokeswoman_of_a_person_is_no_origin_beside_the_person() -> None:
    text = "A spokeswoman for Orlo said that the dam is to be shut for good before the summer."
    built = ReadingBuilder("b", text).said(
        "A spokeswoman for Orlo", "said", "the dam is to be shut for good before the summer"
    )
    origins, rows, reports = graph(briefing(), spoken(built.build(), "Pavel Orlo", "person"))
    (act,), (told,) = behind(rows, reports, "a"), behind(rows, reports, "b")
    assert act == told or tie_between(origins[act], origins[told], origins, NO_POLICY) is not None
    assert any("speaks for Pavel Orlo" in row.reason for row in rows if reports.get(row.statement) == "b")


def test_a_record_says_of_which_act_it_is() -> None:
    text = "The recording of the minister’s weekly briefing by Ada Brenner was loud. A transcript was printed."
    recording, transcript = find_documents(text)
    assert occasion_kept(text, recording) == (("briefing", "Ada Brenner"),)
    assert occasion_kept(text, transcript) == (("", ""),)


@pytest.mark.parametrize(
    "text", ["These statements show it.", "Another report by Sept. 3 shows it.", "Top Secret records show it."]
)
def test_a_document_has_no_holder_where_nobody_is_named(text: str) -> None:
    assert [one.holder for one in find_documents(text)] == [""]


def test_a_holder_whom_a_link_repeats_is_named_once() -> None:
    (statement,) = find_documents("In a statement by Ada Holt Ada Holt, it was denied.")
    assert statement.holder == "Ada Holt"
