"""Facts that hang on the same word in two sentences that else go apart: founded in 1884, founded in 1886."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Span
    from twosource.statement.differences import Difference
    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile

_SAME_WORD = 0.8
_REACH = 5
# Weight of the words in common besides: one rare name, or two words that are less so.
_TOPIC = 8.0


def anchored(difference: Difference, a: Profile, b: Profile, match: WordMatch) -> bool:
    """Tell whether both facts hang on one word, and both sentences speak of one thing.

    Either the words of meaning next before and next after both facts are the same, or one of them is and the sentences
    have a telling word in common besides.
    """
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
