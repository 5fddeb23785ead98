"""Work under way: what runs, what waits in which place, how far it is; each can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.desk.answers import checked_form, desk_of, number_of
from twosource.desk.jobs import MOST_WAITING
from twosource.desk.pages import render

if TYPE_CHECKING:
    from starlette.requests import Request

    from twosource.desk.jobs import Job

_MOST_OVER = 20


def listed(request: Request) -> Response:
    """The line of work, and what was done last."""
    jobs = desk_of(request).jobs
    return render(request, "jobs.html.j2", jobs=jobs.active(), over=jobs.over()[:_MOST_OVER], most=MOST_WAITING)


def page(request: Request) -> Response:
    """How far some work is; leads on when it is done."""
    job = _job(request)
    then = _then(job, request.query_params.get("then", ""))
    if job.state == "done":
        return RedirectResponse(then, 303)
    return render(request, "job.html.j2", job=job, then=then, before=desk_of(request).jobs.before(job))


def state(request: Request) -> Response:
    """How far some work is, for the page's script."""
    job = _job(request)
    told = {"state": job.state, "done": job.done, "total": job.total, "target": job.target, "error": job.error}
    return JSONResponse({**told, "before": desk_of(request).jobs.before(job)})


async def stop(request: Request) -> Response:
    """Stop some work; leads back to the line where it was stopped there."""
    form = await checked_form(request)
    job = _job(request)
    desk_of(request).jobs.stop(job)
    return RedirectResponse("/jobs" if form.text("back") == "line" else f"/jobs/{job.id}", 303)


def _then(job: Job, asked: str) -> str:
    """Where the person wanted to go: the page that had to wait, where it is one of what the job makes."""
    under = job.target != "/" and asked.startswith((f"{job.target}/", f"{job.target}?"))
    return asked if under and asked.isprintable() else job.target


def _job(request: Request) -> Job:
    job = desk_of(request).jobs.find(number_of(request.path_params["job"], 1))
    if job is None:
        raise HTTPException(404, "There is no such work.")
    return job
