"""Where a document of record says what a report quotes of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.statement.words import STOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.quotation.words import QuotedWord

# Two neighbouring words of the quotation must stand beside each other in the document to point anywhere.
_SEED = 2
_COMMONEST = 400
# How much of a quotation must be found in one stretch of the document for it to be from there.
LEAST_SHARE = 0.5
LEAST_WORDS = 3
# A part of a quotation that is missing at its place is sought elsewhere from this length on.
LEAST_PART = 4
_SPREAD = 1.5
_MARGIN = 4


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A document's words and where each pair of neighbours stands."""

    words: tuple[QuotedWord, ...]
    seeds: Mapping[tuple[str, ...], tuple[int, ...]]


def index_record(words: Sequence[QuotedWord]) -> Record:
    """Make a document ready for finding quotations in it."""
    seeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(words) - _SEED + 1):
        seeds[tuple(word.key for word in words[place : place + _SEED])].append(place)
    return Record(tuple(words), {seed: tuple(places) for seed, places in seeds.items() if len(places) <= _COMMONEST})


def locate(record: Record, quoted: Sequence[QuotedWord]) -> list[tuple[int, int]]:
    """Find the stretches of a document that a quotation gives, as (start, end) in the document's words.

    A run of the quotation that its best stretch lacks is sought elsewhere; both then come in the order of the
    quotation.  Empty where less than half of the quotation's words are found in neighbouring pairs, or of those that
    carry a meaning of their own: "there will be" stands everywhere.
    """
    if len(quoted) < LEAST_WORDS:
        return []
    hits = _hits(record, quoted)
    best = _best_window(hits, len(quoted))
    if best is None:
        return []
    low, high = best
    windows = [_widened(record, low, high)]
    covered = _carried(record.words[slice(*windows[0])], quoted)
    rest = _longest_gap(covered, len(quoted))
    found = set(covered)
    if rest is not None and rest[1] - rest[0] >= LEAST_PART:
        inside = [(q, place) for q, place in hits if rest[0] <= q < rest[1] - 1]
        second = _best_window(inside, rest[1] - rest[0])
        if second is not None:
            more = {q for q, place in inside if second[0] <= place <= second[1] for q in (q, q + 1)}
            if len(more) >= LEAST_SHARE * (rest[1] - rest[0]):
                windows = _ordered(windows[0], _widened(record, *second), before=rest[0] < min(covered, default=0))
                found |= more
    telling = {place for place, word in enumerate(quoted) if word.key not in STOP}
    enough = len(found) >= LEAST_SHARE * len(quoted) and len(found & telling) >= LEAST_SHARE * len(telling)
    return windows if enough else []


def _ordered(best: tuple[int, int], other: tuple[int, int], *, before: bool) -> list[tuple[int, int]]:
    """Give two stretches in the order of the quotation; as one where they touch and the document has the same order."""
    first, second = (other, best) if before else (best, other)
    if first[1] <= second[0] or second[1] <= first[0]:
        return [first, second]
    if first[0] <= second[0]:
        return [(first[0], max(first[1], second[1]))]
    return [(max(first[0], second[1] - _MARGIN), first[1]), (second[0], min(second[1], first[0] + _MARGIN))]


def _carried(stretch: Sequence[QuotedWord], quoted: Sequence[QuotedWord]) -> set[int]:
    """Numbers of the quotation's words that a stretch has in the same order."""
    matcher = SequenceMatcher(None, [word.key for word in stretch], [word.key for word in quoted], autojunk=False)
    return {block.b + offset for block in matcher.get_matching_blocks() for offset in range(block.size)}


def _hits(record: Record, quoted: Sequence[QuotedWord]) -> list[tuple[int, int]]:
    keys = [word.key for word in quoted]
    return [
        (place, there)
        for place in range(len(keys) - _SEED + 1)
        for there in record.seeds.get(tuple(keys[place : place + _SEED]), ())
    ]


def _best_window(hits: Sequence[tuple[int, int]], length: int) -> tuple[int, int] | None:
    """Find the stretch of the document with the most different pairs of the quotation; the first of equals."""
    there = sorted((place, q) for q, place in hits)
    reach = int(length * _SPREAD) + _MARGIN
    best: tuple[int, int, int] | None = None
    counts: dict[int, int] = defaultdict(int)
    first = 0
    for place, q in there:
        counts[q] += 1
        while place - there[first][0] > reach:
            counts[there[first][1]] -= 1
            if not counts[there[first][1]]:
                del counts[there[first][1]]
            first += 1
        if best is None or len(counts) > best[0]:
            best = (len(counts), there[first][0], place)
    return None if best is None else (best[1], best[2])


def _longest_gap(covered: set[int], length: int) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    start = None
    for place in range(length + 1):
        missing = place < length and place not in covered
        if missing and start is None:
            start = place
        if not missing and start is not None:
            if best is None or place - start > best[1] - best[0]:
                best = (start, place)
            start = None
    return best


def _widened(record: Record, low: int, high: int) -> tuple[int, int]:
    return max(0, low - _MARGIN), min(len(record.words), high + _SEED + _MARGIN)
