"""Export the sentence encoder for the package, with the word table and the word pieces beside it.

Usage::

    python training/sentences/export.py --base MINILM_FOLDER --articles ARTICLES.jsonl --output src/twosource/weights

The articles are JSON lines with a "text"; from sentences of some of them the ranges of the 8-bit products are taken.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from network import SentenceEncoder, load_encoder
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from export_tools import BertLayer, describe, export_quantised, fix_scales, save_words
from twosource.statement.encoder import CLS, LONGEST, SEP
from twosource.text.segment import split_sentences
from word_pieces import load_tokenizer

if TYPE_CHECKING:
    import numpy as np

ARTICLES, SENTENCES = 400, 10


class SentencesOfOneLength(nn.Module):
    """Word vectors (sentences, pieces, 384) → vectors of the pieces, whose mean is the sentence's (the same shape).

    The mean is not taken here: onnxruntime adds up in another order for one sentence than for several.
    """

    def __init__(self, encoder: SentenceEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.layers = nn.ModuleList(BertLayer(layer) for layer in encoder.bert.encoder.layer)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """One pass."""
        hidden = self.encoder.embed(words)
        for layer in self.layers:
            hidden = layer(hidden)
        result: torch.Tensor = hidden
        return result


def sample_sentences(articles: Path, words: torch.Tensor, base: Path) -> list[dict[str, np.ndarray]]:
    """Inputs of ordinary runs: some sentences of some articles."""
    chance = random.Random(3)
    tokenizer = load_tokenizer(base)
    samples = []
    for row in map(json.loads, chance.sample(articles.open(encoding="utf-8").readlines(), ARTICLES)):
        sentences = split_sentences(row["text"], "en")
        for start, end in chance.sample(sentences, min(len(sentences), SENTENCES)):
            pieces = tokenizer.encode(row["text"][start:end], add_special_tokens=False).ids[: LONGEST - 2]
            samples.append({"words": words[torch.tensor([[CLS, *pieces, SEP]])].numpy()})
    return samples


def main() -> None:
    """Write sentences.onnx, words.npy and tokenizer.json."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--articles", type=Path, required=True)
    arguments.add_argument("--model", type=Path, help="what slim.py gave; the base itself without it")
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    if options.model is None:
        encoder = SentenceEncoder(str(options.base))
    else:
        encoder = load_encoder(str(options.base), torch.load(options.model, weights_only=True))
    words = encoder.words
    save_words(words.numpy(), options.output / "words.npy")
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("words", "pieces")}
    example = {"words": words[torch.randint(1000, 2000, (2, 12))]}
    written = options.output / "sentences.onnx"
    export_quantised(SentencesOfOneLength(encoder), example, ["pieces"], axes, written)
    fix_scales(written, sample_sentences(options.articles, words, options.base))
    shutil.copyfile(options.base / "tokenizer.json", options.output / "tokenizer.json")
    print(describe(options.output / "tokenizer.json"))


if __name__ == "__main__":
    main()
