"""What the desk's answers have in common: forms that are checked, errors that are told, work that is waited for."""

from __future__ import annotations

import hmac
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.desk.cases import Case
from twosource.desk.guard import TooLargeError
from twosource.desk.intake import Dropped
from twosource.desk.jobs import MOST_WAITING, BusyError
from twosource.desk.pages import render
from twosource.errors import InputError, TwosourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from twosource.desk.jobs import Job
    from twosource.desk.state import Desk

Made = TypeVar("Made")

# How long a request waits for work that may be quick, in seconds, before it shows a page with the progress.
PATIENCE = 1.5
MOST_FILES, MOST_FIELDS = 200, 400
_LONGEST_PATH = 200
# What stands for an error that no page of the desk raised: the bare phrase of its status.
_BARE = {
    "Not Found": "The desk has no page at {path}.",
    "Method Not Allowed": "The page {path} cannot be asked for with {method}: open it by a link or a form of the desk.",
}


def desk_of(request: Request) -> Desk:
    """The desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was sent, read whole."""

    texts: Mapping[str, str]
    files: Mapping[str, tuple[Dropped, ...]]

    def text(self, name: str) -> str:
        """A field's text; empty where it is missing."""
        return self.texts.get(name, "")


async def sent_form(request: Request) -> Form:
    """Read a form; browsers send line ends as CR LF, which become LF again."""
    limit = desk_of(request).door.max_bytes
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=limit) as form:
        texts: dict[str, str] = {}
        files: dict[str, list[Dropped]] = defaultdict(list)
        for name, value in form.multi_items():
            if isinstance(value, str):
                texts.setdefault(name, value.replace("\r\n", "\n"))
            elif value.filename:
                files[name].append(Dropped(value.filename, await value.read()))
    return Form(texts, {name: tuple(found) for name, found in files.items()})


async def checked_form(request: Request) -> Form:
    """Read a form and check that a page of this session holds it.

    Raises:
        HTTPException: 403 where the form token is missing or of another session.
    """
    form = await sent_form(request)
    check_token(request, form.text("form_token"))
    return form


def check_token(request: Request, token: str) -> None:
    """Check a form token.

    Raises:
        HTTPException: 403 where it is not that of the session.
    """
    session = getattr(request.state, "session", None)
    if session is None or not hmac.compare_digest(token.encode("utf-8", "replace"), session.form_token.encode()):
        raise HTTPException(403, "This form is not from a page of this session.")


def number_of(text: str, least: int = 0) -> int:
    """A whole number from an address or a form.

    Raises:
        HTTPException: 400 where it is none, or smaller than the least.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 16 and int(text) >= least):
        raise HTTPException(400, "A number in the address is no number.")
    return int(text)


def opened(request: Request, identity: str) -> Case | Response:
    """Give a story, or the answer that leads to the progress of the work on it, or to the name that it has now."""
    desk = desk_of(request)
    case = desk.story_now(identity)
    if case is not None:
        return case
    try:
        found = desk.open_story(identity)
    except InputError:
        now = desk.shelf.named_now(identity) if desk.shelf is not None and request.method == "GET" else None
        if now is None:
            raise
        path = request.url.path.replace(f"/{identity}", f"/{now}", 1)
        return RedirectResponse(f"{path}?{request.url.query}" if request.url.query else path, 303)
    if isinstance(found, Case):
        return found
    found.ended.wait(PATIENCE)
    case = desk.cases.find(identity)
    if case is not None:
        return case
    asked = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    return RedirectResponse(f"/jobs/{found.id}?{urlencode({'then': asked})}", 303)


async def finished(job: Job) -> None:
    """Wait for work.

    Raises:
        HTTPException: 422 where it failed, 409 where somebody stopped it.
    """
    await run_in_threadpool(job.ended.wait)
    if job.state == "failed":
        raise HTTPException(422, job.error)
    if job.state == "stopped":
        raise HTTPException(409, "Somebody stopped the work.")


def wants_json(request: Request) -> bool:
    """Whether an error is told to a program."""
    return request.url.path.startswith("/v1/")


def tell_http(request: Request, error: Exception) -> Response:
    """Tell what was refused or not found."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = str(getattr(error, "detail", ""))
    if told in _BARE:
        told = _BARE[told].format(path=request.url.path[:_LONGEST_PATH], method=request.method)
    return _tell(request, told or "Something went wrong.", status)


def tell_error(request: Request, error: Exception) -> Response:
    """Tell an error that is raised on purpose: the thing, the cause, what to do."""
    cause = getattr(error, "cause", "")
    return _tell(request, str(error), 404 if cause.startswith("there is no") else 422)


def tell_busy(request: Request, error: Exception) -> Response:
    """Tell that too much is waiting."""
    del error
    told = f"{MOST_WAITING} jobs wait already, and no more are taken: wait until one is done, or stop one."
    return _tell(request, told, 503)


def tell_too_large(request: Request, error: Exception) -> Response:
    """Tell that the body of a request is too large."""
    del error
    return _tell(request, f"More than {desk_of(request).door.max_bytes:,} bytes at once: send less.", 413)


HANDLERS = {
    HTTPException: tell_http,
    TwosourceError: tell_error,
    BusyError: tell_busy,
    TooLargeError: tell_too_large,
}


def _tell(request: Request, message: str, status: int) -> Response:
    if wants_json(request):
        return JSONResponse({"error": {"message": message, "status": status}}, status)
    title = "Not found" if status == 404 else "That did not work"
    return render(request, "message.html.j2", status, title=title, message=message)
