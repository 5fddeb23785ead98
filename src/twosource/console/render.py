"""Results in the form that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.console.output import Format, choose_width, use_colour, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twosource.model import Comparison, Reading, Skipped, Warned
    from twosource.settings import Settings
    from twosource.views.terminal import Screen


def render_comparison(comparison: Comparison, form: Format, settings: Settings, screen: Screen) -> str:
    """Write a comparison in a form."""
    if form in {Format.JSON, Format.JSONL}:
        from twosource.views.document import to_document, to_json

        return to_json(to_document(comparison, settings), indent=2 if form is Format.JSON else None) + "\n"
    if form is Format.CSV:
        from twosource.export.attributions import attributions_csv
        from twosource.views.tables import comparison_rows

        return attributions_csv([comparison_rows(comparison)])
    if form is Format.HTML:
        from twosource.views.html import comparison_html

        return comparison_html(comparison, settings)
    from twosource.views.page.build import build_page

    page = build_page(comparison, settings)
    if form is Format.MD:
        from twosource.views.markdown import comparison_markdown

        return comparison_markdown(page)
    from twosource.views.terminal import comparison_text

    return comparison_text(page, screen)


def comparison_document(comparison: Comparison, settings: Settings) -> bytes:
    """Write a comparison as a Word document."""
    from twosource.views.docx import comparison_docx
    from twosource.views.page.build import build_page

    return comparison_docx(build_page(comparison, settings), [reading.report for reading in comparison.readings])


def readings_document(
    readings: tuple[Reading, ...], cautions: tuple[tuple[Skipped, ...], tuple[Warned, ...]], settings: Settings
) -> bytes:
    """Write readings as a Word document."""
    from twosource.views.docx import readings_docx
    from twosource.views.page.reading import build_reading_page

    page = build_reading_page(readings, settings, *cautions)
    return readings_docx(page, [reading.report for reading in readings])


def render_readings(
    readings: tuple[Reading, ...],
    cautions: tuple[tuple[Skipped, ...], tuple[Warned, ...]],
    form: Format,
    settings: Settings,
    screen: Screen,
) -> str:
    """Write readings in a form: in JSON Lines each on a line of its own, else all in one document."""
    if form in {Format.JSON, Format.JSONL}:
        from twosource.views.document import reading_document, readings_document, to_json

        if form is Format.JSON:
            return to_json(readings_document(readings, *cautions, settings)) + "\n"
        return "".join(to_json(reading_document(reading, settings), indent=None) + "\n" for reading in readings)
    if form is Format.CSV:
        from twosource.export.attributions import attributions_csv
        from twosource.views.tables import reading_rows

        return attributions_csv(map(reading_rows, readings))
    from twosource.views.page.reading import build_reading_page

    page = build_reading_page(readings, settings, *cautions)
    if form is Format.HTML:
        from twosource.views.html import reading_page_html

        return reading_page_html(page, readings)
    if form is Format.MD:
        from twosource.views.markdown import readings_markdown

        return readings_markdown(page)
    from twosource.views.terminal import readings_text

    return readings_text(page, screen)


def deliver(render: Callable[[Format], str], form: Format, output: Path | None, html: Path | None) -> None:
    """Write a result in its form to where it goes, and the page to a file of its own where one is asked for."""
    write(render(form), output, form)
    if html is not None:
        write(render(Format.HTML), html, Format.HTML)


def make_screen(width: int | None, output: Path | None, *, verbose: bool) -> Screen:
    """Choose how to write text: plain into files, as the terminal can show it on the terminal."""
    from twosource.views.terminal import Screen

    return Screen(choose_width(width), colour=output is None and use_colour(), everything=verbose)
