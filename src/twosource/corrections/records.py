"""The records of corrections: where they stand, what they say, who made them, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from twosource.identity import identify
from twosource.model import ByHand, CorrectionKind

if TYPE_CHECKING:
    from twosource.model import Comparison, OriginKind, Place

KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
# How many anchors each kind needs: a decision about two statements has two.
ANCHORS: dict[CorrectionKind, int] = {"speaker": 1, "kind": 1, "not_same": 2, "same": 2, "origin": 1}
ATTRIBUTION_KINDS = ("direct", "indirect", "mixed", "none")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a correction stands: the words themselves, what stands before and after, and where that was.

    The shape is that of the Web Annotation Data Model's ``TextQuoteSelector`` with a ``TextPositionSelector``
    (W3C Recommendation of 23 February 2017, sections 4.2.4 and 4.2.5).

    Attributes:
        report: id of the report in which the person saw the words.
        document: what names the report whatever its text: its url, source id or path; ``None`` where none is known.
        start: first code point, in the text of that report.
        end: one past the last code point.
        exact: the words.
        prefix: up to 32 code points before them.
        suffix: up to 32 code points after them.
    """

    report: str
    document: str | None
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person.

    Attributes:
        id: hash of everything else.
        kind: ``speaker`` (who says it), ``kind`` (how it is told), ``same`` and ``not_same`` (of two statements),
            ``origin`` (where it comes from).
        anchors: one, or two for a decision about two statements; of ``not_same``, the second is the one that leaves.
        value: the speaker's name (empty: nobody is named), a kind of attribution (``none``: nobody is quoted here), or
            the origin's name (empty: unknown); empty for ``same`` and ``not_same``.
        who: who decided.
        when: ISO 8601 date and time with zone.
        origin_kind: of the named origin.
        note: why, in the person's words.
    """

    id: str
    kind: CorrectionKind
    anchors: tuple[Anchor, ...]
    value: str
    who: str
    when: str
    origin_kind: OriginKind | None = None
    note: str = ""


def make_correction(  # noqa: PLR0913 - one argument for each thing that a person decides
    kind: CorrectionKind,
    anchors: tuple[Anchor, ...],
    value: str,
    *,
    who: str,
    when: str,
    origin_kind: OriginKind | None = None,
    note: str = "",
) -> Correction:
    """Make a correction with its id.

    Raises:
        ValueError: the number of anchors, or the value, does not fit the kind.
    """
    if len(anchors) != ANCHORS[kind]:
        raise ValueError(f"a correction of the kind {kind} has {ANCHORS[kind]} places, not {len(anchors)}")
    if kind == "kind" and value not in ATTRIBUTION_KINDS:
        raise ValueError(f"the kind {value!r} is none of {', '.join(ATTRIBUTION_KINDS)}")
    if not who.strip():
        raise ValueError("a correction needs the name of who made it")
    places = [part for anchor in anchors for part in (anchor.report, anchor.start, anchor.end, anchor.exact)]
    identity = identify("correction", kind, *places, value, origin_kind, who, when, note)
    return Correction(identity, kind, anchors, value, who, when, origin_kind, note)


def now() -> str:
    """The time at which a person decides, in UTC to the second: part of a correction, never of a result."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction in a run.

    Attributes:
        correction: the correction.
        places: where its anchors stand now; empty for an orphan.
        orphaned: why it could not be applied, in words; empty where it was.
    """

    correction: Correction
    places: tuple[Place, ...]
    orphaned: str = ""


def by_hand(outcome: Outcome) -> ByHand:
    """Put what became of a correction into the shape that results carry."""
    made = outcome.correction
    return ByHand(made.id, made.kind, made.value, made.who, made.when, made.note, outcome.places, outcome.orphaned)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A comparison as corrected, and what became of each correction, in the order of their times."""

    comparison: Comparison
    outcomes: tuple[Outcome, ...]

    @property
    def orphans(self) -> tuple[Outcome, ...]:
        """The corrections that found no place."""
        return tuple(outcome for outcome in self.outcomes if outcome.orphaned)
