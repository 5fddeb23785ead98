"""What follows from the alignments of the gold."""

from __future__ import annotations

from benchmarks.gold import GoldAlignment
from benchmarks.implied import implied_pairs

from twosource.model import AlignmentRelation, Place

A, B, C, D = (Place(report, 0, 20) for report in "abcd")


def listed(relation: AlignmentRelation, *places: Place) -> GoldAlignment:
    return GoldAlignment(relation, places, 1, "")


def test_two_that_say_the_same_as_a_third_say_the_same() -> None:
    assert implied_pairs([listed("same", A, B), listed("variant", A, C)]) == [(B, C)]


def test_a_part_of_one_is_a_part_of_all_that_say_the_same() -> None:
    found = implied_pairs([listed("same", A, B), listed("partial", A, C)])
    assert [frozenset(pair) for pair in found] == [frozenset((B, C))]


def test_nothing_follows_from_two_parts_or_from_pairs_of_one_report() -> None:
    assert implied_pairs([listed("partial", A, B), listed("partial", A, C)]) == []
    assert implied_pairs([listed("same", A, B), listed("same", A, Place("b", 40, 60))]) == []


def test_a_chain_is_followed_to_its_end_and_no_pair_told_twice() -> None:
    found = implied_pairs([listed("same", A, B), listed("same", B, C), listed("quoted_vs_paraphrased", C, D)])
    assert {frozenset(pair) for pair in found} == {frozenset((A, C)), frozenset((A, D)), frozenset((B, D))}
    assert len(found) == 3
