"""The list of stories, what is dropped or pasted, a story's pages, and work under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from twosource.desk.answers import checked_form, desk_of, number_of, opened
from twosource.desk.changes import changed_rows
from twosource.desk.intake import Pasted, take_in
from twosource.desk.marked import HERE, Mark, marked_text, marks_of
from twosource.desk.pages import render, set_page
from twosource.desk.rules import with_given
from twosource.model import Place
from twosource.views.lookup import look_up

if TYPE_CHECKING:
    from starlette.requests import Request

    from twosource.desk.answers import Form
    from twosource.desk.cases import Case
    from twosource.desk.rows import Order
    from twosource.desk.state import Desk
    from twosource.model import Report

MOST_TEXTS = 20


def index(request: Request) -> Response:
    """The stories of the store; without a store, the form to drop and paste."""
    desk = desk_of(request)
    job = desk.refresh()
    if desk.shelf is None:
        return compare_form(request)
    listing = desk.listing()
    if job is not None and not listing.newest:
        job.ended.wait(1)
        listing = desk.listing()
        if not job.is_over:
            return RedirectResponse(f"/jobs/{job.id}", 303)
    order: Order = "reports" if request.query_params.get("order") == "reports" else "newest"
    number = min(number_of(request.query_params.get("page", "1"), 1), listing.pages)
    return render(
        request,
        "index.html.j2",
        rows=listing.page(order, number),
        total=len(listing.newest),
        number=number,
        pages=listing.pages,
        order=order,
        dropped=desk.dropped(),
    )


def compare_form(request: Request) -> Response:
    """The form to drop files and paste texts."""
    desk = desk_of(request)
    return render(request, "compare.html.j2", dropped=desk.dropped(), rules=desk.rules, title="Compare reports")


async def compare(request: Request) -> Response:
    """Take files and texts, and lead to their comparison."""
    desk = desk_of(request)
    form = await checked_form(request)
    files = form.files
    intake = await run_in_threadpool(take_in, files.get("files", ()), _texts(form), desk.max_bytes, desk.rules.registry)
    if not intake.reports:
        told = "; ".join(f"{each.source}: {each.cause}" for each in intake.skipped)
        raise HTTPException(400, told or "No file and no text was given.")
    rules = await run_in_threadpool(
        with_given,
        desk.rules,
        files.get("policy", ()),
        files.get("primary", ()),
        Pasted(form.text("primary_text"), title=form.text("primary_title")),
        desk.max_bytes,
    )
    return RedirectResponse(f"/stories/{desk.drop(intake, rules)}", 303)


def _texts(form: Form) -> list[Pasted]:
    return [
        Pasted(form.text(f"text{n}"), form.text(f"outlet{n}"), form.text(f"published{n}"))
        for n in range(1, MOST_TEXTS + 1)
    ]


def story(request: Request) -> Response:
    """A story's page: the comparison, with the desk's links in it."""
    case = opened(request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    return render(request, "story.html.j2", case=case, page=set_page(case))


def story_alone(request: Request) -> Response:
    """The self-contained page of a story, to be saved or sent."""
    case = opened(request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    headers = {"Content-Disposition": f'attachment; filename="twosource-{case.id}.html"'}
    return HTMLResponse(case.comparison.to_html(), headers=headers)


def side_by_side(request: Request) -> Response:
    """The reports of a story side by side, with everything marked."""
    case = opened(request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    lookup = look_up(case.comparison)
    here = place_asked(request)
    columns = [
        {
            "report": reading.report,
            "label": lookup.labels[reading.report.id],
            "markup": marked_text(
                reading.report.text,
                [*marks_of(case.comparison, reading, case.id), *here_mark(reading.report, here)],
                f"c{lookup.number[reading.report.id]}",
            ),
        }
        for reading in case.comparison.readings
    ]
    shared = [
        {
            "number": number,
            "reason": alignment.reason,
            "places": [
                f"c{lookup.number[place.report]}-{place.start}-{number}"
                for place in (lookup.statements[each].place for each in alignment.statements)
            ],
            "labels": [lookup.labels[lookup.statements[each].place.report] for each in alignment.statements],
        }
        for number, alignment in enumerate(case.comparison.alignments, 1)
    ]
    return render(request, "side.html.j2", case=case, columns=columns, shared=shared)


def place_asked(request: Request) -> Place | None:
    """The place that an address leads to.

    Raises:
        HTTPException: 400 where its numbers are none.
    """
    asked = request.query_params
    if "start" not in asked or "end" not in asked:
        return None
    report = asked.get("report") or request.path_params.get("report", "")
    return Place(report, number_of(asked["start"]), number_of(asked["end"]))


def here_mark(report: Report, here: Place | None) -> list[Mark]:
    """The mark of the place that an address leads to, where it is in a report."""
    if here is None or here.report != report.id or not here.start < here.end <= len(report.text):
        return []
    return [Mark(here.start, here.end, HERE)]


def changes(request: Request) -> Response:
    """Two reports of a story word by word: what one has and the other has not."""
    case = opened(request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    reports = _texts_of(desk_of(request), case)
    names = [reading.report.id for reading in case.comparison.readings]
    first = reports.get(request.query_params.get("a", names[0]))
    second = reports.get(request.query_params.get("b", names[-1]))
    if first is None or second is None:
        raise HTTPException(404, "There is no such report in this story.")
    labels = look_up(case.comparison).labels
    known = {identity: labels.get(identity) or _label(report) for identity, report in reports.items()}
    return show_changes(request, first, second, known, f"/stories/{case.id}")


def _texts_of(desk: Desk, case: Case) -> dict[str, Report]:
    """The reports of a story, then earlier versions that were dropped with them, then the document of record."""
    intake, record = desk.intake_of(case.id), case.rules.primary
    found = [
        *(reading.report for reading in case.comparison.readings),
        *(intake.reports if intake is not None else ()),
        *((record,) if record is not None else ()),
    ]
    kept: dict[str, Report] = {}
    for report in found:
        kept.setdefault(report.id, report)
    return kept


def _label(report: Report) -> str:
    """How a text that is not compared is called."""
    name = report.outlet or report.title or report.path or "text given"
    return f"{name}, {report.published[:10]}" if report.published else name


def show_changes(request: Request, first: Report, second: Report, labels: dict[str, str], back: str) -> Response:
    """The page of two texts word by word."""
    rows = changed_rows(first.text, second.text)
    return render(
        request,
        "changes.html.j2",
        rows=rows,
        first=first,
        second=second,
        labels=labels,
        back=back,
        action=request.url.path,
    )
