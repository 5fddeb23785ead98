"""Which words of a source name whoever speaks: without an adverb, "himself", or a noun that only stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.attribution.setting import Setting

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_SUBJECTS = frozenset({"he", "she", "it", "they"})


def speaking_words(setting: Setting, first: int, last: int) -> tuple[int, int]:
    """Give the part of a source ``words[first:last]`` that tells who speaks.

    "Karl Lund himself" and "Karl Lund reportedly" are Karl Lund; "The delegations, it" is what "it" means; a source
    that was cut behind a title ("Mr") goes on to the end of the name.
    """
    words = setting.words
    name = setting.at.get(last - 1)
    if name is not None and last <= name.first:
        return first, name.last
    if last - first > 1 and words[last - 1].lower in _SUBJECTS and "," in setting.gap(last - 1):
        return last - 1, last
    while last - first > 1 and _only_stresses(setting, last - 1):
        last -= 1
    return first, last


def _only_stresses(setting: Setting, index: int) -> bool:
    """Tell "himself", and an adverb right after a name."""
    word = setting.words[index]
    if index in setting.at:
        return False
    return word.lower in _REFLEXIVE or (word.lower.endswith("ly") and not word.capital and index - 1 in setting.at)
