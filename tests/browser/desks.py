"""A desk that runs beside a browser, and the pages that are opened on it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn

from twosource.desk.app import create_app
from twosource.desk.guard import Door
from twosource.desk.serve import _listen
from twosource.desk.state import Desk
from twosource.model import Intake

if TYPE_CHECKING:
    from twosource.desk.shelf import Shelf

PATIENCE_MS = 120_000


class Running:
    """A desk that answers in a thread of its own."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.socket = _listen(0)
        self.desk = Desk(Door(self.socket.getsockname()[1]), shelf, who="Ann Orne")
        self.server = uvicorn.Server(uvicorn.Config(create_app(self.desk), log_level="critical"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.desk.door.port}"

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(30)

    def show(self, comparison) -> str:  # type: ignore[no-untyped-def]
        story = self.desk.drop(Intake(tuple(reading.report for reading in comparison.readings)))
        self.desk.cases.open(story, comparison)
        return f"{self.address}/stories/{story}"


@contextmanager
def page_of(browser, running: Running, **options: object) -> Iterator[Any]:  # type: ignore[no-untyped-def]
    """A page that has shown its token; what its console complains of is kept, and dialogs are counted."""
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.complaints, page.dialogs, page.asked = [], [], []
    page.on("console", lambda told: page.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.goto(running.desk.door.start_address)
    yield page
    context.close()
