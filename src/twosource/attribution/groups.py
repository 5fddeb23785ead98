"""Two or more that speak together: "the two leaders", "both banks", "Merrow National and Castine Union"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.entities import Entity
from twosource.attribution.gazetteer import is_noun, load_gazetteer, merged, singulars
from twosource.attribution.phrases import COUNTS, head_word, is_person_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.discourse import Discourse
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

_ALIAS = re.compile(r"\s*\([“\"‘«„][^()]*\)?")
_POINTING = frozenset({"these", "those"})
_PUBLIC = frozenset({"committee", "council", "parliament", "police", "senate"})
_LOOSE = frozenset({"men", "women", "pair", "duo", "two", "both", "brothers", "sisters"})
_STATES = frozenset({"capitals", "neighbours", "neighbors", "powers", "states", "governments", "boards", "owners"})
_PEOPLE = frozenset({"pair", "duo", "two", "both"})
_SIDES = frozenset({"sides", "side", "parties", "rivals", "signatories"})


def resolve_group(setting: Setting, discourse: Discourse, phrase: Phrase) -> int | None:
    """Find the members of a group described by a plural noun, where the report names them together.

    Returns:
        The index of an entity whose name is its members' names; for a plural without a number ("the banks") one with
        the name as written where the members are not told; ``None`` for a bare "the companies" without members.
    """
    head = head_word(setting.words, phrase)
    members = _members(setting, discourse, phrase, head)
    if members:
        return make_group(discourse, members)
    known = discourse.nearest(phrase.first, lambda e: e.kind == "group" and e.head == head)
    counted = any(setting.words[i].lower in COUNTS | _POINTING for i in range(phrase.first, phrase.head))
    if known is not None or not (counted or phrase.last > phrase.head + 1):
        return known
    first = phrase.first + (setting.words[phrase.first].lower in {"the", *_POINTING})
    written = without_aliases(setting.written(first, phrase.last))
    made = discourse.add_entity(lambda index: Entity(index, written, "group", (head,), plural=True, head=head))
    return made.index


def _members(setting: Setting, discourse: Discourse, phrase: Phrase, head: str) -> tuple[int, ...]:
    """Find who is meant: two joined by "and", else a group that spoke before, else the only two there are."""
    kinds = _kinds_of(head)
    pairs = [pair for pair in _pairs(setting) if _alike(discourse, pair[1:], kinds, head)]
    earlier = [pair for pair in pairs if pair[0] < phrase.first]
    if earlier or pairs:
        chosen = earlier[-1] if earlier else pairs[0]
        return chosen[1:]
    composed = discourse.nearest(phrase.first, lambda e: bool(e.members) and _alike(discourse, e.members, kinds, head))
    if composed is not None:
        return discourse.entities[composed].members
    only = [] if head in _SIDES else _before(setting, discourse, phrase, kinds)
    if (
        not only
        and kinds == {"person"}
        and setting.words[phrase.first + 1 - (phrase.head == phrase.first)].lower == "two"
    ):
        only = _only_persons(discourse, phrase.first, head)
    return tuple(only) if len(only) == 2 else ()


def without_aliases(written: str) -> str:
    """Take out brackets that give a short name in quotation marks: ``Castine Union plc (“Castine Union”)``."""
    return _ALIAS.sub("", written)


def make_group(discourse: Discourse, members: Sequence[int]) -> int:
    """Give the entity of these members together, made once."""
    names = [discourse.entities[index].name for index in members]
    name = ", ".join(names[:-1]) + " and " + names[-1]
    known = next((e.index for e in discourse.entities if e.kind == "group" and e.name == name), None)
    if known is not None:
        return known
    made = discourse.add_entity(lambda index: Entity(index, name, "group", (), plural=True, members=tuple(members)))
    return made.index


def _kinds_of(head: str) -> frozenset[str]:
    """Say what kinds of entities a plural noun can be made of."""
    gazetteer = load_gazetteer()
    if head in _SIDES:
        return frozenset({"body"})
    if head in _PEOPLE:
        return frozenset({"person", "body"})
    if is_noun(head, gazetteer.place_noun) or head in _STATES:
        return frozenset()
    if is_noun(head, gazetteer.company) or is_noun(head, gazetteer.club) or is_noun(head, gazetteer.body):
        return frozenset({"body"})
    return frozenset({"person"})


def _pairs(setting: Setting) -> list[tuple[int, int, int]]:
    """Find names joined by "and" ("A of X and B" too): place of the first, and the two entities."""
    words = setting.words
    found = []
    for position, after in enumerate(setting.named[1:], start=1):
        if after.title < 1 or words[after.title - 1].lower != "and":
            continue
        before = setting.named[position - 1]
        if (
            position > 1
            and setting.named[position - 2].last == before.title - 1
            and words[before.title - 1].lower == "of"
        ):
            before = setting.named[position - 2]
        near = after.title - before.last in (1, 3, 4) and words[before.first].sentence == words[after.first].sentence
        if near and before.entity != after.entity and not words[before.first].muted:
            found.append((before.first, before.entity, after.entity))
    return found


def _alike(discourse: Discourse, members: Sequence[int], kinds: frozenset[str], head: str) -> bool:
    """Tell whether all members are of one of the kinds and can be what the noun says."""
    those = [discourse.entities[index] for index in members]
    if len({entity.kind for entity in those}) > 1 or those[0].kind not in kinds:
        return False
    return all(_can_be(entity, head) if entity.kind == "person" else _is_such(entity, head) for entity in those)


def _can_be(person: Entity, head: str) -> bool:
    """Tell whether a person can be one of "the two ministers": by a stated role, or for loose nouns by none."""
    if head in _LOOSE:
        return True
    gazetteer = load_gazetteer()
    if head == "leaders":
        return any(is_noun(r.head, gazetteer.leader) or "prime" in r.words for r in person.roles) or not person.roles
    return any(set(singulars(head)) & set(singulars(role.head)) for role in person.roles)


def _is_such(body: Entity, head: str) -> bool:
    """Tell whether a body can be one of "the two firms": not where its own name says that it is something else."""
    gazetteer = load_gazetteer()
    if body.kind != "body" or not (is_noun(head, gazetteer.company) or is_noun(head, gazetteer.club)):
        return True
    public = merged("government", "court", "regulator") | _PUBLIC
    return not any(is_noun(word, public - gazetteer.company) for word in body.words[-1:])


def _only_persons(discourse: Discourse, at: int, head: str) -> list[int]:
    """Give all persons named so far, for "the two candidates" where the report has not said who is a candidate."""
    told = any(set(singulars(head)) & set(singulars(role.head)) for e in discourse.entities for role in e.roles)
    if told or not is_person_noun(head):
        return []
    found = [m.entity for m in discourse.mentions if m.word < at and discourse.entities[m.entity].kind == "person"]
    return list(dict.fromkeys(found))


def _before(setting: Setting, discourse: Discourse, phrase: Phrase, kinds: frozenset[str]) -> list[int]:
    """Give the entities of these kinds that the report has named before, without repetition, in order."""
    head = head_word(setting.words, phrase)
    latest = setting.numbers[phrase.first] - 1 if head in _LOOSE else 0
    found: list[int] = []
    for mention in discourse.mentions:
        entity = discourse.entities[mention.entity]
        full = len(entity.words) > 1 or entity.kind != "body"
        fitting = entity.kind in kinds and (_can_be if entity.kind == "person" else _is_such)(entity, head)
        if full and fitting and mention.sentence >= latest and not entity.head and mention.entity not in found:
            found.append(mention.entity)
    return found
