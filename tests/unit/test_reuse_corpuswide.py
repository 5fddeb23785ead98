from __future__ import annotations

import random

from twosource.reuse.corpuswide import Copies, find_copies
from twosource.reuse.index import MOST_TEXTS

DRAW = random.Random(11)
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "za")
WORDS = ["".join(DRAW.choices(SYLLABLES, k=3)) for _ in range(900)]


def sentence(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(14, 24))).capitalize() + "."


def article(seed: int, count: int = 20) -> list[str]:
    draw = random.Random(seed)
    return [sentence(draw) for _ in range(count)]


def pairs(found: Copies) -> list[tuple[int, int]]:
    return list(zip(found.first.tolist(), found.second.tolist(), strict=True))


def corpus(*special: str) -> list[str]:
    return [*special, *(" ".join(article(1000 + number)) for number in range(30))]


def test_a_text_and_its_first_part_are_a_pair() -> None:
    sentences = article(1)
    assert pairs(find_copies(corpus(" ".join(sentences), " ".join(sentences[:12])))) == [(0, 1)]


def test_a_text_with_three_words_in_ten_changed_is_found() -> None:
    draw = random.Random(5)
    sentences = article(1)
    changed = " ".join(draw.choice(WORDS) if draw.random() < 0.3 else w for s in sentences for w in s.split())
    assert pairs(find_copies(corpus(" ".join(sentences), changed))) == [(0, 1)]


def test_a_part_pasted_inside_another_text_is_found_with_its_place_on_both_sides() -> None:
    mine, other = article(1), article(2)
    part = " ".join(mine[6:14])
    a, b = " ".join(mine), " ".join([*other[:10], part, *other[10:]])
    found = find_copies([a, b])
    assert pairs(found) == [(0, 1)]
    (start_a,), (end_a,) = found.passages.start_a.tolist(), found.passages.end_a.tolist()
    (start_b,), (end_b,) = found.passages.start_b.tolist(), found.passages.end_b.tolist()
    assert a[start_a:end_a] == b[start_b:end_b] == part.rstrip(".")


def test_single_sentences_of_one_text_in_their_order_between_others_are_found() -> None:
    mine, other = article(1), article(2)
    woven = [each for pair in zip(other, mine[::3] + [""] * 20, strict=False) for each in pair if each]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join(woven)))) == [(0, 1)]


def test_one_sentence_in_common_is_no_copy_of_a_text() -> None:
    mine, other = article(1), article(2)
    assert pairs(find_copies(corpus(" ".join(mine), " ".join([*other, mine[4]])))) == []


def test_equal_quotations_are_no_copy() -> None:
    quoted = [f"“{each}”" for each in article(3, 4)]
    a = " ".join(x for pair in zip(article(1, 10), [*quoted, *[""] * 6], strict=True) for x in pair)
    b = " ".join(x for pair in zip(article(2, 10), [*quoted, *[""] * 6], strict=True) for x in pair)
    assert pairs(find_copies(corpus(a, b))) == []


def test_a_text_in_hundreds_of_copies_stays_connected() -> None:
    text = " ".join(article(1))
    found = find_copies([f"{text} Number {number}." for number in range(300)])
    group = list(range(300))
    for a, b in pairs(found):
        low, high = sorted((group[a], group[b]))
        group = [low if each == high else each for each in group]
    assert set(group) == {0}
    assert len(pairs(found)) < 300 * 70


def test_two_sentences_side_by_side_in_both_texts_are_carried_over_and_two_apart_are_not() -> None:
    mine, other = article(1, 14), article(2)
    beside = [*other[:8], *mine[4:6], *other[8:]]
    apart = [*other[:8], mine[4], *other[8:14], mine[11], *other[14:]]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join(beside)))) == [(0, 1)]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join(apart)))) == []


def test_sentences_left_out_between_are_seen_where_the_rest_was_pasted_as_one_piece_whichever_text_comes_first() -> (
    None
):
    mine, other = article(1, 24), article(2)
    pasted = " ".join([*other[:10], mine[2], mine[9], mine[17], *other[10:]])
    assert pairs(find_copies(corpus(" ".join(mine), pasted))) == [(0, 1)]
    assert pairs(find_copies(corpus(pasted, " ".join(mine)))) == [(0, 1)]


def test_two_sentences_side_by_side_with_a_short_one_between_them_are_not_three() -> None:
    mine, other = article(1, 20), article(2)
    gap = [*other[:8], mine[4], "Lo mi nu ra.", mine[15], *other[8:]]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join(gap)))) == []


def test_passages_in_the_same_order_here_and_there_in_two_long_texts_are_carried_over() -> None:
    mine, other = article(1, 60), article(2, 60)
    places = range(5, 60, 11)
    woven, mixed = list(other), list(other)
    for place, moved in zip(places, [*places][::-1], strict=True):
        woven[place], mixed[place] = mine[place], mine[moved]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join(woven)))) == [(0, 1)]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join(mixed)))) == []


def test_a_brief_that_stands_nearly_whole_in_a_long_text_is_carried_over() -> None:
    brief, other = article(1, 2), article(2, 30)
    texts = " ".join(brief), " ".join([*other[:15], brief[1], *other[15:]])
    assert pairs(find_copies(corpus(brief[1] + " Now.", texts[1]))) == [(0, 1)]
    assert pairs(find_copies(corpus(texts[0] + " " + other[29].lower()[:-20], texts[1].replace(other[29], "")))) == []


def test_a_part_that_was_rewritten_does_not_hide_the_parts_around_it() -> None:
    mine, other = article(1, 24), article(2, 24)
    draw = random.Random(6)
    third = [" ".join(draw.choice(WORDS) if draw.random() < 0.3 else w for w in each.split()) for each in mine]
    middle = [
        each for number in range(8, 16) for each in [" ".join(other[number].split()[: len(mine[number].split())])]
    ]
    assert pairs(find_copies(corpus(" ".join(mine), " ".join([*third[:8], *middle, *third[16:]])))) == [(0, 1)]


def test_nothing_is_copied_in_nothing() -> None:
    for texts in ([], [""], ["", ""], ["one word", "one word"]):
        assert pairs(find_copies(texts)) == []


def test_the_most_texts_are_a_million() -> None:
    assert MOST_TEXTS >= 1_000_000
