"""Names like one that was mistyped."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from twosource.store.search import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 5
_LEAST_LIKE = 0.7


def near_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give names that somebody who typed one may have meant: those with the same words, then those spelt alike.

    Case, accents and marks do not matter, nor does a ``The`` at the beginning.  One word is also compared with each
    word of the names.

    Args:
        name: what was typed.
        names: what there is; of names that differ in these things only the first is given.

    Returns:
        Up to five, best first.
    """
    asked = _folded(name)
    if not asked:
        return ()
    known: dict[str, str] = {}
    for each in names:
        known.setdefault(_folded(each), each)
    holding = sorted((each for each in known if _holds(each, asked)), key=lambda each: (len(each), each))
    meaning: dict[str, list[str]] = {}
    for each in sorted(known, key=lambda name: (len(name), name)):
        for form in _forms(each, single=" " not in asked):
            meaning.setdefault(form, []).append(each)
    spelt = get_close_matches(asked, sorted(meaning), n=_MOST, cutoff=_LEAST_LIKE)
    found = dict.fromkeys([*holding, *(each for form in spelt for each in meaning[form])])
    return tuple(known[each] for each in found)[:_MOST]


def _forms(name: str, *, single: bool) -> list[str]:
    """What of a name may have been typed: all of it, without its article, and where it was one word, each word."""
    words = [word for word in name.split() if len(word) > 2] if single else []
    return list(dict.fromkeys([name, name.removeprefix("the "), *words]))


def _folded(name: str) -> str:
    return " ".join(token.word for token in tokens(name))


def _holds(name: str, asked: str) -> bool:
    """Whether one of two names consists of words of the other, side by side."""
    return f" {asked} " in f" {name} " or (len(name) > 2 and f" {name} " in f" {asked} ")
