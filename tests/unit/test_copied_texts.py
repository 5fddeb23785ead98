"""The texts that the measurement of copies is made on."""

from __future__ import annotations

import random
from collections import Counter

from benchmarks.copied_texts import KINDS, LONG_RUN, make, share_text, shared_outside_quotations, twins
from benchmarks.metamorphic import PAIRS, make_pairs

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


def test_articles_that_share_forty_words_in_a_row_are_twins_unless_they_only_quote_the_same() -> None:
    words = " ".join(f"word{number}" for number in range(LONG_RUN))
    assert twins([f"One {words}", f"{words} two"]) == {frozenset({0, 1})}
    assert twins([f"One “{words}”", f"“{words}” two"]) == set()


def test_forty_equal_words_in_a_row_are_a_run_that_two_texts_share_and_fewer_are_not() -> None:
    words, others = [f"word{number}" for number in range(LONG_RUN)], " ".join(f"other{n}" for n in range(40))
    assert share_text(" ".join([others, *words]), " ".join([*words, "two", *words[:15]]))
    broken = f"{' '.join(words[:20])} x {' '.join(words[20:])}"
    assert not share_text(f"{broken} {others}", f"{' '.join(words)} {others.upper()}")
    assert not share_text(f"{others} “{' '.join(words)}”", f"“{' '.join(words)}” {others.upper()}")


def test_a_brief_that_stands_nearly_whole_in_another_text_shares_it() -> None:
    brief = [f"word{number}" for number in range(12)]
    assert share_text(" ".join(brief), f"One two {' '.join(brief[2:])} and so on for much longer than that brief was.")
    assert not share_text(" ".join(brief), f"One two {' '.join(brief[5:])} and so on.")


def test_words_of_a_pasted_sentence_count_outside_quotation_marks() -> None:
    article = "The boats went out early. “Nobody saw them leave,” said the master. It rained."
    made = "Something else. The boats went out early. “Nobody saw them leave,” said the master."
    assert shared_outside_quotations(article, made) == 5 + 3


def test_there_are_two_hundred_pairs_to_change_and_no_two_are_the_same() -> None:
    pairs = make_pairs()
    assert len(pairs) == PAIRS == len({pair.name for pair in pairs}) == 200
    assert len({(pair.a.text, pair.b.text) for pair in pairs}) == PAIRS
