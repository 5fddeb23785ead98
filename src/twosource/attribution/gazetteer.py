"""The word lists that tell persons, bodies, documents and places apart.

The lists are the project's own and lie beside this file in ``gazetteer.txt``: one heading a section.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files

# Shortened titles and the nouns that they stand for.
SHORT_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "col": "colonel",
    "maj": "major", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "cmdr": "commander",
    "prof": "professor", "rev": "reverend", "pres": "president",
}  # fmt: skip
_PLURAL_ENDINGS = (("ies", "y"), ("men", "man"), ("sses", "ss"), ("ches", "ch"), ("s", ""))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Sets of lower-case words; a section of ``gazetteer.txt`` for each field."""

    given_female: frozenset[str]
    given_male: frozenset[str]
    given_either: frozenset[str]
    title_female: frozenset[str]
    title_male: frozenset[str]
    title: frozenset[str]
    nobiliary: frozenset[str]
    female_noun: frozenset[str]
    male_noun: frozenset[str]
    person: frozenset[str]
    leader: frozenset[str]
    spokesman: frozenset[str]
    unnamed: frozenset[str]
    body: frozenset[str]
    company: frozenset[str]
    club: frozenset[str]
    regulator: frozenset[str]
    court: frozenset[str]
    media: frozenset[str]
    union: frozenset[str]
    government: frozenset[str]
    bloc: frozenset[str]
    organisation: frozenset[str]
    company_form: frozenset[str]
    club_form: frozenset[str]
    outlet: frozenset[str]
    document: frozenset[str]
    message: frozenset[str]
    synonym: frozenset[str]
    group: frozenset[str]
    place_noun: frozenset[str]
    place_common: frozenset[str]
    capital: frozenset[str]
    seat: frozenset[str]
    demonym: frozenset[str]
    modifier: frozenset[str]
    calendar: frozenset[str]
    postnominal: frozenset[str]
    platform: frozenset[str]
    part: frozenset[str]
    function: frozenset[str]


@cache
def load_gazetteer() -> Gazetteer:
    """Read the word lists (once a process)."""
    sections: dict[str, set[str]] = {field.name: set() for field in fields(Gazetteer)}
    current = ""
    for line in files(__package__).joinpath("gazetteer.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            current = line.strip("[]")
        elif line.startswith("- "):
            sections[current].add(line[2:].strip())
        else:
            sections[current].update(line.split())
    return Gazetteer(**{name: frozenset(words) for name, words in sections.items()})


@cache
def merged(*sections: str) -> frozenset[str]:
    """Give the words of several sections together."""
    gazetteer = load_gazetteer()
    return frozenset().union(*(getattr(gazetteer, section) for section in sections))


def given_names() -> frozenset[str]:
    """Give all given names, of whatever gender."""
    return merged("given_female", "given_male", "given_either")


@lru_cache(maxsize=8192)
def singulars(word: str) -> tuple[str, ...]:
    """Give the word and what it may be the plural of (``ministries`` → ``ministry``), in lower case."""
    found = [word]
    for ending, replacement in _PLURAL_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.append(word[: -len(ending)] + replacement)
    return tuple(found)


@cache
def synonyms(word: str) -> frozenset[str]:
    """Give the nouns that can stand for the same office or trade, the word among them."""
    lines = (frozenset(line.split()) for line in load_gazetteer().synonym)
    return frozenset({word}).union(*(line for line in lines if word in line))


def is_noun(word: str, words: frozenset[str]) -> bool:
    """Tell whether the word or its singular is in the list; a hyphenated word counts by its last part."""
    if word in words or not words.isdisjoint(singulars(word)):
        return True
    if "-" not in word:
        return False
    if word.endswith("-in-law") or "-of-" in word:
        return is_noun(word.partition("-")[0], words)
    return not words.isdisjoint(singulars(word.rpartition("-")[2]))


def is_plural(word: str, words: frozenset[str]) -> bool:
    """Tell whether the word stands in the list only by its singular (``ministers``), so is a plural of it."""
    return word not in words and is_noun(word, words)
