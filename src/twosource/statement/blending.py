"""What the words of a pair tell and what the reader of pairs tells, weighed together.

Both were looked at on pairs that the reader had not been taught (``docs/models.md``).  Words tell more where two
sentences share many of them, whatever the reader thinks; where they share few, words tell nothing and the reader
nearly all.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from twosource.statement.weighing import logistic

if TYPE_CHECKING:
    from twosource.statement.reader import Told

# What a logit of the reader counts beside one of the words: less where words are asked whether both say the same.
SHARE, SAME_SHARE = 0.3, 0.1
# The reader alone makes two sentences the same, by this slope and constant of its logit, unless they are more likely
# contrary than not.
ALONE, ALONE_FROM = 0.8, 1.3
CONTRARY, SHORT_OF_IT = 0.5, 0.0
# What is taken off where both could tell it, so that one half suits MSRP.
EITHER = 0.5
# Of the words' similarity, of the reader's logit of "same", and a constant: fitted on a fifth of the graded news of
# 2013 and 2014.
SIMILARITY = (0.68, 0.036, 0.19)
# Digits behind the point of what is told.
DIGITS = 6
_SUREST = 1e-4


class Scored(NamedTuple):
    """Likeness and probabilities of a pair, as in ``PairDecision``."""

    similarity: float
    same: float
    entails_ab: float
    entails_ba: float
    contradicts: float


def blend(words: Scored, told: Told, *, opposed: bool) -> Scored:
    """Weigh what the words tell and what the reader told together; ``opposed``: the words show a contrary fact."""
    read = logit(told.same)
    alone = ALONE * read + ALONE_FROM - max(0.0, logit(told.against))
    if opposed or told.against >= CONTRARY:
        alone = min(alone, SHORT_OF_IT)
    either = _either(logit(words.same) + SAME_SHARE * read, alone)
    kept, added, constant = SIMILARITY
    return Scored(
        similarity=round(min(1.0, max(0.0, kept * words.similarity + added * read + constant)), DIGITS),
        same=round(logistic(either - EITHER), DIGITS),
        entails_ab=_together(words.entails_ab, told.onward),
        entails_ba=_together(words.entails_ba, told.backward),
        contradicts=_together(words.contradicts, told.against),
    )


def _either(x: float, y: float) -> float:
    """The logarithm of the sum of what two logarithms stand for."""
    return max(x, y) + math.log1p(math.exp(-abs(x - y)))


def _together(words: float, told: float) -> float:
    return round(logistic(logit(words) + SHARE * logit(told)), DIGITS)


def logit(probability: float) -> float:
    """The log of the odds, of what is never quite sure."""
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))
