"""The list of stories: what a line of it shows, and in which order the lines stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.paths import file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Report
    from twosource.store.records import Listed

Order = Literal["newest", "reports"]
PER_PAGE = 50
_MOST_OUTLETS = 6
_TITLE = 160


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in the list, without a text.

    Attributes:
        id: of the story.
        title: headline of its earliest report that has one.
        outlets: names of its outlets, those of the earliest reports first.
        reports: how many reports it has.
        first: earliest date of publication, ISO 8601; empty where none is stated.
        last: latest date of publication.
    """

    id: str
    title: str
    outlets: tuple[str, ...]
    reports: int
    first: str
    last: str

    @property
    def few_outlets(self) -> tuple[str, ...]:
        """As many outlets as a line has room for."""
        return self.outlets[:_MOST_OUTLETS]

    @property
    def more_outlets(self) -> int:
        """How many outlets are not among them."""
        return len(self.outlets) - len(self.few_outlets)


@dataclass(frozen=True, slots=True)
class Listing:
    """All stories in both orders, ready to be cut into pages."""

    newest: tuple[StoryRow, ...]
    most_reported: tuple[StoryRow, ...]

    def page(self, order: Order, number: int) -> tuple[StoryRow, ...]:
        """The lines of a page, from 1."""
        rows = self.newest if order == "newest" else self.most_reported
        return rows[(number - 1) * PER_PAGE : number * PER_PAGE]

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return max(1, -(-len(self.newest) // PER_PAGE))


def make_listing(rows: Iterable[StoryRow]) -> Listing:
    """Put stories in order: the newest day first, the most reported of a day first; or the most reported of all."""
    by_id = sorted(rows, key=lambda row: row.id)
    by_day = sorted(by_id, key=lambda row: (row.last[:10], row.reports), reverse=True)
    return Listing(tuple(by_day), tuple(sorted(by_day, key=lambda row: -row.reports)))


def rows_of_listed(listed: Iterable[Listed]) -> list[StoryRow]:
    """Make the lines of a store's stories of its list of reports; reports outside any story give none."""
    stories: dict[str, list[Listed]] = defaultdict(list)
    for item in listed:
        if item.story is not None:
            stories[item.story].append(item)
    return [_row(identity, [_told(item) for item in items]) for identity, items in stories.items()]


def row_of_reports(identity: str, reports: Sequence[Report]) -> StoryRow:
    """Make the line of a story whose reports are at hand."""
    told = [
        (report.published or "", report.title or _first_line(report.text), report.outlet or file_name(report.path))
        for report in reports
    ]
    return _row(identity, told)


def _told(item: Listed) -> tuple[str, str, str]:
    return item.published or "", item.title or "", item.outlet or item.source_id or file_name(item.path)


def _row(identity: str, told: list[tuple[str, str, str]]) -> StoryRow:
    """Make a line of (published, title, outlet) of each report."""
    told.sort(key=lambda each: (each[0] or "9", each[2], each[1]))
    dates = [published for published, _, _ in told if published]
    title = next((title for _, title, _ in told if title), "") or "Story without a headline"
    outlets = tuple(dict.fromkeys(outlet for _, _, outlet in told if outlet))
    return StoryRow(identity, title, outlets, len(told), dates[0] if dates else "", dates[-1] if dates else "")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= _TITLE else f"{line[:_TITLE]}…"
