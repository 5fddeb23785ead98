"""What the words of a pair tell and what the reader of pairs tells, weighed together.

Both were looked at on pairs that the reader had not been taught (``docs/models.md``).  Words tell more where two
sentences share many of them, whatever the reader thinks; where they share few, words tell nothing and the reader
nearly all.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from twosource.statement.reader import Told

# What a logit of the reader counts beside one of the words: less where words are asked whether both say the same.
SHARE, SAME_SHARE = 0.3, 0.1
# Two sentences say the same if the words tell it or else the reader alone: the slope and constant of its logit.
ALONE, ALONE_FROM = 0.8, 1.3
# Two that each are undecided must not make a decision together.
EITHER = 0.5
# Of the words' similarity, of the reader's logit of "same", and a constant: fitted on a fifth of the graded news of
# 2013 and 2014.
SIMILARITY = (0.68, 0.036, 0.19)
_DIGITS = 6
_SUREST = 1e-4


class Scored(NamedTuple):
    """Likeness and probabilities of a pair, as in ``PairDecision``."""

    similarity: float
    same: float
    entails_ab: float
    entails_ba: float
    contradicts: float


def blend(words: Scored, told: Told) -> Scored:
    """Weigh what the words tell and what the reader told together."""
    read = logit(told.same)
    beside = logit(words.same) + SAME_SHARE * read
    # What it takes for contrary more likely than not, the reader alone does not make one.
    alone = ALONE * read + ALONE_FROM - max(0.0, logit(told.against))
    either = max(beside, alone) + math.log1p(math.exp(-abs(beside - alone)))
    kept, added, constant = SIMILARITY
    return Scored(
        similarity=round(min(1.0, max(0.0, kept * words.similarity + added * read + constant)), _DIGITS),
        same=round(_logistic(either - EITHER), _DIGITS),
        entails_ab=_together(words.entails_ab, told.onward),
        entails_ba=_together(words.entails_ba, told.backward),
        contradicts=_together(words.contradicts, told.against),
    )


def _together(words: float, told: float) -> float:
    return round(_logistic(logit(words) + SHARE * logit(told)), _DIGITS)


def logit(probability: float) -> float:
    """The log of the odds, of what is never quite sure."""
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-score))
