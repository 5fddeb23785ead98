"""The gold keeps the rules that its annotators agreed on, so that what it counts as an error is one."""

from __future__ import annotations

import re
from functools import cache

import pytest
from benchmarks.gold import GoldEvent, event_names, load_event
from benchmarks.matching import shared, span_of

DENIAL = re.compile(r"\b(?:den(?:y|ied|ies)|reject(?:s|ed)?|dismiss(?:es|ed)?|rul(?:es?|ed) out|disputed?)\b")
# "His spokeswoman" speaks for a person who may be nobody's name in the sentence: she stays unnamed.
SPOKESPERSON = re.compile(r"(?<!\bhis )(?<!\bher )\bspokes(?:man|woman|person)\b")


@cache
def loaded(name: str) -> GoldEvent:
    return load_event(name)


@pytest.fixture(params=event_names())
def event(request: pytest.FixtureRequest) -> GoldEvent:
    return loaded(str(request.param))


def test_every_snippet_stands_in_its_report(event: GoldEvent) -> None:
    assert event.reports
    assert event.attributions


def test_ids_are_unique_and_every_reference_leads_somewhere(event: GoldEvent) -> None:
    ids = [item.id for item in event.attributions]
    origins = [item.id for item in event.origins]
    assert len(ids) == len(set(ids))
    assert len(origins) == len(set(origins))
    assert {item.parent for item in event.attributions} - {None} <= set(ids)
    assert {item.origin for item in event.attributions} - {None} <= set(origins)
    assert {other for item in event.origins for other in item.depends_on} <= set(origins)


def test_no_two_attributions_have_the_same_cue_and_content(event: GoldEvent) -> None:
    seen = [(item.report, item.cue, item.content) for item in event.attributions]
    assert len(seen) == len(set(seen))


def test_noise_carries_no_attribution_and_no_quotation(event: GoldEvent) -> None:
    for noise in event.noise:
        stretch = [span_of(noise.place)]
        own = [item for item in event.attributions if item.report == noise.place.report]
        assert [item.id for item in own if shared(item.content, stretch)] == []
        marks = [item.place for item in event.quotations if item.place.report == noise.place.report]
        assert [place for place in marks if shared([span_of(place)], stretch)] == []


def test_a_cue_that_denies_makes_a_denial(event: GoldEvent) -> None:
    for item in event.attributions:
        cue = " ".join(event.reports[item.report].text[span.start : span.end] for span in item.cue)
        if DENIAL.search(cue) and " not " not in cue and "neither" not in cue:
            assert item.polarity == "denied", (item.id, cue)


def test_a_spokesperson_without_a_name_speaks_as_a_body(event: GoldEvent) -> None:
    for item in event.attributions:
        source = " ".join(event.reports[item.report].text[span.start : span.end] for span in item.source)
        if SPOKESPERSON.search(source):
            assert item.speaker is not None, (item.id, source)


def test_only_a_continued_quotation_has_no_cue_and_it_has_a_speaker(event: GoldEvent) -> None:
    for item in event.attributions:
        if not item.cue:
            assert item.source == (), item.id
            assert item.kind == "direct", item.id
            assert item.speaker is not None, item.id


def test_a_quotation_reopened_in_the_next_paragraph_stays_one_attribution(event: GoldEvent) -> None:
    for item in event.attributions:
        if item.cue:
            continue
        text = event.reports[item.report].text
        before = text[: item.content[0].start].rstrip()
        assert text[item.content[0].start] in "“\"'‘«", item.id
        assert before[-1] in "”\"'’».:", f"{item.id}: the quotation before it was not closed"


def test_alignments_conflicts_and_reuse_are_between_different_reports(event: GoldEvent) -> None:
    for alignment in event.alignments:
        assert len({place.report for place in alignment.statements}) > 1, alignment.reason
    for conflict in event.conflicts:
        assert conflict.a.report != conflict.b.report, conflict
    for passage in event.reuse:
        assert passage.a.report != passage.b.report, passage
