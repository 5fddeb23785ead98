"""Copied words: two places at one passage, and where the report that the words came from has them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.spans import meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.model import Place, Reuse, Statement
    from twosource.origin.claim import Claim

COPIED = 0.5


def correspond(passage: Reuse, one: Place, other: Place) -> float:
    """How far two places are the same stretch of a passage: the smaller of the two shares, 0 where below a half.

    Places inside a passage are compared in proportion to its two lengths.
    """
    share = max(_mapped(passage.a, one, passage.b, other), _mapped(passage.b, one, passage.a, other))
    return share if share >= COPIED else 0.0


def _mapped(here: Place, one: Place, there: Place, other: Place) -> float:
    if here.report != one.report or there.report != other.report:
        return 0.0
    start, end = max(one.start, here.start), min(one.end, here.end)
    scale = (there.end - there.start) / max(here.end - here.start, 1)
    mapped = there.start + (start - here.start) * scale, there.start + (end - here.start) * scale
    shared = min(mapped[1], other.end) - max(mapped[0], other.start)
    longer = max((one.end - one.start) * scale, other.end - other.start, 1.0)
    return shared / longer


def with_copies(claims: Sequence[Claim], statements: Iterable[Statement], reuse: Iterable[Reuse]) -> list[Claim]:
    """Give own words without a source the origin that the other report has for the same words.

    Where both reports are silent the origin stays unknown, with the copy named as the reason.
    """
    places = {statement.id: statement.place for statement in statements}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report].append(claim)
    passages: dict[str, list[Reuse]] = defaultdict(list)
    for passage in reuse:
        passages[passage.a.report].append(passage)
        passages[passage.b.report].append(passage)
    return [
        _with_copy(claim, places, list(_beside(places[claim.statement], passages[claim.report], told, places)))
        if claim.rule == "O14"
        else claim
        for claim in claims
    ]


def _beside(
    place: Place,
    passages: Iterable[Reuse],
    told: Mapping[str, Sequence[Claim]],
    places: Mapping[str, Place],
) -> Iterator[tuple[Reuse, Sequence[Claim]]]:
    """The passages that touch a place, each with what the other report tells in it: nothing else can correspond."""
    for passage in passages:
        here, there = (passage.a, passage.b) if passage.a.report == place.report else (passage.b, passage.a)
        if here.start < place.end and place.start < here.end:
            yield passage, [claim for claim in told[there.report] if meet(there, places[claim.statement])]


def _with_copy(claim: Claim, places: Mapping[str, Place], beside: Iterable[tuple[Reuse, Sequence[Claim]]]) -> Claim:
    """Own words with the origin of the statement that they correspond to best, a named one before an unnamed."""
    found = [
        (other.kind == "unnamed", -share, other.statement, other)
        for passage, others in beside
        for other in others
        if (share := correspond(passage, places[claim.statement], places[other.statement]))
    ]
    known = [row for row in found if row[3].known]
    if known:
        source = min(known, key=_rank)[3]
        return replace(source, statement=claim.statement, report=claim.report, rule="O13", relay="")
    return replace(claim, rule="O15") if found else claim


def _rank(row: tuple[bool, float, str, Claim]) -> tuple[bool, float, str]:
    return row[:3]
