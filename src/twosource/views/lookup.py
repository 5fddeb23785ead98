"""Finding the records of a comparison by their ids, and the names under which reports are shown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from twosource.paths import STDIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution, Comparison, Origin, Place, Reading, Report, Statement, StatementOrigin

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Lookup:
    """A comparison with its records by id.

    Attributes:
        readings: by report id, in the order given.
        number: report id to its place in the order given, from 1.
        labels: report id to the name under which it is shown.
        statements: by id.
        attributions: by id.
        origins: by id.
        origin_of: statement id to what is known about its origin.
    """

    readings: dict[str, Reading]
    number: dict[str, int]
    labels: dict[str, str]
    statements: dict[str, Statement]
    attributions: dict[str, Attribution]
    origins: dict[str, Origin]
    origin_of: dict[str, StatementOrigin]

    def text(self, place: Place) -> str:
        """Cut a place out of its untouched report."""
        return self.readings[place.report].report.text[place.start : place.end]

    def anchor(self, place: Place) -> str:
        """Name a place on a page: report number, first code point, one past the last."""
        return f"r{self.number[place.report]}-s{place.start}-e{place.end}"

    def order(self, place: Place) -> tuple[int, int]:
        """Give the key that puts places in the order in which their reports were given, then in that of the text."""
        return self.number[place.report], place.start

    def attribution_of(self, statement: Statement) -> Attribution | None:
        """Give the attribution whose content a statement is; ``None`` for the outlet's own narration."""
        return None if statement.attribution is None else self.attributions[statement.attribution]


def look_up(comparison: Comparison) -> Lookup:
    """Put the records of a comparison where their ids find them."""
    reports = [reading.report for reading in comparison.readings]
    return Lookup(
        readings={reading.report.id: reading for reading in comparison.readings},
        number={report.id: number for number, report in enumerate(reports, 1)},
        labels=dict(zip([report.id for report in reports], label_reports(reports), strict=True)),
        statements={statement.id: statement for statement in comparison.statements},
        attributions={a.id: a for reading in comparison.readings for a in reading.attributions},
        origins={origin.id: origin for origin in comparison.origins},
        origin_of={known.statement: known for known in comparison.statement_origins},
    )


def label_reports(reports: Sequence[Report]) -> list[str]:
    """Name each report by its outlet, else its file or id, else its number; equal names get their numbers."""
    plain = [_plain_label(report, number) for number, report in enumerate(reports, 1)]
    counts = Counter(plain)
    return [name if counts[name] == 1 else f"{name} ({number})" for number, name in enumerate(plain, 1)]


def count_words(text: str) -> int:
    """Count words; a hyphen or apostrophe inside a word does not split it."""
    return sum(1 for _ in _WORD.finditer(text))


def _plain_label(report: Report, number: int) -> str:
    if report.outlet:
        return report.outlet
    if report.source_id:
        return report.source_id
    if report.path and report.path != STDIN:
        return PurePath(report.path).name
    return f"report {number}"
