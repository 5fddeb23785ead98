"""The tables of a store: one row a record, ids to join on, streamed story by story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twosource.views.tables import COLUMNS as COMPARED
from twosource.views.tables import ColumnType, Row, comparison_rows, reading_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.model import Reading, Story
    from twosource.store.corpus import Corpus

_STORY: dict[str, ColumnType] = {"story": "text"}
COLUMNS: dict[str, dict[str, ColumnType]] = {
    "stories": {"id": "text", "reports": "texts", "reason": "text"},
    **{
        name: {**_STORY, **columns, **({"speaker_id": "text"} if name == "attributions" else {})}
        for name, columns in COMPARED.items()
    },
}


class Rows(NamedTuple):
    """Rows of one table."""

    table: str
    rows: list[Row]


def store_rows(corpus: Corpus, stories: Sequence[Story], *, others: bool) -> Iterator[Rows]:
    """Give the rows of stories, in their order.

    A story of several reports has rows in every table.  One of a single report has its reports and attributions: there
    is nothing to compare it with.

    Args:
        corpus: the store.
        stories: which stories.
        others: also give the reports that are in no story (older versions, withdrawn ones).
    """
    speakers = corpus.speakers()
    for story in stories:
        yield Rows("stories", [{"id": story.id, "reports": list(story.reports), "reason": story.reason}])
        if len(story.reports) > 1:
            tables = comparison_rows(corpus.comparison(story.id))
        else:
            tables = _alone(corpus, story.reports[0])
        yield from _of_story(story.id, tables, speakers)
    if others:
        told = {report for story in corpus.stories() for report in story.reports}
        for item in corpus.listing(limit=-1):
            if item.id not in told:
                yield from _of_story(None, _alone(corpus, item.id), speakers)


def _alone(corpus: Corpus, report: str) -> dict[str, list[Row]]:
    return {name: rows for reading in _readings(corpus, report) for name, rows in reading_rows(reading).items()}


def _readings(corpus: Corpus, report: str) -> Sequence[Reading]:
    """Give the reading of a report; one that could not be read keeps its row in the table of reports."""
    from twosource.model import Reading

    found, _ = corpus.read_or_why([report])
    return tuple(found.values()) or (Reading(corpus.report(report), (), (), (), (), ()),)


def _of_story(
    story: str | None, tables: Mapping[str, list[Row]], speakers: Mapping[tuple[str, str], str]
) -> Iterator[Rows]:
    for name, rows in tables.items():
        told: list[Row] = [{"story": story, **row} for row in rows]
        if name == "attributions":
            told = [{**row, "speaker_id": speakers.get((str(row["report"]), str(row["id"])))} for row in told]
        yield Rows(name, told)
