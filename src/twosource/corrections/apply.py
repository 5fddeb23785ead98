"""A comparison as people corrected it: a pure function of the readings and the corrections."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.sure import keep_sure
from twosource.corrections.anchoring import NOT_FOUND, find_anchor
from twosource.corrections.decisions import Decision, Decisions, marked_reason, with_marks
from twosource.corrections.readings import NOBODY, OF_READINGS, correct_reading
from twosource.corrections.records import Corrected, Outcome, by_hand
from twosource.corrections.words import decided
from twosource.model import Span
from twosource.origin.policy import NO_POLICY
from twosource.outlets.houses import with_newsrooms
from twosource.spans import overlap
from twosource.stages import compare_readings
from twosource.statement.extract import extract_statements
from twosource.text.blanks import plain_reading
from twosource.views.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Comparison, Place, Reading, Report, Skipped, Statement, Warned
    from twosource.origin.policy import Policy

NO_STATEMENT = "no statement stands at its place any more"
ONE_STATEMENT = "both of its places are in one statement now"
SAME_STATEMENT = 0.5
_SHOWN = 80
_MARKS = frozenset("\"'“„«‘‚‹「『")


def compare_corrected(  # noqa: PLR0913 - one keyword for each thing that a comparison follows
    readings: Sequence[Reading],
    corrections: Iterable[Correction],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
    *,
    policy: Policy = NO_POLICY,
    primary: Report | None = None,
    least_confidence: float = 0.0,
) -> Corrected:
    """Compare the readings of one story with everything that people decided about it.

    Speakers and kinds are corrected before statements are made, what is the same before origins are counted, origins
    before independence is.  Every verdict that a correction touches says so in its reason.

    Args:
        readings: of one story, as the stages made them.
        corrections: in any order; they are applied by their times, so that a later one goes before an earlier one.
        skipped: inputs that could not be read.
        warnings: cautions about the inputs.
        policy: a desk's own rules about who counts as one.
        primary: the document of record that quotations are held against.
        least_confidence: attributions of less confidence that nobody corrected are left out.

    Returns:
        The comparison, and for each correction where it stands now, or why it is an orphan.
    """
    ordered = sorted(corrections, key=lambda one: (one.when, one.id))
    placed = [_place(correction, readings) for correction in ordered]
    corrected, placed = _correct_readings(readings, placed)
    corrected = tuple(keep_sure(reading, least_confidence) for reading in corrected)
    statements = extract_statements(sorted(map(plain_reading, corrected), key=lambda reading: reading.report.id))
    placed, made = _decide(placed, statements)
    decisions = Decisions({reading.report.id: reading for reading in corrected}, made)
    rules = with_newsrooms(policy)
    comparison = compare_readings(corrected, skipped, warnings, overrides=decisions, policy=rules, primary=primary)
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
        if outcome.orphaned or outcome.correction.kind not in OF_READINGS:
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
        if outcome.orphaned or outcome.correction.kind in OF_READINGS:
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
    without_origins = {key: [one for one in made if one.kind in OF_READINGS] for key, made in by_statement.items()}
    return replace(
        comparison,
        alignments=alignments,
        statement_origins=tuple(with_marks(without_origins, row) for row in comparison.statement_origins),
        notes=(*comparison.notes, *(_note(outcome) for outcome in outcomes)),
        corrections=tuple(map(by_hand, outcomes)),
    )


def _made(statements: Sequence[str], by_statement: dict[str, list[Correction]]) -> list[Correction]:
    """The corrections behind a verdict; of decisions about two statements, only those about two of these."""
    found = [correction for identity in statements for correction in by_statement.get(identity, ())]
    double = {"same", "not_same"}
    kept = [one for one in found if one.kind not in double or found.count(one) > 1]
    return sorted(dict.fromkeys(kept), key=lambda one: (one.when, one.id))


def _note(outcome: Outcome) -> str:
    correction = outcome.correction
    words = " / ".join(_shown(one_line(anchor.exact)) for anchor in correction.anchors)
    state = f"not applied, {outcome.orphaned}" if outcome.orphaned else "applied"
    told = decided(by_hand(outcome))
    return f"Correction by {correction.who}, {correction.when[:10]}: {words}: {told} ({state})."


def _shown(words: str) -> str:
    """Quote words; those that stand in marks of their own get no others."""
    cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} […]"
    return cut if cut[0] in _MARKS else f"“{cut}”"
