"""Where two sentences about the same thing differ in fact: numbers, dates, names, places, yes and no, roles.

Only what stands in the same place of both is held against each other: the words around it must say the same.  What one
sentence leaves out is no difference of fact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from twosource.model import ConflictKind, ConflictSubject, Span
from twosource.statement.amounts import compare, relate_values
from twosource.statement.facts import Around, FactPair, pair_facts
from twosource.statement.moments import compare_moments
from twosource.statement.number_words import GROWING
from twosource.statement.opposites import find_opposites
from twosource.statement.polarity import find_auxiliary, is_attempted, turns_round
from twosource.statement.reckoned import adds_up, is_reckoned
from twosource.statement.slots import find_names_apart, find_names_unanswered, find_swapped
from twosource.statement.turned_roles import find_turned_roles

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
# The same number of five or more with another unit is hardly chance.
_TELLING = 5.0
_TELLING_CONTEXT = 0.3
_DENIED_COVER = 0.58
_NEAR_DENIAL = 4
_AFFIRMED = 0.75
_SURELY_ONE = 0.85
_NEAR_NOUN = 0.6
_SAME_PART = 0.6
_PREDICATE_WORDS = 2
_ANSWERED = 0.6
_REST_LEAST = 0.3
_REST_MOST = 0.4
_ROOT = 6
_ENDING = 4
_DENYING_NOUNS = frozenset({"no", "none", "neither", "nobody", "nothing"})
_CONDITIONS = frozenset({"without", "unles", "unless", "until"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of fact.

    Attributes:
        a: place in the first sentence.
        b: place in the second.
        kind: conflict, or what it is instead: a rounding or a bound.
        what: what differs.
        context: how far the words around both places agree, 0 to 1.
        slip: a slip of the pen explains it: one number with another unit, the same digits in another order.
    """

    a: Span
    b: Span
    kind: ConflictKind
    what: ConflictSubject
    context: float = 1.0
    slip: bool = False


def find_differences(a: Profile, b: Profile, match: WordMatch) -> tuple[Difference, ...]:
    """Find the differences of fact between two sentences, in order of place in the first."""
    found = [
        *_numbers(a, b, match),
        *_dates(a, b, match),
        *(Difference(x, y, "conflict", what) for x, y, what in find_names_apart(a, b, match)),
        *_polarity(a, b, match),
        *(Difference(x, y, "conflict", "role") for x, y in find_swapped(a, b) or find_turned_roles(a, b)),
    ]
    return tuple(sorted(set(found), key=lambda each: (each.a, each.b, each.what)))


def has_conflict(differences: Sequence[Difference]) -> bool:
    """Tell whether one of the differences cannot be reconciled."""
    return any(difference.kind == "conflict" for difference in differences)


def agree_but_for(a: Profile, b: Profile, match: WordMatch, differences: Sequence[Difference]) -> bool:
    """Tell whether two sentences surely are about one thing and part only in a fact.

    What they have in common is measured on the words outside the differing places, so that a short sentence is not
    taken for another one because its only name or number differs.
    """
    apart = [each for each in differences if each.kind == "conflict"]
    if not apart:
        return False
    rest = sorted(
        (
            _outside(a, [each.a for each in apart], match.best_a),
            _outside(b, [each.b for each in apart], match.best_b),
        )
    )
    return rest[0] >= _REST_LEAST and rest[1] >= _REST_MOST


def _outside(profile: Profile, places: Sequence[Span], best: NDArray[np.float32]) -> float:
    """Share of a sentence's weight, but for some places, that the other sentence has."""
    share = total = 0.0
    for row, number in enumerate(profile.content):
        word = profile.words[number]
        if not any(place.start < word.end and word.start < place.end for place in places):
            total += float(profile.weights[row])
            share += float(profile.weights[row]) * float(best[row])
    return share / total if total else 0.0


def _numbers(a: Profile, b: Profile, match: WordMatch) -> list[Difference]:
    if not a.quantities or not b.quantities:
        return []
    around = Around(a, b, match)
    steps = _in_steps(a.quantities) or _in_steps(b.quantities)
    found = []

    def relate(x: Quantity, y: Quantity) -> str:
        return _relate_quantities(around, x, y)

    for pair in pair_facts(around, a.quantities, b.quantities, relate, _counted_alike):
        first, second = a.quantities[pair.a], b.quantities[pair.b]
        kind = _number_kind(first, second, pair)
        if kind == "conflict" and _follows(a, first, b, second):
            continue
        if first.divided != second.divided or (steps and first.kind == second.kind == "ordinal"):
            continue
        if kind is not None:
            places = Span(first.start, first.end), Span(second.start, second.end)
            found.append(Difference(*places, kind, "number", pair.context, _slipped(first, second)))
    return found


