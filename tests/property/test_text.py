from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from twosource.model import Report
from twosource.text.dates import find_dates
from twosource.text.paragraphs import split_paragraphs
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

MARKS = "“”„‟‘’‚‛\"″＂'«»‹›「」『』`"
WORDS = (
    "said|He|players’ |it's|5'10\"|l’|U.S.|Mr. |1. |"
    "!”|…|...|''|``|(|)|,|—|. |? |'90s|🙂|e\u0301|\u200d|\u202e|你好。|\x00|\ud800"
)
SPACES = [" ", "\u00a0", "\n", "\n\n", "\r\n"]
DATES = "May|Feb. 4| 2022 |on Friday| two days after the vote|12/|2021–22|04.02.22|at 10:30 GMT"
PIECES = [*MARKS, *SPACES, *WORDS.split("|"), *DATES.split("|")]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(max_size=200),
    st.text(alphabet=MARKS + "ab s.,\n ", max_size=120),
)


def nest_or_are_disjoint(spans: list[tuple[int, int]]) -> bool:
    return all(
        a_end <= b_start or b_end <= a_end
        for index, (_, a_end) in enumerate(spans)
        for b_start, b_end in spans[index + 1 :]
    )


@settings(max_examples=200, deadline=None)
@example("“\n‘”")
@example("“\n‘a”")
@given(TEXTS)
def test_quotations_nest_or_are_disjoint_and_lie_in_one_paragraph(text: str) -> None:
    quotations = find_quotations(text)
    outers = [(q.outer.start, q.outer.end) for q in quotations]
    assert outers == sorted(outers, key=lambda outer: (outer[0], -outer[1]))
    assert nest_or_are_disjoint(outers)
    paragraphs = split_paragraphs(text)
    for quotation in quotations:
        assert quotation.outer.start <= quotation.span.start < quotation.span.end <= quotation.outer.end
        assert any(p.start <= quotation.outer.start and quotation.outer.end <= p.end for p in paragraphs)
        inner = text[quotation.span.start : quotation.span.end]
        assert inner == inner.strip()
        enclosing = sum(start <= quotation.outer.start and quotation.outer.end <= end for start, end in outers) - 1
        assert quotation.depth == enclosing


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_a_paragraph_changes_nothing_two_paragraphs_on(first: str, second: str) -> None:
    after = find_quotations(f"{first}\n\nNothing is quoted here.\n\n{second}")
    offset = len(first) + len("\n\nNothing is quoted here.\n\n")
    shifted = [(q.span.start - offset, q.span.end - offset, q.depth) for q in after if q.span.start >= offset]
    alone = [(q.span.start, q.span.end, q.depth) for q in find_quotations(second)]
    assert shifted == alone


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from([None, "en", "de", "fr", "es", "ru", "zh"]))
def test_sentences_are_disjoint_trimmed_and_cover_all_but_white_space(text: str, language: str | None) -> None:
    sentences = split_sentences(text, language)
    position = 0
    for start, end in sentences:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@settings(max_examples=150, deadline=None)
@given(
    TEXTS,
    st.sampled_from([None, "2022-02-04", "2000-02-29T10:00:00Z", "0001-01-01", "9999-12-31", "2022-02-30"]),
    st.sampled_from([None, "en", "de", "fr", "es", "it", "pt", "ru"]),
)
def test_dates_are_sorted_disjoint_and_say_what_they_hang_on(
    text: str, published: str | None, language: str | None
) -> None:
    report = Report("r", text, "", "", published=published, language=language)
    mentions = find_dates(report, ())
    position = 0
    for mention in mentions:
        assert position <= mention.span.start < mention.span.end <= len(text)
        position = mention.span.end
        assert mention.value is None or len(mention.value) in {4, 7, 10}
    assert mentions == find_dates(report, ())
