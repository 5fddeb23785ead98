"""For whom a spokesman without a name speaks: "a spokeswoman for the ministry", "a spokesman for Ms Brenner"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import is_noun, load_gazetteer
from twosource.attribution.phrases import INDEFINITE, OWNING, head_word, modifiers_of
from twosource.attribution.rolematch import match_person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.attribution.descriptions import Describer
    from twosource.attribution.entities import Gender
    from twosource.attribution.phrases import Phrase

AFFILIATING = frozenset({"for", "of", "from", "at", "with"})
_ARTICLES = frozenset({"the", "a", "an"})
# Whose spokesman "his spokesman" is, a pronoun alone does not tell.
_PERSONAL = frozenset({"his", "her", "my", "our"})


def spokesman(describer: Describer, phrase: Phrase) -> int | None:
    """Find or make whoever a spokesman without a name speaks as.

    He speaks as the body, or as the person, for which he speaks, and takes the pronouns of his own gender; where that
    is not told, he stays unnamed.
    """
    words, discourse = describer.setting.words, describer.discourse
    head = head_word(words, phrase)
    gender = _gender(head)
    if phrase.definite:
        named = _agreeing(describer, match_person(head, modifiers_of(words, phrase), discourse.entities), gender)
        if named:
            return describer.nearest_of(named, phrase.first)
        earlier = discourse.nearest(phrase.first, lambda e: e.head == head)
        if earlier is not None:
            return earlier
    principal = _principal(describer, phrase)
    if principal is None:
        return describer.make(phrase, "unnamed", human=True)
    speaks = discourse.entities[principal]
    return discourse.add_entity(
        lambda index: replace(speaks, index=index, gender=gender, human=True, head=head, roles=(), plural=False)
    ).index


def _gender(head: str) -> Gender | None:
    gazetteer = load_gazetteer()
    if is_noun(head, gazetteer.female_noun):
        return "f"
    return "m" if is_noun(head, gazetteer.male_noun) else None


def _agreeing(describer: Describer, persons: Iterable[int], gender: Gender | None) -> list[int]:
    """Leave out the men for "the spokeswoman"."""
    entities = describer.discourse.entities
    return [i for i in persons if gender is None or entities[i].gender in (None, gender)]


def _principal(describer: Describer, phrase: Phrase) -> int | None:
    """Find the body or person spoken for: its owner, the noun phrase after "for", the nouns before, or the one body."""
    words = describer.setting.words
    if phrase.owner[0] < phrase.owner[1]:
        return _named_or_body(describer, *phrase.owner)
    if phrase.segment < phrase.last and words[phrase.segment].lower in AFFILIATING:
        return _named_or_body(describer, phrase.segment + 1, phrase.last) if phrase.segment + 1 < phrase.last else None
    if words[phrase.first].lower in _PERSONAL:
        return None
    placed = _set_at(describer, phrase.first)
    if placed is not None:
        return placed
    skipped = phrase.first + (words[phrase.first].lower in _ARTICLES | OWNING)
    if skipped < phrase.head:
        return describer.body(skipped, phrase.head)
    at = phrase.first
    return describer.discourse.salient(
        at, describer.setting.numbers[at], words[at].paragraph, lambda e: e.kind == "body" and not e.human
    )


def _set_at(describer: Describer, first: int) -> int | None:
    """Find the body of "At Castine Union, a spokeswoman said"."""
    setting = describer.setting
    name = setting.at.get(first - 1) if first > 1 and "," in setting.gap(first) else None
    if name is None or name.first == 0 or setting.words[name.first - 1].lower not in ("at", "for", "from"):
        return None
    opens = name.first == 1 or setting.words[name.first - 2].sentence != setting.words[first].sentence
    return name.entity if opens and describer.discourse.entities[name.entity].kind == "body" else None


def _named_or_body(describer: Describer, first: int, last: int) -> int | None:
    """Read the noun phrase that begins at ``first``: by the name that heads it, or by what it describes.

    What follows the phrase says more about it: in "Representative Ada Brenner of Merrow" Merrow is not spoken for.
    """
    setting, entities = describer.setting, describer.discourse.entities
    inner = setting.phrase(first, last)
    name = setting.at.get(inner.head)
    if name is not None and entities[name.entity].kind in ("person", "body", "metonym"):
        return name.entity
    own = setting.words[first].lower in _PERSONAL
    if inner.owner[0] < inner.owner[1] or own or setting.words[first].lower in INDEFINITE:
        return describer.body(first, inner.segment) if not _ends_in_owner(describer, inner) else None
    return describer.body(first, last)


def _ends_in_owner(describer: Describer, inner: Phrase) -> bool:
    """Tell a phrase of which only the owner is a body ("Merrow's neighbour")."""
    return not is_noun(head_word(describer.setting.words, inner), load_gazetteer().body)
