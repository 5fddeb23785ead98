"""Stories as reports come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.api import report
from twosource.story.group import group_reports, told_of
from twosource.story.stream import StoryStream

if TYPE_CHECKING:
    from twosource.story.told import Told

FERRY = (
    "The ferry Marigold ran aground off Tolsund with 214 passengers. Captain Ines Varga said a rudder failed.",
    "All 214 passengers of the ferry Marigold are safe after it ran aground off Tolsund, said Captain Ines Varga.",
    "A rudder failed before the Marigold ran aground off Tolsund, Ines Varga, captain of the ferry, told inspectors.",
)
VOTE = "Voters in Halden chose Per Askeland of the Farmers' League as mayor on Sunday with 53.4 percent."


def told(text: str, published: str | None = None) -> Told:
    return told_of(report(text, language="en", published=published))


def test_a_report_joins_its_story_and_changes_no_other() -> None:
    stream = StoryStream()
    stream.add([told(VOTE)])
    first = told(FERRY[0])
    stream.add([first])
    (changed,) = stream.add([told(FERRY[1])])
    assert first.id in changed.reports
    assert [len(story.reports) for story in stream.stories()].count(1) == 1


def test_a_known_report_changes_nothing() -> None:
    stream = StoryStream()
    stream.add([told(text) for text in FERRY])
    before = stream.stories()
    assert stream.add([told(FERRY[1])]) == ()
    assert stream.stories() == before


def test_one_batch_and_report_by_report_come_to_the_same_stories() -> None:
    one_by_one, at_once = StoryStream(), StoryStream()
    for text in (*FERRY, VOTE):
        one_by_one.add([told(text)])
    at_once.add([told(text) for text in (*FERRY, VOTE)])
    reports = [story.reports for story in at_once.stories()]
    assert [story.reports for story in one_by_one.stories()] == reports
    assert [story.reports for story in group_reports([told(text) for text in (*FERRY, VOTE)])] == reports


def test_a_report_that_comes_late_finds_its_story_by_its_date() -> None:
    stream = StoryStream()
    stream.add([told(FERRY[0], "2024-03-05")])
    stream.add([told(VOTE, "2024-06-01")])
    (changed,) = stream.add([told(FERRY[1], "2024-03-04")])
    assert len(changed.reports) == 2


def test_a_batch_is_taken_in_time_order() -> None:
    early, late = told(FERRY[0], "2024-03-04"), told(FERRY[1], "2024-03-05")
    forwards, backwards = StoryStream(), StoryStream()
    forwards.add([early, late])
    backwards.add([late, early])
    assert forwards.stories() == backwards.stories()


def test_an_empty_batch_changes_nothing() -> None:
    assert StoryStream().add([]) == ()
