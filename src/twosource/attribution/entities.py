"""The persons, bodies, documents and places that a report names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twosource.attribution.gazetteer import Gazetteer, is_noun, load_gazetteer
from twosource.attribution.names import Candidate, find_candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.attribution.names import Word
    from twosource.model import Name, SpeakerKind

Gender = Literal["f", "m"]
_OF = frozenset({"of", "for"})
_PLACING = frozenset({"in", "near", "off", "outside"})


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: "the agency's director general".

    Attributes:
        head: the head noun in lower case (``general``).
        words: the phrase's other words in lower case.
        span: the phrase, as a range of word indices.
    """

    head: str
    words: frozenset[str]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that can be a speaker.

    Attributes:
        index: its place among the report's entities.
        name: fullest name as written, without titles.
        kind: as for a speaker.
        words: the name's words in lower case.
        gender: where the title, the given name or a noun tells it.
        human: "he" or "she" can stand for it (a spokesman without a name speaks as his body).
        plural: "they" stands for it.
        head: head noun of a description, in lower case; empty for a proper name.
        roles: what the report says that it is.
        age: in years, where stated.
    """

    index: int
    name: str
    kind: SpeakerKind
    words: tuple[str, ...]
    gender: Gender | None = None
    human: bool = False
    plural: bool = False
    head: str = ""
    roles: tuple[Role, ...] = ()
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name at a place: words ``[first, last)``, before which ``title`` words stand."""

    first: int
    last: int
    title: int
    entity: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A candidate without its titles, and what it looks like."""

    first: int
    last: int
    title: int
    label: SpeakerKind | None
    gender: Gender | None


def find_entities(
    text: str, words: Sequence[Word], names: Sequence[Name]
) -> tuple[tuple[Entity, ...], tuple[Named, ...]]:
    """Find the named entities of a report and every place where one of their names stands."""
    gazetteer = load_gazetteer()
    candidates = _with_tagged(find_candidates(text, words), words, names)
    labels = _Labels(words, names)
    parts = [part for c in candidates for part in _split(text, words, c, gazetteer, labels)]
    return _cluster(text, words, parts, _settle_labels(words, parts), gazetteer)


def given_gender(word: str, gazetteer: Gazetteer) -> Gender | None:
    """Tell the gender that a given name has, where it has only one."""
    if word in gazetteer.given_either:
        return None
    female, male = word in gazetteer.given_female, word in gazetteer.given_male
    if female == male:
        stem, hyphen, _ = word.partition("-")
        return given_gender(stem, gazetteer) if hyphen and not female else None
    return "f" if female else "m"


def is_given(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the word is a given name in the lists."""
    stem = word.partition("-")[0]
    lists = (gazetteer.given_female, gazetteer.given_male, gazetteer.given_either)
    return any(word in names or stem in names for names in lists)


class _Labels:
    """The tagger's labels by the words that they cover."""

    def __init__(self, words: Sequence[Word], names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda name: name.span)
        self._words = words

    def vote(self, first: int, last: int) -> str | None:
        """Give the label that covers most of the words ``[first, last)``, where one covers at least half."""
        start, end = self._words[first].start, self._words[last - 1].end
        best, covered = None, (end - start) / 2
        for name in self._names:
            if name.span.start >= end:
                break
            overlap = min(end, name.span.end) - max(start, name.span.start)
            if overlap >= covered and name.label in ("person", "organisation", "place", "demonym"):
                best, covered = name.label, float(overlap)
        return best


def _with_tagged(candidates: Sequence[Candidate], words: Sequence[Word], names: Sequence[Name]) -> list[Candidate]:
    """Add the tagger's persons and bodies where no run of capitals stands, and a body's last, uncapitalised word."""
    result = list(candidates)
    for name in names:
        if name.label not in ("person", "organisation"):
            continue
        inside = [i for i, word in enumerate(words) if name.span.start <= word.start and word.end <= name.span.end]
        if not inside or not any(words[i].capital for i in inside):
            continue
        first, last = inside[0], inside[-1] + 1
        while first < last and words[first].lower == "the":
            first += 1
        for position, candidate in enumerate(result):
            grows = candidate.first == first and candidate.last == last - 1
            if grows and is_noun(words[last - 1].lower, load_gazetteer().body):
                result[position] = Candidate(first, last)
    return result


def _split(
    text: str, words: Sequence[Word], candidate: Candidate, gazetteer: Gazetteer, labels: _Labels
) -> list[_Part]:
    """Take the titles off a candidate, and say what the rest looks like; nothing when only a title is there."""
    first, last = candidate.first, candidate.last
    name = _name_start(words, first, last, gazetteer)
    if name >= last:
        return []
    gender: Gender | None = None
    for word in words[first:name]:
        gender = _title_gender(word.lower, gazetteer) or gender
    lowered = [word.lower for word in words[name:last]]
    titled = name > first or _role_before(text, words, first, gazetteer)
    label = _look(lowered, words[name:last], titled, labels.vote(name, last), gazetteer)
    if label == "person":
        gender = gender or given_gender(lowered[0], gazetteer)
    return [_Part(name, last, first, label, gender)]


