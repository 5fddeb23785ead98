"""Facts that hang on the same word in two sentences that else go apart: founded in 1884, founded in 1886."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.statement.number_words import MONTHS, ORDINALS, WEEKDAYS
from twosource.statement.words import STOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from twosource.model import Span
    from twosource.statement.differences import Difference
    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile

_SAME_WORD = 0.8
_REACH = 5
# Weight of the words in common besides: one rare name, or two words that are less so.
_TOPIC = 8.0
_SHORTENED = {name for name in MONTHS for longer in MONTHS if longer != name and longer.startswith(name)}
_CALENDAR = "|".join(name.title() for name in (*MONTHS, *WEEKDAYS) if name not in _SHORTENED)
_ORDINAL = rf"{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)"
_ONE_OF = re.compile(
    rf"\b(?:(?P<ordinal>{_ORDINAL})|(?P<day>{_CALENDAR})[’']s|(?:a|an|the|this) (?P<time>{_CALENDAR}))"
    r"(?P<nouns>(?: [^\W\d_]{3,}){1,3})"
)
_WHICH = re.compile(rf"(?:{_ORDINAL}|{_CALENDAR})(?:[’']s)?", re.IGNORECASE)
_OF_DAY = frozenset({"night", "morning", "evening", "afternoon"})


def anchored(difference: Difference, a: Profile, b: Profile, match: WordMatch) -> bool:
    """Tell whether both facts hang on one word, and both sentences speak of one thing.

    Either the words of meaning next before and next after both facts are the same, or one of them is and the sentences
    have a telling word in common besides.
    """
    if _unlike_names(a, b, match, difference):
        return False
    first, second = (
        _neighbours(a, difference.a, _counted(a, difference.a)),
        _neighbours(b, difference.b, _counted(b, difference.b)),
    )
    held = {
        (row, column)
        for row, column in zip(first, second, strict=True)
        if row is not None and column is not None and match.likeness[row, column] >= _SAME_WORD
    }
    if len(held) == len(first):
        return True
    return len(held) == 1 and _in_common(a, match, difference, held) >= _TOPIC


def tells_of_two(a: str, b: str) -> bool:
    """Tell whether two sentences speak of two things of one sort: the third and the fourth debate."""
    first, second = _told_apart(a), _told_apart(b)
    return any(first[noun].isdisjoint(second[noun]) for noun in first.keys() & second.keys())


def tells_which(written: str) -> bool:
    """Tell whether a fact is what tells one of several things from the others: an ordinal, a month, a weekday."""
    return _WHICH.fullmatch(written) is not None


@lru_cache(maxsize=4096)
def _told_apart(text: str) -> Mapping[str, set[str]]:
    """To each word that an ordinal, a month or a weekday stands before, those that do."""
    found: dict[str, set[str]] = {}
    for told in _ONE_OF.finditer(text):
        which = told["ordinal"] or told["day"] or told["time"]
        for word in told["nouns"].casefold().split():
            if word in STOP:
                break
            if word not in _OF_DAY:
                found.setdefault(word, set()).add(which.casefold())
    return found


def _unlike_names(a: Profile, b: Profile, match: WordMatch, difference: Difference) -> bool:
    """Tell whether each sentence names somebody whom the other does not: he met Lund Friday, he met Holt Monday."""
    return _names_more(a, match.best_a, difference.a) and _names_more(b, match.best_b, difference.b)


def _names_more(profile: Profile, best: NDArray[np.float32], fact: Span) -> bool:
    """Tell whether a sentence has a name no word of which the other has, beside the fact itself."""
    for mention in profile.names:
        numbers = range(mention.first, mention.first + len(mention.keys))
        rows = [profile.rows[number] for number in numbers if number in profile.rows]
        beside = mention.end <= fact.start or fact.end <= mention.start
        if beside and rows and all(best[row] < _SAME_WORD for row in rows):
            return True
    return False


def _counted(profile: Profile, place: Span) -> frozenset[str]:
    """Give the keys of what a number counts: everything that is told of them has the same."""
    return next((each.nouns for each in profile.quantities if (each.start, each.end) == tuple(place)), frozenset())


def _neighbours(profile: Profile, place: Span, counted: frozenset[str]) -> tuple[int | None, int | None]:
    """Give the rows of the words of meaning before and after a place, in its clause and a few words off."""
    before = after = None
    numbers = [number for number, word in enumerate(profile.words) if word.start < place.end and place.start < word.end]
    if not numbers:
        return None, None
    for row, number in enumerate(profile.content):
        word = profile.words[number]
        if word.text[0].isdigit() or word.key in counted:
            continue
        if word.capital and number < numbers[0]:
            continue
        if numbers[0] - _REACH <= number < numbers[0] and not _parted(profile.text[word.end : place.start]):
            before = row
        if after is None and numbers[-1] < number <= numbers[-1] + _REACH:
            after = None if _parted(profile.text[place.end : word.start]) else row
            if after is None:
                break
    return before, after


def _parted(between: str) -> bool:
    return any(mark in between for mark in ',;:()“”"–—') or ". " in between


def _in_common(a: Profile, match: WordMatch, difference: Difference, held: set[tuple[int, int]]) -> float:
    """Weight of the words that both sentences have in the same form, but for the facts and the words they hang on."""
    used = {a.keys[row] for row, _ in held}
    shared = 0.0
    for row, number in enumerate(a.content):
        word = a.words[number]
        inside = difference.a.start < word.end and word.start < difference.a.end
        if match.exact_a[row] and not inside and word.key not in used and not word.text[0].isdigit():
            shared += float(a.weights[row])
            used.add(word.key)
    return shared
