"""What a page about one story shows, before any renderer gives it a form.

Every :class:`Line` is untouched report text with its place; renderers make it harmless to look at and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from twosource.views.page.words import beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Place, Skipped, Warned
    from twosource.views.page.quotations import QuotationList, QuotationRow


_NO_HOLDER = " (holder not stated)"


class Piece(NamedTuple):
    """A stretch of a line; ``marked`` when it is what the reader should look at."""

    text: str
    marked: bool


class Spot(NamedTuple):
    """A place that a line leads to, and its name on the page."""

    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Line:
    """Untouched text of a report, and where it stands.

    Attributes:
        place: the span that the line leads to, from its first to its last part.
        anchor: name of that span on the page.
        report: name under which the report is shown.
        language: of the report, ``None`` when unknown.
        pieces: the text; joined, they are the untouched text of ``place`` or of the sentence around it, without what
            the reporter says between the parts of a saying.
        said_by: in words, who says it.
        part_of: number of the row where the statement that this is a part of stands whole; ``None`` for no part.
        parts: the places of a saying in several parts; empty where it is in one.
        see: numbers of the rows that show a part of it too.
        inner: whether it is said inside what the line before it says.
    """

    place: Place
    anchor: str
    report: str
    language: str | None
    pieces: tuple[Piece, ...]
    said_by: str
    part_of: int | None = None
    parts: tuple[Spot, ...] = ()
    see: tuple[int, ...] = ()
    inner: bool = False

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places that the line leads to, one a part."""
        return self.parts or (Spot(self.anchor, self.place),)

    @property
    def offsets(self) -> str:
        """Where it stands, in words: ``12–40, 61–80``."""
        return ", ".join(f"{spot.place.start}–{spot.place.end}" for spot in self.spots)

    @property
    def rows(self) -> str:
        """In words, which rows hold more of it or a part of it; empty for none."""
        if self.part_of:
            return f"part of what stands in No. {self.part_of}"
        return f"see also No. {', '.join(map(str, self.see))}" if self.see else ""

    @property
    def text(self) -> str:
        """The text as shown."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the head of the page; what is not known reads "unknown".

    ``terms`` tells in words what its publisher states beside: the version, and until when it must not be published.
    """

    number: int
    label: str
    title: str | None
    outlet: str
    authors: str
    published: str
    language: str
    words: int
    sources: tuple[str, ...]
    credit: str | None
    source: str
    url: str | None
    sha256: str
    raw_sha256: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin and what each report, in the order given, has from it."""

    name: str
    kind: str
    relays: tuple[str, ...]
    cells: tuple[tuple[Line, ...], ...]

    @property
    def told(self) -> str:
        """What is said beside its name: of what kind it is, where the name does not say it, and what it relays."""
        relays = f"relays {', '.join(self.relays)}" if self.relays else ""
        return ", ".join(part for part in (beside(self.name, self.kind), relays) if part)

    @property
    def title(self) -> str:
        """Its name, and in brackets what is said beside it."""
        name = self.name.removesuffix(_NO_HOLDER)
        unstated = "" if name == self.name else _NO_HOLDER.strip(" ()")
        told = ", ".join(part for part in (self.told, unstated) if part)
        return f"{name} ({told})" if told else name


@dataclass(frozen=True, slots=True)
class Way:
    """A way that words took: ``report`` has ``statements`` of them from ``source``, whose act ``origin`` is."""

    report: str
    source: str
    origin: str
    kind: str
    statements: int

    @property
    def title(self) -> str:
        """The name of the origin, and in brackets its kind where the name does not say it."""
        kind = beside(self.origin, self.kind)
        return f"{self.origin} ({kind})" if kind else self.origin


@dataclass(frozen=True, slots=True)
class Draws:
    """Who draws on whom.

    Attributes:
        ways: those of the origins that most reports draw on first.
        relays: pairs of names of origins, of which the first relays the second.
        left_out: how many origins of fewer reports are not among them.
    """

    ways: tuple[Way, ...]
    relays: tuple[tuple[str, str], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """One thing that several reports say.

    Attributes:
        number: from 1, in the order shown.
        relation: in words.
        cells: one per report in the order given; empty where the report does not say it.
        verdict: the reason, for an editor.
        count: number of independent origins, ``None`` when none is known.
        origins: names of the known origins.
        ties: what connects the origins, in words.
        differences: notes on the wording.
        several_wordings: whether it is one quotation in several wordings.
        statements: ids of all its statements, be they shown or inside others that are.
    """

    number: int
    relation: str
    cells: tuple[tuple[Line, ...], ...]
    verdict: str
    count: int | None
    origins: tuple[str, ...]
    ties: tuple[str, ...]
    differences: tuple[str, ...]
    several_wordings: bool
    statements: tuple[str, ...] = ()

    @property
    def outlets(self) -> int:
        """How many reports say it."""
        return sum(1 for cell in self.cells if cell)

    @property
    def counted(self) -> str:
        """The number of independent origins in words."""
        if self.count is None:
            return "origins unknown"
        return "1 origin" if self.count == 1 else f"{self.count} independent origins"

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, report after report."""
        return tuple(line for cell in self.cells for line in cell)


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """What one report alone tells, by who says it."""

    report: str
    unattributed: tuple[Line, ...]
    unnamed: tuple[Line, ...]
    named: tuple[Line, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The groups that hold anything, with their headings."""
        titled = (
            ("Nobody named as source", self.unattributed),
            ("Unnamed sources and groups", self.unnamed),
            ("Named sources", self.named),
        )
        return tuple(group for group in titled if group[1])

    @property
    def total(self) -> int:
        """How many lines there are."""
        return len(self.unattributed) + len(self.unnamed) + len(self.named)


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Places that differ, each marked in the sentence around it.

    Attributes:
        kind: in words.
        what: of what sort they are.
        sides: two or more; the lines of one side agree.
        reason: one sentence, and how many reports stand on each side where these are more than two.
        both_cannot_hold: whether it is a conflict.
    """

    kind: str
    what: str
    sides: tuple[tuple[Line, ...], ...]
    reason: str
    both_cannot_hold: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, side after side."""
        return tuple(line for side in self.sides for line in side)


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A date and the sentences that name it; ``anchors`` says what relative ones hang on."""

    value: str
    lines: tuple[tuple[Line, str | None], ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """A person or body, and the names that each report uses with their first places."""

    name: str
    kind: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class HygieneRow:
    """Stretches of one kind that are not an outlet's own words."""

    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """A passage that stands in two reports."""

    kind: str
    words: int
    a: Line
    b: Line
    direction: str


@dataclass(frozen=True, slots=True)
class Foot:
    """What is needed to make the page again and to trust it as far as it goes."""

    version: str
    settings: str
    command: str
    limits: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a page about one story shows, section by section."""

    event: Line | None
    reports: tuple[ReportRow, ...]
    summary: tuple[str, str, str]
    origins: tuple[OriginRow, ...]
    draws: Draws
    aligned: tuple[AlignedRow, ...]
    only_in: tuple[OnlyIn, ...]
    conflicts: tuple[ConflictRow, ...]
    timeline: tuple[DatedRow, ...]
    undated: tuple[Line, ...]
    people: tuple[NameRow, ...]
    hygiene: tuple[HygieneRow, ...]
    copied: tuple[CopiedRow, ...]
    unstated: tuple[Line, ...]
    documents: tuple[OriginRow, ...]
    foot: Foot
    skipped: tuple[Skipped, ...]
    warnings: tuple[Warned, ...]
    notes: tuple[str, ...]
    quotations: tuple[QuotationRow, ...] = ()
    repeated: tuple[AlignedRow, ...] = ()

    @property
    def independent(self) -> tuple[AlignedRow, ...]:
        """What rests on two or more independent origins, be it in one report."""
        return tuple(row for row in (*self.aligned, *self.repeated) if row.count is not None and row.count > 1)

    @property
    def quotation_lists(self) -> tuple[QuotationList, ...]:
        """The quotations that are not given word for word, then those of which something else is to be told."""
        from twosource.views.page.quotations import quotation_lists

        return quotation_lists(self.quotations)

    @property
    def wordings(self) -> tuple[AlignedRow, ...]:
        """Differences in wording for the same thing: one quotation in several wordings first, five at most."""
        told = [row for row in self.aligned if row.several_wordings or row.differences]
        return tuple(sorted(told, key=lambda row: not row.several_wordings)[:MOST_WORDINGS])

    @property
    def lines(self) -> Iterator[Line]:
        """Every line that leads to a place, some more than once."""
        yield from (line for row in self.origins for cell in row.cells for line in cell)
        yield from (line for row in (*self.aligned, *self.repeated) for line in row.lines)
        yield from (line for row in self.only_in for _, group in row.groups for line in group)
        yield from (line for row in self.conflicts for line in row.lines)
        yield from (line for row in self.timeline for line, _ in row.lines)
        yield from self.undated
        yield from (line for row in self.people for cell in row.cells for line in cell)
        yield from (line for row in self.hygiene for line in row.lines)
        yield from (line for row in self.copied for line in (row.a, row.b))
        yield from self.unstated
        yield from (row.line for row in self.quotations)
        yield from (row.full_line for row in self.quotations if row.full_line is not None)

    @property
    def shared_by(self) -> str:
        """The word for the reports that share a statement."""
        return "both reports" if len(self.reports) == 2 else "several reports"


MOST_WORDINGS = 5
