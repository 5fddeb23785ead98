"""What must hold for every text: records come back exactly, and a place that is found is in the text."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from twosource.export.label_studio import _offsets
from twosource.export.sinks import csv_line, json_line
from twosource.model import Report, Span
from twosource.store.codec import decode, decode_report, dump, encode, encode_report
from twosource.store.search import around, locate, match_expression, phrases, tokens
from twosource.surrogates import storable
from view_cases import make_bell

anything = st.text(st.characters())
facts = st.none() | anything


@given(anything, facts, facts, st.lists(anything))
def test_every_report_comes_back(text: str, outlet: str | None, path: str | None, authors: list[str]) -> None:
    report = replace(make_bell().report, text=text, outlet=outlet, path=path, authors=tuple(authors))
    record = encode_report(report)
    record.encode("utf-8")
    assert decode_report(record, storable(text)) == report
    assert decode(Report, json.loads(dump(encode(report)))) == report


@given(anything, anything)
def test_a_place_lies_in_the_text_and_holds_the_words(text: str, words: str) -> None:
    wanted = tuple((token.word,) for token in tokens(words))
    place = locate(text, wanted)
    if place is None:
        return
    assert 0 <= place.start < place.end <= len(text)
    found = {token.word for token in tokens(text[place.start : place.end])}
    assert any(word in found for (word,) in wanted)
    shown = around(text, place)
    assert 0 <= shown.start <= place.start < place.end <= shown.end <= len(text)


@given(st.text(st.characters(exclude_characters='"'), min_size=1))
def test_what_a_user_types_becomes_words_in_quotes_only(typed: str) -> None:
    wanted = tuple((token.word,) for token in tokens(typed))
    if wanted:
        bare = match_expression(phrases(typed)).split('"')[::2]
        assert {each.strip() for each in bare} <= {"", "AND"}


@given(st.lists(anything | st.none() | st.integers() | st.lists(anything), min_size=1))
def test_every_line_of_csv_is_read_back_and_is_no_formula(cells: list[str | int | list[str] | None]) -> None:
    line = csv_line(cells)
    line.encode("utf-8")
    if "\0" in line:
        return
    (row,) = csv.reader(io.StringIO(line, newline=""))
    assert len(row) == len(cells)
    for cell, shown in zip(cells, row, strict=True):
        if isinstance(cell, str):
            assert shown.removeprefix("'") == storable(cell) or shown == storable(cell)
            assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.dictionaries(anything, anything | st.none() | st.lists(anything)))
def test_every_line_of_json_is_one_line(row: dict[str, str | list[str] | None]) -> None:
    line = json_line(dict(row))
    assert json.loads(line) == row
    assert line.count("\n") == 1


@given(anything, st.integers(0, 20), st.integers(0, 20))
def test_utf_16_offsets_cut_the_same_words(text: str, start: int, length: int) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    span = Span(min(start, len(text)), min(start + length, len(text)))
    wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]
    units = _offsets(wide, span)
    cut = text.encode("utf-16-le")[2 * int(str(units["start"])) : 2 * int(str(units["end"]))]
    assert cut.decode("utf-16-le") == text[span.start : span.end]
