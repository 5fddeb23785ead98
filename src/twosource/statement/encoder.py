"""Sentence vectors: all-MiniLM-L6-v2 in 8 bits, from the package itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource import weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WIDTH = 384
LONGEST = 128
BATCH_PIECES = 512
CLS, SEP = 101, 102


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode sentences as unit vectors.

    Each text is encoded by itself or with texts of exactly its own length in pieces, never with padding, so that its
    vector does not depend on its company.

    Args:
        texts: sentences; what lies beyond ``LONGEST`` word pieces is not seen.

    Returns:
        ``(len(texts), 384)`` float32, rows of length 1.
    """
    vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
    encodings = weights.tokenizer().encode_batch(list(texts), add_special_tokens=False)
    by_length: dict[int, list[int]] = {}
    pieces = [[CLS, *encoding.ids[: LONGEST - 2], SEP] for encoding in encodings]
    for index, ids in enumerate(pieces):
        by_length.setdefault(len(ids), []).append(index)
    for length, indices in sorted(by_length.items()):
        size = max(1, BATCH_PIECES // length)
        for start in range(0, len(indices), size):
            part = indices[start : start + size]
            vectors[part] = _encode(np.array([pieces[index] for index in part], dtype=np.int64))
    return vectors


def _encode(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """(sentences, pieces) of one length → (sentences, 384)."""
    words = weights.word_table().look_up(ids)
    mask = np.ones_like(ids)
    result: NDArray[np.float32] = weights.session("sentences.onnx").run(["vectors"], {"words": words, "mask": mask})[0]
    return result
