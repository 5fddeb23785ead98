"""What people decide changes the verdicts, says so, and comes last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statement_cases import ReadingBuilder
from twosource.api import report
from twosource.corrections.anchoring import NOT_FOUND, make_anchor
from twosource.corrections.apply import compare_corrected, concerns
from twosource.corrections.decisions import marked_reason
from twosource.corrections.readings import NOBODY, attribution_at
from twosource.corrections.records import Correction, make_correction
from twosource.model import Alignment, Comparison, Reading, Span

BELL = (
    "The harbour bridge will close on Monday for ten days, Lin Aster said in an interview with the Bell.\n\n"
    "Traders in the old town fear heavy losses this summer.\n"
)
GAZETTE = (
    "The harbour bridge will close on Monday for ten days, Omar Reyes told a news conference.\n\n"
    "Shopkeepers expect that custom will fall by half until autumn.\n"
)


def bell() -> Reading:
    built = ReadingBuilder("bell", BELL).said(
        "Lin Aster", "said", "The harbour bridge will close on Monday for ten days", speaker="Lin Aster"
    )
    return _named(built.build(), "The Bell")


def gazette() -> Reading:
    built = ReadingBuilder("gazette", GAZETTE).said(
        "Omar Reyes", "told", "The harbour bridge will close on Monday for ten days", speaker="Omar Reyes"
    )
    return _named(built.build(), "Gazette")


def _named(reading: Reading, outlet: str) -> Reading:
    address = f"https://{outlet.rsplit(maxsplit=1)[-1].lower()}.example/1"
    return replace(reading, report=replace(reading.report, outlet=outlet, url=address))


def correction(kind: str, value: str, *words: tuple[Reading, str], when: str = "2024-05-02T10:00:00Z") -> Correction:
    anchors = []
    for reading, said in words:
        start = reading.report.text.index(said)
        anchors.append(make_anchor(reading.report, Span(start, start + len(said))))
    return make_correction(kind, tuple(anchors), value, who="Ann", when=when)  # type: ignore[arg-type]


CLOSING = "The harbour bridge will close on Monday for ten days"
LOSSES = "Traders in the old town fear heavy losses this summer."
CUSTOM = "Shopkeepers expect that custom will fall by half until autumn."


def about(comparison: Comparison, words: str) -> list[Alignment]:
    texts = {reading.report.id: reading.report.text for reading in comparison.readings}
    said = {s.id for s in comparison.statements if words in texts[s.place.report][s.place.start : s.place.end]}
    return [alignment for alignment in comparison.alignments if said & set(alignment.statements)]


def test_without_corrections_the_comparison_is_that_of_the_stages() -> None:
    corrected = compare_corrected([bell(), gazette()], [])
    assert len(about(corrected.comparison, CLOSING)) == 1
    assert about(corrected.comparison, CLOSING)[0].independent_origins == 2
    assert corrected.comparison.notes == ()


def test_a_corrected_speaker_changes_the_number_of_origins_and_is_marked() -> None:
    made = correction("speaker", "Lin Aster", (gazette(), CLOSING))
    corrected = compare_corrected([bell(), gazette()], [made])
    (verdict,) = about(corrected.comparison, CLOSING)
    assert verdict.independent_origins == 1
    assert "The speaker was corrected (Ann, 2024-05-02)." in verdict.reason
    assert corrected.comparison.notes[0].startswith("Correction by Ann, 2024-05-02: “The harbour bridge")
    assert corrected.orphans == ()


def test_a_speaker_given_to_narration_makes_an_attribution_of_exactly_these_words() -> None:
    made = correction("speaker", "Mara Voss", (bell(), LOSSES))
    corrected = compare_corrected([bell(), gazette()], [made]).comparison
    start = BELL.index(LOSSES)
    said = attribution_at(corrected.readings[0], Span(start, start + len(LOSSES)))
    assert said is not None
    assert said.speaker is not None
    assert (said.speaker.name, said.kind) == ("Mara Voss", "indirect")
    assert said.content == (Span(start, start + len(LOSSES)),)


def test_initials_that_a_person_gives_are_a_body_and_other_unknown_names_a_person() -> None:
    kinds = []
    for name in ("NTSB", "Mara Voss", ""):
        made = correction("speaker", name, (bell(), LOSSES))
        (said,) = (
            each
            for each in compare_corrected([bell(), gazette()], [made]).comparison.readings[0].attributions
            if each.corrected
        )
        kinds.append(said.speaker.kind if said.speaker is not None else None)
    assert kinds == ["body", "person", None]


def test_what_nobody_said_becomes_the_outlets_own_narration() -> None:
    made = correction("kind", "none", (bell(), CLOSING))
    corrected = compare_corrected([bell(), gazette()], [made]).comparison
    assert corrected.readings[0].attributions == ()
    assert corrected.readings[1].attributions != ()


def test_the_kind_of_what_nobody_said_is_an_orphan() -> None:
    made = correction("kind", "direct", (bell(), LOSSES))
    (outcome,) = compare_corrected([bell(), gazette()], [made]).outcomes
    assert outcome.orphaned == NOBODY


def test_what_is_not_the_same_leaves_its_group() -> None:
    made = correction("not_same", "", (bell(), CLOSING), (gazette(), CLOSING))
    corrected = compare_corrected([bell(), gazette()], [made]).comparison
    assert about(corrected, CLOSING) == []
    told = dict(corrected.only_in)
    assert all(told[reading.report.id] for reading in corrected.readings)


def test_what_is_the_same_is_joined_and_counted() -> None:
    made = correction("same", "", (bell(), LOSSES), (gazette(), CUSTOM))
    corrected = compare_corrected([bell(), gazette()], [made]).comparison
    (verdict,) = about(corrected, LOSSES)
    assert len(verdict.statements) == 2
    assert "Joined by hand (Ann, 2024-05-02)." in verdict.reason


def test_of_two_decisions_the_later_one_counts_whatever_the_order_in_which_they_come() -> None:
    pair = ((bell(), LOSSES), (gazette(), CUSTOM))
    joined = correction("same", "", *pair, when="2024-05-02T10:00:00Z")
    parted = correction("not_same", "", *pair, when="2024-05-03T10:00:00Z")
    for order in ([joined, parted], [parted, joined]):
        assert about(compare_corrected([bell(), gazette()], order).comparison, LOSSES) == []
    again = correction("same", "", *pair, when="2024-05-04T10:00:00Z")
    assert len(about(compare_corrected([bell(), gazette()], [again, joined, parted]).comparison, LOSSES)) == 1


def test_another_origin_is_named_counted_and_marked() -> None:
    before = compare_corrected([bell(), gazette()], []).comparison
    shared = next(o.name for o in before.origins if "Omar Reyes" in o.parties)
    made = correction("origin", shared, (bell(), CLOSING))
    corrected = compare_corrected([bell(), gazette()], [made]).comparison
    (verdict,) = about(corrected, CLOSING)
    assert verdict.independent_origins == 1
    assert {o.name for o in corrected.origins if o.id in verdict.origins} == {shared}
    assert "named by hand (Ann, 2024-05-02)" in verdict.reason
    assert all(o.id in {row.origin for row in corrected.statement_origins} for o in corrected.origins)


def test_an_origin_that_is_unknown_after_all_never_counts() -> None:
    made = [correction("origin", "", (reading, CLOSING)) for reading in (bell(), gazette())]
    corrected = compare_corrected([bell(), gazette()], made).comparison
    assert about(corrected, CLOSING)[0].independent_origins is None


def test_corrections_survive_a_run_that_cuts_the_content_otherwise() -> None:
    made = correction("speaker", "Lin Aster", (gazette(), CLOSING))
    other_run = gazette()
    said = other_run.attributions[0]
    shorter = replace(said, id="another", content=(Span(said.content[0].start + 4, said.content[0].end),))
    corrected = compare_corrected([bell(), replace(other_run, attributions=(shorter,))], [made])
    assert about(corrected.comparison, "harbour bridge")[0].independent_origins == 1


def test_corrections_survive_a_new_version_of_the_report() -> None:
    made = correction("speaker", "Lin Aster", (gazette(), CLOSING))
    longer = ReadingBuilder("new", "Updated at noon.\n\n" + GAZETTE).said(
        "Omar Reyes", "told", CLOSING, speaker="Omar Reyes"
    )
    corrected = compare_corrected([bell(), _named(longer.build(), "Gazette")], [made])
    assert corrected.orphans == ()
    assert about(corrected.comparison, CLOSING)[0].independent_origins == 1


def test_where_the_words_are_gone_the_correction_is_an_orphan_and_nothing_else_changes() -> None:
    made = correction("speaker", "Lin Aster", (gazette(), CLOSING))
    rewritten = GAZETTE.replace("ten days", "three weeks")
    other = ReadingBuilder("new", rewritten).said(
        "Omar Reyes", "told", "The harbour bridge will close on Monday for three weeks", speaker="Omar Reyes"
    )
    readings = [bell(), _named(other.build(), "Gazette")]
    corrected = compare_corrected(readings, [made])
    assert [outcome.orphaned for outcome in corrected.orphans] == [NOT_FOUND]
    plain = compare_corrected(readings, []).comparison
    assert corrected.comparison.alignments == plain.alignments
    assert corrected.comparison.statement_origins == plain.statement_origins
    assert "not applied" in corrected.comparison.notes[0]


def test_a_correction_concerns_a_story_with_its_report_or_another_version_of_it() -> None:
    made = correction("speaker", "Lin Aster", (gazette(), CLOSING))
    assert concerns(made, [gazette()])
    assert not concerns(made, [bell()])
    assert concerns(made, [replace(gazette(), report=replace(gazette().report, id="newer"))])


def test_the_same_corrections_give_the_same_comparison() -> None:
    made = [
        correction("speaker", "Lin Aster", (gazette(), CLOSING)),
        correction("same", "", (bell(), LOSSES), (gazette(), CUSTOM)),
    ]
    first = compare_corrected([bell(), gazette()], made).comparison
    assert first == compare_corrected([bell(), gazette()], made[::-1]).comparison


def test_a_correction_without_the_right_number_of_places_is_refused() -> None:
    with pytest.raises(ValueError, match="2 places"):
        correction("same", "", (bell(), LOSSES))
    with pytest.raises(ValueError, match="none of direct"):
        correction("kind", "shouted", (bell(), LOSSES))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "the report does not say on what occasion",
            "the report does not say on what occasion. The kind was corrected",
        ),
        ("One origin.", "One origin. The kind was corrected"),
        ("", "The kind was corrected"),
    ],
)
def test_who_corrected_what_stands_behind_the_reason_as_a_sentence_of_its_own(reason: str, told: str) -> None:
    anchor = make_anchor(report("The bridge is shut."), Span(0, 10))
    made = make_correction("kind", (anchor,), "indirect", who="Ann", when="2024-05-02T10:00:00Z")
    assert marked_reason(reason, [made]) == f"{told} (Ann, 2024-05-02)."
