"""Facts of one sort that two sentences both tell and neither meets in the other: may be one fact, told differently.

``differences.py`` holds only what stands in the same words against each other.  In sentences that are built differently
the changed number, date or name has other words around it; what tells it there is that it is the only one of its sort
that is left over on both sides.  That the sentences tell one thing is not shown by it: somebody must have said so.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from twosource.attribution.gazetteer import given_names, load_gazetteer
from twosource.model import ConflictSubject, Span
from twosource.nicknames import same_given
from twosource.statement.amounts import relate_values
from twosource.statement.differences import Difference
from twosource.statement.facts import Around, Placed
from twosource.statement.moments import compare_moments
from twosource.statement.number_words import SMALL
from twosource.statement.reckoned import is_reckoned
from twosource.statement.slots import (
    in_one_part,
    lone_names,
    may_be_one_name,
    may_be_rivals,
    own_keys,
    share_beside,
    subject_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.statement.match import WordMatch
    from twosource.statement.moments import Moment
    from twosource.statement.profile import NameMention, Profile
    from twosource.statement.quantities import Quantity

# A word that may have its capital only because it opens the sentence: "Kidnappers".
_PLURAL = re.compile(r"[^\W\d_]+[^us\W\d_]s")
_FAITHS = frozenset({"jewish", "muslim", "christian", "catholic", "protestant", "buddhist", "hindu", "orthodox"})
_Fact = TypeVar("_Fact", bound=Placed)

_ALIKE = frozenset({"equal", "compatible", "rounding", "bound"})
# Miles and kilometres, acres and hectares of one size are seldom told to the same digit.
_CONVERTED = 0.04
# "Roughly one hour" may be 50 minutes.
_LOOSE = 0.17
_NEAR = 24
# A text with more facts of a sort is no sentence, and none of them is the only one.
_MOST = 24
_CONTEXT_OF_DATES = 0.15
_REST_OF_NAMES, _REST_OF_PERSONS = 0.45, 0.25
# Beside these two days do not exclude each other: "by Friday evening", "the day after Easter Sunday".
_LIMITING = re.compile(
    r"\b(?:by|before|after|until|till|since|following|later|earlier|next day|deadline)\b", re.IGNORECASE
)
_SAID_ON = re.compile(r"\b(?:said|says|told|announced|declared|confirmed|reported)\b[^.;:]*\Z", re.IGNORECASE)
# What is told like a number or a date, but is none to reckon with, and the words that tell the same.
_WORDED: tuple[tuple[re.Pattern[str], ConflictSubject, tuple[str, ...]], ...] = (
    (re.compile(r"(?<![\w-])\d{1,3}[-–]\d{1,3}(?![\w-])"), "number", ()),
    (
        re.compile(
            r"\b(?:halv\w+|doubl(?:ed?|es|ing)|tripl(?:ed?|es|ing)|trebl(?:ed?|es|ing)|quadrupl\w+|twice|thrice"
            r"|(?:two|three|four|five|six|ten)(?: times|fold))\b",
            re.IGNORECASE,
        ),
        "number",
        ("doubl twice twofold 2", "tripl trebl thrice threefold 3", "quadrupl fourfold 4"),
    ),
    (
        re.compile(r"\b(?:dawn|daybreak|morning|noon|midday|afternoon|evening|dusk|night|midnight)\b", re.IGNORECASE),
        "date",
        ("dawn daybreak morning", "noon midday", "evening dusk night midnight", "afternoon midday"),
    ),
    (
        re.compile(
            r"\b(?:(?:last|next|this) (?:week|month|year|weekend|spring|summer|autumn|fall|winter)|yesterday|today"
            r"|tomorrow)\b",
            re.IGNORECASE,
        ),
        "date",
        (
            "today this",
            "yesterday this",
            *(f"yesterday last_{unit}" for unit in ("week", "month", "year")),
            "tomorrow this",
            *(f"tomorrow next_{unit}" for unit in ("week", "month", "year")),
        ),
    ),
    (
        re.compile(
            rf"\b(?:an?|{'|'.join(SMALL)}|several|\d+) (?:hour|day|week|month|year|decade)s? ago\b", re.IGNORECASE
        ),
        "date",
        (),
    ),
)


# "A week ago" and "one week ago", "three months ago" and "3 months ago".
_COUNT = re.compile(rf"^(?:an?|{'|'.join(SMALL)})(?= )")


def find_unmet(a: Profile, b: Profile, match: WordMatch) -> tuple[Difference, ...]:
    """Find what may be one fact told differently: of each sort the only one left over on either side."""
    around = Around(a, b, match)
    found = [
        _lone(around, _numbers(a, b), _numbers(b, a), _one_kind, "number"),
        _lone(around, _days(a, b), _days(b, a), _one_grain, "date"),
        _names(around),
    ]
    for pattern, what, alike in _WORDED:
        own, others = _told(a, pattern, alike), _told(b, pattern, alike)
        if len(own) + len(others) > _MOST:
            continue
        if what == "date":
            own = [each for each in own if not _is_limited(a.text, each)]
            others = [each for each in others if not _is_limited(b.text, each)]
        left = [each for each in own if not any(each.meets(other) for other in others)]
        right = [each for each in others if not any(each.meets(other) for other in own)]
        found.append(_lone(around, left, right, lambda _x, _y: True, what))
    return tuple([each for each in found if each is not None])


def _lone(
    around: Around,
    own: Sequence[_Fact],
    others: Sequence[_Fact],
    comparable: Callable[[_Fact, _Fact], bool],
    what: ConflictSubject,
) -> Difference | None:
    pairs = [(x, y) for x in own for y in others if comparable(x, y)]
    if len(pairs) != 1:
        return None
    x, y = pairs[0]
    context = around.agreement(x, y)
    if what == "date" and context < _CONTEXT_OF_DATES:
        return None
    return Difference(Span(x.start, x.end), Span(y.start, y.end), "conflict", what, context)


def _numbers(sentence: Profile, other: Profile) -> list[Quantity]:
    """Give the numbers that the other sentence does not have, and that nothing in both adds up to."""
    if len(sentence.quantities) + len(other.quantities) > _MOST:
        return []
    return [
        number
        for number in sentence.quantities
        if not any(_meet(number, each) for each in other.quantities) and not is_reckoned(number, sentence, other)
    ]


def _meet(x: Quantity, y: Quantity) -> bool:
    """Tell whether two numbers may be one, whatever they count: equal, one within the other, or parts of a whole."""
    if math.isclose(x.stated, y.stated) and (x.unit == y.unit or "" in {x.unit, y.unit}):
        return True
    if (x.kind, x.unit) != (y.kind, y.unit):
        return False
    if x.low < x.high and y.low < y.high and "exact" in {x.bound, y.bound}:
        return True
    apart = abs(x.value - y.value) / max(abs(x.value), abs(y.value), 1e-9)
    loose = {x.bound, y.bound} & {"approx", "max", "less"}
    least = _LOOSE if loose else _CONVERTED if x.kind == "measure" else 0.0
    return apart <= least or relate_values(x, y) in _ALIKE


def _one_kind(x: Quantity, y: Quantity) -> bool:
    if (x.kind, x.unit, x.divided) != (y.kind, y.unit, y.divided) or (x.kind == "count" and x.partial != y.partial):
        return False
    told_apart = x.category is not None and y.category is not None and x.category != y.category
    return not told_apart and (x.kind != "ordinal" or bool(x.nouns & y.nouns) or not (x.nouns and y.nouns))


def _days(sentence: Profile, other: Profile) -> list[Moment]:
    return [
        moment
        for moment in sentence.moments
        if not (moment.year is None and _is_limited(sentence.text, moment))
        and all(compare_moments(moment, each) != "equal" for each in other.moments)
    ]


def _is_limited(text: str, place: Placed) -> bool:
    """Tell whether a day is a limit, or the day on which something is said."""
    near = text[max(0, place.start - _NEAR) : place.end + _NEAR]
    return (
        _LIMITING.search(near) is not None
        or _SAID_ON.search(text, max(0, place.start - _NEAR), place.start) is not None
    )


def _one_grain(x: Moment, y: Moment) -> bool:
    return compare_moments(x, y) == "conflict"


def _names(around: Around) -> Difference | None:
    """Find the only two persons, or the only two names of one sort, that are left over.

    Places are told by what they lie in and seats by their countries, so most else must agree; two persons are hardly
    ever one.
    """
    if len(around.a.names) + len(around.b.names) > _MOST:
        return None
    own, others = _unanswered(around.a, around.b), _unanswered(around.b, around.a)
    persons = (
        [each for each in own if _is_person(around.a, each)],
        [each for each in others if _is_person(around.b, each)],
    )
    pairs = [(x, y) for x in persons[0] for y in persons[1] if not may_be_one_name(x, y)]
    least = _REST_OF_PERSONS
    if len(pairs) != 1:
        pairs = [(x, y) for x in own for y in others if may_be_rivals(x, y)]
        pairs = [(x, y) for x, y in pairs if len(pairs) == 1 and in_one_part(around, x, y)]
        least = _REST_OF_NAMES
    if len(pairs) != 1:
        return None
    x, y = pairs[0]
    if min(share_beside(around.a, x, around.match.best_a), share_beside(around.b, y, around.match.best_b)) < least:
        return None
    places = Span(x.start, x.end), Span(y.start, y.end)
    return Difference(*places, "conflict", subject_of(around.a, x, around.b, y), around.agreement(x, y))


def _unanswered(sentence: Profile, other: Profile) -> list[NameMention]:
    """Give the names that the other sentence lacks, but for peoples and lone first words.

    A surname alone is enough to meet a name, unless the other sentence gives it another given name.
    """
    peoples = load_gazetteer().demonym | _FAITHS
    return [
        mention
        for mention in lone_names(sentence, other)
        if (own_keys(mention)[-1] not in other.key_set or _has_namesake(sentence, mention, other))
        and sentence.text[mention.start : mention.end].casefold() not in peoples
        and not (mention.first == 0 and _PLURAL.fullmatch(sentence.text, mention.start, mention.end))
    ]


def _has_namesake(sentence: Profile, mention: NameMention, other: Profile) -> bool:
    """Tell whether the other sentence names a person of the same surname by another given name."""
    own = _given(sentence, mention)
    for each in other.names:
        given = _given(other, each)
        if own and given and own_keys(each)[-1] == own_keys(mention)[-1] and not same_given(own, given):
            return True
    return False


def _is_person(sentence: Profile, mention: NameMention) -> bool:
    words = sentence.text[mention.start : mention.end].split()
    titled = len(words) > 1 and words[0].casefold().rstrip(".") in load_gazetteer().title
    return titled or bool(_given(sentence, mention))


def _given(sentence: Profile, mention: NameMention) -> str:
    """Give the given name of a person, folded; empty where a name has none that is known."""
    count = len(own_keys(mention))
    if count < 2:
        return ""
    written = sentence.words[mention.first + len(mention.keys) - count].folded
    return written if written in given_names() else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A word that tells how many times, or when, and the groups of words that tell the same."""

    start: int
    end: int
    written: str
    groups: frozenset[int]

    def meets(self, other: _Told) -> bool:
        return self.written == other.written or bool(self.groups & other.groups)


def _in_digits(count: re.Match[str]) -> str:
    return str(SMALL.get(count[0], 1))


def _told(profile: Profile, pattern: re.Pattern[str], alike: Sequence[str]) -> list[_Told]:
    return [
        _Told(
            *found.span(),
            written,
            frozenset(n for n, group in enumerate(alike) if any(joined.startswith(each) for each in group.split())),
        )
        for found in pattern.finditer(profile.text)
        for written in [_COUNT.sub(_in_digits, found[0].casefold())]
        for joined in [written.replace(" ", "_")]
    ]
