"""The pictures that the README and the docs show: made from the example by the tests, when TWOSOURCE_PICTURES is set.

``TWOSOURCE_PICTURES=1 python -m pytest -m browser tests/browser/test_page_pictures.py`` writes them to docs/images.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
IMAGES = Path(__file__).parents[2] / "docs" / "images"
SIZE = {"width": 1180, "height": 760}
PHONE = {"width": 390, "height": 760}
# Name: size, colours, section to stand at, link to click.
PICTURES = {
    "page": (SIZE, "light", "main", ""),
    "compare": (SIZE, "light", "s4", "table.aligned tbody:nth-of-type(1) td:nth-of-type(2) a.to"),
    "origins": (SIZE, "dark", "s3", ""),
    "timeline": (SIZE, "light", "s9", ""),
    "phone": (PHONE, "light", "s4", ""),
    "phone-origins": (PHONE, "light", "s3", ""),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_page_shows_what_it_is_to_show(
    name: str, browser: object, page_file: Path, tmp_path: Path
) -> None:
    size, scheme, section, click = PICTURES[name]
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{page_file.as_uri()}#{section}")
    if click:
        page.locator(click).click()
        assert page.locator(".pane").is_visible()
    assert page.locator(f"#{section}").is_visible()
    target = (IMAGES if os.environ.get("TWOSOURCE_PICTURES") else tmp_path) / f"{name}.png"
    target.parent.mkdir(exist_ok=True)
    page.screenshot(path=target, animations="disabled")
    context.close()
    assert struct.unpack(">II", target.read_bytes()[16:24]) == (size["width"], size["height"])


def test_the_pictures_that_the_readme_and_the_docs_name_are_there() -> None:
    assert {f"{name}.png" for name in PICTURES} <= {path.name for path in IMAGES.iterdir()}
