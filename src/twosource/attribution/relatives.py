"""What a relative pronoun goes back to: "Ada Brenner, the mayor of Castine, who complained"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.phrases import DEFINITE, INDEFINITE, PREPOSITIONS, is_person_noun

if TYPE_CHECKING:
    from twosource.attribution.discourse import Discourse
    from twosource.attribution.entities import Named
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

_OPENING = DEFINITE | INDEFINITE
# "The newly elected mayor of": so many words at most from a determiner to the noun's complement.
_MOST_WORDS = 6


def antecedent(setting: Setting, discourse: Discourse, first: int) -> int | None:
    """Find the entity that the relative pronoun at a word goes back to, in its own sentence.

    It is the head of the noun phrase before, not the last name in it.
    """
    person = setting.words[first].lower == "who"
    sentence = setting.words[first].sentence
    if person and _follows_somebody_unnamed(setting, discourse, first):
        return None
    for mention in reversed(discourse.mentions):
        if setting.words[mention.word].sentence != sentence:
            return None
        entity = discourse.entities[mention.entity]
        if mention.word < first and (entity.human or entity.plural) == person:
            head = apposed_to(setting, mention.word) if person else None
            fits = head is not None and discourse.entities[head.entity].kind == "person"
            return head.entity if head is not None and fits else mention.entity
    return None


def apposed_to(setting: Setting, word: int) -> Named | None:
    """Give whoever the apposition describes in which a name only completes a noun ("the mayor of Castine")."""
    joint = word - 1
    if (
        joint < 1
        or setting.words[joint].lower not in PREPOSITIONS
        or not is_person_noun(setting.words[joint - 1].lower)
    ):
        return None
    for start in range(joint - 1, max(0, joint - _MOST_WORDS), -1):
        if setting.words[start].lower in _OPENING:
            name = setting.at.get(start - 1)
            return name if name is not None and "," in setting.gap(start) else None
    return None


def unnamed_before(setting: Setting, first: int) -> Phrase | None:
    """Give the noun phrase right before "who" that names nobody: "the old clerk, who", "pundits who"."""
    noun = first - 1
    if not _is_noun_for_person(setting, noun):
        return None
    start = noun
    for index in range(noun, max(-1, noun - _MOST_WORDS), -1):
        opens = setting.words[index].lower in _OPENING
        start = index if opens else start
        if opens or setting.gap(index) != " ":
            break
    return setting.phrase(start, first)


def _follows_somebody_unnamed(setting: Setting, discourse: Discourse, first: int) -> bool:
    """Tell "the clerk, who claimed": a noun for a person right before that nobody resolved."""
    noun = first - 1
    if not _is_noun_for_person(setting, noun):
        return False
    determined = (i for i in range(noun, max(-1, noun - _MOST_WORDS), -1) if setting.words[i].lower in _OPENING)
    start = next(determined, noun)
    if start - 1 in setting.at and "," in setting.gap(start):
        return False
    return not any(start <= m.word <= noun for m in discourse.mentions)


def _is_noun_for_person(setting: Setting, index: int) -> bool:
    return index >= 0 and index not in setting.at and is_person_noun(setting.words[index].lower)
