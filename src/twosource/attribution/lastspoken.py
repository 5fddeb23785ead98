"""Descriptions that nothing but the order of telling explains: "the HSR boss", "the coach", "a judge" in a lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.entities import Entity, Role
from twosource.attribution.gazetteer import load_gazetteer
from twosource.attribution.phrases import head_word, modifiers_of
from twosource.attribution.rolematch import is_leader, match_person

if TYPE_CHECKING:
    from twosource.attribution.descriptions import Describer
    from twosource.attribution.phrases import Phrase


# "The reader", "the average voter": nobody of whom the report speaks.
_ANYBODY = frozenset(
    {"audience", "consumer", "customer", "listener", "public", "reader", "taxpayer", "user", "viewer", "voter"}
)


def told_of_last(describer: Describer, phrase: Phrase, head: str, others: frozenset[str]) -> int | None:
    """Take a description for the leader, or else the person without a stated role, who was spoken of last."""
    leader = _last_leader(describer, phrase, head, others)
    return _spoken_of(describer, phrase) if leader is None else leader


def _last_leader(describer: Describer, phrase: Phrase, head: str, others: frozenset[str]) -> int | None:
    """Take "the HSR boss" for the leader spoken of right before ("Rail chief Karl Lund"), if it is the only one."""
    lists = load_gazetteer()
    at, number = phrase.first, describer.setting.numbers[phrase.first]
    if not is_leader(head, others, lists) or phrase.segment != phrase.last:
        return None
    near = {m.entity for m in describer.discourse.mentions if m.word < at and number - m.sentence <= 1}
    entities = describer.discourse.entities
    people = [entities[i] for i in sorted(near) if entities[i].kind == "person"]
    leaders = [e.index for e in people if any(is_leader(role.head, role.words, lists) for role in e.roles)]
    return leaders[0] if len(people) == len(leaders) == 1 else None


def introduced(describer: Describer, phrase: Phrase, head: str) -> int | None:
    """Take "a high court judge" of a report's first lines, before they name anybody, for the one judge named below."""
    if any(describer.discourse.entities[m.entity].kind == "person" for m in describer.discourse.mentions):
        return None
    matched = match_person(head, modifiers_of(describer.setting.words, phrase), describer.discourse.entities)
    return matched[0] if len(matched) == 1 else None


def _spoken_of(describer: Describer, phrase: Phrase) -> int | None:
    """Take "the coach" for the person spoken of last, where the report has not said what that person is."""
    at = phrase.first
    word = describer.setting.words[at]
    number = describer.setting.numbers[at]
    here = {m.entity for m in describer.discourse.mentions if m.paragraph == word.paragraph}
    if head_word(describer.setting.words, phrase) in _ANYBODY:
        return None
    people = {index for index in here if describer.discourse.entities[index].human}

    def fits(entity: Entity) -> bool:
        return entity.human and not entity.plural and (not people or entity.index in people)

    found = describer.discourse.salient(at, number, word.paragraph, fits)
    if found is None:
        return None
    person = describer.discourse.entities[found]
    if person.roles or person.kind != "person":
        return None
    told = [number - m.sentence for m in describer.discourse.mentions if m.entity == found]
    if min(told) > 1 or min(told) == 0:
        return None
    words = describer.setting.words
    role = Role(head_word(words, phrase), modifiers_of(words, phrase), (phrase.first, phrase.last))
    describer.discourse.entities[found] = replace(person, roles=(role,))
    return found
