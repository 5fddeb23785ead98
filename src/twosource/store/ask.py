"""Questions to the catalog: lists, full text, what a speaker is reported to have said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from twosource.errors import UsageError
from twosource.model import ByHand, Place, Span
from twosource.saying import GAP
from twosource.store.codec import decode
from twosource.store.names import normalise
from twosource.store.persons import resolve
from twosource.store.records import Counts, Hit, Listed, Outlet, Said, SaidBy
from twosource.store.search import Phrase, around, holds_all, locate, match_expression, phrases

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from twosource.model import AttributionKind, Polarity, Report
    from twosource.store.persons import Person

_LISTED = (
    "listing.id, outlet, listing.title, published, language, url, source_id, path, listing.words, "
    "(SELECT story FROM member WHERE member.report = listing.id), newer, "
    "coalesce((SELECT status FROM withdrawn WHERE report = listing.id), "
    "(SELECT status FROM withdrawn WHERE report = listing.newer)), embargo"
)
# A version of which a newer one was taken back does not come back for it.
_GONE = "EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.report IN (listing.id, listing.newer))"
_SAID = (
    "attribution, speech.name, speech.source, speech.cue, speech.text, spans, speech.kind, speech.polarity, "
    "speech.report, speech.start, speech.corrected"
)
_LISTED_WIDTH = 13


class Wanted(NamedTuple):
    """What a search asks for beside words; ``withdrawn`` asks for what publishers took back too, or for that only."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = -1
    withdrawn: Literal["no", "too", "only"] = "no"


def list_reports(
    base: sqlite3.Connection, limit: int, offset: int, outlet: str | None, story: str | None
) -> tuple[Listed, ...]:
    """List reports, newest first, those without a date last."""
    wheres, values = _conditions(Wanted(outlet=outlet, withdrawn="too"))
    if story is not None:
        wheres.append("listing.id IN (SELECT report FROM member WHERE story = ?)")
        values.append(story)
    where = f"WHERE {' AND '.join(wheres)}" if wheres else ""
    sql = f"SELECT {_LISTED} FROM listing {where} ORDER BY published DESC, listing.id LIMIT ? OFFSET ?"
    return tuple(Listed(*row) for row in base.execute(sql, (*values, limit, offset)))


def list_named(base: sqlite3.Connection, ids: Sequence[str]) -> tuple[Listed, ...]:
    """List the reports named that are there, in the order given."""
    sql = f"SELECT {_LISTED} FROM listing WHERE id = ?"
    rows = (base.execute(sql, (identity,)).fetchone() for identity in ids)
    return tuple(Listed(*row) for row in rows if row is not None)


