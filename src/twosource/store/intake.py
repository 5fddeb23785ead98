"""What an addition brings to a store: which reports are new, their rows, and what is said of the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from twosource.model import Warned
from twosource.readers.versions import Taken, take_back, why_withdrawn
from twosource.store.codec import encode_report
from twosource.store.schema import TABLES
from twosource.surrogates import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from sqlite3 import Connection

    from twosource.model import Link, Report, Skipped, Withdrawal
    from twosource.store.catalog import Catalog
    from twosource.store.dataset import Dataset, Row
    from twosource.store.state import State

_NAMED = 3


class Lot(Protocol):
    """What was said of the inputs of one addition."""

    @property
    def skipped(self) -> Sequence[Skipped]:
        """What could not be read, or is not to be counted."""

    @property
    def warnings(self) -> Sequence[Warned]:
        """What needs care."""

    @property
    def links(self) -> Sequence[Link]:
        """Addresses without a text."""

    @property
    def withdrawals(self) -> Sequence[Withdrawal]:
        """What publishers took back."""


@dataclass(slots=True)
class Brought:
    """What an addition brought to a store.

    Attributes:
        added: ids of the reports that are new, in the order given.
        known: ids of those that the store has, in the order given.
        gone: new reports, by id, that notices of their publishers name, each with the first such notice.
    """

    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    gone: dict[str, Withdrawal] = field(default_factory=dict)


@dataclass(slots=True)
class _Waiting:
    """New reports that fill no part yet, with what they are known by."""

    reports: list[Report] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    texts: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        self.reports.append(report)
        self.ids.add(report.id)
        self.texts.setdefault(report.sha256, []).append((report.id, report.outlet))


def write_new(data: Dataset, catalog: Catalog, state: State, reports: Iterable[Report]) -> Brought:
    """Write the reports that a store has not, part by part, in memory of two parts; the holder of the lock may.

    The same text counts once unless two different outlets are stated, as within one intake.  What is said of a report
    is noted before it is written: a run that is killed in between says it again.

    Args:
        data: the store's tables.
        catalog: knows which reports are there.
        state: the notices of publishers; repeats and reports taken back are noted there.
        reports: in the order in which they are to be numbered.
    """
    brought, waiting, size = Brought(), _Waiting(), TABLES["reports"].rows
    notices = state.withdrawals()
    ((last,),) = data.query("reports", "SELECT coalesce(max(number), 0) FROM {rows}")
    number, stream = int(str(last)) + 1, iter(reports)
    while some := list(islice(stream, size)):
        before = len(waiting.reports)
        with catalog.base() as base:
            repeats = [repeat for report in some for repeat in _sort_in(base, report, waiting, brought)]
        back = {report.id: (report, notice) for report, notice in taken_back(waiting.reports[before:], notices)}
        brought.gone |= {identity: notice for identity, (_, notice) in back.items()}
        state.note_dropped((), [*repeats, *(withdrawn_warning(*pair) for pair in back.values())])
        if len(waiting.reports) >= size:
            number, waiting = _write(data, number, waiting.reports[:size]), _rest(waiting.reports[size:])
    if waiting.reports:
        _write(data, number, waiting.reports)
    return brought


def _write(data: Dataset, number: int, reports: Sequence[Report]) -> int:
    data.append("reports", [_row(each, report) for each, report in enumerate(reports, number)])
    return number + len(reports)


def _rest(reports: Sequence[Report]) -> _Waiting:
    waiting = _Waiting()
    for report in reports:
        waiting.add(report)
    return waiting


def _sort_in(base: Connection, report: Report, waiting: _Waiting, brought: Brought) -> Iterator[Warned]:
    """Put a report with those that are new or those that are known; a repeat under another id is told."""
    there = base.execute("SELECT 1 FROM listing WHERE id = ?", (report.id,)).fetchone() is not None
    if there or report.id in waiting.ids:
        brought.known.append(report.id)
        return
    rows = base.execute("SELECT id, outlet FROM listing WHERE sha256 = ? ORDER BY number", (report.sha256,)).fetchall()
    same = _same_text(report, [*rows, *waiting.texts.get(report.sha256, [])])
    if same is None:
        waiting.add(report)
        brought.added.append(report.id)
        return
    brought.known.append(same)
    source = report.path or report.source_id or report.id
    yield Warned(source, f"the same text as report {same}, counted once")


def _same_text(report: Report, known: Sequence[tuple[str, str | None]]) -> str | None:
    for identity, outlet in known:
        if outlet is None or report.outlet is None or outlet.casefold() == report.outlet.casefold():
            return identity
    return None


def taken_back(reports: Iterable[Report], notices: Sequence[Withdrawal]) -> Iterator[tuple[Report, Withdrawal]]:
    """Give the reports that notices of their publishers name, each with the first such notice."""
    for report in reports if notices else ():
        yield from ((item.report, notice) for item, notice in take_back([Taken(report.id, report)], notices)[1])


def withdrawn_warning(report: Report, notice: Withdrawal) -> Warned:
    """Say of a report in the store that it was taken back."""
    return Warned(report.path or report.source_id or report.url or f"report {report.id}", why_withdrawn(notice))


def link_warnings(links: Sequence[Link]) -> tuple[Warned, ...]:
    """Say in one line how many addresses the inputs only name, and which inputs."""
    if not links:
        return ()
    # An item of a feed is named behind its file: ``feed.xml:item 3``.
    inputs = list(dict.fromkeys(link.source.partition(":item ")[0] for link in links))
    more = f" and {len(inputs) - _NAMED} more" if len(inputs) > _NAMED else ""
    named = f"{', '.join(inputs[:_NAMED])}{more}"
    told = "1 address is listed there without the text of the page"
    if len(links) > 1:
        told = f"{len(links):,} addresses are listed there without the text of the pages"
    return (Warned(named, f"{told}: not taken in"),)


def _row(number: int, report: Report) -> Row:
    facts = (
        report.id,
        report.outlet,
        report.title,
        report.published,
        report.language,
        report.url,
        report.source_id,
        report.path,
        report.credit,
    )
    return (
        number,
        *(None if fact is None else storable(fact) for fact in facts),
        [storable(author) for author in report.authors],
        report.sha256,
        report.raw_sha256,
        len(report.text),
        storable(report.text),
        encode_report(report),
    )
