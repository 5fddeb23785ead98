"""Where the titles before a name end: "Secretary of State Ada Holt", "Pensioner Alf Groth", "General Staff"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import Gazetteer, is_noun, load_gazetteer, merged
from twosource.attribution.names import Candidate
from twosource.attribution.phrases import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.entities import Gender
    from twosource.attribution.names import Word

# "The General Staff", "the Joint Chiefs" are bodies, not officers of that name.
_STAFFS = frozenset({"staff", "chiefs"})
_IN_OFFICE = ("-elect", "-in-charge", "-in-chief")
# "Vice President for Communications Ada Holt".
_HOLDING = frozenset({"for", "to"})


def is_given(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the word is a given name in the lists."""
    stem = word.partition("-")[0]
    lists = (gazetteer.given_female, gazetteer.given_male, gazetteer.given_either)
    return any(word in names or stem in names for names in lists)


def without_institution(words: Sequence[Word], candidate: Candidate) -> list[Candidate]:
    """Cut "United Nations Ada Holt" before the person: an office's institution ran into the name of its holder."""
    gazetteer = load_gazetteer()
    first, last = candidate.first, candidate.last
    lowered = [words[index].lower for index in range(first, last)]
    begins = next((i for i in range(1, len(lowered) - 1) if is_given(lowered[i], gazetteer)), 0)
    if not begins or is_given(lowered[0], gazetteer) or is_noun(lowered[-1], gazetteer.body) or "of" in lowered:
        return [candidate]
    named = " ".join(lowered[:begins]) in gazetteer.seat
    held = first > 0 and words[first - 1].lower in _HOLDING
    the = first > 1 and words[first - 1].lower == "the" and words[first - 2].lower in _HOLDING
    titles = merged("title", "title_female", "title_male")
    if not (named or held or the) or not titles.isdisjoint(lowered[:begins]):
        return [candidate]
    return [Candidate(first, first + begins), Candidate(first + begins, last)]


def name_start(words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> int:
    """Give the index of the first word that is no title."""
    lowered = [words[i].lower for i in range(first, last)]
    titles = merged("title", "title_female", "title_male")
    if is_noun(lowered[-1], gazetteer.body) and not any(w in titles and len(w) < 5 for w in lowered[:1]):
        return first
    if len(lowered) > 1 and lowered[-1] in _STAFFS:
        return first
    if "of" in lowered:
        joint = lowered.index("of")
        if not any(is_noun(word, gazetteer.person) for word in lowered[:joint]):
            return first
        given = [i for i in range(joint + 2, len(lowered)) if is_given(lowered[i], gazetteer)]
        return first + given[0] if given else last
    start = _after_titles(lowered, titles, gazetteer) or _leading_noun(words, first, last, gazetteer)
    alone = start == len(lowered) == 1 and is_given(lowered[0], gazetteer)
    # "St. Louis" is no Louis with a title.
    return first if alone or (start == 1 and lowered[0] == "st") else first + start


def behind_small_office(words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> int:
    """Give where the name begins in "then-Secretary of State Ada Holt"; 0 where there is no such office."""
    if first < 2 or words[first - 1].lower != "of" or not words[first - 2].lower.startswith(("then-", "ex-")):
        return 0
    return next((i for i in range(first, last) if is_given(words[i].lower, gazetteer)), 0)


def _leading_noun(words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> int:
    """Count 1 for "Pensioner" of "Pensioner Alf Groth": a sentence's first word that is a noun for a person."""
    glued = words[first].initial and last - first > 2 and is_given(words[first + 1].lower, gazetteer)
    noun = is_person_noun(words[first].lower) and not is_given(words[first].lower, gazetteer)
    return int(glued and noun)


def _after_titles(lowered: Sequence[str], titles: frozenset[str], gazetteer: Gazetteer) -> int:
    """Count the words up to the last one that ends a title or a role; a given name that is also a noun ends none."""
    start = 0
    for offset, word in enumerate(lowered):
        follows = offset + 1 < len(lowered)
        ends_role = word in titles or word in gazetteer.leader or is_noun(word, gazetteer.person)
        ends_role = ends_role or word.endswith(_IN_OFFICE)
        given = start == offset and follows and word not in titles and is_given(word, gazetteer)
        surname = not follows and offset == start + 1 and is_given(lowered[start], gazetteer)
        if ends_role and (follows or offset + 1 > start) and not given and not surname:
            start = offset + 1
    return start


def title_gender(word: str, gazetteer: Gazetteer) -> Gender | None:
    """Tell the gender that a title or a noun for a person gives."""
    if word in gazetteer.title_female or word in gazetteer.female_noun:
        return "f"
    if word in gazetteer.title_male or word in gazetteer.male_noun:
        return "m"
    return None
