"""The names, descriptions and pronouns in a report's own narration, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.attribution.gazetteer import is_noun, load_gazetteer, merged
from twosource.attribution.phrases import DEFINITE, PREPOSITIONS, RELATIVE, RENDERINGS, is_participle, is_plural_noun
from twosource.attribution.spokesmen import AFFILIATING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from twosource.attribution.setting import Setting

_OPENING = frozenset({"those", "these", "the", "a", "an", "one", "another", "this", "his", "her", "its", "their"})
_COPULAS = frozenset(
    ["is", "was", "are", "were", "be", "been", "being", "as", "became", "become", "becomes", "remains", "like", "of"]
)
_SUBJECT_PRONOUNS = frozenset({"he", "she"})
_STOPPING = RELATIVE | PREPOSITIONS
_MOST_WORDS = 6
_COMPLEMENTS = frozenset({"by", "from", "of", "on"})


@dataclass(frozen=True, slots=True)
class Step:
    """Something spoken of at words ``[first, last)``."""

    first: int
    last: int
    kind: Literal["name", "description", "pronoun"]


def narrative_steps(setting: Setting, taken: AbstractSet[int]) -> list[Step]:
    """Find what the narration speaks of outside quotations, credits and the words already ``taken`` by sources."""
    steps: list[Step] = []
    for name in setting.named:
        if not _skipped(setting, name.first) and name.first not in taken:
            steps.append(Step(name.title, name.last, "name"))
    for index, word in enumerate(setting.words):
        if index in taken or _skipped(setting, index):
            continue
        if word.lower in _SUBJECT_PRONOUNS:
            steps.append(Step(index, index + 1, "pronoun"))
        elif word.lower in _OPENING and index not in setting.at:
            last = _description_end(setting, index)
            if last:
                steps.append(Step(index, last, "description"))
        elif word.initial and index not in setting.at and _are_several(word.lower):
            steps.append(Step(index, index + 1, "description"))
    return steps


def _are_several(word: str) -> bool:
    """Tell "Parents" and "Residents" at the beginning of a sentence: several of whom "they" may then be said."""
    return is_plural_noun(word) and is_noun(word, merged("person", "female_noun", "male_noun"))


def _skipped(setting: Setting, index: int) -> bool:
    return setting.words[index].quoted or setting.words[index].muted


def _description_end(setting: Setting, first: int) -> int:
    """Give the end of a description that begins with a determiner; 0 when no noun of the lists heads it."""
    return 0 if _is_predicate(setting, first) else _headed_end(setting, first)


def _headed_end(setting: Setting, first: int) -> int:
    gazetteer = load_gazetteer()
    nouns = merged("person", "body", "document", "female_noun", "male_noun")
    head = 0
    last = first + 1
    while last < len(setting.words) and last - first < _MOST_WORDS:
        word = setting.words[last]
        owned = setting.words[last - 1].possessive
        if setting.gap(last).strip("'’s ") or word.lower in _STOPPING or word.lower in gazetteer.function:
            break
        if is_noun(word.lower, nouns) and last not in setting.at:
            if head == last - 1 and head and is_plural_noun(word.lower) and not owned:
                break
            head = last
        last += 1
    if not head or head in setting.at or (head + 1) in setting.at:
        return 0
    joint = head + 1
    spokesman = joint + 1 < len(setting.words) and setting.words[head].lower in gazetteer.spokesman
    if spokesman and setting.words[joint].lower in AFFILIATING:
        return _with_principal(setting, joint + 1)
    return _with_complement(setting, joint)


def _is_predicate(setting: Setting, first: int) -> bool:
    """Tell "is a lawyer" and "Rupert Szeles, a banking analyst": they speak of somebody named already."""
    if first == 0:
        return False
    if setting.words[first - 1].lower in _COPULAS and setting.words[first].lower not in DEFINITE:
        return True
    return (first - 1) in setting.at and "," in setting.gap(first)


def _with_principal(setting: Setting, first: int) -> int:
    """Take in whom a spokesman speaks for: a name, or a phrase that ends in a noun for a body."""
    start = first + (setting.words[first].lower in DEFINITE)
    name = setting.at.get(start)
    if name is not None:
        return name.last
    return (_headed_end(setting, first) if start > first else 0) or first - 1


def _with_complement(setting: Setting, last: int) -> int:
    """Take in "by the inspectorate" after "a report", up to the end of the name or three words."""
    gazetteer = load_gazetteer()
    words = setting.words
    if last >= len(words) or not is_noun(words[last - 1].lower, gazetteer.document):
        return last
    if words[last - 1].lower in RENDERINGS and words[last].lower == "of" and last + 1 < len(words):
        return _headed_end(setting, last + 1) or last
    joint = last
    if is_participle(words, last) and last + 1 < len(words) and words[last + 1].lower == "by":
        joint = last + 1
    if words[joint].lower not in _COMPLEMENTS or setting.gap(last) != " ":
        return last
    end = joint + 1
    while end < len(words) and end - joint < 5 and not setting.gap(end).strip("'’s "):
        if end in setting.at:
            return setting.at[end].last
        if words[end].lower in gazetteer.function and words[end].lower not in DEFINITE | {"a", "an"}:
            break
        end += 1
        if is_noun(words[end - 1].lower, gazetteer.body):
            return end
    return end if 1 < end - joint <= 3 and words[joint].lower in ("on", "by") else last
