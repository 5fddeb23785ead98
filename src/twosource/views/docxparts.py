"""The parts of a Word document: headings, lines with links, tables, and texts with a bookmark at each place."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from twosource.views.neutral import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from twosource.views.page.records import Line, Piece

# Two code points that XML 1.0 has no place for, beside the controls that are made visible anyway.
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_SOFT = RGBColor(0x55, 0x5B, 0x64)
# ZIP knows no time before; the time of writing is no part of a result.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class Writer:
    """Writes a document from top to bottom; every text of a report comes in as plain text."""

    def __init__(self, title: str, *, landscape: bool) -> None:
        self._document = Document()
        properties = self._document.core_properties
        properties.author, properties.title, properties.comments = "twosource", _shown(title), ""
        properties.created = properties.modified = datetime(*_NO_TIME)
        self._set_page(landscape=landscape)
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = "Georgia", Pt(10)
        style.paragraph_format.space_after = Pt(3)
        self._document.add_heading(_shown(title), level=1)
        self._bookmarks = 0

    def _set_page(self, *, landscape: bool) -> None:
        section = self._document.sections[0]
        width, height = Cm(21), Cm(29.7)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            width, height = height, width
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)

    def heading(self, text: str, level: int = 2) -> None:
        """Write a heading."""
        self._document.add_heading(_shown(text), level=level)

    def paragraph(self, text: str) -> None:
        """Write a paragraph."""
        self._document.add_paragraph(_shown(text))

    def bullet(self, text: str) -> None:
        """Write an item of a list."""
        self._document.add_paragraph(_shown(text), style="List Bullet")

    def bullets(self, texts: Iterable[str]) -> None:
        """Write a list."""
        for text in texts:
            self.bullet(text)

    def note(self, text: str) -> None:
        """Write a paragraph in small grey letters."""
        _soft(self._document.add_paragraph(), _shown(text))

    def none_if(self, condition: bool, text: str) -> None:
        """Say that a section is empty, where it is."""
        if condition:
            self.note(text)

    def line(self, line: Line, *, with_report: bool = False) -> None:
        """Write untouched text, who says it, and a link to its place."""
        _fill(self._document.add_paragraph(), line, with_report=with_report)

    def pieces(self, pieces: Iterable[Piece], said_by: str) -> None:
        """Write text that stands in none of the reports, and where it is from."""
        paragraph = self._document.add_paragraph()
        _put_pieces(paragraph, pieces)
        _soft(paragraph, f"  {_shown(said_by)}")

    def lines(self, lines: Iterable[Line], *, with_report: bool = False) -> None:
        """Write several of them."""
        for line in lines:
            self.line(line, with_report=with_report)

    def text_table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table of plain texts."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _head(cell, head)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(_text(text)).font.size = Pt(8.5)
        self._document.add_paragraph()

    def line_table(
        self,
        heads: Sequence[str],
        rows: Sequence[tuple[tuple[str, str] | None, Sequence[Sequence[Line]]]],
    ) -> None:
        """Write a table with a column a report; where rows have a name and a kind, these stand in a first column."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _head(cell, head)
        for name, cells in rows:
            places = list(table.add_row().cells)
            if name is not None:
                first = places.pop(0)
                first.paragraphs[0].add_run(_shown(name[0])).bold = True
                _soft(first.add_paragraph(), _shown(name[1]))
            for place, lines in zip(places, cells, strict=True):
                _fill_cell(place, lines)
        self._document.add_paragraph()

    def full_text(self, text: str, places: Mapping[str, tuple[int, int]]) -> None:
        """Write a text, a paragraph a line, with a bookmark around each place; bookmarks may cross.

        Args:
            text: the untouched text.
            places: anchors with their ``[start, end)`` in code points of the text.
        """
        marks: list[tuple[int, int, int, str]] = []
        for anchor, (start, end) in sorted(places.items(), key=lambda place: (place[1], place[0])):
            self._bookmarks += 1
            marks += [(start, 0, self._bookmarks, anchor), (end, 1, self._bookmarks, anchor)]
        marks.sort()
        paragraph = self._document.add_paragraph()
        position = 0
        for offset, closes, number, anchor in marks:
            paragraph = self._spread(paragraph, text[position:offset])
            paragraph._p.append(_bookmark(number, None if closes else anchor))
            position = offset
        self._spread(paragraph, text[position:])

    def _spread(self, paragraph: Paragraph, text: str) -> Paragraph:
        """Write on in a paragraph, and a new one after each line end."""
        first, *rest = visible(text).split("\n")
        _run(paragraph, first)
        for part in rest:
            paragraph = self._document.add_paragraph()
            _run(paragraph, part)
        return paragraph

    def to_bytes(self) -> bytes:
        """Give the file; the same document gives the same bytes."""
        saved, even = io.BytesIO(), io.BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(even, "w", zipfile.ZIP_DEFLATED) as out:
            for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                out.writestr(zipfile.ZipInfo(name, _NO_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
        return even.getvalue()


def bookmark_name(anchor: str) -> str:
    """Turn the name of a place into one that Word takes: letters, digits and low lines, at most 40 of them."""
    return anchor.replace("-", "_")[:40]


def _shown(text: str) -> str:
    return _NOT_IN_XML.sub(_sign, one_line(text))


def _text(text: str) -> str:
    return _NOT_IN_XML.sub(_sign, visible(text))


def _sign(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match.group()):04X}⟩"


def _head(cell: _Cell, text: str) -> None:
    run = cell.paragraphs[0].add_run(_shown(text))
    run.bold, run.font.size = True, Pt(8.5)


def _soft(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), _SOFT


def _fill_cell(cell: _Cell, lines: Sequence[Line]) -> None:
    paragraph = cell.paragraphs[0]
    for index, line in enumerate(lines):
        _fill(paragraph if index == 0 else cell.add_paragraph(), line, with_report=False)
    if not lines:
        _soft(paragraph, "–")


def _fill(paragraph: Paragraph, line: Line, *, with_report: bool) -> None:
    if line.inner:
        paragraph.paragraph_format.left_indent = Cm(0.6)
        _soft(paragraph, "in it: ")
    _put_pieces(paragraph, line.pieces)
    by = [part for part in (line.report if with_report else "", line.said_by, line.rows) if part]
    _soft(paragraph, f"  {_shown(' · '.join(by))} ")
    for number, spot in enumerate(line.spots):
        if number:
            _soft(paragraph, ", ")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark_name(spot.anchor))
        paragraph._p.append(link)
        run = paragraph.add_run(f"{spot.place.start}–{spot.place.end}")
        run.font.size, run.underline = Pt(8.5), True
        link.append(run._r)


def _put_pieces(paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        _run(paragraph, _text(piece.text)).underline = piece.marked or None


def _run(paragraph: Paragraph, text: str) -> Run:
    """Add a run; what begins in a script that runs from right to left, runs so, and its paragraph too."""
    run = paragraph.add_run(_NOT_IN_XML.sub(_sign, text))
    if runs_leftwards(text):
        run.font.rtl = True
        if len(paragraph.runs) == 1:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return run


def runs_leftwards(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


def _bookmark(number: int, anchor: str | None) -> BaseOxmlElement:
    mark = OxmlElement("w:bookmarkEnd" if anchor is None else "w:bookmarkStart")
    mark.set(qn("w:id"), str(number))
    if anchor is not None:
        mark.set(qn("w:name"), bookmark_name(anchor))
    return mark
