"""Whom a lone surname means that two persons of a report bear: by an office, a title, or the order of telling.

Newsrooms write both in full where two of a name stand in one report; a lone surname is left to whom the report is about
(The Associated Press Stylebook, "family names": first and last name on second reference where the same surname stands
for two).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import SHORT_TITLES, Gazetteer, load_gazetteer, merged
from twosource.attribution.namekinds import given_gender

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from twosource.attribution.entities import Entity
    from twosource.attribution.namekinds import Part
    from twosource.attribution.names import Word

Key = tuple[str, ...]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# "Former Deputy Prime Minister": so many words at most of an office before a name.
_MOST_TITLES = 5
# "De La Pena".
_MOST_OF_SURNAME = 3


def surname_of(words: Sequence[str]) -> str:
    """Give the last word that is not "Jr" or the like."""
    if words[-1] not in _SUFFIXES:
        return words[-1]
    return next((word for word in reversed(words) if word not in _SUFFIXES), words[-1])


@dataclass(frozen=True, slots=True)
class _Meaning:
    """Whom a shared surname means before the word ``until``, where another bearer comes in, and whom from there on."""

    first: int | None
    until: int
    then: int | None


@dataclass(frozen=True, slots=True)
class Surnames:
    """Who bears which surname of a report.

    Attributes:
        words: of the report.
        entities: its named entities.
        titles: the offices before the full names of each entity ("former Vice President Dick Cheney").
        bearers: the persons who bear a surname that several bear.
        meant: whom such a surname means without an office or title.
    """

    words: Sequence[Word]
    entities: Sequence[Entity]
    titles: Mapping[int, set[frozenset[str]]]
    bearers: Mapping[Key, Sequence[Entity]]
    meant: Mapping[Key, _Meaning]

    def bearer(self, part: Part, entity: int) -> int | None:
        """Give the entity of a name that the report knows as ``entity``; ``None`` where two may be meant."""
        if part.key not in self.meant or self.entities[entity].kind != "person":
            return entity
        if not _has_title(self.words, part):
            meaning = self.meant[part.key]
            return meaning.first if part.first < meaning.until else meaning.then
        return _by_title(self.words, part, self.bearers[part.key], self.titles)


def read_surnames(
    words: Sequence[Word], parts: Sequence[Part], known: Mapping[Key, int], entities: Sequence[Entity]
) -> Surnames:
    """Read who bears the surnames that stand alone in a report.

    Args:
        words: of the report.
        parts: its names, in order.
        known: the entity of each name, by its words in lower case.
        entities: the named ones.
    """
    bearers = _bearers({part.key for part in parts}, entities)
    if not bearers:
        return Surnames(words, entities, {}, {}, {})
    titles = _titles_of(words, parts, known)
    told = [part for part in parts if not words[part.first].muted]
    called = frozenset(part.key[0] for part in told if len(part.key) == 1)
    ending: defaultdict[str, list[Part]] = defaultdict(list)
    for part in told:
        ending[surname_of(part.key)].append(part)
    return Surnames(
        words,
        entities,
        titles,
        bearers,
        {key: _meant(_Told(words, ending[key[-1]], known, titles, called), key, bearers[key]) for key in bearers},
    )


def _bearers(keys: AbstractSet[Key], entities: Sequence[Entity]) -> dict[Key, list[Entity]]:
    """Give, for each name that ends the names of several persons, these persons: a surname of one word or more."""
    found: defaultdict[Key, list[Entity]] = defaultdict(list)
    for entity in entities:
        full = entity.words[:-1] if entity.words[-1] in _SUFFIXES else entity.words
        for count in range(1, min(_MOST_OF_SURNAME + 1, len(full)) if entity.kind == "person" else 0):
            if full[-count:] in keys:
                found[full[-count:]].append(entity)
    return {key: bearers for key, bearers in found.items() if len(bearers) > 1}


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report tells of those of one surname.

    Attributes:
        words: of the report.
        parts: its names that end with the surname, outside noise, in order.
        known: the entity of each name, by its words in lower case.
        titles: the offices before the full names of each entity.
        called: all names of one word.
    """

    words: Sequence[Word]
    parts: Sequence[Part]
    known: Mapping[Key, int]
    titles: Mapping[int, set[frozenset[str]]]
    called: frozenset[str]


