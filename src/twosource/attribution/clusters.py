"""Which names of a report are names of one and the same person, body or place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from twosource.attribution.entities import Entity, Gender, Named
from twosource.attribution.gazetteer import Gazetteer, is_noun, load_gazetteer, merged
from twosource.attribution.namekinds import PLACING, Part, find_parts, given_gender, settle_kinds
from twosource.attribution.surnames import read_surnames, surname_of
from twosource.attribution.titles import is_given
from twosource.nicknames import same_given

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.attribution.names import Word
    from twosource.model import Name, SpeakerKind

Key = tuple[str, ...]

# What one has "in" a firm.
_HELD = frozenset({"stake", "stakes", "share", "shares", "holding", "holdings", "shareholder", "shareholders"})
# A name that stands in so many sentences before a longer one, which stands once, is not short for it.
_NAMED_BEFORE = 2
# Before a lone name, these say that it is a surname, or a ruler's or saint's only name.
_ADDRESSING = frozenset({
    "pope", "king", "queen", "emperor", "empress", "sultan", "saint", "prince", "princess", "mr", "mrs", "ms", "sen",
    "rep", "gov", "senator", "congressman", "congresswoman", "justice", "judge",
})  # fmt: skip
# "State Department IG" is not the department.
_INSPECTING = frozenset({"ig", "oig"})
_UNSPELT = frozenset({"of", "for", "and", "the"})


@dataclass(frozen=True, slots=True)
class _Uses:
    """How a report uses its names, by their words in lower case.

    Attributes:
        counts: how often each name stands in the story.
        acronyms: short names in brackets, by the full name before them.
        spelled: names that are one word in capitals.
        shouted: names with a word in capitals.
        articled: names that never stand without "the".
        placed: names that stand where places do.
        sentences: the sentences in which each name stands in the story.
        addressed: lone names that stand behind "Mr.", "Pope" and the like, which no given name of somebody else's does.
        genders: what "Mr." or "Mrs." before a lone name tells, where the report does not use both.
    """

    counts: Counter[Key]
    acronyms: dict[Key, Key]
    spelled: frozenset[Key]
    shouted: frozenset[Key]
    articled: frozenset[Key]
    placed: frozenset[Key]
    sentences: dict[Key, frozenset[int]]
    addressed: frozenset[Key]
    genders: dict[Key, Gender]


def find_entities(
    text: str, words: Sequence[Word], names: Sequence[Name]
) -> tuple[tuple[Entity, ...], tuple[Named, ...]]:
    """Find the named entities of a report and every place where one of their names stands."""
    parts = find_parts(text, words, names)
    kinds = settle_kinds(words, parts)
    uses = _read_uses(text, words, parts)
    entities: list[Entity] = []
    known: dict[Key, int] = {}
    order = {key: position for position, key in enumerate(uses.counts)}
    written = _written(text, words, parts)
    for key in sorted(order, key=lambda key: (-len(key), order[key])):
        kind, told = kinds[key]
        target = _find_target(key, kind, entities, known, uses)
        if target is None:
            target = len(entities)
            human = kind == "person" and (told or key not in uses.shouted)
            entities.append(Entity(target, written[key], kind, key, human=human, plural=kind == "group"))
        known[key] = target
    return tuple(_with_genders(entities, parts, known, words)), tuple(_find_named(words, parts, known, entities))


def _read_uses(text: str, words: Sequence[Word], parts: Sequence[Part]) -> _Uses:
    """Look at every place where a name stands."""
    told = [part for part in parts if not words[part.first].muted]
    sentences: dict[Key, set[int]] = {}
    for part in told:
        sentences.setdefault(part.key, set()).add(words[part.first].sentence)
    counts = Counter(part.key for part in told)
    bare = {part.key for part in told if not part.title or words[part.title - 1].lower != "the"}
    shouted = [part for part in told if any(word.acronym for word in words[part.first : part.last])]
    return _Uses(
        counts,
        _acronyms(text, words, parts),
        frozenset(part.key for part in shouted if part.last - part.first == 1),
        frozenset(part.key for part in shouted),
        frozenset(counts.keys() - bare),
        frozenset(part.key for part in parts if _is_placed(words, part)),
        {key: frozenset(found) for key, found in sentences.items()},
        frozenset(part.key for part in told if _is_addressed(words, part)),
        _titled_genders(told),
    )


def _written(text: str, words: Sequence[Word], parts: Sequence[Part]) -> dict[Key, str]:
    """Give each name as written where it first stands in the story."""
    written: dict[Key, str] = {}
    for part in parts:
        if not words[part.first].muted:
            written.setdefault(part.key, text[words[part.first].start : words[part.last - 1].end])
    return written


def _find_named(
    words: Sequence[Word], parts: Sequence[Part], known: dict[Key, int], entities: Sequence[Entity]
) -> Iterator[Named]:
    """Give the places of all names whose entity is sure."""
    surnames = read_surnames(words, parts, known, entities)
    for part in chain.from_iterable(_known_parts(words, name, known) for name in parts):
        entity = surnames.bearer(part, known[part.key])
        if entity is not None:
            yield Named(part.first, part.last, part.title, entity)


def _known_parts(words: Sequence[Word], part: Part, known: dict[Key, int]) -> Iterator[Part]:
    """Give a name that the story knows; of a headline's capitals, the longest runs that it knows."""
    first = part.first
    while first < part.last:
        ends = range(part.last, first, -1) if words[part.first].muted else (part.last,)
        last = next((end for end in ends if part.key[first - part.first : end - part.first] in known), None)
        if last is not None:
            title, key = part.title if first == part.first else first, part.key[first - part.first : last - part.first]
            yield replace(part, first=first, last=last, title=title, key=key)
        first = last or (first + 1 if words[part.first].muted else part.last)


