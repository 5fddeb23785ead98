"""Names that stand in the same place of two sentences, or that changed places."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from twosource.model import ConflictSubject, Span
from twosource.nicknames import same_given
from twosource.statement.aliases import TITLES, is_acronym, is_place, lies_in, may_name_same, stands_for
from twosource.statement.facts import Around
from twosource.statement.lexicon import word_set
from twosource.statement.words import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.statement.match import WordMatch
    from twosource.statement.profile import NameMention, Profile
    from twosource.statement.words import Word

_LOCATIVE = word_set("in at near outside inside across around")
_PREPOSITIONS = word_set("in at near outside inside across around of to from by off towards into")
_LONGEST_SLOT = 4
_NAME_COVER = 0.5
_REST_NAMESAKE = 0.5
_REST_NAMESAKE_ALONE = 0.3
_REST_PLACE = 0.6
_REST_LEAST = 0.75
_REST_MOST = 0.85
_REST_ROLE = 0.45
_REST_ALONE = 0.65
_REST_SAME = 0.4
_ROLE = 0.8


def slots(a: Profile, b: Profile) -> list[tuple[int, int, int, int]]:
    """Give the stretches of words that differ between equal neighbours: (start, end) in a and in b."""
    matcher = SequenceMatcher(None, a.all_keys, b.all_keys, autojunk=False)
    return [
        (i1, i2, j1, j2)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag == "replace" and i2 - i1 <= _LONGEST_SLOT and j2 - j1 <= _LONGEST_SLOT
    ]


def find_names_apart(a: Profile, b: Profile, match: WordMatch) -> list[tuple[Span, Span, ConflictSubject]]:
    """Find two different names in the same slot of sentences that else say the same.

    A slot is a stretch between equal words; where the rest of both sentences agrees almost wholly, the only names left
    over on either side stand against each other without one.
    """
    lone_a = lone_names(a, b)
    lone_b = lone_names(b, a) if lone_a else []
    if not lone_a or not lone_b:
        return []
    found = []
    for i1, i2, j1, j2 in slots(a, b):
        first = [mention for mention in lone_a if _inside(mention, i1, i2)]
        second = [mention for mention in lone_b if _inside(mention, j1, j2)]
        if len(first) == 1 and len(second) == 1 and _fills(a, first[0], i1, i2) and _fills(b, second[0], j1, j2):
            rest = share_beside(a, first[0], match.best_a), share_beside(b, second[0], match.best_b)
            located = subject_of(a, first[0], b, second[0]) == "place"
            if max(rest) >= _NAME_COVER and _rivals(a, first[0], b, second[0], located=located):
                found.append((first[0], second[0]))
    if not found:
        alone = len(lone_a) == len(lone_b) == 1
        around = Around(a, b, match)
        found = [(x, y) for x in lone_a for y in lone_b if _answers(around, x, y, alone=alone) and _rivals(a, x, b, y)]
    return [(*_narrow(a, x, b, y), subject_of(a, x, b, y)) for x, y in found]


def find_names_unanswered(a: Profile, b: Profile, match: WordMatch) -> list[tuple[Span, Span, ConflictSubject]]:
    """Find the only names of one sort that are left over in two sentences that are known to say the same."""
    lone_a, lone_b = lone_names(a, b), lone_names(b, a)
    if len(lone_a) != 1 or len(lone_b) != 1 or not _rivals(a, lone_a[0], b, lone_b[0]):
        return []
    if min(share_beside(a, lone_a[0], match.best_a), share_beside(b, lone_b[0], match.best_b)) < _REST_SAME:
        return []
    around = Around(a, b, match)
    kin = set(own_keys(lone_a[0])) & set(own_keys(lone_b[0]))
    if not (kin or in_one_part(around, lone_a[0], lone_b[0])):
        return []
    return [(*_narrow(a, lone_a[0], b, lone_b[0]), subject_of(a, lone_a[0], b, lone_b[0]))]


def in_one_part(around: Around, x: NameMention, y: NameMention) -> bool:
    """Tell whether two names have the same part: beside the same word, after one preposition, or as who does it."""
    does = _does(around.a, x) and _does(around.b, y)
    return does or _one_role(around, x, y) or _one_preposition(around, x, y)


def _does(profile: Profile, mention: NameMention) -> bool:
    """Tell whether a name may be who does it: it opens a clause or follows "by"."""
    if not mention.first:
        return True
    before = profile.words[mention.first - 1]
    return before.folded == "by" or "," in profile.text[before.end : mention.start]


def _answers(around: Around, x: NameMention, y: NameMention, *, alone: bool) -> bool:
    """Tell whether two names stand for the same part without standing in one slot.

    Either they share a first name or surname, or they are the only ones left over where all else agrees.
    """
    keys_x, keys_y = own_keys(x), own_keys(y)
    namesakes = len(keys_x) == len(keys_y) == 2 and len(set(keys_x) & set(keys_y)) == 1
    if not (namesakes or alone):
        return False
    rest = sorted((share_beside(around.a, x, around.match.best_a), share_beside(around.b, y, around.match.best_b)))
    if namesakes:
        return rest[0] >= (_REST_NAMESAKE_ALONE if alone else _REST_NAMESAKE)
    if all(map(is_place, (*keys_x, *keys_y))):
        return rest[0] >= _REST_PLACE and rest[1] >= _REST_LEAST
    near = _neighbours(around.a, x) & _neighbours(around.b, y)
    if near and rest[0] >= _REST_LEAST and rest[1] >= _REST_MOST:
        return True
    if len(keys_x) != len(keys_y):
        return False
    likely = _one_role(around, x, y) or _one_preposition(around, x, y)
    return rest[0] >= (_REST_ROLE if likely else _REST_ALONE)


def _one_preposition(around: Around, x: NameMention, y: NameMention) -> bool:
    """Tell whether both names follow the same preposition."""
    before = [p.words[m.first - 1].folded if m.first else "" for p, m in ((around.a, x), (around.b, y))]
    return before[0] == before[1] and before[0] in _PREPOSITIONS


def _one_role(around: Around, x: NameMention, y: NameMention) -> bool:
    """Tell whether two names stand beside the same word: "Bishop", "the ferry", "the port of", "Museum"."""
    rows, columns = _beside(around.a, x), _beside(around.b, y)
    if not rows or not columns:
        return False
    return float(around.match.likeness[rows][:, columns].max()) >= _ROLE


def _beside(profile: Profile, mention: NameMention) -> list[int]:
    """Rows of the words of meaning within and right before or after a name, but for its own."""
    own = set(own_keys(mention))
    reach = range(mention.first - 2, mention.first + len(mention.keys) + 2)
    return [
        row for row, number in enumerate(profile.content) if number in reach and profile.words[number].key not in own
    ]


def _neighbours(profile: Profile, mention: NameMention) -> set[tuple[str, str]]:
    """Give the word before and the word after a name, each with its side."""
    after = mention.first + len(mention.keys)
    found = set()
    if mention.first:
        found.add(("before", profile.words[mention.first - 1].key))
    if after < len(profile.words):
        found.add(("after", profile.words[after].key))
    return found


def share_beside(profile: Profile, mention: NameMention, best: NDArray[np.float32]) -> float:
    """Share of a sentence's weight, but for a name, that the other sentence has."""
    own = range(mention.first, mention.first + len(mention.keys))
    kept = np.array([number not in own for number in profile.content])
    total = float(profile.weights[kept].sum())
    return float(profile.weights[kept] @ best[kept]) / total if total else 0.0


