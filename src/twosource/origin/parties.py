"""Who is the same person or body across the reports of one story."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.nicknames import same_given
from twosource.origin.states import PEOPLES, stands_for_state, state_word
from twosource.statement.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’.&\-][^\W_]+)*\.?")
_ACRONYM_IN_BRACKETS = re.compile(r"\s*\(([A-ZÀ-ÞА-Я][\w.&-]{1,9})\)")
_LEFT_OUT = word_set("the a an of and for in on at de la le les du des der die das el los y und et affairs")
_TITLES = word_set(
    "mr mrs ms miss dr sir dame lord lady prof professor president vice prime minister chancellor king queen prince "
    "princess pope general gen col colonel lt capt captain sgt sergeant sen senator rep gov governor mayor secretary "
    "judge justice rev father"
)
# In a body's name nobody has a title: the Justice Department is not any department.
_BODIES = word_set(
    "administration agency assembly board bureau cabinet commission committee council court department directorate "
    "inspectorate ministry office party secretariat service services"
)
# Beside so many words an initial tells nothing.
_WITH_INITIAL = 2
# What the leading bodies of a party are called beside its name.
_ORGANS = frozenset({"national", "central", "executive", "state", "committee", "caucus", "convention", "party"})
# Who speaks for a person and is another party: "the Holt campaign", "lawyer for Holt".
_TEAM = frozenset({"administration", "aides", "attorney", "attorneys", "camp", "campaign", "lawyer", "lawyers", "team"})
# What speaks for whoever owns it: "Holt's company".
_OWNED = frozenset(
    {
        *("business", "businesses", "cabinet", "charity", "company", "firm", "foundation", "government", "office"),
        "organization",
    }
)
# "HOW IT WORKS Ada Holt": a heading ran into a name, which is nobody's.
_HEADING = re.compile(r"(?:\b[A-Z]{2,} ){3}[A-Z][a-z]")
_POSSESSIVE = re.compile(r"['’]s? ")
# With these who else belongs to a person or body.
_RETINUE = _TEAM | frozenset(
    {
        *("aide", "allies", "ally", "backers", "company", "counsel", "critics", "family", "foundation", "government"),
        *("group", "legal", "office", "officials", "organization", "press", "regime", "spokesman", "spokesperson"),
        *("spokeswoman", "staff", "statement", "supporters", "transition"),
    }
)
_SAME_WORD = {
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "ministries": "ministry",
    "dept": "department",
    "internal": "interior",
}


@dataclass(frozen=True, slots=True)
class Parties:
    """Names of one story, joined where they are of one party.

    Attributes:
        shown: written name to the name that is shown for its party.
    """

    shown: Mapping[str, str]

    def of(self, name: str) -> str:
        """The name that is shown for the party of a name (itself where it was not among those joined)."""
        return self.shown.get(name, name)


def join_parties(names: Iterable[str]) -> Parties:
    """Join the names of one story.

    Two names are of one party when they have the same words but for articles, titles and case; when one is the
    acronym of the other; when they differ in a hyphen, or are a party and its committee; when the words of one are
    among those of exactly one other (a surname and one full name, "the foreign ministry" and one country's foreign
    ministry); or when two full names differ in one letter of one word or in a shortened one ("Peter", "Pete").

    Args:
        names: as written; once for each report that writes it so.

    Returns:
        The fullest name stands for each party, of several spellings the one of most reports (then the longest, then the
        first in the alphabet).
    """
    times = Counter(names)
    words_of = {name: frozenset() if _HEADING.search(name) else frozenset(_words(name)) for name in times}
    usual: Counter[frozenset[str]] = Counter()
    for name, reports in times.items():
        usual[words_of[name]] += reports
    written = sorted(
        times,
        key=lambda name: (
            _joins_another(name, words_of),
            -len(_words(name)),
            -_uses(words_of[name], usual),
            name.casefold() in PEOPLES,
            -len(name),
            -times[name],
            name,
        ),
    )
    roots: dict[frozenset[str], frozenset[str]] = {}
    acronyms = _acronyms(written)
    distinct = sorted({words for words in words_of.values() if words}, key=lambda words: (-len(words), sorted(words)))
    for words in distinct:
        roots[words] = _root(words, distinct, acronyms, roots)
    fullest: dict[frozenset[str], str] = {}
    for name in written:
        if words_of[name]:
            fullest.setdefault(roots[words_of[name]], _ACRONYM_IN_BRACKETS.sub("", name).strip())
    return Parties({name: fullest[roots[words_of[name]]] if words_of[name] else name for name in written})


def _joins_another(name: str, words_of: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name is another's with somebody else's: "Mayor Ada Holt and Varnish" is no name of Ada Holt."""
    first, joined, _ = name.partition(" and ")
    if not joined:
        return False
    own = frozenset(_words(first))
    return any(len(words) > 1 and words <= own for other, words in words_of.items() if other != name)


def _uses(words: frozenset[str], usual: Mapping[frozenset[str], int]) -> int:
    """How often a spelling is written, in full or shortened to some of its words ("Varn" for "Ilse Varn")."""
    return sum(times for other, times in usual.items() if other and other <= words)


