"""Sentence vectors: all-MiniLM-L6-v2, slimmed and in 8 bits, from the package itself.

The 8-bit products have scales of their own, not those of a run's largest number, so that sentences of one length go
through the network together and yet have the vectors that each has alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from twosource import weights
from twosource.parallel import map_in_threads, own_threads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

WIDTH = 384
LONGEST = 128
CLS, SEP = 101, 102
# Sentences that go through the network together; of more, none is faster.
TOGETHER = 8
# Below this many sentences, threads cost more than they save.
WORTH_THREADS = 8


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode sentences as unit vectors.

    Args:
        texts: sentences; what lies beyond ``LONGEST`` word pieces is not seen.

    Returns:
        ``(len(texts), 384)`` float32, rows of length 1.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    kept = {text: remembered(text) for text in texts}
    unknown = [text for text, place in kept.items() if not place]
    parts = list(_of_one_length(unknown))
    threads = min(own_threads(), len(unknown) // WORTH_THREADS)
    vectors = map_in_threads(_encode, parts, threads, _load)
    for part, rows in zip(parts, vectors, strict=True):
        for (text, _), row in zip(part, rows, strict=True):
            kept[text].append(row)
    return np.stack([kept[text][0] for text in texts])


def _load() -> None:
    weights.word_table()
    weights.session("sentences.onnx")


@lru_cache(maxsize=4096)
def remembered(_text: str) -> list[NDArray[np.float32]]:
    """Where the vector of a sentence is kept: empty as long as it is unknown."""
    return []


def _of_one_length(texts: Sequence[str]) -> Iterator[list[tuple[str, list[int]]]]:
    """Some sentences with their word pieces, a few of one length at a time."""
    tokenizer = weights.tokenizer()
    by_length: dict[int, list[tuple[str, list[int]]]] = {}
    for text in texts:
        pieces = tokenizer.encode(text, add_special_tokens=False).ids[: LONGEST - 2]
        by_length.setdefault(len(pieces), []).append((text, [CLS, *pieces, SEP]))
    for _, alike in sorted(by_length.items(), reverse=True):
        yield from (alike[first : first + TOGETHER] for first in range(0, len(alike), TOGETHER))


def _encode(part: Sequence[tuple[str, list[int]]]) -> list[NDArray[np.float32]]:
    """Unit vectors of sentences of one length, ``(384,)`` each: the mean of what the network gives for their pieces."""
    words = weights.word_table().look_up(np.array([pieces for _, pieces in part], dtype=np.int64))
    hidden: NDArray[np.float32] = weights.session("sentences.onnx").run(None, {"words": words})[0]
    # One by one: how many are added up side by side must not change a last digit.
    means = [pieces.mean(axis=0) for pieces in hidden]
    return [mean / np.float32(np.linalg.norm(mean)) for mean in means]
