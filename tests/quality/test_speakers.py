"""Speakers in the examples are named as a careful reader names them, and hardly ever wrongly."""

from __future__ import annotations

import pytest
from benchmarks.gold import event_names
from benchmarks.speakers import SpeakerCounts, count_event, judge, plain

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
