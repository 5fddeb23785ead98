"""The views of two events as they should be; ``python -m tests.golden.accept`` stores those of now.

Read the difference (``git diff tests/golden/expected``) before it is committed: it is what users will see.
"""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

from twosource.api import compare
from twosource.views.markdown import comparison_markdown
from twosource.views.page.build import build_page
from twosource.views.terminal import Screen, comparison_text

ROOT = Path(__file__).resolve().parent.parent.parent
EXPECTED = Path(__file__).resolve().parent / "expected"
EVENTS = ("harbour_fire", "vaccine_ruling")
VIEWS = ("txt", "md")


def expected_file(event: str, view: str) -> Path:
    """Where a view of an event is stored."""
    return EXPECTED / f"{event}.{view}"


def render(event: str) -> dict[str, bytes]:
    """Every view of an event's comparison, as a user at the root of the repository gets them without colour."""
    with chdir(ROOT):
        folder = Path("examples") / event / "reports"
        page = build_page(compare(*sorted(path for path in folder.iterdir() if path.is_file())))
    views = {"txt": comparison_text(page, Screen()), "md": comparison_markdown(page)}
    return {name: text.encode("utf-8") for name, text in views.items()}


def main() -> None:
    """Store every view."""
    EXPECTED.mkdir(exist_ok=True)
    for event in EVENTS:
        for view, content in render(event).items():
            expected_file(event, view).write_bytes(content)
            print(expected_file(event, view).relative_to(ROOT))


if __name__ == "__main__":
    main()
