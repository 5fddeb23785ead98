"""How many speakers are named rightly, wrongly and not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Speaker

_ARTICLE_OR_TITLE = re.compile(
    r"^(?:(?:the|a|an|dame|sir|lord|lady|mrs|mr|ms|dr|prof|professor|judge|justice|president|prime minister)\.?\s+)+"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class SpeakerCounts:
    """How many speakers are named rightly, wrongly and not at all.

    Attributes:
        right: the gold's name.
        wrong: another name.
        unknown: none, or one that the report leaves unnamed, where the gold has a name.
        invented: a person, body or document where the gold has none.
        nameless: attributions whose speaker the gold leaves open.
    """

    right: int = 0
    wrong: int = 0
    unknown: int = 0
    invented: int = 0
    nameless: int = 0

    def __add__(self, other: SpeakerCounts) -> SpeakerCounts:
        """Add two counts."""
        return SpeakerCounts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.unknown + other.unknown,
            self.invented + other.invented,
            self.nameless + other.nameless,
        )

    @property
    def named(self) -> int:
        """Attributions with a speaker in the gold."""
        return self.right + self.wrong + self.unknown

    def line(self, title: str) -> str:
        """Give the counts as one line."""
        whole = max(1, self.named)
        return (
            f"{title:16} {self.named:4} named: {self.right / whole:6.1%} right, {self.wrong / whole:5.1%} wrong, "
            f"{self.unknown / whole:5.1%} unknown; {self.invented} of {self.nameless} nameless named"
        )


def plain(name: str) -> str:
    """Bring a name into the form in which it is compared: no case, article, title or bracketed acronym."""
    folded = _BRACKETS.sub("", name.casefold().replace("’", "'")).strip()
    return " and ".join(_ARTICLE_OR_TITLE.sub("", part) for part in folded.split(" and "))


def judge(gold: str | None, speaker: Speaker | None) -> SpeakerCounts:
    """Count one attribution."""
    if gold is None:
        invented = speaker is not None and speaker.kind not in ("unnamed", "group")
        return SpeakerCounts(nameless=1, invented=int(invented))
    if speaker is not None and plain(speaker.name) == plain(gold):
        return SpeakerCounts(right=1)
    if speaker is None or speaker.kind == "unnamed":
        return SpeakerCounts(unknown=1)
    return SpeakerCounts(wrong=1)


def judge_any(golds: tuple[str | None, ...], speaker: Speaker | None) -> SpeakerCounts:
    """Count one attribution whose speaker a careful reader could name in several ways: the best of them."""
    ranks = [judge(gold, speaker) for gold in golds]
    return max(ranks, key=lambda one: (one.right, one.nameless and not one.invented, one.unknown, -one.invented))
