"""Which act or document stands behind each statement of a story.

The rules are in ``rules.py`` and, with their sources, in docs/independence.md.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.model import StatementOrigin
from twosource.origin.build import build_origins
from twosource.origin.copies import with_copies
from twosource.origin.desk import desks_of, outlet_in_words
from twosource.origin.merge import one_body, origin_keys, same_names, with_equal_quotations, with_occasions
from twosource.origin.parties import join_parties
from twosource.origin.read import claims_of
from twosource.origin.rules import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Origin, Reading, Reuse, Statement
    from twosource.origin.claim import Claim


def resolve_origins(
    readings: Sequence[Reading], statements: Sequence[Statement], reuse: Sequence[Reuse]
) -> tuple[tuple[Origin, ...], tuple[StatementOrigin, ...]]:
    """Find the origin of every statement, the same for statements of different reports that rest on one act.

    Args:
        readings: of one story, each report once.
        statements: of these readings.
        reuse: passages carried over between the reports.

    Returns:
        The origins, sorted by name and id, and one row a statement, in the order of the statements, with the reason;
        its origin is ``None`` where the text does not tell.
    """
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    desks = desks_of(ordered)
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: (one.place.start, one.place.end, one.id)):
        by_report[statement.place.report].append(statement)
    raw = [claims_of(desk, by_report[report]) for report, desk in desks.items()]
    claims = _finished([claim for one in raw for claim in one], statements, reuse)
    keys = origin_keys(claims)
    named = {reading.report.id: outlet_in_words(reading.report) for reading in ordered}
    built = build_origins(claims, keys, named)
    by_statement = {claim.statement: claim for claim in claims}
    rows = tuple(
        _row(by_statement[one.id], built[keys[one.id]] if one.id in keys else None)
        for one in statements
        if one.id in by_statement
    )
    return tuple(sorted(built.values(), key=lambda origin: (origin.name, origin.id))), rows


def _finished(raw: list[Claim], statements: Sequence[Statement], reuse: Sequence[Reuse]) -> list[Claim]:
    """Claims with the parties of the story, the occasions of their report and the source behind copied words."""
    written = {
        (claim.report, name)
        for claim in raw
        if claim.kind != "unnamed" and not claim.state
        for name in (claim.speaker, claim.body, *claim.sides, *(holder for _, holder in claim.about))
        if name and not (claim.sides and " and " in name)
    }
    parties = join_parties(sorted(name for _, name in written))
    claims = with_equal_quotations(one_body(same_names(raw, parties)))
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    settled = [claim for report in by_report.values() for claim in with_occasions(report)]
    return with_copies(settled, statements, reuse)


def _row(claim: Claim, origin: Origin | None) -> StatementOrigin:
    if origin is None:
        return StatementOrigin(claim.statement, None, say(claim.rule))
    words = say(
        claim.rule,
        speaker=claim.speaker or "the document",
        origin=origin.name,
        source=claim.source or claim.speaker,
        relay=claim.relay or claim.speaker,
        observer=claim.speaker,
        agency=claim.speaker,
    )
    return StatementOrigin(claim.statement, origin.id, words)
