"""Whom a name of the catalog means: full names, and the short ones that belong to them.

A body's initials belong to its full name when the store has exactly one that fits.  A surname does not: of all persons
of a surname most stores know one in full and quote others by the surname alone.  It belongs to a full name in a report
that gives that name, in its title or its text, or in a story of which another report gives it, and where no other full
name that would fit is given.  Where full names would fit and none is given, it is a speaker of its own.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from twosource.errors import InputError
from twosource.identity import identify
from twosource.store.names import is_short_for, normalise, shorter_forms
from twosource.store.near import near_names
from twosource.store.search import match_expression, phrases

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from twosource.model import SpeakerKind

_SUGGESTED = 5
_MOST_WEIGHED = 20_000
_SPEAKER = "SELECT id FROM speaker WHERE proper AND kind = ? AND norm = ?"
Known = tuple[str, str, "SpeakerKind"]


class SeveralError(InputError):
    """A name may mean several speakers; ``names`` are theirs, as written, sorted."""

    def __init__(self, subject: str, names: Sequence[str]) -> None:
        more = f" and {len(names) - _SUGGESTED} more" if len(names) > _SUGGESTED else ""
        cause = f"may mean any of: {', '.join(names[:_SUGGESTED])}{more}"
        super().__init__(subject, cause, "give the full name")
        self.names = tuple(names)


class Person(NamedTuple):
    """A speaker of the catalog with every form of the name that belongs to it.

    Attributes:
        id: the speaker's.
        kind: person, body, ...
        ids: of the forms that mean this speaker wherever they stand.
        others: whom the name may mean too.
        short: ids of the forms that mean this speaker in some reports only.
        reports: these reports.
    """

    id: str
    kind: SpeakerKind
    ids: tuple[str, ...]
    others: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    reports: frozenset[str] = frozenset()


def resolve(base: sqlite3.Connection, name: str) -> Person:
    """Find the speaker whom a name means.

    A full name is itself; a short one belongs to the only full name of the store that fits, if it means nobody else in
    any report; else it is itself.

    Raises:
        InputError: nobody of this name speaks, or several do and none of them is called just that.
    """
    forms = list(dict.fromkeys([normalise(name, person=True), normalise(name, person=False)]))
    marks = ", ".join("?" * len(forms))
    exact = base.execute(
        f"SELECT id, norm, kind, proper, (SELECT count(*) FROM speech WHERE speaker = speaker.id) AS times "
        f"FROM speaker WHERE norm IN ({marks}) ORDER BY proper DESC, times DESC, id",
        forms,
    ).fetchall()
    fuller = [found for form in forms for found in _fuller(base, form)]
    if not (exact and exact[0][3]) and len({found[0] for found in fuller}) == 1:
        return _with_shorter(base, *fuller[0])
    if not exact:
        raise _nobody(base, name, forms, [found[0] for found in fuller])
    identity, norm, kind, proper, _ = exact[0]
    if proper and len({found[0] for found in fuller}) == 1 and fuller[0][2] == kind:
        full = _with_shorter(base, *fuller[0])
        if identity in full.ids or _reports_of(base, identity) <= full.reports:
            return full
    if not proper and len(exact) > 1:
        cause = f"{len(exact)} reports have a speaker of this description"
        raise InputError(name, cause, "give a name, or look with: twosource find")
    if not proper:
        return Person(identity, kind, (identity,))
    return _with_shorter(base, identity, norm, kind)._replace(others=_as_written(base, [found[0] for found in fuller]))


def _fuller(base: sqlite3.Connection, norm: str) -> list[Known]:
    """Find the full names of which a name may be a shorter form; of these only the fullest."""
    if not norm:
        return []
    sql = (
        "SELECT id, norm, kind FROM speaker WHERE proper AND ((kind = 'person' AND norm LIKE ? ESCAPE '\\') "
        "OR (kind = 'body' AND norm LIKE ? ESCAPE '\\')) ORDER BY norm, id"
    )
    bound = (f"% {_escaped(norm)}", f"{_escaped(norm[0])}% %")
    found: list[Known] = [row for row in base.execute(sql, bound) if is_short_for(norm, row[1], row[2])]
    return [each for each in found if not any(is_short_for(each[1], other[1], other[2]) for other in found)]


def canonical_speakers(base: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Give the speaker's id of every attribution, shorter names brought to the full one that they belong to.

    Returns:
        The id by the ids of report and attribution.
    """
    rows: list[Known] = base.execute("SELECT id, norm, kind FROM speaker WHERE proper ORDER BY norm, id").fetchall()
    fuller: dict[tuple[str, str], list[str]] = {}
    for _, norm, kind in rows:
        for short in shorter_forms(norm, kind):
            fuller.setdefault((kind, short), []).append(norm)
    ids = {(kind, norm): identity for identity, norm, kind in rows}
    everywhere: dict[str, str] = {}
    here: dict[tuple[str, str], str] = {}
    for identity, norm, kind in rows:
        fullest = [full for full in fuller.get((kind, norm), []) if (kind, full) not in fuller]
        if kind != "person" and len(fullest) == 1:
            everywhere[identity] = ids[kind, fullest[0]]
        if kind == "person" and fullest:
            reports = _reports_of(base, identity)
            here.update({(report, identity): identify("speaker", norm, kind, report) for report in reports})
            for full, told in _reports_giving(base, fullest).items():
                here.update({(report, identity): ids[kind, full] for report in reports & told})
    said = base.execute("SELECT report, attribution, speaker FROM speech")
    return {
        (report, attribution): here.get((report, speaker), everywhere.get(speaker, speaker))
        for report, attribution, speaker in said
    }


