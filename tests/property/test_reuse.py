from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Quotation, Reading, Report, Span
from twosource.reuse.passages import find_reuse
from twosource.reuse.stock import find_stock
from twosource.reuse.wire import find_credits
from twosource.reuse.words import words_outside

SIGNS = ["12", "“", "”", "火", "灾", "é", "emoji👩‍👩‍👧", "’tis\r\n\n(AFP)", "—", "-"]
PLAIN = [
    "river",
    "bridge",
    "closed",
    "before",
    "morning",
    "crews",
    "reached",
    "gate",
    "locked",
    "Anna",
    "Port",
    "the",
    "of",
]
WORDS = st.sampled_from(SIGNS + PLAIN)
TEXTS = st.lists(WORDS, max_size=120).map(" ".join)


def reading(identity: str, text: str, quoted: tuple[Span, ...] = ()) -> Reading:
    quotations = tuple(Quotation(span, span, "direct") for span in quoted)
    return Reading(Report(identity, text, "", ""), (), quotations, (), (), ())


@given(st.lists(TEXTS, max_size=4))
def test_passages_lie_inside_the_texts_in_two_reports_and_in_order(texts: list[str]) -> None:
    readings = [reading(str(number), text) for number, text in enumerate(texts)]
    found = find_reuse(readings)
    for passage in found:
        assert passage.a.report < passage.b.report
        for place in (passage.a, passage.b):
            assert 0 <= place.start < place.end <= len(texts[int(place.report)])
    assert list(found) == sorted(
        found, key=lambda one: (one.a.report, one.a.start, one.a.end, one.b.report, one.b.start)
    )
    assert found == find_reuse(readings[::-1])


@given(TEXTS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=4))
def test_no_word_inside_what_is_left_out_is_kept(text: str, spans: list[tuple[int, int]]) -> None:
    left_out = [(start, start + size) for start, size in spans]
    words = words_outside("r", text, left_out)
    for word_start, word_end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert not any(start < word_end and word_start < end for start, end in left_out if start < end)


@given(TEXTS)
def test_a_text_whose_every_word_is_quoted_has_no_passage(text: str) -> None:
    whole = (Span(0, len(text)),) if text else ()
    assert find_reuse((reading("a", text, whole), reading("b", text))) == ()


@given(st.text(max_size=200))
def test_any_text_has_words_credits_and_formulas_inside_it(text: str) -> None:
    words = words_outside("r", text, ())
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in find_stock(text))
    for credit in find_credits(Report("r", text, "", "")):
        assert credit.span is None or text[credit.span.start : credit.span.end] == credit.name