def _name_start(words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> int:
    """Give the index of the first word that is no title."""
    lowered = [words[i].lower for i in range(first, last)]
    titles = gazetteer.title | gazetteer.title_female | gazetteer.title_male
    if is_noun(lowered[-1], gazetteer.body) and not any(w in titles and len(w) < 5 for w in lowered[:1]):
        return first
    if "of" in lowered:
        joint = lowered.index("of")
        if not any(is_noun(word, gazetteer.person) for word in lowered[:joint]):
            return first
        given = [i for i in range(joint + 2, len(lowered)) if is_given(lowered[i], gazetteer)]
        return first + given[0] if given else last
    start = 0
    for offset, word in enumerate(lowered):
        followed_by_name = offset + 1 < len(lowered)
        ends_role = word in titles or is_noun(word, gazetteer.person) or word in gazetteer.leader
        if ends_role and (followed_by_name or offset + 1 - start > 0) and not (
            start == offset and is_given(word, gazetteer) and followed_by_name and word not in titles
        ):
            start = offset + 1
    if start == len(lowered) and len(lowered) == 1 and is_given(lowered[0], gazetteer):
        return first
    return first + start


def _title_gender(word: str, gazetteer: Gazetteer) -> Gender | None:
    if word in gazetteer.title_female or word in gazetteer.female_noun:
        return "f"
    if word in gazetteer.title_male or word in gazetteer.male_noun:
        return "m"
    return None


def _role_before(text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a person noun stands right before, as in "crane operator Danny Orrell"."""
    if first == 0 or text[words[first - 1].end : words[first].start] != " ":
        return False
    before = words[first - 1].lower
    return (before in gazetteer.person or before in gazetteer.leader) and before not in gazetteer.body


def _look(
    lowered: Sequence[str], words: Sequence[Word], titled: bool, vote: str | None, gazetteer: Gazetteer
) -> SpeakerKind | None:
    """Say what kind of thing a name without titles looks like; ``None`` when nothing tells."""
    joined = " ".join(lowered)
    if joined in gazetteer.place_common | gazetteer.capital | gazetteer.seat:
        return "metonym"
    main = lowered[: next((i for i, word in enumerate(lowered) if word in _OF), len(lowered))]
    ends = main[-1] if main else lowered[-1]
    if titled and not is_noun(lowered[-1], gazetteer.body):
        return "person"
    if ends in gazetteer.company_form | gazetteer.club_form | gazetteer.outlet and len(lowered) > 1:
        return "body"
    if is_noun(ends, gazetteer.body) and (len(lowered) > 1 or vote == "organisation"):
        return "body"
    if is_noun(ends, gazetteer.document) and len(lowered) > 1:
        return "document"
    if len(words) == 1 and words[0].acronym and vote != "person":
        return "body"
    if len(lowered) > 1 and is_given(lowered[0], gazetteer):
        return "person"
    if lowered[-1] in gazetteer.demonym and len(lowered) == 1:
        return None
    by_vote: dict[str, SpeakerKind] = {"person": "person", "organisation": "body", "place": "metonym"}
    return by_vote.get(vote or "")


def _settle_labels(words: Sequence[Word], parts: Sequence[_Part]) -> dict[tuple[str, ...], SpeakerKind]:
    """Let all places of one name vote on its kind; a name that nothing tells about is a person if it has two words."""
    votes: dict[tuple[str, ...], Counter[SpeakerKind]] = {}
    for part in parts:
        key = _key(words, part)
        counter = votes.setdefault(key, Counter())
        if part.label:
            counter[part.label] += 2 if part.title < part.first else 1
        if part.title > 0 and part.last - part.first == 1 and words[part.title - 1].lower in _PLACING:
            counter["metonym"] += 1
    settled: dict[tuple[str, ...], SpeakerKind] = {}
    for key, counter in votes.items():
        fallback: SpeakerKind = "person" if 2 <= len(key) <= 3 else "body"
        settled[key] = counter.most_common(1)[0][0] if counter else fallback
    return settled


def _key(words: Sequence[Word], part: _Part) -> tuple[str, ...]:
    return tuple(word.lower for word in words[part.first : part.last])


def _cluster(
    text: str,
    words: Sequence[Word],
    parts: Sequence[_Part],
    kinds: dict[tuple[str, ...], SpeakerKind],
    gazetteer: Gazetteer,
) -> tuple[tuple[Entity, ...], tuple[Named, ...]]:
    """Put the names of one thing together, the fullest first."""
    told = [part for part in parts if not words[part.first].muted]
    counts = Counter(_key(words, part) for part in told)
    keys = sorted(counts, key=lambda key: (-len(key), list(counts).index(key)))
    entities: list[Entity] = []
    known: dict[tuple[str, ...], int] = {}
    acronyms = _acronyms(text, words, parts)
    for key in keys:
        target = _find_target(key, kinds[key], entities, known, acronyms, counts, gazetteer)
        if target is None:
            target = len(entities)
            first = next(part for part in told if _key(words, part) == key)
            name = text[words[first.first].start : words[first.last - 1].end]
            entities.append(Entity(target, name, kinds[key], key, human=kinds[key] == "person"))
        known[key] = target
    named = []
    for part in parts:
        entity = known.get(_key(words, part))
        if entity is not None:
            entity = _same_surname(words, part, entity, entities, gazetteer)
        if entity is not None:
            named.append(Named(part.first, part.last, part.title, entity))
    return tuple(_with_genders(entities, parts, known, words, gazetteer)), tuple(named)


def _acronyms(text: str, words: Sequence[Word], parts: Sequence[_Part]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map a bracketed short name to the name before it: "Ministry of Foreign Affairs (MOFA)"."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for before, after in zip(parts, parts[1:], strict=False):
        gap = text[words[before.last - 1].end : words[after.first].start]
        if after.first == before.last and gap.strip(" ’'s").rstrip("“\"‘«") == "(":
            short, full = _key(words, after), _key(words, before)
            if len(short) > len(full) and words[before.first].acronym:
                short, full = full, short
            found[short] = full
    return found


def _find_target(
    key: tuple[str, ...],
    kind: SpeakerKind,
    entities: Sequence[Entity],
    known: dict[tuple[str, ...], int],
    acronyms: dict[tuple[str, ...], tuple[str, ...]],
    counts: Counter[tuple[str, ...]],
    gazetteer: Gazetteer,
) -> int | None:
    """Find the entity whose shorter name the key is."""
    if acronyms.get(key) in known:
        return known[acronyms[key]]
    fitting = [e for e in entities if _shortens(key, kind, e, gazetteer)]
    if not fitting:
        return None
    return max(fitting, key=lambda e: (counts[e.words], -e.index)).index


def _shortens(key: tuple[str, ...], kind: SpeakerKind, entity: Entity, gazetteer: Gazetteer) -> bool:
    """Tell whether the key can be a shorter form of the entity's name."""
    words = entity.words
    if len(key) >= len(words) and not (len(key) == 1 and len(words) > 1):
        return False
    if entity.kind == "person":
        if kind == "metonym" and " ".join(key) in gazetteer.place_common | gazetteer.capital:
            return False
        if len(key) == 1:
            return key[0] in (words[-1], words[0]) or key == words[1:]
        return key == words[-len(key) :] or (key[0] == words[0] and key[-1] == words[-1])
    if entity.kind != "body" or kind == "metonym":
        return False
    if words[-1] in gazetteer.outlet:
        return len(key) == 1 and key[0] == words[-1]
    if len(key) == 1 and key[0] == "".join(word[0] for word in words if word not in ("of", "for", "and", "the")):
        return True
    common = gazetteer.body | gazetteer.document | gazetteer.demonym
    return words[: len(key)] == key and not (len(key) == 1 and key[0] in common)


def _same_surname(
    words: Sequence[Word], part: _Part, entity: int, entities: Sequence[Entity], gazetteer: Gazetteer
) -> int | None:
    """Take a surname that two persons bear for one of them only where a title's gender tells."""
    key = _key(words, part)
    if len(key) > 1 or entities[entity].kind != "person":
        return entity
    bearers = [e for e in entities if e.kind == "person" and len(e.words) > 1 and e.words[-1] == key[0]]
    if len(bearers) < 2:
        return entity
    fitting = [e for e in bearers if part.gender and given_gender(e.words[0], gazetteer) in (part.gender, None)]
    return fitting[0].index if len(fitting) == 1 else None


def _with_genders(
    entities: Sequence[Entity],
    parts: Sequence[_Part],
    known: dict[tuple[str, ...], int],
    words: Sequence[Word],
    gazetteer: Gazetteer,
) -> Iterable[Entity]:
    """Give each person the gender that a title tells, or else the given name."""
    told: dict[int, Gender] = {}
    for part in parts:
        entity = known.get(_key(words, part))
        if entity is not None and part.gender and part.title < part.first:
            bearers = [e for e in entities if e.kind == "person" and e.words[-1] == words[part.last - 1].lower]
            if len(bearers) < 2 or part.last - part.first > 1:
                told.setdefault(entity, part.gender)
    for entity_ in entities:
        gender = told.get(entity_.index)
        if gender is None and entity_.kind == "person" and len(entity_.words) > 1:
            gender = given_gender(entity_.words[0], gazetteer)
        yield replace(entity_, gender=gender)