def _meant(told: _Told, surname: Key, bearers: Sequence[Entity]) -> _Meaning:
    """Find whom a report means by a surname alone, from how it goes on to speak of those who bear it.

    Before it names a second one, the first; then the one who is so named with an office or title, else the first, if it
    has so called that one before; else the one who is not called by a given name.  Nobody with "Jr." goes by the
    surname alone beside others.
    """
    words, alone = told.words, [part for part in told.parts if part.key == surname]
    # "Ms. Holt" beside two women tells as little as "Holt".
    titled = [(part.first, _by_title(words, part, bearers, told.titles)) for part in alone if _has_title(words, part)]
    places = {
        e.index: [part.first for part in told.parts if told.known.get(part.key) == e.index and part.key != surname]
        + [place for place, index in titled if index == e.index]
        for e in bearers
        if e.words[-1] not in _SUFFIXES
    }
    order = sorted((min(found), index) for index, found in places.items() if found)
    if len(order) < 2:
        return _Meaning(None, 0, order[0][1] if order else None)
    first, (until, _) = order[0][1], order[1]
    resolved = {index for _, index in titled} - {None}
    others = [e.index for e in bearers if e.index in places and e.words[0] not in told.called]
    if resolved or any(_offices_before(words, part) for part in alone):
        then = resolved.pop() if len(resolved) == 1 else None
    elif any(order[0][0] < part.first < until for part in alone):
        then = first
    else:
        then = others[0] if len(others) == 1 else None
    return _Meaning(first, until, then)


def _has_title(words: Sequence[Word], part: Part) -> bool:
    return part.title < part.first or bool(_offices_before(words, part))


def _by_title(
    words: Sequence[Word], part: Part, bearers: Sequence[Entity], titles: Mapping[int, set[frozenset[str]]]
) -> int | None:
    """Choose by the office before the surname, or by the gender of its title."""
    offices = _offices_before(words, part)
    holders = [e.index for e in bearers if offices and any(offices == told for told in titles.get(e.index, ()))]
    if len(holders) == 1:
        return holders[0]
    gazetteer = load_gazetteer()
    # A lone "Clinton" is no man for being a given name too.
    gender = part.gender if part.title < part.first else None
    genders = {e.index: given_gender(e.words[0], gazetteer) for e in bearers}
    for allowed in ({gender}, {gender, None}):
        fitting = [e for e in bearers if gender and genders[e.index] in allowed]
        if len(fitting) == 1:
            return fitting[0].index
    return None


def _titles_of(
    words: Sequence[Word], parts: Sequence[Part], known: Mapping[Key, int]
) -> dict[int, set[frozenset[str]]]:
    """Give the offices that stand before the full names of each entity ("former Vice President Dick Cheney")."""
    found: dict[int, set[frozenset[str]]] = {}
    for part in parts:
        if len(part.key) > 1 and part.key in known:
            found.setdefault(known[part.key], set()).add(_offices_before(words, part))
    return found


def _offices_before(words: Sequence[Word], part: Part) -> frozenset[str]:
    """Give the nouns for persons and offices right before a name, without "Mr." and without "former"."""
    gazetteer = load_gazetteer()
    start = part.first
    while start > 0 and part.first - start < _MOST_TITLES and _is_office(words, start - 1, gazetteer):
        start -= 1
    # "Secretary of State Hillary Clinton": of a longer title the nouns.
    longer = [index for index in range(part.title, start) if _is_office(words, index, gazetteer)]
    written = (words[index].lower.removeprefix("ex-") for index in [*longer, *range(start, part.first)])
    told = {SHORT_TITLES.get(word, word) for word in written}
    return frozenset(told - (gazetteer.modifier - {"vice", "deputy"}))


def _is_office(words: Sequence[Word], index: int, gazetteer: Gazetteer) -> bool:
    """Tell an office right before the next word: not "as a private person, Clinton"."""
    word = words[index].lower.removeprefix("ex-")
    shortened = word in SHORT_TITLES or word in gazetteer.title_male or word in gazetteer.title_female
    apart = words[index + 1].start - words[index].end
    if words[index].possessive or apart > 1 + shortened:
        return False
    return word in gazetteer.title or word in gazetteer.modifier or word in merged("leader", "person")
