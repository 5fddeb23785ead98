"""Passages with their speakers marked by hand, for measuring speakers at first sight.

A file of ``benchmarks/data/speakers`` holds the reports of one event.  ``@ name`` begins a report; ``#`` a remark.  In
the text ``[1s ...]``, ``[1c ...]`` and ``[1x ...]`` mark source, cue and content of the first attribution, ``[2s ...]``
of the second; ``= 1 Name/kind`` gives its speaker, ``?`` where the report names nobody, and `` | `` between several
that a careful reader could give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.speaker_counts import SpeakerCounts, judge_any
from twosource.attribution.coreference import resolve_speakers
from twosource.attribution.tagger import tag
from twosource.model import Attribution, Span
from twosource.readers.intake import read_text
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

if TYPE_CHECKING:
    from twosource.model import AttributionKind

FOLDER = Path(__file__).resolve().parent / "data" / "speakers"
_MARK = re.compile(r"\[(?P<number>\d+)(?P<role>[scx]) |\]")
_LABEL = re.compile(r"^= (?P<number>\d+) (?P<names>.+)\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A report with its marked attributions and the speakers that a reader gave each.

    Attributes:
        name: of the report.
        text: without marks.
        attributions: in the order of their numbers.
        golds: for each, the names that count as right; ``None`` where the report names nobody.
    """

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    golds: tuple[tuple[str | None, ...], ...]


def sets() -> tuple[str, ...]:
    """Names of the labelled sets."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))


def load_set(name: str) -> tuple[Passage, ...]:
    """Read the reports of one event."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    written = "\n".join(line for line in lines if not line.startswith("#"))
    return tuple(_passage(block) for block in re.split(r"(?m)^@ ", written) if block.strip())


def _passage(block: str) -> Passage:
    name, _, marked = block.partition("\n")
    golds = {int(label["number"]): _names(label["names"]) for label in _LABEL.finditer(marked)}
    text, spans = _unmarked(re.sub(r"\n{3,}", "\n\n", _LABEL.sub("", marked)).strip() + "\n")
    attributions = tuple(_attribution(text, number, spans) for number in sorted(golds))
    return Passage(name.strip(), text, attributions, tuple(golds[number] for number in sorted(golds)))


def _names(written: str) -> tuple[str | None, ...]:
    return tuple(None if one == "?" else one.rpartition("/")[0] for one in written.strip().split(" | "))


def _unmarked(marked: str) -> tuple[str, dict[tuple[int, str], list[Span]]]:
    """Take the marks out of a text; give the spans that they marked."""
    plain, at = "", 0
    open_marks: list[tuple[int, str, int]] = []
    spans: dict[tuple[int, str], list[Span]] = {}
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        if mark["role"]:
            open_marks.append((int(mark["number"]), mark["role"], len(plain)))
        else:
            number, role, start = open_marks.pop()
            spans.setdefault((number, role), []).append(Span(start, len(plain)))
    return plain + marked[at:], {key: sorted(found) for key, found in spans.items()}


def _attribution(text: str, number: int, spans: dict[tuple[int, str], list[Span]]) -> Attribution:
    source, cue, content = (tuple(spans.get((number, role), ())) for role in "scx")
    kind: AttributionKind = "direct" if text[content[0].start] in '“‘"' else "indirect"
    return Attribution(str(number), source, cue, content, kind, "affirmed", None, None, 1.0)


def count_set(name: str, errors: list[str] | None = None) -> SpeakerCounts:
    """Count the speakers of one set; what is not right is told in ``errors``."""
    total = SpeakerCounts()
    for passage in load_set(name):
        report = read_text(passage.text, language="en")
        names = tag(report.text).names
        sentences, quotations = split_sentences(report.text, report.language), find_quotations(report.text)
        resolved = resolve_speakers(report, sentences, quotations, names, passage.attributions)
        for golds, said in zip(passage.golds, resolved, strict=True):
            counts = judge_any(golds, said.speaker)
            total += counts
            if errors is not None and not counts.right and (golds[0] or counts.invented):
                source = " + ".join(report.text[span.start : span.end] for span in said.source)
                errors.append(f"{name}/{passage.name} {said.id} {source!r}: {golds}, got {said.speaker}")
    return total
