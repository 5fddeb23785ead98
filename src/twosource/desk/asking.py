"""Questions to a store: search, a speaker's page, an outlet's page, the versions of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from twosource.desk.answers import PATIENCE, desk_of
from twosource.desk.pages import render
from twosource.desk.people import OutletPage, by_outlet, outlet_page, sayings
from twosource.desk.stories import show_changes

if TYPE_CHECKING:
    from starlette.requests import Request

    from twosource.desk.jobs import Job
    from twosource.desk.shelf import Shelf

MOST_HITS = 100
MOST_STORIES = 12
_FIELDS = ("q", "speaker", "outlet", "since", "until")


def shelf_of(request: Request) -> Shelf:
    """The store of the desk.

    Raises:
        HTTPException: 404 where the desk was opened without one.
    """
    shelf = desk_of(request).shelf
    if shelf is None:
        raise HTTPException(404, "The desk was opened without a store: start it as twosource serve STORE.")
    return shelf


def find(request: Request) -> Response:
    """Search."""
    shelf = shelf_of(request)
    asked = {name: request.query_params.get(name, "").strip() for name in _FIELDS}
    hits = None
    if any(asked.values()):
        found = shelf.find(
            asked["q"],
            speaker=asked["speaker"] or None,
            outlet=asked["outlet"] or None,
            since=asked["since"] or None,
            until=asked["until"] or None,
            limit=MOST_HITS,
        )
        hits = [(hit, shelf.story_of(hit.report.id)) for hit in found]
    return render(request, "find.html.j2", asked=asked, hits=hits, most=MOST_HITS)


def speaker(request: Request) -> Response:
    """Everything that is attributed to a speaker: by outlet, and in which wordings."""
    shelf = shelf_of(request)
    name = request.query_params.get("name", "").strip()
    if not name:
        return RedirectResponse("/find", 303)
    told = shelf.said(name)
    stories = {each.report.id: shelf.story_of(each.report.id) for each in told.said}
    return render(
        request, "speaker.html.j2", told=told, outlets=by_outlet(told.said), sayings=sayings(told.said), stories=stories
    )


def outlets(request: Request) -> Response:
    """The outlets; with a name, one outlet's page."""
    shelf = shelf_of(request)
    name = request.query_params.get("name", "")
    if not name:
        return render(request, "outlets.html.j2", outlets=shelf.outlets())
    reports = shelf.of_outlet(name)
    if not reports:
        raise HTTPException(404, "There is no report of such an outlet.")
    page = _outlet_page(request, shelf, name)
    if isinstance(page, Response):
        return page
    return render(request, "outlet.html.j2", name=name, reports=reports, page=page, most=MOST_STORIES)


def _outlet_page(request: Request, shelf: Shelf, name: str) -> OutletPage | Response:
    """The page, or the way to the progress of the work on it: its newest stories have to be compared for it."""
    desk = desk_of(request)
    kept = shelf.outlet_pages.get(name)
    if kept is not None:
        return kept
    stories = tuple(dict.fromkeys(each.story for each in shelf.of_outlet(name) if each.story is not None))

    def work(job: Job) -> None:
        compared = []
        for number, story in enumerate(stories[:MOST_STORIES]):
            job.step(number, len(stories[:MOST_STORIES]))
            compared.append((story, shelf.comparison(story, lambda _done, _total: job.step(job.done, job.total))))
        shelf.outlet_pages[name] = outlet_page(name, compared)

    target = f"{request.url.path}?{request.url.query}"
    job = desk.jobs.start("Comparing the newest stories of an outlet", target, f"outlet {name}", work)
    job.ended.wait(PATIENCE)
    return shelf.outlet_pages.get(name) or RedirectResponse(f"/jobs/{job.id}", 303)


def report(request: Request) -> Response:
    """Lead from a report to its story."""
    shelf = shelf_of(request)
    story = shelf.story_of(request.path_params["report"])
    if story is None:
        return versions(request)
    return RedirectResponse(f"/stories/{story}", 303)


def versions(request: Request) -> Response:
    """Two versions of a report side by side: the two newest unless others are chosen."""
    shelf = shelf_of(request)
    listed = shelf.versions(request.path_params["report"])
    if not listed:
        raise HTTPException(404, "There is no such report.")
    labels = {each.id: f"Version {number}, {each.published or 'no date'}" for number, each in enumerate(listed, 1)}
    first = request.query_params.get("a", listed[max(0, len(listed) - 2)].id)
    second = request.query_params.get("b", listed[-1].id)
    if first not in labels or second not in labels:
        raise HTTPException(404, "There is no such version of this report.")
    newest = shelf.story_of(listed[-1].id)
    back = f"/stories/{newest}" if newest else "/"
    return show_changes(request, shelf.report(first), shelf.report(second), labels, back)
