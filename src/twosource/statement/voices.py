"""Whose voice a statement is, across the reports of one story: a person, the body spoken for, the other names of both.

That one party speaks in two reports is evidence that what is alike there is the same; two parties who say the same make
two origins, and more likeness is asked of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.origin.affiliation import body_of
from twosource.origin.parties import Parties, join_parties
from twosource.statement.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Reading

# "The foreign ministry" beside a name tells no party: each side of a dispute has one.
_OFFICES = word_set(
    "ministry department office government police court council commission cabinet foreign interior home defence "
    "defense energy finance health justice transport trade education agriculture environment science culture press "
    "public first deputy chief head the of and for"
)


@dataclass(frozen=True, slots=True)
class Voices:
    """The parties of one story.

    Attributes:
        parties: its speakers' names, joined where they are of one party.
        spoken_for: by the party of a person, that of the body spoken for.
    """

    parties: Parties
    spoken_for: Mapping[str, str]

    def of(self, speaker: str | None) -> frozenset[str]:
        """The parties whose voice a speaker is; empty for nobody known."""
        if speaker is None:
            return frozenset()
        party = self.parties.of(speaker)
        return frozenset((party, self.spoken_for.get(party, party)))


def find_voices(readings: Sequence[Reading]) -> Voices:
    """Look over who speaks in a story and for whom.

    A person speaks for the body that most reports name beside them with a title, if it has a name of its own ("the
    foreign ministry" has none) and is itself a speaker of the story.
    """
    said = {
        (reading.report.id, each.speaker.name, each.speaker.kind): reading.report.text
        for reading in readings
        for each in reading.attributions
        if each.speaker is not None and each.speaker.kind != "unnamed"
    }
    bodies: dict[str, tuple[str, ...]] = {}
    for report, name, kind in sorted(said):
        if kind == "body":
            bodies[report] = (*bodies.get(report, ()), name)
    beside = [
        (name, body)
        for (report, name, kind), text in sorted(said.items())
        if kind == "person" and _has_own_name(body := body_of(text, name, bodies.get(report, ())))
    ]
    parties = join_parties([name for _, name, _ in sorted(said)] + [body for _, body in beside])
    speaking = {parties.of(name) for _, name, kind in said if kind != "person"}
    told: dict[str, Counter[str]] = {}
    for name, body in beside:
        if parties.of(body) in speaking:
            told.setdefault(parties.of(name), Counter())[parties.of(body)] += 1
    return Voices(parties, {person: body for person, times in told.items() if (body := _most(times))})


def _has_own_name(body: str) -> bool:
    return any(word[0].isupper() and word.casefold() not in _OFFICES for word in body.split())


def _most(times: Counter[str]) -> str:
    """The one told most often; empty where two are told as often."""
    ranked = times.most_common(2)
    return "" if len(ranked) > 1 and ranked[0][1] == ranked[1][1] else ranked[0][0]
