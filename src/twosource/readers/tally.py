"""What the readers gave, filed by what it is, until everything has been seen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from twosource.model import Link, Skipped, Warned, Withdrawal

if TYPE_CHECKING:
    from twosource.readers.assemble import Outcome
    from twosource.readers.versions import Taken


class Tally(ABC):
    """What has been read so far; where the reports are kept is left to who counts them.

    Attributes:
        skipped: what could not be read, or is not to be counted.
        warnings: what needs care.
        links: addresses without a text.
        withdrawals: what publishers took back.
    """

    def __init__(self) -> None:
        self.skipped: list[Skipped] = []
        self.warnings: list[Warned] = []
        self.links: list[Link] = []
        self.withdrawals: list[Withdrawal] = []

    def add(self, outcome: Outcome) -> None:
        """File what a reader gave."""
        if isinstance(outcome, Skipped):
            self.skipped.append(outcome)
        elif isinstance(outcome, Warned):
            self.warnings.append(outcome)
        elif isinstance(outcome, Link):
            self.links.append(outcome)
        elif isinstance(outcome, Withdrawal):
            self.withdrawals.append(outcome)
        else:
            self.keep(outcome)

    @abstractmethod
    def keep(self, item: Taken) -> None:
        """Keep a report until all are seen."""
