"""From what the readers gave to a comparison, with every caution that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.attribution.sure import keep_sure
from twosource.model import Warned
from twosource.origin.policy import NO_POLICY
from twosource.parallel import read_reports
from twosource.story.languages import language_warnings
from twosource.story.same_event import story_warning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.model import Comparison, Intake, Reading, Report, Skipped
    from twosource.origin.policy import Policy


@dataclass(frozen=True, slots=True)
class Means:
    """What a desk brings to a comparison beside the reports.

    Attributes:
        policy: its own rules about who counts as one.
        primary: the full statement or transcript that the reports quote, or ``None``.
        least_confidence: attributions of less confidence are left out.
    """

    policy: Policy = NO_POLICY
    primary: Report | None = None
    least_confidence: float = 0.0


NO_MEANS = Means()


def read_intake(
    intake: Intake, *, jobs: int = 1, done: Callable[[int], None] | None = None, least_confidence: float = 0.0
) -> tuple[tuple[Reading, ...], tuple[Warned, ...]]:
    """Read every report of an intake.

    Returns:
        The readings in the order given, and the warnings: the intake's own and those about languages.
    """
    found = read_reports(intake.reports, jobs=jobs, done=done)
    readings = tuple(keep_sure(reading, least_confidence) for reading in found)
    return readings, (*intake.warnings, *language_warnings(intake.reports))


def compare_intake(
    intake: Intake, *, jobs: int = 1, done: Callable[[int], None] | None = None, means: Means = NO_MEANS
) -> Comparison:
    """Read and compare every report of an intake; one report alone is read, with a warning that says so.

    Of several versions of one outlet's report the latest counts, and the warnings name the others.
    """
    from twosource.readers.versions import without_earlier_versions

    intake = without_earlier_versions(intake)
    readings, warnings = read_intake(intake, jobs=jobs, done=done, least_confidence=means.least_confidence)
    return compare_read(readings, intake.skipped, warnings, policy=means.policy, primary=means.primary)


def compare_read(
    readings: Sequence[Reading],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
    *,
    policy: Policy = NO_POLICY,
    primary: Report | None = None,
) -> Comparison:
    """Compare readings that are at hand, with the cautions about what they are."""
    from twosource.outlets.houses import with_newsrooms
    from twosource.stages import compare_readings

    comparison = compare_readings(readings, skipped, warnings, policy=with_newsrooms(policy), primary=primary)
    if len(readings) == 1:
        alone = Warned(readings[0].report.path or "report 1", "one report only: there is nothing to compare it with")
        return replace(comparison, warnings=(*comparison.warnings, alone))
    strange = story_warning(comparison)
    return comparison if strange is None else replace(comparison, warnings=(*comparison.warnings, strange))
