"""Who speaks without being told: "Lesk says it has no invitation", where no table tells whose seat Lesk is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.origin.affiliation import ANY_BODY
from twosource.origin.states import stands_for_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Origin, Reading

_AT = re.compile(r"\b(?:in|from|to|at|near|outside) $")
_REACH = 8


def speaking_places(readings: Iterable[Reading], origins: Iterable[Origin]) -> frozenset[str]:
    """Find the lone parties of one word that a report of the story names as a place, "in Lesk".

    States of the table are left out: what ties those is known ("Moscow", "the Kremlin").
    """
    lone = {origin.parties[0] for origin in origins if len(origin.parties) == 1}
    asked = {name for name in lone if " " not in name and not stands_for_state(name)}
    if not asked:
        return frozenset()
    return frozenset(name for reading in readings for name in asked & _named_places(reading))


def described_among(one: Origin, other: Origin) -> str | None:
    """A party that is only described, "the gun group", where it is one origin's only one; ``None`` else."""
    lone = [origin.parties[0] for origin in (one, other) if len(origin.parties) == 1]
    return next((party for party in lone if party.islower() and party.split()[-1] in ANY_BODY), None)


def place_among(one: Origin, other: Origin, places: frozenset[str]) -> str | None:
    """The place that is one of two origins' only party, where the other is no place; ``None`` else."""
    named = [origin.parties[0] for origin in (one, other) if _is_place(origin.parties, places)]
    return named[0] if len(named) == 1 else None


def _is_place(parties: Sequence[str], places: frozenset[str]) -> bool:
    return len(parties) == 1 and parties[0] in places


def _named_places(reading: Reading) -> set[str]:
    text = reading.report.text
    return {
        text[name.span.start : name.span.end]
        for name in reading.names
        if name.label == "place" and _AT.search(text[max(0, name.span.start - _REACH) : name.span.start])
    }
