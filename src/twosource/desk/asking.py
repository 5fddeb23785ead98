"""Questions to a store: search, a speaker's page, an outlet's page, the versions of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from twosource.desk.answers import PATIENCE, desk_of
from twosource.desk.marked import marked_text, reading_marks
from twosource.desk.pages import render
from twosource.desk.people import OutletPage, by_outlet, outlet_page, sayings
from twosource.desk.stories import here_mark, place_asked, show_changes
from twosource.store.persons import SeveralError

if TYPE_CHECKING:
    from starlette.requests import Request

    from twosource.desk.jobs import Job
    from twosource.desk.shelf import Shelf
    from twosource.model import Place
    from twosource.store.records import Listed

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
    withdrawn = bool(request.query_params.get("withdrawn"))
    hits, left_out, near = None, 0, None
    if any(asked.values()):
        wanted = {name: asked[name] or None for name in _FIELDS if name != "q"}
        found = shelf.find(asked["q"], **wanted, limit=MOST_HITS, withdrawn=withdrawn)
        left_out = 0 if withdrawn else shelf.left_out(asked["q"], **wanted)
        hits = [(hit, shelf.story_of(hit.report.id)) for hit in found]
        near = shelf.near_outlets(asked["outlet"]) if asked["outlet"] and not hits else None
    return render(request, "find.html.j2", asked=asked, hits=hits, most=MOST_HITS, left_out=left_out, near=near)


def speaker(request: Request) -> Response:
    """Everything that is attributed to a speaker: by outlet, and in which wordings."""
    shelf = shelf_of(request)
    name = request.query_params.get("name", "").strip()
    if not name:
        return RedirectResponse("/find", 303)
    try:
        told = shelf.said(name, withdrawn=bool(request.query_params.get("withdrawn")))
    except SeveralError as error:
        return render(request, "several.html.j2", 300, name=name, names=error.names)
    stories = {each.report.id: shelf.story_of(each.report.id) for each in told.said}
    return render(
        request,
        "speaker.html.j2",
        told=told,
        outlets=by_outlet(told.said),
        sayings=sayings(told.said),
        stories=stories,
        unread=shelf.corpus.unread(),
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
    key = shelf.outlet_key(name)
    kept = shelf.outlet_pages.get(key)
    if kept is not None:
        return kept
    stories = tuple(dict.fromkeys(each.story for each in shelf.of_outlet(name) if each.story is not None))

    policy = desk.rules.counted

    def work(job: Job) -> None:
        compared = []
        for number, story in enumerate(stories[:MOST_STORIES]):
            job.step(number, len(stories[:MOST_STORIES]))
            compared.append(
                (story, shelf.corrected(story, lambda _done, _total: job.step(job.done, job.total), policy))
            )
        shelf.outlet_pages[key] = outlet_page(name, compared)

    target = f"{request.url.path}?{request.url.query}"
    job = desk.jobs.start("Comparing the newest stories of an outlet", target, f"outlet {key}", work)
    job.ended.wait(PATIENCE)
    return shelf.outlet_pages.get(key) or RedirectResponse(f"/jobs/{job.id}", 303)


def report(request: Request) -> Response:
    """Lead from a report, or a place in it, to its story; what stands in no story, or is outdated, is shown alone."""
    shelf = shelf_of(request)
    identity = request.path_params["report"]
    listed, here = shelf.listed(identity), place_asked(request)
    if listed is None:
        raise HTTPException(404, "There is no such report.")
    if listed.story is None or listed.newer is not None:
        return _report_alone(request, shelf, listed, here)
    if here is None:
        return RedirectResponse(f"/stories/{listed.story}", 303)
    asked = f"report={identity}&start={here.start}&end={here.end}"
    return RedirectResponse(f"/stories/{listed.story}/side?{asked}#here", 303)


def _report_alone(request: Request, shelf: Shelf, listed: Listed, here: Place | None) -> Response:
    (reading,) = shelf.corpus.readings([listed.id])
    marks = [*reading_marks(reading, ""), *here_mark(reading.report, here)]
    return render(
        request,
        "report.html.j2",
        report=reading.report,
        listed=listed,
        versions=len(shelf.versions(listed.id)),
        markup=marked_text(reading.report.text, marks, "c1"),
    )


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
