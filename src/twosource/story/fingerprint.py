"""Band keys: a few numbers of a text by which copies of it, or of a part of it, meet in a sorted table.

Only words outside quotation marks count: two outlets that quote one sentence have copied nothing from each other.
Every six words in a row make a number; of each sixteen numbers in a row the smallest is kept (winnowing, Schleimer,
Wilkerson and Aiken 2003).  So two texts with the same 21 words in a row (``GRAM + WINDOW - 1``), wherever they stand,
have a key in common, and about one word in nine leads to a key.  The numbers depend on the words alone: not on the
machine, the run, or the other texts of a batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.reuse.scan import mixed
from twosource.reuse.shelf import shelve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


GRAM = 6
# A power of two: the minimum of a window is taken by doubling.
WINDOW = 16
# Of the six words, those that are neither names nor numbers nor formulas of the trade.
TELLING = 3.0
_NONE = np.uint64(2**64 - 1)
_MULTIPLIERS = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xFF51AFD7ED558CCD,
    0xC4CEB9FE1A85EC53,
)


class BandKeys(NamedTuple):
    """Keys of several texts, one row each, sorted by text and key; no text has a key twice.

    Attributes:
        owners: int64, index of the text.
        keys: int64.
    """

    owners: NDArray[np.int64]
    keys: NDArray[np.int64]


def band_keys(texts: Sequence[str]) -> BandKeys:
    """The band keys of several texts; each text's are the same in any company.

    Quotations are found by their marks alone, which costs a tenth of reading them: what a key proposes is looked at
    again, word by word.
    """
    shelf = shelve(texts)
    return winnow(shelf.hashes, shelf.stretch, shelf.evidence, np.diff(shelf.first))


def winnow(
    hashes: NDArray[np.uint32], stretch: NDArray[np.int32], evidence: NDArray[np.float32], lengths: NDArray[np.int64]
) -> BandKeys:
    """The band keys of texts whose words stand one after the other.

    Args:
        hashes: of all words.
        stretch: grows within a text wherever words were left out.
        evidence: what each word weighs.
        lengths: words of each text.
    """
    owners = np.repeat(np.arange(lengths.shape[0], dtype=np.int64), lengths)
    numbers = _numbers(hashes, stretch, evidence, owners)
    # WINDOW empty places before each text and after the last one: no window sees two texts.
    begins = np.cumsum(lengths) - lengths
    place = np.arange(hashes.shape[0]) + WINDOW * (owners + 1)
    laid = np.full(hashes.shape[0] + WINDOW * (lengths.shape[0] + 1), _NONE, np.uint64)
    laid[place] = numbers
    smallest = laid
    step = 1
    while step < WINDOW:
        smallest = np.minimum(smallest[:-step], smallest[step:])
        step *= 2
    inside = np.arange(hashes.shape[0]) - begins[owners]
    whole = (inside == 0) | (inside + WINDOW + GRAM - 1 <= lengths[owners])
    chosen = smallest[place[whole]]
    return _distinct(owners[whole], chosen)


def _numbers(
    hashes: NDArray[np.uint32], stretch: NDArray[np.int32], evidence: NDArray[np.float32], owners: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """A number for the six words from each word on; ``_NONE`` where they are broken or tell nothing."""
    result = np.full(hashes.shape[0], _NONE, np.uint64)
    count = hashes.shape[0] - GRAM + 1
    if count <= 0:
        return result
    keys = np.zeros(count, np.uint64)
    telling = np.zeros(count, np.float32)
    for offset, multiplier in enumerate(_MULTIPLIERS):
        keys += mixed(hashes[offset : offset + count].astype(np.uint64) * np.uint64(multiplier))
        telling += evidence[offset : offset + count]
    last = slice(GRAM - 1, GRAM - 1 + count)
    good = (owners[:count] == owners[last]) & (stretch[:count] == stretch[last]) & (telling >= TELLING)
    result[:count] = np.where(good, mixed(keys), _NONE)
    return result


def _distinct(owners: NDArray[np.int64], chosen: NDArray[np.uint64]) -> BandKeys:
    fresh = chosen != _NONE
    fresh[1:] &= (chosen[1:] != chosen[:-1]) | (owners[1:] != owners[:-1])
    owners, keys = owners[fresh], chosen[fresh].view(np.int64)
    order = np.lexsort((keys, owners))
    owners, keys = owners[order], keys[order]
    first = np.ones(keys.shape[0], np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return BandKeys(owners[first], keys[first])
