"""The document of record that quotations are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import InputError, UsageError
from twosource.readers.intake import read_inputs
from twosource.settings import DEFAULT_MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model import Report


def read_record(path: str | Path, max_bytes: int = DEFAULT_MAX_BYTES) -> Report:
    """Read a full statement or transcript as reports are read.

    Args:
        path: of the file.
        max_bytes: the largest document that is read.

    Raises:
        InputError: it cannot be read.
        UsageError: it holds several texts.
    """
    intake = read_inputs([path], max_bytes=max_bytes)
    if not intake.reports:
        skipped = intake.skipped[0]
        raise InputError(skipped.source, skipped.cause, skipped.remedy)
    if len(intake.reports) > 1:
        raise UsageError(str(path), f"holds {len(intake.reports)} texts", "give the document of record as one")
    return intake.reports[0]
