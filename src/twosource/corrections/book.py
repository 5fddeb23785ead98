"""Where corrections are kept: in a store beside its reports, or in memory while the desk is open."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from twosource.corrections.annotation import from_annotation, to_annotation
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.corrections.records import Correction
    from twosource.store.state import State


class Book(Protocol):
    """Keeps corrections."""

    def corrections(self) -> tuple[Correction, ...]:
        """List them in the order in which they were made."""

    def keep(self, correction: Correction) -> None:
        """Keep one; the same one again changes nothing."""

    def withdraw(self, identity: str) -> None:
        """Forget one.

        Raises:
            InputError: there is none of this id.
        """


@dataclass(slots=True)
class MemoryBook:
    """Keeps corrections as long as the program runs."""

    kept: dict[str, Correction] = field(default_factory=dict)

    def corrections(self) -> tuple[Correction, ...]:
        """List them in the order in which they were made."""
        return tuple(self.kept.values())

    def keep(self, correction: Correction) -> None:
        """Keep one; the same one again changes nothing."""
        self.kept.setdefault(correction.id, correction)

    def withdraw(self, identity: str) -> None:
        """Forget one.

        Raises:
            InputError: there is none of this id.
        """
        if self.kept.pop(identity, None) is None:
            raise InputError(identity, "there is no such correction", "list the corrections for their ids")


@dataclass(frozen=True, slots=True)
class StoreBook:
    """Keeps corrections in the state of a store: readable columns, and the whole as a Web Annotation."""

    state: State

    def corrections(self) -> tuple[Correction, ...]:
        """List them in the order in which they were made; rows of other programs are left alone."""
        found = []
        for row in self.state.corrections():
            try:
                found.append(from_annotation(json.loads(row.new or "null")))
            except ValueError:
                continue
        return tuple(found)

    def keep(self, correction: Correction) -> None:
        """Keep one; the same one again changes nothing."""
        from twosource.store.state import Correction as Row

        anchor = correction.anchors[0]
        document = json.dumps(to_annotation(correction))
        self.state.correct(
            Row(
                id=correction.id,
                report=anchor.report,
                exact=anchor.exact,
                prefix=anchor.prefix,
                suffix=anchor.suffix,
                what=correction.kind,
                old=None,
                new=document,
                who=correction.who,
                made=correction.when,
                note=correction.note,
            )
        )

    def withdraw(self, identity: str) -> None:
        """Forget one.

        Raises:
            InputError: there is none of this id.
        """
        self.state.withdraw(identity)

    def forget(self, report: str) -> int:
        """Forget every correction of which any place stands in a report, and give their number."""
        named = (each.id for each in self.corrections() if any(anchor.report == report for anchor in each.anchors))
        return self.state.forget(report, tuple(named))
