"""Markdown (CommonMark with tables) in which the texts of reports stay texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.views.html import MOST_COLUMNS, web_address
from twosource.views.neutral import one_line
from twosource.views.page.lines import alike
from twosource.views.page.records import Piece
from twosource.views.page.words import COPY_LIMIT, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.views.page.quotations import QuotationRow
    from twosource.views.page.reading import AttributedRow, ReadingPage
    from twosource.views.page.records import (
        AlignedRow,
        ConflictRow,
        DatedRow,
        Foot,
        HygieneRow,
        Line,
        NameRow,
        OriginRow,
        Page,
        ReportRow,
    )

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~^$#@]|:(?=//|\w+:)|(?<=www)\.")
_BLOCK_START = re.compile(r"[-+](?=[\s-]|\Z)|(\d{1,9})(?=[.)](?:\s|\Z))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Make a text that a Markdown reader shows as it is: no markup, no HTML, no link, on one line.

    The colon of an address, the at sign and the dot after ``www`` are escaped because many readers turn bare addresses
    into links; what would begin a list or a rule is escaped at the start of the text.
    """
    shown = _SPECIAL.sub(lambda match: "\\" + match.group(), one_line(text))
    start = _BLOCK_START.match(shown)
    if start:
        at = start.end() if start.group(1) else 0
        shown = f"{shown[:at]}\\{shown[at:]}"
    return re.sub("[&<>]", lambda match: _ENTITIES[match.group()], shown)


def comparison_markdown(page: Page) -> str:
    """Write the page about one story."""
    return _join(_comparison_blocks(page))


def readings_markdown(page: ReadingPage) -> str:
    """Write the page about reports that are read each by itself."""
    return _join(_reading_blocks(page))