def lone_names(a: Profile, b: Profile) -> list[NameMention]:
    """Give a's names of which b has some part in no form."""
    if not a.names:
        return []
    names = {key for mention in b.names for key in mention.keys if key not in a.places}
    alone = []
    for mention in (_bare(a, each, b.small) for each in a.names):
        keys = own_keys(mention)
        if keys and not all(
            key in b.places or any(stands_for(key, other) or lies_in(key, other) for other in names) for key in keys
        ):
            alone.append(mention)
    return alone


def _told_by(key: str, other: str) -> bool:
    """Tell whether one key stands for the other, or is a city in it or the other way round."""
    return stands_for(key, other) or lies_in(key, other)


def _bare(profile: Profile, mention: NameMention, common: frozenset[str]) -> NameMention:
    """Cut off a capitalised first word that the other sentence writes small: "Goalkeeper" at a sentence's beginning."""
    if len(mention.keys) < 2 or mention.keys[0] not in common:
        return mention
    start = profile.words[mention.first + 1].start
    return replace(mention, start=start, keys=mention.keys[1:], first=mention.first + 1)


def own_keys(mention: NameMention) -> tuple[str, ...]:
    """Give the keys of a name without titles, offices and what else stands before it: "Goalkeeper", "Bishop"."""
    return _own_keys(mention.keys)


@lru_cache(maxsize=16_384)
def _own_keys(written: tuple[str, ...]) -> tuple[str, ...]:
    keys = _untitled(written)
    while len(keys) > 1 and not vocabulary().is_name(keys[0]) and any(map(vocabulary().is_name, keys[1:])):
        keys = keys[1:]
    return keys


