"""The head and the foot of the page: the event, the reports, the three lines."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Place
from twosource.version import __version__
from twosource.views.lookup import count_words
from twosource.views.page.lines import place_line
from twosource.views.page.records import AlignedRow, ConflictRow, Foot, Line, Piece, ReportRow
from twosource.views.page.words import METHOD_LIMIT, NAMED, UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import QuotationCheck, Reading, Report
    from twosource.settings import Settings
    from twosource.views.lookup import Lookup

QUOTE_MARKS = frozenset("\"'“”‘’«»„‹›")


def report_rows(lookup: Lookup) -> tuple[ReportRow, ...]:
    """One row per report, in the order given."""
    return tuple(_report_row(lookup, reading) for reading in lookup.readings.values())


def _report_row(lookup: Lookup, reading: Reading) -> ReportRow:
    report = reading.report
    return ReportRow(
        number=lookup.number[report.id],
        label=lookup.labels[report.id],
        title=report.title,
        outlet=report.outlet or UNKNOWN,
        authors=", ".join(report.authors) or UNKNOWN,
        published=f"{report.published} (as stated)" if report.published else UNKNOWN,
        language=report.language or UNKNOWN,
        words=count_words(report.text),
        sources=named_sources(reading),
        credit=report.credit,
        source=report.path or report.source_id or "given as text",
        url=report.url,
        sha256=report.sha256,
        raw_sha256=report.raw_sha256,
        terms=tuple(_terms(report)),
    )


def _terms(report: Report) -> Iterator[str]:
    if report.version is not None:
        yield f"version {report.version}"
    if report.updated:
        yield f"updated {report.updated}"
    if report.embargo:
        yield f"not to be published before {report.embargo}"
    if report.status not in {None, "usable"}:
        yield f"{report.status} by its publisher"


def named_sources(reading: Reading) -> tuple[str, ...]:
    """Name the persons, bodies and documents that a report attributes something to, in order of appearance."""
    speakers = (attribution.speaker for attribution in reading.attributions)
    return tuple(dict.fromkeys(speaker.name for speaker in speakers if speaker and speaker.kind in NAMED))


def event_line(aligned: Sequence[AlignedRow], lookup: Lookup) -> Line | None:
    """Tell the event in the words of one report.

    News puts the event first: of the statements that most reports share, or at least half as many reports, it is the
    one that stands earliest in them, in the words of the first report that tells it in a sentence of its own.  A whole
    sentence goes before a part, be it one that begins in lower case or one that stands whole in another row, and what
    is told before what is quoted.  Where only parts and quotations are shared, a report's headline tells the event.
    """
    if not aligned:
        return None
    most = max(row.outlets for row in aligned)
    shared = [(row, line) for row in aligned if row.outlets * 2 >= most for line in row.lines]
    best = min(_rank(line, lookup) for _, line in shared)
    headline = _headline(lookup) if best else None
    if headline is not None:
        return headline
    candidates = [(row, line) for row, line in shared if _rank(line, lookup) == best]
    _, line = min(candidates, key=lambda pair: _mean_position(pair[0], lookup))
    return replace(line, pieces=(Piece(line.text, marked=False),), part_of=None)


def _headline(lookup: Lookup) -> Line | None:
    """The headline of the first report that has one in its text, in the language of most."""
    languages = Counter(reading.report.language for reading in lookup.readings.values())
    for reading in lookup.readings.values():
        report = reading.report
        start = report.text.find(report.title) if report.title else -1
        if report.title and start >= 0 and languages[report.language] == max(languages.values()):
            return place_line(lookup, Place(report.id, start, start + len(report.title)), "headline")
    return None


def _rank(line: Line, lookup: Lookup) -> int:
    """How badly a line tells the event: 0 told words that open a sentence, 1 a quotation, 2 a part of a sentence.

    Worst is a language that most reports are not in: 3.
    """
    languages = Counter(reading.report.language for reading in lookup.readings.values())
    if languages[line.language] < max(languages.values()):
        return 3
    reading = lookup.readings[line.place.report]
    quoted = any(quotation.outer.start <= line.place.start < quotation.outer.end for quotation in reading.quotations)
    if quoted or not QUOTE_MARKS.isdisjoint((line.text.strip()[:1], line.text.strip()[-1:])):
        return 1
    before = [sentence.start for sentence in reading.sentences] + [noise.span.end for noise in reading.report.noise]
    # Between a dateline or the start of a sentence and its words stand at most a dash and spaces.
    opens = any(
        start <= line.place.start and not any(sign.isalnum() for sign in reading.report.text[start : line.place.start])
        for start in before
    )
    return 0 if opens and line.part_of is None and not line.text[:1].islower() else 2


def _mean_position(row: AlignedRow, lookup: Lookup) -> float:
    """Where the lines of a row stand in their reports, on average: 0 at the start, 1 at the end."""
    positions = [line.place.start / len(lookup.readings[line.place.report].report.text) for line in row.lines]
    return sum(positions) / len(positions)


def summarise(
    aligned: Sequence[AlignedRow],
    repeated: Sequence[AlignedRow],
    conflicts: Sequence[ConflictRow],
    checks: Sequence[QuotationCheck] | None,
) -> tuple[str, str, str]:
    """Sum up in three lines: what is shared and what it rests on, what conflicts, what stands in several wordings.

    Args:
        aligned: what several reports say.
        repeated: what one report gives twice.
        conflicts: places that differ.
        checks: of quotations against the document of record, of which the third line tells; ``None`` without one.
    """
    one = sum(1 for row in aligned if row.count == 1)
    more = sum(1 for row in aligned if row.count is not None and row.count > 1)
    none = len(aligned) - one - more
    shared = f"Shared: {count(len(aligned), 'statement')}"
    if aligned:
        shared += f"; {one} on one origin only, {more} on two or more independent origins, {none} on no stated origin"
    return (
        f"{shared}.{_repeated_summary(repeated)}",
        _conflict_summary(conflicts),
        _wording_summary(aligned) + ("" if checks is None else _record_summary(checks)),
    )


def _repeated_summary(repeated: Sequence[AlignedRow]) -> str:
    if not repeated:
        return ""
    more = sum(1 for row in repeated if row.count is not None and row.count > 1)
    rests = f", {more} on two or more independent origins" if more else ""
    return f" Told twice inside one report: {len(repeated)}{rests}."


def _conflict_summary(conflicts: Sequence[ConflictRow]) -> str:
    real = [row for row in conflicts if row.both_cannot_hold]
    others = len(conflicts) - len(real)
    subjects = ", ".join(dict.fromkeys(row.what for row in real))
    told = f"Conflicts: {len(real)} ({subjects})" if real else "Conflicts: none found"
    return f"{told}; {count(others, 'figure')} told apart as rounding, bound or update." if others else f"{told}."


def _wording_summary(aligned: Sequence[AlignedRow]) -> str:
    wordings = sum(1 for row in aligned if row.several_wordings)
    return f"Quotations in several wordings: {wordings or 'none found'}."


def _record_summary(checks: Sequence[QuotationCheck]) -> str:
    same = sum(1 for check in checks if check.verdict == "identical")
    missing = sum(1 for check in checks if check.verdict == "not_found")
    others = sum(1 for check in checks if check.verdict == "other_speaker")
    told = (
        f" Held against the document of record: {same} word for word,"
        f" {len(checks) - same - missing - others} not quite, {missing} not in it"
    )
    return f"{told}; {count(others, 'quotation')} of others left aside." if others else f"{told}."


def foot(verb: str, settings: Settings, paths: Sequence[str | None]) -> Foot:
    """Say what is needed to make the page again."""
    files = " ".join(shlex.quote(path) for path in dict.fromkeys(paths) if path)
    if not files or not all(paths):
        command = f"made from texts given to the Python function twosource.{verb}"
    else:
        command = f"twosource {verb} --html PAGE.html -- {files}"
    return Foot(__version__, f"at most {settings.max_bytes:,} bytes a report", command, METHOD_LIMIT)
