"""What the benchmarks read keeps its places: cleaned texts, marked passages and chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.gender_gap_tracker import cleaned_text
from benchmarks.gum_chains import count_document, documents
from benchmarks.labelled_speakers import load_set
from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span

if TYPE_CHECKING:
    from pathlib import Path

CONLLU = """\
# newdoc id = GUM_news_dam
# newpar
1\tMayor\tmayor\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=(1
2\tAda\tAda\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tBrenner\tBrenner\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
4\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1)
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tlittle\tlittle\tADJ\tJJ\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@given(st.text(alphabet="ab .,“”\n\u00a0é", max_size=60))
def test_every_sign_of_a_cleaned_text_knows_where_it_stood(text: str) -> None:
    cleaned, places = cleaned_text(text)
    assert len(places) == len(cleaned) + 1
    assert places == sorted(places)
    kept = [(sign, text[place]) for sign, place in zip(cleaned, places, strict=False) if text[place] in "abé,"]
    assert all(new == old for new, old in kept)
    assert sorted(new for new, _ in kept) == sorted(sign for sign in text if sign in "abé,")


def test_marks_of_a_passage_give_the_spans_of_the_text_without_them() -> None:
    passage = load_set("ballot_recount")[0]
    first = passage.attributions[0]
    assert [passage.text[slice(*span)] for span in first.source] == ["commission chairwoman Odeta Brill"]
    assert "[1" not in passage.text
    assert first.content[0] == Span(passage.text.index("“The law"), passage.text.index("choice,”") + len("choice,”"))


def test_a_pronoun_is_right_when_its_chain_names_the_speaker(tmp_path: Path) -> None:
    path = tmp_path / "GUM_news_dam.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    assert documents(tmp_path) == ([path], [])
    counts = count_document(path)
    assert counts["she"].right == 1
    assert counts["before a verb of speech"].right == 1
