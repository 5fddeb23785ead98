"""Statements as the sides of a comparison: their words, whether quoted, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from twosource.statement.encoder import embed
from twosource.statement.profile import profile
from twosource.statement.relation import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.model import Attribution, Reading, Statement

_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement with what a comparison needs of its report.

    Attributes:
        statement: the statement.
        report: number of its report among the readings.
        side: its words, whether most of them stand in quotation marks, its speaker and date.
    """

    statement: Statement
    report: int
    side: Side


def gather(readings: Sequence[Reading], statements: Sequence[Statement]) -> list[Spoken]:
    """Turn statements into sides, in their order."""
    numbers = {reading.report.id: number for number, reading in enumerate(readings)}
    by_id = [{each.id: each for each in reading.attributions} for reading in readings]
    gathered = []
    for statement in statements:
        number = numbers[statement.place.report]
        attribution = by_id[number].get(statement.attribution or "")
        gathered.append(Spoken(statement, number, _side(readings[number], statement, attribution)))
    return gathered


@lru_cache(maxsize=4)
def vectors_of(texts: tuple[str, ...]) -> NDArray[np.float32]:
    """Encode a story's statements, shape (n, d); remembered, as alignment and conflicts both ask."""
    distinct = list(dict.fromkeys(texts))
    rows = {text: row for row, text in enumerate(distinct)}
    return embed(distinct)[[rows[text] for text in texts]] if texts else np.zeros((0, 1), dtype=np.float32)


def _side(reading: Reading, statement: Statement, attribution: Attribution | None) -> Side:
    start, end = statement.place.start, statement.place.end
    quoted = sum(
        max(0, min(end, quotation.span.end) - max(start, quotation.span.start))
        for quotation in reading.quotations
        if quotation.kind == "direct" and quotation.depth == 0
    )
    text = _blank_between(reading.report.text[start:end], start, attribution)
    mostly = quoted > _MOSTLY * max(1, sum(not letter.isspace() for letter in text))
    denied = attribution is not None and attribution.polarity == "denied"
    return Side(
        text=text,
        quoted=mostly,
        speaker=_speaker_of(attribution),
        published=reading.report.published,
        # To deny with the words "we never said so" is to say just that.
        denied=denied and not (mostly and profile(text).negations),
    )


def _speaker_of(attribution: Attribution | None) -> str | None:
    """Name the speaker; ``None`` for one who is only described, who may be anybody."""
    if attribution is None or attribution.speaker is None or attribution.speaker.kind == "unnamed":
        return None
    return attribution.speaker.name


def _blank_between(text: str, start: int, attribution: Attribution | None) -> str:
    """Blank out what stands between the content's spans, such as "he said"; places stay as they are."""
    if attribution is None:
        return text
    spans = [span for span in attribution.content if start <= span.start and span.end <= start + len(text)]
    for before, after in pairwise(spans):
        gap = after.start - before.end
        text = text[: before.end - start] + " " * gap + text[after.start - start :]
    return text