def _root(
    words: frozenset[str],
    distinct: Iterable[frozenset[str]],
    acronyms: Mapping[frozenset[str], frozenset[str]],
    roots: Mapping[frozenset[str], frozenset[str]],
) -> frozenset[str]:
    """The words of the party that a name is of; those of more words are decided already."""
    if words in acronyms and acronyms[words] in roots:
        return roots[acronyms[words]]
    holders = {roots[other] for other in distinct if _may_hold(words, other) and other in roots}
    if len(holders) == 1:
        return next(iter(holders))
    joined = {roots[other] for other in distinct if other in roots and _unhyphened(words) == _unhyphened(other)}
    if len(joined) == 1:
        return next(iter(joined))
    organs = {roots[other] for other in distinct if other in roots and _organ_of_party(words, other)}
    if len(organs) == 1:
        return next(iter(organs))
    respelt = {roots[other] for other in distinct if other in roots and _respelt(words, other)}
    return next(iter(respelt)) if len(respelt) == 1 else words


def _may_hold(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some words of a name can stand for it: "Holt" for Ada Holt, and not for those who work for her."""
    return words < other and not (other - words) & _RETINUE and _tells_the_whole(words)


def part_of_name(short: str, name: str) -> bool:
    """Whether a name may be a short form of another, or its team: "Holt" of "Ada Holt Jr", "the Holt campaign"."""
    words, others = frozenset(_words(short)), _unhyphened(frozenset(_words(name)))
    head = words - (_TEAM | _OWNED if _POSSESSIVE.search(short) else _TEAM)
    return _may_hold(words, others) or (words != head and bool(head) and _may_hold(head, others))


def _tells_the_whole(words: frozenset[str]) -> bool:
    """Whether some words of a name can stand for it: not a state alone, whose bodies are many."""
    return not stands_for_state(" ".join(sorted(words)))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The telling words of a name, normalised: "China's Foreign Ministry" gives china, foreign, ministry.

    A middle initial, which one outlet gives and another leaves out, tells nothing.
    """
    plain = _without_accents(_ACRONYM_IN_BRACKETS.sub("", name)).casefold()
    words = [re.sub(r"['’]s?$", "", word).rstrip(".") for word in _WORD.findall(plain)]
    untold = _LEFT_OUT if not _BODIES.isdisjoint(words) else _LEFT_OUT | _TITLES
    kept = [_SAME_WORD.get(word, word) for word in words if word not in untold]
    whole = [word for word in kept if len(word) > 1] if len(kept) > _WITH_INITIAL else kept
    telling = _states_of_peoples(whole or words)
    return tuple([state_word(word) for word in telling] if len(telling) > 1 else telling)


def _states_of_peoples(words: Sequence[str]) -> list[str]:
    """The words of a name, the state's for a people of two words: "North Korean", "North Korea"."""
    state = dict(_people_at(words))
    return [state.get(at, word) for at, word in enumerate(words)]


def _people_at(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    for at, pair in enumerate(itertools.pairwise(words)):
        if " ".join(pair) in PEOPLES:
            yield from zip((at, at + 1), PEOPLES[" ".join(pair)].split(), strict=True)


def _without_accents(name: str) -> str:
    """A name as an outlet without accents on its keyboard writes it."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


def _acronyms(names: Iterable[str]) -> dict[frozenset[str], frozenset[str]]:
    """Words of an acronym to the words of the name that it stands for, where exactly one name fits."""
    fits: dict[frozenset[str], set[frozenset[str]]] = {}
    for name in names:
        words = frozenset(_words(name))
        for match in _ACRONYM_IN_BRACKETS.finditer(name):
            fits.setdefault(frozenset(_words(match[1])), set()).add(words)
        plain = _ACRONYM_IN_BRACKETS.sub("", name)
        initials = "".join(word[0] for word in _WORD.findall(plain) if word[0].isupper())
        if len(initials) > 2:
            fits.setdefault(frozenset((initials.casefold(),)), set()).add(words)
    return {short: next(iter(full)) for short, full in fits.items() if len(full) == 1 and short not in full}


@lru_cache(maxsize=4096)
def _unhyphened(words: frozenset[str]) -> frozenset[str]:
    """The words of a name as an outlet without hyphens writes it: "Kim Jong-un", "Kim Jong Un"."""
    return frozenset(part for word in words for part in word.split("-") if part not in _LEFT_OUT)


def _organ_of_party(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two names is a party and the other its committee: "the Labour Party", its national committee."""
    for party, organ in ((words, other), (other, words)):
        if "party" in party and party - {"party"} == organ - _ORGANS and organ & {"committee", "caucus", "convention"}:
            return len(party) > 1
    return False


def _respelt(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names of equal length differ in one letter of one word, or in a shortened first name."""
    if len(words) != len(other) or len(words) < 2 or len(words & other) != len(words) - 1:
        return False
    (one,), (two,) = words - other, other - words
    short, long = sorted((one, two), key=lambda word: (len(word), word))
    if (len(short) >= 4 and long.startswith(short)) or same_given(one, two):
        return True
    if min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rests = {(one[start + i :], two[start + j :]) for i, j in ((1, 1), (0, 1), (1, 0))}
    return any(a == b for a, b in rests)
