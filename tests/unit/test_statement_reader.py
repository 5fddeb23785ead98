from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource import weights
from twosource.statement import reader
from twosource.statement.reader import read_pairs
from twosource.statement.relation import Side, decide, decide_pairs

if TYPE_CHECKING:
    import pytest

TOLD = "The ferry sank because the crew had left the loading ramp open."
AGAIN = "Sailors failed to shut the bow door, and that is why the ship went down."
OTHER = "The ferry sank because the crew had steered it onto a reef."
PART = "The ramp was open."


def test_the_same_in_other_words_is_more_surely_the_same_than_another_thing_in_the_same_words() -> None:
    again, other = read_pairs([(TOLD, AGAIN), (TOLD, OTHER)])
    assert again.same > other.same + 0.3
    assert decide(TOLD, AGAIN).same > decide(TOLD, OTHER).same


def test_the_order_of_the_two_turns_only_what_follows_from_which() -> None:
    there, back = read_pairs([(TOLD, PART), (PART, TOLD)])
    assert there == back._replace(onward=back.backward, backward=back.onward)
    assert there.onward > there.backward


def test_a_pair_is_told_the_same_in_whatever_company_and_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(TOLD, AGAIN), (TOLD, OTHER), (TOLD, PART), (AGAIN, PART), ("Prices rose.", ""), ("", "")] * 2
    together = read_pairs(pairs)
    assert [read_pairs([pair])[0] for pair in pairs] == together
    monkeypatch.setattr(reader, "own_threads", lambda: 4)
    assert read_pairs(pairs) == together


def test_of_what_is_too_long_the_end_is_left_out_and_the_shorter_side_is_kept() -> None:
    rain = "Rain fell on the hills. " * 80
    cut = read_pairs([(rain, PART)])[0]
    assert all(0 <= each <= 1 for each in cut)
    assert read_pairs([(rain + "The ramp was open.", PART)])[0] == cut


def test_what_is_not_english_is_left_to_the_words() -> None:
    a = "Die Fähre sank, weil die Besatzung die Laderampe offen gelassen hatte, sagte der Kapitän am Dienstag."
    b = "Die Fähre sei gesunken, weil die Laderampe offen stand, sagte der Kapitän gestern Abend in Rostock."
    told, alone = decide_pairs([(Side(a), Side(b))])[0], decide_pairs([(Side(b), Side(a))])[0]
    assert told.same == alone.same


def test_the_word_table_gives_one_vector_a_piece() -> None:
    vectors = weights.pair_words().look_up(np.array([[0, 2], [2004, 2]]))
    assert vectors.shape == (2, 2, 768)
    assert np.array_equal(vectors[0, 1], vectors[1, 1])
