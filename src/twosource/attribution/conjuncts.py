"""Several who speak together in one source: names, pronouns and descriptions joined by "and" or commas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.discourse import PRONOUNS
from twosource.attribution.gazetteer import load_gazetteer
from twosource.attribution.groups import make_group
from twosource.attribution.partymembers import is_party_tag
from twosource.attribution.phrases import (
    OWNING,
    PREPOSITIONS,
    SUBJECT_RELATIVES,
    is_person_noun,
    is_plural_noun,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.attribution.descriptions import Describer
    from twosource.attribution.discourse import Discourse
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting

# "Castine and Merrow, the two largest states": what follows says what the two are.
_APPOSING = frozenset({"the", "two", "both", "who", "which"})
# None of these stands in a list.
_NO_LIST = SUBJECT_RELATIVES | PREPOSITIONS
# "His Chinese counterpart, Xi Jinping": so many words at most before the name.
_MOST_INTRODUCING = 6


@dataclass(frozen=True, slots=True)
class Conjuncts:
    """Reads the sources of one report that are several.

    Attributes:
        setting: words and names of the report.
        discourse: what has been spoken of so far.
        describer: resolves descriptions.
        pronoun: resolves the pronoun at a word.
    """

    setting: Setting
    discourse: Discourse
    describer: Describer
    pronoun: Callable[[int], int | None]

    def group(self, phrase: Phrase) -> int | None:
        """Give the group of those whom a source joins, each of them known; ``None`` where it joins nobody so."""
        if self._speaks_for_joined(phrase):
            return None
        together = self._together(phrase)
        return self._conjoined(phrase) if together is None else together

    def _together(self, phrase: Phrase) -> int | None:
        """Read "Merrow National and Castine Union", "she and Karl Lund": names and a pronoun joined by "and"."""
        setting = self.setting
        members: list[int] = []
        index = self._after_what_they_are(phrase)
        if setting.words[index].lower in ("he", "she"):
            person = self.pronoun(index)
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
            if len(members) > 1 and len(set(members)) == len(members) and self._joints(phrase)
            else None
        )

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

    def _joints(self, phrase: Phrase) -> list[int]:
        """Where "and" stands outside names."""
        words, at = self.setting.words, self.setting.at
        return [i for i in range(phrase.first, phrase.last) if words[i].lower == "and" and i not in at]

    def _conjoined(self, phrase: Phrase) -> int | None:
        """Read "the president and Senate Majority Leader Ada Lund", "Sens. Ada Lund, Karl Holm, and Dana Riel"."""
        joints = self._joints(phrase)
        members = [self._conjunct(*piece) for piece in self._pieces(phrase, joints)] if joints else []
        known = [member for member in members if member is not None]
        if len(members) < 2 or len(known) < len(members) or len(set(known)) < len(known):
            return None
        return make_group(self.discourse, known)

    def _pieces(self, phrase: Phrase, joints: Sequence[int]) -> list[tuple[int, int]]:
        """Cut a list at its "and" and, where a person stands before it, at its commas; nothing where it is no list."""
        setting = self.setting
        pieces: list[tuple[int, int]] = []
        start = phrase.first
        for index in range(phrase.first, phrase.last + 1):
            ends = index == phrase.last
            joins = index in joints
            comma = not ends and index > start and setting.gap(index).strip() == ","
            if not ends and index not in setting.at and setting.words[index].lower in _NO_LIST:
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
        if all(self.setting.words[index].lower in PRONOUNS for index in range(first, last)):
            return self.pronoun(first)
        name = self.setting.at.get(last - 1)
        if name is not None:
            return None if self.setting.words[last - 1].possessive else name.entity
        phrase = self.setting.phrase(first, last)
        found = self.describer.resolve(phrase) if phrase.determiner == "the" else None
        return None if found is None or self.discourse.entities[found].kind == "unnamed" else found

    def _speaks_for_joined(self, phrase: Phrase) -> bool:
        """Tell "Health and Human Services spokeswoman Ada Lund": "and" is the body's that she speaks for."""
        words = self.setting.words
        joints = self._joints(phrase)
        if len(joints) != 1:
            return False
        before = [self.setting.at[i] for i in range(phrase.first, joints[0]) if i in self.setting.at]
        speaks = any(words[i].lower in load_gazetteer().spokesman for i in range(joints[0] + 1, phrase.last))
        return speaks and not any(self._is_person(name.entity) for name in before)

    def _is_person(self, entity: int) -> bool:
        return self.discourse.entities[entity].kind == "person"
