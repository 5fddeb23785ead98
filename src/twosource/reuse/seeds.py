"""Where two reports may share a passage: equal spaced word grams, joined by sorting.

A gram takes the words of the pattern ``11011``: two, one left out, two.  It is found in every five equal words, and
also where each third word was changed, which leaves no three words in a row equal.  Grams are 64-bit numbers, so that
the join needs neither texts nor dictionaries and can be done in any store that sorts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.scan import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from twosource.reuse.words import Words

PATTERN = (0, 1, 3, 4)
NEIGHBOURS = 12
BAND = 8
DEPTH = 4
NEW_PLACES = 6
REPEATS = 4
TELLING = 2.0
# So many words at a time stay in a processor's cache.
_CHUNK = 1 << 15
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


class Grams(NamedTuple):
    """Grams of one report: ``keys`` uint64 and the ``positions`` (int64, row of the first word) where they stand."""

    keys: NDArray[np.uint64]
    positions: NDArray[np.int64]


class Seeds(NamedTuple):
    """Equal grams in two reports, one row each (all int64), in no order that means anything.

    Attributes:
        first: index of the one report.
        second: index of the other, greater than ``first``.
        here: row of the gram's first word in the first report.
        there: row of the gram's first word in the second report.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    here: NDArray[np.int64]
    there: NDArray[np.int64]


def grams_of(words: Words) -> Grams:
    """The grams of one report that can be evidence."""
    return Grams(*gram_keys(words.hashes, words.stretch, words.evidence))


def gram_keys(
    hashes: NDArray[np.uint32], stretch: NDArray[np.int32], evidence: NDArray[np.float32], least: float = TELLING
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Keys and first rows of the grams of a row of words.

    Args:
        hashes: of the words, in order.
        stretch: changes where words were left out, or one text ends and another begins.
        evidence: of each word.
        least: evidence that a gram must have; as it stands, two of the four words are neither names nor formulas.
    """
    count = hashes.shape[0] - PATTERN[-1]
    if count <= 0:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    kept = stretch[:count] == stretch[PATTERN[-1] :]
    if least > 0:
        telling = np.zeros(count, np.float32)
        for offset in PATTERN:
            telling += evidence[offset : offset + count]
        kept &= telling >= least
    parts = []
    for start in range(0, count, _CHUNK):
        end = min(start + _CHUNK, count)
        keys = np.zeros(end - start, np.uint64)
        for offset, multiplier in zip(PATTERN, _MULTIPLIERS, strict=True):
            keys += hashes[start + offset : end + offset] * np.uint64(multiplier)
        parts.append(mixed(keys[kept[start:end]]))
    return np.concatenate(parts), np.flatnonzero(kept)


def find_seeds(grams: Sequence[Grams]) -> Seeds:
    """Join the grams of all reports.

    A gram that stands in many places is linked to the next ``NEIGHBOURS`` places in the order of the reports and to
    the first: every report that holds a common passage stays connected to the others, and the work stays linear.
    """
    keys = np.concatenate([one.keys for one in grams]) if grams else np.zeros(0, np.uint64)
    positions = np.concatenate([one.positions for one in grams]) if grams else np.zeros(0, np.int64)
    owners = np.repeat(np.arange(len(grams), dtype=np.int64), [one.keys.shape[0] for one in grams])
    order = np.lexsort((positions, owners, keys))
    keys, positions, owners = keys[order], positions[order], owners[order]
    lefts, rights = links(keys, NEIGHBOURS)
    apart = owners[lefts] != owners[rights]
    lefts, rights = lefts[apart], rights[apart]
    rows = np.stack((owners[lefts], owners[rights], positions[lefts], positions[rights]))
    rows = rows[:, _in_company(rows)]
    return Seeds(rows[0], rows[1], rows[2], rows[3])


def pairs_to_look_at(grams: Sequence[Grams]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Pairs of reports that may share a passage: for each report its earlier partners, those with most seeds first.

    Where many reports share one passage, a partner is left out when all but ``NEW_PLACES`` of its seeds stand at places
    that ``DEPTH`` partners cover already.  Every passage keeps its links to earlier reports, and the work stays linear.

    Returns:
        Index of the earlier report, of the later one, and all their seeds; sorted.
    """
    seeds = find_seeds(grams)
    order = np.lexsort((seeds.here, seeds.first, seeds.second))
    cuts = np.flatnonzero((np.diff(seeds.first[order]) != 0) | (np.diff(seeds.second[order]) != 0)) + 1
    partners_of: dict[int, list[NDArray[np.int64]]] = {}
    for rows in np.split(order, cuts):
        if rows.shape[0]:
            partners_of.setdefault(int(seeds.second[rows[0]]), []).append(rows)
    kept = []
    for second, partners in partners_of.items():
        partners.sort(key=lambda rows: (-rows.shape[0], int(seeds.first[rows[0]])))
        covered = np.zeros(int(grams[second].positions.max()) + 1, np.int64)
        for rows in partners:
            places = np.unique(seeds.there[rows])
            if int((covered[places] < DEPTH).sum()) >= min(NEW_PLACES, places.shape[0]):
                first = int(seeds.first[rows[0]])
                shared = seeds_between(grams[first], grams[second])
                covered[np.unique(np.array([there for _, there in shared], np.int64))] += 1
                kept.append((first, second, shared))
    return sorted(kept, key=lambda pair: pair[:2])


def seeds_between(a: Grams, b: Grams) -> list[tuple[int, int]]:
    """All equal grams of two reports as rows in both, sorted; of a gram that one repeats, the first ``REPEATS``."""
    order = np.lexsort((b.positions, b.keys))
    keys, positions = b.keys[order], b.positions[order]
    start = np.searchsorted(keys, a.keys, "left")
    count = np.minimum(np.searchsorted(keys, a.keys, "right") - start, REPEATS)
    here = np.repeat(a.positions, count)
    step = np.arange(here.shape[0]) - np.repeat(np.cumsum(count) - count, count)
    there = positions[np.repeat(start, count) + step]
    return sorted(zip(here.tolist(), there.tolist(), strict=True))


def links(keys: NDArray[np.uint64], most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of rows with equal keys in a sorted column: each with the ``most`` after it, and with the first of its run.

    However often a key repeats, the work stays linear and all its rows stay connected.
    """
    rows = np.arange(keys.shape[0], dtype=np.int64)
    lefts, rights = [rows[:0]], [rows[:0]]
    alive = rows
    for step in range(1, most + 1):
        alive = alive[: np.searchsorted(alive, keys.shape[0] - step)]
        alive = alive[keys[alive] == keys[alive + step]]
        if not alive.shape[0]:
            break
        lefts.append(alive)
        rights.append(alive + step)
    starts = np.ones(keys.shape[0], np.bool_)
    starts[1:] = keys[1:] != keys[:-1]
    head = np.maximum.accumulate(np.where(starts, rows, 0)) if keys.shape[0] else rows
    far = rows[rows - head > most]
    lefts.append(head[far])
    rights.append(far)
    return np.concatenate(lefts), np.concatenate(rights)


def _in_company(rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Seeds with another seed of the same two reports on nearly the same diagonal: one gram alone proves nothing."""
    keep = np.zeros(rows.shape[1], np.bool_)
    diagonal = rows[2] - rows[3]
    for shift in (0, BAND // 2):
        band = (diagonal + shift) // BAND
        key = mixed((rows[0] << 40 ^ rows[1] << 20).astype(np.uint64)) + band.astype(np.uint64)
        _, inverse, count = np.unique(key, return_inverse=True, return_counts=True)
        keep |= count[inverse] >= 2
    return keep
