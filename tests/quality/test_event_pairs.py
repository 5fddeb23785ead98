"""Statements of one event that are merely near are seldom taken for the same (``python -m benchmarks.event_pairs``)."""

from __future__ import annotations

from collections import Counter

from benchmarks.event_pairs import KINDS, load_cases, order_kept

from twosource.statement.relation import decide_pairs

MERELY_NEAR_TOLD_AS_THE_SAME = 6
SAME_TOLD = 76
PARTS_TOLD = 52
ORDER = {"same": 0.88, "partial": 0.91}


def test_each_event_has_ten_pairs_of_four_kinds() -> None:
    kinds = Counter(case.kind for case in load_cases())
    assert kinds == {"same": 144, "partial": 96, "related": 192, "conflict": 48}
    assert set(kinds) == set(KINDS)


def test_merely_near_statements_are_seldom_the_same_and_many_that_are_the_same_are_told_so() -> None:
    cases = load_cases()
    decisions = decide_pairs([(case.a, case.b) for case in cases])
    told = Counter((case.kind, each.relation) for case, each in zip(cases, decisions, strict=True))
    assert told["related", "same"] + told["related", "variant"] <= MERELY_NEAR_TOLD_AS_THE_SAME
    assert told["same", "same"] + told["same", "variant"] >= SAME_TOLD
    assert sum(told["partial", relation] for relation in ("same", "variant", "partial")) >= PARTS_TOLD
    for kind, least in ORDER.items():
        assert order_kept(cases, decisions, kind) >= least
