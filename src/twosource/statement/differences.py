"""Where two sentences about the same thing differ in fact: numbers, dates, names, places, yes and no, roles.

Only what stands in the same place of both is held against each other: the words around it must say the same.  What one
sentence leaves out is no difference of fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.model import ConflictKind, ConflictSubject, Span
from twosource.statement.amounts import compare, relate_values
from twosource.statement.facts import Around, FactPair, pair_facts
from twosource.statement.moments import compare_moments
from twosource.statement.number_words import GROWING
from twosource.statement.slots import find_names_apart, find_opposites, find_swapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from twosource.statement.match import WordMatch
    from twosource.statement.polarity import Negation
    from twosource.statement.profile import Profile
    from twosource.statement.quantities import Quantity

_COUNTED_ALIKE = 0.5
_UNIT_CONTEXT = 0.6
_DENIED_COVER = 0.62
_NEAR_DENIAL = 4
_AFFIRMED = 0.75
_SURELY_ONE = 0.85


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of fact.

    Attributes:
        a: place in the first sentence.
        b: place in the second.
        kind: conflict, or what it is instead: a rounding or a bound.
        what: what differs.
        context: how far the words around both places agree, 0 to 1.
    """

    a: Span
    b: Span
    kind: ConflictKind
    what: ConflictSubject
    context: float = 1.0


def find_differences(a: Profile, b: Profile, match: WordMatch) -> tuple[Difference, ...]:
    """Find the differences of fact between two sentences, in order of place in the first."""
    found = [
        *_numbers(a, b, match),
        *_dates(a, b, match),
        *(Difference(x, y, "conflict", what) for x, y, what in find_names_apart(a, b, match)),
        *_polarity(a, b, match),
        *(Difference(x, y, "conflict", "role") for x, y in find_swapped(a, b)),
    ]
    return tuple(sorted(set(found), key=lambda each: (each.a, each.b, each.what)))


def has_conflict(differences: Sequence[Difference]) -> bool:
    """Tell whether one of the differences cannot be reconciled."""
    return any(difference.kind == "conflict" for difference in differences)


def _numbers(a: Profile, b: Profile, match: WordMatch) -> list[Difference]:
    if not a.quantities or not b.quantities:
        return []
    around = Around(a, b, match)
    found = []
    for pair in pair_facts(around, a.quantities, b.quantities, _relate_quantities, _counted_alike):
        first, second = a.quantities[pair.a], b.quantities[pair.b]
        kind = _number_kind(first, second, pair)
        if kind == "conflict" and (_adds_up(first, b.quantities) or _adds_up(second, a.quantities)):
            continue
        if kind is not None:
            places = Span(first.start, first.end), Span(second.start, second.end)
            found.append(Difference(*places, kind, "number", pair.context))
    return found


def _number_kind(a: Quantity, b: Quantity, pair: FactPair) -> ConflictKind | None:
    """Name how two numbers in the same surroundings differ; ``None`` where they do not speak of one quantity."""
    swapped = _unit_swapped(a, b)
    if pair.context < _UNIT_CONTEXT and (swapped or _uncounted(a, b)):
        return None
    if pair.relation == "different_quantity":
        return "conflict" if swapped else None
    return "rounding" if pair.relation == "rounding" else "bound" if pair.relation == "bound" else "conflict"


def _relate_quantities(a: Quantity, b: Quantity) -> str:
    return relate_values(a, b) if _uncounted(a, b) else compare(a, b)


def _uncounted(a: Quantity, b: Quantity) -> bool:
    """Tell whether one of two counts does not say what it counts, so that only its surroundings can tell."""
    open_ended = not a.nouns or not b.nouns
    return a.kind == b.kind == "count" and open_ended and (a.category is None or b.category is None)


def _adds_up(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether a number is the sum of two neighbouring ones: "two officials and five others", "seven people"."""
    return any(
        x.kind == y.kind == whole.kind == "count"
        and len({x.category, y.category} - {None}) < 2
        and x.value + y.value == whole.value
        for x, y in pairwise(parts)
    )


def _counted_alike(a: Quantity, b: Quantity) -> float:
    """Vouch for two counts, in all, of people that one thing happened to."""
    alike = a.category in GROWING and a.category == b.category and not a.partial and not b.partial
    return _COUNTED_ALIKE if alike else 0.0


def _unit_swapped(a: Quantity, b: Quantity) -> bool:
    """Tell whether only the unit differs: 12 percent and 12 percentage points, 5 dollars and 5 euros."""
    if a.kind == "count" or b.kind == "count" or a.unit == b.unit or not a.value or not b.value:
        return False
    return a.kind == b.kind and a.kind in {"money", "percent"} and abs(a.value - b.value) < 1e-6 * a.value


def _dates(a: Profile, b: Profile, match: WordMatch) -> list[Difference]:
    if not a.moments or not b.moments:
        return []
    found = []
    for pair in pair_facts(Around(a, b, match), a.moments, b.moments, compare_moments):
        if pair.relation == "conflict":
            first, second = a.moments[pair.a], b.moments[pair.b]
            places = Span(first.start, first.end), Span(second.start, second.end)
            found.append(Difference(*places, "conflict", "date", pair.context))
    return found


def _polarity(a: Profile, b: Profile, match: WordMatch) -> list[Difference]:
    found = [Difference(x, y, "conflict", "polarity") for x, y in find_opposites(a, b, match)]
    if min(match.covered_a(a), match.covered_b(b)) < _DENIED_COVER:
        return found
    surely = min(match.covered_a(a), match.covered_b(b)) >= _SURELY_ONE
    found += [Difference(x, y, "conflict", "polarity") for x, y in _denied(a, b, match.likeness, surely=surely)]
    found += [Difference(x, y, "conflict", "polarity") for y, x in _denied(b, a, match.likeness.T, surely=surely)]
    return found


def _denied(a: Profile, b: Profile, likeness: NDArray[np.float32], *, surely: bool) -> list[tuple[Span, Span]]:
    """Find what a denies with "not", "no", "never" and b affirms in the same words.

    Denials that both sentences have in the same word are set aside first.  The place in a is the denying word, the
    place in b the affirmed one.  Only in sentences that are surely one is the second word after the denial held against
    the other sentence as well.
    """
    own, others = _unshared(a, b), _unshared(b, a)
    if sum(each.explicit for each in others) >= sum(each.explicit for each in own):
        return []
    rows = {number: row for row, number in enumerate(a.content)}
    blocked = {number for other in others for number in range(other.word - 1, other.word + _NEAR_DENIAL + 1)}
    found = []
    for negation in own:
        if not negation.explicit or any(0 < abs(other.word - negation.word) <= _NEAR_DENIAL for other in own):
            continue
        for number in negation.scope[: 2 if surely else 1]:
            row = rows.get(number)
            if row is None or not b.keys or a.keys.count(a.keys[row]) > 1:
                continue
            column = int(likeness[row].argmax())
            if likeness[row, column] >= _AFFIRMED and b.content[column] not in blocked:
                denying, affirmed = a.words[negation.word], b.words[b.content[column]]
                found.append((Span(denying.start, denying.end), Span(affirmed.start, affirmed.end)))
                break
    return found


def _unshared(a: Profile, b: Profile) -> list[Negation]:
    """Give a's denials beyond those that b has in the same word."""
    spare = [b.words[negation.word].key for negation in b.negations]
    own = []
    for negation in a.negations:
        key = a.words[negation.word].key
        if key in spare:
            spare.remove(key)
        else:
            own.append(negation)
    return own
