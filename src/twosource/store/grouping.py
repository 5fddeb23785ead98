"""The stories of a store and their comparisons: what the stages make of its reports and readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.model import Intake
from twosource.origin.policy import NO_POLICY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Comparison, Reading, Report, Skipped, Story
    from twosource.origin.policy import Policy


def group(reports: Iterable[Report]) -> tuple[Story, ...]:
    """Group reports by event; of each only what is needed for that is kept in memory."""
    from twosource.story.group import group_reports, told_of

    return group_reports(tuple(told_of(report) for report in reports))


def compare_versions(
    story: Story, readings: Sequence[Reading], skipped: Sequence[Skipped], policy: Policy = NO_POLICY
) -> Comparison:
    """Compare the latest versions of a story's reports, by a desk's policy.

    Raises:
        InputError: there is no reading.
    """
    from twosource.readers.versions import without_earlier_versions
    from twosource.run import compare_read
    from twosource.story.languages import language_warnings

    if not readings:
        raise InputError(story.id, "none of its reports could be read", "see: twosource check STORE")
    latest = without_earlier_versions(Intake(tuple(reading.report for reading in readings)))
    counted = {report.id for report in latest.reports}
    kept = [reading for reading in readings if reading.report.id in counted]
    return compare_read(kept, skipped, (*latest.warnings, *language_warnings(latest.reports)), policy=policy)
