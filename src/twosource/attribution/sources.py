"""From a source as written to the entity that it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from twosource.attribution.groups import make_group
from twosource.attribution.partymembers import is_party_tag
from twosource.attribution.phrases import (
    DEFINITE,
    GIVING_EXAMPLES,
    OWNING,
    PREPOSITIONS,
    head_word,
    is_person_noun,
    is_plural_noun,
)
from twosource.attribution.relatives import antecedent

if TYPE_CHECKING:
    from twosource.attribution.descriptions import Describer
    from twosource.attribution.entities import Named
    from twosource.attribution.narrative import Step
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

# "Castine and Merrow, the two largest states": what follows says what the two are.
_APPOSING = frozenset({"the", "two", "both", "who", "which"})
# "They all", "she too".
_OF_PRONOUNS = PRONOUNS | {"too", "also", "all"}
_RELATIVE = frozenset({"who", "which", "that", "whose"})
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


# "His Chinese counterpart, Xi Jinping": so many words at most before the name.
_MOST_INTRODUCING = 6


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
        if word.lower in _RELATIVE:
            return antecedent(self.setting, self.discourse, first)
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
        if not self._with_others(first, last) and not self._speaks_for_joined(phrase):
            together = self._together(phrase) or self._conjoined(phrase)
            if together is not None:
                return together
        if self._with_others(first, last) or self._lists(phrase):
            return self._group_as_written(phrase)
        name = setting.at.get(phrase.segment - 1)
        if name and self._heads(phrase, name):
            return name.entity
        point = self._point_of_document(phrase, cue)
        told = self._apposed(phrase) if point is None else point
        if told is not None:
            return told
        return None if self._is_shared_surname(phrase) else self.describer.resolve(phrase)

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

    def _together(self, phrase: Phrase) -> int | None:
        """Read "Merrow National and Castine Union", "she and Karl Lund": names and a pronoun joined by "and"."""
        setting = self.setting
        members: list[int] = []
        index = self._after_what_they_are(phrase)
        if setting.words[index].lower in ("he", "she"):
            person = self._pronoun(index, None)
            if person is None:
                return None
            members.append(person)
            index += 1
        while index < phrase.last:
            name = setting.at.get(index)
            apposed = len(members) > 1 and not name and "," in setting.gap(index)
            if apposed and setting.words[index].lower in _APPOSING:
                break
            between = members and self._introduced(index, phrase.last) and not (name and self._is_person(name.entity))
            if between or is_party_tag((setting.words[index].lower,)):
                index += 1
            elif name:
                before = [setting.words[i].lower for i in range(max(phrase.first, index - 2), index)]
                if not (members and (before[-1:] == ["of"] or before == ["of", "the"])):
                    members.append(name.entity)
                index = name.last
            elif setting.words[index].lower in ("and", "the", "both", "of"):
                index += 1
            else:
                return None
        return (
            make_group(self.discourse, members)
            if len(members) > 1 and len(set(members)) == len(members) and self._joined(phrase)
            else None
        )

    def _conjoined(self, phrase: Phrase) -> int | None:
        """Read "the president and Senate Majority Leader Ada Lund", "Sens. Ada Lund, Karl Holm, and Dana Riel"."""
        members = [self._conjunct(*piece) for piece in self._pieces(phrase)] if self._joined(phrase) else []
        known = [member for member in members if member is not None]
        if len(members) < 2 or len(known) < len(members) or len(set(known)) < len(known):
            return None
        return make_group(self.discourse, known)

    def _pieces(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Cut a list at its "and" and, where a person stands before it, at its commas; nothing where it is no list."""
        setting = self.setting
        pieces: list[tuple[int, int]] = []
        start = phrase.first
        for index in range(phrase.first, phrase.last + 1):
            ends = index == phrase.last
            joins = not ends and setting.words[index].lower == "and" and index not in setting.at
            comma = not ends and index > start and setting.gap(index).strip() == ","
            if not ends and index not in setting.at and setting.words[index].lower in _RELATIVE | PREPOSITIONS:
                return []
            if not (ends or joins or comma):
                continue
            name = setting.at.get(index - 1)
            if comma and (name is None or not self._is_person(name.entity)):
                return []
            if start < index:
                pieces.append((start, index))
            start = index + joins
        return pieces

    def _conjunct(self, first: int, last: int) -> int | None:
        """Find whom one of those who are joined by "and" means: a pronoun, a name, a description of somebody known."""
        if self._is_pronoun(first, last):
            return self._pronoun(first, None)
        name = self.setting.at.get(last - 1)
        if name is not None:
            return None if self.setting.words[last - 1].possessive else name.entity
        phrase = self.setting.phrase(first, last)
        found = self.describer.resolve(phrase) if phrase.determiner == "the" else None
        return None if found is None or self.discourse.entities[found].kind == "unnamed" else found

    def _speaks_for_joined(self, phrase: Phrase) -> bool:
        """Tell "Health and Human Services spokeswoman Ada Lund": "and" is the body's that she speaks for."""
        words = self.setting.words
        joints = [i for i in range(phrase.first, phrase.last) if words[i].lower == "and" and i not in self.setting.at]
        if len(joints) != 1:
            return False
        before = [self.setting.at[i] for i in range(phrase.first, joints[0]) if i in self.setting.at]
        speaks = any(words[i].lower in load_gazetteer().spokesman for i in range(joints[0] + 1, phrase.last))
        return speaks and not any(self._is_person(name.entity) for name in before)

    def _introduced(self, index: int, last: int) -> bool:
        """Tell a word of "and his Chinese counterpart, Xi Jinping": between "and" and the person it introduces."""
        words = self.setting.words
        first = index
        while first > 0 and index - first < _MOST_INTRODUCING and words[first].lower != "and":
            first -= 1
        if words[first].lower != "and" or first in self.setting.at or first + 1 >= len(words):
            return False
        if words[first + 1].lower not in OWNING and not self._is_office(first + 1, last):
            return False
        following = range(index + 1, min(last, index + _MOST_INTRODUCING))
        return any(i in self.setting.at and self._is_person(self.setting.at[i].entity) for i in following)

    def _is_office(self, first: int, last: int) -> bool:
        """Tell "Democratic presidential candidate Ada Lund": a noun for a person right before the name."""
        ahead = range(first, min(last, first + _MOST_INTRODUCING))
        at = self.setting.at
        name = next((i for i in ahead if i in at and self._is_person(at[i].entity)), first)
        return name > first and is_person_noun(self.setting.words[name - 1].lower) and self.setting.gap(name) == " "

    def _after_what_they_are(self, phrase: Phrase) -> int:
        """Pass over what several are before their names: "Lund's lawyers, Ada Brenner and Karl Holm"."""
        words = self.setting.words
        for index in range(phrase.first, phrase.last - 1):
            plural = index not in self.setting.at and is_person_noun(words[index].lower)
            if plural and is_plural_noun(words[index].lower) and index + 1 in self.setting.at:
                return index + 1
        return phrase.first

    def _is_person(self, entity: int) -> bool:
        return self.discourse.entities[entity].kind == "person"

    def _joined(self, phrase: Phrase) -> bool:
        return any(
            self.setting.words[i].lower == "and" and i not in self.setting.at for i in range(phrase.first, phrase.last)
        )

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
