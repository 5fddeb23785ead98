"""From a description as written ("the agency's director general", "a report by the ministry") to an entity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.attribution.ages import age_in, person_aged
from twosource.attribution.discourse import FEMALE, MALE, PLURAL, Discourse
from twosource.attribution.entities import Entity, Gender
from twosource.attribution.gazetteer import is_noun, load_gazetteer, merged, singulars
from twosource.attribution.groups import resolve_group, without_aliases
from twosource.attribution.lastspoken import introduced, told_of_last
from twosource.attribution.phrases import (
    COUNTS,
    GIVING_EXAMPLES,
    OWNING,
    PREPOSITIONS,
    RENDERINGS,
    complement_of,
    head_word,
    is_participle,
    is_person_noun,
    is_plural_noun,
    modifiers_of,
    parts_number,
)
from twosource.attribution.rolematch import (
    SAME_CLASS,
    SAME_NOUN,
    body_score,
    match_body,
    match_person,
    of_two_parties,
)
from twosource.attribution.spokesmen import spokesman

if TYPE_CHECKING:
    from twosource.attribution.phrases import Phrase
    from twosource.attribution.setting import Setting
    from twosource.model import SpeakerKind

_ARTICLES = frozenset({"the", "a", "an"})
# The first sentences (headline, dateline and lead), in which a report may describe what it names below.
_LEAD = 5
# "Her office" and "his government" answer as themselves; "his ministry" may be one that the report names.
_OWN_OFFICES = frozenset({"office", "government", "campaign"})
# "The president" is the one who is named so many times as often as another.
_MAIN = 3
_GENERIC_DOCUMENTS = frozenset({"document", "text", "paper", "message"})


@dataclass(frozen=True, slots=True)
class Describer:
    """Resolves descriptions of one report against what has been spoken of so far."""

    setting: Setting
    discourse: Discourse

    def resolve(self, phrase: Phrase) -> int | None:
        """Find or make the entity that a description without a proper name at its head means."""
        gazetteer = load_gazetteer()
        head = head_word(self.setting.words, phrase)
        age = age_in(self.setting, phrase)
        if age is not None:
            return person_aged(self.setting, self.discourse, phrase, age)
        if head in gazetteer.spokesman:
            return spokesman(self, phrase)
        if self._gives_examples(phrase, head):
            return self.make(phrase, "group")
        if (phrase.definite and head in gazetteer.group and is_plural_noun(head)) or self._counts(phrase):
            return resolve_group(self.setting, self.discourse, phrase)
        return self._by_noun(phrase, head)

    def _gives_examples(self, phrase: Phrase, head: str) -> bool:
        """Tell "Courts, including the Supreme Court": a plural of which one is named."""
        several = head.endswith("s") and phrase.segment < phrase.last and "," in self.setting.gap(phrase.segment)
        return several and self.setting.words[phrase.segment].lower in GIVING_EXAMPLES

    def _by_noun(self, phrase: Phrase, head: str) -> int | None:
        """Resolve by the list in which the head noun stands."""
        gazetteer = load_gazetteer()
        documents = merged("document", "part")
        if is_noun(head, documents) and not is_noun(head, gazetteer.person) and not self._is_body(head):
            return self._document(phrase)
        if is_noun(head, gazetteer.place_noun):
            return self.make(phrase, "metonym")
        if self._is_body(head):
            return self._body(phrase)
        if is_person_noun(head) or head in gazetteer.unnamed:
            return self._person(phrase)
        return self._other(phrase)

    def body(self, first: int, last: int) -> int | None:
        """Find the body, or place, that the words ``[first, last)`` name or describe."""
        for index in range(last - 1, first - 1, -1):
            name = self.setting.at.get(index)
            if name and self.discourse.entities[name.entity].kind in ("body", "metonym"):
                return name.entity
        phrase = self.setting.phrase(first, last)
        head = head_word(self.setting.words, phrase)
        return self._body(phrase) if is_noun(head, load_gazetteer().body) else None

    def _is_body(self, head: str) -> bool:
        gazetteer = load_gazetteer()
        if not is_noun(head, gazetteer.body) and not is_noun(head, gazetteer.company):
            return False
        return not (is_noun(head, gazetteer.person) and head not in ("operator", "regulator", "developer", "watchdog"))

    def _counts(self, phrase: Phrase) -> bool:
        """Tell "the two banks", "both men", "neither side"."""
        words = self.setting.words
        leading = {words[i].lower for i in range(phrase.first, min(phrase.first + 2, phrase.segment))}
        if not leading & COUNTS or not (phrase.definite or leading & {"both", "neither"}):
            return False
        return phrase.last == phrase.segment or phrase.definite

    def nearest_of(self, indices: list[int], at: int) -> int | None:
        """Choose among entities that fit equally: the one mentioned last, or the only one."""
        if len(indices) == 1:
            return indices[0]
        return self.discourse.nearest(at, lambda e: e.index in indices)

    def _holder(self, indices: list[int], at: int) -> int | None:
        """Choose among those who hold or held an office: the one of whom the report speaks by far most, or was last."""
        told = Counter(m.entity for m in self.discourse.mentions if m.entity in indices and m.word < at)
        ranked = told.most_common(2)
        if ranked and ranked[0][1] >= _MAIN * max([1, *(times for _, times in ranked[1:])]):
            return ranked[0][0]
        return self.nearest_of(indices, at)

    def _only(self, indices: list[int]) -> int | None:
        return indices[0] if len(indices) == 1 else None

    def make(self, phrase: Phrase, kind: SpeakerKind, *, human: bool = False, owned: bool = False) -> int:
        """Make an entity of a description, with its own words as its name; ``owned`` keeps "her" in "her office"."""
        setting = self.setting
        head = head_word(setting.words, phrase)
        passed_over = _ARTICLES | OWNING if kind == "body" and not owned else _ARTICLES
        first = phrase.first + (setting.words[phrase.first].lower in passed_over and phrase.first < phrase.head)
        owner = setting.at.get(first)
        if owner is not None and owner.title == first:
            # "Mr. Lund's campaign" is Lund's campaign.
            first = owner.first
        last = self._end_of_name(phrase)
        gazetteer = load_gazetteer()
        gender: Gender | None = None
        if is_noun(head, gazetteer.female_noun):
            gender = "f"
        elif is_noun(head, gazetteer.male_noun):
            gender = "m"
        told = phrase.last if kind == "document" else phrase.segment
        lowered = tuple(w.lower for w in setting.words[first:told] if w.lower not in _ARTICLES)
        plural = is_plural_noun(head) and kind in ("group", "unnamed")
        return self.discourse.add_entity(
            lambda index: Entity(
                index,
                without_aliases(setting.written(first, last)),
                kind,
                lowered,
                gender,
                human and not plural,
                plural,
                head,
            )
        ).index

    def _end_of_name(self, phrase: Phrase) -> int:
        """End a description's name before a comma, a bracket or a relative clause."""
        setting = self.setting
        last = phrase.segment
        while last < phrase.last:
            gap = setting.gap(last)
            number = parts_number(setting.words[last - 1], gap, setting.words[last])
            if any(mark in gap for mark in ",;:()—–\n") and not (setting.inside(last) or number):
                break
            governed = setting.words[last - 1].lower in PREPOSITIONS
            if setting.words[last].lower in ("who", "which", "that", "whose") and not governed:
                break
            if is_participle(setting.words, last) and setting.words[min(last + 1, phrase.last)].lower != "by":
                break
            last += 1
        return last

    def _person(self, phrase: Phrase) -> int | None:
        words = self.setting.words
        head = head_word(words, phrase)
        if is_plural_noun(head) or (head.endswith("s") and head in load_gazetteer().body):
            owned = head == "people" and phrase.owner[0] < phrase.owner[1]
            unnamed = head in load_gazetteer().unnamed and not owned
            return self.make(phrase, "unnamed" if unnamed else "group", human=True)
        known = self._known_person(phrase, head)
        alone = phrase.determiner == "the" and phrase.first + 1 == phrase.head and phrase.segment == phrase.last
        return known if known is not None or alone else self.make(phrase, "unnamed", human=True)

    def _known_person(self, phrase: Phrase, head: str) -> int | None:
        """Find the person meant: by role, by the same noun before, by gender, or as the one spoken of last."""
        words = self.setting.words
        if phrase.determiner in ("a", "an"):
            return introduced(self, phrase, head)
        if not phrase.definite and phrase.determiner:
            return None
        others = modifiers_of(words, phrase) | complement_of(words, phrase)
        named = match_person(head, others | self._owner_words(phrase), self.discourse.entities)
        if named:
            # "The former president" may be any of those who were.
            return self.nearest_of(named, phrase.first) if others else self._holder(named, phrase.first)
        earlier = self.discourse.nearest(
            phrase.first, lambda e: e.head == head and e.human and not of_two_parties(others, e.words)
        )
        if earlier is not None or phrase.determiner != "the":
            return earlier
        if head in ("man", "woman", "boy", "girl"):
            return self._by_gender(phrase, head)
        return told_of_last(self, phrase, head, others) if phrase.owner[0] == phrase.owner[1] else None

    def _owner_words(self, phrase: Phrase) -> frozenset[str]:
        """Give the words of the name of the body behind an owner ("the bank's chief executive")."""
        if phrase.owner[0] >= phrase.owner[1] or self.setting.words[phrase.owner[0]].lower in OWNING:
            return frozenset()
        matched, _ = match_body(self.setting.words[phrase.owner[1] - 1].lower, frozenset(), self.discourse.entities)
        body = self.nearest_of(matched, phrase.first) if matched else None
        return frozenset(self.discourse.entities[body].words) if body is not None else frozenset()

    def _by_gender(self, phrase: Phrase, head: str) -> int | None:
        word = phrase.first
        pronoun = "she" if head in ("woman", "girl") else "he"
        place = (word, self.setting.numbers[word], self.setting.words[word].paragraph)
        return self.discourse.resolve_person(pronoun, *place, barred=None)

    def _rendered(self, phrase: Phrase, head: str) -> Phrase | None:
        """Find the document of which "the text of a statement" is the text."""
        words = self.setting.words
        if head not in RENDERINGS or phrase.segment + 1 >= phrase.last or words[phrase.segment].lower != "of":
            return None
        inner = self.setting.phrase(phrase.segment + 1, phrase.last)
        return inner if is_noun(head_word(words, inner), merged("document", "part")) else None

    def _document(self, phrase: Phrase) -> int | None:
        words = self.setting.words
        head = head_word(words, phrase)
        if words[phrase.first].lower in OWNING:
            return self._owner_of(phrase)
        rendered = self._rendered(phrase, head)
        if rendered is not None:
            return self._document(rendered)
        whole = self._whole_document(phrase, head)
        if whole is not None:
            return whole
        mods = modifiers_of(words, phrase)
        fuller = phrase.owner[0] < phrase.owner[1] or phrase.segment < phrase.last
        if phrase.definite:

            def fits(entity: Entity) -> bool:
                if entity.kind != "document":
                    return False
                if head in _GENERIC_DOCUMENTS and not mods:
                    return True
                noun = entity.head or entity.words[-1]
                same = bool(set(singulars(head)) & set(singulars(noun)))
                return same and (not mods or bool(mods & frozenset(entity.words)))

            earlier = self.discourse.nearest(phrase.first, fits)
            if earlier is not None:
                return self._fuller(earlier, phrase) if fuller else earlier
        return self.make(phrase, "document")

    def _whole_document(self, phrase: Phrase, head: str) -> int | None:
        """Read "the last line of the ruling" as the ruling, and a mere "a statement" as the body spoken of."""
        words = self.setting.words
        follows = phrase.segment + 1 < phrase.last
        if head in load_gazetteer().part and follows and words[phrase.segment].lower == "of":
            inner = self.setting.phrase(phrase.segment + 1, phrase.last)
            return self._document(inner) if is_noun(head_word(words, inner), load_gazetteer().document) else None
        alone = phrase.first + 2 == phrase.last and words[phrase.first].lower == "a"
        if alone and head in ("statement", "release"):
            at = phrase.first
            place = (at, self.setting.numbers[at], words[at].paragraph)
            found = self.discourse.resolve_thing(*place, barred=None)
            return found if found is not None and self.discourse.entities[found].kind == "body" else None
        return None

    def _fuller(self, index: int, phrase: Phrase) -> int:
        """Keep the description that tells more as the document's name."""
        entity = self.discourse.entities[index]
        first = phrase.first + (self.setting.words[phrase.first].lower in _ARTICLES)
        name = self.setting.written(first, self._end_of_name(phrase))
        alike = set(singulars(entity.head)) & set(singulars(head_word(self.setting.words, phrase)))
        if entity.head and alike and len(entity.name.split()) <= 2 < len(name.split()):
            self.discourse.entities[index] = replace(entity, name=name)
        return index

    def _owner_of(self, phrase: Phrase) -> int | None:
        """Whoever owns "her letter" or "its report" speaks in it."""
        at = phrase.first
        word = self.setting.words[at]
        place = (at, self.setting.numbers[at], word.paragraph)
        if word.lower in FEMALE | MALE:
            return self.discourse.resolve_person(word.lower, *place, barred=None)
        if word.lower in PLURAL:
            return self.discourse.resolve_several(*place, barred=None)
        return self.discourse.resolve_thing(*place, barred=None)

    def _body(self, phrase: Phrase) -> int | None:
        words = self.setting.words
        head = head_word(words, phrase)
        others = modifiers_of(words, phrase) | (complement_of(words, phrase) if phrase.definite else frozenset())
        if is_plural_noun(head) and words[phrase.segment - 1].lower == head:
            inner = self._members_body(phrase)
            return inner if inner is not None else self.make(phrase, "group")
        if self._is_own_office(phrase, head):
            return self.make(phrase, "body", owned=True)
        bare = not others - {head} - load_gazetteer().demonym
        known = self._announced(phrase, head, others)
        if known is not None:
            return known
        if phrase.determiner not in ("a", "an", "one", "another"):
            known = self._known_body(phrase, head, others, bare=bare)
            bare = bare and head in merged("company", "club", "organisation", "union", "bloc")
        else:
            bare = False
        untold = bare or (words[phrase.first].lower in OWNING and phrase.first + 1 == phrase.head)
        return known if known is not None or untold else self.make(phrase, "body")

    def _announced(self, phrase: Phrase, head: str, others: frozenset[str]) -> int | None:
        """A report's first lines say "Halvania's biggest rail union" of the one union that it names below."""
        if self.setting.numbers[phrase.first] > _LEAD or not (phrase.definite and others - {head}):
            return None
        named = [e for e in self.discourse.entities if e.kind == "body" and not e.head]
        spoken = {m.entity for m in self.discourse.mentions}
        alike = [e for e in named if body_score(head, frozenset(), e, load_gazetteer()) >= SAME_NOUN]
        return alike[0].index if len(alike) == 1 and alike[0].index not in spoken else None

    def _is_own_office(self, phrase: Phrase, head: str) -> bool:
        """Tell "his office" and "her government", which are no other office or government that the report names."""
        personal = self.setting.words[phrase.first].lower in FEMALE | MALE
        if not personal or phrase.first + 1 != phrase.head or head not in _OWN_OFFICES:
            return False
        matched, score = match_body(head, frozenset(), self.discourse.entities)
        return head == "office" or not matched or score < SAME_NOUN

    def _known_body(self, phrase: Phrase, head: str, others: frozenset[str], *, bare: bool) -> int | None:
        """Find the body meant; a bare "the company" is the one spoken of most prominently."""
        if bare and is_noun(head, merged("company", "club")):
            return self._prominent(phrase)
        # "The administration" of a president is no body that is so called.
        alone = bare and head == "administration"
        matched, score = match_body(head, others, [e for e in self.discourse.entities if e.head or not alone])
        if score >= SAME_NOUN:
            return self._fuller_body(self.nearest_of(matched, phrase.first), phrase)
        if not matched or not bare or alone:
            return None
        found = self._prominent(phrase)
        if found is None and self.setting.numbers[phrase.first] > _LEAD:
            # Behind the first lines nobody is described who has not been named.
            told = {mention.entity for mention in self.discourse.mentions}
            matched = [one for one in matched if one in told]
        return found if found is not None else self._only(matched)

    def _prominent(self, phrase: Phrase) -> int | None:
        """Give the body that a bare noun ("the company") can mean and that was spoken of most prominently of late."""
        at = phrase.first
        word = self.setting.words[at]
        head = head_word(self.setting.words, phrase)
        gazetteer = load_gazetteer()

        def fits(entity: Entity) -> bool:
            return entity.kind == "body" and body_score(head, frozenset(), entity, gazetteer) > 0.0

        found = self.discourse.salient(at, self.setting.numbers[at], word.paragraph, fits)
        if found is not None:
            return found
        return self.discourse.nearest(
            at, lambda e: fits(e) and body_score(head, frozenset(), e, gazetteer) >= SAME_CLASS
        )

    def _fuller_body(self, index: int | None, phrase: Phrase) -> int | None:
        """Let the longest description of a body without a proper name be its name."""
        if index is None:
            return None
        entity = self.discourse.entities[index]
        first = phrase.first + (self.setting.words[phrase.first].lower in _ARTICLES)
        name = self.setting.written(first, phrase.segment) if first < phrase.segment else ""
        if entity.head and not entity.human and len(name.split()) > len(entity.name.split()):
            self.discourse.entities[index] = replace(entity, name=name)
        return index

    def _members_body(self, phrase: Phrase) -> int | None:
        """Let "watchdogs at the inspectorate" speak as the inspectorate."""
        words = self.setting.words
        if phrase.segment + 1 >= phrase.last or words[phrase.segment].lower not in PREPOSITIONS:
            return None
        named = [self.setting.at[i].entity for i in range(phrase.segment + 1, phrase.last) if i in self.setting.at]
        bodies = [index for index in named if self.discourse.entities[index].kind == "body"]
        return bodies[0] if bodies and len(set(bodies)) == 1 else None

    def _other(self, phrase: Phrase) -> int | None:
        """A noun of no list: the person whose role has it, or else a group or somebody unnamed, as written."""
        words = self.setting.words
        head = head_word(words, phrase)
        named = match_person(head, modifiers_of(words, phrase), self.discourse.entities)
        if named and phrase.definite:
            return self.nearest_of(named, phrase.first)
        told = modifiers_of(words, phrase) - load_gazetteer().modifier - {head}
        if head in load_gazetteer().demonym and phrase.definite and not told:
            bearers = [e.index for e in self.discourse.entities if any(head in role.words for role in e.roles)]
            return self._only(bearers)
        if is_plural_noun(head):
            return self.make(phrase, "group")
        return self.make(phrase, "unnamed")
