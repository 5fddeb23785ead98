"""From what the readers gave to a comparison, with every caution that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Warned
from twosource.parallel import read_reports
from twosource.story.languages import language_warnings
from twosource.story.same_event import story_warning

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model import Comparison, Intake, Reading


def read_intake(
    intake: Intake, *, jobs: int = 1, done: Callable[[int], None] | None = None
) -> tuple[tuple[Reading, ...], tuple[Warned, ...]]:
    """Read every report of an intake.

    Returns:
        The readings in the order given, and the warnings: the intake's own and those about languages.
    """
    readings = read_reports(intake.reports, jobs=jobs, done=done)
    return readings, (*intake.warnings, *language_warnings(intake.reports))


def compare_intake(intake: Intake, *, jobs: int = 1, done: Callable[[int], None] | None = None) -> Comparison:
    """Read and compare every report of an intake; one report alone is read, with a warning that says so."""
    from twosource.stages import compare_readings

    readings, warnings = read_intake(intake, jobs=jobs, done=done)
    comparison = compare_readings(readings, intake.skipped, warnings)
    if len(readings) == 1:
        alone = Warned(readings[0].report.path or "report 1", "one report only: there is nothing to compare it with")
        return replace(comparison, warnings=(*comparison.warnings, alone))
    strange = story_warning(comparison)
    return comparison if strange is None else replace(comparison, warnings=(*comparison.warnings, strange))
