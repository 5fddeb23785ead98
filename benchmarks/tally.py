"""Counts of what was right, with the mistakes behind them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts behind precision and recall, which add up over events.

    Attributes:
        predicted: what the product said.
        right: how much of it was right.
        gold: what a reader found.
        found: how much of it the product found.
    """

    predicted: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.predicted + other.predicted,
            self.right + other.right,
            self.gold + other.gold,
            self.found + other.found,
        )

    @property
    def precision(self) -> float | None:
        """Share of what was said that is right; ``None`` when nothing was said."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found; ``None`` when there is nothing."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; ``None`` when nothing was said and nothing was there."""
        if not self.predicted and not self.gold:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, which adds up over events."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        """0 to 1; ``None`` of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error, to be read.

    Attributes:
        kind: the name of the figure that it counts against.
        event: the event.
        report: the file, or the files of a pair.
        verdict: what is wrong (``missed``, ``false``, ``said X for Y``).
        text: the passage or passages.
    """

    kind: str
    event: str
    report: str
    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Every figure of one event, or of all; the figures' names are the same in each."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    def __add__(self, other: Score) -> Score:
        tallies = dict(self.tallies)
        for name, tally in other.tallies.items():
            tallies[name] = tallies.get(name, Tally()) + tally
        shares = dict(self.shares)
        for name, share in other.shares.items():
            shares[name] = shares.get(name, Share()) + share
        return Score(tallies, shares, self.mistakes + other.mistakes)
