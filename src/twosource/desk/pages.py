"""The desk's pages: its own templates, and the comparison page set into the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from twosource.corrections.words import told_by_hand
from twosource.paths import file_name
from twosource.views.html import comparison_html, language_tag, printed, web_address
from twosource.views.neutral import visible
from twosource.views.page.words import ORIGINS, count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from twosource.corrections.records import Correction
    from twosource.desk.cases import Case
    from twosource.model import Place, Report
    from twosource.store.records import Listed

_STYLE = re.compile(r"<style>\n(.*?)</style>", re.DOTALL)
_BODY = re.compile(r"<body[^>]*>\n?(.*)</body>", re.DOTALL)
# The desk's pages have one of their own, before its head.
_SKIP = re.compile(r'<a class="skip"[^>]*>[^<]*</a>\n?')
# Written by the page's own template, in which every text of a stranger is escaped: no such text can look like this.
_TO = re.compile(r'<a class="to"[^>]* href="#r(\d+)-s(\d+)-e(\d+)"[^>]*>[^<]*</a>')


@dataclass(frozen=True, slots=True)
class SetPage:
    """The comparison page in parts: its style rules, and its body with the desk's links in it."""

    style: Markup
    body: Markup


def render(request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """Write one page of the desk."""
    return HTMLResponse(render_text(request, template, **context), status)


def render_text(request: Request, template: str, **context: object) -> str:
    """Write the text of one page of the desk."""
    desk = request.app.state.desk
    session = getattr(request.state, "session", None)
    return (
        _environment()
        .get_template(template)
        .render(
            nonce=request.state.nonce,
            form_token=session.form_token if session is not None else "",
            has_store=desk.shelf is not None,
            active_jobs=desk.jobs.active(),
            here=request.url.path,
            **context,
        )
    )


def set_page(case: Case) -> SetPage:
    """Take the comparison page apart and put a link to its correction behind every place."""
    page = comparison_html(case.comparison)
    style, body = _STYLE.search(page), _BODY.search(page)
    if style is None or body is None:
        raise ValueError("the comparison page has no style or no body")
    reports = [reading.report.id for reading in case.comparison.readings]
    marks = _marks(case)

    def with_link(match: re.Match[str]) -> str:
        number, start, end = (int(group) for group in match.groups())
        report = reports[number - 1]
        address = f"/stories/{case.id}/correct?report={report}&start={start}&end={end}"
        label = escape(f"Correct what stands at {start} to {end} in report {number}")
        link = f'<a class="fix" href="{escape(address)}" aria-label="{label}">correct</a>'
        return f"{match.group()} {link}{marks.get((report, start, end), '')}"

    inner = _SKIP.sub("", body[1], count=1)
    return SetPage(Markup(style[1]), Markup(_TO.sub(with_link, inner)))


def _marks(case: Case) -> Mapping[tuple[str, int, int], Markup]:
    """What is shown behind a place that somebody corrected."""
    marks: dict[tuple[str, int, int], Markup] = {}
    for outcome in case.corrected.outcomes:
        for place in outcome.places:
            for key in _places_of(case, place):
                told = Markup(' <span class="corrected">corrected: {}</span>').format(told_of(outcome.correction))
                marks[key] = marks.get(key, Markup("")) + told
    return marks


def _places_of(case: Case, place: Place) -> set[tuple[str, int, int]]:
    """A corrected place, and the statement in which it lies as the page shows it."""
    inside = {
        (each.place.report, each.place.start, each.place.end)
        for each in case.comparison.statements
        if each.place.report == place.report and each.place.start <= place.start and place.end <= each.place.end
    }
    return inside | {(place.report, place.start, place.end)}


def told_of(correction: Correction) -> str:
    """Say a correction in a line."""
    what = {
        "speaker": f"said by {correction.value or 'nobody who is named'}",
        "kind": "nobody is quoted here" if correction.value == "none" else f"told as {correction.value}",
        "same": "the same as another statement",
        "not_same": "not the same as another statement",
        "origin": f"origin: {correction.value or 'unknown'}",
    }[correction.kind]
    return visible(f"{what} ({correction.who}, {correction.when[:10]})")


@cache
def static_text(name: str) -> str:
    """The desk's script or style sheet."""
    if name == "desk.css":
        return _environment().get_template("views/style.css").render() + _own("set.css") + _own(name)
    return _own(name)


def _own(name: str) -> str:
    return files("twosource.desk").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    """Everything that a template prints is made visible, then escaped."""
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [
                jinja2.PackageLoader("twosource.desk"),
                jinja2.PrefixLoader({"views": jinja2.PackageLoader("twosource.views")}),
            ]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(ORIGIN_KINDS=ORIGINS, told_of=told_of, told_by_hand=told_by_hand)
    environment.filters.update(
        web_address=web_address, language_tag=language_tag, count=count, day=_day, known_as=_known_as
    )
    return environment


def _known_as(report: Report | Listed) -> str:
    """How a report is called: its outlet, else the name of its file."""
    return report.outlet or file_name(report.path) or "outlet unknown"


def _day(published: str | None) -> str:
    """The day of a date; what is not stated is unknown."""
    return published[:10] if published else "date unknown"
