"""Which words of a source name whoever speaks: without an adverb, "himself", or a noun that only stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.phrases import INDEFINITE
from twosource.attribution.relatives import apposed_to

if TYPE_CHECKING:
    from twosource.attribution.setting import Setting

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_DAYS = frozenset({
    "Friday", "Monday", "Saturday", "Sunday", "Thursday", "Tuesday", "Wednesday", "today", "tonight", "yesterday",
})  # fmt: skip
_SUBJECTS = frozenset({"he", "she", "it", "they"})


def speaking_words(setting: Setting, first: int, last: int) -> tuple[int, int]:
    """Give the part of a source ``words[first:last]`` that tells who speaks.

    "Karl Lund himself" and "Karl Lund reportedly" are Karl Lund; "The delegations, it" is what "it" is; "Castine, who"
    after "Ada Brenner, the mayor of" is Ada Brenner; a source cut behind a title ("Mr") goes on to the end of the name.
    """
    words = setting.words
    first = _whole_beginning(setting, first)
    if last - first > 1 and words[last - 1].lower == "who":
        head = apposed_to(setting, first)
        first = first if head is None else head.title
    name = setting.at.get(last - 1)
    if name is not None and last <= name.first:
        return first, name.last
    if last - first > 1 and words[last - 1].lower in _SUBJECTS and "," in setting.gap(last - 1):
        return last - 1, last
    while last - first > 1 and _only_stresses(setting, last - 1):
        last -= 1
    return first, last


def _whole_beginning(setting: Setting, first: int) -> int:
    """Begin a source that was cut within a name where its noun phrase begins.

    "II, a Democrat, said" after "Karl Lund, a Republican trying to unseat Nick Rahall" is Karl Lund's.
    """
    name = setting.at.get(first)
    if name is None or first <= name.first:
        return first
    sentence = setting.words[first].sentence
    for index in range(name.title - 1, 0, -1):
        if setting.words[index].sentence != sentence:
            return name.title
        if "," in setting.gap(index + 1):
            head = setting.at.get(index)
            apposed = setting.words[index + 1].lower in INDEFINITE or setting.words[index + 1].lower == "the"
            return head.title if head is not None and apposed else name.title
    return name.title


def _only_stresses(setting: Setting, index: int) -> bool:
    """Tell "himself", the day of "analysts Tuesday said", and an adverb right after a name."""
    word = setting.words[index]
    if index in setting.at:
        return False
    if word.text in _DAYS and setting.gap(index) == " ":
        return True
    return word.lower in _REFLEXIVE or (word.lower.endswith("ly") and not word.capital and index - 1 in setting.at)
