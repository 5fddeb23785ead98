"""Speakers in the examples are named as a careful reader names them, and hardly ever wrongly."""

from __future__ import annotations

import pytest
from benchmarks.gold import event_names
from benchmarks.labelled_speakers import count_set, load_set, sets
from benchmarks.speaker_counts import SpeakerCounts, judge, judge_any, plain
from benchmarks.speakers import count_event

from twosource.model import Speaker

RIGHT_AT_LEAST = 0.93
WRONG_AT_MOST = 0.03
INVENTED_AT_MOST = 0.03


@pytest.fixture(scope="module")
def counts() -> SpeakerCounts:
    return sum((count_event(name) for name in event_names()), SpeakerCounts())


def test_most_speakers_are_named_rightly(counts: SpeakerCounts) -> None:
    assert counts.right >= RIGHT_AT_LEAST * counts.named, counts.line("all")


def test_few_speakers_are_named_wrongly(counts: SpeakerCounts) -> None:
    assert counts.wrong <= WRONG_AT_MOST * counts.named, counts.line("all")


def test_hardly_anybody_is_named_where_the_report_names_nobody(counts: SpeakerCounts) -> None:
    assert counts.invented <= INVENTED_AT_MOST * counts.nameless, counts.line("all")


def test_articles_and_titles_do_not_make_a_name_wrong() -> None:
    assert plain("The Ministry of Water (MOW)") == plain("Ministry of Water")
    assert plain("Mrs Justice Oldcastle") == "oldcastle"


def test_a_name_for_the_nameless_counts_as_invented() -> None:
    assert judge(None, Speaker("Ada Brenner", "person")) == SpeakerCounts(nameless=1, invented=1)


def test_leaving_a_named_speaker_open_counts_as_unknown_and_not_as_wrong() -> None:
    assert judge("Ada Brenner", None) == SpeakerCounts(unknown=1)
    assert judge("Ada Brenner", Speaker("Karl Lund", "person")) == SpeakerCounts(wrong=1)


def test_a_speaker_with_two_possible_names_is_right_under_either() -> None:
    assert judge_any(("paper", "Ineke Stam"), Speaker("Ineke Stam", "person")) == SpeakerCounts(right=1)
    assert judge_any(("hospital", None), None) == SpeakerCounts(nameless=1)


def test_the_labelled_passages_have_every_label_and_a_hundred_sources() -> None:
    passages = [passage for name in sets() for passage in load_set(name)]
    assert all(said.content for passage in passages for said in passage.attributions)
    assert sum(len(passage.golds) for passage in passages) >= 100


def test_speakers_of_the_labelled_passages_are_named_rightly_and_hardly_ever_wrongly() -> None:
    counts = sum((count_set(name) for name in sets()), SpeakerCounts())
    assert counts.right >= 0.92 * counts.named, counts.line("labelled")
    assert counts.wrong <= WRONG_AT_MOST * counts.named, counts.line("labelled")
    assert counts.invented <= 0.1 * counts.nameless, counts.line("labelled")
