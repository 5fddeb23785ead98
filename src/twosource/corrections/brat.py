"""Annotations from brat's standoff files (``.ann``).

``T`` lines mark contents, sources and cues (discontinuous ones too), ``R`` lines and ``E`` lines join them, and a note
(``#``) on a content or its event gives the speaker's name, after ``origin:`` where it comes from, after ``kind:`` how
it is told; several such facts stand with ``;`` between them.  An attribute (``A1 Kind T1 indirect``) tells the kind
too.  A file is about one text, so that it can tell nothing of two reports.  brat counts code points.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.corrections.annotated import Annotated, Taken, fit_span, kind_of
from twosource.corrections.label_studio import CONTENTS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Report, Span

_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\S+\t\S+ \S+:(\S+) \S+:(\S+)\s*")
_EVENT = re.compile(r"(E\S+)\t(\S+:\S+(?: \S+:\S+)*)\s*")
_ATTRIBUTE = re.compile(r"A\S+\t(\S+) (\S+)(?: (\S+))?\s*")
_FACT = re.compile(r"(speaker|origin|kind)\s{0,3}:(.*)", re.IGNORECASE | re.DOTALL)
_NOTE = re.compile(r"#\S*\t\S+ (\S+)\t(.+)")


@dataclass(slots=True)
class _File:
    """The lines of one file, by what they are."""

    spans: dict[str, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    links: list[tuple[str, ...]] = field(default_factory=list)
    notes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    left_out: list[str] = field(default_factory=list)


def from_brat(text: str, report: Report, who: str = "brat") -> Taken:
    """Read one standoff file about one report.

    Args:
        text: the file.
        report: what it is about.
        who: the annotator; the format does not name one.
    """
    read = _File()
    for number, line in enumerate(text.splitlines(), 1):
        _take(read, line, number, report.text)
    found = tuple(_contents(read, report, who))
    return Taken(found, tuple(read.left_out))


def _take(read: _File, line: str, number: int, text: str) -> None:
    if bound := _TEXT_BOUND.fullmatch(line):
        parts = [tuple(int(place) for place in part.split()) for part in bound[3].split(";")]
        spans = [fit_span(text, start, end, text[start:end]) for start, end in parts]
        known = tuple(span for span in spans if span is not None)
        words = " ".join(" ".join(text[start:end] for start, end in parts).split())
        if len(known) == len(parts) and words == " ".join(bound[4].split()):
            read.spans[bound[1]] = (bound[2].casefold(), tuple(sorted(known)))
        else:
            read.left_out.append(f"line {number}: the words of {bound[1]} do not stand at its offsets")
    elif relation := _RELATION.fullmatch(line):
        read.links.append((relation[1], relation[2]))
    elif event := _EVENT.fullmatch(line):
        read.links.append((event[1], *(part.split(":", 1)[1] for part in event[2].split())))
    elif note := _NOTE.fullmatch(line):
        read.notes[note[1]].update(_facts(note[2]))
    elif attribute := _ATTRIBUTE.fullmatch(line):
        kind = kind_of(attribute[3] or attribute[1])
        if kind:
            read.notes[attribute[2]]["kind"] = kind
    elif line.strip() and line[0] not in "AM*N":
        read.left_out.append(f"line {number}: not a line of brat's standoff format")


def _facts(note: str) -> dict[str, str]:
    """What a note says, by what it is about: without a word for that it is the speaker's name."""
    facts: dict[str, str] = {}
    for part in note.split(";"):
        found = _FACT.fullmatch(part.strip())
        key, value = (found[1].casefold(), found[2].strip()) if found else ("speaker", part.strip())
        facts.setdefault(key, kind_of(value) if key == "kind" else value)
    return facts


def _contents(read: _File, report: Report, who: str) -> Iterator[Annotated]:
    for identity, (role, spans) in read.spans.items():
        if role not in CONTENTS:
            continue
        joined = [other for link in read.links if identity in link for other in link if other != identity]
        facts = [read.notes[other] for other in (identity, *joined) if other in read.notes]
        noted = (each.get("speaker", "") for each in facts)
        marked = (
            " ".join(report.text[span.start : span.end] for span in read.spans[other][1])
            for other in joined
            if other in read.spans and read.spans[other][0] in SOURCES
        )
        speaker = next((name for name in (*noted, *marked) if name), "")
        kind = next((each["kind"] for each in facts if each.get("kind")), "")
        origin = next((each["origin"] for each in facts if each.get("origin")), "")
        yield Annotated(report.id, spans, speaker, who, "", kind, origin)
