"""A report made ready for resolving: its words, its names and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.clusters import find_entities
from twosource.attribution.gazetteer import load_gazetteer
from twosource.attribution.names import Word, read_words
from twosource.attribution.phrases import DETERMINERS, PREPOSITIONS, Phrase, is_person_noun, parse_phrase
from twosource.attribution.roles import with_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.entities import Entity, Named
    from twosource.model import Name, Quotation, Report, Span

_CLAUSE_OPENERS = frozenset(
    [
        "that",
        "but",
        "when",
        "while",
        "because",
        "if",
        "whether",
        "where",
        "although",
        "though",
        "as",
        "so",
        "said",
        "says",
        "adds",
        "added",
        "since",
        "until",
        "after",
        "before",
        "than",
        "asked",
        "wrote",
    ]
)
_FINITE = frozenset(["was", "is", "were", "are", "has", "have", "had", "will", "would", "said", "says", "told"])
_MOST_TITLE_WORDS = 5
_AUXILIARIES = frozenset(
    {"did", "does", "do", "has", "have", "had", "is", "was", "are", "were", "will", "would", "can"}
)
_ASKING = frozenset({"what", "why", "how", "when", "where", "whom"})
_MOST_OF_QUESTION = 120
_TIMES = frozenset(
    [
        "last",
        "on",
        "this",
        "earlier",
        "later",
        "night",
        "morning",
        "afternoon",
        "evening",
        "week",
        "month",
        "year",
        "then",
        "now",
    ]
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stays the same while a report's speakers are resolved.

    Attributes:
        text: the report's text.
        words: its words.
        named: its proper names, sorted by place.
        at: the name that covers a word, by the word's index (titles included).
        numbers: for each word the number of its sentence, not counting sentences that are wholly quoted.
    """

    text: str
    words: tuple[Word, ...]
    named: tuple[Named, ...]
    at: dict[int, Named]
    numbers: tuple[int, ...]

    def inside(self, index: int) -> bool:
        """Tell whether a word stands inside a proper name after its first word."""
        name = self.at.get(index)
        return name is not None and index > name.title

    def at_owner(self, index: int) -> bool:
        """Tell whether a word stands in a name that only owns what follows ("Castine's minister")."""
        name = self.at.get(index)
        return name is not None and self.words[name.last - 1].possessive

    def phrase(self, first: int, last: int) -> Phrase:
        """Read the noun phrase ``words[first:last]``."""
        return parse_phrase(self.text, self.words, first, last, self.inside)

    def written(self, first: int, last: int) -> str:
        """Give the text of ``words[first:last]``."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def gap(self, index: int) -> str:
        """Give what stands between a word and the one before."""
        return self.text[self.words[index - 1].end : self.words[index].start] if index else "\n"

    def is_subject(self, index: int) -> bool:
        """Tell whether a noun phrase that begins at this word stands where subjects do: at the start of a clause."""
        first = index
        while first > 0 and index - first < _MOST_TITLE_WORDS and self._belongs(first):
            first -= 1
        if first == 0 or self.words[first - 1].sentence != self.words[first].sentence:
            return True
        if any(mark in self.gap(first) for mark in ',;:()—–“”"\n') or self._only_times_before(first):
            return True
        return self.words[first - 1].lower in _CLAUSE_OPENERS or self._is_asked_about(first)

    def _is_asked_about(self, index: int) -> bool:
        """Tell "What did Holt do?": in a question the subject stands behind the first verb."""
        words = self.words
        if words[index - 1].lower not in _AUXILIARIES or index < 2:
            return False
        opens = words[index - 2].lower in _ASKING and (
            index == 2 or words[index - 3].sentence != words[index].sentence or words[index - 3].text.isdigit()
        )
        return opens and self.text.find("?", words[index].end, words[index].end + _MOST_OF_QUESTION) >= 0

    def _only_times_before(self, index: int) -> bool:
        """Tell "Last night a spokesman hit back": nothing but a time stands before in the sentence."""
        start = index
        while start > 0 and self.words[start - 1].sentence == self.words[index].sentence:
            start -= 1
        calendar = load_gazetteer().calendar
        told = (self.words[i].lower for i in range(start, index))
        return all(word in calendar or word in _TIMES for word in told)

    def acts(self, first: int, last: int) -> bool:
        """Tell whether a verb that needs a subject follows soon ("a woman in a red jacket was crying")."""
        if first and (self.words[first - 1].lower in PREPOSITIONS or self.words[last - 1].possessive):
            return False
        for index in range(last, min(last + _MOST_TITLE_WORDS, len(self.words))):
            if self.gap(index).strip("'’s "):
                return False
            word = self.words[index].lower
            if word in _FINITE or (index == last and word.endswith("ed") and last - 1 in self.at):
                return True
        return False

    def _belongs(self, index: int) -> bool:
        """Tell whether the word before belongs to the noun phrase: a determiner, a title, a role."""
        before = self.words[index - 1]
        if self.gap(index).strip("'’s ") or before.sentence != self.words[index].sentence:
            return False
        gazetteer = load_gazetteer()
        if before.lower in DETERMINERS or before.possessive or before.lower in gazetteer.modifier:
            return True
        return is_person_noun(before.lower) or before.lower in ("fire", "prime", "foreign", "finance", "police")


def make_setting(
    report: Report, sentences: Sequence[Span], quotations: Sequence[Quotation], names: Sequence[Name]
) -> tuple[Setting, tuple[Entity, ...]]:
    """Read a report's words, names and roles."""
    words = read_words(report, sentences, quotations)
    entities, named = find_entities(report.text, words, names)
    told = with_roles(report.text, words, entities, named)
    at = {index: name for name in named for index in range(name.title, name.last)}
    return Setting(report.text, words, named, at, _numbers(words)), told


def _numbers(words: Sequence[Word]) -> tuple[int, ...]:
    """Number the sentences, giving one that is wholly quoted the number of the one before."""
    telling = {word.sentence for word in words if not word.quoted}
    numbers: list[int] = []
    number, current = 0, None
    for word in words:
        if word.sentence != current:
            current = word.sentence
            number += current in telling
        numbers.append(number)
    return tuple(numbers)
