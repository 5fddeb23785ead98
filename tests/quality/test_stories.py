"""Look-alike events are kept apart, alone and in company."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from story_cases import CASES, Case

from twosource.api import report
from twosource.story.group import group_reports, told_of
from twosource.story.stream import StoryStream

if TYPE_CHECKING:
    from twosource.model import Report


def as_report(case: Case) -> Report:
    return report(case.text, title=case.title, language="en")


REPORTS = {as_report(case).id: case for case in CASES}
TOLD = [told_of(as_report(case)) for case in CASES]


def test_every_report_stands_with_the_reports_of_its_event() -> None:
    stories = group_reports(TOLD)
    assert sorted(sorted(REPORTS[each].event for each in story.reports) for story in stories) == sorted(
        [event] * 3 for event in {case.event for case in CASES}
    )


def test_a_stream_comes_to_the_same_stories() -> None:
    stream = StoryStream()
    for told in TOLD:
        stream.add([told])
    assert [story.reports for story in stream.stories()] == [story.reports for story in group_reports(TOLD)]


def test_a_report_of_a_headline_alone_finds_its_event() -> None:
    short = told_of(
        report("Oskar Brandt dismissed as coach of the Wexley Harriers after seven defeats.", language="en")
    )
    story = next(story for story in group_reports([*TOLD, short]) if short.id in story.reports)
    assert {REPORTS[each].event for each in story.reports if each in REPORTS} == {"Brandt leaves the Harriers"}


@pytest.mark.parametrize("same", [True, False])
def test_two_reports_alone_are_joined_only_when_they_tell_of_one_event(same: bool) -> None:
    pairs = [pair for pair in combinations(TOLD, 2) if (event(pair[0].id) == event(pair[1].id)) == same]
    joined = sum(len(group_reports(pair)) == 1 for pair in pairs)
    assert joined == (len(pairs) if same else 0)


def event(identity: str) -> str:
    name: str = REPORTS[identity].event
    return name
