"""One self-contained page: no script, nothing loaded from anywhere, every line leading to its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from twosource.model import Span
from twosource.settings import DEFAULTS
from twosource.views.anchors import anchored_text
from twosource.views.drawing import NARROW, draw_draws, draw_narrow_timeline, draw_timeline
from twosource.views.neutral import visible
from twosource.views.page.build import build_page
from twosource.views.page.lines import alike
from twosource.views.page.reading import build_reading_page
from twosource.views.page.words import COPY_LIMIT, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Comparison, Reading, Report
    from twosource.settings import Settings
    from twosource.views.page.reading import ReadingPage
    from twosource.views.page.records import Line

# Longer lists come folded; the reader opens them without a script.
FOLD_AT = 6
# More columns than these cannot be read side by side; then each row shows the reports that tell something, as a grid.
MOST_COLUMNS = 6
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}\Z")


@dataclass(frozen=True, slots=True)
class FullText:
    """The untouched text of a report with its anchors."""

    number: int
    label: str
    language: str | None
    markup: Markup


def comparison_html(comparison: Comparison, settings: Settings = DEFAULTS) -> str:
    """Write the page about one story."""
    page = build_page(comparison, settings)
    reports = [reading.report for reading in comparison.readings]
    texts, cut = _full_texts(reports, [row.label for row in page.reports], page.lines)
    return _render(
        "comparison.html.j2",
        page=page,
        texts=texts,
        cut=cut,
        draws=draw_draws(page.draws, page.reports),
        narrow_draws=draw_draws(page.draws, page.reports, NARROW),
        dates_drawn=draw_timeline(page.timeline, page.reports),
        narrow_dates=draw_narrow_timeline(page.timeline, page.reports),
        wide=len(reports) > MOST_COLUMNS,
    )


def readings_html(readings: Sequence[Reading], settings: Settings = DEFAULTS) -> str:
    """Write the page about reports that are read each by itself."""
    return reading_page_html(build_reading_page(readings, settings), readings)


def reading_page_html(page: ReadingPage, readings: Sequence[Reading]) -> str:
    """Write a page of readings that has been arranged already."""
    reports = [reading.report for reading in readings]
    texts, cut = _full_texts(reports, [row.label for row in page.reports], page.lines)
    return _render(
        "readings.html.j2",
        page=page,
        texts=texts,
        cut=cut,
        dates_drawn=draw_timeline(page.timeline, page.reports),
        narrow_dates=draw_narrow_timeline(page.timeline, page.reports),
        wide=len(reports) > MOST_COLUMNS,
    )


def comparison_fragment(comparison: Comparison) -> str:
    """Write the short form that notebooks show: no styles, no anchors, no script."""
    return _render("comparison_fragment.html.j2", page=build_page(comparison))


def reading_fragment(reading: Reading) -> str:
    """Write the short form of one reading that notebooks show."""
    return _render("reading_fragment.html.j2", page=build_reading_page([reading]))


def web_address(address: str | None) -> str | None:
    """Give an address back if it is safe to link to: http or https, with a host and without control characters."""
    if not address or not address.isprintable() or any(sign.isspace() for sign in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else None


def language_tag(language: str | None) -> str | None:
    """Give a language back if it has the shape of a tag."""
    return language if language and _LANGUAGE.match(language) else None


def _full_texts(
    reports: Sequence[Report], labels: Sequence[str], lines: Iterable[Line]
) -> tuple[tuple[FullText, ...], tuple[str, ...]]:
    anchors: dict[str, dict[str, Span]] = {report.id: {} for report in reports}
    for line in lines:
        for anchor, place in line.spots:
            anchors[place.report][anchor] = Span(place.start, place.end)
    texts: list[FullText] = []
    cut: list[str] = []
    for number, (report, label) in enumerate(zip(reports, labels, strict=True), 1):
        markup, crossing = anchored_text(report.text, anchors[report.id].items(), back=True)
        texts.append(FullText(number, label, report.language, markup))
        cut += crossing
    return tuple(texts), tuple(cut)


class _FirstUse:
    """Tells the first line on a page that leads to a place: it carries the id to which the place leads back."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def __call__(self, anchor: str) -> bool:
        if anchor in self._used:
            return False
        self._used.add(anchor)
        return True


def _render(template: str, **context: object) -> str:
    return _environment().get_template(template).render(first_use=_FirstUse(), **context)


@cache
def _environment() -> jinja2.Environment:
    """Build the environment: everything that a template prints is made visible, then escaped."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("twosource.views"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(FOLD_AT=FOLD_AT, COPY_LIMIT=COPY_LIMIT)
    environment.filters.update(alike=alike, web_address=web_address, language_tag=language_tag, count=count)
    return environment


def printed(value: object) -> object:
    """What a template prints of a value: markup as it is, a text made visible."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
