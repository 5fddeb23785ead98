"""Pages in the styles of common content systems: what they state, and what of them is left as prose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twosource.readers.intake import read_inputs

if TYPE_CHECKING:
    from twosource.model import Report

PAGES = Path(__file__).parent / "data" / "pages"


def read(name: str) -> Report:
    (report,) = read_inputs([PAGES / f"{name}.html"]).reports
    return report


def prose(report: Report) -> list[str]:
    """The lines of a report that no stretch of noise holds."""
    lines, start = [], 0
    for line in report.text.split("\n"):
        span = (start, start + len(line.rstrip()))
        noisy = any(item.span.start <= span[0] and span[1] <= item.span.end for item in report.noise)
        if line.strip() and not noisy:
            lines.append(line)
        start += len(line) + 1
    return lines


@pytest.mark.parametrize(
    ("name", "outlet", "title", "authors", "published"),
    [
        ("wordpress", "Ostrel Weekly", "Ferry company drops winter timetable after protests", ("Hanne Torv",),
         "2025-02-11T08:15:00+00:00"),
        ("tabloid", "The Daily Comet", "Lotto gran, 82, stung by bogus prize letter", ("Kit Marlow",),
         "2025-05-20T18:03:11+00:00"),
        ("broadcaster", "NBV News", "Dam in Upper Varn could hold until weekend, engineers say", ("Ines Kroll",),
         "2025-04-02T06:00:00+02:00"),
        ("agency", "Meridian News Agency", "Grain talks to go on in Tirsk, minister says", (), "2024-10-14"),
        ("amp", "Hallow Post", "Tram drivers in Hallow win night bonus", ("Lena Moos",), "2025-01-15T11:00:00+00:00"),
        ("paywall", "Norden Review", "Why the bridge was closed a year too late", ("Mara Quist", "Ole Tand"),
         "2025-03-01T05:00:00+01:00"),
    ],
)  # fmt: skip
def test_a_page_states_outlet_headline_authors_and_day(
    name: str, outlet: str, title: str, authors: tuple[str, ...], published: str
) -> None:
    report = read(name)
    assert (report.outlet, report.title, report.authors, report.published) == (outlet, title, authors, published)


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("wordpress", ["The ferry company", "“We listened,”", "Islanders remain wary", "Islanders who", "“They",
                       "Signe Aal", "Sundline carries"]),
        ("tabloid", ["Lotto gran", "A GRAN of nine", "Edna Pell, 82, handed", '"I was going', "Detective Sergeant",
                     "He urged", "The letters bear"]),
        ("agency", ["TIRSK", '"We agreed', "Exports fell", "The delegation"]),
        ("amp", ["Tram drivers", "Drivers of", "The union", "What changes", "Night fares", "The agreement"]),
        ("paywall", ["Investigation", "Why the bridge", "Engineers warned", "The letter was", '"I would not',
                     "The council denies", "An inquiry"]),
    ],
)  # fmt: skip
def test_what_is_left_as_prose_is_the_article(name: str, starts: list[str]) -> None:
    lines = prose(read(name))
    assert [line[: len(start)] for line, start in zip(lines, starts, strict=True)] == starts


def test_the_posts_of_a_live_blog_are_prose_and_what_stands_around_them_is_not() -> None:
    lines = prose(read("broadcaster"))
    assert "The army has sent twelve pumps to Upper Varn" in " ".join(lines)
    assert "Until the weekend" in " ".join(lines)
    around = ("Copy link", "Edited by", "Fire Service", "Please do not", "Ines Kroll", "Related", "Image caption")
    assert not [line for line in lines if line.startswith(around)]