def _follows(a: Profile, x: Quantity, b: Profile, y: Quantity) -> bool:
    """Tell whether one of two numbers is reckoned from others; two parts of one whole are held against each other."""
    if adds_up(x, b.quantities) or adds_up(y, a.quantities):
        return True
    parts = x.whole is not None and x.whole == y.whole
    return not parts and (is_reckoned(x, a, b) or is_reckoned(y, a, b))


def _in_steps(quantities: Sequence[Quantity]) -> bool:
    """Tell whether a sentence goes through steps, of which another may tell others: "first year", "fourth year"."""
    return sum(each.kind == "ordinal" for each in quantities) > 1


def _number_kind(a: Quantity, b: Quantity, pair: FactPair) -> ConflictKind | None:
    """Name how two numbers in the same surroundings differ; ``None`` where they do not speak of one quantity."""
    swapped = _unit_swapped(a, b)
    least = _TELLING_CONTEXT if swapped and a.stated >= _TELLING else _UNIT_CONTEXT
    if pair.context < least and (swapped or _uncounted(a, b)):
        return None
    if pair.relation == "different_quantity":
        return "conflict" if swapped else None
    return "rounding" if pair.relation == "rounding" else "bound" if pair.relation == "bound" else "conflict"


def _relate_quantities(around: Around, a: Quantity, b: Quantity) -> str:
    if _uncounted(a, b):
        return relate_values(a, b)
    relation = compare(a, b)
    if relation == "different_quantity" and _named_alike(around, a, b):
        return relate_values(a, b)
    if relation == "conflict" and a.whole is not None and a.whole == b.whole == a.value + b.value:
        return "conflict" if _told_alike(around, a, b) else "compatible"
    return relation


def _told_alike(around: Around, a: Quantity, b: Quantity) -> bool:
    """Tell whether one thing is told of two parts of a whole: not "five of eight failed", "three of eight worked"."""
    counted = a.nouns & b.nouns
    rows, columns = _predicate(around.a, a, counted), _predicate(around.b, b, counted)
    if not rows or not columns:
        return len(counted) > 1
    return float(around.match.likeness[rows][:, columns].max()) >= _SAME_PART


def _predicate(profile: Profile, part: Quantity, counted: frozenset[str]) -> list[int]:
    """Rows of the first two words of meaning after a part and its whole, inside their clause."""
    start = max((each.end for each in profile.quantities if each.value == part.whole), default=part.end)
    found: list[int] = []
    for row, number in enumerate(profile.content):
        word = profile.words[number]
        if word.start < max(start, part.end) or word.key in counted:
            continue
        if "," in profile.text[max(start, part.end) : word.start] or len(found) == _PREDICATE_WORDS:
            break
        found.append(row)
    return found


def _named_alike(around: Around, a: Quantity, b: Quantity) -> bool:
    """Tell whether what two counts count has names near in meaning: 90,000 homes, 60,000 households."""
    if not (a.kind == b.kind == "count") or a.partial != b.partial or a.member or b.member:
        return False
    if a.category is not None and b.category is not None and a.category != b.category:
        return False
    rows = [row for row, key in enumerate(around.a.keys) if key in a.nouns]
    columns = [column for column, key in enumerate(around.b.keys) if key in b.nouns]
    return bool(rows and columns) and float(around.match.likeness[rows][:, columns].max()) >= _NEAR_NOUN


def _uncounted(a: Quantity, b: Quantity) -> bool:
    """Tell whether one of two counts does not say what it counts, so that only its surroundings can tell."""
    open_ended = not a.nouns or not b.nouns
    return a.kind == b.kind == "count" and open_ended and (a.category is None or b.category is None)


def _counted_alike(a: Quantity, b: Quantity) -> float:
    """Vouch for two counts, in all, of people that one thing happened to, and for what a slip of the pen explains."""
    alike = a.category in GROWING and a.category == b.category and not a.partial and not b.partial
    return _COUNTED_ALIKE if alike or _slipped(a, b) else 0.0


