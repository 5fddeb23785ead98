"""Stages that stand in for the real ones where a test is about what comes before or after them.

Every line is a sentence, ``NAME says LINE`` an attribution, and lines with equal words are aligned.
"""

from __future__ import annotations

import re
from types import ModuleType
from typing import TYPE_CHECKING

from twosource.identity import identify
from twosource.model import (
    Alignment,
    Attribution,
    Comparison,
    Conflict,
    Place,
    Reading,
    Span,
    Speaker,
    Statement,
)
from twosource.origin.policy import NO_POLICY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Report, Skipped, Warned
    from twosource.origin.policy import Policy

_LINE = re.compile(r"[^\r\n]+")
_SAYS = re.compile(r"(\w+) (says) (.+)")


def read_report(report: Report) -> Reading:
    """Read a report line by line."""
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(report.text)]
    attributions = []
    for line in lines:
        found = _SAYS.fullmatch(report.text[line.start : line.end])
        if found:
            source, cue, content = (Span(line.start + found.start(n), line.start + found.end(n)) for n in (1, 2, 3))
            identity = identify("attribution", report.id, *content)
            speaker = Speaker(found.group(1), "person")
            attributions.append(
                Attribution(identity, (source,), (cue,), (content,), "indirect", "affirmed", speaker, None, 0.5)
            )
    return Reading(report, tuple(lines), (), (), (), tuple(attributions))


def compare_readings(
    readings: Sequence[Reading],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
    *,
    policy: Policy = NO_POLICY,
    primary: Report | None = None,
) -> Comparison:
    """Align equal lines; a line that holds "never" conflicts with the line without it."""
    statements = {
        (reading.report.id, reading.report.text[line.start : line.end].strip().casefold()): Statement(
            identify("statement", reading.report.id, *line), Place(reading.report.id, *line), None
        )
        for reading in readings
        for line in reading.sentences
    }
    by_words: dict[str, list[Statement]] = {}
    for (_, words), statement in statements.items():
        by_words.setdefault(words, []).append(statement)
    alignments = tuple(
        Alignment(identify("alignment", words), "same", tuple(s.id for s in found), (), None, "origins unknown")
        for words, found in by_words.items()
        if len(found) > 1
    )
    conflicts = tuple(
        Conflict(found[0].place, other[0].place, "conflict", "polarity", (found[0].id, other[0].id), "never")
        for words, found in by_words.items()
        for other in [by_words.get(words.replace("never ", ""), [])]
        if "never " in words and other
    )
    aligned = {identity for alignment in alignments for identity in alignment.statements}
    only_in = tuple(
        (
            reading.report.id,
            tuple(s.id for s in statements.values() if s.place.report == reading.report.id and s.id not in aligned),
        )
        for reading in readings
    )
    return Comparison(
        tuple(readings),
        tuple(statements.values()),
        (),
        (),
        alignments,
        conflicts,
        (),
        only_in,
        tuple(skipped),
        tuple(warnings),
        primary=primary,
        policy=policy.sha256,
    )


def make_module() -> ModuleType:
    """Make the module that takes the place of ``twosource.stages``."""
    module = ModuleType("twosource.stages")
    module.__dict__.update(read_report=read_report, compare_readings=compare_readings)
    return module
