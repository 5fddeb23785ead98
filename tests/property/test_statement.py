"""What holds for any text: spans inside, order without effect, no failure."""

from hypothesis import given, settings
from hypothesis import strategies as st

from statement_cases import plain
from twosource.statement.align import align
from twosource.statement.amounts import compare
from twosource.statement.conflict import find_conflicts
from twosource.statement.differences import find_differences
from twosource.statement.evidence import holds_run
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.statement.match import match_words
from twosource.statement.moments import compare_moments, find_moments
from twosource.statement.profile import profile
from twosource.statement.quantities import find_quantities
from twosource.statement.words import split_words, stem

WORDS = [
    "at",
    "least",
    "twelve",
    "12",
    "1,200",
    "3.5",
    "million",
    "billion",
    "dozen",
    "$",
    "€",
    "%",
    "percent",
    "dead",
    "injured",
    "people",
    "killed",
    "not",
    "no",
    "never",
    "denied",
    "May",
    "March",
    "5",
    "2024",
    "Tuesday",
    "Friday",
    "Anna",
    "Holt",
    "Varn",
    "Moscow",
    "Russia’s",
    "rose",
    "fell",
    "between",
    "and",
    "to",
    "-",
    "–",
    "“",
    "”",
    "'",
    ".",
    ",",
    "half",
    "a",
    "an",
    "hour",
    "km",
    "miles",
    "first",
    "second",
    "3-2",
    "10:30",
    "U.S.",
    "tens",
    "of",
    "thousands",
    "hundred",
    "é",
    "日本",
    "😀",
    "\u202e",
    "\x00",
]
sentences = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
texts = st.one_of(st.text(max_size=80), sentences)


@given(texts)
def test_words_numbers_and_dates_lie_inside_the_sentence_in_order(text: str) -> None:
    for found in (split_words(text), find_quantities(text), find_moments(text), profile(text).names):
        ends = [0]
        for each in found:
            assert ends[-1] <= each.start < each.end <= len(text)
            ends.append(each.end)


@given(texts)
def test_a_quantity_fits_its_own_interval_and_equals_itself(text: str) -> None:
    for quantity in find_quantities(text):
        assert quantity.low <= quantity.high
        assert compare(quantity, quantity) in {"equal", "different_quantity"}


@given(sentences, sentences)
def test_numbers_and_dates_compare_alike_in_either_order(a: str, b: str) -> None:
    for x in find_quantities(a):
        for y in find_quantities(b):
            assert compare(x, y) == compare(y, x)
    for m in find_moments(a):
        for n in find_moments(b):
            assert compare_moments(m, n) == compare_moments(n, m)


@given(texts, texts)
def test_differences_lie_inside_both_sentences(a: str, b: str) -> None:
    first, second = profile(a), profile(b)
    for difference in find_differences(first, second, match_words(first, second)):
        assert 0 <= difference.a.start < difference.a.end <= len(a)
        assert 0 <= difference.b.start < difference.b.end <= len(b)


@given(texts)
def test_a_sentence_does_not_differ_from_itself(text: str) -> None:
    sentence = profile(text)
    assert [
        x for x in find_differences(sentence, sentence, match_words(sentence, sentence)) if x.what != "number"
    ] == []
    assert holds_run(sentence, sentence) in {True, False}


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_stem_is_no_longer_than_its_word_and_never_empty(word: str) -> None:
    assert len(stem(word)) > 0


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=2, max_size=3, unique=True))
def test_statements_groups_and_conflicts_name_places_and_statements_that_exist(bodies: list[str]) -> None:
    readings = tuple(plain(name, body) for name, body in zip("abc", bodies, strict=False))
    lengths = {reading.report.id: len(reading.report.text) for reading in readings}
    statements = extract_statements(readings)
    by_id = {each.id: each for each in statements}
    for each in statements:
        assert 0 <= each.place.start < each.place.end <= lengths[each.place.report]
    judgements = Judgements(readings, statements)
    groups = align(judgements)
    for group in groups:
        assert len({by_id[identity].place.report for identity in group.statements}) > 1
    for conflict in find_conflicts(judgements, groups):
        assert conflict.a.report != conflict.b.report
        for place in (conflict.a, conflict.b):
            assert 0 <= place.start < place.end <= lengths[place.report]
        assert set(conflict.statements) <= by_id.keys()
    assert groups == align(Judgements(readings, statements))
