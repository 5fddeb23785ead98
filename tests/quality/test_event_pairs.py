"""Statements of one event that are merely near are seldom taken for the same (``python -m benchmarks.event_pairs``)."""

from __future__ import annotations

from collections import Counter

from benchmarks.event_pairs import KINDS, load_cases

from twosource.statement.relation import decide_pairs

MERELY_NEAR_TOLD_AS_THE_SAME = 6
PARTS_TOLD = 14


def test_each_event_has_ten_pairs_of_four_kinds() -> None:
    kinds = Counter(case.kind for case in load_cases())
    assert kinds == {"same": 144, "partial": 96, "related": 192, "conflict": 48}
    assert set(kinds) == set(KINDS)


def test_merely_near_statements_are_seldom_the_same() -> None:
    cases = load_cases()
    decisions = decide_pairs([(case.a, case.b) for case in cases])
    told = Counter((case.kind, each.relation) for case, each in zip(cases, decisions, strict=True))
    assert told["related", "same"] + told["related", "variant"] <= MERELY_NEAR_TOLD_AS_THE_SAME
    assert sum(told["partial", relation] for relation in ("same", "variant", "partial")) >= PARTS_TOLD
