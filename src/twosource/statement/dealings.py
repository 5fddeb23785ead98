"""Who did it to whom, where two sentences tell one deed by different verbs: sued, took to court, faces a lawsuit from.

``turned_roles.py`` holds the same verb against itself.  Here verbs that tell one deed stand together, each with the end
that its subject is at: who beats and who loses, who sells and who buys.  That they tell one deed is taken for granted,
so only sentences that somebody asks about are held against each other so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    from twosource.statement.profile import Profile

# One deed a line: verbs whose subject does it, and verbs whose subject it is done to.
_DEEDS = (
    (r"sue[sd]?|suing|(?:take|takes|taking|took|taken)\b[^,;.]{0,40}\bto court|fil\w+ (?:a )?(?:law)?suit", ""),
    (
        (
            r"beat|beats|beaten|beating|defeat\w*|outpoll\w*|outscor\w*|outpoint\w*|thrash\w*|edged|overtook|outbid|overcame"
            r"|at the expense of|saw off|stunned|knock\w*\b[^,;.]{0,40}\bout"
        ),
        (
            r"los(?:t|es|ing|e) (?:out )?to|fell to|falls to|fell behind|trail\w*|went down to|beaten by|miss\w* out to"
            r"|bow\w* out (?:to|against)"
        ),
    ),
    (
        r"buy|buys|buying|bought|acquir\w*|purchas\w*|snap\w* up|pick\w* up a stake",
        r"sell|sells|selling|sold|offload\w*|suppl(?:y|ies|ied)",
    ),
    (
        r"succeed\w*|replac\w*(?! (?:\w+ ){1,3}with\b)|(?:take|takes|taking|took|taken) over (?:\w+ ){0,3}from",
        r"(?:hand|hands|handed|handing) over|mak\w+ way for|made way for|succeeded by",
    ),
    (r"accus\w*|blam\w*|alleg(?:ed|es|ing)", ""),
    (r"criticis\w*|criticiz\w*|condemn\w*|lambast\w*|rebuk\w*|slammed", r"c[ao]me under fire from"),
    (r"fir(?:ed|es|ing)|sack\w*|dismiss\w*|oust\w*", r"shown the door by"),
    (r"hir(?:ed|es|ing|e)|appoint\w*|engag\w*|recruit\w*", r""),
    (r"lend|lends|lending|lent", r"borrow\w*"),
    (r"pay|pays|paid|paying|give|gives|gave|given", r"receiv\w*|(?:got|gets|get)\b[^,;.]{0,30}\bfrom|(?:is|was) owed"),
    (r"invit\w*|summon\w*|call\w* in", r"at the (?:request|invitation) of"),
    (r"sav(?:ed|es|ing)|rescu\w*|dragg\w*|pull\w* (?:out|from|to safety)", r"ow\w+ (?:her|his|its) life to"),
    (r"shot|shoot\w*|stabb\w*|ramm\w*|attack\w*|open\w* fire on", ""),
    (r"apologis\w*|apologiz\w*|(?:say|said|says) sorry|apology", ""),
    (r"thank\w*", ""),
    (r"host(?:ed|s|ing)|receiv\w*|welcom\w*", r"visit\w*|trip\b[^,;.]{0,40}\bto see"),
    (r"endors\w*|back(?:ed|s|ing)|supported", ""),
    (r"expel\w*|kick\w* out", ""),
    (r"relieved|took the controls from", r"pass\w* the controls to"),
)
_PATTERNS = tuple(
    (number, sign, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for number, sides in enumerate(_DEEDS)
    for sign, words in zip((1, -1), sides, strict=True)
    if words
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got|stands?|stood)\b(?: \w+){0,2} \Z", re.IGNORECASE)
_PARTICIPLE = ("d", "t", "n")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_DETERMINED = 4
_NOUN = re.compile(r"(?:apology|suit)\Z", re.IGNORECASE)
_UNBROKEN = frozenset(",;:()")
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside"})
_DOING = frozenset({"by", "from"})
_SUFFERING = frozenset({"against", "to", "on", "of"})


@dataclass(frozen=True, slots=True)
class _Deed:
    """A deed that a sentence tells.

    Attributes:
        number: which one.
        start: first code point of its words.
        end: one past the last.
        turned: its subject is who it is done to.
        passive: it is told in the passive.
        noun: it is named by a noun: "an apology", "a lawsuit".
    """

    number: int
    start: int
    end: int
    turned: bool
    passive: bool
    noun: bool


@dataclass(frozen=True, slots=True)
class _Party:
    """A name, or a noun with a determiner: the number of its first word, its place and its keys."""

    first: int
    place: Span
    keys: frozenset[str]
    named: bool


def find_turned_dealings(a: Profile, b: Profile) -> list[tuple[Span, Span]]:
    """Find two parties that changed places about one deed; their places as who does it.

    Where others did the same to each other in both sentences, nothing is found.
    """
    deeds = {deed.number for deed in _deeds(a)} & {deed.number for deed in _deeds(b)}
    if not deeds:
        return []
    turned = []
    for x, y in combinations(_shared(a, b), 2):
        first, second = _doers(a, deeds, x[0], y[0]), _doers(b, deeds, x[1], y[1])
        for deed in first.keys() & second.keys():
            if first[deed] == second[deed]:
                return []
            turned.append(((x, y)[first[deed]][0].place, (x, y)[second[deed]][1].place))
    return sorted(turned)[:1]


def _shared(a: Profile, b: Profile) -> list[tuple[_Party, _Party]]:
    """Give the parties of a with the one of b that is the same; names alone, if there are two."""
    pairs = []
    for party in _parties(a):
        same = [other for other in _parties(b) if party.keys & other.keys]
        if len(same) == 1 and sum(bool(each.keys & same[0].keys) for each in _parties(a)) == 1:
            pairs.append((party, same[0]))
    named = [pair for pair in pairs if pair[0].named and pair[1].named]
    return named if len(named) > 1 else pairs


def _doers(profile: Profile, deeds: set[int], x: _Party, y: _Party) -> dict[int, int]:
    """Give to each deed that a sentence plainly tells of two parties which of them does it: 0 or 1."""
    found: dict[int, set[int]] = {}
    for deed in _deeds(profile):
        doer = _doer(profile, deed, x, y) if deed.number in deeds else None
        if doer is not None:
            found.setdefault(deed.number, set()).add(doer)
    return {number: doers.pop() for number, doers in found.items() if len(doers) == 1}


def _doer(profile: Profile, deed: _Deed, x: _Party, y: _Party) -> int | None:
    first = 0 if x.place.start < y.place.start else 1
    before, behind = (x, y) if first == 0 else (y, x)
    marks = _preposition(profile, before), _preposition(profile, behind)
    if before.place.start >= deed.start:
        if marks[0] in _DOING and marks[1] in _SUFFERING:
            return first
        return 1 - first if marks[0] in _SUFFERING and marks[1] in _DOING else None
    if behind.place.start < deed.start or marks[0] in _LOCATIVE or marks[1] in _LOCATIVE:
        return None
    if deed.passive:
        return 1 - first if marks[1] == "by" and not deed.turned else None
    if deed.noun:
        return 1 - first if marks[1] in _DOING else first
    return 1 - first if deed.turned else first


@lru_cache(maxsize=4096)
def _deeds(profile: Profile) -> tuple[_Deed, ...]:
    found = []
    for number, sign, pattern in _PATTERNS:
        for told in pattern.finditer(profile.text):
            being = _BEING.search(profile.text, max(0, told.start() - 30), told.start()) is not None
            by = profile.text.startswith(" by ", told.end())
            passive = (being or by) and told[0].split()[0].casefold().endswith(_PARTICIPLE)
            noun = _NOUN.search(told[0]) is not None
            found.append(_Deed(number, *told.span(), turned=sign < 0, passive=passive, noun=noun))
    return tuple(found)


@lru_cache(maxsize=4096)
def _parties(profile: Profile) -> tuple[_Party, ...]:
    """Give the names of a sentence, and the nouns with a determiner near before them, in order."""
    named = {n for mention in profile.names for n in range(mention.first, mention.first + len(mention.keys))}
    found = [
        _Party(mention.first, Span(mention.start, mention.end), frozenset(mention.keys), named=True)
        for mention in profile.names
    ]
    for number, word in enumerate(profile.words):
        near = profile.words[max(0, number - _DETERMINED) : number]
        determined = any(each.folded in _DETERMINERS for each in near)
        if determined and number not in named and not word.stop and word.text.isalpha():
            found.append(_Party(number, Span(word.start, word.end), frozenset({word.key}), named=False))
    return tuple(sorted(found, key=lambda party: party.first))


def _preposition(profile: Profile, party: _Party) -> str:
    """Give the nearest preposition before a party, at most four words off and with no mark between."""
    last = party.place.start
    for word in reversed(profile.words[max(0, party.first - _DETERMINED) : party.first]):
        if not _UNBROKEN.isdisjoint(profile.text[word.end : last]):
            return ""
        if word.folded in _DOING or word.folded in _SUFFERING or word.folded in _LOCATIVE:
            return word.folded
        last = word.start
    return ""
