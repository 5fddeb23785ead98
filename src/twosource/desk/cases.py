"""Stories that are open on the desk: compared, corrected, and kept while somebody looks at them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.corrections.apply import compare_corrected, concerns
from twosource.corrections.records import Corrected
from twosource.desk.rules import NO_RULES
from twosource.identity import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.corrections.book import Book
    from twosource.corrections.records import Correction
    from twosource.desk.rules import Rules
    from twosource.model import Comparison, Reading

_MOST_CASES = 12


@dataclass(frozen=True, slots=True)
class Case:
    """A story as it stands on the desk.

    Attributes:
        id: of the story.
        plain: the comparison as the stages made it.
        corrected: the comparison as people corrected it, with what became of each correction.
        digest: of the corrections in it.
        rules: what it follows beside the reports.
    """

    id: str
    plain: Comparison
    corrected: Corrected
    digest: str
    rules: Rules = NO_RULES

    @property
    def comparison(self) -> Comparison:
        """What is shown."""
        return self.corrected.comparison


class Cases:
    """Keeps the stories looked at last; a story whose corrections have changed is made again."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Case] = OrderedDict()

    def find(self, identity: str) -> Case | None:
        """Give a story that is at hand and as it should be."""
        with self._lock:
            case = self._kept.get(identity)
            if case is not None:
                self._kept.move_to_end(identity)
        return case if case is not None and case.digest == _digest(self.corrections_of(case.plain)) else None

    def plain(self, identity: str) -> Comparison | None:
        """Give the comparison without corrections, if it is at hand."""
        with self._lock:
            case = self._kept.get(identity)
        return case.plain if case is not None else None

    def again(self, identity: str) -> Case | None:
        """Give a story that is at hand; one whose corrections alone have changed is corrected at once."""
        case = self.find(identity)
        if case is not None:
            return case
        with self._lock:
            kept = self._kept.get(identity)
        return self.open(identity, kept.plain, kept.rules) if kept is not None else None

    def open(self, identity: str, plain: Comparison, rules: Rules = NO_RULES) -> Case:
        """Correct a comparison, by the rules that it was made by, and keep it."""
        corrections = self.corrections_of(plain)
        if corrections:
            corrected = compare_corrected(
                plain.readings,
                corrections,
                plain.skipped,
                plain.warnings,
                policy=rules.counted,
                primary=rules.primary,
            )
        else:
            corrected = Corrected(plain, ())
        case = Case(identity, plain, corrected, _digest(corrections), rules)
        with self._lock:
            self._kept[identity] = case
            self._kept.move_to_end(identity)
            while len(self._kept) > _MOST_CASES:
                self._kept.popitem(last=False)
        return case

    def readings(self) -> dict[str, Reading]:
        """The readings at hand, as the stages made them, by report."""
        with self._lock:
            return {reading.report.id: reading for case in self._kept.values() for reading in case.plain.readings}

    def forget(self) -> None:
        """Forget all: the store has changed."""
        with self._lock:
            self._kept.clear()

    def corrections_of(self, plain: Comparison) -> tuple[Correction, ...]:
        """The corrections that were made in a story's reports, or in other versions of them."""
        return tuple(each for each in self.book.corrections() if concerns(each, plain.readings))


def _digest(corrections: Sequence[Correction]) -> str:
    return identify("corrections", *sorted(correction.id for correction in corrections))
