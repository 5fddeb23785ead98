"""What a speaker's page and an outlet's page show, arranged from what is known of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.paths import file_name
from twosource.text.word import WORD
from twosource.views.lookup import look_up
from twosource.views.page.lines import said_by
from twosource.views.page.marking import mark_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Comparison, Reading
    from twosource.store.records import Said
    from twosource.views.page.records import Piece

# Two reports of one saying have this share of the shorter one's words in common, at least.
SAME_SAYING = 0.6
FEWEST_WORDS = 3
NO_OUTLET = "outlet unknown"
_MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Wording:
    """One report's words for a saying, with those marked that most of the others do not have."""

    said: Said
    pieces: tuple[Piece, ...]


def by_outlet(said: Iterable[Said]) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Sort what a speaker said by the outlet that tells it, most told first."""
    told: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        told[each.report.outlet or NO_OUTLET].append(each)
    return tuple((name, tuple(found)) for name, found in sorted(told.items(), key=lambda row: (-len(row[1]), row[0])))


def sayings(said: Sequence[Said]) -> tuple[tuple[Wording, ...], ...]:
    """Group what several reports tell in like words; most wordings first, what stands in one report alone left out."""
    words = [frozenset(WORD.findall(each.text.casefold())) for each in said[:_MOST_COMPARED]]
    groups: list[list[int]] = []
    for number, own in enumerate(words):
        home = next((group for group in groups if _alike(words[group[0]], own)), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    several = [group for group in groups if len({said[number].report.id for number in group}) > 1]
    several.sort(key=lambda group: (-len(group), group[0]))
    return tuple(_wordings([said[number] for number in group]) for group in several)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= FEWEST_WORDS and len(one & other) >= SAME_SAYING * fewest


def _wordings(said: Sequence[Said]) -> tuple[Wording, ...]:
    pieces = mark_words([each.text for each in said])
    return tuple(Wording(each, marked) for each, marked in zip(said, pieces, strict=True))


@dataclass(frozen=True, slots=True)
class Told:
    """A line of an outlet's page: words of a report of the outlet, and the story in which they stand."""

    story: str
    report: str
    start: int
    end: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class OutletPage:
    """What an outlet does in some stories.

    Attributes:
        quoted: speakers with how often the outlet quotes them, the most quoted first.
        copied: passages that another outlet has too, with that outlet's name.
        alone: statements that no other report of their story has, with who says them.
    """

    quoted: tuple[tuple[str, int], ...]
    copied: tuple[Told, ...]
    alone: tuple[Told, ...]


def outlet_page(outlet: str, stories: Sequence[tuple[str, Comparison]]) -> OutletPage:
    """Arrange what the comparisons of an outlet's stories say about it."""
    quoted: Counter[str] = Counter()
    copied: list[Told] = []
    alone: list[Told] = []
    for story, comparison in stories:
        own = {reading.report.id: reading for reading in comparison.readings if reading.report.outlet == outlet}
        quoted.update(said.speaker.name for r in own.values() for said in r.attributions if said.speaker is not None)
        copied += _copied(story, comparison, own)
        if len(comparison.readings) > 1:
            alone += _alone(story, comparison, own)
    ranked = sorted(quoted.items(), key=lambda row: (-row[1], row[0]))
    return OutletPage(tuple(ranked), tuple(copied), tuple(alone))


def _copied(story: str, comparison: Comparison, own: dict[str, Reading]) -> Iterable[Told]:
    reports = {reading.report.id: reading.report for reading in comparison.readings}
    for passage in comparison.reuse:
        for mine, other in ((passage.a, passage.b), (passage.b, passage.a)):
            if mine.report in own and other.report not in own:
                there = reports[other.report]
                text = reports[mine.report].text[mine.start : mine.end]
                note = f"also in {there.outlet or file_name(there.path) or NO_OUTLET}"
                yield Told(story, mine.report, mine.start, mine.end, text, note)


def _alone(story: str, comparison: Comparison, own: dict[str, Reading]) -> Iterable[Told]:
    lookup = look_up(comparison)
    for report, statements in comparison.only_in:
        for identity in statements if report in own else ():
            place = lookup.statements[identity].place
            note = said_by(lookup, lookup.statements[identity])
            yield Told(story, report, place.start, place.end, lookup.text(place), note)