def _acronyms(text: str, words: Sequence[Word], parts: Sequence[Part]) -> dict[Key, Key]:
    """Map a bracketed short name to the name before it: "Ministry of Foreign Affairs (MOFA)"."""
    found: dict[Key, Key] = {}
    for before, after in pairwise(parts):
        gap = text[words[before.last - 1].end : words[after.first].start]
        if after.first == before.last and gap.strip(" ’'s").rstrip('“"‘«') == "(":
            short, full = after.key, before.key
            if len(short) > len(full) and words[before.first].acronym:
                short, full = full, short
            if any(word[0] == short[0][0] for word in full) or text[words[after.first].start - 1] != "(":
                found[short] = full
    return found


def _find_target(
    key: Key, kind: SpeakerKind, entities: Sequence[Entity], known: dict[Key, int], uses: _Uses
) -> int | None:
    """Find the entity whose shorter name the key is."""
    full = uses.acronyms.get(key)
    if full in known:
        return known[full]
    fitting = [entity for entity in entities if _shortens(key, kind, entity, uses)]
    if kind == "person":
        # "Mr. Flynn" is Michael Flynn and not the Flynn Intel Group.
        persons = [entity for entity in fitting if entity.kind == "person"]
        fitting = persons if persons or key in uses.addressed else fitting
    if fitting:
        return max(fitting, key=lambda e: (uses.counts[e.words], -e.index)).index
    return _by_nickname(key, entities, known) if kind == "person" and key not in uses.addressed else None


def _by_nickname(key: Key, entities: Sequence[Entity], known: dict[Key, int]) -> int | None:
    """Find Edith Holt for "Edie", where the report has "Edie Holt" too."""
    called = {index for full, index in known.items() if len(key) == 1 < len(full) and full[0] == key[0]}
    persons = [index for index in sorted(called) if entities[index].kind == "person"]
    return persons[0] if len(persons) == 1 else None


def _shortens(key: Key, kind: SpeakerKind, entity: Entity, uses: _Uses) -> bool:
    """Tell whether the key can be a shorter form of the entity's name, or one with a shorter given name."""
    if entity.kind == "person" and kind == "person" and _is_nickname(key, entity.words):
        return True
    if len(key) >= len(entity.words):
        return False
    gazetteer = load_gazetteer()
    if entity.kind == "person":
        another = _is_another(key, entity.words, uses) or _is_told_before(key, entity.words, uses)
        return not another and _shortens_person(key, kind, entity.words, gazetteer)
    if entity.kind == "metonym" and entity.words[-1] == "department":
        # "State", "Justice", and "the Department" where the report never leaves the article out.
        called = key in uses.articled if key == ("department",) else entity.words[:-1] == key
        return called and key not in uses.placed
    if entity.kind != "body" or not _shortens_body(key, entity.words, uses, gazetteer):
        return False
    club = entity.words[-1] in gazetteer.club_form
    place = kind == "metonym" and key in uses.placed and not club
    return not place and not _is_named_before(key, entity.words, uses)


def _is_addressed(words: Sequence[Word], part: Part) -> bool:
    """Tell "Pope Francis" and "Mr. Ross", who are not Francis Kettel and Ross Arden."""
    return part.last - part.first == 1 and part.title < part.first and words[part.first - 1].lower in _ADDRESSING


