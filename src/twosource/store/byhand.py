"""What people and publishers decided, brought into the catalog: corrections by hand, and reports taken back.

The catalog follows the state of the store as it follows the parts.  Corrections are put into the reading of every
report in which they may stand, and its rows are listed anew; what a publisher took back is noted.  So every question to
the catalog is answered as corrected, and knows what not to count.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from twosource.corrections.anchoring import NOT_FOUND, find_anchor
from twosource.corrections.readings import corrected_reading
from twosource.corrections.records import Outcome
from twosource.identity import identify
from twosource.model import Place, Report
from twosource.store.codec import decode_reading, dump, encode
from twosource.store.intake import taken_back
from twosource.store.speech import list_speech_again

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Reading, Withdrawal
    from twosource.store.dataset import Dataset

# ``corrected``: reports whose rows are as people corrected them, with what was put in.  ``placed``: where each anchor
# of a correction stands in a report, or why it does not.  ``notice``: withdrawals that were held against all reports.
BY_HAND = """
CREATE TABLE corrected (report TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;
CREATE TABLE placed (
    correction TEXT NOT NULL, anchor INTEGER NOT NULL, report TEXT NOT NULL, start INTEGER, "end" INTEGER,
    why TEXT NOT NULL, PRIMARY KEY (correction, anchor, report)
) STRICT;
CREATE INDEX placed_report ON placed (report);
CREATE TABLE withdrawn (report TEXT PRIMARY KEY, status TEXT NOT NULL) STRICT;
CREATE TABLE notice (record TEXT PRIMARY KEY) STRICT;
CREATE TABLE followed (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
NAMES = ("corrected", "placed", "withdrawn", "notice", "followed")
_STAMP, _LAST = "state", "number"
_BATCH = 256


class Loads(Protocol):
    """Loads reports from the parts that hold them."""

    def __call__(self, base: sqlite3.Connection, ids: Sequence[str], /) -> Mapping[str, Report]:
        """Give the reports that are there, by id."""


class Decided(NamedTuple):
    """What people and publishers decided, and a stamp that changes with it."""

    corrections: tuple[Correction, ...]
    withdrawals: tuple[Withdrawal, ...]
    stamp: str


def is_followed(base: sqlite3.Connection, stamp: str) -> bool:
    """Tell whether the catalog holds what was decided up to a stamp."""
    row = base.execute("SELECT value FROM followed WHERE key = ?", (_STAMP,)).fetchone()
    return row is not None and row[0] == stamp


def follow_decisions(base: sqlite3.Connection, data: Dataset, load: Loads, decided: Decided) -> None:
    """Bring what was decided into the catalog; to be called inside a transaction, after the parts were followed."""
    _follow_withdrawals(base, data, decided.withdrawals)
    _follow_corrections(base, data, load, decided.corrections)
    base.execute("INSERT OR REPLACE INTO followed VALUES (?, ?)", (_STAMP, decided.stamp))


def forget_report(base: sqlite3.Connection, report: str) -> None:
    """Take out what was decided about a report that is removed."""
    base.execute("DELETE FROM corrected WHERE report = ?", (report,))
    base.execute("DELETE FROM placed WHERE report = ?", (report,))
    base.execute("DELETE FROM withdrawn WHERE report = ?", (report,))


def _follow_withdrawals(base: sqlite3.Connection, data: Dataset, notices: Sequence[Withdrawal]) -> None:
    """Hold new notices against all reports, and those known before against the reports that came since."""
    known = {row[0] for row in base.execute("SELECT record FROM notice")}
    records = {dump(encode(notice)): notice for notice in notices}
    fresh = [notice for record, notice in records.items() if record not in known]
    row = base.execute("SELECT value FROM followed WHERE key = ?", (_LAST,)).fetchone()
    last = 0 if row is None else int(row[0])
    (now,) = base.execute("SELECT coalesce(max(number), 0) FROM listing").fetchone()
    if records and (fresh or now > last):
        earlier = [notice for record, notice in records.items() if record in known]
        for number, report in _told(data, 0 if fresh else last):
            named = taken_back((report,), (*earlier, *fresh) if number > last else fresh)
            rows = ((found.id, notice.status) for found, notice in named)
            base.executemany("INSERT OR IGNORE INTO withdrawn VALUES (?, ?)", rows)
        base.executemany("INSERT OR IGNORE INTO notice VALUES (?)", [(record,) for record in records])
    base.execute("INSERT OR REPLACE INTO followed VALUES (?, ?)", (_LAST, str(now)))


def _told(data: Dataset, after: int) -> Iterator[tuple[int, Report]]:
    """Give of each report with a number behind another one what a notice names it by, without its text."""
    columns = "number, id, sha256, raw_sha256, source_id, url, outlet, title, credit"
    sql = f"SELECT {columns} FROM {{rows}} WHERE number > {after:d} ORDER BY number"
    for batch in data.stream("reports", sql):
        for number, *cells in batch:
            identity, digest, raw, source, url, outlet, title, credit = (
                None if cell is None else str(cell) for cell in cells
            )
            bare = Report(str(identity), "", str(digest), str(raw), source, None, url, outlet, title, credit=credit)
            yield int(str(number)), bare


def _follow_corrections(
    base: sqlite3.Connection, data: Dataset, load: Loads, corrections: Sequence[Correction]
) -> None:
    """List anew the reports of which other corrections are known than are listed."""
    reach = _reach(base, corrections)
    read = {row[0] for row in base.execute("SELECT report FROM reading WHERE failure IS NULL")} if reach else set()
    wanted = {
        report: identify("corrected", report in read, *sorted(one.id for one in made)) for report, made in reach.items()
    }
    listed = dict(base.execute("SELECT report, digest FROM corrected").fetchall())
    changed = sorted(report for report in wanted.keys() | listed.keys() if wanted.get(report) != listed.get(report))
    for start in range(0, len(changed), _BATCH):
        some = changed[start : start + _BATCH]
        reports = load(base, some)
        readings = _readings(base, data, reports)
        for identity in some:
            base.execute("DELETE FROM corrected WHERE report = ?", (identity,))
            base.execute("DELETE FROM placed WHERE report = ?", (identity,))
            if identity in reports:
                _put_in(base, reports[identity], readings.get(identity), reach.get(identity, ()))
            if identity in wanted:
                base.execute("INSERT INTO corrected VALUES (?, ?)", (identity, wanted[identity]))
    if changed:
        base.execute("DELETE FROM speaker WHERE id NOT IN (SELECT speaker FROM speech)")


def _put_in(
    base: sqlite3.Connection, report: Report, reading: Reading | None, corrections: Sequence[Correction]
) -> None:
    """List a report as corrected, and note where each correction stands in it."""
    applied: dict[str, str] = {}
    if reading is not None:
        corrected, outcomes = corrected_reading(reading, corrections)
        list_speech_again(base, corrected)
        applied = {outcome.correction.id: outcome.orphaned for outcome in outcomes}
    for correction in corrections:
        for number, anchor in enumerate(correction.anchors):
            place = find_anchor(anchor, [report])
            why = NOT_FOUND if place is None else applied.get(correction.id, "")
            span = (None, None) if place is None or why else (place.start, place.end)
            row = (correction.id, number, report.id, *span, why)
            base.execute("INSERT OR REPLACE INTO placed VALUES (?, ?, ?, ?, ?, ?)", row)


def _readings(base: sqlite3.Connection, data: Dataset, reports: Mapping[str, Report]) -> dict[str, Reading]:
    """Give the kept readings of reports, as the stages made them."""
    ids = sorted(reports)
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT DISTINCT part FROM reading WHERE failure IS NULL AND report IN ({marks})"
    parts = [row[0] for row in base.execute(sql, ids)]
    if not parts:
        return {}
    rows = data.query("readings", f"SELECT report, record FROM {{rows}} WHERE report IN ({marks})", ids, parts)
    return {str(key): decode_reading(str(record), reports[str(key)]) for key, record in rows if record is not None}


def _reach(base: sqlite3.Connection, corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Give the corrections that may stand in each report.

    A correction may stand in the report in which it was made, and in other versions of it: the reports of the same
    address.  Where the report in which it was made is not in the store, another one of the same name (source id or
    path) stands in for it, if there is just one: two different reports may have been read from one file.
    """
    made = tuple(corrections)
    anchors = [(correction, anchor) for correction in made for anchor in correction.anchors]
    named = {anchor.document for _, anchor in anchors if anchor.document is not None}
    there: set[str] = set()
    of_address: dict[str, list[str]] = defaultdict(list)
    of_name: dict[str, list[str]] = defaultdict(list)
    origins = {anchor.report for _, anchor in anchors}
    if origins:
        for identity, url, name in base.execute("SELECT id, url, coalesce(source_id, path) FROM listing ORDER BY id"):
            if identity in origins:
                there.add(identity)
            if url is not None and url in named:
                of_address[url].append(identity)
            elif url is None and name in named:
                of_name[name].append(identity)
    reach: dict[str, dict[str, Correction]] = defaultdict(dict)
    for correction, anchor in anchors:
        reports = list(of_address.get(anchor.document or "", ()))
        if anchor.report in there:
            reports.append(anchor.report)
        elif len(of_name.get(anchor.document or "", ())) == 1:
            reports += of_name[anchor.document or ""]
        for report in reports:
            reach[report][correction.id] = correction
    return {report: tuple(found.values()) for report, found in reach.items()}


def corrections_of(
    base: sqlite3.Connection, corrections: Sequence[Correction], reports: Sequence[str]
) -> dict[str, tuple[Correction, ...]]:
    """Give the corrections that may stand in each of some reports; reports without any are left out."""
    if not corrections:
        return {}
    wanted = set(reports)
    rows = base.execute("SELECT DISTINCT report, correction FROM placed").fetchall()
    of_report: dict[str, set[str]] = defaultdict(set)
    for report, correction in rows:
        if report in wanted:
            of_report[report].add(correction)
    return {report: tuple(one for one in corrections if one.id in of_report[report]) for report in sorted(of_report)}


def placed_corrections(base: sqlite3.Connection, corrections: Sequence[Correction]) -> tuple[Outcome, ...]:
    """Tell where each correction stands now; older versions count only where there is no newer one."""
    sql = (
        'SELECT correction, anchor, report, start, "end", why, newer IS NOT NULL AS older '
        "FROM placed JOIN listing ON listing.id = placed.report ORDER BY older, published DESC, listing.id"
    )
    found: dict[tuple[str, int], Place] = {}
    why: dict[str, str] = {}
    newest: set[tuple[str, int]] = set()
    for correction, anchor, report, start, end, cause, older in base.execute(sql):
        if not older:
            newest.add((correction, anchor))
        elif (correction, anchor) in newest:
            continue
        if cause:
            why.setdefault(correction, cause)
        else:
            found.setdefault((correction, anchor), Place(report, start, end))
    return tuple(_outcome(correction, found, why) for correction in corrections)


def _outcome(correction: Correction, found: Mapping[tuple[str, int], Place], why: Mapping[str, str]) -> Outcome:
    places = [found.get((correction.id, number)) for number in range(len(correction.anchors))]
    known = tuple(place for place in places if place is not None)
    if len(known) == len(places):
        return Outcome(correction, known)
    return Outcome(correction, (), why.get(correction.id, NOT_FOUND))


def withdrawn_reports(base: sqlite3.Connection) -> dict[str, str]:
    """Give the status of the reports that were taken back, and of the older versions of such."""
    sql = (
        "SELECT listing.id, status FROM withdrawn JOIN listing ON withdrawn.report IN (listing.newer, listing.id) "
        "ORDER BY listing.id, withdrawn.report = listing.id DESC"
    )
    found: dict[str, str] = {}
    for report, status in base.execute(sql):
        found.setdefault(report, status)
    return found
