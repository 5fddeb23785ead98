"""What became of a report that was read: a row of the table of readings."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """A row of the table of readings.

    Attributes:
        report: id of the report.
        record: the encoded reading, or ``None``.
        failure: why it could not be read, in one line, or ``None``.
        attributions: how many there are.
    """

    report: str
    record: str | None
    failure: str | None
    attributions: int
