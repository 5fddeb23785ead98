"""What the tagger proposes, before the rules make attributions of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Name, Span


@dataclass(frozen=True, slots=True)
class Triple:
    """A source, a cue and the content that the cue introduces.

    Attributes:
        source: spans of the source, sorted; empty when left out.
        cue: the span of the cue (one).
        content: spans of the content, sorted, at least one.
        confidence: probability, 0 to 1, that this is an attribution with about this content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """Everything that one pass of the tagger over a text gives, sorted by place."""

    triples: tuple[Triple, ...]
    names: tuple[Name, ...]
