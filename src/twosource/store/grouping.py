"""The stories of a store and their comparisons: what the stages make of its reports and readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.sure import keep_sure
from twosource.corrections.readings import corrected_reading
from twosource.errors import InputError
from twosource.identity import identify
from twosource.model import Intake
from twosource.settings import DEFAULTS
from twosource.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Comparison, Reading, Report, Skipped, Story
    from twosource.outlets.registry import Registry
    from twosource.run import Means


def group(reports: Iterable[Report], done: Callable[[int], None] | None = None) -> tuple[Story, ...]:
    """Group reports by event; of each only what is needed for that is kept in memory.

    Args:
        reports: each once.
        done: called with how often a report has been looked at so far; each is looked at twice.
    """
    from twosource.story.group import group_reports, told_of

    told = []
    for report in reports:
        told.append(told_of(report))
        if done is not None:
            done(len(told))
    return group_reports(told, done=None if done is None else lambda number: done(len(told) + number))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a story's comparison is made of.

    Attributes:
        story: the story.
        order: its reports, earliest first.
        readings: of those that could be read.
        sure: the same without what is not sure enough.
        unread: the others, with the cause.
        digest: of all that the comparison follows but people's corrections.
    """

    story: Story
    order: tuple[str, ...]
    readings: tuple[Reading, ...]
    sure: tuple[Reading, ...]
    unread: tuple[Skipped, ...]
    digest: str


def comparison_digest(order: Iterable[str], means: Means, registry: Registry | None = None) -> str:
    """What a comparison is kept under: all that it follows but people's corrections.

    Args:
        order: the ids of the story's reports, in the order in which they are compared.
        means: of the desk.
        registry: of outlets and their houses; the package's own when left out.
    """
    return identify("comparison", __version__, repr(DEFAULTS), repr(means), repr(registry), *order)


def compare_versions(gathered: Gathered, means: Means, registry: Registry | None = None) -> Comparison:
    """Compare the latest versions of a story's reports, by a desk's means.

    Raises:
        InputError: there is no reading.
    """
    from twosource.readers.versions import without_earlier_versions
    from twosource.run import compare_read
    from twosource.story.languages import language_warnings

    readings = gathered.sure
    if not readings:
        raise InputError(gathered.story.id, "none of its reports could be read", "see: twosource check STORE")
    latest = without_earlier_versions(Intake(tuple(reading.report for reading in readings)), registry)
    counted = {report.id for report in latest.reports}
    kept = [reading for reading in readings if reading.report.id in counted]
    warnings = (*latest.warnings, *language_warnings(latest.reports))
    return compare_read(kept, gathered.unread, warnings, policy=means.policy, primary=means.primary)


def correct_story(
    readings: Sequence[Reading], made: Mapping[str, Sequence[Correction]], least_confidence: float
) -> list[Reading]:
    """Give the readings of a story as people corrected them, without what is not sure enough.

    Args:
        readings: as the stages made them.
        made: corrections by the id of the report in which they may stand.
        least_confidence: attributions of less confidence that nobody corrected are left out.
    """
    corrected = (corrected_reading(reading, made.get(reading.report.id, ()))[0] for reading in readings)
    return [keep_sure(reading, least_confidence) for reading in corrected]


def compare_by_hand(
    plain: Comparison, readings: Sequence[Reading], made: Mapping[str, Sequence[Correction]], means: Means
) -> Comparison:
    """Compare again what was compared, with people's corrections.

    Args:
        plain: the comparison as the stages made it.
        readings: of the story, with every attribution; of those compared the rest is taken.
        made: corrections by the id of the report in which they may stand.
        means: what the comparison follows beside the reports.
    """
    from twosource.corrections.apply import compare_corrected

    compared = {reading.report.id for reading in plain.readings}
    return compare_corrected(
        [reading for reading in readings if reading.report.id in compared],
        list({one.id: one for several in made.values() for one in several}.values()),
        plain.skipped,
        plain.warnings,
        policy=means.policy,
        primary=means.primary,
        least_confidence=means.least_confidence,
    ).comparison
