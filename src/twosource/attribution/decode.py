"""The best whole reading of a row of role probabilities: Viterbi over BIO labels.

A piece-by-piece choice breaks long contents where one word looks odd by itself.  The best path pays for every span that
it opens, so that a content goes on unless the pieces say clearly that it ends.  A source is nearly always there, so
opening one is paid for; breaking one in two is not.

A cue that is read as having no content is read once more with the outside held less likely: neighbouring pieces doubt
together, and a path that adds up their doubts is surer of nothing than they are.  How sure what is found then is, its
own probabilities tell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

OUTSIDE, BEGIN_SOURCE, INSIDE_SOURCE, BEGIN_CONTENT, INSIDE_CONTENT = range(5)
OPENING = {BEGIN_SOURCE: -1.0, BEGIN_CONTENT: 1.5}
BROKEN_SOURCE = 4.0
# How much less likely the outside is held at the second look.
SECOND_LOOK = 8.0
_FLOOR = 1e-4
_NEVER = -1e9


def _transitions() -> NDArray[np.float64]:
    """Scores of going from one label to the next: ``(5, 5)``."""
    scores = np.zeros((5, 5))
    for label, cost in OPENING.items():
        scores[:, label] = -cost
        inside = label + 1
        scores[:, inside] = _NEVER
        scores[[label, inside], inside] = 0.0
    scores[[BEGIN_SOURCE, INSIDE_SOURCE], BEGIN_SOURCE] = -BROKEN_SOURCE
    return scores


def best_labels(roles: Sequence[NDArray[np.float32]]) -> list[NDArray[np.int64]]:
    """Label pieces for each cue.

    Args:
        roles: for each cue ``(pieces, 5)`` probabilities of O, B-source, I-source, B-content, I-content; the numbers of
            pieces may differ.

    Returns:
        For each cue ``(pieces,)`` labels; an inside label follows only its own begin or inside label.
    """
    if not roles:
        return []
    pieces = max(len(row) for row in roles)
    # Behind its last piece a row is surely outside, which changes nothing before.
    emissions = np.full((pieces, 5, len(roles)), np.log(_FLOOR))
    emissions[:, OUTSIDE] = 0.0
    for number, row in enumerate(roles):
        emissions[: len(row), :, number] = np.log(np.maximum(row.astype(np.float64), _FLOOR))
    labels = _best_paths(emissions)
    empty = np.flatnonzero(~(labels >= BEGIN_CONTENT).any(axis=0))
    if empty.size:
        doubted = emissions[:, :, empty]
        doubted[:, OUTSIDE] -= np.log(SECOND_LOOK)
        labels[:, empty] = _best_paths(doubted)
    return [labels[: len(row), number] for number, row in enumerate(roles)]


def _best_paths(emissions: NDArray[np.float64]) -> NDArray[np.int64]:
    """Viterbi over all cues at once: ``(pieces, 5, cues)`` scores → ``(pieces, cues)`` labels."""
    pieces, _, cues = emissions.shape
    transitions = _transitions()
    scores = emissions.copy()
    scores[0, [INSIDE_SOURCE, INSIDE_CONTENT]] = _NEVER
    scores[0, BEGIN_SOURCE] -= OPENING[BEGIN_SOURCE]
    scores[0, BEGIN_CONTENT] -= OPENING[BEGIN_CONTENT]
    spread = np.ascontiguousarray(np.broadcast_to(transitions[:, :, None], (5, 5, cues)))
    candidates, best = np.empty_like(spread), np.empty((5, cues))
    for before, score in pairwise(scores):
        np.add(before[:, None], spread, out=candidates)
        np.maximum.reduce(candidates, axis=0, out=best)
        np.add(score, best, out=score)
    # Where a label came from is asked of the best paths alone, not of every label at every piece.
    labels = np.zeros((pieces, cues), dtype=np.int64)
    labels[-1] = scores[-1].argmax(axis=0)
    for piece in range(pieces - 1, 0, -1):
        labels[piece - 1] = (scores[piece - 1] + transitions[:, labels[piece]]).argmax(axis=0)
    return labels
