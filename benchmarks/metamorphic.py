"""What must not change a verdict: ``python -m benchmarks.metamorphic [--pairs N] [--copied N] [--change NAME]``.

Pairs of reports of the six examples, of their halves, and of a half of the one and the whole other are compared as they
are and after each of eight changes that say nothing new: the two swapped, a file renamed, other quotation marks,
no-break spaces, the paragraphs in another order, boilerplate added, one report fifty times, a report of another event
added.  Alignments (words, relation and number of independent origins) and conflicts are held against those before.

Every text is read once, whatever pairs it stands in.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from benchmarks.gold import EXAMPLES, event_names
from twosource.identity import identify
from twosource.readers.intake import read_inputs
from twosource.stages import compare_readings, read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twosource.model import Comparison, Reading, Report

PAIRS = 200
COPIES = 50
# Pairs on which fifty copies are tried: they cost as much as a story of fifty reports each.
COPIED_PAIRS = 10
LEAST_PARAGRAPHS = 6
BOILERPLATE = (
    "\n\nSign up for our morning newsletter and get the day's stories in your inbox.\n\nAll rights reserved. This "
    "material may not be published, broadcast or redistributed without permission."
)
UNRELATED = (
    "The botanical garden in Ellmouth has opened a new glasshouse for alpine plants.\n\nHead gardener Ines Pohl said "
    "the house would be kept at eight degrees all year. “Gentians hate a warm spring,” she said.\n\nEntry is free for "
    "children under six. The garden counted 41,000 visitors last year, Ms Pohl said."
)
_MARKS = str.maketrans({"“": "«", "”": "»"})
_PLAIN = re.compile(r"[\W_]+")
_PARAGRAPHS = re.compile(r"\n\s*\n")

Verdict = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one event, each with the report that it was cut from."""

    name: str
    a: Report
    b: Report


def whole_pairs() -> list[Pair]:
    """Every two reports of one example event."""
    found = []
    for event in event_names():
        reports = [read_inputs([path]).reports[0] for path in sorted((EXAMPLES / event / "reports").iterdir())]
        found += [Pair(f"{event} {n}", a, b) for n, (a, b) in enumerate(combinations(reports, 2), 1)]
    return found


def make_pairs(most: int = PAIRS) -> list[Pair]:
    """Whole reports first, then their halves against each other, then a half of the one against the whole other."""
    whole = whole_pairs()
    pairs = list(whole)
    for half in (0, 1):
        for other in (half, 1 - half):
            pairs += [
                Pair(f"{p.name} halves {half + 1}{other + 1}", _half(p.a, half), _half(p.b, other))
                for p in whole
                if min(len(_split(p.a.text)), len(_split(p.b.text))) >= LEAST_PARAGRAPHS
            ]
    for half in (0, 1):
        first, second = f"half {half + 1} and whole", f"whole and half {half + 1}"
        pairs += [Pair(f"{p.name} {first}", _half(p.a, half), p.b) for p in whole if _long(p.a)]
        pairs += [Pair(f"{p.name} {second}", p.a, _half(p.b, half)) for p in whole if _long(p.b)]
    return pairs[:most]


def _long(report: Report) -> bool:
    return len(_split(report.text)) >= LEAST_PARAGRAPHS


def _split(text: str) -> list[str]:
    return [part for part in _PARAGRAPHS.split(text) if part.strip()]


def _half(report: Report, which: int) -> Report:
    parts = _split(report.text)
    middle = len(parts) // 2
    return with_text(report, "\n\n".join(parts[:middle] if which == 0 else parts[middle:]))


def with_text(report: Report, text: str) -> Report:
    """Give a report another text, as if a file of that text had been read."""
    again = read_inputs_of(text)
    return replace(
        again,
        outlet=report.outlet,
        title=report.title,
        authors=report.authors,
        published=report.published,
        language=report.language,
        credit=report.credit,
        path=report.path,
    )


@lru_cache(maxsize=4096)
def read_inputs_of(text: str) -> Report:
    """Take in a text."""
    from twosource.readers.intake import read_text

    return read_text(text)


@lru_cache(maxsize=4096)
def read_once(report: Report) -> Reading:
    """Read a report, once."""
    return read_report(report)


def verdicts(comparison: Comparison, texts: Iterable[Report]) -> frozenset[Verdict]:
    """Give what is decided between some reports, in words that no change of spans touches."""
    shown = {report.id for report in texts}
    text_of = {reading.report.id: reading.report.text for reading in comparison.readings}
    place_of = {statement.id: statement.place for statement in comparison.statements}
    found: set[Verdict] = set()
    for alignment in comparison.alignments:
        places = [place_of[each] for each in alignment.statements if place_of[each].report in shown]
        if len({place.report for place in places}) > 1:
            told = sorted({_plain(text_of[place.report][place.start : place.end]) for place in places})
            found.add(("aligned", alignment.relation, str(alignment.independent_origins), *told))
    for conflict in comparison.conflicts:
        if {conflict.a.report, conflict.b.report} <= shown:
            told = sorted(_plain(text_of[p.report][p.start : p.end]) for p in (conflict.a, conflict.b))
            found.add(("conflict", conflict.kind, conflict.what, *told))
    return frozenset(found)


def _plain(text: str) -> str:
    return _PLAIN.sub("", text.casefold())


def _compare(*reports: Report) -> Comparison:
    return compare_readings([read_once(report) for report in reports])


