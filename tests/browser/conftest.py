"""One browser for all tests, and the pages that they open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import twosource
from twosource.views.html import comparison_html
from view_cases import make_story

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def fire() -> twosource.Comparison:
    return twosource.compare(*sorted((EXAMPLES / "harbour_fire" / "reports").iterdir()))


@pytest.fixture(scope="session")
def page_file(fire: twosource.Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(comparison_html(fire), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def fifty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty reports, the last of them in a script that runs from right to left."""
    path = tmp_path_factory.mktemp("fifty") / "page.html"
    path.write_text(comparison_html(make_story(50)), encoding="utf-8")
    return path


@pytest.fixture
def running() -> Iterator[object]:
    """A desk without a store."""
    pytest.importorskip("uvicorn")
    from browser.desks import Running

    started = Running()
    yield started
    started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if executable is None:
        pytest.skip("no Chromium found; name one in CHROMIUM")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=executable, args=arguments)
        yield opened
        opened.close()
