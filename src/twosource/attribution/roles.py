"""What a report says that its named persons and bodies are.

Roles stand before a name ("chief fire officer Maren Holt"), before it with a comma ("the science minister, Piet
Oramov,") or after it ("Halvard Pryce, Merrow's chief executive,").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.entities import Entity, Gender, Named, Role
from twosource.attribution.gazetteer import SHORT_TITLES, Gazetteer, is_noun, load_gazetteer
from twosource.attribution.partymembers import party_roles
from twosource.attribution.phrases import (
    DEFINITE,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    age_of,
    complement_of,
    head_word,
    is_person_noun,
    is_plural_noun,
    modifiers_of,
    parse_phrase,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.names import Word

_MOST_WORDS = 12
_AGE_GAP = re.compile(r",? ?\(?(?:aged )?(\d{1,2})\)?,? ?\Z")


def with_roles(
    text: str, words: Sequence[Word], entities: Sequence[Entity], named: Sequence[Named]
) -> tuple[Entity, ...]:
    """Give every entity the roles, the age and (where a role's noun tells it) the gender that the report states."""
    starts = {i: name for name in named for i in range(name.title, name.last)}
    roles: defaultdict[int, list[Role]] = defaultdict(list)
    ages: dict[int, int] = {}
    for name in named:
        if words[name.first].muted or entities[name.entity].kind not in ("person", "body"):
            continue
        person = entities[name.entity].kind == "person"
        found = [_before(text, words, name, person), _after(text, words, name, starts, person)]
        if person:
            found.append(_before_comma(text, words, name, starts))
            office = _office(words, name) if name.title < name.first else ""
            found.extend(party_roles(text, words[name.last - 1].end, name.first, office))
        roles[name.entity].extend(role for role in found if role)
        joined = starts.get(name.last + 1)
        if found[0] and joined and joined.entity != name.entity and words[name.last].lower == "and":
            roles[joined.entity].extend([found[0]] if is_plural_noun(found[0].head) else [])
        age = _age_after(text, words, name)
        if age:
            ages.setdefault(name.entity, age)
    gazetteer = load_gazetteer()
    return tuple(
        replace(
            entity,
            roles=tuple(dict.fromkeys(roles[entity.index])),
            age=ages.get(entity.index),
            gender=entity.gender or _role_gender(roles[entity.index], gazetteer),
        )
        for entity in entities
    )


def _role_gender(roles: Sequence[Role], gazetteer: Gazetteer) -> Gender | None:
    for role in roles:
        if is_noun(role.head, gazetteer.female_noun):
            return "f"
        if is_noun(role.head, gazetteer.male_noun):
            return "m"
    return None


def _fits(word: str, person: bool) -> bool:
    """Tell whether the word can head a role of a person, or of a body."""
    if person:
        return is_person_noun(word)
    gazetteer = load_gazetteer()
    return is_noun(word, gazetteer.body) or is_noun(word, gazetteer.company)


def _before(text: str, words: Sequence[Word], name: Named, person: bool) -> Role | None:
    """Read titles and nouns that stand right before the name."""
    function = load_gazetteer().function
    first = name.first
    while first > 0 and name.first - first < 6:
        before = words[first - 1]
        if first <= name.title and (text[before.end : words[first].start].strip("'’s ") or before.lower in function):
            break
        if before.quoted != words[name.first].quoted or before.lower in PREPOSITIONS - {"of"}:
            break
        first -= 1
    head = _office(words, name) if person else words[name.first - 1].lower
    if first == name.first or not _fits(head, person):
        return None
    rest = frozenset(words[i].lower for i in range(first, name.first - 1)) - DEFINITE
    return Role(head, rest, (first, name.first))


def _office(words: Sequence[Word], name: Named) -> str:
    """Give the word before a name in lower case, a shortened title in full ("senator" for "Sen.")."""
    before = words[name.first - 1].lower if name.first else ""
    return SHORT_TITLES.get(before, before)


def _after(text: str, words: Sequence[Word], name: Named, starts: dict[int, Named], person: bool) -> Role | None:
    """Read an apposition that follows the name and a comma, or a copula ("Piet Oramov is the science minister")."""
    first = name.last
    if first >= len(words):
        return None
    gap = text[words[name.last - 1].end : words[first].start]
    if gap.strip() == "," and words[first].text.isdigit() and first + 1 < len(words):
        gap = text[words[first].end : words[first + 1].start]
        first += 1
    if gap.strip() not in (",", "(", "—", "–") or words[first].quoted:
        return None
    if words[first].lower in load_gazetteer().function and words[first].lower not in DETERMINERS:
        return None
    last = _stretch(text, words, first)
    phrase = parse_phrase(text, words, first, last, _inside(starts))
    if phrase.head in starts and starts[phrase.head].first != phrase.head:
        return None
    if not _fits(head_word(words, phrase), person) or phrase.head in starts:
        return None
    return _as_role(words, phrase)


def _before_comma(text: str, words: Sequence[Word], name: Named, starts: dict[int, Named]) -> Role | None:
    """Read "the agency's director general, Ilse Varnholt,": a phrase with a determiner, a comma, the name."""
    end = name.title
    if end == 0 or text[words[end - 1].end : words[end].start].strip() != ",":
        return None
    after = text[words[name.last - 1].end : words[name.last].start] if name.last < len(words) else "."
    if not after.strip().startswith((",", ".", ")", ":", "—", "–")):
        return None
    for first in range(end - 1, max(-1, end - _MOST_WORDS), -1):
        word = words[first]
        if word.sentence != words[name.first].sentence or word.quoted != words[name.first].quoted:
            return None
        if first < end - 1 and any(mark in text[word.end : words[first + 1].start] for mark in ',;:“”"'):
            return None
        opens = word.lower in DETERMINERS or word.initial
        if opens or (word.possessive and first in starts and first + 1 < end):
            start = starts[first].title if first in starts else first
            phrase = parse_phrase(text, words, start, end, _inside(starts))
            if is_person_noun(head_word(words, phrase)) and phrase.head not in starts:
                return _as_role(words, phrase)
    return None


def _as_role(words: Sequence[Word], phrase: Phrase) -> Role:
    others = modifiers_of(words, phrase) | complement_of(words, phrase)
    return Role(head_word(words, phrase), others, (phrase.first, phrase.last))


def _stretch(text: str, words: Sequence[Word], first: int) -> int:
    """Give the end of the words that follow ``first`` without a mark between them."""
    last = first + 1
    while last < len(words) and last - first < _MOST_WORDS:
        if any(mark in text[words[last - 1].end : words[last].start] for mark in ',.;:()—–“”"\n'):
            break
        last += 1
    return last


def _inside(starts: dict[int, Named]) -> _Inside:
    return _Inside(starts)


class _Inside:
    """Tells whether a word stands inside a proper name after that name's first word."""

    def __init__(self, starts: dict[int, Named]) -> None:
        self._starts = starts

    def __call__(self, index: int) -> bool:
        name = self._starts.get(index)
        return name is not None and index > name.title


def _age_after(text: str, words: Sequence[Word], name: Named) -> int | None:
    """Read "Carly Voss, 34," and "Carly Voss (34)"."""
    if name.last >= len(words) or not words[name.last].text.isdigit():
        before = words[name.title - 1].lower if name.title else ""
        return age_of(before)
    end = words[name.last]
    match = _AGE_GAP.match(text[words[name.last - 1].end : end.end])
    follows = text[end.end : end.end + 1]
    return int(match.group(1)) if match and follows in ",.)" else None
