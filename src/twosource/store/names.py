"""Speakers across reports: one id for one full name, and nobody taken for somebody else.

A name that tells who it is (``Lin Aster``, ``NTSB``) means the same in every report; a description (``the mayor``,
``officials``) means somebody of its report only.  A short name belongs to a full one when the store has exactly one
that fits; else it stays a speaker of its own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from twosource.attribution.gazetteer import given_names, load_gazetteer
from twosource.identity import identify

if TYPE_CHECKING:
    from twosource.model import Speaker, SpeakerKind

_SPACES = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*\.?")
_NAMED: frozenset[SpeakerKind] = frozenset(("person", "body", "document", "metonym"))
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "de", "der", "des", "du"})


class SpeakerKey(NamedTuple):
    """Who a speaker is to the whole store.

    Attributes:
        id: hash of the normalised name and the kind; of a description with its report too.
        norm: the normalised name.
        kind: person, body, document, ...
        proper: whether the name means the same in every report.
    """

    id: str
    norm: str
    kind: SpeakerKind
    proper: bool


def speaker_key(speaker: Speaker, report: str) -> SpeakerKey:
    """Tell who a speaker of a report is to the whole store."""
    norm = normalise(speaker.name, person=speaker.kind == "person")
    proper = speaker.kind in _NAMED and _is_name(speaker.name)
    scope = None if proper else report
    return SpeakerKey(identify("speaker", norm, speaker.kind, scope), norm, speaker.kind, proper)


def normalise(name: str, *, person: bool) -> str:
    """Bring a name into the form in which two spellings of it are equal.

    Case, accents, marks, a leading article and a possessive ending go; of a person, offices and ranks before the name
    too, as long as a word is left.
    """
    plain = _POSSESSIVE.sub("", fold(_SPACES.sub(" ", name).strip()))
    words = [word.replace(".", "") for word in _WORD.findall(plain)]
    while len(words) > 1 and (words[0] == "the" or (person and words[0] in _titles())):
        words.pop(0)
    return " ".join(words)


def fold(text: str) -> str:
    """Fold case and take off accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def shorter_forms(norm: str, kind: SpeakerKind) -> tuple[str, ...]:
    """List the shorter forms of a normalised name: of a person its endings, of a body its initials."""
    words = norm.split()
    if kind == "person":
        return tuple(" ".join(words[start:]) for start in range(1, len(words)))
    letters = [word[0] for word in words if word not in _SMALL]
    return ("".join(letters),) if kind == "body" and len(letters) > 1 else ()


def is_short_for(short: str, full: str, kind: SpeakerKind) -> bool:
    """Tell whether a normalised name is a shorter form of another one."""
    return short in shorter_forms(full, kind)


def _is_name(name: str) -> bool:
    """Tell a name from a description: a word in it is written as names are, and is no mere office."""
    words = [word for word in _WORD.findall(name) if fold(word).rstrip(".") not in _titles()]
    return any(word[0] != word[0].lower() or word[0].lower() == word[0].upper() for word in words if word[0].isalpha())


@cache
def _titles() -> frozenset[str]:
    """Offices and ranks that stand before a name and are nobody's given name."""
    known = load_gazetteer()
    return (known.title | known.title_female | known.title_male) - given_names()
