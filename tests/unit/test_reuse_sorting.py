from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.reuse.index import Grams, Pairs
from twosource.reuse.joining import joined
from twosource.reuse.sorting import in_order, starts_of

# Keys that differ in their lowest bits, where the row is packed, and keys that are equal.
KEY = st.sampled_from([0, 1, 2, 3, 2**63, 2**63 + 1, 2**64 - 1]) | st.integers(0, 2**64 - 1)


@given(st.lists(KEY, max_size=60))
def test_the_order_is_that_of_a_stable_sort(keys: list[int]) -> None:
    column = np.array(keys, np.uint64)
    assert in_order(column).tolist() == np.argsort(column, kind="stable").tolist()


def test_runs_of_equal_values_begin_where_the_value_changes() -> None:
    assert starts_of(np.array([4, 4, 7, 9, 9], np.int64)).tolist() == [0, 2, 3]
    assert starts_of(np.zeros(0, np.int64)).tolist() == []


def equal_grams(texts: list[list[int]], pairs: list[tuple[int, int]], most: int) -> list[tuple[int, int, int]]:
    keys = np.array([key for text in texts for key in text], np.uint64) << np.uint64(48)
    first = np.cumsum([0, *map(len, texts)])
    wanted = np.array(pairs, np.int64).reshape(-1, 2)
    found = joined(Grams(keys, np.arange(keys.shape[0]), first), Pairs(wanted[:, 0], wanted[:, 1]), most)
    return sorted(
        (int(pair), int(here - first[wanted[pair, 0]]), int(there - first[wanted[pair, 1]]))
        for met in found
        for pair, here, there in zip(met.pair, met.here, met.there, strict=True)
    )


def test_the_equal_grams_of_each_pair_are_found_however_many_pairs_are_looked_at_at_a_time() -> None:
    texts = [[5, 6, 7], [7, 8], [6, 9, 5], []]
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)]
    for most in (1, 2, 100):
        assert equal_grams(texts, pairs, most) == [(0, 2, 0), (1, 0, 2), (1, 1, 0)]


def test_of_a_repeated_gram_two_places_of_the_first_text_meet_all_of_the_second() -> None:
    assert equal_grams([[5, 5, 5, 6], [5, 7, 5]], [(0, 1)], 9) == [(0, 0, 0), (0, 0, 2), (0, 1, 0), (0, 1, 2)]


def test_grams_in_one_place_of_the_table_are_told_apart() -> None:
    keys = np.array([1 << 48, (1 << 48) + 1, (1 << 48) + 1, 1 << 48], np.uint64)
    grams = Grams(keys, np.arange(4), np.array([0, 2, 3, 4]))
    pairs = Pairs(np.array([0, 0]), np.array([1, 2]))
    (met,) = joined(grams, pairs, 9)
    assert list(zip(met.pair.tolist(), met.here.tolist(), met.there.tolist(), strict=True)) == [(1, 0, 3)]
