"""The word pieces of the base model, as all training programs read them, and rows of them as batches."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer

# Half precision is quicker with whole steps.
STEP = 8


def load_tokenizer(base: str | Path) -> Tokenizer:
    """Open the word pieces of the base model, whole texts at a time."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(Path(base) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def padded(rows: list[list[int]], padding: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of pieces as ids and mask, (rows, pieces) each: as long as the longest, in whole steps."""
    ids = torch.full((len(rows), -(-max(map(len, rows)) // STEP) * STEP), padding)
    mask = torch.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return ids, mask
