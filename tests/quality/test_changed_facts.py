"""One changed number, date, name, unit or denial in an else reworded sentence is told; a faithful rewording is not.

``python -m benchmarks.changed_facts`` prints the figures; a third of the pairs is kept apart from mending rules.
"""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.changed_facts import FAITHFUL, Part, decide, load_cases, score

from twosource.statement.differences import agree_but_for, find_differences
from twosource.statement.match import match_words
from twosource.statement.profile import profile

FLOORS: dict[Part, tuple[float, float]] = {"open": (0.88, 0.01), "apart": (0.74, 0.041)}


def differ(a: str, b: str) -> bool:
    first, second = profile(a), profile(b)
    match = match_words(first, second)
    return agree_but_for(first, second, match, find_differences(first, second, match))


def test_half_of_the_pairs_has_one_change_and_each_sort_is_there_as_often() -> None:
    sorts = Counter(case.changed for case in load_cases())
    assert sorts == {FAITHFUL: 150, "number": 30, "date": 30, "name": 30, "unit": 30, "negation": 30}


def test_no_sentence_stands_on_both_sides_of_a_pair() -> None:
    assert [case for case in load_cases() if case.a == case.b] == []


@pytest.mark.parametrize("part", ["open", "apart"])
def test_changed_facts_are_found_and_faithful_rewordings_are_not(part: Part) -> None:
    cases = load_cases(part)
    found = [differ(case.a, case.b) for case in cases]
    changed = [hit for case, hit in zip(cases, found, strict=True) if not case.faithful]
    faithful = [hit for case, hit in zip(cases, found, strict=True) if case.faithful]
    recall, wrongly = FLOORS[part]
    assert sum(changed) / len(changed) >= recall
    assert sum(faithful) / len(faithful) <= wrongly


def test_a_flagged_pair_is_never_told_as_the_same() -> None:
    cases = load_cases()
    decisions = decide(cases)
    assert [d.same for d in decisions if d.relation == "conflict" and d.same >= 0.5] == []
    assert score(cases, decisions).wrongly <= 3
