"""The texts that the measurement of copies is made on."""

from __future__ import annotations

import random
from collections import Counter

from benchmarks.copied_texts import KINDS, make, twins
from benchmarks.metamorphic import PAIRS, make_pairs
from benchmarks.reuse import LONG_RUN, share_a_run

LETTERS = "abcdefghij"


def article(seed: int) -> str:
    draw = random.Random(seed)
    words = ["".join(draw.choices(LETTERS, k=5)) for _ in range(12)]
    return " ".join(" ".join(draw.choices(words, k=12)).capitalize() + "." for _ in range(10))


ARTICLES = [article(seed) for seed in range(8)]


def test_every_article_is_there_as_it_is_and_copied_in_four_ways_and_the_rest_is_noise() -> None:
    made = make(ARTICLES, 60)
    kinds = Counter(one.kind for one in made)
    assert kinds == {"source": 8, **dict.fromkeys(KINDS, 8), "noise": 20}
    assert {one.text for one in made if one.kind == "source"} == set(ARTICLES)


def test_a_seed_makes_the_same_texts_and_another_makes_others() -> None:
    assert make(ARTICLES, 60, 5) == make(ARTICLES, 60, 5)
    assert make(ARTICLES, 60, 5) != make(ARTICLES, 60, 6)


def test_articles_that_share_sentences_are_twins() -> None:
    shared = article(99)
    assert twins([*ARTICLES, f"{ARTICLES[0]} {shared}", f"{ARTICLES[1]} {shared}"]) >= {frozenset({8, 9})}
    assert twins(ARTICLES) == set()


def test_forty_equal_words_in_a_row_are_a_run_that_two_texts_share_and_fewer_are_not() -> None:
    words = [f"word{number}" for number in range(LONG_RUN)]
    assert share_a_run(" ".join(["one", *words]), " ".join([*words, "two"]))
    assert not share_a_run(" ".join(words), " ".join([*words[:20], "other", *words[20:]]))
    assert not share_a_run(" ".join(words[1:]), " ".join(words))


def test_there_are_two_hundred_pairs_to_change_and_no_two_are_the_same() -> None:
    pairs = make_pairs()
    assert len(pairs) == PAIRS == len({pair.name for pair in pairs}) == 200
    assert len({(pair.a.text, pair.b.text) for pair in pairs}) == PAIRS
