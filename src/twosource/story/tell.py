"""A group of reports as a story: its id, its links, and the reason in words."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from twosource.identity import identify
from twosource.model import Story, StoryLink
from twosource.story.terms import Kind, keys_of
from twosource.text.datewords import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.story.space import Likeness, Space
    from twosource.story.told import Told

Numbered = tuple[int, "Told"]
MOST_NAMES, MOST_WORDS, MOST_NUMBERS = 5, 5, 3
_POSSESSIVE = ("'s", "’s")


def _keys_of_all(calendars: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(key for names in calendars for name in names for key in keys_of(name.rstrip(".")))


# Weekdays and months are dates, not names; "published …" tells those.
_CALENDAR = _keys_of_all(
    [
        ENGLISH_MONTHS,
        ENGLISH_WEEKDAYS,
        *(calendar for each in LANGUAGES.values() for calendar in (each.months, each.weekdays)),
    ]
)
# With a capital the planet, without one what protesters do.
_NO_MONTHS = {Kind.NAME: _keys_of_all([["Mars"]]), Kind.WORD: _keys_of_all([["march"]])}


def story_id_after(report: str) -> str:
    """Give the id of a story whose earliest report has an id."""
    return identify("story", report)


def story_id(told: Sequence[Told]) -> str:
    """Give the id of a story: the hash of its earliest report, by date, then id."""
    first = min(told, key=lambda each: (each.day is None, each.day or 0, each.published or "", each.id))
    return story_id_after(first.id)


def tell_story(members: Sequence[Numbered], near: Mapping[int, Mapping[int, Likeness]], space: Space) -> Story:
    """Make a story of a group.

    Args:
        members: reports with their numbers in the space.
        near: how alike the reports are, by number; what is missing is not alike.
        space: tells how much a term weighs.
    """
    told = [each for _, each in members]
    return Story(
        id=story_id(told),
        reports=tuple(sorted(each.id for each in told)),
        reason=_reason(members, space),
        links=_links(members, near, space),
    )


def _links(
    members: Sequence[Numbered], near: Mapping[int, Mapping[int, Likeness]], space: Space
) -> tuple[StoryLink, ...]:
    """Link each report to its nearest one in the story."""
    by_number = dict(members)
    chosen: dict[tuple[int, int], float] = {}
    for number, _ in members:
        inside = [(other, like.words) for other, like in near.get(number, {}).items() if other in by_number]
        if inside:
            other, words = min(inside, key=lambda each: (-each[1], by_number[each[0]].id))
            chosen[min(number, other), max(number, other)] = words
    links = []
    for (a, b), words in chosen.items():
        first, second = sorted(((a, by_number[a]), (b, by_number[b])), key=lambda each: each[1].id)
        names, plain, numbers = _common([first, second], space)
        days = None if first[1].day is None or second[1].day is None else abs(first[1].day - second[1].day)
        links.append(StoryLink(first[1].id, second[1].id, round(words, 3), names, plain, numbers, days))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))


def _reason(members: Sequence[Numbered], space: Space) -> str:
    if len(members) == 1:
        return "no other report tells of this event"
    names, words, numbers = _common(members, space)
    parts = [
        f"{label} {', '.join(found)}"
        for label, found in (("the names", names), ("the words", words), ("the figures", numbers))
        if found
    ]
    shared = "; ".join(parts) if parts else "many common words"
    how = "both" if len(members) == 2 else f"most of {len(members)} reports"
    return f"{how} have {shared}; {_when([each for _, each in members])}"


def _common(members: Sequence[Numbered], space: Space) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names, other words and figures that more than half of the reports have (both of two), weightiest first."""
    least = len(members) // 2 + 1
    weight: dict[str, float] = {}
    reports: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    kinds: dict[str, Counter[int]] = {}
    for number, told in sorted(members, key=lambda each: each[1].id):
        values = space.values(number)
        for term, written, kind, value in zip(told.terms, told.shown, told.kinds, values, strict=True):
            weight[term] = weight.get(term, 0.0) + value
            reports[term] += 1
            forms.setdefault(term, Counter())[written] += 1
            kinds.setdefault(term, Counter())[kind] += 1
    common = sorted((term for term in weight if reports[term] >= least), key=lambda term: (-weight[term], term))
    kind_of = {term: max(kinds[term].items(), key=lambda each: (each[1], each[0]))[0] for term in common}
    shown = {term: _best_form(forms[term]) for term in common}
    names = _full_names([each for _, each in members], [t for t in common if kind_of[t] == Kind.NAME], shown, least)
    words = tuple(
        shown[term].casefold() for term in common if kind_of[term] == Kind.WORD and not _is_date(term, Kind.WORD)
    )
    numbers = tuple(shown[term] for term in common if kind_of[term] == Kind.NUMBER)
    return names[:MOST_NAMES], words[:MOST_WORDS], numbers[:MOST_NUMBERS]


def _best_form(forms: Counter[str]) -> str:
    """Of the forms in which reports write a word first: no possessive, then the commonest, then not in capitals."""
    return min(forms, key=lambda form: (form.endswith(_POSSESSIVE), -forms[form], form.isupper(), form))


def _is_date(term: str, kind: Kind) -> bool:
    return term in _CALENDAR and term not in _NO_MONTHS[kind]


def _full_names(told: Sequence[Told], terms: Sequence[str], shown: Mapping[str, str], least: int) -> tuple[str, ...]:
    """Names in full where enough reports write them so, else word by word."""
    written = Counter(name for each in told for name in each.names)
    by_term: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for name, reports in written.items():
        keys = keys_of(name)
        if reports >= least and not all(_is_date(key, Kind.NAME) for key in keys):
            for key in keys:
                by_term.setdefault(key, []).append((reports, name, keys))
    names: list[str] = []
    told_already: set[str] = set()
    for term in terms:
        if term in told_already or (term not in by_term and _is_date(term, Kind.NAME)):
            continue
        full = max(by_term.get(term, [(0, shown[term], (term,))]), key=lambda each: (each[0], len(each[2]), each[1]))
        names.append(full[1])
        told_already.update(full[2])
    return tuple(names)


def _when(told: Sequence[Told]) -> str:
    days = sorted(each.day for each in told if each.day is not None)
    if not days:
        return "no dates known"
    first, last = date.fromordinal(days[0]).isoformat(), date.fromordinal(days[-1]).isoformat()
    span = f"published on {first}" if first == last else f"published from {first} to {last}"
    missing = len(told) - len(days)
    return span if not missing else f"{span}, {missing} without a date"
