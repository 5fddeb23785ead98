"""The interface for programs on the same machine: ``/v1/read``, ``/v1/compare``, ``/v1/stories``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from twosource.desk.answers import check_token, desk_of, finished, number_of, sent_form
from twosource.desk.cases import Case
from twosource.desk.intake import Dropped, Pasted, take_in
from twosource.desk.openapi import openapi_document
from twosource.desk.rules import with_given
from twosource.desk.state import compare_step_by_step, read_step_by_step
from twosource.identity import identify
from twosource.settings import Settings
from twosource.views.document import readings_document, to_document, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.requests import Request

    from twosource.desk.jobs import Job
    from twosource.desk.rows import Order
    from twosource.desk.rules import Rules
    from twosource.model import Intake

MOST_REPORTS = 200
FORM_TOKEN_HEADER = "x-form-token"
_FIELDS = ("text", "outlet", "published", "title", "url", "source_id", "language")


async def read(request: Request) -> Response:
    """Find who said what in each report, by itself."""
    intake, _ = await _given(request)
    settings = Settings(desk_of(request).max_bytes)

    def work(job: Job) -> str:
        from twosource.story.languages import language_warnings

        warnings = (*intake.warnings, *language_warnings(intake.reports))
        return to_json(
            readings_document(read_step_by_step(intake, job), intake.skipped, warnings, settings), indent=None
        )

    return await _done(request, "Reading reports", work)


async def compare(request: Request) -> Response:
    """Compare the reports of one event."""
    intake, rules = await _given(request)
    settings = Settings(desk_of(request).max_bytes)

    def work(job: Job) -> str:
        return to_json(to_document(compare_step_by_step(intake, job, rules), settings), indent=None)

    return await _done(request, "Comparing reports", work)


def stories(request: Request) -> Response:
    """A page of the list of stories."""
    desk = desk_of(request)
    job = desk.refresh()
    if job is not None:
        job.ended.wait()
    listing = desk.listing()
    order: Order = "reports" if request.query_params.get("order") == "reports" else "newest"
    number = min(number_of(request.query_params.get("page", "1"), 1), listing.pages)
    rows = [
        {
            "id": row.id,
            "title": row.title,
            "outlets": list(row.outlets),
            "reports": row.reports,
            "first": row.first or None,
            "last": row.last or None,
        }
        for row in listing.page(order, number)
    ]
    told = {"stories": rows, "total": len(listing.newest), "page": number, "pages": listing.pages}
    return JSONResponse(told)


async def story(request: Request) -> Response:
    """A story's comparison, as people corrected it."""
    desk = desk_of(request)
    identity = request.path_params["story"]
    case = await run_in_threadpool(desk.story_now, identity)
    if case is None:
        found = await run_in_threadpool(desk.open_story, identity)
        if not isinstance(found, Case):
            await finished(found)
        case = await run_in_threadpool(desk.story_now, identity)
    if case is None:
        raise HTTPException(409, "The story changed meanwhile: ask again.")
    text = to_json(to_document(case.comparison, Settings(desk.max_bytes)), indent=None)
    return Response(text, media_type="application/json")


def openapi(request: Request) -> Response:
    """The description of this interface."""
    return JSONResponse(openapi_document(desk_of(request).door.port))


async def _done(request: Request, title: str, work: Callable[[Job], str]) -> Response:
    """Do work in the line of all work, and answer with what it gives."""
    result: list[str] = []
    key = identify("api", request.url.path, id(result))
    job = desk_of(request).jobs.start(title, "/", key, lambda own: result.append(work(own)))
    await finished(job)
    return Response(result[0], media_type="application/json")


async def _given(request: Request) -> tuple[Intake, Rules]:
    """The reports of a request, JSON with texts or files of a form, and what their comparison follows.

    Raises:
        HTTPException: 400 where there is none to read, 403 without a key or form token, 415 for another type of body.
        TwosourceError: the policy is none, or the document of record cannot be read.
    """
    if not getattr(request.state, "by_key", False):
        check_token(request, request.headers.get(FORM_TOKEN_HEADER, ""))
    desk = desk_of(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    files: Mapping[str, Sequence[Dropped]] = {}
    texts, record = [], Pasted("")
    if kind == "application/json":
        document = _document(await request.body())
        texts, record = _texts(document), _record(document)
        files = _policy(document)
    elif kind == "multipart/form-data":
        files = (await sent_form(request)).files
    else:
        raise HTTPException(415, "Send application/json or multipart/form-data.")
    intake = await run_in_threadpool(take_in, files.get("files", ()), texts, desk.max_bytes, desk.rules.registry)
    if not intake.reports:
        told = "; ".join(f"{each.source}: {each.cause}" for each in intake.skipped)
        raise HTTPException(400, told or "There is no report in the request.")
    policies, records = files.get("policy", ()), files.get("primary", ())
    return intake, await run_in_threadpool(with_given, desk.rules, policies, records, record, desk.max_bytes)


def _document(body: bytes) -> dict[str, object]:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "The body is no JSON.") from error
    if not isinstance(document, dict) or not document.keys() <= {"reports", "primary", "policy"}:
        raise HTTPException(400, "The body is no object with reports, or has other keys than primary and policy.")
    return document


def _record(document: Mapping[str, object]) -> Pasted:
    """The document of record, given as a report is; an empty one where there is none."""
    return _text("The document of record", document["primary"]) if "primary" in document else Pasted("")


def _policy(document: Mapping[str, object]) -> dict[str, tuple[Dropped, ...]]:
    """The policy, given as the text of its file."""
    policy = document.get("policy")
    if policy is None:
        return {}
    if not isinstance(policy, str):
        raise HTTPException(400, "The policy is not the text of a TOML file.")
    return {"policy": (Dropped("policy", policy.encode("utf-8", "replace")),)}


def _texts(document: Mapping[str, object]) -> list[Pasted]:
    reports = document.get("reports")
    if not isinstance(reports, list) or not 0 < len(reports) <= MOST_REPORTS:
        raise HTTPException(400, f"The body needs a list of 1 to {MOST_REPORTS} reports.")
    return [_text(f"Report {number}", report) for number, report in enumerate(reports, 1)]


def _text(name: str, report: object) -> Pasted:
    if not isinstance(report, dict) or not report.keys() <= set(_FIELDS) or "text" not in report:
        raise HTTPException(400, f"{name} is no object with text, or has other keys than {', '.join(_FIELDS)}.")
    if not all(isinstance(value, str) or (value is None and key != "text") for key, value in report.items()):
        raise HTTPException(400, f"{name} has a value that is no text.")
    return Pasted(**{key: value or "" for key, value in cast("dict[str, str | None]", report).items()})
