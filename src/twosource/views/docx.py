"""The page as a Word document, in which editors can comment: the same sections, every line linked to its place.

python-docx comes with the extra ``docx`` and is imported only when a document is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.views.page.words import COPY_LIMIT, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Report
    from twosource.views.docxparts import Writer
    from twosource.views.page.reading import ReadingPage
    from twosource.views.page.records import AlignedRow, DatedRow, Foot, HygieneRow, Line, NameRow, Page, ReportRow

# More columns than these cannot be read on paper; then each row names its reports.
_MOST_COLUMNS = 4


def require_docx() -> None:
    """See to it, before any work is done, that a document can be written.

    Raises:
        UsageError: python-docx is not installed.
    """
    try:
        import docx  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "python-docx", "it is not installed", "install the extra: pip install 'twosource[docx]'"
        ) from error


def comparison_docx(page: Page, reports: Sequence[Report]) -> bytes:
    """Write the page about one story; equal pages give equal bytes.

    Args:
        page: what to show.
        reports: those of the page, in its order; their untouched texts end the document.

    Raises:
        UsageError: python-docx is not installed.
    """
    require_docx()
    from twosource.views.docxparts import Writer

    labels = [report.label for report in page.reports]
    writer = Writer(f"{count(len(labels), 'report')} of one event", landscape=2 < len(labels) <= _MOST_COLUMNS)
    if page.event:
        writer.line(page.event, with_report=True)
    _cautions(writer, page)
    _reports(writer, page.reports)
    writer.heading("In three lines")
    writer.bullets(page.summary)
    writer.heading("Who said what, by origin")
    for way in page.draws.ways:
        writer.bullet(f"{way.report} has {count(way.statements, 'statement')} from {way.source}: {way.title}")
    for first, second in page.draws.relays:
        writer.bullet(f"{first} relays {second}")
    _by_report(writer, "Origin", labels, [((row.name, row.told), row.cells) for row in page.origins])
    writer.none_if(not page.origins, "Nothing is attributed to anybody.")
    writer.heading(f"In {page.shared_by}")
    for row in page.aligned:
        _aligned(writer, row, labels)
    writer.none_if(not page.aligned, "No statement stands in more than one report.")
    if page.repeated:
        writer.heading("Told twice inside one report", level=3)
    for row in page.repeated:
        _aligned(writer, row, labels)
    _later_sections(writer, page)
    writer.heading("Timeline")
    _timeline(writer, page.timeline, page.undated)
    writer.heading("People and organisations")
    _names(writer, page.people, labels)
    writer.heading("Text hygiene")
    _hygiene(writer, page.hygiene)
    for copied in page.copied:
        writer.bullet(f"{count(copied.words, 'word')}, {copied.kind}:")
        writer.lines((copied.a, copied.b), with_report=True)
        if copied.direction:
            writer.paragraph(copied.direction)
    writer.paragraph(COPY_LIMIT)
    writer.heading("Check next")
    writer.lines(page.unstated, with_report=True)
    writer.bullets(f"Open: {row.title}" for row in page.documents)
    _foot(writer, page.foot, page.reports, page.notes)
    _full_texts(writer, reports, labels, page.lines)
    return writer.to_bytes()


def readings_docx(page: ReadingPage, reports: Sequence[Report]) -> bytes:
    """Write the page about reports that are read each by itself; equal pages give equal bytes.

    Raises:
        UsageError: python-docx is not installed.
    """
    require_docx()
    from twosource.views.docxparts import Writer

    labels = [report.label for report in page.reports]
    writer = Writer("Who said what", landscape=False)
    _cautions(writer, page)
    _reports(writer, page.reports)
    for label, rows in zip(labels, page.attributed, strict=True):
        writer.heading(f"Who said what in {label}")
        for row in rows:
            writer.line(row.line)
            written = f"source: {row.source or 'left out'}; cue: {row.cue or 'continued'}"
            writer.note(f"{written}; {row.kind}, confidence {row.confidence:.2f}")
        writer.none_if(not rows, "Nothing is attributed to anybody.")
    writer.heading("Timeline")
    _timeline(writer, page.timeline, page.undated)
    writer.heading("People and organisations")
    _names(writer, page.people, labels)
    writer.heading("Text hygiene")
    _hygiene(writer, page.hygiene)
    _foot(writer, page.foot, page.reports, ())
    _full_texts(writer, reports, labels, page.lines)
    return writer.to_bytes()


def _cautions(writer: Writer, page: Page | ReadingPage) -> None:
    for warning in page.warnings:
        writer.paragraph(f"Note. {warning.source}: {warning.message}")
    for skipped in page.skipped:
        writer.paragraph(f"Not read. {skipped.source}: {skipped.cause}; {skipped.remedy}")


def _reports(writer: Writer, reports: Sequence[ReportRow]) -> None:
    heads = ("Report", "Outlet", "Authors", "Published", "Language", "Words", "Sources named")
    rows = [
        (
            f"{report.label}\n{report.title}" if report.title else report.label,
            f"{report.outlet}\ncredit: {report.credit}" if report.credit else report.outlet,
            report.authors,
            "\n".join((report.published, *report.terms)),
            report.language,
            str(report.words),
            f"{len(report.sources)}: {', '.join(report.sources)}" if report.sources else "0",
        )
        for report in reports
    ]
    writer.text_table(heads, rows)


def _by_report(
    writer: Writer,
    head: str,
    labels: Sequence[str],
    rows: Sequence[tuple[tuple[str, str], Sequence[Sequence[Line]]]],
) -> None:
    """Write a column a report; of many reports, each row as a list whose lines name their reports."""
    if len(labels) <= _MOST_COLUMNS:
        if rows:
            writer.line_table((head, *labels), rows)
        return
    for (name, kind), cells in rows:
        writer.heading(name, level=3)
        writer.note(kind)
        writer.lines((line for cell in cells for line in cell), with_report=True)


def _aligned(writer: Writer, row: AlignedRow, labels: Sequence[str]) -> None:
    writer.heading(f"No. {row.number}: {row.counted}", level=3)
    if len(labels) <= _MOST_COLUMNS:
        writer.line_table(labels, [(None, row.cells)])
    else:
        writer.lines(row.lines, with_report=True)
    writer.paragraph(f"{row.relation}. {row.verdict}")


def _later_sections(writer: Writer, page: Page) -> None:
    writer.heading("Two independent origins")
    for row in page.independent:
        writer.line(row.lines[0], with_report=True)
        ties = f" What ties them: {'; '.join(row.ties)}." if row.ties else ""
        writer.note(f"No. {row.number}: {row.verdict} Origins: {'; '.join(row.origins)}.{ties}")
    writer.none_if(
        not page.independent, "Nothing shared rests on two or more origins that are known to be independent."
    )
    for only in page.only_in:
        writer.heading(f"Only in {only.report}")
        for heading, lines in only.groups:
            writer.heading(f"{heading} ({len(lines)})", level=3)
            writer.lines(lines)
        writer.none_if(not only.total, "Nothing.")
    writer.heading("Conflicts")
    for conflict in page.conflicts:
        writer.heading(f"{conflict.what}: {conflict.kind}", level=3)
        for number, side in enumerate(conflict.sides):
            if number:
                writer.note("against")
            writer.lines(side, with_report=True)
        writer.note(conflict.reason)
    writer.none_if(not page.conflicts, "None found.")
    _quotations(writer, page)
    writer.heading("Differences in wording")
    for row in page.wordings:
        writer.heading(f"No. {row.number}: {row.relation}", level=3)
        writer.lines(row.lines, with_report=True)
        writer.bullets(row.differences)
    writer.none_if(not page.wordings, "None found.")


def _quotations(writer: Writer, page: Page) -> None:
    for listed in page.quotation_lists:
        writer.heading(listed.heading or "Quotations not given word for word", level=3 if listed.heading else 2)
        for row in listed.rows:
            if not listed.heading:
                writer.heading(row.verdict, level=3)
            writer.line(row.line, with_report=True)
            if row.full_line is not None:
                writer.line(row.full_line, with_report=True)
            elif row.full:
                writer.pieces(row.full, row.full_label)
            writer.note(row.reason)
        writer.none_if(not listed.rows, "None found.")


def _timeline(writer: Writer, rows: Sequence[DatedRow], undated: Sequence[Line]) -> None:
    for row in rows:
        writer.heading(row.value, level=3)
        for line, anchor in row.lines:
            writer.line(line, with_report=True)
            if anchor:
                writer.note(f"reckoned from: {anchor}")
    if undated:
        writer.heading("Undated", level=3)
        writer.lines(undated, with_report=True)
    writer.none_if(not rows and not undated, "No dates found.")


def _names(writer: Writer, rows: Sequence[NameRow], labels: Sequence[str]) -> None:
    _by_report(writer, "Name", labels, [((row.name, row.kind), row.cells) for row in rows])
    writer.none_if(not rows, "No names found.")


def _hygiene(writer: Writer, rows: Sequence[HygieneRow]) -> None:
    for row in rows:
        writer.heading(f"{len(row.lines)} × {row.kind}", level=3)
        writer.lines(row.lines, with_report=True)
    writer.none_if(not rows, "No bylines, embedded posts, repeated paragraphs or glued links found.")


def _foot(writer: Writer, foot: Foot, reports: Sequence[ReportRow], notes: Sequence[str]) -> None:
    writer.heading("About this page")
    writer.paragraph(f"twosource {foot.version}, {foot.settings}. Made by: {foot.command}")
    writer.bullets(f"{report.source}: SHA-256 of the bytes {report.raw_sha256}" for report in reports)
    writer.paragraph(foot.limits)
    writer.bullets(notes)


def _full_texts(writer: Writer, reports: Sequence[Report], labels: Sequence[str], lines: Iterable[Line]) -> None:
    writer.heading("The reports in full")
    writer.note("Untouched text; control characters are shown as signs. Numbers behind a line lead here.")
    places: dict[str, dict[str, tuple[int, int]]] = {report.id: {} for report in reports}
    for line in lines:
        for anchor, place in line.spots:
            places[place.report][anchor] = (place.start, place.end)
    for report, label in zip(reports, labels, strict=True):
        writer.heading(label, level=3)
        writer.full_text(report.text, places[report.id])
