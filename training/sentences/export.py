"""Export the sentence encoder for the package, with the word table and the word pieces beside it.

Usage::

    python training/sentences/export.py --base MINILM_FOLDER --output src/twosource/weights
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import torch
from network import SentenceEncoder, load_encoder
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from export_tools import BertLayer, describe, export_quantised, save_words


class OneSentence(nn.Module):
    """Word vectors of sentences of one length (batch, pieces, 384) → unit sentence vectors (batch, 384)."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.layers = nn.ModuleList(BertLayer(layer) for layer in encoder.bert.encoder.layer)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """One pass."""
        hidden = self.encoder.embed(words)
        for layer in self.layers:
            hidden = layer(hidden)
        return nn.functional.normalize(hidden.mean(1), dim=-1)


def main() -> None:
    """Write sentences.onnx, words.npy and tokenizer.json."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--model", type=Path, help="what slim.py gave; the base itself without it")
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    if options.model is None:
        encoder = SentenceEncoder(str(options.base))
    else:
        encoder = load_encoder(str(options.base), torch.load(options.model, weights_only=True))
    words = encoder.words
    save_words(words.numpy(), options.output / "words.npy")
    axes = {"words": {0: "sentences", 1: "pieces"}, "vectors": {0: "sentences"}}
    example = {"words": words[torch.randint(1000, 2000, (2, 12))]}
    export_quantised(OneSentence(encoder), example, ["vectors"], axes, options.output / "sentences.onnx")
    shutil.copyfile(options.base / "tokenizer.json", options.output / "tokenizer.json")
    print(describe(options.output / "tokenizer.json"))


if __name__ == "__main__":
    main()
