"""The tables of a store: one row a record, ids to join on, streamed story by story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twosource.corrections.words import told_by_hand
from twosource.parallel import workers
from twosource.views.tables import COLUMNS as COMPARED
from twosource.views.tables import ColumnType, Row, comparison_rows, reading_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from twosource.model import Attribution, Reading, Story
    from twosource.store.corpus import Corpus

# Stories that are compared before their rows are given, where several processes compare.
_AHEAD = 64
_STORY: dict[str, ColumnType] = {"story": "text"}
# What only a store knows of a row.
_OF_THE_STORE: dict[str, dict[str, ColumnType]] = {
    "reports": {"withdrawn": "text"},
    "attributions": {"content_spans": "texts", "speaker_id": "text", "corrected": "text"},
}
COLUMNS: dict[str, dict[str, ColumnType]] = {
    "stories": {"id": "text", "reports": "texts", "reason": "text"},
    **{name: {**_STORY, **columns, **_OF_THE_STORE.get(name, {})} for name, columns in COMPARED.items()},
}


class Rows(NamedTuple):
    """Rows of one table."""

    table: str
    rows: list[Row]


class _Known(NamedTuple):
    """What a store knows of its rows: speakers' ids by report and attribution, and what was taken back."""

    speakers: Mapping[tuple[str, str], str]
    withdrawn: Mapping[str, str]


def store_rows(
    corpus: Corpus,
    chosen: Sequence[Story] | None,
    *,
    withdrawn: bool = False,
    jobs: int = 1,
    done: Callable[[int], None] | None = None,
) -> Iterator[Rows]:
    """Give the rows of stories, in their order, as people corrected them.

    A story of several reports has rows in every table.  One of a single report has its reports and attributions: there
    is nothing to compare it with.

    Args:
        corpus: the store.
        chosen: which stories; all of them, and the older versions that are in none, where it is ``None``.
        withdrawn: with all of them also the reports that their publishers took back.
        jobs: processes that compare stories; 0 leaves the choice to us.
        done: called with the number of stories whose rows have been given.
    """
    known = _Known(corpus.speakers(), corpus.withdrawn())
    stories = corpus.stories() if chosen is None else chosen
    for number, story in enumerate(_compared_ahead(corpus, stories, jobs), start=1):
        yield Rows("stories", [{"id": story.id, "reports": list(story.reports), "reason": story.reason}])
        if len(story.reports) > 1:
            comparison = corpus.comparison(story.id)
            made = {said.id: said for reading in comparison.readings for said in reading.attributions}
            yield from _of_story(story.id, comparison_rows(comparison), made, known)
        else:
            yield from _alone(corpus, story.id, story.reports[0], known)
        if done is not None:
            done(number)
    if chosen is None:
        told = {report for story in corpus.stories() for report in story.reports}
        for item in corpus.listing(limit=-1):
            if item.id not in told and (withdrawn or item.withdrawn is None):
                yield from _alone(corpus, None, item.id, known)


def _compared_ahead(corpus: Corpus, stories: Sequence[Story], jobs: int) -> Iterator[Story]:
    """Give the stories in their order, some at a time compared in several processes where that is worth it."""
    with workers(sum(len(story.reports) > 1 for story in stories), jobs) as pool:
        for first in range(0, len(stories), _AHEAD):
            part = stories[first : first + _AHEAD]
            if pool is not None:
                corpus.compare_ahead([story for story in part if len(story.reports) > 1], pool)
            yield from part


def _alone(corpus: Corpus, story: str | None, report: str, known: _Known) -> Iterator[Rows]:
    for reading in _readings(corpus, report):
        made = {said.id: said for said in reading.attributions}
        yield from _of_story(story, reading_rows(reading), made, known)


def _readings(corpus: Corpus, report: str) -> Sequence[Reading]:
    """Give the reading of a report; one that could not be read keeps its row in the table of reports."""
    from twosource.model import Reading

    found, _ = corpus.read_or_why([report])
    return tuple(found.values()) or (Reading(corpus.report(report), (), (), (), (), ()),)


def _of_story(
    story: str | None, tables: Mapping[str, list[Row]], made: Mapping[str, Attribution], known: _Known
) -> Iterator[Rows]:
    for name, rows in tables.items():
        told: list[Row] = [{"story": story, **row} for row in rows]
        if name == "attributions":
            told = [{**row, **_of_attribution(row, made, known)} for row in told]
        elif name == "reports":
            told = [{**row, "withdrawn": known.withdrawn.get(str(row["id"]))} for row in told]
        yield Rows(name, told)


def _of_attribution(row: Row, made: Mapping[str, Attribution], known: _Known) -> Row:
    identity = str(row["id"])
    said = made.get(identity)
    return {
        # What is said in parts is joined by "…" in the column before: here each part's place in the report's text.
        "content_spans": [f"{span.start}:{span.end}" for span in said.content] if said is not None else None,
        "speaker_id": known.speakers.get((str(row["report"]), identity)),
        "corrected": (told_by_hand(said.corrected) if said is not None else "") or None,
    }
