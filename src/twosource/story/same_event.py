"""Whether reports that are compared tell of one event at all: a caution, never a refusal."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from twosource.model import Warned

if TYPE_CHECKING:
    from twosource.model import Comparison, Report

# Of the smaller vocabulary, the share of content words that the larger one has too.  Of 300 pairs of articles on one
# event 2 % lie below it, of 4,950 pairs on different events 88 % (docs/stages/views.md).
LEAST_SHARED_WORDS = 0.22
# One pair of statements may look alike by chance.
LEAST_ALIGNED = 2
_SHORTEST = 5
_WORD = re.compile(r"[^\W\d_]+")


class Numbered(NamedTuple):
    """A report with its place in the order given, from 0, and its content words."""

    number: int
    report: Report
    words: frozenset[str]


def story_warning(comparison: Comparison) -> Warned | None:
    """Warn when reports in one language hang together neither by shared statements nor by their words.

    Two reports hang together when two statements are aligned between them, or when at least 22 % of the longer and the
    capitalised words of the shorter report stand in the other.  When this splits the reports, those outside the
    largest group are named; all are when no group is larger than every other, because nothing tells then which of them
    is the stray.  Reports in different languages share hardly a word, so that nothing is said about them.

    Returns:
        The warning, or ``None`` when all reports of each language hang together.
    """
    aligned = _aligned_pairs(comparison)
    by_language: dict[str, list[Numbered]] = {}
    for number, reading in enumerate(comparison.readings):
        if reading.report.language is not None:
            words = content_words(reading.report.text)
            by_language.setdefault(reading.report.language, []).append(Numbered(number, reading.report, words))
    strays = [stray for members in by_language.values() for stray in _strays(_groups(members, aligned))]
    if not strays:
        return None
    return Warned(
        ", ".join(sorted(_label(comparison.readings[number].report) for number in strays)),
        "hardly a word or a statement in common with the other reports; they seem to tell of different events",
    )


def content_words(text: str) -> frozenset[str]:
    """Collect the words that tell what a text is about: capitalised ones, and those of 5 letters or more."""
    return frozenset(
        word.casefold()
        for word in _WORD.findall(text)
        if len(word) >= _SHORTEST or (word[0].isupper() and len(word) > 2)
    )


def shared_words(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller vocabulary that the larger one has too, 0 to 1; 0 when one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _aligned_pairs(comparison: Comparison) -> set[tuple[str, str]]:
    report_of = {statement.id: statement.place.report for statement in comparison.statements}
    times: Counter[tuple[str, str]] = Counter()
    for alignment in comparison.alignments:
        reports = {report_of[identity] for identity in alignment.statements}
        times.update((a, b) for a in reports for b in reports if a != b)
    return {pair for pair, found in times.items() if found >= LEAST_ALIGNED}


def _groups(members: list[Numbered], aligned: set[tuple[str, str]]) -> list[list[int]]:
    """Group the numbers of reports that hang together, directly or through others."""
    left = list(members)
    groups: list[list[int]] = []
    while left:
        group = [left.pop(0)]
        for member in group:
            joined = [other for other in left if _hang_together(member, other, aligned)]
            left = [other for other in left if other not in joined]
            group += joined
        groups.append(sorted(member.number for member in group))
    return groups


def _strays(groups: list[list[int]]) -> list[int]:
    """Number the reports outside the largest group; of several largest ones, each counts as outside of the others."""
    if len(groups) < 2:
        return []
    most = max(len(group) for group in groups)
    largest = [group for group in groups if len(group) == most]
    kept = largest[0] if len(largest) == 1 else []
    return [number for group in groups if group is not kept for number in group]


def _hang_together(a: Numbered, b: Numbered, aligned: set[tuple[str, str]]) -> bool:
    return (a.report.id, b.report.id) in aligned or shared_words(a.words, b.words) >= LEAST_SHARED_WORDS


def _label(report: Report) -> str:
    return report.path or report.source_id or report.outlet or report.title or f"report {report.id}"
