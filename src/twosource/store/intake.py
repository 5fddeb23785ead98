"""What an intake brings to a store: which reports are new, their rows, and what is said of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Warned
from twosource.readers.versions import Taken, take_back, why_withdrawn
from twosource.store.codec import encode_report, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model import Link, Report, Withdrawal
    from twosource.store.dataset import Row

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Fresh:
    """What an intake brings to a store.

    Attributes:
        added: the reports that are new, in the order given.
        known: ids of those that the store has, in the order given.
        repeats: which reports are the text of another one and count once.
    """

    added: tuple[Report, ...]
    known: tuple[str, ...]
    repeats: tuple[Warned, ...]


def new_reports(reports: Sequence[Report], known: Sequence[Row]) -> Fresh:
    """Sort out the reports that a store has not.

    The same text counts once unless two different outlets are stated, as within one intake.

    Args:
        reports: in the order given.
        known: id, SHA-256 of the text, outlet and number of each report in the store.
    """
    ids = {str(row[0]) for row in known}
    texts: dict[str, list[tuple[str, str | None]]] = {}
    for identity, digest, outlet, _ in known:
        texts.setdefault(str(digest), []).append((str(identity), None if outlet is None else str(outlet)))
    added: list[Report] = []
    there: list[str] = []
    repeats: list[Warned] = []
    for report in reports:
        same = _same_text(report, texts.get(report.sha256, []))
        if report.id in ids:
            there.append(report.id)
        elif same is not None:
            there.append(same)
            source = report.path or report.source_id or report.id
            repeats.append(Warned(source, f"the same text as report {same}, counted once"))
        else:
            added.append(report)
            ids.add(report.id)
            texts.setdefault(report.sha256, []).append((report.id, report.outlet))
    return Fresh(tuple(added), tuple(there), tuple(repeats))


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


def report_rows(reports: Sequence[Report], known: Sequence[Row]) -> list[Row]:
    """Make the rows of new reports, numbered on from those of the store."""
    first = max((int(str(row[3])) for row in known), default=0) + 1
    return [_row(number, report) for number, report in enumerate(reports, first)]


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