def _with_shorter(base: sqlite3.Connection, identity: str, norm: str, kind: SpeakerKind) -> Person:
    """Add the shorter forms that mean this speaker: everywhere, or in some reports."""
    everywhere, somewhere = [identity], []
    rivals = {norm}
    for short in shorter_forms(norm, kind):
        known = [row[0] for row in base.execute(_SPEAKER, (kind, short))]
        fuller = _fuller(base, short)
        if kind == "person":
            somewhere += known
            rivals.update(found[1] for found in fuller)
        elif {found[0] for found in fuller} == {identity}:
            everywhere += known
    reports = _reports_giving(base, rivals)[norm] if somewhere else frozenset[str]()
    return Person(identity, kind, tuple(everywhere), (), tuple(somewhere), reports)


def _reports_of(base: sqlite3.Connection, identity: str) -> frozenset[str]:
    """Ids of the reports in which somebody speaks."""
    return frozenset(
        row[0] for row in base.execute("SELECT DISTINCT report FROM speech WHERE speaker = ?", (identity,))
    )


def _reports_giving(base: sqlite3.Connection, rivals: Iterable[str]) -> dict[str, frozenset[str]]:
    """Ids of the reports in which a surname means one of some full names: they or their stories give it alone."""
    told = {full: _naming(base, full) for full in rivals}
    times = Counter(chain.from_iterable(told.values()))
    return {full: frozenset(report for report in reports if times[report] == 1) for full, reports in told.items()}


def _naming(base: sqlite3.Connection, full: str) -> frozenset[str]:
    """Ids of the reports whose title or text has a full name, and of the others of their stories."""
    sql = (
        "WITH own AS (SELECT listing.id FROM fulltext JOIN listing ON listing.number = fulltext.rowid "
        "WHERE fulltext MATCH ?) SELECT id FROM own UNION SELECT report FROM member WHERE story IN "
        "(SELECT story FROM member WHERE report IN (SELECT id FROM own))"
    )
    return frozenset(row[0] for row in base.execute(sql, (match_expression(phrases(f'"{full}"')),)))


def _nobody(base: sqlite3.Connection, name: str, forms: Sequence[str], fuller: Sequence[str]) -> InputError:
    """Say that nobody is called so, with the names of those like it, or of those that it may be short for, by id."""
    if fuller:
        return SeveralError(name, _as_written(base, fuller))
    words = sorted({word for form in forms for word in form.split() if len(word) > 2})
    like = [
        row[0]
        for word in words
        for row in base.execute(
            "SELECT id FROM speaker WHERE proper AND norm LIKE ? ESCAPE '\\' ORDER BY norm LIMIT 20",
            (f"%{_escaped(word)}%",),
        )
    ]
    told = ", ".join(_as_written(base, like)[:_SUGGESTED] or _spelt_alike(base, name, forms))
    return InputError(
        name, "nobody of this name speaks", f"speakers like it: {told}" if told else "see: twosource find"
    )


def _spelt_alike(base: sqlite3.Connection, name: str, forms: Sequence[str]) -> tuple[str, ...]:
    """The names of speakers that are spelt like a name: of those that share the beginning of one of its words."""
    begun = sorted({word[:2] for form in forms for word in form.split() if len(word) > 2})
    sql = (
        "SELECT norm, id FROM speaker WHERE proper AND (norm LIKE ? ESCAPE '\\' OR norm LIKE ? ESCAPE '\\') "
        "ORDER BY norm LIMIT ?"
    )
    known = {
        norm: identity
        for start in begun
        for norm, identity in base.execute(sql, (f"{_escaped(start)}%", f"% {_escaped(start)}%", _MOST_WEIGHED))
    }
    return _as_written(base, [known[norm] for norm in near_names(name, known)])


def _as_written(base: sqlite3.Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """The names of speakers as most of their attributions write them, sorted."""
    sql = "SELECT name FROM speech WHERE speaker = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"
    return tuple(sorted({row[0] for identity in ids for row in base.execute(sql, (identity,))}))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
