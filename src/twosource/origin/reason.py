"""The sentence that tells an editor why so many origins are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.origin.rules import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Origin, Reading

Basis = Literal["unknown", "unnamed", "known"]

SHOWN = 3
_BASES: tuple[Basis, ...] = ("unknown", "unnamed", "known")
OCCASION_UNSTATED = ", occasion not stated"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one group of statements.

    The first three have one entry a statement, in the order of the group.

    Attributes:
        readings: of the statements' reports.
        behind: origins, ``None`` where unknown.
        quoted: whether the statement stands in quotation marks.
        chosen: the largest choice of independent origins.
        known: all known origins (unnamed sources left out), by id.
        tied: why two origins are not independent, by their ids.
        copied: some of the statements are copies of each other.
    """

    readings: Sequence[Reading]
    behind: Sequence[Origin | None]
    quoted: Sequence[bool]
    chosen: Sequence[Origin]
    known: Sequence[Origin]
    tied: Mapping[tuple[str, str], str]
    copied: bool


def word_reason(facts: Facts) -> str:
    """One sentence: how many outlets, how many origins, which, and what ties or hides them."""
    parts = [_verdict(facts), *_added_nothing(facts), *_of_two(facts)]
    parts += [note for note in (_unnamed(facts), _unknown(facts), _copied(facts)) if note]
    joint = ": " if not facts.chosen else "; "
    return f"{_outlets(facts)}, {joint.join((parts[0], '; '.join(parts[1:]))) if parts[1:] else parts[0]}."


def _outlets(facts: Facts) -> str:
    """Outlets where all are known by name, else reports: two reports without a name may be of one outlet."""
    names = {reading.report.outlet.casefold() if reading.report.outlet else None for reading in facts.readings}
    if None in names:
        return _many(len({reading.report.id for reading in facts.readings}), "report")
    return _many(len(names), "outlet")


def _verdict(facts: Facts) -> str:
    if not facts.chosen:
        return "origins unknown"
    if len(facts.chosen) > 1:
        return f"{len(facts.chosen)} independent origins: {_listed([_the(one) for one in facts.chosen])}"
    origin = facts.chosen[0]
    if len(facts.known) == 1 and all(one is not None and one.id == origin.id for one in facts.behind):
        who = "both" if _tellers(facts) == 2 else "all"
        verb = "quote" if all(facts.quoted) and origin.kind != "unknown" else say("I1")
        return f"1 origin: {who} {verb} {_the(origin)}"
    if len(facts.known) == 1:
        return f"1 known origin: {_the(origin)}"
    return f"1 origin: {_the(origin)}"


def _added_nothing(facts: Facts) -> list[str]:
    """The known origins that were not counted, each with what ties it."""
    chosen = {one.id for one in facts.chosen}
    notes = []
    left = [one for one in facts.known if one.id not in chosen]
    for origin in left[:SHOWN]:
        tie = next(facts.tied[origin.id, one.id] for one in facts.chosen if (origin.id, one.id) in facts.tied)
        notes.append(f"{_the(origin)} {'add' if origin.name.startswith('words of ') else 'adds'} none: {tie}")
    if len(left) > SHOWN:
        notes.append(f"{_many(len(left) - SHOWN, 'more origin')} tied to these {_verb(len(left) - SHOWN, 'add')} none")
    return notes


def _of_two(facts: Facts) -> list[str]:
    """What still ties origins that count as two: one act, one outlet that relays both."""
    if len(facts.chosen) < 2:
        return []
    notes = []
    if all(one.kind == "readout" for one in facts.chosen):
        notes.append(say("I5"))
    relaying: dict[str, set[str]] = {}
    for reading, origin in zip(facts.readings, facts.behind, strict=True):
        if origin is not None and origin.id in {one.id for one in facts.chosen}:
            relaying.setdefault(origin.id, set()).add(reading.report.outlet or reading.report.id)
    outlets = set().union(*relaying.values())
    if len(outlets) == 1 and len(relaying) > 1:
        notes.append(f"all relayed by {min(outlets)}")
    return notes


def _unnamed(facts: Facts) -> str:
    count = _count(facts, "unnamed")
    if not count:
        return ""
    sources = "an unnamed source, which adds none" if count == 1 else "unnamed sources, which add none"
    return say("I6", who=_share(count, _tellers(facts), "rest", "rests"), sources=sources)


def _unknown(facts: Facts) -> str:
    count = _count(facts, "unknown")
    if not count:
        return ""
    if count == _tellers(facts):
        return f"{'neither' if count == 2 else 'none'} says where it has it from"
    return say("I7", who=_share(count, _tellers(facts), "do", "does"), it="it has" if count == 1 else "they have")


def _tellers(facts: Facts) -> int:
    """How many tell it: the reports; the statements of one report, where it tells it twice."""
    reports = len({reading.report.id for reading in facts.readings})
    return reports if reports > 1 else len(facts.behind)


def _count(facts: Facts, basis: Basis) -> int:
    """How many of those who tell it have no better basis than this, in any of their statements."""
    if len({reading.report.id for reading in facts.readings}) == 1:
        return sum(_basis(one) == basis for one in facts.behind)
    best: dict[str, Basis] = {}
    for reading, origin in zip(facts.readings, facts.behind, strict=True):
        known = best.get(reading.report.id, "unknown")
        best[reading.report.id] = max(known, _basis(origin), key=_BASES.index)
    return sum(one == basis for one in best.values())


def _basis(origin: Origin | None) -> Basis:
    return "unknown" if origin is None else "unnamed" if origin.kind == "unnamed" else "known"


def _copied(facts: Facts) -> str:
    return say("I8") if facts.copied else ""


def _share(count: int, total: int, plural: str, singular: str) -> str:
    if count == total:
        return f"{'both' if total == 2 else 'all'} {plural}"
    return f"{_NUMBERS[count]} {singular if count == 1 else plural}" if count < len(_NUMBERS) else f"{count} {plural}"


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _the(origin: Origin) -> str:
    """An origin's name as it stands in a sentence: what is not known of it in brackets, as its comma would misread."""
    known, comma, unstated = origin.name.partition(OCCASION_UNSTATED)
    return f"the {known} ({OCCASION_UNSTATED.strip(', ')}){unstated}" if comma else f"the {origin.name}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _verb(count: int, stem: str) -> str:
    return f"{stem}s" if count == 1 else stem
