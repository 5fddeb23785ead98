from __future__ import annotations

import numpy as np
import pytest

from twosource.reuse.scan import scan
from twosource.reuse.shelf import BATCH, shelve


def words(text: str) -> list[str]:
    found = scan(text)
    return [text[start:end] for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


def test_words_are_runs_of_letters_and_digits_with_apostrophes_and_hyphens_inside() -> None:
    assert words("Well-known 'tis l’État: 3,000 -- mother-in-law's ok") == [
        "Well-known",
        "tis",
        "l’État",
        "3",
        "000",
        "mother-in-law's",
        "ok",
    ]


def test_each_chinese_sign_is_a_word() -> None:
    assert words("火灾abc 연기") == ["火", "灾", "abc", "연", "기"]


def test_a_word_has_one_hash_wherever_it_stands_and_however_it_is_capitalised() -> None:
    first, *rest = scan("strasse x Strasse STRASSE\n\nstrasse").hashes.tolist()
    assert [each == first for each in rest] == [False, True, True, True]


@pytest.mark.parametrize(("word", "plain"), [("river", True), ("River", False), ("iPad", False), ("12th", False)])
def test_a_plain_word_begins_with_a_letter_and_has_no_capital(word: str, plain: bool) -> None:
    assert scan(f"a {word} b").plain.tolist() == [True, plain, True]


def test_words_of_a_script_without_capitals_are_plain() -> None:
    assert scan("مدينة नगर").plain[0]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we go now" today.',
        "He said “we go now” today.",
        "Er sagte „we go now“ heute.",
        "Il dit « we go now » ici.",
        "Hun sa »we go now« nå.",
    ],
)
def test_words_between_double_marks_are_quoted_in_any_language(text: str) -> None:
    found = scan(text)
    quoted = [text[a:b] for a, b, is_in in zip(found.starts, found.ends, found.quoted, strict=True) if is_in]
    assert quoted == ["we", "go", "now"]


def test_a_mark_that_never_closes_quotes_nothing() -> None:
    assert not scan("He said “we go. She stayed.\n\nThen “they” left.").quoted[:5].any()


def test_many_texts_at_once_give_the_words_that_each_gives_alone() -> None:
    texts = ["", "One two.", "“Quoted” and not.", "火灾 now", "x " * (BATCH // 2), "last’s word"]
    shelf = shelve(texts)
    for number, text in enumerate(texts):
        alone, here = scan(text), shelf.words(number)
        for column in ("hashes", "starts", "ends"):
            assert np.array_equal(getattr(alone, column), getattr(here, column))
        assert set(here.stretch.tolist()) <= {number}


def test_nothing_is_on_an_empty_shelf() -> None:
    assert len(shelve([])) == 0
    assert len(shelve(["", "  "]).hashes) == 0


def opening(text: str) -> list[str]:
    found = scan(text)
    return [text[start:end] for start, end in zip(found.starts[found.opens], found.ends[found.opens], strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rain stopped. Boats went out! Nobody came back? Some did.", ["Boats", "Nobody", "Some"]),
        ("“We left.” She wept. “Nobody saw us,” she said.", ["She", "Nobody"]),
        ("On Sept. 11 Gov. Hale met Mr. Ruiz in Flint, Mich. on U.S. business.", []),
        ("“Why?” Hale asked. it was 3.5 per cent.", []),
        ("They sat through the DNC. Kyle left in 2016. Nobody asked.", ["Kyle", "Nobody"]),
        ("Reps. Ann Vale (D-Ill.), Zoe Hart (R-Tenn.) and Ravel Inc.; Orla Corp. The rest left.", ["The"]),
        ("Am 4. Februar kam Sr. Vega an. Dann ging er.", ["Dann"]),
        ("It rose.….Pollsters call it noise… Others do not.", ["Others"]),
        ("a.b", []),
        ("雨が止んだ。船が出た。", ["船"]),
    ],
)
def test_a_capital_after_a_stop_opens_a_sentence_and_one_after_an_abbreviation_does_not(
    text: str, words: list[str]
) -> None:
    assert opening(text) == words
