"""The persons, bodies, documents and places of a report, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.model import SpeakerKind

Gender = Literal["f", "m"]


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
        members: indices of those who make up a group, where they are told.
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
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name at a place: words ``[first, last)``, before which ``title`` words stand."""

    first: int
    last: int
    title: int
    entity: int
