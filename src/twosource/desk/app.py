"""The desk as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from twosource.desk import api, asking, corrections, stories, work
from twosource.desk.answers import HANDLERS
from twosource.desk.guard import Guard
from twosource.desk.pages import static_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from twosource.desk.state import Desk

_TYPES = {"desk.css": "text/css", "set.css": "text/css", "desk.js": "text/javascript"}


def create_app(desk: Desk) -> Starlette:
    """Make the application of a desk."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        desk.refresh()
        yield
        desk.close()

    app = Starlette(
        routes=[*_pages(), *_interface()],
        middleware=[Middleware(Guard, door=desk.door)],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def _pages() -> list[Route]:
    return [
        Route("/", stories.index),
        Route("/compare", stories.compare_form, methods=["GET"]),
        Route("/compare", stories.compare, methods=["POST"]),
        Route("/stories/{story}", stories.story),
        Route("/stories/{story}/page.html", stories.story_alone),
        Route("/stories/{story}/side", stories.side_by_side),
        Route("/stories/{story}/changes", stories.changes),
        Route("/stories/{story}/correct", corrections.correct),
        Route("/stories/{story}/corrections", corrections.keep, methods=["POST"]),
        Route("/corrections", corrections.listed),
        Route("/corrections/import", corrections.take, methods=["POST"]),
        Route("/corrections/export/{name}", corrections.export),
        Route("/corrections/{correction}/withdraw", corrections.withdraw, methods=["POST"]),
        Route("/find", asking.find),
        Route("/speakers", asking.speaker),
        Route("/outlets", asking.outlets),
        Route("/reports/{report}", asking.report),
        Route("/reports/{report}/versions", asking.versions),
        Route("/jobs", work.listed),
        Route("/jobs/{job}", work.page),
        Route("/jobs/{job}/state", work.state),
        Route("/jobs/{job}/stop", work.stop, methods=["POST"]),
        *(Route(f"/{name}", _static(name)) for name in _TYPES),
    ]


def _interface() -> list[Route]:
    return [
        Route("/openapi.json", api.openapi),
        Route("/v1/read", api.read, methods=["POST"]),
        Route("/v1/compare", api.compare, methods=["POST"]),
        Route("/v1/stories", api.stories),
        Route("/v1/stories/{story}", api.story),
    ]


def _static(name: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        return Response(static_text(name), media_type=_TYPES[name])

    return answer
