from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import engine_cases as cases
from twosource.story.fingerprint import GRAM, WINDOW, band_keys

PINNED = [3937437262610469359]
WORD = st.sampled_from([f"word{chr(97 + a)}{chr(97 + b)}" for a in range(20) for b in range(20)])


def keys(*texts: str) -> list[list[int]]:
    found = band_keys(texts)
    return [found.keys[found.owners == row].tolist() for row in range(len(texts))]


@given(
    st.lists(WORD, min_size=GRAM + WINDOW - 1, max_size=40), st.lists(WORD, max_size=60), st.lists(WORD, max_size=60)
)
def test_two_texts_with_a_window_of_equal_words_have_a_key_in_common(
    shared: list[str], before: list[str], after: list[str]
) -> None:
    a, b = keys(" ".join(before + shared), " ".join(shared + after))
    assert set(a) & set(b)


@given(st.lists(st.text(max_size=300), max_size=6))
def test_the_keys_of_a_text_are_the_same_in_any_company(texts: list[str]) -> None:
    assert keys(*texts) == [keys(text)[0] for text in texts]


def test_keys_are_sorted_and_no_text_has_one_twice() -> None:
    (found,) = keys(cases.Corpus().sentences(10) * 3)
    assert found == sorted(set(found))


def test_a_text_of_a_few_words_has_a_key_and_one_of_fewer_than_a_gram_has_none() -> None:
    assert len(keys("the rain had stopped long before noon")[0]) == 1
    assert keys("the rain had stopped") == [[]]
    assert keys() == []


def test_about_one_word_in_nine_leads_to_a_key() -> None:
    (found,) = keys(cases.Corpus().sentences(200))
    assert 4_000 / 10 < len(found) < 4_000 / 7


def test_names_alone_lead_to_no_key() -> None:
    assert keys("President Anna Berg and Prime Minister Carl Dahl of the Republic Elbonia " * 3) == [[]]


def test_keys_are_these_numbers_on_every_machine() -> None:
    (found,) = keys("the rain had stopped long before the first boats came back to the harbour with nothing to sell")
    assert found == PINNED
