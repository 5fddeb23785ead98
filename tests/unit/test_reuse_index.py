from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import engine_cases as cases
from twosource.engine import choose, flow
from twosource.reuse.corpus import number_of
from twosource.reuse.corpuswide import find_copies
from twosource.reuse.index import (
    HOT,
    NEIGHBOURS,
    PARTS,
    RATE,
    UNKNOWN,
    WHOLE,
    Hot,
    all_grams,
    find_candidates,
    hot_of,
    sample,
)
from twosource.reuse.shelf import shelve

PINNED = [686217178, 3957490944]
WORD = st.sampled_from([f"word{chr(97 + a)}{chr(97 + b)}" for a in range(20) for b in range(20)])


def keys(*texts: str) -> list[list[int]]:
    shelf = shelve(texts)
    kept = sample(all_grams(shelf), shelf.first)
    return [kept.keys[kept.owners == row].tolist() for row in range(len(texts))]


@given(st.lists(WORD, min_size=5, max_size=40), st.lists(WORD, max_size=40), st.lists(WORD, max_size=40))
def test_two_short_texts_with_five_equal_words_have_a_key_in_common(
    shared: list[str], before: list[str], after: list[str]
) -> None:
    a, b = keys(" ".join(before + shared), " ".join(shared + after))
    assert set(a) & set(b)


@given(st.lists(st.text(max_size=300), max_size=6))
def test_the_keys_of_a_text_are_the_same_in_any_company(texts: list[str]) -> None:
    assert keys(*texts) == [keys(text)[0] for text in texts]


def test_no_text_has_a_key_twice() -> None:
    (found,) = keys(cases.Corpus().sentences(5) * 3)
    assert len(found) == len(set(found))


def test_a_long_text_keeps_one_gram_in_four_and_a_short_one_all() -> None:
    (long,), (short,) = keys(cases.Corpus().sentences(200)), keys(cases.Corpus().sentences(5))
    assert 0.9 < len(long) * RATE / 4_000 < 1.1
    assert len(short) == 5 * 20 - 4 <= WHOLE


def test_keys_are_these_numbers_on_every_machine() -> None:
    (found,) = keys("the rain had stopped long before")
    assert [key >> 32 for key in found] == PINNED


def test_a_hot_gram_lets_each_text_meet_the_next_few_and_the_first() -> None:
    text = cases.Corpus().sentences(3)
    shelf = shelve([text] * (HOT + 1))
    pairs, hot = find_candidates(all_grams(shelf), shelf)
    assert sorted(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == sorted(
        {(a, b) for b in range(HOT + 1) for a in {0, *range(max(0, b - NEIGHBOURS), b)} if a < b}
    )
    assert hot.largest == HOT + 1
    assert hot.links + hot.left_out == hot.keys * (HOT + 1) * HOT // 2


def test_without_hot_grams_nothing_was_left_out() -> None:
    assert hot_of(np.zeros(0, np.int64), 3) == Hot(furniture=3)


def test_texts_that_share_one_sentence_are_no_candidates_and_those_that_share_two_are() -> None:
    words = cases.Corpus()
    texts = [[words.sentences(1) for _ in range(13)] for _ in range(2)]
    one, two = [*texts[1], texts[0][3]], [*texts[1], *texts[0][3:5]]
    for other, found in ((one, []), (two, [(0, 1)])):
        shelf = shelve([" ".join(texts[0]), " ".join(other)])
        pairs, _ = find_candidates(all_grams(shelf), shelf)
        assert list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == found


def test_without_sentences_every_few_words_count_as_one() -> None:
    shelf = shelve([cases.Corpus().sentences(8)])
    grams = all_grams(shelf)
    assert sample(grams, shelf.first).blocks.max() == (grams.rows[-1]) // UNKNOWN
    assert sample(grams, shelf.first, shelf.sentence).blocks.max() // PARTS == 7


def test_an_engine_and_the_memory_find_the_same_copies() -> None:
    words = cases.Corpus()
    mine, part, others = words.sentences(12), words.sentences(3), [words.sentences(7) for _ in range(4)]
    changed = " ".join("another" if number % 3 == 2 else word for number, word in enumerate(mine.split()))
    texts = [mine, changed, f"{others[0]} {part} {others[1]}", f"{others[2]} {part} {others[3]}", words.sentences(9)]
    reports = sorted((cases.report(text, f"o{n}") for n, text in enumerate(texts)), key=lambda one: number_of(one.id))
    found = find_copies([report.text for report in reports])
    with choose("local", jobs=1) as engine:
        told = flow.across(engine, reports)
    assert {(pair.earlier, pair.later) for pair in told.carried} == {
        (reports[a].id, reports[b].id) for a, b in zip(found.first.tolist(), found.second.tolist(), strict=True)
    }
    assert len(told.carried) == 2
