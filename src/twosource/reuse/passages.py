"""Passages carried over from one report to another, word for word or nearly, also pasted inside other text.

Quotations do not count: two outlets that quote one sentence share its origin and have copied nothing from each other.
What is left is looked at in runs of words.  Independent write-ups of one event share many short strings but hardly a
run of eight words; a copy shares nearly all of its words in such runs, and a light rewrite still shares most of them
in order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Place, Reuse
from twosource.reuse.chain import VERBATIM_IDENTITY, find_passages
from twosource.reuse.direction import Directions
from twosource.reuse.seeds import grams_of, pairs_to_look_at
from twosource.reuse.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Reading
    from twosource.reuse.chain import Passage
    from twosource.reuse.direction import Shown
    from twosource.reuse.words import Words

CLOSERS = frozenset(".!?…。！？")


def find_reuse(readings: Sequence[Reading]) -> tuple[Reuse, ...]:
    """Find the passages that the reports of one story have carried over from each other.

    Args:
        readings: of one story, in any order.

    Returns:
        Each passage with its place in both reports (``a`` is in the report with the smaller id), sorted by place.
        ``verbatim`` when at least 95 % of the words are equal in order, else ``near``.  Who copied is told where
        credits or times show it (``direction.py``).
    """
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    texts = {reading.report.id: reading.report.text for reading in ordered}
    reports = {reading.report.id: reading.report for reading in ordered}
    directions = Directions()
    found = []
    for a, b, passages in passages_between([words_of(reading) for reading in ordered]):
        shown = directions.between(reports[a.report], reports[b.report])
        found += [directed(carried(a, b, texts, passage), shown) for passage in passages]
    return tuple(sorted(found, key=_by_place))


def directed(reuse: Reuse, shown: Shown) -> Reuse:
    """A passage with the direction that credits or times show."""
    return replace(reuse, direction=shown.direction, shown_by=shown.sign, reason=shown.reason)


def passages_between(reports: Sequence[Words]) -> list[tuple[Words, Words, list[Passage]]]:
    """The passages between every two reports that share any, on rows of words alone.

    Args:
        reports: words of each report.

    Returns:
        One row a pair of reports, in the order given.
    """
    result = []
    for first, second, seeds in pairs_to_look_at([grams_of(words) for words in reports]):
        if passages := find_passages(reports[first], reports[second], seeds):
            result.append((reports[first], reports[second], passages))
    return result


def carried(a: Words, b: Words, texts: dict[str, str], passage: Passage) -> Reuse:
    """Say a passage in places of two reports' texts, with the mark that closes both sides."""
    start_a, end_a = int(a.starts[passage.here[0]]), int(a.ends[passage.here[1] - 1])
    start_b, end_b = int(b.starts[passage.there[0]]), int(b.ends[passage.there[1] - 1])
    closer = texts[a.report][end_a : end_a + 1]
    if closer in CLOSERS and closer == texts[b.report][end_b : end_b + 1]:
        end_a, end_b = end_a + 1, end_b + 1
    return Reuse(
        Place(a.report, start_a, end_a),
        Place(b.report, start_b, end_b),
        "verbatim" if passage.identity >= VERBATIM_IDENTITY else "near",
    )


def _by_place(reuse: Reuse) -> tuple[str, int, int, str, int, int]:
    a, b = reuse.a, reuse.b
    return a.report, a.start, a.end, b.report, b.start, b.end
