"""Export all-MiniLM-L6-v2 (Apache-2.0) as the package's sentence encoder, with the word table beside it.

Nothing is trained here.  Usage::

    python training/sentences/export.py --base MINILM_FOLDER --output src/twosource/weights
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from export_tools import describe, export_quantised, save_words


class SentenceEncoder(nn.Module):
    """Word vectors (batch, pieces, 384) and mask → unit sentence vectors (batch, 384)."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(path, add_pooling_layer=False, attn_implementation="eager")

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Mean of the last layer over the pieces, made unit length."""
        embeddings = self.bert.embeddings
        positions = embeddings.position_embeddings(torch.arange(words.shape[1]))[None]
        hidden = embeddings.LayerNorm(words + positions + embeddings.token_type_embeddings.weight[0])
        weight = mask.to(hidden.dtype)
        bias = (1.0 - weight[:, None, None, :]) * -1e4
        for layer in self.bert.encoder.layer:
            output = layer(hidden, attention_mask=bias)
            hidden = output[0] if isinstance(output, tuple) else output
        mean = (hidden * weight[:, :, None]).sum(1) / weight.sum(1, keepdim=True)
        return nn.functional.normalize(mean, dim=-1)


def main() -> None:
    """Write sentences.onnx, words.npy and tokenizer.json."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    encoder = SentenceEncoder(str(options.base))
    words = encoder.bert.embeddings.word_embeddings.weight.detach()
    save_words(words.numpy(), options.output / "words.npy")
    example = (words[torch.randint(1000, 2000, (2, 12))], torch.ones(2, 12, dtype=torch.int64))
    axes = {"words": {0: "sentences", 1: "pieces"}, "mask": {0: "sentences", 1: "pieces"}, "vectors": {0: "sentences"}}
    export_quantised(encoder, example, ["words", "mask"], ["vectors"], axes, options.output / "sentences.onnx")
    shutil.copyfile(options.base / "tokenizer.json", options.output / "tokenizer.json")
    print(describe(options.output / "tokenizer.json"))


if __name__ == "__main__":
    main()
