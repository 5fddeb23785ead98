"""What the statements of one story are to each other, weighed once: alignment and conflicts ask for the same pairs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twosource.statement.candidates import find_candidates
from twosource.statement.relation import cosine, weigh
from twosource.statement.spoken import gather, vectors_of
from twosource.statement.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Reading, Statement
    from twosource.statement.relation import Judged
    from twosource.statement.voices import Voices


class Judgements:
    """The decisions on pairs of one story's statements; pairs are of numbers, in the order of the statements.

    Attributes:
        readings: the readings of the story, in an order that does not depend on the input's.
        statements: what ``extract_statements`` made of them.
        spoken: the same as the sides of a comparison.
    """

    def __init__(self, readings: Sequence[Reading], statements: Sequence[Statement]) -> None:
        self.readings = readings
        self.statements = statements
        self.spoken = gather(readings, statements)
        self._vectors = vectors_of([each.side.text for each in self.spoken])
        self._judged: dict[tuple[int, int], Judged] = {}

    @cached_property
    def candidates(self) -> tuple[tuple[int, int], ...]:
        """The pairs worth a decision, the lower number first, sorted; never two of one report."""
        return find_candidates(self.spoken, self._vectors)

    @cached_property
    def voices(self) -> Voices:
        """The parties of the story."""
        return find_voices(self.readings)

    def judge(self, i: int, j: int) -> Judged:
        """Weigh two statements, of one report or of two, in the order of their numbers."""
        pair = (min(i, j), max(i, j))
        if pair not in self._judged:
            a, b = (self.spoken[number].side for number in pair)
            self._judged[pair] = weigh(a, b, cosine(self._vectors[pair[0]], self._vectors[pair[1]]))
        return self._judged[pair]
