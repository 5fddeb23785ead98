"""Export a reader of pairs for the package: the network with 4-bit matrices, and its word table beside it.

    python training/inference/export.py --base FOLDER --model reader.pt --output src/twosource/weights

The base knows the same word pieces as the package's other models, four numbers further on, so no tokenizer is written.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import PairReader
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from export_tools import describe, side_by_side
from twosource.statement.reader import LONGEST

BLOCK = 64
WORD_BLOCK = 32
# Products are made of 8-bit inputs with 4-bit matrices.
INT8_INPUTS = 4


class PlainLayer(nn.Module):
    """A layer of MPNet as it is exported: query, key and value as one product, nearness of places added."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        attention = layer.attention.attn
        self.heads = attention.num_attention_heads
        self.mix = side_by_side((attention.q, attention.k, attention.v))
        self.out, self.first = attention.o, layer.attention.LayerNorm
        self.up, self.down, self.second = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, hidden: torch.Tensor, near: torch.Tensor) -> torch.Tensor:
        """(1, pieces, width) and (heads, pieces, pieces) → (1, pieces, width)."""
        width = self.out.in_features
        query, key, value = (
            part.unflatten(-1, (self.heads, width // self.heads)).transpose(1, 2)
            for part in self.mix(hidden).split(width, dim=-1)
        )
        scores = torch.matmul(query, key.transpose(-1, -2)) / (width // self.heads) ** 0.5 + near
        mixed = torch.matmul(torch.softmax(scores, dim=-1), value).transpose(1, 2).flatten(2)
        hidden = self.first(hidden + self.out(mixed))
        result: torch.Tensor = self.second(hidden + self.down(nn.functional.gelu(self.up(hidden))))
        return result


class OnePair(nn.Module):
    """Word vectors (1, pieces, width) → the four probabilities (1, 4)."""

    def __init__(self, reader: PairReader) -> None:
        super().__init__()
        base = reader.base
        self.reader, self.norm = reader, base.embeddings.LayerNorm
        self.layers = nn.ModuleList(PlainLayer(layer) for layer in base.encoder.layer)
        # The base counts places from the one behind the padding's on.
        start = base.config.pad_token_id + 1
        table = base.embeddings.position_embeddings.weight.detach()
        self.places = nn.Embedding.from_pretrained(table[start : start + LONGEST].clone())
        bias = base.encoder.compute_position_bias(torch.zeros(1, LONGEST, 8))[0]
        # What two places add to each other depends on how far apart they are: (heads, 2 x longest - 1).
        by_distance = torch.cat([bias[:, LONGEST - 1, :], bias[:, 0, 1:]], dim=-1)
        self.register_buffer("by_distance", by_distance.detach())

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """One pass."""
        places = torch.cumsum(torch.ones_like(words[0, :, 0], dtype=torch.int64), dim=0) - 1
        hidden = self.norm(words + self.places(places)[None])
        near = self.by_distance[:, places[None, :] - places[:, None] + LONGEST - 1]
        for layer in self.layers:
            hidden = layer(hidden, near)
        return torch.sigmoid(self.reader.told(hidden, torch.ones_like(words[:, :, 0])))


def in_four_bits(path: Path, output: Path) -> None:
    """Write the large matrices of a network in blocks of 4-bit numbers with one scale each."""
    config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=False, accuracy_level=INT8_INPUTS)
    quantiser = MatMulNBitsQuantizer(onnx.load(path), algo_config=config)
    quantiser.process()
    model = quantiser.model.model
    model.producer_name, model.producer_version = "twosource", ""
    onnx.save(model, output)


def save_table(table: np.ndarray, path: Path) -> None:
    """Save a word table in 4 bits, two numbers a byte, with one scale for ``WORD_BLOCK`` numbers of a row."""
    blocks = table.reshape(len(table), -1, WORD_BLOCK)
    scale = (np.abs(blocks).max(axis=-1) / 7.0).astype(np.float16)
    scale[scale == 0] = 1.0
    numbers = (
        np.clip(np.round(blocks / scale[..., None].astype(np.float32)), -7, 7).astype(np.int8).reshape(table.shape) + 8
    )
    with path.open("wb") as output:
        np.save(output, (numbers[:, ::2] | numbers[:, 1::2] << 4).astype(np.uint8))
        np.save(output, scale)


def main() -> None:
    """Write pairs.onnx and pairs_words.npy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    reader = PairReader(options.base)
    reader.load_state_dict(torch.load(options.model, weights_only=True))
    reader.eval()
    words = reader.base.embeddings.word_embeddings.weight.detach()
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            OnePair(reader).eval(),
            (words[torch.randint(1000, 2000, (1, 12))],),
            str(plain),
            input_names=["words"],
            output_names=["told"],
            dynamic_axes={"words": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        in_four_bits(plain, options.output / "pairs.onnx")
    save_table(words.numpy(), options.output / "pairs_words.npy")
    for name in ("pairs.onnx", "pairs_words.npy"):
        print(describe(options.output / name))


if __name__ == "__main__":
    main()
