"""The word pieces of the base model, as all training programs read them."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer


def load_tokenizer(base: str | Path) -> Tokenizer:
    """Open the word pieces of the base model, whole texts at a time."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(Path(base) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