def _titled_genders(parts: Sequence[Part]) -> dict[Key, Gender]:
    """Give the gender of the title before each lone name; a name that stands behind titles of both has none."""
    found: dict[Key, set[Gender]] = {}
    for part in parts:
        if part.last - part.first == 1 and part.title < part.first and part.gender:
            found.setdefault(part.key, set()).add(part.gender)
    return {key: next(iter(genders)) for key, genders in found.items() if len(genders) == 1}


def _is_another(key: Key, words: Key, uses: _Uses) -> bool:
    """Tell that a lone name is another person's: "Pope Francis" beside Francis Kettel, "Mr. Holt" beside Ann Holt."""
    if len(key) > 1:
        return False
    told, given = uses.genders.get(key), given_gender(words[0], load_gazetteer())
    if told and given and told != given:
        return True
    return key in uses.addressed and key[0] == words[0] != surname_of(words)


def _is_named_before(key: Key, full: Key, uses: _Uses) -> bool:
    """Tell "Google" from the "Google Drive" of one late sentence: a short name does not go before the full one."""
    first = min(uses.sentences.get(full, frozenset({0})))
    before = [sentence for sentence in uses.sentences.get(key, ()) if sentence < first]
    return len(before) >= _NAMED_BEFORE and uses.counts[full] == 1 and key not in uses.spelled


def _is_told_before(key: Key, full: Key, uses: _Uses) -> bool:
    """Tell Karl Lund's "Lund" from the Lund of "Lund Tower": who is often called so before is not short for it."""
    given = is_given(key[0], load_gazetteer())
    return len(key) == 1 and key[0] != surname_of(full) and not given and _is_named_before(key, full, uses)


def _is_nickname(key: Key, words: Key) -> bool:
    """Tell "Mike Holt" beside "Michael R. Holt"."""
    if len(key) < 2 or len(words) < 2 or key[0] == words[0]:
        return False
    return surname_of(key) == surname_of(words) and same_given(key[0], words[0])


def _shortens_person(key: Key, kind: SpeakerKind, words: Key, gazetteer: Gazetteer) -> bool:
    """Tell a surname, a given name, or a full name without its middle ones."""
    if kind == "metonym" and " ".join(key) in merged("place_common", "capital"):
        return False
    if len(key) == 1:
        # "Maliki" is Nouri al-Maliki.
        prefix, _, rest = surname_of(words).partition("-")
        names = (surname_of(words), words[0], rest if prefix in gazetteer.nobiliary else "")
        # "French" stands alone only for whom the report calls so in full.
        return key[0] in names and (key[0] == surname_of(words) or not is_noun(key[0], gazetteer.demonym))
    return key == words[-len(key) :] or (key[0] == words[0] and surname_of(key) == surname_of(words))


def _shortens_body(key: Key, words: Key, uses: _Uses, gazetteer: Gazetteer) -> bool:
    """Tell the initials, the first words, an outlet's or club's last word, or "the Compact" for a longer name."""
    alone = len(key) == 1
    if key in uses.spelled and key[0] not in words[1:]:
        return key[0] == "".join(word[0] for word in words if word not in _UNSPELT)
    if alone and key[0] == words[-1] and (key in uses.articled or key[0] in merged("club_form", "outlet")):
        return True
    if words[0] in gazetteer.club_form and key == words[1:]:
        return True
    if words[-1] in _INSPECTING:
        return False
    common = merged("body", "document", "demonym")
    return words[-1] not in gazetteer.outlet and words[: len(key)] == key and not (alone and key[0] in common)


def _is_placed(words: Sequence[Word], part: Part) -> bool:
    """Tell whether a name stands as a place: known as one, in a dateline, or after "in", but for a stake in a firm."""
    known = " ".join(part.key) in merged("place_common", "capital", "seat")
    if known or words[part.first].muted:
        return True
    placing = part.title > 0 and words[part.title - 1].lower in PLACING
    return placing and (part.title < 2 or words[part.title - 2].lower not in _HELD)


def _with_genders(
    entities: Sequence[Entity],
    parts: Sequence[Part],
    known: dict[Key, int],
    words: Sequence[Word],
) -> Iterator[Entity]:
    """Give each person the gender that a title tells, or else the given name."""
    gazetteer = load_gazetteer()
    told: dict[int, Gender] = {}
    for part in parts:
        entity = known.get(part.key)
        if entity is not None and part.gender and part.title < part.first:
            bearers = [e for e in entities if e.kind == "person" and e.words[-1] == words[part.last - 1].lower]
            if len(bearers) < 2 or part.last - part.first > 1:
                told.setdefault(entity, part.gender)
    for entity_ in entities:
        gender = told.get(entity_.index)
        if gender is None and entity_.kind == "person" and len(entity_.words) > 1:
            gender = given_gender(entity_.words[0], gazetteer)
        yield replace(entity_, gender=gender)
