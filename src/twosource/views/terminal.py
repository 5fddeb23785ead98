"""What a terminal shows: readable in a minute, in 80 columns, without colour and without boxes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from twosource.views.neutral import one_line
from twosource.views.page.lines import alike
from twosource.views.page.words import UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.views.page.quotations import QuotationList, QuotationRow
    from twosource.views.page.reading import AttributedRow, ReadingPage
    from twosource.views.page.records import (
        AlignedRow,
        ConflictRow,
        CopiedRow,
        Line,
        OnlyIn,
        OriginRow,
        Page,
        ReportRow,
    )

_LONGEST = 220
_ALIGNED_SHOWN = 8
_ONLY_SHOWN = 3
_ORIGINS_SHOWN = 8
_COPIED_SHOWN = 5
_QUOTATIONS_SHOWN = 5
_SIDE_SHOWN = 3
_REPORTS_SHOWN = 12
_LINES_SHOWN = 8
_ASIDE_SHOWN = 2
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
        ending += f" ({line.rows})" if line.rows else ""
        if self.screen.everything:
            ending += f" [{line.offsets}]"
        lead = "in it: " if line.inner else f"{one_line(label)}: " if label else ""
        head = [(lead, "bold")] if lead else []
        self.put(*head, *pieces, (ending, ""), indent=indent + (_STEP if line.inner else 0))

    def _pieces(self, line: Line) -> list[tuple[str, str]]:
        """Neutralise the pieces of a line and shorten them to what can be read at a glance."""
        left = len(line.text) if self.screen.everything else _cut_at(line.text)
        pieces: list[tuple[str, str]] = []
        for piece in line.pieces:
            kept = piece.text[:left]
            pieces.append((_one_line_of(kept), "bold underline" if piece.marked else ""))
            left -= len(kept)
            if len(kept) < len(piece.text):
                return [*pieces, (" […]", "")]
        return pieces

    def text(self) -> str:
        """Everything written, without white space at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._out.getvalue().strip("\n").split("\n")) + "\n"


def _one_line_of(part: str) -> str:
    """Put a part of a text on one line; white space at its ends stays, for the parts beside it."""
    return one_line(f"\u200b{part}\u200b").replace("\u200b", "")


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
    _write_quotations(writer, page.quotation_lists)
    most = len(page.only_in) if screen.everything else _REPORTS_SHOWN
    for only in page.only_in[:most]:
        _write_only_in(writer, only)
    telling = sum(1 for only in page.only_in[most:] if only.total)
    if telling:
        writer.heading(f"Statements of their own have {count(telling, 'more report')} (-v shows all)")
    _write_copied(writer, page.copied)
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
    most = len(reports) if writer.screen.everything else _REPORTS_SHOWN
    for report in reports[:most]:
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
    writer.more(len(reports) - most, "report")


def _write_aligned(writer: _Writer, page: Page) -> None:
    writer.heading(f"In {page.shared_by}")
    shown = page.aligned if writer.screen.everything else page.aligned[:_ALIGNED_SHOWN]
    for row in shown:
        _write_row(writer, row)
    if not page.aligned:
        writer.put(("Nothing is shared.", ""), indent=_STEP)
    writer.more(len(page.aligned) - len(shown), "shared statement")
    if page.repeated:
        writer.heading("Told twice inside one report")
        for row in page.repeated:
            _write_row(writer, row)


def _write_row(writer: _Writer, row: AlignedRow) -> None:
    writer.put((f"{row.number}. {row.counted}", "bold"), (f" · {row.relation}", ""))
    if writer.screen.everything or len(row.lines) <= _LINES_SHOWN:
        for line in row.lines:
            writer.told(line, label=line.report)
    else:
        _write_wordings(writer, row.lines)
    writer.put((f"→ {one_line(row.verdict)}", ""), indent=_STEP)


def _write_wordings(writer: _Writer, lines: Sequence[Line]) -> None:
    """Write each wording once, with the number of further places that have it."""
    wordings = alike(lines)
    for first, *others in wordings[:_LINES_SHOWN]:
        writer.told(first, label=first.report)
        if others:
            reports = len({line.report for line in others})
            writer.put((f"the same words in {count(reports, 'more report')}", "italic"), indent=2 * _STEP)
    writer.more(len(wordings) - _LINES_SHOWN, "wording")


