"""Only the attributions that are sure enough for whoever asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Reading


def keep_sure(reading: Reading, least: float) -> Reading:
    """Leave out attributions of less than a confidence; one that a person corrected is sure.

    Args:
        reading: of one report.
        least: smallest confidence kept, 0 to 1; ``docs/models.md`` has precision and recall at several.

    Returns:
        The reading with the rest; what was nested in an attribution left out is nested in that one's own parent.
    """
    parents = {each.id: each.parent for each in reading.attributions}
    kept = {each.id for each in reading.attributions if each.confidence >= least or each.corrected}
    if len(kept) == len(parents):
        return reading

    def holder(identity: str | None) -> str | None:
        while identity is not None and identity not in kept:
            identity = parents.get(identity)
        return identity

    sure = tuple(replace(each, parent=holder(each.parent)) for each in reading.attributions if each.id in kept)
    return replace(reading, attributions=sure)
