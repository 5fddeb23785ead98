"""What to expect of a report in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Warned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Report

# Languages from whose texts the tagger and the sentence encoder were learned.
LEARNED = frozenset({"en"})


def language_warnings(reports: Sequence[Report]) -> tuple[Warned, ...]:
    """Warn about reports whose language is not recognised or was not learned, in the order given."""
    warnings = []
    for number, report in enumerate(reports, 1):
        if report.language in LEARNED:
            continue
        label = report.path or report.source_id or report.outlet or f"report {number}"
        told = "language not recognised" if report.language is None else f"language {report.language!r}"
        warnings.append(
            Warned(label, f"{told}: who said what was learned from English texts only; expect much to be missed")
        )
    return tuple(warnings)
