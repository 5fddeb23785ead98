"""Where reports tell the same thing differently: both places, and whether both can hold.

Only statements that are about one thing are held against each other: those that are aligned, and those that agree in
all but the fact itself.  What differs in wording alone is no conflict.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.model import Conflict, Place, Span
from twosource.spans import meet
from twosource.statement.anchors import anchored, tells_of_two, tells_which
from twosource.statement.counts import (
    counts_in_all,
    counts_off,
    counts_one_thing,
    is_update,
    may_be_update,
    part_and_whole,
    same_limit,
    worlds_apart,
)
from twosource.statement.dated import dated_differences
from twosource.statement.profile import profile
from twosource.statement.spelling import find_misspelled
from twosource.statement.spoken import by_wording, told_by_two
from twosource.statement.standing import (
    counted_from_another_day,
    is_answered,
    is_dispute,
    names_one,
    shares_phrase_alone,
    told_twice,
)
from twosource.statement.wording import word_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import ConflictKind, Reading
    from twosource.statement.align import AlignedGroup
    from twosource.statement.differences import Difference
    from twosource.statement.judgements import Judgements
    from twosource.statement.relation import Judged
    from twosource.statement.spoken import Spoken

SURE_MOST = 0.7
SURE_LEAST = 0.65
SURE_SIMILARITY = 0.5
# Statements less alike are compared only in numbers and dates that stand in the same words.
COUNT_SIMILARITY = 0.42
SURE_CONTEXT = 0.75
ANCHORED_LIKENESS = 0.45
# In a group of more reports than this, only so many different wordings are held against each other, so that fifty
# copies neither crowd out what another report says nor are all held against it by all.
_TELLERS = 12
_WORDINGS = 12


def find_conflicts(judgements: Judgements, groups: Sequence[AlignedGroup]) -> tuple[Conflict, ...]:
    """Find the differences of fact between the reports of one story.

    Args:
        judgements: on the statements of the story.
        groups: what ``align`` made of them.

    Returns:
        Conflicts, and the roundings, bounds and updates that are none, sorted by place; each pair of places once.
    """
    readings, spoken = judgements.readings, judgements.spoken
    numbers = {each.statement.id: number for number, each in enumerate(spoken)}
    aligned = set(_aligned_pairs(groups, numbers, spoken))
    found: dict[tuple[Place, Place, str], Conflict] = {}
    for i, j in sorted(aligned.union(judgements.candidates)):
        a, b = spoken[i], spoken[j]
        judged = judgements.judge(i, j)
        sure = (i, j) in aligned or _about_one_thing(judged)
        if a.silent != b.silent or is_dispute(a, b, judgements.voices) or shares_phrase_alone(a, b, judged.match):
            judged = replace(judged, differences=tuple(x for x in judged.differences if x.what != "polarity"))
        for conflict in _conflicts(readings, a, b, judged, counts_only=not sure):
            found.setdefault((conflict.a, conflict.b, conflict.what), conflict)
    for conflict in find_misspelled(readings, judgements.statements):
        found.setdefault((conflict.a, conflict.b, conflict.what), conflict)
    texts = {reading.report.id: reading.report.text for reading in readings}
    return told_twice(_without_repeats(found.values()), groups, texts)


def _aligned_pairs(
    groups: Sequence[AlignedGroup], numbers: dict[str, int], spoken: Sequence[Spoken]
) -> Iterable[tuple[int, int]]:
    """Give the pairs inside groups, one of each wording: all of a small group, of a large one each with some."""
    for group in groups:
        firsts: dict[tuple[int, str], int] = {}
        for number in sorted(numbers[identity] for identity in group.statements):
            firsts.setdefault((spoken[number].report, spoken[number].side.text), number)
        if len({report for report, _ in firsts}) <= _TELLERS:
            yield from ((i, j) for i, j in combinations(firsts.values(), 2) if spoken[i].report != spoken[j].report)
        else:
            for one, other in combinations(by_wording(spoken, firsts.values())[:_WORDINGS], 2):
                yield from told_by_two(spoken, one, other)


def _about_one_thing(judged: Judged) -> bool:
    """Tell whether two statements that are not aligned agree in all but a fact."""
    covered = sorted((judged.match.covered_a, judged.match.covered_b))
    return judged.decision.similarity >= SURE_SIMILARITY and covered[0] >= SURE_LEAST and covered[1] >= SURE_MOST


def _conflicts(
    readings: Sequence[Reading], a: Spoken, b: Spoken, judged: Judged, *, counts_only: bool
) -> Iterable[Conflict]:
    if counts_only:
        yield from (_make(each, a, b) for each in judged.differences if _stands_alone(each, a, b, judged))
        return
    dated = dated_differences(readings[a.report], a, readings[b.report], b, judged.match)
    facts = judged.differences if dated is None else (*(x for x in judged.differences if x.what != "date"), *dated)
    if tells_of_two(a.side.text, b.side.text):
        facts = tuple(each for each in facts if tells_which(a.side.text[slice(*each.a)]))
    texts = [readings[each.report].report.text for each in (a, b)]
    yield from (
        _make(each, a, b)
        for each in facts
        if is_answered(each, a, b, texts) and not names_one(each, a.side.text, b.side.text, texts)
    )


def _stands_alone(difference: Difference, a: Spoken, b: Spoken, judged: Judged) -> bool:
    """Tell whether a number or date of two statements that else go apart is surely about one thing."""
    if difference.what not in {"number", "date"} or tells_of_two(a.side.text, b.side.text):
        return False
    if counts_off(difference, a.side) and not difference.slip:
        return False
    alike = judged.decision.similarity >= COUNT_SIMILARITY
    in_all = counts_in_all(difference, a.side, b.side) and not worlds_apart(difference, a.side, b.side)
    if counts_one_thing(difference, a.side, b.side) and (alike or in_all):
        return True
    if _of_two_things(difference, a, b):
        return False
    if difference.slip or (alike and difference.context >= SURE_CONTEXT):
        return True
    near = judged.likeness >= ANCHORED_LIKENESS
    return near and anchored(difference, profile(a.side.text), profile(b.side.text), judged.match)


def _of_two_things(difference: Difference, a: Spoken, b: Spoken) -> bool:
    """Tell whether two numbers cannot be of one thing in sentences that else go apart."""
    texts = a.side.text, b.side.text
    return (
        worlds_apart(difference, a.side, b.side)
        or part_and_whole(difference, *texts)
        or counted_from_another_day(difference, *texts)
    )


def _make(difference: Difference, a: Spoken, b: Spoken) -> Conflict:
    kind = _kind(difference, a, b)
    unordered = kind == "update" and not is_update(difference, a.side, b.side)
    texts = a.side.text[slice(*difference.a)], b.side.text[slice(*difference.b)]
    return Conflict(
        a=_place(a, difference.a),
        b=_place(b, difference.b),
        kind=kind,
        what=difference.what,
        statements=(a.statement.id, b.statement.id),
        reason=word_reason(kind, difference.what, *texts, unordered=unordered),
    )


def _kind(difference: Difference, a: Spoken, b: Spoken) -> ConflictKind:
    """Tell an update from a conflict, and two limits of one sort ("at least 4", "at least 15"), which can both hold."""
    if difference.what != "number" or difference.kind not in {"conflict", "bound"}:
        return difference.kind
    if is_update(difference, a.side, b.side):
        return "update"
    if difference.kind == "bound" or same_limit(difference, a.side, b.side):
        return "bound"
    return "update" if may_be_update(difference, a.side, b.side) else "conflict"


def _place(spoken: Spoken, span: Span) -> Place:
    start = spoken.statement.place.start
    return Place(spoken.statement.place.report, start + span.start, start + span.end)


def _without_repeats(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Keep one conflict where nested statements give the same places, and none inside a wider one.

    The number of a name ("Warehouse 14") is told with the name.
    """
    kept: list[Conflict] = []
    for conflict in sorted(conflicts, key=_order):
        sorts = {conflict.what, "name"} if conflict.what == "number" else {conflict.what}
        if not any(other.what in sorts and meet(other.a, conflict.a) and meet(other.b, conflict.b) for other in kept):
            kept.append(conflict)
    return kept


def _order(conflict: Conflict) -> tuple[str, int, int, str, int, int, str]:
    a, b = conflict.a, conflict.b
    return a.report, a.start, a.end, b.report, b.start, b.end, conflict.what
