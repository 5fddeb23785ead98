"""From a source as written to the entity that it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.conjuncts import Conjuncts
from twosource.attribution.discourse import (
    FEMALE,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    MALE,
    NEUTER,
    PLURAL,
    PRONOUNS,
    Discourse,
    Mention,
)
from twosource.attribution.entities import Entity
from twosource.attribution.gazetteer import is_noun, load_gazetteer
from twosource.attribution.phrases import DEFINITE, GIVING_EXAMPLES, SUBJECT_RELATIVES, head_word
from twosource.attribution.relatives import antecedent, unnamed_before

if TYPE_CHECKING:
    from twosource.attribution.descriptions import Describer
    from twosource.attribution.entities import Named
    from twosource.attribution.narrative import Step
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

# "They all", "she too".
_OF_PRONOUNS = PRONOUNS | {"too", "also", "all"}
_READING = frozenset({"reads", "read"})
# "The first provides that": what a point of a document does, and a person hardly ever.
_PROVIDING = _READING | {"provides", "provided", "stipulates", "stipulated", "foresees", "envisages", "runs", "states"}
_ORDINALS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "next"]
)
# "The last paragraph", "point four": so many words at most.
_MOST_OF_POINT = 4
_POINTS = frozenset({"point", "clause", "article", "paragraph", "section", "item"})
_PARTITIVE = frozenset(
    [
        "one",
        "two",
        "three",
        "some",
        "many",
        "most",
        "several",
        "few",
        "both",
        "none",
        "others",
        "other",
        "another",
        "another's",
    ]
)


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Reads sources and the steps of the narration between them."""

    setting: Setting
    discourse: Discourse
    describer: Describer

    def follow(self, step: Step) -> None:
        """Remember what the narration speaks of at a step."""
        setting = self.setting
        entity: int | None
        if step.kind == "name":
            entity = setting.at[step.last - 1].entity
        elif step.kind == "pronoun":
            entity = self._pronoun(step.first, None)
        else:
            phrase = setting.phrase(step.first, step.last)
            entity = self.describer.resolve(phrase)
        if entity is not None:
            subject = step.kind == "pronoun" or setting.is_subject(step.first) or setting.acts(step.first, step.last)
            word = setting.words[step.first]
            self.discourse.mention(
                Mention(step.first, entity, setting.numbers[step.first], word.paragraph, subject, source=False)
            )

    def read(self, first: int, last: int, parent: int | None, cue: str) -> int | None:
        """Resolve the source ``words[first:last]`` of the narration.

        Args:
            first: index of its first word.
            last: one past its last word.
            parent: entity of the attribution in whose (indirect) content the source stands.
            cue: the cue in lower case; what "reads" is a document.
        """
        word = self.setting.words[first]
        if word.lower in PRONOUNS and self._is_pronoun(first, last):
            if parent is not None and self._agrees(word.lower, self.discourse.entities[parent]):
                return parent
            if word.lower in NEUTER and cue in _READING:
                return self.discourse.nearest(first, lambda entity: entity.kind == "document")
            return self._pronoun(first, None)
        if word.lower in SUBJECT_RELATIVES:
            found = antecedent(self.setting, self.discourse, first)
            unnamed = unnamed_before(self.setting, first) if found is None and word.lower == "who" else None
            return found if unnamed is None else self.describer.make(unnamed, "unnamed", human=True)
        return self._noun_phrase(first, last, cue)

    def read_quoted(self, first: int, last: int, speaker: int | None) -> int | None:
        """Resolve a source inside the direct words of ``speaker``: "I" is the speaker, "we" the speaker's body."""
        word = self.setting.words[first]
        if word.lower in FIRST_SINGULAR:
            return speaker
        if word.lower in FIRST_PLURAL:
            return self._body_of(speaker)
        if word.lower in PRONOUNS and self._is_pronoun(first, last):
            found = self._pronoun(first, speaker)
            return found if word.lower not in PLURAL or self._spoken_of_here(found, word.paragraph) else None
        return self._noun_phrase(first, last)

    def _spoken_of_here(self, entity: int | None, paragraph: int) -> bool:
        """Tell whether the paragraph itself speaks of the entity: "they" in a quotation is often nobody in special."""
        return any(m.entity == entity and m.paragraph == paragraph for m in self.discourse.mentions)

    def _is_pronoun(self, first: int, last: int) -> bool:
        """Tell "she" and "he himself" from "her letter"."""
        return all(self.setting.words[i].lower in _OF_PRONOUNS for i in range(first, last))

    def _agrees(self, pronoun: str, entity: Entity) -> bool:
        if pronoun in FEMALE:
            return entity.human and entity.gender in (None, "f")
        if pronoun in MALE:
            return entity.human and entity.gender in (None, "m")
        if pronoun in NEUTER:
            return entity.kind in ("body", "document", "metonym") and not entity.human
        return pronoun in PLURAL and (entity.plural or entity.kind in ("body", "group"))

    def _pronoun(self, word: int, barred: int | None) -> int | None:
        """Resolve a pronoun of the third person by what was spoken of before."""
        written = self.setting.words[word]
        place = (word, self.setting.numbers[word], written.paragraph)
        if written.lower in FEMALE | MALE:
            return self.discourse.resolve_person(written.lower, *place, barred)
        if written.lower in NEUTER:
            return self.discourse.resolve_thing(*place, barred)
        if written.lower in PLURAL:
            return self.discourse.resolve_several(*place, barred)
        return None

    def _noun_phrase(self, first: int, last: int, cue: str = "") -> int | None:
        """Resolve names, appositions, names joined by "and", and descriptions."""
        setting = self.setting
        phrase = setting.phrase(first, last)
        if setting.words[first].lower in _PARTITIVE and self._is_partitive(first, last):
            told = self._apposed(phrase)
            return self._unnamed(first, last) if told is None else told
        together = None if self._with_others(first, last) else self._conjuncts().group(phrase)
        if together is not None:
            return together
        if self._with_others(first, last) or self._lists(phrase):
            return self._group_as_written(phrase)
        name = setting.at.get(phrase.segment - 1)
        if name and self._heads(phrase, name):
            return name.entity
        holder = self._holder_behind(phrase)
        point = self._point_of_document(phrase, cue) if holder is None else holder
        told = self._apposed(phrase) if point is None else point
        if told is not None:
            return told
        return None if self._is_shared_surname(phrase) else self.describer.resolve(phrase)

    def _conjuncts(self) -> Conjuncts:
        return Conjuncts(self.setting, self.discourse, self.describer, lambda word: self._pronoun(word, None))

    def _holder_behind(self, phrase: Phrase) -> int | None:
        """Read "ambassador to the United Nations Ada Lund": who holds the office stands behind its institution."""
        name = self.setting.at.get(phrase.last - 1)
        if name is None or not phrase.segment < name.title or not self._is_person(name.entity):
            return None
        before = self.setting.words[name.title - 1]
        return name.entity if before.capital and not before.possessive and self.setting.gap(name.title) == " " else None

    def _point_of_document(self, phrase: Phrase, cue: str) -> int | None:
        """Read "the first provides" and "point four reads" as the document named before."""
        told = {self.setting.words[i].lower for i in range(phrase.first, phrase.last)}
        ordinal = bool(told & _ORDINALS) and told - {"the", "of", "them", "and"} <= _ORDINALS
        point = ordinal or (told & _POINTS and len(told) < _MOST_OF_POINT)
        if not point or cue.split(" ", maxsplit=1)[0] not in _PROVIDING:
            return None
        return self.discourse.nearest(phrase.first, lambda entity: entity.kind == "document")

    def _is_shared_surname(self, phrase: Phrase) -> bool:
        """Tell a surname that two persons of the report bear, so that nobody knows who is meant."""
        word = self.setting.words[phrase.head]
        return word.capital and any(e.kind == "person" and word.lower in e.words[1:] for e in self.discourse.entities)

    def _with_others(self, first: int, last: int) -> bool:
        """Tell "Holt and others" and "Holt, Aske and two other mayors": nobody answers for the others."""
        words = [self.setting.words[i].lower for i in range(first, last)]
        joints = (i for i, word in enumerate(words) if word in ("and", "with", "plus"))
        return any({"others", "other"} & set(words[joint + 1 : joint + 4]) for joint in joints)

    def _is_partitive(self, first: int, last: int) -> bool:
        """Tell "one of them" and "the other" from "one cashier"."""
        return last == first + 1 or self.setting.words[first + 1].lower == "of"

    def _unnamed(self, first: int, last: int) -> int:
        written = self.setting.written(first, last)
        plural = self.setting.words[first].lower not in ("one", "another", "other", "none")
        made = self.discourse.add_entity(
            lambda index: Entity(index, written, "unnamed", (), human=not plural, plural=plural)
        )
        return made.index

    def _heads(self, phrase: Phrase, name: Named) -> bool:
        """Tell whether a name that ends the phrase's first part is what the phrase is about."""
        return name.last >= phrase.segment and self.setting.at.get(phrase.head) is not None

    def _is_person(self, entity: int) -> bool:
        return self.discourse.entities[entity].kind == "person"

    def _lists(self, phrase: Phrase) -> bool:
        """Tell "City hall and the agency": two phrases, of which the second has its own determiner."""
        words = self.setting.words
        if phrase.segment != phrase.last:
            return False
        return any(
            words[i].lower == "and" and i not in self.setting.at and words[i + 1].lower in DEFINITE
            for i in range(phrase.first + 1, phrase.last - 1)
        )

    def _group_as_written(self, phrase: Phrase) -> int:
        written = self.setting.written(phrase.first, phrase.last)
        return self.discourse.add_entity(lambda index: Entity(index, written, "group", (), plural=True)).index

    def _apposed(self, phrase: Phrase) -> int | None:
        """Read "its leader, Tomas Okell": a description, a comma and the name of the same."""
        setting = self.setting
        index = phrase.segment
        while index < phrase.last and "," not in setting.gap(index):
            index += 1
        comma = index
        while index < phrase.last and index - comma < 5 and (index not in setting.at or setting.at_owner(index)):
            index += 1
        name = setting.at.get(index)
        if comma < phrase.last and setting.words[comma].lower in GIVING_EXAMPLES:
            return None
        if comma < phrase.last and setting.words[comma].lower in DEFINITE:
            comma += 1
        between = {setting.words[i].lower for i in range(comma, index)}
        if name is None or index >= phrase.last or load_gazetteer().function & between:
            return None
        kind = self.discourse.entities[name.entity].kind
        body = is_noun(head_word(setting.words, phrase), load_gazetteer().body)
        return name.entity if kind == "person" or (body and kind == "body") else None

    def _body_of(self, speaker: int | None) -> int | None:
        """Find the body for which somebody speaks, by the words of the role ("company spokeswoman")."""
        if speaker is None:
            return None
        entity = self.discourse.entities[speaker]
        if entity.kind in ("body", "group"):
            return speaker
        for role in entity.roles:
            first, last = role.span
            head = next((i for i in range(first, last) if self.setting.words[i].lower == role.head), last)
            ranges = [(head + 2, last), (first, head)] if head + 2 < last else [(first, head)]
            for start, end in ranges:
                found = self.describer.body(start, end) if start < end else None
                if found is not None:
                    return found
        return None