def _untitled(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([key for key in keys if key not in TITLES])


def may_be_rivals(x: NameMention, y: NameMention) -> bool:
    """Tell whether two names are of one sort and cannot be one: neither acronym, short form nor stand-in."""
    keys_x, keys_y = own_keys(x), own_keys(y)
    return x.acronym == y.acronym and _one_sort(keys_x, keys_y) and not may_be_one_name(x, y)


def _rivals(a: Profile, x: NameMention, b: Profile, y: NameMention, *, located: bool = False) -> bool:
    """Tell whether two names are of one sort and cannot be one: neither acronym, short form nor stand-in.

    ``located`` says that both stand after "in", "at" and the like, which makes places of them.
    """
    keys_x, keys_y = own_keys(x), own_keys(y)
    return (
        any(vocabulary().is_name(key) for key in (*keys_x, *keys_y))
        and x.acronym == y.acronym
        and (located or _one_sort(keys_x, keys_y) or _one_sort(_untitled(x.keys), _untitled(y.keys)))
        and not may_be_one_name(x, y)
        and not _short_form(a, x, b, y)
    )


def _short_form(a: Profile, x: NameMention, b: Profile, y: NameMention) -> bool:
    """Tell whether two names differ only in the form of the given name: Bob and Robert Menendez."""
    keys_x, keys_y = own_keys(x), own_keys(y)
    if len(keys_x) < 2 or keys_x[1:] != keys_y[1:]:
        return False
    given = [p.words[m.first + len(m.keys) - len(keys_x)].folded for p, m in ((a, x), (b, y))]
    return same_given(given[0], given[1])


def _one_sort(keys_x: tuple[str, ...], keys_y: tuple[str, ...]) -> bool:
    """Tell places from other names, and names of one word from those of two."""
    places = (any(map(is_place, keys_x)), any(map(is_place, keys_y)))
    if places[0] != places[1]:
        return False
    dotted = any(key.endswith(".") for key in (*keys_x, *keys_y))
    return all(places) or (len(keys_x) == len(keys_y) and not dotted)


def may_be_one_name(x: NameMention, y: NameMention) -> bool:
    """Tell whether two names may be one: an acronym, a short form, a stand-in or another spelling."""
    keys_x, keys_y = own_keys(x), own_keys(y)
    while len(keys_x) > 1 and len(keys_y) > 1 and keys_x[0] == keys_y[0]:
        keys_x, keys_y = keys_x[1:], keys_y[1:]
    acronym = any(is_acronym(key, y.keys) for key in keys_x) or any(is_acronym(key, x.keys) for key in keys_y)
    unlike = [(p, q) for p, q in zip(keys_x, keys_y, strict=False) if p != q]
    alike = any(may_name_same(p, q) or lies_in(p, q) for p, q in unlike)
    return acronym or alike or (keys_x[-1] == keys_y[-1] and keys_x[0][0] == keys_y[0][0])


def _inside(mention: NameMention, start: int, end: int) -> bool:
    return mention.first < end and mention.first + len(mention.keys) > start


def _fills(profile: Profile, mention: NameMention, start: int, end: int) -> bool:
    """Tell whether a slot holds nothing but the name and words without weight or titles."""
    own = range(mention.first, mention.first + len(mention.keys))
    return all(
        number in own or profile.words[number].stop or profile.words[number].key in TITLES
        for number in range(start, end)
    )


def _narrow(a: Profile, x: NameMention, b: Profile, y: NameMention) -> tuple[Span, Span]:
    """Give the places of the words that differ, or of the whole names if all do."""
    only_x = [a.words[x.first + i] for i, key in enumerate(x.keys) if key not in y.keys]
    only_y = [b.words[y.first + i] for i, key in enumerate(y.keys) if key not in x.keys]
    return _span(only_x, x), _span(only_y, y)


def _span(words: list[Word], whole: NameMention) -> Span:
    return Span(words[0].start, words[-1].end) if words else Span(whole.start, whole.end)


def subject_of(a: Profile, x: NameMention, b: Profile, y: NameMention) -> ConflictSubject:
    """Give what two names differ in: a place where both stand after "in", "at" and the like."""
    before = [p.words[m.first - 1].folded if m.first else "" for p, m in ((a, x), (b, y))]
    return "place" if all(word in _LOCATIVE for word in before) else "name"


def find_swapped(a: Profile, b: Profile) -> list[tuple[Span, Span]]:
    """Find two names that changed places in sentences of else the same words: who did it to whom."""
    keys_a, keys_b = list(a.all_keys), list(b.all_keys)
    if len(keys_a) != len(keys_b) or keys_a == keys_b or sorted(keys_a) != sorted(keys_b):
        return []
    for x in a.names:
        for y in a.names:
            between = a.words[x.first + len(x.keys) : y.first]
            listed = all(word.folded in {"and", "or"} for word in between)
            if x.first < y.first and not listed and keys_b == _swap(keys_a, x, y):
                words = b.words[x.first : x.first + len(y.keys)]
                return [(Span(x.start, x.end), Span(words[0].start, words[-1].end))]
    return []


def _swap(keys: list[str], x: NameMention, y: NameMention) -> list[str]:
    end_x, end_y = x.first + len(x.keys), y.first + len(y.keys)
    return [*keys[: x.first], *y.keys, *keys[end_x : y.first], *x.keys, *keys[end_y:]]