def _write_conflicts(writer: _Writer, rows: Sequence[ConflictRow]) -> None:
    writer.heading("Conflicts")
    for row in rows:
        writer.put((f"{row.what}: {row.kind}", "bold"))
        for number, side in enumerate(row.sides):
            if number:
                writer.put(("against", "italic"), indent=_STEP)
            for line in side if writer.screen.everything else side[:_SIDE_SHOWN]:
                writer.told(line, label=line.report)
            if not writer.screen.everything:
                writer.more(len(side) - _SIDE_SHOWN, "place")
        writer.put((f"→ {one_line(row.reason)}", ""), indent=_STEP)
    if not rows:
        writer.put(("None found.", ""), indent=_STEP)


def _write_quotations(writer: _Writer, lists: Sequence[QuotationList]) -> None:
    """Write the quotations that are not given word for word; nothing where all are.

    What is no misquotation (a shorter quotation, one that the document of record does not have, one of another speaker)
    is listed after it: one by one they would hide what was altered.
    """
    for listed in lists:
        if not listed.rows:
            continue
        if listed.heading:
            writer.heading(f"{listed.heading}: {count(len(listed.rows), 'quotation')}")
        else:
            writer.heading("Quotations not given word for word")
        most = _ASIDE_SHOWN if listed.is_aside else _QUOTATIONS_SHOWN
        shown = listed.rows if writer.screen.everything else listed.rows[:most]
        for row in shown:
            _write_quotation(writer, row, verdict=not listed.heading)
        writer.more(len(listed.rows) - len(shown), "quotation")


def _write_quotation(writer: _Writer, row: QuotationRow, *, verdict: bool) -> None:
    if verdict:
        writer.put((row.verdict, "bold"))
    writer.told(row.line, label=row.line.report)
    if row.full_line is not None:
        writer.told(row.full_line, label=row.full_label)
    elif row.full:
        full = [(_one_line_of(piece.text), "bold underline" if piece.marked else "") for piece in row.full]
        writer.put((f"{row.full_label}: ", "bold"), *full, indent=_STEP)
    writer.put((f"→ {one_line(row.reason)}", ""), indent=_STEP)


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


def _write_copied(writer: _Writer, rows: Sequence[CopiedRow]) -> None:
    if not rows:
        return
    writer.heading("Copied passages")
    longest = sorted(rows, key=lambda row: -row.words)
    shown = longest if writer.screen.everything else longest[:_COPIED_SHOWN]
    for row in shown:
        writer.put((f"{count(row.words, 'word')}, {row.kind}", "bold"))
        for line in (row.a, row.b):
            writer.told(line, label=line.report)
        if row.direction:
            writer.put((f"→ {one_line(row.direction)}", ""), indent=_STEP)
    writer.more(len(longest) - len(shown), "copied passage")


def _write_origins(writer: _Writer, rows: Sequence[OriginRow], reports: Sequence[ReportRow]) -> None:
    writer.heading("Who said what, by origin")
    if rows:
        writer.put(("How many statements each report has from it:", "italic"))
    shown = rows if writer.screen.everything else rows[:_ORIGINS_SHOWN]
    for row in shown:
        told = [f"{report.label} {len(cell)}" for report, cell in zip(reports, row.cells, strict=True) if cell]
        if not writer.screen.everything and len(told) > _REPORTS_SHOWN:
            told[_REPORTS_SHOWN:] = [count(len(told) - _REPORTS_SHOWN, "more report")]
        writer.put((one_line(row.title), "bold"), (f" – {one_line(', '.join(told))}", ""), indent=_STEP)
    if not rows:
        writer.put(("Nothing is attributed to anybody.", ""), indent=_STEP)
    writer.more(len(rows) - len(shown), "origin")


def _write_attributed(writer: _Writer, row: AttributedRow) -> None:
    ending = f" ({row.kind})"
    if writer.screen.everything:
        ending = f" ({row.kind}, {row.confidence:.2f}) [{row.line.offsets}]"
    text = one_line(row.line.text)
    if not writer.screen.everything and _cut_at(text) < len(text):
        text = f"{text[: _cut_at(text)]} […]"
    writer.put((f"{one_line(row.line.said_by)}: ", "bold"), (text, ""), (ending, ""), indent=_STEP)
