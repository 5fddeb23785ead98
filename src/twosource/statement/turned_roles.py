"""Who did it to whom: two sentences with the same verb and the same two parties, the parties changed about.

Without a parser: the doer of a verb is the nearest party before it and its object the nearest after it, the other way
round in the passive ("was criticised by"); likewise what stands after "from" and after "to".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.statement.lexicon import word_list, word_set
from twosource.statement.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.profile import Profile
    from twosource.statement.words import Word

_REACH = 5
_LEAST_SHARED = 3
_BEING = word_set("is are was were be been being")
_MODIFYING = ("ed", "ing", "ly")
_ADVERBS = word_set("not also never now still already then again")
_LEADING = _BEING | word_set("to will would can could may might must should has have had not")
_DETERMINERS = word_set("the a an his her its their this that")
_BREAKS = frozenset(",;:()")
_LISTING = word_set("and or with nor")
_CLAUSES = word_set("who which that whom whose when where while if because after before as but")
_ENDING = _LISTING | _CLAUSES
# What both do to each other has no doer.
_MUTUAL = frozenset(
    stem(word)
    for word in word_list(
        "meet marry merge join divorce talk speak negotiate agree clash face play draw tie resemble border sign share "
        "cooperate compete collide discuss link connect separate"
    )
)


def find_turned_roles(a: Profile, b: Profile) -> list[tuple[Span, Span]]:
    """Find two parties that changed places about one verb, or about "from" and "to"; their places as the doer."""
    shared = a.key_set & b.key_set
    if len(shared) < _LEAST_SHARED:
        return []
    return _verbs(a, b, shared) or _directions(a, b)


def _verbs(a: Profile, b: Profile, shared: frozenset[str]) -> list[tuple[Span, Span]]:
    """Find the first verb of a about which the parties changed places in b."""
    for i in _may_be_verbs(a):
        again = _same_verb(a.words[i], b)
        first = _roles(a, i, shared) if again else None
        if first is None:
            continue
        for j in again:
            second = _roles(b, j, shared)
            if second is not None and _turned(a, first, b, second):
                return [(_span(a, first[0]), _span(b, second[0]))]
    return []


def _same_verb(verb: Word, other: Profile) -> list[int]:
    """Give the words that are forms of one verb; the light stems leave "sued" and "suing" apart."""
    return sorted({*other.numbers.get(verb.key, ()), *_bases(other).get(_base(verb.folded), ())})


@lru_cache(maxsize=4096)
def _bases(profile: Profile) -> dict[str, list[int]]:
    """To each base the numbers of the words that have it."""
    found: dict[str, list[int]] = {}
    for number, word in enumerate(profile.words):
        found.setdefault(_base(word.folded), []).append(number)
    return found


@lru_cache(maxsize=16_384)
def _base(text: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if text.endswith(ending) and len(text) - len(ending) > 1:
            return text[: -len(ending)]
    return text.removesuffix("e")


@lru_cache(maxsize=4096)
def _may_be_verbs(profile: Profile) -> list[int]:
    """Give the words that may be a verb: in small letters, without a determiner before them."""
    return [
        number
        for number, word in enumerate(profile.words)
        if not word.stop
        and word.text.islower()
        and word.key not in _MUTUAL
        and not (number and profile.words[number - 1].folded in _DETERMINERS)
    ]


def _turned(a: Profile, first: tuple[int, int], b: Profile, second: tuple[int, int]) -> bool:
    (doer_a, other_a), (doer_b, other_b) = ([_named(p, n) for n in roles] for p, roles in ((a, first), (b, second)))
    if doer_a & (other_a | doer_b) or other_b & (doer_b | other_a):
        return False
    return bool(doer_a & other_b) and bool(other_a & doer_b)


def _named(profile: Profile, number: int) -> frozenset[str]:
    """Give the keys of the whole name that a word belongs to, or its own."""
    for mention in profile.names:
        if mention.first <= number < mention.first + len(mention.keys):
            return frozenset(mention.keys)
    return frozenset({profile.words[number].key})


def _roles(profile: Profile, verb: int, shared: frozenset[str]) -> tuple[int, int] | None:
    """Give the numbers of the doer and of the one it is done to; ``None`` where either is not plain."""
    before = _party(profile, range(verb - 1, max(-1, verb - 1 - _REACH), -1), shared)
    after = _party(profile, range(verb + 1, min(len(profile.words), verb + 1 + _REACH)), shared)
    if before is None or after is None:
        return None
    words = profile.folded
    if not _verbal(profile, words, verb, before):
        return None
    last = verb - 1
    while last > before and (words[last] in _ADVERBS or words[last].endswith("ly")):
        last -= 1
    being = last > before and words[last] in _BEING
    if words[verb + 1] == "by" or (being and "by" in words[verb + 1 : after]):
        return after, before
    return None if being and not profile.words[verb].text.endswith("ing") else (before, after)


def _verbal(profile: Profile, words: Sequence[str], verb: int, before: int) -> bool:
    """Tell whether a word has the form or the place of a verb; a word in "-s" only right after its doer."""
    own = words[verb]
    if before == verb - 1 and profile.words[before].capital:
        return True
    if own.endswith("ed") or (stem(own) != own and not own.endswith(("s", "ing", "ly", "e"))):
        return True
    return words[verb - 1] in _LEADING or (own.endswith("s") and before == verb - 1)


def _party(profile: Profile, reach: range, shared: frozenset[str]) -> int | None:
    """Find the nearest shared name, or noun with a determiner, that no comma and no other clause cuts off."""
    last = None
    for number in reach:
        word = profile.words[number]
        if last is not None:
            left, right = sorted((last, number))
            between = profile.text[profile.words[left].end : profile.words[right].start]
            if between != " " and not _BREAKS.isdisjoint(between):
                return None
        last = number
        if word.folded in _ENDING:
            return None
        named = word.capital or _heads(profile, number)
        if word.key in shared and not word.stop and named and not word.text[0].isdigit():
            following = profile.words[number + 1].folded if number + 1 < len(profile.words) else ""
            listed = following in _LISTING or (number > 1 and profile.words[number - 1].folded in _LISTING)
            possessive = word.text.endswith(("'s", "’s", "s'", "s’"))
            return None if listed or possessive else number
        if not (word.stop or word.capital or word.text.endswith("ly")):
            return None
    return None


def _heads(profile: Profile, number: int) -> bool:
    """Tell whether a word ends a noun phrase: "judge" in "a retired judge who", not "retired"."""
    folded = profile.words[number].folded
    determined = any(word.folded in _DETERMINERS for word in profile.words[max(0, number - 2) : number])
    if not determined or folded.endswith(_MODIFYING):
        return False
    if number + 1 == len(profile.words):
        return True
    following = profile.words[number + 1]
    joined = profile.text[profile.words[number].end : following.start] == " " and following.text.islower()
    inflected = stem(following.text) != following.folded or following.text.endswith(("ed", "s"))
    return following.stop or inflected or not joined


def _directions(a: Profile, b: Profile) -> list[tuple[Span, Span]]:
    first, second = _ways(a), _ways(b)
    if len(first) < 2 or len(second) < 2:
        return []
    if not _turned(a, (first["from"], first["to"]), b, (second["from"], second["to"])):
        return []
    return [(_span(a, first["from"]), _span(b, second["from"]))]


@lru_cache(maxsize=4096)
def _ways(profile: Profile) -> dict[str, int]:
    """Give the name or number after "from" and after "to", where each comes once."""
    found: dict[str, int] = {}
    for number, word in enumerate(profile.words[:-1]):
        way = word.folded
        following = profile.words[number + 1]
        if way in {"from", "to"} and (following.capital or following.text[0].isdigit()):
            if way in found:
                return {}
            found[way] = number + 1
    return found


def _span(profile: Profile, number: int) -> Span:
    """Give the place of a word, or of the whole name that it belongs to."""
    for mention in profile.names:
        if mention.first <= number < mention.first + len(mention.keys):
            return Span(mention.start, mention.end)
    return Span(profile.words[number].start, profile.words[number].end)
