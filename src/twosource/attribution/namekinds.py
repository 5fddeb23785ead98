"""What kind of thing a capitalised name looks like, and where its titles end."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import Gazetteer, is_noun, load_gazetteer, merged
from twosource.attribution.names import Candidate, find_candidates
from twosource.attribution.partymembers import is_party_member, is_party_tag
from twosource.attribution.phrases import PREPOSITIONS, RELATIVE, is_participle, is_person_noun
from twosource.attribution.titles import behind_small_office, is_given, name_start, title_gender, without_institution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.entities import Gender
    from twosource.attribution.names import Word
    from twosource.model import Name, SpeakerKind

# So many words at most after a name, up to the noun that says what it is.
_MOST_FOLLOWING = 6
# "A spokeswoman for the former minister's office": so many words at most before the name behind the comma.
_MOST_BEFORE = 10
_LED = (["chief", "executive"], ["chief", "operating"], ["chief", "financial"], ["general", "counsel"])
# The last word of a longer name that is a street's or a square's, and hardly ever a surname.
_STREETS = frozenset({
    "airport", "arena", "avenue", "boulevard", "bridge", "highway", "hotel", "motorway", "palace", "plaza", "quay",
    "road", "square", "stadium", "street", "terrace", "tower", "towers",
})  # fmt: skip
_GOVERNED = frozenset(
    ["president", "king", "queen", "capital", "republic", "city", "town", "people", "government", "mayor", "kingdom"]
)
# "Foreign minister", "prime minister", "defence ministry" after a name that owns them: a state's.
_PORTFOLIOS = frozenset(
    ["foreign", "prime", "defence", "defense", "interior", "finance", "health", "energy", "justice"]
)
_HEADS = frozenset({"minister", "ministry", "secretary"})
_MOST_OF_OFFICE = 2
# "… in the U.S. Holt has said": the point of the one also ends the sentence.
_STATES = frozenset({"u.s.", "u.k.", "u.n.", "e.u."})
_HUMAN_AFTER = frozenset({"administration", "presidency", "himself", "herself", "who"})
PLACING = frozenset({"in", "near", "off", "outside"})
_OF = frozenset({"of", "for"})
# What a name is behind a title counts for so many places where the tagger guesses.
_TITLED = 5
_PARTY_MEMBERS = frozenset({"democrat", "republican"})
_BY_VOTE: dict[str, SpeakerKind] = {"person": "person", "organisation": "body", "place": "metonym"}


@dataclass(frozen=True, slots=True)
class Part:
    """A name without its titles, and what it looks like.

    Attributes:
        first: index of the name's first word.
        last: one past its last word.
        title: index of the first word of the titles before it; ``first`` when there are none.
        label: what it looks like; ``None`` when nothing tells.
        gender: where a title or the given name tells it.
        key: its words in lower case.
    """

    first: int
    last: int
    title: int
    label: SpeakerKind | None
    gender: Gender | None
    key: tuple[str, ...]


def find_parts(text: str, words: Sequence[Word], names: Sequence[Name]) -> list[Part]:
    """Find the names of a report, by capitals and by the tagger, without their titles."""
    tagged = {name.span.start for name in names if name.label in ("person", "organisation", "place")}
    candidates = _with_tagged(find_candidates(text, words, tagged), words, names)
    labels = _Labels(words, names)
    surnames = _surnames(words, candidates)
    whole = [piece for candidate in candidates for piece in without_institution(words, candidate)]
    return [part for candidate in whole for part in _split(text, words, candidate, labels, surnames)]


def _surnames(words: Sequence[Word], candidates: Sequence[Candidate]) -> frozenset[str]:
    """Give what stands behind a given name in the report: "Holder" of Eric Holder is no office."""
    gazetteer = load_gazetteer()
    full = [one for one in candidates if one.last - one.first > 1 and is_given(words[one.last - 2].lower, gazetteer)]
    return frozenset(words[one.last - 1].lower for one in full if not words[one.first].muted)


def given_gender(word: str, gazetteer: Gazetteer) -> Gender | None:
    """Tell the gender that a given name has, where it has only one."""
    if word in gazetteer.given_either:
        return None
    female, male = word in gazetteer.given_female, word in gazetteer.given_male
    if female == male:
        stem, hyphen, _ = word.partition("-")
        return given_gender(stem, gazetteer) if hyphen and not female else None
    return "f" if female else "m"


class _Labels:
    """The tagger's labels by the words that they cover."""

    def __init__(self, words: Sequence[Word], names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda name: name.span)
        self._starts = [name.span.start for name in self._names]
        self._longest = max((name.span.end - name.span.start for name in names), default=0)
        self._words = words

    def vote(self, first: int, last: int) -> str | None:
        """Give the label that covers most of the words ``[first, last)``, where one covers at least half."""
        start, end = self._words[first].start, self._words[last - 1].end
        best, covered = None, (end - start) / 2
        nearest = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        for name in self._names[slice(*nearest)]:
            overlap = min(end, name.span.end) - max(start, name.span.start)
            if overlap >= covered and name.label in ("person", "organisation", "place", "demonym"):
                best, covered = name.label, float(overlap)
        return best


