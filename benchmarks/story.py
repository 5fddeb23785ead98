"""Measure the comparison of large stories: ``python -m benchmarks.story [--sizes 5,100,600] [--stages]``.

The reports are made from those of one example: a good half are copies of the agency's report with paragraphs left out,
the rest are reports of the others with paragraphs left out and words and numbers replaced.  Only the example's reports
are read by the tagger; readings of what is made of them are those readings with their spans moved.  Reading is told
apart from comparing, memory is the most that the process had.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import resource
import sys
import time
from bisect import bisect_right
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.gold import EXAMPLES
from benchmarks.speed import STAGES, timed
from twosource import stages
from twosource.api import read_all
from twosource.identity import identify
from twosource.model import Name, Noise, Quotation, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Attribution, DateMention, Speaker

EVENT = "harbour_fire"
AGENCY = "northwire.txt"
SEED = 20_240_229
COPIES = 0.6
DROPPED, REPLACED, RENUMBERED = 0.25, 0.15, 0.2
GOALS = {5: 0.5, 100: 20.0, 600: 180.0}
_PARAGRAPH = re.compile(r"[^\n]+\n*")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_NUMBER = re.compile(r"\b\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, and what takes its place."""

    span: Span
    text: str


class Moved:
    """Where the spans of a text lie after edits that do not overlap."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits, key=lambda edit: edit.span)
        self.starts = [edit.span.start for edit in self.edits]
        self.shifts = [0]
        for edit in self.edits:
            self.shifts.append(self.shifts[-1] + len(edit.text) - (edit.span.end - edit.span.start))

    def apply(self, text: str) -> str:
        """The text with the edits made."""
        parts, last = [], 0
        for edit in self.edits:
            parts += [text[last : edit.span.start], edit.text]
            last = edit.span.end
        return "".join([*parts, text[last:]])

    def span(self, span: Span) -> Span | None:
        """Where a span lies now; ``None`` where nothing of it is left."""
        start, end = self._place(span.start, last=False), self._place(span.end, last=True)
        return Span(start, end) if start < end else None

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Where those of the spans lie that are left."""
        return tuple(moved for span in spans if (moved := self.span(span)) is not None)

    def _place(self, place: int, *, last: bool) -> int:
        number = bisect_right(self.starts, place - last) - 1
        if number >= 0 and place < self.edits[number].span.end + last:
            edit = self.edits[number]
            return edit.span.start + self.shifts[number] + (len(edit.text) if last else 0)
        return place + self.shifts[number + 1]


def edited(reading: Reading, edits: Iterable[Edit], outlet: str) -> Reading:
    """A reading of the report with edits made, by another outlet."""
    moved = Moved(edits)
    text = moved.apply(reading.report.text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    identity = identify("report", digest, outlet)
    noise = tuple(Noise(span, each.kind) for each in reading.report.noise if (span := moved.span(each.span)))
    report = replace(
        reading.report,
        id=identity,
        text=text,
        sha256=digest,
        raw_sha256=digest,
        outlet=outlet,
        path=outlet,
        noise=noise,
    )
    kept = [each for each in reading.attributions if len(moved.spans(each.content)) == len(each.content)]
    renamed = {each.id: identify("attribution", identity, each.id) for each in kept}
    return Reading(
        report,
        moved.spans(reading.sentences),
        tuple(_quotation(each, moved) for each in reading.quotations if moved.span(each.span)),
        tuple(Name(span, each.label) for each in reading.names if (span := moved.span(each.span))),
        tuple(_date(each, moved) for each in reading.dates if moved.span(each.span)),
        tuple(_attribution(each, moved, renamed) for each in kept),
    )


def _quotation(quotation: Quotation, moved: Moved) -> Quotation:
    return replace(quotation, span=moved.spans([quotation.span])[0], outer=moved.spans([quotation.outer])[0])


def _date(date: DateMention, moved: Moved) -> DateMention:
    return replace(date, span=moved.spans([date.span])[0])


def _attribution(said: Attribution, moved: Moved, renamed: dict[str, str]) -> Attribution:
    speaker: Speaker | None = said.speaker
    return replace(
        said,
        id=renamed[said.id],
        source=moved.spans(said.source),
        cue=moved.spans(said.cue),
        content=moved.spans(said.content),
        insertions=moved.spans(said.insertions),
        parent=renamed.get(said.parent or ""),
        speaker=speaker,
    )


def make_story(base: Sequence[Reading], size: int) -> list[Reading]:
    """Readings of ``size`` reports of one event; the first are the example's own."""
    draw = random.Random(SEED)
    agency = next(reading for reading in base if (reading.report.path or "").endswith(AGENCY))
    others = [reading for reading in base if reading is not agency]
    words = sorted({word for reading in base for word in _WORD.findall(reading.report.text)})
    made = list(base[:size])
    while len(made) < size:
        outlet = f"Outlet {len(made)}"
        if draw.random() < COPIES:
            made.append(edited(agency, _left_out(agency, draw), outlet))
        else:
            chosen = draw.choice(others)
            left_out = _left_out(chosen, draw)
            made.append(edited(chosen, [*left_out, *_replaced(chosen, left_out, words, draw)], outlet))
    return made


def _left_out(reading: Reading, draw: random.Random) -> list[Edit]:
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(reading.report.text)]
    return [Edit(span, "") for span in paragraphs[2:] if draw.random() < DROPPED]


def _replaced(reading: Reading, left_out: Sequence[Edit], words: Sequence[str], draw: random.Random) -> list[Edit]:
    text = reading.report.text
    edits = [(match, draw.choice(words)) for match in _WORD.finditer(text) if draw.random() < REPLACED]
    edits += [(match, str(draw.randint(2, 99))) for match in _NUMBER.finditer(text) if draw.random() < RENUMBERED]
    return [
        Edit(Span(*match.span()), new)
        for match, new in edits
        if not any(gone.span.start <= match.start() < gone.span.end for gone in left_out)
    ]


def measure(readings: Sequence[Reading], *, by_stage: bool) -> str:
    """One line on a comparison, and one a stage where asked for."""
    spent = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as stack:
        for name in STAGES if by_stage else ():
            if hasattr(stages, name):
                stack.enter_context(patch.object(stages, name, timed(name, getattr(stages, name), spent)))
        wall, cpu = time.perf_counter(), time.process_time()
        comparison = stages.compare_readings(readings)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    goal = GOALS.get(len(readings))
    verdict = "" if goal is None else f"  goal {goal:g} s: {'met' if wall <= goal else 'NOT met'}"
    line = (
        f"{len(readings):5} reports {len(comparison.statements):6} statements {len(comparison.alignments):6} "
        f"alignments {len(comparison.reuse):6} passages {wall:8.2f} s {cpu:8.2f} CPU-s {memory:6.0f} MB{verdict}"
    )
    return "\n".join([line, *(f"      {name:24}{seconds:8.2f} s" for name, seconds in spent.items() if seconds)])


def main() -> None:
    """Compare stories of each size and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, GOALS)))
    parser.add_argument("--stages", action="store_true")
    options = parser.parse_args()
    start = time.perf_counter()
    base = read_all(*sorted((EXAMPLES / EVENT / "reports").iterdir()))
    print(f"{os.cpu_count()} processors; {len(base)} reports read in {time.perf_counter() - start:.2f} s")
    stages.compare_readings(base)
    for size in map(int, options.sizes.split(",")):
        print(measure(make_story(base, size), by_stage=options.stages), flush=True)


if __name__ == "__main__":
    main()
