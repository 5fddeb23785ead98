"""The section on people and organisations, and the names that each report uses for them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.model import Place
from twosource.origin.parties import join_parties
from twosource.statement.lexicon import word_set
from twosource.views.page.aligned import cells_by_report
from twosource.views.page.lines import folded, place_line, spans_line
from twosource.views.page.records import NameRow
from twosource.views.page.words import SPEAKERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model import Name, Reading, Span
    from twosource.origin.parties import Parties
    from twosource.views.lookup import Lookup
    from twosource.views.page.records import Line

_NAMES_SHOWN: dict[str, str] = {"person": "person", "organisation": "body"}
# What is written for these is another one's name only by chance: "the Lindgren report" is not Lindgren.
_APART = frozenset({"document", "group"})
_PRONOUNS = word_set("he him his she her it its they them their who which one we i you this that these those the a an")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(r"\s?\([A-Z][A-Z.&-]{1,9}\)")
_OF = re.compile(r"\b(?:of|for|in)\b")


@dataclass(slots=True)
class _Named:
    """One person or body: of what kind, and the first line of each name in each report."""

    kind: str
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)


def name_rows(lookup: Lookup) -> tuple[NameRow, ...]:
    """List people and bodies with the names that each report uses, those of most reports first.

    Speakers come as resolved, with every source that was written for them but bare pronouns, where there is more.
    Names of one party across the reports are one row (``join_parties``): a surname and one full name, a body and its
    acronym, two spellings.  Names in bylines, credits and the like are left out.
    """
    parties = join_parties(_written(lookup))
    found: dict[str, _Named] = {}
    for reading in lookup.readings.values():
        _add_speakers(reading, lookup, parties, found)
    for reading in lookup.readings.values():
        _add_names(reading, lookup, parties, found)
    rows = [
        NameRow(name.split(" ", 1)[1], named.kind, cells_by_report(lookup, _telling(named.lines.values())))
        for name, named in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(1 for cell in row.cells if cell), row.name.casefold(), row.name)))


def _written(lookup: Lookup) -> list[str]:
    """Every name, once for each report that has it."""
    names = {
        (reading.report.id, _bare(name))
        for reading in lookup.readings.values()
        for name in (
            *(with_acronym(reading.report.text, each.span) for each in _told(reading)),
            *(
                attribution.speaker.name
                for attribution in reading.attributions
                if attribution.speaker is not None and attribution.speaker.kind not in {*_APART, "unnamed"}
            ),
        )
    }
    return sorted(name for _, name in names)


def with_acronym(text: str, span: Span) -> str:
    """Give a name with the acronym that stands in brackets behind it, by which its party is known too."""
    behind = _ACRONYM.match(text, span.end)
    return text[span.start : behind.end() if behind else span.end]


def _told(reading: Reading) -> Iterator[Name]:
    """Give the names of people and bodies that stand in the told text."""
    for name in reading.names:
        noisy = any(each.span.start <= name.span.start < each.span.end for each in reading.report.noise)
        said = folded(reading.report.text[name.span.start : name.span.end])
        if name.label in _NAMES_SHOWN and not noisy and said not in _PRONOUNS:
            yield name


def _add_speakers(reading: Reading, lookup: Lookup, parties: Parties, found: dict[str, _Named]) -> None:
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.kind == "unnamed" or not attribution.source:
            continue
        apart = speaker.kind in _APART
        key = f"{speaker.kind} {speaker.name}" if apart else f"party {_party(speaker.name, parties)}"
        named = found.setdefault(key, _Named(SPEAKERS[speaker.kind]))
        line = spans_line(lookup, reading.report.id, attribution.source)
        named.lines.setdefault((reading.report.id, folded(line.text)), line)


def _add_names(reading: Reading, lookup: Lookup, parties: Parties, found: dict[str, _Named]) -> None:
    for name in _told(reading):
        line = place_line(lookup, Place(reading.report.id, name.span.start, name.span.end))
        named = found.setdefault(f"party {_party(line.text, parties)}", _Named(_NAMES_SHOWN[name.label]))
        if not any(_holds(other.place, line.place) for other in named.lines.values()):
            named.lines.setdefault((reading.report.id, folded(line.text)), line)


def _party(name: str, parties: Parties) -> str:
    """Name the party of a name; a town is not the university of that town, nor a state its ministry."""
    bare = _bare(name)
    party = parties.of(bare)
    alone = " " not in bare and not bare.isupper() and _OF.search(party) is not None
    return bare if alone else party


def _bare(name: str) -> str:
    """A name without article and possessive, on one line."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(name.split())))


def _holds(outer: Place, inner: Place) -> bool:
    return outer.report == inner.report and outer.start <= inner.start and inner.end <= outer.end


def _telling(lines: Iterable[Line]) -> list[Line]:
    """Leave out bare pronouns in a report that has a name or description too."""
    kept = list(lines)
    told = Counter(line.place.report for line in kept if not _is_pronoun(line))
    return [line for line in kept if not _is_pronoun(line) or not told[line.place.report]]


def _is_pronoun(line: Line) -> bool:
    return folded(line.text) in _PRONOUNS
