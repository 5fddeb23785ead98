"""Names like one that was mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.store.near import near_names

OUTLETS = ["The Bell", "Bell Sunday", "Courier", "Süddeutsche Zeitung", "NPB World", "Karsk Herald"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bell", "The Bell"),
        ("the bell", "The Bell"),
        ("Bel", "The Bell"),
        ("Couriers", "Courier"),
        ("suddeutsche zeitung", "Süddeutsche Zeitung"),
        ("Süddeutsche", "Süddeutsche Zeitung"),
        ("NBP World", "NPB World"),
        ("Karsk Herlad", "Karsk Herald"),
        ("Karsk Herald Online", "Karsk Herald"),
    ],
)
def test_the_name_that_was_meant_comes_first(typed: str, meant: str) -> None:
    assert near_names(typed, OUTLETS)[0] == meant


@pytest.mark.parametrize("typed", ["Quicksilver", "", "!!", "xx"])
def test_what_is_like_none_gives_none(typed: str) -> None:
    assert near_names(typed, OUTLETS) == ()


@given(st.text(max_size=30), st.lists(st.text(max_size=20), max_size=12))
def test_names_come_from_those_that_there_are_each_once_whatever_is_typed(typed: str, names: list[str]) -> None:
    found = near_names(typed, names)
    assert len(found) <= 5
    assert len(set(found)) == len(found)
    assert set(found) <= set(names)
