"""A desk for the tests: with stand-ins for what takes long, and a browser's manners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from twosource.desk.app import create_app
from twosource.desk.guard import Door
from twosource.desk.state import Desk
from twosource.model import Comparison, Intake
from view_cases import make_comparison

if TYPE_CHECKING:
    from twosource.desk.shelf import Shelf

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
KEY = "a-key-for-programs"
_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


@contextmanager
def open_desk(shelf: Shelf | None = None, *, max_bytes: int = 2_000_000, key: str | None = KEY) -> Iterator[Browser]:
    """Open a desk and a browser that has not shown its token yet."""
    desk = Desk(Door(PORT, key=key, max_bytes=max_bytes), shelf, who="Ann")
    with TestClient(create_app(desk), base_url=f"http://{HOST}", follow_redirects=False) as client:
        yield Browser(desk, client)


class Browser:
    """Asks as a browser on a page of the desk asks."""

    def __init__(self, desk: Desk, client: TestClient) -> None:
        self.desk, self.client = desk, client

    def enter(self) -> Browser:
        """Show the token and take the cookie."""
        answer = self.client.get("/", params={"token": self.desk.door.token}, headers={"Sec-Fetch-Site": "none"})
        assert answer.status_code == 303
        return self

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers=headers)

    def look(self, address: str) -> str:
        """Look at a page; work that has to be done for it first is waited for."""
        answer = self.get(address)
        if answer.status_code == 303 and answer.headers["location"].startswith("/jobs/"):
            job = self.desk.jobs.find(int(answer.headers["location"].rpartition("/")[2].partition("?")[0]))
            assert job is not None
            assert job.ended.wait(60)
            answer = self.get(address)
        assert answer.status_code == 200
        return str(answer.text)

    def post(self, address: str, fields: dict[str, str] | None = None, **more: object) -> Any:
        """Send a form that a page of this session holds."""
        headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
        sent = {"form_token": self.form_token, **(fields or {})}
        return self.client.post(address, data=sent, headers=headers, **more)  # type: ignore[arg-type]

    @property
    def form_token(self) -> str:
        found = _TOKEN.search(self.get("/compare").text)
        assert found is not None
        return found[1]

    def show(self, comparison: Comparison | None = None) -> str:
        """Put a comparison on the desk as if it had been dropped and compared there; gives its story's id."""
        comparison = comparison or make_comparison()
        story = self.desk.drop(Intake(tuple(reading.report for reading in comparison.readings)))
        self.desk.cases.open(story, comparison)
        return story
