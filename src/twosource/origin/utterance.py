"""The same quoted words: one utterance, however many tell it and whomever they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Reading, Statement

RUN = 5
_WORD = re.compile(r"\w+")


def quoted_runs(reading: Reading, statement: Statement) -> frozenset[tuple[str, ...]]:
    """All runs of ``RUN`` words, case folded, that stand inside quotation marks within a statement."""
    place = statement.place
    runs: set[tuple[str, ...]] = set()
    for quotation in reading.quotations:
        start, end = max(place.start, quotation.span.start), min(place.end, quotation.span.end)
        if quotation.kind == "direct" and start < end:
            words = _WORD.findall(reading.report.text[start:end].casefold())
            runs.update(tuple(words[index : index + RUN]) for index in range(len(words) - RUN + 1))
    return frozenset(runs)


def same_words(readings: Mapping[str, Reading], members: Sequence[Statement]) -> list[tuple[str, str]]:
    """Pairs of statements, by id, that quote the same words."""
    runs = [quoted_runs(readings[statement.place.report], statement) for statement in members]
    return [
        (members[one].id, members[other].id)
        for one in range(len(members))
        for other in range(one + 1, len(members))
        if runs[one] & runs[other]
    ]
