"""The same quoted words: one utterance, however many tell it and whomever they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Reading, Statement

Run = tuple[str, ...]
RUN = 5
# So many words in a row of a quotation are that quotation, with marks or, as in a speech printed whole, without.
UNMARKED_RUN = 8
_WORD = re.compile(r"\w+")


def quoted_runs(reading: Reading, statement: Statement, length: int = RUN) -> frozenset[Run]:
    """All runs of so many words, case folded, that stand inside quotation marks within a statement."""
    place = statement.place
    runs: set[Run] = set()
    for quotation in reading.quotations:
        start, end = max(place.start, quotation.span.start), min(place.end, quotation.span.end)
        if quotation.kind == "direct" and start < end:
            runs.update(_runs(reading.report.text[start:end], length))
    return frozenset(runs)


def _runs(text: str, length: int) -> set[Run]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[index : index + length]) for index in range(len(words) - length + 1)}


def same_words(readings: Mapping[str, Reading], members: Sequence[Statement]) -> list[tuple[str, str]]:
    """Pairs of statements, by id, that quote the same words, or of which one prints the other's without marks."""
    read = [readings[statement.place.report] for statement in members]
    runs = [quoted_runs(reading, statement) for reading, statement in zip(read, members, strict=True)]
    longer = [quoted_runs(reading, statement, UNMARKED_RUN) for reading, statement in zip(read, members, strict=True)]
    told = [
        _runs(reading.report.text[statement.place.start : statement.place.end], UNMARKED_RUN)
        if statement.attribution is None
        else set()
        for reading, statement in zip(read, members, strict=True)
    ]
    return [
        (members[one].id, members[other].id)
        for one in range(len(members))
        for other in range(one + 1, len(members))
        if runs[one] & runs[other] or longer[one] & told[other] or told[one] & longer[other]
    ]