def _with_tagged(candidates: Sequence[Candidate], words: Sequence[Word], names: Sequence[Name]) -> list[Candidate]:
    """Add the tagger's persons and bodies where no run of capitals stands, and a body's last, uncapitalised word."""
    result = list(candidates)
    starts = [word.start for word in words]
    positions = {candidate.first: position for position, candidate in enumerate(result)}
    for name in names:
        if name.label not in ("person", "organisation"):
            continue
        first, last = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
        while first < last and words[first].lower == "the":
            first += 1
        if first >= last:
            continue
        position = positions.get(first)
        grows = position is not None and result[position].last == last - 1
        if position is not None and grows and is_noun(words[last - 1].lower, load_gazetteer().body):
            result[position] = Candidate(first, last)
    return result


def _split(
    text: str, words: Sequence[Word], candidate: Candidate, labels: _Labels, surnames: frozenset[str]
) -> list[Part]:
    """Take the titles off a candidate, and say what the rest looks like; nothing when only a title is there."""
    gazetteer = load_gazetteer()
    first, last = candidate.first, candidate.last
    name = behind_small_office(words, first, last, gazetteer) or name_start(words, first, last, gazetteer)
    if name >= last == first + 1 and words[first].lower in surnames:
        name = first
    if name >= last:
        return []
    gender: Gender | None = None
    for word in words[first:name]:
        gender = title_gender(word.lower, gazetteer) or gender
    lowered = [word.lower for word in words[name:last]]
    if is_party_tag(lowered) or is_party_member(lowered):
        return []
    surname = len(lowered) == 1 and lowered[0] in surnames and (first == 0 or words[first - 1].lower != "the")
    if not surname and _is_no_name(lowered, labels.vote(name, last), gazetteer):
        return []
    if _begins_with_a_people(lowered, gazetteer):
        first = name = name + 1
        lowered = lowered[1:]
    alone = (
        _look(lowered[1:], words[name + 1 : last], labels.vote(name + 1, last), titled=False) if lowered[1:] else None
    )
    if lowered[0] in _STATES and alone == "person":
        first = name = name + 1
        lowered = lowered[1:]
    titled = name > first or _role_before(text, words, first, gazetteer)
    label = _look(lowered, words[name:last], labels.vote(name, last), titled=titled)
    unsure = label in (None, "metonym") or (label == "person" and not is_given(lowered[0], gazetteer))
    if unsure and name == first and not titled and _called_a_body(text, words, first, last, gazetteer):
        label = "body"
    if label == "person" and (len(lowered) > 1 or name == first):
        # "Secretary Clinton" is no man for a surname that is a given name too.
        gender = gender or given_gender(lowered[0], gazetteer)
    return [Part(name, last, first, label, gender, tuple(lowered))]


