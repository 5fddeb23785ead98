"""The list of stories, what is dropped or pasted, a story's pages, and work under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from twosource.desk.answers import checked_form, desk_of, number_of, opened
from twosource.desk.changes import changed_rows
from twosource.desk.intake import Pasted, take_in
from twosource.desk.marked import marked_text, marks_of
from twosource.desk.pages import render, set_page
from twosource.views.lookup import look_up

if TYPE_CHECKING:
    from starlette.requests import Request

    from twosource.desk.answers import Form
    from twosource.desk.jobs import Job
    from twosource.desk.rows import Order
    from twosource.model import Report

MOST_TEXTS = 20


def index(request: Request) -> Response:
    """The stories of the store; without a store, the form to drop and paste."""
    desk = desk_of(request)
    job = desk.refresh()
    if desk.shelf is None:
        return render(request, "compare.html.j2", dropped=desk.dropped(), title="Compare reports")
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
    return render(request, "compare.html.j2", dropped=desk_of(request).dropped(), title="Compare reports")


async def compare(request: Request) -> Response:
    """Take files and texts, and lead to their comparison."""
    desk = desk_of(request)
    form = await checked_form(request)
    intake = await run_in_threadpool(take_in, form.files.get("files", ()), _texts(form), desk.max_bytes)
    if not intake.reports:
        told = "; ".join(f"{each.source}: {each.cause}" for each in intake.skipped)
        raise HTTPException(400, told or "No file and no text was given.")
    return RedirectResponse(f"/stories/{desk.drop(intake)}", 303)


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
    columns = [
        {
            "report": reading.report,
            "label": lookup.labels[reading.report.id],
            "markup": marked_text(
                reading.report.text, marks_of(case.comparison, reading, case.id), f"c{lookup.number[reading.report.id]}"
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


def changes(request: Request) -> Response:
    """Two reports of a story word by word: what one has and the other has not."""
    case = opened(request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    reports = {reading.report.id: reading.report for reading in case.comparison.readings}
    names = list(reports)
    first = reports.get(request.query_params.get("a", names[0]))
    second = reports.get(request.query_params.get("b", names[-1]))
    if first is None or second is None:
        raise HTTPException(404, "There is no such report in this story.")
    return show_changes(request, first, second, look_up(case.comparison).labels, f"/stories/{case.id}")


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


def job_page(request: Request) -> Response:
    """How far some work is; leads on when it is done."""
    job = _job(request)
    if job.state == "done":
        return RedirectResponse(job.target, 303)
    return render(request, "job.html.j2", job=job)


def job_state(request: Request) -> Response:
    """How far some work is, for the page's script."""
    job = _job(request)
    told = {"state": job.state, "done": job.done, "total": job.total, "target": job.target, "error": job.error}
    return JSONResponse(told)


async def job_stop(request: Request) -> Response:
    """Stop some work."""
    await checked_form(request)
    job = _job(request)
    job.stop()
    return RedirectResponse(f"/jobs/{job.id}", 303)


def _job(request: Request) -> Job:
    job = desk_of(request).jobs.find(number_of(request.path_params["job"], 1))
    if job is None:
        raise HTTPException(404, "There is no such work.")
    return job
