"""Who has been spoken of so far in a report, and whom a pronoun can therefore mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twosource.attribution.entities import Entity, Gender

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
PRONOUNS = FEMALE | MALE | NEUTER | PLURAL | FIRST_SINGULAR | FIRST_PLURAL | SECOND

# "His" and "her" are too often somebody else's to tell the gender of the person spoken of most.
_TELLING = frozenset({"she", "he"})
_FARTHEST = 5
# "It", and "they" of a body, go back to the last sentences only.
_THING_REACH = 2
_OFTEN = 0.1
_OFTEN_ENOUGH = 5
_MARGIN = 0.4
_PERSON_MARGIN = 0.6
_DISTANCE = 1.0
_SUBJECT = 1.0
_FIRST_OF_SENTENCE = 0.4
_LAST_SPEAKER = 1.0
_LAST_SPEAKER_ABOVE = 0.5
_SAME_PARAGRAPH = 0.8
_KNOWN_GENDER = 0.75


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is spoken of.

    Attributes:
        word: index of its first word.
        entity: index of the entity.
        sentence: number of the sentence, counted over sentences that are not wholly quoted.
        paragraph: number of the paragraph.
        subject: stands where a subject stands.
        source: is the source of an attribution.
    """

    word: int
    entity: int
    sentence: int
    paragraph: int
    subject: bool
    source: bool


class Discourse:
    """The mentions so far, in the order of the text, and the genders that pronouns have told."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: list[Entity] = list(entities)
        self.mentions: list[Mention] = []
        self._last_source: Mention | None = None
        self._genders: dict[int, Gender] = {e.index: e.gender for e in self.entities if e.gender}

    def add_entity(self, make: Callable[[int], Entity]) -> Entity:
        """Add an entity that has no proper name; ``make`` is given its index."""
        entity = make(len(self.entities))
        self.entities.append(entity)
        if entity.gender:
            self._genders[entity.index] = entity.gender
        return entity

    def mention(self, mention: Mention) -> None:
        """Remember a mention; they come in the order of the text."""
        self.mentions.append(mention)
        if mention.source:
            self._last_source = mention

    def last_source(self) -> Mention | None:
        """Give the source of the latest attribution."""
        return self._last_source

    def resolve_person(self, pronoun: str, word: int, sentence: int, paragraph: int, barred: int | None) -> int | None:
        """Find the one person that "he" or "she" can mean.

        Args:
            pronoun: in lower case.
            word: its index.
            sentence: its sentence's number.
            paragraph: its paragraph's number.
            barred: an entity that it cannot mean (the speaker of the words in which it stands).

        Returns:
            The entity's index; ``None`` when nobody fits or two fit about equally well.
        """
        gender: Gender = "f" if pronoun in FEMALE else "m"
        scores = self._scores(word, sentence, paragraph, lambda e: e.human and not e.plural and e.index != barred)
        fitting = {}
        for index, score in scores.items():
            told = self._genders.get(index)
            if told in (None, gender):
                fitting[index] = score + (_KNOWN_GENDER if told else 0.0)
        found = _clear_winner(fitting, _PERSON_MARGIN)
        if found is not None and pronoun in _TELLING:
            self._genders.setdefault(found, gender)
        return found

    def resolve_thing(self, word: int, sentence: int, paragraph: int, barred: int | None) -> int | None:
        """Find the one body, document or place that "it" can mean."""

        def fits(entity: Entity) -> bool:
            return entity.kind in ("body", "document", "metonym") and not entity.human and entity.index != barred

        return _clear_winner(self._scores(word, sentence, paragraph, fits, need_subject=True, reach=_THING_REACH))

    def resolve_several(self, word: int, sentence: int, paragraph: int, barred: int | None) -> int | None:
        """Find those that "they" can mean: several, or else a body."""

        def plural(entity: Entity) -> bool:
            return entity.plural and entity.index != barred

        def body(entity: Entity) -> bool:
            return entity.kind == "body" and not entity.human and entity.index != barred

        scores = self._scores(word, sentence, paragraph, plural)
        if scores:
            return _clear_winner(scores)
        return _clear_winner(self._scores(word, sentence, paragraph, body, need_subject=True, reach=_THING_REACH))

    def nearest(self, word: int, fits: Callable[[Entity], bool]) -> int | None:
        """Give the entity that fits and was mentioned last before the word."""
        for mention in reversed(self.mentions):
            if mention.word < word and fits(self.entities[mention.entity]):
                return mention.entity
        return None

    def salient(self, word: int, sentence: int, paragraph: int, fits: Callable[[Entity], bool]) -> int | None:
        """Give the most prominent entity that fits, as far back as a pronoun reaches; the later of two equal ones."""
        scores = self._scores(word, sentence, paragraph, fits)
        return max(scores, key=lambda index: scores[index], default=None)

    def clear(self, word: int, sentence: int, paragraph: int, fits: Callable[[Entity], bool]) -> int | None:
        """Give the entity that fits and is clearly the most prominent."""
        return _clear_winner(self._scores(word, sentence, paragraph, fits), _PERSON_MARGIN)

    def _scores(  # noqa: PLR0913, PLR0917
        self,
        word: int,
        sentence: int,
        paragraph: int,
        fits: Callable[[Entity], bool],
        need_subject: bool = False,
        reach: int = _FARTHEST,
    ) -> dict[int, float]:
        """Score the entities mentioned in the last sentences by how near and how prominent they are."""
        last = self.last_source()
        opening = not any(m.paragraph == paragraph and m.sentence < sentence for m in self.mentions)
        scores: dict[int, float] = {}
        openers: dict[int, int] = {}
        for mention in self.mentions:
            if sentence - mention.sentence > reach or mention.word >= word:
                continue
            if not fits(self.entities[mention.entity]):
                continue
            if mention.subject:
                openers.setdefault(mention.sentence, mention.word)
            elif need_subject:
                continue
            score = -_DISTANCE * (sentence - mention.sentence)
            score += _SUBJECT if mention.subject else 0.0
            score += _FIRST_OF_SENTENCE if openers.get(mention.sentence) == mention.word else 0.0
            near = mention.paragraph == paragraph
            score += _SAME_PARAGRAPH if near else 0.0
            if last and last.entity == mention.entity and mention.source:
                score += _LAST_SPEAKER if near or opening else _LAST_SPEAKER_ABOVE
            scores[mention.entity] = max(score, scores.get(mention.entity, -99.0))
        counts = Counter(mention.entity for mention in self.mentions if mention.word < word)
        return {index: score + _OFTEN * min(_OFTEN_ENOUGH, counts[index]) for index, score in scores.items()}


def _clear_winner(scores: dict[int, float], margin: float = _MARGIN) -> int | None:
    """Give the best, unless the next is about as good."""
    ranked = sorted(scores, key=lambda index: -scores[index])
    if not ranked:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < margin:
        return None
    return ranked[0]