def _slipped(a: Quantity, b: Quantity) -> bool:
    """Tell whether a slip of the pen explains two numbers: it is hardly chance that they are so alike."""
    if _unit_swapped(a, b) and a.stated >= _TELLING:
        return a.kind != "measure" or a.unit == b.unit
    return _digits_swapped(a, b)


def _digits_swapped(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers of one unit have the same digits in another order: 73 and 37 seconds."""
    if (a.kind, a.unit) != (b.kind, b.unit) or a.stated == b.stated:
        return False
    first, second = (f"{each.stated:.6g}".strip("0").replace(".", "") for each in (a, b))
    return len(first) > 1 and len(set(first)) > 1 and sorted(first) == sorted(second)


def _unit_swapped(a: Quantity, b: Quantity) -> bool:
    """Tell whether only the unit differs: 12 percent and 12 percentage points, 5 dollars and 5 euros, 40 tons and feet.

    Degrees without their scale are of any scale.
    """
    if a.kind != b.kind or a.kind not in {"money", "percent", "measure"}:
        return False
    if a.unit == b.unit and math.isclose(a.value, b.value, rel_tol=1e-6):
        return False
    if {a.unit, b.unit} == {"degree", "temperature"}:
        return False
    return a.stated > 0 and abs(a.stated - b.stated) < 1e-6 * a.stated


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
    if min(match.covered_a, match.covered_b) < _DENIED_COVER:
        return found
    surely = min(match.covered_a, match.covered_b) >= _SURELY_ONE
    found += [Difference(x, y, "conflict", "polarity") for x, y in _denied(a, b, match.likeness, surely=surely)]
    found += [Difference(x, y, "conflict", "polarity") for y, x in _denied(b, a, match.likeness.T, surely=surely)]
    return found


def find_unanswered(a: Profile, b: Profile, match: WordMatch) -> tuple[Difference, ...]:
    """Find what two sentences that are known to say the same else have no answer to: a name, a number or a denial.

    More is asked of sentences that may only be about one thing (``find_differences``).
    """
    numbers = _lone_numbers(Around(a, b, match))
    names = [Difference(x, y, "conflict", what) for x, y, what in find_names_unanswered(a, b, match)]
    denials = [*_lone_denial(a, b, match.likeness), *(turn(each) for each in _lone_denial(b, a, match.likeness.T))]
    return (*numbers, *names, *denials)


def _lone_numbers(around: Around) -> list[Difference]:
    """Find the only numbers with one unit that are left over, one on each side."""
    own, others = around.a.quantities, around.b.quantities
    relations = {(i, j): _relate_quantities(around, x, y) for i, x in enumerate(own) for j, y in enumerate(others)}
    met = {pair for pair, relation in relations.items() if relation in {"equal", "compatible"}}
    left_a = [i for i in range(len(own)) if all(pair[0] != i for pair in met)]
    left_b = [j for j in range(len(others)) if all(pair[1] != j for pair in met)]
    if len(left_a) != 1 or len(left_b) != 1 or relations[left_a[0], left_b[0]] != "conflict":
        return []
    x, y = own[left_a[0]], others[left_b[0]]
    if x.kind == "ordinal" or (x.kind == "count" and not _uncounted(x, y)):
        return []
    return [Difference(Span(x.start, x.end), Span(y.start, y.end), "conflict", "number", around.agreement(x, y))]


def _lone_denial(a: Profile, b: Profile, likeness: NDArray[np.float32]) -> list[Difference]:
    """Find the only outright denial of a, where b has none of any sort; b's place is what answers to it.

    What is denied must be said in b, or the denied auxiliary must stand there without a denial: "will not seek", "will
    stand".
    """
    if len(a.negations) != 1 or not a.negations[0].explicit or b.negations or any(map(turns_round, b.words)):
        return []
    denial = a.negations[0]
    rows = [row for row, number in enumerate(a.content) if number in denial.scope[:1]]
    if not rows or not b.keys or a.keys.count(a.keys[rows[0]]) > 1:
        return []
    column = int(likeness[rows[0]].argmax())
    auxiliary = find_auxiliary(a.words, denial.word, b.words)
    if is_attempted(b.words, b.content[column]):
        return []
    if likeness[rows[0], column] >= _ANSWERED and _is_nearest(likeness, rows[0], column):
        affirmed = b.words[b.content[column]]
    elif auxiliary is not None:
        affirmed = b.words[auxiliary]
    else:
        return []
    denying = a.words[denial.word]
    return [Difference(Span(denying.start, denying.end), Span(affirmed.start, affirmed.end), "conflict", "polarity")]


def turn(difference: Difference) -> Difference:
    """See a difference from the other sentence."""
    return replace(difference, a=difference.b, b=difference.a)


def _denied(a: Profile, b: Profile, likeness: NDArray[np.float32], *, surely: bool) -> list[tuple[Span, Span]]:
    """Find what a denies with "not", "no", "failed to", "without" and b affirms in the same words.

    Denials that both sentences have in the same word are set aside first, and sentences that deny twice ("without …
    there will be no …") are left alone.  The place in a is the denying word, the place in b the affirmed one.  Only
    after "no" and the like, in sentences that are surely one, is the second word held against the other sentence too.
    """
    if not a.negations:
        return []
    own, others = [each for each in _unshared(a, b) if each.scope], _unshared(b, a)
    if sum(bool(each.scope) for each in others) >= len(own) or _denies_twice(a):
        return []
    blocked = {number for other in others for number in range(other.word - 1, other.word + _NEAR_DENIAL + 1)}
    found = []
    for negation in own:
        if any(0 < abs(other.word - negation.word) <= _NEAR_DENIAL for other in own):
            continue
        several = surely and a.words[negation.word].key in _DENYING_NOUNS
        for number in negation.scope[: 2 if several else 1]:
            row = a.rows.get(number)
            if row is None or not b.keys or a.keys.count(a.keys[row]) > 1:
                continue
            column = _affirmed(a.keys[row], b, likeness, row)
            if column is not None and b.content[column] not in blocked and not is_attempted(b.words, b.content[column]):
                denying, affirmed = a.words[negation.word], b.words[b.content[column]]
                found.append((Span(denying.start, denying.end), Span(affirmed.start, affirmed.end)))
                break
    return found


def _affirmed(key: str, other: Profile, likeness: NDArray[np.float32], row: int) -> int | None:
    """Find the word of the other sentence that says what a key says, if it be as a noun: compensated, compensation."""
    column = int(likeness[row].argmax())
    if likeness[row, column] >= _AFFIRMED and _is_nearest(likeness, row, column):
        return column
    return next((place for place, each in enumerate(other.keys) if _one_root(key, each)), None)


def _is_nearest(likeness: NDArray[np.float32], row: int, column: int) -> bool:
    """Tell whether no other word of the first sentence is nearer to a word of the second: that one answers to it."""
    return bool(likeness[row, column] >= likeness[:, column].max())


def _one_root(x: str, y: str) -> bool:
    shared = next(
        (place for place, pair in enumerate(zip(x, y, strict=False)) if pair[0] != pair[1]), min(len(x), len(y))
    )
    return shared >= _ROOT and max(len(x), len(y)) - shared <= _ENDING


def _denied_keys(sentence: Profile, negation: Negation) -> list[str]:
    return [sentence.words[number].key for number in negation.scope]


def _deny_one(scope: list[str], other: list[str]) -> bool:
    return bool(scope and other) and (scope[0] in other or other[0] in scope)


def _denies_twice(sentence: Profile) -> bool:
    """Tell whether a sentence has a condition among its denials: "without", "unless"."""
    keys = [sentence.words[negation.word].key for negation in sentence.negations]
    return len(keys) > 1 and any(key in _CONDITIONS for key in keys)


def _unshared(a: Profile, b: Profile) -> list[Negation]:
    """Give a's denials beyond those that b has of the same thing or in the same word: "never used", "not used".

    "Does not show any evidence" and "shows no evidence" deny one thing: what one denies first, the other denies too.
    """
    denied = [_denied_keys(b, each) for each in b.negations]
    told = [each for each in a.negations if not any(map(partial(_deny_one, _denied_keys(a, each)), denied))]
    spare = [b.words[negation.word].key for negation in b.negations[len(a.negations) - len(told) :]]
    own = []
    for negation in told:
        key = a.words[negation.word].key
        if key in spare:
            spare.remove(key)
        else:
            own.append(negation)
    return own
