"""Words of two sentences that turn one of them round: opposites in one place, verdicts anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.model import Span
from twosource.statement.axes import side_by_side, turned_against
from twosource.statement.polarity import CONVERSES
from twosource.statement.slots import slots

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile

_OPPOSITE_COVER = 0.55
_AXIS_COVER = 0.5
_NEGATED_REACH = 3
_PASSIVE_REACH = 3
_WAIT_REACH = 6
_WAITING = frozenset({"until", "till", "unless", "before"})
_LIMITED_REACH = 8
_DENIED_REACH = 6
_DENYING = frozenset({"denied", "denies", "deny", "denying"})
_BEING = frozenset({"was", "were", "is", "are", "be", "been", "being"})


def find_opposites(a: Profile, b: Profile, match: WordMatch) -> list[tuple[Span, Span]]:
    """Find a word of a and its opposite in b, each missing on the other side.

    Opposites as "north" and "south" count only where they stand between the same words; words that accept or reject
    count anywhere in sentences of which the rest agrees.
    """
    return [*_in_one_place(a, b, match), *_verdicts(a, b, match)]


def _in_one_place(a: Profile, b: Profile, match: WordMatch) -> list[tuple[Span, Span]]:
    pairs = [
        (i, j)
        for key in (a.opposed.keys() & b.key_set) - a.key_set
        for i in a.opposed[key]
        for j in b.numbers[key]
        if a.words[i].key not in b.key_set
        and _negated(a, i) == _negated(b, j)
        and not _converse(a, i, b, j)
        and _until(a, i) == _until(b, j)
        and not (_limited(a, i) or _limited(b, j))
    ]
    if not pairs or min(match.covered_a, match.covered_b) < _OPPOSITE_COVER:
        return []
    places = slots(a, b)
    return [
        (_span(a, i), _span(b, j))
        for i, j in sorted(pairs)
        if any(i1 <= i < i2 and j1 <= j < j2 for i1, i2, j1, j2 in places)
    ]


def _converse(a: Profile, i: int, b: Profile, j: int) -> bool:
    """Tell whether two words tell one deal from both ends: what was bought was sold."""
    pair = frozenset((a.words[i].key, b.words[j].key))
    return pair in CONVERSES and _passive(a, i) and _passive(b, j)


def _until(profile: Profile, number: int) -> bool:
    """Tell whether a word is only waited for: "until it is confirmed" agrees with "while it is unconfirmed"."""
    return any(word.folded in _WAITING for word in profile.words[max(0, number - _WAIT_REACH) : number])


def _limited(profile: Profile, number: int) -> bool:
    """Tell whether a word holds in some cases alone: what is "only allowed if" may well be banned."""
    near = profile.folded[max(0, number - _LIMITED_REACH) : number + 2]
    return "only" in near and "not" not in near


def _passive(profile: Profile, number: int) -> bool:
    before = profile.words[max(0, number - _PASSIVE_REACH) : number]
    return any(word.folded in _BEING for word in before)


def _verdicts(a: Profile, b: Profile, match: WordMatch) -> list[tuple[Span, Span]]:
    """Find a verdict of a that b turns round: by its opposite, or by denying a word of the same side."""
    if not a.verdicts or not b.verdicts:
        return []
    own, other = _lone_verdicts(a, b), _lone_verdicts(b, a)
    found = []
    for i, first in own:
        for j, second in other:
            if first == second or _limited(a, i) or _limited(b, j) or _is_past(a, i) != _is_past(b, j):
                continue
            denied = _is_denied(a, i) != _is_denied(b, j)
            against = side_by_side(first, second) if denied else turned_against(first, second)
            if against and min(_rest(a, i, match.best_a), _rest(b, j, match.best_b)) >= _AXIS_COVER:
                found.append((_span(a, i), _span(b, j)))
    return found if len(found) == 1 else []


def _is_denied(profile: Profile, number: int) -> bool:
    """Tell whether a verdict is negated or, before it, denied: "denied that he had refused"."""
    before = profile.folded[max(0, number - _DENIED_REACH) : number]
    return _negated(profile, number) != any(word in _DENYING for word in before)


def _is_past(profile: Profile, number: int) -> bool:
    """Tell whether a verdict is told of an earlier time: "which had barred it"."""
    return number > 0 and profile.folded[number - 1] == "had"


def _lone_verdicts(a: Profile, b: Profile) -> list[tuple[int, str]]:
    """Give a's verdicts, number and key, in words that b has not."""
    return [(number, key) for number, key in a.verdicts if a.words[number].key not in b.key_set]


def _rest(profile: Profile, number: int, best: NDArray[np.float32]) -> float:
    """Share of a sentence's weight, but for one word, that the other sentence has."""
    kept = np.array([other != number for other in profile.content])
    total = float(profile.weights[kept].sum())
    return float(profile.weights[kept] @ best[kept]) / total if total else 0.0


def _negated(profile: Profile, number: int) -> bool:
    return any(
        0 < number - negation.word <= _NEGATED_REACH or number in negation.scope[:1]
        for negation in profile.negations
        if negation.explicit or negation.scope
    )


def _span(profile: Profile, number: int) -> Span:
    return Span(profile.words[number].start, profile.words[number].end)
