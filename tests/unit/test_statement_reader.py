from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource import weights
from twosource.statement import reader
from twosource.statement.blending import Scored, blend
from twosource.statement.reader import Told, cut, read_english, read_pairs
from twosource.statement.relation import decide

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
    texts = (TOLD, AGAIN, OTHER, PART, "Prices rose.", "")
    pairs = [(a, b) for a in texts for b in texts]
    assert len(pairs) >= 4 * reader.WORTH_THREADS
    monkeypatch.setattr(reader, "own_threads", lambda: 4)
    together = read_pairs(pairs)
    monkeypatch.setattr(reader, "own_threads", lambda: 1)
    assert [read_pairs([pair])[0] for pair in pairs] == together


def test_of_what_is_too_long_the_end_is_left_out_and_the_shorter_side_is_kept() -> None:
    assert cut([1, 2, 3, 4, 5, 6], [7, 8], 6) == ([1, 2, 3, 4], [7, 8])
    assert cut([7, 8], [1, 2, 3, 4, 5, 6], 6) == ([7, 8], [1, 2, 3, 4])
    assert cut([1, 2, 3, 4, 5], [6, 7, 8, 9], 6) == ([1, 2, 3], [6, 7, 8])
    assert cut([1, 2], [3], 3) == ([1, 2], [3])
    rain = "Rain fell on the hills. " * 80
    assert read_pairs([(rain + PART, PART)]) == read_pairs([(rain, PART)])


def test_a_pair_with_a_side_in_another_language_is_left_to_the_words() -> None:
    german = "Die Fähre sank, weil die Besatzung die Laderampe offen gelassen hatte, sagte der Kapitän. " * 20
    english = f"{TOLD} " * 30
    pairs = [(german, english), (english, german), (german, german), (english, TOLD), ("Ja.", "Nein.")]
    assert [told is None for told in read_english(pairs)] == [True, True, True, False, False]


def test_what_the_words_show_to_be_contrary_the_reader_alone_does_not_make_the_same() -> None:
    words = Scored(0.1, 0.02, 0.02, 0.02, 0.1)
    sure = Told(0.99, 0.9, 0.9, 0.1)
    assert blend(words, sure, opposed=False).same > 0.5
    assert blend(words, sure, opposed=True).same < 0.5
    assert blend(words, sure._replace(against=0.6), opposed=False).same < 0.5


def test_the_word_table_gives_one_vector_a_piece() -> None:
    vectors = weights.pair_words().look_up(np.array([[0, 2], [2004, 2]]))
    assert vectors.shape == (2, 2, 768)
    assert np.array_equal(vectors[0, 1], vectors[1, 1])
