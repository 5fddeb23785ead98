"""Which of several reports are one: exact repeats, versions of one outlet's report, reports taken back.

What decides is what the inputs state, never their order: ids, version numbers, publication status, addresses, the marks
of wires and the words of the texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.model import Warned
from twosource.outlets.registry import default_registry
from twosource.readers.lines import content_lines
from twosource.readers.marks import read_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Intake, Report, Withdrawal
    from twosource.outlets.registry import Registry
    from twosource.readers.marks import Mark

SAME_HEADLINE = 0.6
SAME_TEXT = 0.8
MARKED_TEXT = 0.35
_SHINGLE = 5
_RANK = {None: 0, "repeat": 1, "update": 1, "refile": 2, "corrected": 3, "withheld": 4, "canceled": 5}
_WORD = re.compile(r"\w+")
_FACTS = ("outlet", "url", "published", "title", "authors", "credit", "source_id", "language", "version", "updated")


@dataclass(frozen=True, slots=True)
class Taken:
    """A report with the name of what it was read from."""

    source: str
    report: Report


@dataclass(frozen=True, slots=True)
class Repeat:
    """A text that was read before, and the copy that is kept."""

    source: str
    kept: str


def keep_one_of_each(taken: Sequence[Taken], registry: Registry | None = None) -> tuple[list[Taken], list[Repeat]]:
    """Keep one of each text that one outlet has more than once.

    The same text under another stated outlet is kept: it is copy that two outlets carry, which is for the origins to
    say.  A copy without an outlet is the stated outlet's.  Of equal copies the one with most facts stated is kept, then
    that with the smallest name: the order of the inputs decides nothing.

    Returns:
        What is kept, in the order given, and the rest with what was kept in its place.
    """
    registry = registry or default_registry()
    by_text: dict[str, list[Taken]] = defaultdict(list)
    for item in taken:
        by_text[item.report.sha256].append(item)
    kept_for: dict[int, Taken] = {}
    for copies in by_text.values():
        stated = {_key(copy.report, registry) for copy in copies} - {None}
        heirs = {key: min((c for c in copies if _key(c.report, registry) == key), key=_preference) for key in stated}
        fallback = min(heirs.values() or copies, key=_preference)
        for copy in copies:
            kept_for[id(copy)] = heirs.get(_key(copy.report, registry), fallback)
    kept = [item for item in taken if kept_for[id(item)] is item]
    repeats = [Repeat(item.source, kept_for[id(item)].source) for item in taken if kept_for[id(item)] is not item]
    return kept, repeats


def take_back(
    taken: Sequence[Taken], withdrawals: Iterable[Withdrawal], registry: Registry | None = None
) -> tuple[list[Taken], list[tuple[Taken, Withdrawal]]]:
    """Part reports from those that a withdrawal of the same publisher names.

    A withdrawal names a report by its id, its address, its text or its headline; by headline only where the outlet is
    the same, or neither states one.

    Returns:
        What stands, in the order given, and what was taken back, with the withdrawal.
    """
    registry = registry or default_registry()
    notices = list(withdrawals)
    standing: list[Taken] = []
    gone: list[tuple[Taken, Withdrawal]] = []
    for item in taken:
        notice = next((each for each in notices if _is_named(item.report, each, registry)), None)
        if notice is None:
            standing.append(item)
        else:
            gone.append((item, notice))
    return standing, gone


def why_withdrawn(notice: Withdrawal) -> str:
    """Say of a report that a notice takes it back."""
    did = "withdrew" if notice.status == "canceled" else "is holding"
    return f"{notice.outlet or 'its publisher'} {did} it ({notice.source}): what it says is not counted"


def without_earlier_versions(intake: Intake, registry: Registry | None = None) -> Intake:
    """Keep of each report only its latest version: one outlet tells a story once.

    The earlier ones are named in the warnings.
    """
    names = {report.id: _name_of(report) for report in intake.reports}
    latest = latest_versions(intake.reports, registry)
    superseded = {report.id: latest[report.id] for report in intake.reports if latest[report.id] != report.id}
    if not superseded:
        return intake
    warnings = tuple(
        Warned(names[report], f"an earlier version of {names[later]} by the same outlet: only the later one counts")
        for report, later in superseded.items()
    )
    reports = tuple(report for report in intake.reports if report.id not in superseded)
    return replace(intake, reports=reports, warnings=(*intake.warnings, *warnings))


def latest_versions(reports: Sequence[Report], registry: Registry | None = None) -> dict[str, str]:
    """Map the id of every report to the id of the latest version of it.

    Two reports of one outlet are versions of one where both state one id and a version; where they have one address;
    where the words of the shorter are nearly all in the longer; or where one is marked as a version (``UPDATE 2``,
    ``CORRECTED``) and the headlines without marks, or a good part of the words, are the same.  Reports without a stated
    outlet are versions only by id or address.
    """
    registry = registry or default_registry()
    groups: dict[str | None, list[_Told]] = defaultdict(list)
    for report in {report.id: report for report in reports}.values():
        groups[_key(report, registry)].append(_Told.of(report))
    chain_of: dict[str, str] = {report.id: report.id for report in reports}
    for outlet, told in groups.items():
        for chain in _chains(told, outlet is not None):
            latest = _in_order(chain)[-1].report.id
            chain_of.update({each.report.id: latest for each in chain})
    return chain_of


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with what is compared of it."""

    report: Report
    mark: Mark
    headline: frozenset[str]
    shingles: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> _Told:
        mark = read_mark(report.title, content_lines(report.text[:4_000]))
        words = _WORD.findall(report.text.casefold())
        shingles = frozenset(" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
        return cls(report, mark, _words(mark.headline), shingles)


def _chains(told: Sequence[_Told], outlet_known: bool) -> list[list[_Told]]:
    """Connected groups of versions, each with two members or more."""
    chain_of = list(range(len(told)))

    def root(index: int) -> int:
        while chain_of[index] != index:
            index = chain_of[index]
        return index

    for second in range(len(told)):
        for first in range(second):
            if root(first) != root(second) and _are_versions(told[first], told[second], outlet_known):
                chain_of[max(root(first), root(second))] = min(root(first), root(second))
    chains: dict[int, list[_Told]] = defaultdict(list)
    for index, each in enumerate(told):
        chains[root(index)].append(each)
    return [chain for chain in chains.values() if len(chain) > 1]


def _are_versions(one: _Told, other: _Told, outlet_known: bool) -> bool:
    a, b = one.report, other.report
    if a.source_id is not None and a.source_id == b.source_id and a.version is not None and b.version is not None:
        return True
    if a.url is not None and a.url == b.url:
        return True
    if not outlet_known:
        return False
    smaller, larger = sorted((one.shingles, other.shingles), key=len)
    contained = len(smaller & larger) / max(1, len(smaller))
    if contained >= SAME_TEXT and 2 * len(smaller) >= len(larger):
        return True
    marked = one.mark.revision is not None or other.mark.revision is not None
    return marked and (contained >= MARKED_TEXT or _alike(one.headline, other.headline) >= SAME_HEADLINE)


def _in_order(chain: Sequence[_Told]) -> list[_Told]:
    """Put versions of one report in order: by number, then by time, each where every one states it, then by mark."""
    numbered = all(each.report.version is not None for each in chain)
    moments = [_moment(each.report) for each in chain]
    # A day and a time of that day cannot be told apart.
    length = min(map(len, moments))

    def key(each: _Told) -> tuple[int, str, int, int, int, str]:
        report = each.report
        number = (report.version or 0) if numbered else 0
        told = _moment(report)[:length]
        return number, told, each.mark.number or 0, _RANK[each.mark.revision], len(report.text), report.id

    return sorted(chain, key=key)


def _moment(report: Report) -> str:
    """When a version was made, in UTC; empty where nothing is stated."""
    stated = report.updated or report.captured or report.published or ""
    return datetime.fromisoformat(stated).astimezone(UTC).isoformat() if "T" in stated else stated


def _is_named(report: Report, notice: Withdrawal, registry: Registry) -> bool:
    if notice.sha256 == report.sha256:
        return True
    publisher = registry.shown(notice.outlet) if notice.outlet is not None else None
    owner = _key(report, registry)
    if notice.source_id is not None and notice.source_id == report.source_id:
        return publisher is None or owner is None or publisher == owner
    if notice.url is not None and notice.url == report.url:
        return True
    credited = report.credit is not None and publisher is not None and registry.shown(report.credit) == publisher
    if not credited and publisher != owner:
        return False
    headline = read_mark(report.title, ()).headline
    return _alike(_words(notice.title), _words(headline)) >= SAME_HEADLINE


def _key(report: Report, registry: Registry) -> str | None:
    return registry.shown(report.outlet) if report.outlet is not None else None


def _preference(item: Taken) -> tuple[int, str, str]:
    facts = sum(bool(getattr(item.report, name)) for name in _FACTS)
    return -facts, item.source, item.report.id


def _words(headline: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((headline or "").casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The words that two headlines share, over all their words."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _name_of(report: Report) -> str:
    if report.path is None:
        return report.source_id or report.url or f"report {report.id}"
    name = report.path
    return f"{name} ({report.source_id})" if report.source_id else name
