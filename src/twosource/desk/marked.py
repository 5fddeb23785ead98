"""A report's untouched text with everything marked that was found in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from twosource.views.neutral import even_newlines, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Comparison, Reading

# Their names are the classes of the style sheet; of several at one place all are shown.
CONTENT, SOURCE, CUE, SHARED, COPIED, CONFLICT, NOISE, HERE = (
    "m-content", "m-source", "m-cue", "m-shared", "m-copied", "m-conflict", "m-noise", "m-here"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with its class; ``before`` is put in front of it, and ``address`` is where a click on that leads."""

    start: int
    end: int
    kind: str
    before: str = ""
    address: str = ""
    label: str = ""


def marks_of(comparison: Comparison, reading: Reading, story: str) -> list[Mark]:
    """Everything that is marked in one report of a story."""
    report = reading.report.id
    marks = reading_marks(reading, story)
    marks += _shared(comparison, report)
    for passage in comparison.reuse:
        marks += [Mark(place.start, place.end, COPIED) for place in (passage.a, passage.b) if place.report == report]
    for conflict in comparison.conflicts:
        marks += [
            Mark(place.start, place.end, CONFLICT) for place in (conflict.a, conflict.b) if place.report == report
        ]
    return marks


def reading_marks(reading: Reading, story: str) -> list[Mark]:
    """What is marked in a report by itself; without a story nobody can correct it, and nothing leads there."""
    report = reading.report.id
    marks: list[Mark] = []
    for said in reading.attributions:
        who = said.speaker.name if said.speaker is not None else "speaker unknown"
        marks += [Mark(*span, SOURCE) for span in said.source]
        marks += [Mark(*span, CUE) for span in said.cue]
        for number, span in enumerate(said.content):
            address = f"/stories/{story}/correct?report={report}&start={span.start}&end={span.end}" if story else ""
            told = f"{'denied by ' if said.polarity == 'denied' else ''}{who}"
            first = number == 0
            marks.append(Mark(*span, CONTENT, told if first else "", address if first else "", f"Correct: {told}"))
    return marks + [Mark(*noise.span, NOISE) for noise in reading.report.noise]


def _shared(comparison: Comparison, report: str) -> Iterable[Mark]:
    places = {each.id: each.place for each in comparison.statements}
    for number, alignment in enumerate(comparison.alignments, 1):
        for identity in alignment.statements:
            place = places[identity]
            if place.report == report:
                label = f"Shared statement {number}"
                yield Mark(place.start, place.end, SHARED, f"[{number}]", f"#shared-{number}", label)


def marked_text(text: str, marks: Sequence[Mark], anchor: str) -> Markup:
    """Escape a text and mark it: flat stretches, each with the classes of all marks that lie over it.

    Args:
        text: the untouched text.
        marks: inside the text, in any order; they may nest and cross.  The place that a link leads to has the id
            ``here``; there is one at most.
        anchor: beginning of the ids of the stretches at which shared statements begin.
    """
    even = even_newlines(text)
    edges = sorted({0, len(even), *(m.start for m in marks), *(m.end for m in marks)})
    starting: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.end > mark.start:
            starting[mark.start].append(mark)
    over: list[Mark] = []
    parts: list[Markup] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.end > start] + starting[start]
        parts += [_label(mark, anchor) for mark in starting[start] if mark.before]
        shown = escape(visible(even[start:end]))
        kinds = {mark.kind for mark in over}
        classes = " ".join(sorted(kinds))
        begins = HERE in kinds and start == min(mark.start for mark in over if mark.kind == HERE)
        span = '<span id="here" class="{}">{}</span>' if begins else '<span class="{}">{}</span>'
        parts.append(Markup(span).format(classes, shown) if classes else shown)
    return Markup("").join(parts)


def _label(mark: Mark, anchor: str) -> Markup:
    if mark.kind == SHARED:
        link = '<a class="number" id="{}{}" href="{}" aria-label="{}">{}</a>'
        return Markup(link).format(f"{anchor}-{mark.start}-", mark.before[1:-1], mark.address, mark.label, mark.before)
    if not mark.address:
        return Markup('<span class="who">{}</span>').format(visible(mark.before))
    link = '<a class="who" href="{}" aria-label="{}">{}</a>'
    return Markup(link).format(mark.address, visible(mark.label), visible(mark.before))
