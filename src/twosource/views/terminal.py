"""What a terminal shows: readable in a minute, in 80 columns, without colour and without boxes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from twosource.views.neutral import one_line
from twosource.views.page.words import UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.views.page.quotations import QuotationRow
    from twosource.views.page.reading import AttributedRow, ReadingPage
    from twosource.views.page.records import AlignedRow, ConflictRow, Line, OnlyIn, OriginRow, Page, ReportRow

_LONGEST = 220
_ALIGNED_SHOWN = 8
_ONLY_SHOWN = 3
_ORIGINS_SHOWN = 8
_QUOTATIONS_SHOWN = 5
_ATTRIBUTED_SHOWN = 40
_STEP = 3


@dataclass(frozen=True, slots=True)
class Screen:
    """How to write.

    Attributes:
        width: columns.
        colour: whether bold, underline and colour may be used.
        everything: show lists and texts in full, with the offsets of each line.
    """

    width: int = 80
    colour: bool = False
    everything: bool = False


class _Writer:
    """Collects lines; texts of reports come in as plain text and are never read as markup."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=screen.width,
            force_terminal=screen.colour,
            no_color=not screen.colour,
            color_system="standard" if screen.colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def heading(self, text: str) -> None:
        self._console.print()
        self._console.print(Text(one_line(text), style="bold"))

    def put(self, *parts: tuple[str, str], indent: int = 0) -> None:
        """Write parts, each a text and a style, as one paragraph with a hanging indent."""
        text = Text()
        for part, style in parts:
            text.append(part, style=style)
        self._console.print(Padding(text, (0, 0, 0, indent)))

    def more(self, hidden: int, what: str, indent: int = _STEP) -> None:
        if hidden > 0:
            self.put((f"… and {count(hidden, what)} more (-v shows all)", "italic"), indent=indent)

    def told(self, line: Line, *, label: str = "", indent: int = _STEP) -> None:
        """Write one line of a report: its label, its words, who says it, and its place when everything is shown."""
        pieces = self._pieces(line)
        ending = f" ({one_line(line.said_by)})" if line.said_by else ""
        ending += f" (part of what stands in {line.part_of}.)" if line.part_of else ""
        if self.screen.everything:
            ending += f" [{line.place.start}–{line.place.end}]"
        head = [(f"{one_line(label)}: ", "bold")] if label else []
        self.put(*head, *pieces, (ending, ""), indent=indent)

    def _pieces(self, line: Line) -> list[tuple[str, str]]:
        """Neutralise the pieces of a line and shorten them to what can be read at a glance."""
        left = len(line.text) if self.screen.everything else _cut_at(line.text)
        pieces: list[tuple[str, str]] = []
        for piece in line.pieces:
            kept = piece.text[:left]
            shown = f"\u200b{kept}\u200b"
            pieces.append((one_line(shown).replace("\u200b", ""), "bold underline" if piece.marked else ""))
            left -= len(kept)
            if len(kept) < len(piece.text):
                return [*pieces, (" […]", "")]
        return pieces

    def text(self) -> str:
        """Everything written, without white space at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._out.getvalue().strip("\n").split("\n")) + "\n"


def _cut_at(text: str) -> int:
    """Find where a text is cut to be read at a glance: at the last white space that still fits, if there is any."""
    if len(text) <= _LONGEST:
        return len(text)
    return max((at for at in range(_LONGEST // 2, _LONGEST) if text[at].isspace()), default=_LONGEST)


def comparison_text(page: Page, screen: Screen) -> str:
    """Write a comparison for a terminal."""
    writer = _Writer(screen)
    writer.heading(f"{count(len(page.reports), 'report')} of one event")
    if page.event:
        writer.told(page.event, indent=0)
    _write_reports(writer, page.reports)
    writer.heading("In three lines")
    for line in page.summary:
        writer.put((line, ""), indent=_STEP)
    _write_aligned(writer, page)
    _write_conflicts(writer, page.conflicts)
    _write_quotations(writer, page.quotations)
    for only in page.only_in:
        _write_only_in(writer, only)
    _write_origins(writer, page.origins, page.reports)
    return writer.text()


def readings_text(page: ReadingPage, screen: Screen) -> str:
    """Write readings for a terminal."""
    writer = _Writer(screen)
    _write_reports(writer, page.reports)
    for report, rows in zip(page.reports, page.attributed, strict=True):
        writer.heading(f"Who said what in {report.label}: {count(len(rows), 'attribution')}")
        shown = rows if screen.everything else rows[:_ATTRIBUTED_SHOWN]
        for row in shown:
            _write_attributed(writer, row)
        writer.more(len(rows) - len(shown), "attribution")
    return writer.text()


def _write_reports(writer: _Writer, reports: Sequence[ReportRow]) -> None:
    writer.heading("Reports")
    for report in reports:
        date = "date unknown" if report.published == UNKNOWN else report.published
        language = "language unknown" if report.language == UNKNOWN else report.language
        facts = [date, language, count(report.words, "word"), f"{count(len(report.sources), 'source')} named"]
        if report.outlet == UNKNOWN:
            facts.insert(0, "outlet unknown")
        writer.put((f"{report.number}. {one_line(report.label)}", "bold"))
        writer.put((", ".join(map(one_line, facts)), ""), indent=_STEP)
        by = "authors unknown" if report.authors == UNKNOWN else f"by {one_line(report.authors)}"
        credit = f"; credit {one_line(report.credit)}" if report.credit else ""
        writer.put((by + credit, ""), indent=_STEP)


def _write_aligned(writer: _Writer, page: Page) -> None:
    writer.heading(f"In {page.shared_by}")
    shown = page.aligned if writer.screen.everything else page.aligned[:_ALIGNED_SHOWN]
    for row in shown:
        _write_row(writer, row)
    if not page.aligned:
        writer.put(("Nothing is shared.", ""), indent=_STEP)
    writer.more(len(page.aligned) - len(shown), "shared statement")


def _write_row(writer: _Writer, row: AlignedRow) -> None:
    writer.put((f"{row.number}. {row.counted}", "bold"), (f" · {row.relation}", ""))
    for line in row.lines:
        writer.told(line, label=line.report)
    writer.put((f"→ {one_line(row.verdict)}", ""), indent=_STEP)


def _write_conflicts(writer: _Writer, rows: Sequence[ConflictRow]) -> None:
    writer.heading("Conflicts")
    for row in rows:
        writer.put((f"{row.what}: {row.kind}", "bold"))
        writer.told(row.a, label=row.a.report)
        writer.told(row.b, label=row.b.report)
        writer.put((f"→ {one_line(row.reason)}", ""), indent=_STEP)
    if not rows:
        writer.put(("None found.", ""), indent=_STEP)


def _write_quotations(writer: _Writer, rows: Sequence[QuotationRow]) -> None:
    """Write the quotations that are not given word for word; nothing where all are.

    Those that the document of record does not have are listed together: most are by others than its author, and one
    by one they would hide what was altered.
    """
    compared = [row for row in rows if row.full]
    _write_compared(writer, compared)
    missing = [row for row in rows if not row.full]
    if missing:
        writer.heading(f"Not in the document of record: {count(len(missing), 'quotation')}")
        shown = missing if writer.screen.everything else missing[:_QUOTATIONS_SHOWN]
        for row in shown:
            writer.told(row.line, label=row.line.report)
        writer.more(len(missing) - len(shown), "quotation")


def _write_compared(writer: _Writer, rows: Sequence[QuotationRow]) -> None:
    if not rows:
        return
    writer.heading("Quotations not given word for word")
    shown = rows if writer.screen.everything else rows[:_QUOTATIONS_SHOWN]
    for row in shown:
        writer.put((row.verdict, "bold"))
        writer.told(row.line, label=row.line.report)
        if row.full:
            full = one_line("".join(piece.text for piece in row.full))
            writer.put((f"{row.full_label}: ", "bold"), (full, ""), indent=_STEP)
        writer.put((f"→ {one_line(row.reason)}", ""), indent=_STEP)
    writer.more(len(rows) - len(shown), "quotation")


def _write_only_in(writer: _Writer, only: OnlyIn) -> None:
    writer.heading(f"Only in {only.report}: {count(only.total, 'statement')}")
    most = only.total if writer.screen.everything else _ONLY_SHOWN
    hidden = 0
    for title, lines in only.groups:
        writer.put((f"{title} ({len(lines)})", "italic"))
        for line in lines[:most]:
            writer.told(line)
        hidden += max(len(lines) - most, 0)
    writer.more(hidden, "statement")


def _write_origins(writer: _Writer, rows: Sequence[OriginRow], reports: Sequence[ReportRow]) -> None:
    writer.heading("Who said what, by origin")
    if rows:
        writer.put(("How many statements each report has from it:", "italic"))
    shown = rows if writer.screen.everything else rows[:_ORIGINS_SHOWN]
    for row in shown:
        told = [f"{report.label} {len(cell)}" for report, cell in zip(reports, row.cells, strict=True) if cell]
        relays = f", relays {one_line(', '.join(row.relays))}" if row.relays else ""
        writer.put(
            (one_line(row.name), "bold"), (f" ({row.kind}{relays}): {one_line(', '.join(told))}", ""), indent=_STEP
        )
    if not rows:
        writer.put(("Nothing is attributed to anybody.", ""), indent=_STEP)
    writer.more(len(rows) - len(shown), "origin")


def _write_attributed(writer: _Writer, row: AttributedRow) -> None:
    ending = f" ({row.kind})"
    if writer.screen.everything:
        ending = f" ({row.kind}, {row.confidence:.2f}) [{row.line.place.start}–{row.line.place.end}]"
    text = one_line(row.line.text)
    if not writer.screen.everything and _cut_at(text) < len(text):
        text = f"{text[: _cut_at(text)]} […]"
    writer.put((f"{one_line(row.line.said_by)}: ", "bold"), (text, ""), (ending, ""), indent=_STEP)
