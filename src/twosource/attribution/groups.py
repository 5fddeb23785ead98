"""Two or more that speak together: "the two leaders", "both banks", "Merrow National and Castine Union"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.entities import Entity
from twosource.attribution.gazetteer import is_noun, load_gazetteer
from twosource.attribution.phrases import COUNTS, head_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.discourse import Discourse
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

_ANY = frozenset({"sides", "parties", "pair", "duo", "two", "neighbours", "neighbors", "signatories", "both", "rivals", "side"})


def resolve_group(setting: Setting, discourse: Discourse, phrase: Phrase) -> int | None:
    """Find the members of a group described by a plural noun, where the report names them together.

    Returns:
        The index of an entity whose name is its members' names; for a plural without a number ("the banks") one with
        the name as written where the members are not told; ``None`` for a number ("the two boards") without members.
    """
    head = head_word(setting.words, phrase)
    kinds = _kinds_of(head)
    pairs = [pair for pair in _pairs(setting, discourse) if _alike(discourse, pair, kinds)]
    earlier = [pair for pair in pairs if pair[0] < phrase.first]
    if earlier or pairs:
        chosen = earlier[-1] if earlier else pairs[0]
        return make_group(discourse, chosen[1:])
    members = _before(setting, discourse, phrase, kinds)
    if len(members) == 2:
        return make_group(discourse, members)
    known = discourse.nearest(phrase.first, lambda e: e.kind == "group" and e.head == head)
    counted = any(setting.words[i].lower in COUNTS for i in range(phrase.first, phrase.head))
    if known is not None or counted or phrase.last == phrase.head + 1:
        return known
    written = setting.written(phrase.first, phrase.last)
    made = discourse.add_entity(lambda index: Entity(index, written, "group", (head,), plural=True, head=head))
    return made.index


def make_group(discourse: Discourse, members: Sequence[int]) -> int:
    """Give the entity of these members together, made once."""
    names = [discourse.entities[index].name for index in members]
    name = ", ".join(names[:-1]) + " and " + names[-1]
    known = next((e.index for e in discourse.entities if e.kind == "group" and e.name == name), None)
    if known is not None:
        return known
    return discourse.add_entity(lambda index: Entity(index, name, "group", (), plural=True)).index


def _kinds_of(head: str) -> frozenset[str]:
    """Say what kinds of entities a plural noun can be made of."""
    gazetteer = load_gazetteer()
    if head in _ANY:
        return frozenset({"person", "body", "metonym"})
    if is_noun(head, gazetteer.place_noun) or head in ("capitals", "neighbours", "powers", "states"):
        return frozenset({"metonym"})
    if is_noun(head, gazetteer.company) or is_noun(head, gazetteer.club) or is_noun(head, gazetteer.body):
        return frozenset({"body"}) if head not in ("boards", "owners") else frozenset()
    return frozenset({"person"})


def _pairs(setting: Setting, discourse: Discourse) -> list[tuple[int, int, int]]:
    """Find names joined by "and": place of the first, and the two entities."""
    found = []
    for before, after in zip(setting.named, setting.named[1:], strict=False):
        if after.title != before.last + 1 or setting.words[before.last].lower != "and":
            continue
        if before.entity != after.entity and not setting.words[before.first].muted:
            found.append((before.first, before.entity, after.entity))
    return found


def _alike(discourse: Discourse, pair: tuple[int, int, int], kinds: frozenset[str]) -> bool:
    first, second = discourse.entities[pair[1]], discourse.entities[pair[2]]
    return first.kind == second.kind and first.kind in kinds


def _before(setting: Setting, discourse: Discourse, phrase: Phrase, kinds: frozenset[str]) -> list[int]:
    """Give the entities of these kinds that the report has named before, without repetition, in order."""
    if kinds - {"person", "body"} and len(kinds) > 1:
        return []
    found: list[int] = []
    for mention in discourse.mentions:
        entity = discourse.entities[mention.entity]
        if entity.kind in kinds and not entity.head and mention.entity not in found:
            found.append(mention.entity)
    return found
