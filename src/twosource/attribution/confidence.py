"""How sure a triple of the tagger is: the share of right ones among its like.

Right is a content that shares at least half of its code points (IoU) with an annotated one.  The weights were fitted by
``training/attribution/calibrate.py`` on PolNeAR's dev split (``docs/models.md``).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 0.001


class Evidence(NamedTuple):
    """What the confidence of a triple rests on.

    Attributes:
        cue: log-odds that a cue begins where it does.
        content: log-odds of the mean probability of its content's pieces.
        doubt: log-odds of the least probable of them.
        length: logarithm of their number: of long contents more are right.
        sourced: 1 if a source was found, else 0.
    """

    cue: float
    content: float
    doubt: float
    length: float
    sourced: float


WEIGHTS = Evidence(cue=0.226, content=0.281, doubt=0.313, length=0.794, sourced=0.849)
CONSTANT = -2.924


def evidence_of(cue: float, pieces: Sequence[float], *, sourced: bool) -> Evidence:
    """Gather it from the probabilities of a cue and of the pieces of its content, one or more."""
    mean = math.fsum(pieces) / len(pieces)
    return Evidence(_log_odds(cue), _log_odds(mean), _log_odds(min(pieces)), math.log(1 + len(pieces)), float(sourced))


def confidence_of(evidence: Evidence) -> float:
    """The probability, 0 to 1, that the content is right."""
    score = math.fsum(weight * value for weight, value in zip(WEIGHTS, evidence, strict=True)) + CONSTANT
    return 1.0 / (1.0 + math.exp(-score))


def _log_odds(probability: float) -> float:
    kept = min(1.0 - _EDGE, max(_EDGE, probability))
    return math.log(kept / (1.0 - kept))
