"""What one statement says about where it comes from, before the reports of a story are put side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import OriginKind


@dataclass(frozen=True, slots=True)
class Claim:
    """Where one statement comes from, as its own report tells it.

    Attributes:
        statement: id of the statement.
        report: id of its report.
        rule: id of the rule that gave it.
        kind: of the origin; ``unknown`` with a speaker means that only the occasion is unknown.
        speaker: name of the person, body, holder, agency or observer; empty where nobody is named.
        body: for whom a person speaks, where the report says it.
        sides: of a joint act.
        state: the speaker is a state or city named for its government.
        family: for documents, what sort; else empty.
        venue: outlet or platform of an interview or post.
        day: ISO date of the occasion, where stated.
        occasion: how the report calls the occasion ("conference call").
        source: the source as written.
        relay: the outlet or agency that relays it; empty where none.
        habitual: said many times or earlier, so that no stated occasion may be taken for it.
        quoted: the words in quotation marks, normalised; empty where there are none.
        about: family and holder of each document that a post is about; kind and speaker of the act that a record keeps.
    """

    statement: str
    report: str
    rule: str
    kind: OriginKind = "unknown"
    speaker: str = ""
    body: str = ""
    sides: tuple[str, ...] = ()
    state: bool = False
    family: str = ""
    venue: str = ""
    day: str = ""
    occasion: str = ""
    source: str = ""
    relay: str = ""
    habitual: bool = False
    quoted: str = ""
    about: tuple[tuple[str, str], ...] = ()

    @property
    def known(self) -> bool:
        """Whether any origin can be named for it, be it an unnamed source."""
        return self.kind != "unknown" or bool(self.speaker or self.sides)
