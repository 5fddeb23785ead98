"""People called by their age: "the 52-year-old", "the 41-year-old plumber"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.phrases import age_of, head_word

if TYPE_CHECKING:
    from twosource.attribution.discourse import Discourse
    from twosource.attribution.entities import Entity
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

_SENTENCES, _PARAGRAPHS = 2, 1


def age_in(setting: Setting, phrase: Phrase) -> int | None:
    """Read the age of "the 52-year-old" and, where it points at somebody, of "the 52-year-old plumber"."""
    words = setting.words
    own = age_of(head_word(words, phrase))
    if own is not None or phrase.determiner != "the":
        return own
    return next((age for i in range(phrase.first, phrase.head) if (age := age_of(words[i].lower)) is not None), None)


def person_aged(setting: Setting, discourse: Discourse, phrase: Phrase, age: int) -> int | None:
    """Find the person of an age; where the report has told it of nobody, whoever was spoken of last, whose age it is.

    Returns:
        The entity's index; ``None`` where two are of that age, or two could be meant.
    """
    known = [entity.index for entity in discourse.entities if entity.age == age]
    if known or phrase.determiner != "the":
        return known[0] if len(known) == 1 else None
    at = phrase.first
    number, paragraph = setting.numbers[at], setting.words[at].paragraph

    def fits(entity: Entity) -> bool:
        near = any(
            mention.entity == entity.index
            and number - mention.sentence <= _SENTENCES
            and paragraph - mention.paragraph <= _PARAGRAPHS
            for mention in discourse.mentions
        )
        return near and entity.kind == "person" and entity.human and entity.age is None

    found = discourse.clear(at, number, paragraph, fits)
    if found is not None:
        discourse.entities[found] = replace(discourse.entities[found], age=age)
    return found