@lru_cache(maxsize=512)
def before(pair: Pair) -> frozenset[Verdict]:
    """Verdicts on a pair as it is."""
    return verdicts(_compare(pair.a, pair.b), (pair.a, pair.b))


def swapped(pair: Pair) -> frozenset[Verdict]:
    """Compare B with A."""
    return verdicts(_compare(pair.b, pair.a), (pair.a, pair.b))


def renamed(pair: Pair) -> frozenset[Verdict]:
    """Give the first report another file name, and so another id."""
    other = replace(pair.a, id=identify("renamed", pair.a.id), path="another-name.txt")
    return verdicts(_compare(other, pair.b), (other, pair.b))


def _changed(pair: Pair, change: Callable[[str], str]) -> frozenset[Verdict]:
    other = with_text(pair.a, change(pair.a.text))
    return verdicts(_compare(other, pair.b), (other, pair.b))


def remarked(pair: Pair) -> frozenset[Verdict]:
    """Write the first report's curly marks as guillemets."""
    return _changed(pair, lambda text: text.translate(_MARKS))


def spaced(pair: Pair) -> frozenset[Verdict]:
    """Write every fifth blank of the first report as a no-break space."""

    def change(text: str) -> str:
        parts = text.split(" ")
        joints = ["\u00a0" if number % 5 == 0 else " " for number in range(1, len(parts))]
        return parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))

    return _changed(pair, change)


def reordered(pair: Pair) -> frozenset[Verdict]:
    """Put the last paragraph of the first report before the one before it.

    Some of what changes may rightly change: "he" is then another man, and a quotation goes on from another speaker.
    """

    def change(text: str) -> str:
        parts = _split(text)
        return "\n\n".join([*parts[:-2], *reversed(parts[-2:])])

    return _changed(pair, change)


def padded(pair: Pair) -> frozenset[Verdict]:
    """Add boilerplate at the end of the first report."""
    return _changed(pair, lambda text: text.rstrip() + BOILERPLATE)


def copied(pair: Pair, copies: int = COPIES) -> frozenset[Verdict]:
    """Add the first report fifty times, each time under another name."""
    readings = [read_once(pair.a), read_once(pair.b)]
    readings += [rename_reading(readings[0], number) for number in range(copies)]
    return verdicts(compare_readings(readings), (pair.a, pair.b))


def joined(pair: Pair) -> frozenset[Verdict]:
    """Add a report of another event."""
    return verdicts(_compare(pair.a, pair.b, read_inputs_of(UNRELATED)), (pair.a, pair.b))


def rename_reading(reading: Reading, number: int) -> Reading:
    """Give a reading the ids that it would have under another file name, without reading its text again."""
    report = replace(reading.report, id=identify("copy", number, reading.report.id), path=f"copy-{number}.txt")
    ids = {each.id: identify("copy", number, each.id) for each in reading.attributions}
    attributions = tuple(
        replace(each, id=ids[each.id], parent=None if each.parent is None else ids[each.parent])
        for each in reading.attributions
    )
    return replace(reading, report=report, attributions=attributions)


CHANGES: dict[str, Callable[[Pair], frozenset[Verdict]]] = {
    "swapped": swapped,
    "renamed": renamed,
    "quotation marks": remarked,
    "no-break spaces": spaced,
    "paragraph order": reordered,
    "boilerplate": padded,
    "fifty copies": copied,
    "unrelated report": joined,
}


def differences(pair: Pair, name: str) -> tuple[frozenset[Verdict], frozenset[Verdict]]:
    """Give the verdicts that a change takes away and those that it adds."""
    then, now = before(pair), CHANGES[name](pair)
    return then - now, now - then


def raised(then: Iterable[Verdict], now: Iterable[Verdict]) -> list[Verdict]:
    """Alignments of the same words of which more independent origins are told than before."""
    counted = {verdict[3:]: verdict[2] for verdict in then if verdict[0] == "aligned"}
    return [
        verdict
        for verdict in now
        if verdict[0] == "aligned"
        and verdict[2].isdigit()
        and verdict[3:] in counted
        and int(verdict[2]) > (int(counted[verdict[3:]]) if counted[verdict[3:]].isdigit() else 0)
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many pairs keep every verdict under each change."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.metamorphic", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="only the first N pairs")
    parser.add_argument("--copied", type=int, default=COPIED_PAIRS, help="pairs on which fifty copies are tried")
    parser.add_argument("--change", action="append", choices=tuple(CHANGES), help="only this change")
    parser.add_argument("--show", action="store_true", help="list what changed")
    chosen = parser.parse_args(arguments)
    pairs = make_pairs(chosen.pairs)
    for name in chosen.change or CHANGES:
        kept = gone = new = total = 0
        tried = (
            pairs[:: max(1, len(pairs) // max(1, chosen.copied))][: chosen.copied] if name == "fifty copies" else pairs
        )
        for pair in tried:
            lost, added = differences(pair, name)
            kept += not lost and not added
            gone, new, total = gone + len(lost), new + len(added), total + len(before(pair))
            if chosen.show:
                for sign, verdict in [*(("-", v) for v in sorted(lost)), *(("+", v) for v in sorted(added))]:
                    print(f"{sign} {pair.name}: {' | '.join(part[:90] for part in verdict)}")
        print(
            f"{name:18} {kept} of {len(tried)} pairs keep every verdict; of {total} verdicts {gone} went, {new} came",
            flush=True,
        )


if __name__ == "__main__":
    main()