def _begins_with_a_people(lowered: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Tell "Republican Karl Lund" and "Democrat Lund", a party's or country's members, from "Democrat Party"."""
    if len(lowered) > 2 and lowered[0] in gazetteer.demonym and is_given(lowered[1], gazetteer):
        return True
    if len(lowered) < 2 or lowered[0] not in _PARTY_MEMBERS:
        return False
    nouns = merged("body", "person", "document", "group")
    return not is_noun(lowered[-1], nouns) and gazetteer.demonym.isdisjoint(lowered[1:])


def _is_no_name(lowered: Sequence[str], vote: str | None, gazetteer: Gazetteer) -> bool:
    """Tell a people or a party's member ("African American"), and a letter ("Plan B")."""
    people = lowered[-1] in gazetteer.demonym and (len(lowered) == 1 or not is_given(lowered[0], gazetteer))
    return (people and vote in (None, "demonym")) or (len(lowered) == 1 and len(lowered[0]) == 1)


def _noun_before(text: str, words: Sequence[Word], first: int, nouns: frozenset[str]) -> bool:
    """Tell whether one of the nouns stands right before: "crane operator Danny Orrell", "the agency Northwire"."""
    if first == 0 or words[first - 1].capital or words[first - 1].lower not in nouns:
        return False
    return text[words[first - 1].end : words[first].start] in (" ", ", ")


def _speaks_for(words: Sequence[Word], first: int) -> bool:
    """Tell "a spokeswoman for Mr. Lund's office, Dana Riel": the apposition names whoever speaks for the body."""
    spokesman = load_gazetteer().spokesman
    before = range(first - 2, max(0, first - _MOST_BEFORE), -1)
    joint = next((i for i in before if words[i].lower in ("for", "of", "at", "from")), 0)
    return joint > 0 and words[joint - 1].lower in spokesman and words[joint].sentence == words[first].sentence


def _role_before(text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer) -> bool:
    """Tell "crane operator Danny Orrell" and "the chief executive, Danny Orrell"."""
    called = _noun_before(text, words, first, merged("person", "leader"))
    if called and words[first - 1].lower not in gazetteer.body:
        return True
    if _noun_before(text, words, first, merged("body", "company")) and _speaks_for(words, first):
        return True
    return called and first > 1 and words[first - 2].lower in gazetteer.modifier


def _called_a_body(text: str, words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Tell "the agency Northwire", "Northwire, a news agency," and "Northwire's chief executive" from persons."""
    bodies = merged("body", "company")
    if _is_called_a_person(text, words, last):
        return False
    if _noun_before(text, words, first, bodies):
        return not _speaks_for(words, first)
    following = words[last : last + _MOST_FOLLOWING]
    if words[last - 1].possessive:
        leads = [word.lower for word in following[:2]]
        return leads in _LED or leads[:1] == ["board"]
    apposed = len(following) > 1 and text[words[last - 1].end : following[0].start] == ", "
    return apposed and following[0].lower in ("a", "an", "the") and _ends_in_a_body(text, following, gazetteer)


def _is_called_a_person(text: str, words: Sequence[Word], last: int) -> bool:
    """Tell "Newt Lund, a former speaker of the House": an apposition whose head is a noun for a person."""
    following = words[last : last + _MOST_FOLLOWING]
    opened = len(following) > 1 and text[words[last - 1].end : following[0].start] == ", "
    if not opened or following[0].lower not in ("a", "an", "the"):
        return False
    head = following[0]
    for index, word in enumerate(following[1:], start=last + 1):
        ends = word.lower in PREPOSITIONS | RELATIVE or is_participle(words, index) or is_person_noun(head.lower)
        if text[head.end : word.start] != " " or ends:
            break
        head = word
    return is_person_noun(head.lower) and head.lower not in load_gazetteer().body


def _ends_in_a_body(text: str, phrase: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Tell whether the first noun phrase of some words ends in a noun for a body ("a civil engineering company,")."""
    bodies = merged("body", "company")
    for before, word in pairwise(phrase):
        if text[before.end : word.start] != " " or word.lower in PREPOSITIONS:
            return False
        if is_noun(word.lower, bodies) and not is_noun(word.lower, gazetteer.person):
            after = text[word.end : word.end + 6]
            return after[:1] in ",.;)" or after.startswith((" that ", " which", " based", " in ", " of "))
    return False


def _look(lowered: Sequence[str], words: Sequence[Word], vote: str | None, *, titled: bool) -> SpeakerKind | None:
    """Say what kind of thing a name without titles looks like; ``None`` when nothing tells."""
    gazetteer = load_gazetteer()
    main = lowered[: next((i for i, word in enumerate(lowered) if word in _OF), len(lowered))]
    ends = main[-1] if main else lowered[-1]
    several = len(lowered) > 1
    listed = _look_by_list(" ".join(lowered), titled=titled)
    if listed is None and several and ends in _STREETS and not titled and not is_given(lowered[0], gazetteer):
        listed = "metonym"
    if listed is not None:
        return listed
    if titled and not is_noun(lowered[-1], gazetteer.body):
        return "person"
    if (several and ends in merged("company_form", "club_form", "outlet")) or (
        is_noun(ends, gazetteer.body) and (several or vote == "organisation")
    ):
        return "body"
    named = len(lowered) == 2 and vote == "person" and is_given(lowered[0], gazetteer)
    if several and is_noun(ends, gazetteer.document) and not named:
        return "body" if ends == "survey" and vote == "organisation" else "document"
    return _look_by_vote(lowered, words, vote, gazetteer)


def _look_by_list(written: str, *, titled: bool) -> SpeakerKind | None:
    """Judge a name that the lists hold whole: a platform, or a place."""
    if written in load_gazetteer().platform and not titled:
        return "body"
    return "metonym" if written in merged("place_common", "capital", "seat") else None


def _look_by_vote(
    lowered: Sequence[str], words: Sequence[Word], vote: str | None, gazetteer: Gazetteer
) -> SpeakerKind | None:
    """Judge a name whose nouns tell nothing: by capitals, by its given name, by the tagger."""
    if len(words) == 1 and words[0].acronym and vote != "person":
        return "body"
    if len(lowered) > 1 and is_given(lowered[0], gazetteer):
        return "person"
    if is_noun(lowered[-1], gazetteer.demonym):
        return "group" if lowered[-1] not in gazetteer.demonym else None
    return _BY_VOTE.get(vote or "")


def _is_governed(words: Sequence[Word], part: Part) -> bool:
    """Tell a lone name that is governed or lived in: "the president of Sarvia", "the people of Kettin"."""
    first = part.first
    alone = part.last - first == 1 or part.label is None
    free = first > 1 and not words[part.last - 1].possessive
    return alone and free and words[first - 1].lower == "of" and words[first - 2].lower in _GOVERNED


def _owns_an_office(words: Sequence[Word], part: Part) -> bool:
    """Tell a lone name that a state's office follows: "Orlan's foreign minister", "Orlan's parliament"."""
    if part.last - part.first > 1 or not words[part.last - 1].possessive:
        return False
    offices = [word.lower for word in words[part.last : part.last + _MOST_OF_OFFICE]]
    return offices[:1] == ["parliament"] or (len(offices) > 1 and offices[0] in _PORTFOLIOS and offices[1] in _HEADS)


def _is_treated_as_human(words: Sequence[Word], part: Part) -> bool:
    """Tell "the Holt administration", "Holt himself", "Holt, who": what only persons have, or are called."""
    if part.last >= len(words) or words[part.first].acronym or words[part.last].sentence != words[part.first].sentence:
        return False
    return part.label in (None, "body", "person") and words[part.last].lower in _HUMAN_AFTER


def settle_kinds(words: Sequence[Word], parts: Sequence[Part]) -> dict[tuple[str, ...], tuple[SpeakerKind, bool]]:
    """Let all places of one name vote on its kind, and say whether anything told it.

    A name that nothing tells about is a person if it has two or three words and stands without "the", or else a body.
    """
    votes: dict[tuple[str, ...], Counter[SpeakerKind]] = {}
    for part in parts:
        key = part.key
        counter = votes.setdefault(key, Counter())
        if part.label:
            counter[part.label] += _TITLED if part.title < part.first else 1
        alone = part.last - part.first == 1 or (part.label is None and not words[part.last - 1].possessive)
        if part.title > 0 and alone and words[part.title - 1].lower in PLACING:
            counter["metonym"] += 1
        if part.last - part.first == 1 and _is_treated_as_human(words, part):
            counter["person"] += 2
        ruled = _is_governed(words, part) or _owns_an_office(words, part)
        if part.label in (None, "person") and part.title == part.first and ruled:
            counter["metonym"] += 2
    settled: dict[tuple[str, ...], tuple[SpeakerKind, bool]] = {}
    bare = {part.key for part in parts if not part.title or words[part.title - 1].lower != "the"}
    for key, counter in votes.items():
        fallback: SpeakerKind = "person" if 2 <= len(key) <= 3 and key in bare and len(key[-1]) > 1 else "body"
        settled[key] = (counter.most_common(1)[0][0] if counter else fallback, bool(counter))
    return settled
