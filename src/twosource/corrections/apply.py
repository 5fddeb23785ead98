"""A comparison as people corrected it: a pure function of the readings and the corrections."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.corrections.anchoring import find_anchor
from twosource.corrections.decisions import Decision, Decisions, marked_reason, with_marks
from twosource.corrections.readings import NOBODY, correct_reading
from twosource.corrections.records import Corrected, Outcome
from twosource.model import Span
from twosource.spans import overlap
from twosource.stages import compare_readings
from twosource.statement.extract import extract_statements
from twosource.text.blanks import plain_reading
from twosource.views.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Comparison, Place, Reading, Skipped, Statement, Warned

NOT_FOUND = "its words, with what stood around them, are not in these reports any more, or stand there twice"
NO_STATEMENT = "no statement stands at its place any more"
ONE_STATEMENT = "both of its places are in one statement now"
SAME_STATEMENT = 0.5
_SHOWN = 80


def compare_corrected(
    readings: Sequence[Reading],
    corrections: Iterable[Correction],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
) -> Corrected:
    """Compare the readings of one story with everything that people decided about it.

    Speakers and kinds are corrected before statements are made, what is the same before origins are counted, origins
    before independence is.  Every verdict that a correction touches says so in its reason.

    Args:
        readings: of one story, as the stages made them.
        corrections: in any order; they are applied by their times, so that a later one goes before an earlier one.
        skipped: inputs that could not be read.
        warnings: cautions about the inputs.

    Returns:
        The comparison, and for each correction where it stands now, or why it is an orphan.
    """
    ordered = sorted(corrections, key=lambda one: (one.when, one.id))
    placed = [_place(correction, readings) for correction in ordered]
    corrected, placed = _correct_readings(readings, placed)
    statements = extract_statements(sorted(map(plain_reading, corrected), key=lambda reading: reading.report.id))
    placed, made = _decide(placed, statements)
    decisions = Decisions({reading.report.id: reading for reading in corrected}, made)
    comparison = compare_readings(corrected, skipped, warnings, overrides=decisions)
    return Corrected(_marked(comparison, placed), tuple(placed))


def concerns(correction: Correction, readings: Sequence[Reading]) -> bool:
    """Whether a correction was made in one of these reports, or in another version of one."""
    known = {reading.report.id for reading in readings}
    documents = {
        name for reading in readings for name in (reading.report.url, reading.report.source_id, reading.report.path)
    }
    return any(
        anchor.report in known or (anchor.document is not None and anchor.document in documents)
        for anchor in correction.anchors
    )


def _place(correction: Correction, readings: Sequence[Reading]) -> Outcome:
    reports = [reading.report for reading in readings]
    places = [find_anchor(anchor, reports) for anchor in correction.anchors]
    found = tuple(place for place in places if place is not None)
    if len(found) < len(places):
        return Outcome(correction, (), NOT_FOUND)
    return Outcome(correction, found)


def _correct_readings(
    readings: Sequence[Reading], outcomes: Sequence[Outcome]
) -> tuple[tuple[Reading, ...], list[Outcome]]:
    current = {reading.report.id: reading for reading in readings}
    result: list[Outcome] = []
    for outcome in outcomes:
        if outcome.orphaned or outcome.correction.kind not in {"speaker", "kind"}:
            result.append(outcome)
            continue
        place = outcome.places[0]
        changed = correct_reading(current[place.report], outcome.correction, place)
        if changed is None:
            result.append(Outcome(outcome.correction, (), NOBODY))
        else:
            current[place.report] = changed
            result.append(outcome)
    return tuple(current[reading.report.id] for reading in readings), result


def _decide(outcomes: Sequence[Outcome], statements: Sequence[Statement]) -> tuple[list[Outcome], tuple[Decision, ...]]:
    """Find the statements that corrections are about."""
    result: list[Outcome] = []
    made: list[Decision] = []
    for outcome in outcomes:
        if outcome.orphaned or outcome.correction.kind in {"speaker", "kind"}:
            result.append(outcome)
            continue
        found = [statement_at(place, statements) for place in outcome.places]
        known = [statement for statement in found if statement is not None]
        if len(known) < len(found):
            result.append(Outcome(outcome.correction, (), NO_STATEMENT))
        elif len({statement.id for statement in known}) < len(known):
            result.append(Outcome(outcome.correction, (), ONE_STATEMENT))
        else:
            result.append(Outcome(outcome.correction, tuple(statement.place for statement in known)))
            made.append(Decision(outcome.correction, tuple(statement.id for statement in known)))
    return result, tuple(made)


def statement_at(place: Place, statements: Sequence[Statement]) -> Statement | None:
    """The statement that is, for the most part, at a place; the closest where several are."""
    span = [Span(place.start, place.end)]
    scored = [
        (overlap(span, [Span(each.place.start, each.place.end)]), each)
        for each in statements
        if each.place.report == place.report
    ]
    likely = [(score, each) for score, each in scored if score >= SAME_STATEMENT]
    return max(likely, key=lambda pair: (pair[0], -pair[1].place.start, pair[1].id))[1] if likely else None


def _marked(comparison: Comparison, outcomes: Sequence[Outcome]) -> Comparison:
    """Say in every verdict, and in the notes, what people changed."""
    by_statement: dict[str, list[Correction]] = defaultdict(list)
    for outcome in outcomes:
        for place in outcome.places:
            statement = statement_at(place, comparison.statements)
            if statement is not None:
                by_statement[statement.id].append(outcome.correction)
    alignments = tuple(
        replace(each, reason=marked_reason(each.reason, _made(each.statements, by_statement)))
        for each in comparison.alignments
    )
    without_origins = {
        key: [one for one in made if one.kind in {"speaker", "kind"}] for key, made in by_statement.items()
    }
    return replace(
        comparison,
        alignments=alignments,
        statement_origins=tuple(with_marks(without_origins, row) for row in comparison.statement_origins),
        notes=(*comparison.notes, *(_note(outcome) for outcome in outcomes)),
    )


def _made(statements: Sequence[str], by_statement: dict[str, list[Correction]]) -> list[Correction]:
    """The corrections behind a verdict; of decisions about two statements, only those about two of these."""
    found = [correction for identity in statements for correction in by_statement.get(identity, ())]
    double = {"same", "not_same"}
    kept = [one for one in found if one.kind not in double or found.count(one) > 1]
    return sorted(dict.fromkeys(kept), key=lambda one: (one.when, one.id))


def _note(outcome: Outcome) -> str:
    correction = outcome.correction
    words = " / ".join(f"“{one_line(anchor.exact)[:_SHOWN]}”" for anchor in correction.anchors)
    told = {
        "speaker": f"said by {correction.value or 'nobody who is named'}",
        "kind": f"kind: {correction.value}",
        "same": "the same",
        "not_same": "not the same",
        "origin": f"origin: {correction.value or 'unknown'}",
    }[correction.kind]
    state = f"not applied, {outcome.orphaned}" if outcome.orphaned else "applied"
    return f"Correction by {correction.who}, {correction.when[:10]}: {words}: {told} ({state})."