def ids_of(base: sqlite3.Connection, names: Iterable[str], digests: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of the reports that have one of some ids or addresses, or a text of one of some SHA-256, sorted."""
    found: set[str] = set()
    for name in names:
        found |= {row[0] for row in base.execute("SELECT id FROM listing WHERE id = ? OR url = ?", (name, name))}
    for digest in digests:
        found |= {row[0] for row in base.execute("SELECT id FROM listing WHERE sha256 = ?", (digest,))}
    return tuple(sorted(found))


def list_outlets(base: sqlite3.Connection) -> tuple[Outlet, ...]:
    """List the outlets, most reports first; what they took back is not counted."""
    sql = f"SELECT outlet, count(*) FROM listing WHERE NOT {_GONE} GROUP BY outlet ORDER BY count(*) DESC, outlet"
    rows = base.execute(sql)
    return tuple(Outlet(*row) for row in rows)


def count_all(base: sqlite3.Connection, stories_digest: str, dropped: int, repeats: int) -> Counts:
    """Count what there is.

    Args:
        base: the catalog.
        stories_digest: what the stories of now would be computed from.
        dropped: inputs skipped, over all additions.
        repeats: inputs that were the text of a report before.
    """
    reports, older, outlets, first, last = base.execute(
        "SELECT count(*), count(newer), count(DISTINCT outlet), min(published), max(published) FROM listing"
    ).fetchone()
    read, failed, attributions = base.execute(
        "SELECT count(*) - count(failure), count(failure), "
        f"coalesce(sum(CASE WHEN {_GONE} THEN 0 ELSE attributions END), 0) "
        "FROM reading JOIN listing ON listing.id = reading.report"
    ).fetchone()
    standing = f"SELECT speaker FROM speech JOIN listing ON listing.id = speech.report WHERE NOT {_GONE}"
    (speakers,) = base.execute(f"SELECT count(*) FROM speaker WHERE proper AND id IN ({standing})").fetchone()
    grouped = base.execute("SELECT stories FROM grouped WHERE digest = ?", (stories_digest,)).fetchone()
    stories = None if grouped is None else int(grouped[0])
    sql = "SELECT count(*) FROM listing WHERE newer IS NULL AND id IN (SELECT report FROM withdrawn)"
    (withdrawn,) = base.execute(sql).fetchone()
    return Counts(
        reports=reports,
        older=older,
        withdrawn=withdrawn,
        read=read,
        failed=failed,
        attributions=attributions,
        speakers=speakers,
        outlets=outlets,
        stories=stories,
        skipped=dropped,
        repeats=repeats,
        first=first,
        last=last,
    )


def find_hits(
    base: sqlite3.Connection, words: str, wanted: Wanted, load: Callable[[Sequence[str]], dict[str, Report]]
) -> tuple[Hit, ...]:
    """Find words; see ``Corpus.find``.

    Raises:
        UsageError: nothing to search by was given.
        InputError: nobody of the speaker's name speaks.
    """
    looked_for = phrases(words)
    if not looked_for and not any((wanted.speaker, wanted.outlet, wanted.since, wanted.until)):
        raise UsageError("find", "nothing to search for", "give words, or a speaker, an outlet or a date")
    if wanted.speaker is not None:
        return _find_said(base, looked_for, wanted)
    listed = _matching(base, looked_for, wanted)
    reports = load([item.id for item in listed])
    return tuple(_hit(item, reports[item.id], looked_for) for item in listed if item.id in reports)


def count_left_out(base: sqlite3.Connection, words: str, wanted: Wanted) -> int:
    """Count the withdrawn reports in which something would be found."""
    looked_for, only = phrases(words), wanted._replace(withdrawn="only", limit=-1)
    if wanted.speaker is None:
        return len(_matching(base, looked_for, only))
    person = resolve(base, wanted.speaker)
    found = (said for said in _said_by(base, person, only) if not looked_for or holds_all(said.text, looked_for))
    return len({said.report.id for said in found})


def count_unread(base: sqlite3.Connection, ids: Sequence[str] | None) -> int:
    """Count the reports, or those of some named by id, without a reading, failed ones too."""
    where = "NOT EXISTS (SELECT 1 FROM reading WHERE reading.report = listing.id)"
    if ids is None:
        (unread,) = base.execute(f"SELECT count(*) FROM listing WHERE {where}").fetchone()
    else:
        sql = f"SELECT count(*) FROM listing WHERE {where} AND id IN (SELECT value FROM json_each(?))"
        (unread,) = base.execute(sql, (json.dumps(list(ids)),)).fetchone()
    return int(unread)


def _matching(base: sqlite3.Connection, looked_for: tuple[Phrase, ...], wanted: Wanted) -> list[Listed]:
    wheres, values = _conditions(wanted)
    if not looked_for:
        sql = f"SELECT {_LISTED} FROM listing WHERE {' AND '.join(wheres)} ORDER BY published DESC, id LIMIT ?"
        return [Listed(*row) for row in base.execute(sql, (*values, wanted.limit))]
    where = " AND ".join(["fulltext MATCH ?", *wheres])
    sql = (
        f"SELECT {_LISTED} FROM fulltext JOIN listing ON listing.number = fulltext.rowid WHERE {where} "
        "ORDER BY bm25(fulltext, 4.0, 1.0), published DESC, id LIMIT ?"
    )
    bound = (match_expression(looked_for), *values, wanted.limit)
    return [Listed(*row) for row in base.execute(sql, bound)]


def _conditions(wanted: Wanted) -> tuple[list[str], list[str | int]]:
    wheres: list[str] = []
    values: list[str | int] = []
    if wanted.outlet is not None:
        wheres.append("outlet = ? COLLATE NOCASE")
        values.append(wanted.outlet)
    if wanted.withdrawn != "too":
        wheres.append(_GONE if wanted.withdrawn == "only" else f"NOT {_GONE}")
    if wanted.since is not None:
        wheres.append("published >= ?")
        values.append(wanted.since)
    if wanted.until is not None:
        # A day covers its hours, a month its days: compare as much of the date as was given.
        wheres.append("substr(published, 1, ?) <= ?")
        values += [len(wanted.until), wanted.until]
    return wheres, values


def _hit(listed: Listed, report: Report, looked_for: tuple[Phrase, ...]) -> Hit:
    found = locate(report.text, looked_for)
    if found is None:
        start = len(report.text) - len(report.text.lstrip())
        found = Span(start, start)
    shown = around(report.text, found)
    return Hit(listed, Place(listed.id, *found), report.text[shown.start : shown.end], shown.start)


def _find_said(base: sqlite3.Connection, looked_for: tuple[Phrase, ...], wanted: Wanted) -> tuple[Hit, ...]:
    person = resolve(base, wanted.speaker or "")
    hits: list[Hit] = []
    for said in _said_by(base, person, wanted):
        if looked_for and not holds_all(said.text, looked_for):
            continue
        first, start = said.text.split(GAP)[0], said.content[0].start
        place = Place(said.report.id, start, start + len(first))
        hits.append(Hit(said.report, place, first, start, said.speaker, said.corrected, said.text))
        if len(hits) == wanted.limit:
            break
    return tuple(hits)


def said_by(base: sqlite3.Connection, name: str, *, withdrawn: bool) -> SaidBy:
    """Give everything that a speaker is reported to have said; see ``Corpus.said``."""
    person = resolve(base, name)
    everything = _said_by(base, person, Wanted(withdrawn="too"))
    said = tuple(each for each in everything if withdrawn or each.report.withdrawn is None)
    left_out = {each.report.id for each in everything if each.report.withdrawn is not None and not withdrawn}
    names = sorted({each.speaker for each in said or everything})
    (norm,) = base.execute("SELECT norm FROM speaker WHERE id = ?", (person.id,)).fetchone()
    own = [each.speaker for each in everything if normalise(each.speaker, person=person.kind == "person") == norm]
    shown = min(own or names, key=lambda each: (-own.count(each), each))
    return SaidBy(person.id, shown, person.kind, tuple(names), said, person.others, len(left_out))


def _said_by(base: sqlite3.Connection, person: Person, wanted: Wanted) -> list[Said]:
    wheres, values = _conditions(wanted)
    every = "speaker IN (SELECT value FROM json_each(?))"
    here = f"{every} AND speech.report IN (SELECT value FROM json_each(?))"
    where = " AND ".join([f"({every} OR {here})", *wheres])
    bound = [json.dumps(each) for each in (person.ids, person.short, sorted(person.reports))]
    sql = (
        f"SELECT {_LISTED}, {_SAID} FROM speech JOIN listing ON listing.id = speech.report WHERE {where} "
        "ORDER BY published IS NULL, published, listing.id, speech.start, attribution"
    )
    return [_said(row) for row in base.execute(sql, (*bound, *values))]


def _said(row: tuple[str, ...]) -> Said:
    listed = Listed(*row[:_LISTED_WIDTH])  # type: ignore[arg-type]
    attribution, name, source, cue, text, spans, kind, polarity, report, _, made = row[_LISTED_WIDTH:]
    content = tuple(Place(report, start, end) for start, end in json.loads(spans))
    return Said(
        listed,
        attribution,
        name,
        source,
        cue,
        content,
        text,
        cast("AttributionKind", kind),
        cast("Polarity", polarity),
        decode(tuple[ByHand, ...], json.loads(made)),
    )
