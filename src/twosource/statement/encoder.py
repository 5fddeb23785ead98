"""Sentence vectors: all-MiniLM-L6-v2 in 8 bits, from the package itself."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from twosource import weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WIDTH = 384
LONGEST = 128
CLS, SEP = 101, 102
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
    threads = min(os.cpu_count() or 1, len(texts) // WORTH_THREADS)
    if threads < 2:
        return np.stack([encode(text) for text in texts])
    encode(texts[0])
    with ThreadPoolExecutor(threads) as pool:
        return np.stack(list(pool.map(encode, texts)))


@lru_cache(maxsize=4096)
def encode(text: str) -> NDArray[np.float32]:
    """Encode one sentence, by itself: in a batch, the 8-bit scale of its company would change its last digits.

    Returns:
        Unit vector, shape (384,).
    """
    pieces = weights.tokenizer().encode(text, add_special_tokens=False).ids[: LONGEST - 2]
    ids = np.array([[CLS, *pieces, SEP]], dtype=np.int64)
    words = weights.word_table().look_up(ids)
    vector: NDArray[np.float32] = weights.session("sentences.onnx").run(["vectors"], {"words": words})[0][0]
    return vector
