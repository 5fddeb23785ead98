"""The same quoted words: one utterance, however many tell it and whomever they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Reading, Statement

Run = tuple[str, ...]
RUN = 5
# So many words in a row of a quotation are that quotation, with marks or, as in a speech printed whole, without.
UNMARKED_RUN = 6
# All that a report quotes, of so many words, is that quotation where another one quotes it too or, from four words on,
# has it without marks.
WHOLE_LEAST, WHOLE_UNMARKED = 2, 4
# Quotations of so many words, with so large a share of them in common, are one in two transcripts.
ALIKE_WORDS, ALIKE_SHARE = 5, 0.7
_WORD = re.compile(r"\w+")


def same_words(readings: Mapping[str, Reading], members: Sequence[Statement]) -> list[tuple[str, str]]:
    """Pairs of statements, by id, that quote the same words, or of which one prints the other's without marks."""
    worded = [_worded(readings[statement.place.report], statement) for statement in members]
    return [
        (one.id, other.id)
        for (one, here), (other, there) in combinations(zip(members, worded, strict=True), 2)
        if not (
            here.quoted.isdisjoint(there.quoted)
            and here.whole.isdisjoint(there.held)
            and here.held.isdisjoint(there.whole)
            and here.long_quoted.isdisjoint(there.printed)
            and here.printed.isdisjoint(there.long_quoted)
            and not _nearly_the_same(here.words, there.words)
        )
    ]


def _nearly_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two quotations have nearly all words in common: nobody says another's words by chance."""
    return min(len(one), len(other)) >= ALIKE_WORDS and len(one & other) >= ALIKE_SHARE * max(len(one), len(other))


@dataclass(frozen=True, slots=True)
class _Worded:
    """Runs of words of a statement: quoted, quoted in longer runs, and as long with or without marks.

    ``whole`` are its short quotations, ``held`` the runs among which another's may be found, ``words`` all that it
    quotes.
    """

    quoted: frozenset[Run]
    long_quoted: frozenset[Run]
    printed: frozenset[Run]
    whole: frozenset[Run]
    held: frozenset[Run]
    words: frozenset[str]


def _worded(reading: Reading, statement: Statement) -> _Worded:
    place, text = statement.place, reading.report.text
    said = _words(text[place.start : place.end])
    quoted = _quoted(reading, statement)
    short = [run for part in quoted for length in range(WHOLE_LEAST, RUN) for run in _runs(part, length)]
    return _Worded(
        frozenset(run for part in quoted for run in _runs(part, RUN)),
        frozenset(run for part in quoted for run in _runs(part, UNMARKED_RUN)),
        frozenset(_runs(said, UNMARKED_RUN)),
        frozenset(part for part in quoted if WHOLE_LEAST <= len(part) < RUN),
        frozenset([*short, *_runs(said, WHOLE_UNMARKED)]),
        frozenset(word for part in quoted for word in part),
    )


def _quoted(reading: Reading, statement: Statement) -> list[Run]:
    """The words of each part of a statement that stands inside quotation marks."""
    place, text = statement.place, reading.report.text
    parts = [
        (max(place.start, quotation.span.start), min(place.end, quotation.span.end))
        for quotation in reading.quotations
        if quotation.kind == "direct"
    ]
    return [_words(text[start:end]) for start, end in parts if start < end]


def _words(text: str) -> Run:
    return tuple(_WORD.findall(text.casefold()))


def _runs(words: Run, length: int) -> list[Run]:
    return [words[index : index + length] for index in range(len(words) - length + 1)]