def _join(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _comparison_blocks(page: Page) -> Iterator[str]:
    labels = [report.label for report in page.reports]
    yield f"# {count(len(page.reports), 'report')} of one event"
    if page.event:
        yield f"> {escape(page.event.text)}\n>\n> In the words of {escape(page.event.report)} {_at(page.event)}"
    yield from _cautions(page)
    yield _reports(page.reports)
    yield "## In three lines"
    yield "\n".join(f"- {line}" for line in page.summary)
    yield "## Who said what, by origin"
    yield _origins(page.origins, labels) or "Nothing is attributed to anybody."
    yield f"## In {page.shared_by}"
    yield _aligned(page.aligned, labels) or "No statement stands in more than one report."
    if page.repeated:
        yield "### Told twice inside one report"
        yield _aligned(page.repeated, labels)
    yield "## Two independent origins"
    yield _independent(page) or "Nothing shared rests on two or more origins that are known to be independent."
    yield from _only_in(page)
    yield "## Conflicts"
    yield "\n\n".join(map(_conflict, page.conflicts)) or "None found."
    for listed in page.quotation_lists:
        yield f"{'###' if listed.heading else '##'} {listed.heading or 'Quotations not given word for word'}"
        yield "\n\n".join(map(_quotation, listed.rows)) or "None found."
    yield "## Differences in wording"
    yield _wordings(page) or "None found."
    yield "## Timeline"
    yield _timeline(page.timeline, page.undated) or "No dates found."
    yield "## People and organisations"
    yield _names(page.people, labels) or "No names found."
    yield "## Text hygiene"
    yield _hygiene(page.hygiene) or "No bylines, embedded posts, repeated paragraphs or glued links found."
    yield _copied(page)
    yield COPY_LIMIT
    yield "## Check next"
    yield _list(page.unstated, with_report=True) or "No statement of weight is without a stated origin."
    yield "\n".join(f"- Open: {escape(row.title)}" for row in page.documents)
    yield from _foot(page.foot, page.reports)
    yield "\n".join(f"- {escape(note)}" for note in page.notes)


def _reading_blocks(page: ReadingPage) -> Iterator[str]:
    labels = [report.label for report in page.reports]
    yield "# Who said what"
    yield from _cautions(page)
    yield _reports(page.reports)
    for label, rows in zip(labels, page.attributed, strict=True):
        yield f"## Who said what in {escape(label)}"
        yield _attributed(rows) or "Nothing is attributed to anybody."
    yield "## Timeline"
    yield _timeline(page.timeline, page.undated) or "No dates found."
    yield "## People and organisations"
    yield _names(page.people, labels) or "No names found."
    yield "## Text hygiene"
    yield _hygiene(page.hygiene) or "No bylines, embedded posts, repeated paragraphs or glued links found."
    yield from _foot(page.foot, page.reports)


def _at(line: Line) -> str:
    return f"(characters {line.offsets})"


def _told(line: Line, *, with_report: bool = False) -> str:
    report = f"{escape(line.report)}, " if with_report else ""
    by = f"{escape(line.said_by)}, " if line.said_by else ""
    by += f"{line.rows}, " if line.rows else ""
    return f"{_marked(line)} ({report}{by}{line.offsets})"


def _marked(line: Line) -> str:
    return _pieces(line.pieces)


def _pieces(pieces: Sequence[Piece]) -> str:
    """Put marked words in bold; white space stays outside the marks, as CommonMark wants it."""
    parts: list[str] = []
    for piece in _bridged(pieces):
        core = escape(piece.text)
        lead = " " if piece.text[:1].isspace() and parts else ""
        tail = " " if piece.text[-1:].isspace() else ""
        parts.append(f"{lead}**{core}**{tail}" if piece.marked and core else f"{lead}{core}{tail}")
    return "".join(parts).strip()


def _bridged(pieces: Sequence[Piece]) -> list[Piece]:
    """Join marked pieces that only marks without spaces keep apart, as the dots in “a.m.”: one bold, not three."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.marked and len(joined) > 1 and joined[-2].marked and _is_glue(joined[-1]):
            *joined, first, glue = joined
            joined.append(Piece(first.text + glue.text + piece.text, marked=True))
        else:
            joined.append(piece)
    return joined


def _is_glue(piece: Piece) -> bool:
    return not piece.marked and not any(letter.isalnum() or letter.isspace() for letter in piece.text)


def _list(lines: Sequence[Line], *, with_report: bool = False) -> str:
    return "\n".join(f"{'  - in it: ' if line.inner else '- '}{_told(line, with_report=with_report)}" for line in lines)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = [f"| {' | '.join(row)} |" for row in rows]
    if not body:
        return ""
    return "\n".join([f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *body])


def _heads(labels: Sequence[str]) -> list[str]:
    """Head a column for each report, or one for all of more than can stand side by side."""
    return list(map(escape, labels)) if len(labels) <= MOST_COLUMNS else [f"In {count(len(labels), 'report')}"]


def _cells(cells: Sequence[Sequence[Line]]) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        return ["<br>".join(map(_wording, alike(line for cell in cells for line in cell))) or "–"]
    return ["<br>".join(_told(line) for line in cell) or "–" for cell in cells]


def _wording(lines: Sequence[Line]) -> str:
    """Write lines of the same words once, with every place."""
    told = _told(lines[0], with_report=True)
    also = ", ".join(f"{escape(line.report)} {line.offsets}" for line in lines[1:])
    return f"{told}; the same words: {also}" if also else told


def _cautions(page: Page | ReadingPage) -> Iterator[str]:
    for warning in page.warnings:
        yield f"> **Note.** {escape(warning.source)}: {escape(warning.message)}"
    for skipped in page.skipped:
        yield f"> **Not read.** {escape(skipped.source)}: {escape(skipped.cause)}; {escape(skipped.remedy)}"


def _reports(reports: Sequence[ReportRow]) -> str:
    heads = ("Report", "Outlet", "Authors", "Published", "Language", "Words", "Sources named")
    return _table(
        heads,
        (
            (
                _report_name(report),
                escape(report.outlet),
                escape(report.authors),
                escape("; ".join((report.published, *report.terms))),
                escape(report.language),
                str(report.words),
                f"{len(report.sources)}: {escape(', '.join(report.sources))}" if report.sources else "0",
            )
            for report in reports
        ),
    )


def _report_name(report: ReportRow) -> str:
    address = web_address(report.url)
    plain = address is not None and not re.search(r"[<>|\\`]", address)
    return f"{escape(report.label)} <{address}>" if plain else escape(report.label)


def _origins(rows: Sequence[OriginRow], labels: Sequence[str]) -> str:
    heads = ("Origin", *_heads(labels))
    return _table(heads, ((escape(row.title), *_cells(row.cells)) for row in rows))


def _aligned(rows: Sequence[AlignedRow], labels: Sequence[str]) -> str:
    heads = ("No.", *_heads(labels), "Origins")
    return _table(
        heads,
        (
            (str(row.number), *_cells(row.cells), f"**{row.counted}** · {row.relation}<br>{escape(row.verdict)}")
            for row in rows
        ),
    )


def _independent(page: Page) -> str:
    rows = (
        f"- No. {row.number}: {escape(row.lines[0].text)}. {escape(row.verdict)}"
        + (f" What ties them: {escape('; '.join(row.ties))}." if row.ties else "")
        for row in page.independent
    )
    return "\n".join(rows)


def _only_in(page: Page) -> Iterator[str]:
    for only in page.only_in:
        yield f"## Only in {escape(only.report)}"
        for heading, lines in only.groups:
            yield f"### {heading}"
            yield _list(lines)
        if not only.total:
            yield "Nothing."


def _conflict(row: ConflictRow) -> str:
    sides = "\n- against:\n".join(_list(side, with_report=True) for side in row.sides)
    return f"**{row.what}: {row.kind}**\n\n{sides}\n\n{escape(row.reason)}"


def _quotation(row: QuotationRow) -> str:
    told = f"- {_told(row.line, with_report=True)}"
    if row.full_line is not None:
        told += f"\n- {_told(row.full_line, with_report=True)}"
    elif row.full:
        told += f"\n- {_pieces(row.full)} ({escape(row.full_label)})"
    verdict = "" if row.heading else f"**{row.verdict}**\n\n"
    return f"{verdict}{told}\n\n{escape(row.reason)}"


def _wordings(page: Page) -> str:
    blocks = []
    for row in page.wordings:
        notes = "\n".join(f"- {escape(difference)}" for difference in row.differences)
        told = _list(row.lines, with_report=True)
        blocks.append("\n".join(part for part in (f"No. {row.number}: {row.relation}\n", told, notes) if part))
    return "\n\n".join(blocks)


def _timeline(rows: Sequence[DatedRow], undated: Sequence[Line]) -> str:
    table = [
        (row.value, _told(line, with_report=True) + (f", reckoned from {escape(anchor)}" if anchor else ""))
        for row in rows
        for line, anchor in row.lines
    ]
    table += [("undated", _told(line, with_report=True)) for line in undated]
    return _table(("Date", "Told"), table)


def _names(rows: Sequence[NameRow], labels: Sequence[str]) -> str:
    return _table(("Name", *_heads(labels)), ((f"{escape(row.name)} ({row.kind})", *_cells(row.cells)) for row in rows))


def _hygiene(rows: Sequence[HygieneRow]) -> str:
    return "\n".join(f"- {row.kind}: {_told(line, with_report=True)}" for row in rows for line in row.lines)


def _copied(page: Page) -> str:
    return "\n".join(
        f"- {count(row.words, 'word')}, {row.kind}: {_told(row.a, with_report=True)} = {_told(row.b, with_report=True)}"
        + (f" {escape(row.direction)}" if row.direction else "")
        for row in page.copied
    )


def _attributed(rows: Sequence[AttributedRow]) -> str:
    heads = ("Speaker", "Words", "Source", "Cue", "Kind")
    return _table(
        heads,
        (
            (
                escape(row.line.said_by),
                f"{_marked(row.line)} {_at(row.line)}",
                escape(row.source) or "left out",
                escape(row.cue) or "continued",
                f"{row.kind}, {row.confidence:.2f}",
            )
            for row in rows
        ),
    )


def _foot(foot: Foot, reports: Sequence[ReportRow]) -> Iterator[str]:
    yield "## About this page"
    yield f"twosource {foot.version}, {foot.settings}. Made by: {escape(foot.command)}"
    yield "\n".join(f"- {escape(report.source)}: SHA-256 of the bytes {report.raw_sha256}" for report in reports)
    yield foot.limits
