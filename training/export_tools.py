"""Turn trained networks into the files that the package carries: ONNX with 8-bit weights, and one word table.

Weights are quantised to 7 bits of range (``reduce_range``), since 8-bit products overflow on processors without VNNI.
Attention is written as onnxruntime's own operator, and query, key and value as one product: both cost a fifth less than
what a plain export gives.  The networks are run on one text at a time, so no mask is written.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic


class Attention(torch.autograd.Function):
    """Attention of several heads; (batch, pieces, heads x size) in and out."""

    @staticmethod
    def forward(  # type: ignore[no-untyped-def]
        _context, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, heads: int
    ) -> torch.Tensor:
        """Compute it, for tracing."""
        apart = (part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (query, key, value))
        return torch.nn.functional.scaled_dot_product_attention(*apart).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph, query, key, value, heads: int):  # type: ignore[no-untyped-def]
        """Write onnxruntime's operator."""
        return graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)


def attend(mixed: torch.Tensor, heads: int) -> torch.Tensor:
    """Attention over query, key and value side by side: (batch, pieces, 3 x width) → (batch, pieces, width)."""
    # Of a fixed width: a chunk of a share of it would be exported as a dozen nodes that work the width out.
    result: torch.Tensor = Attention.apply(*mixed.split(int(mixed.shape[-1]) // 3, dim=-1), heads)
    return result


class BertLayer(torch.nn.Module):
    """A layer of BERT, slimmed or not, as it is exported."""

    def __init__(self, layer: torch.nn.Module) -> None:
        super().__init__()
        attention = layer.attention.self
        self.heads = attention.num_attention_heads
        parts = (attention.query, attention.key, attention.value)
        self.mix = torch.nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
        self.mix.weight = torch.nn.Parameter(torch.cat([part.weight.detach() for part in parts]))
        self.mix.bias = torch.nn.Parameter(torch.cat([part.bias.detach() for part in parts]))
        self.out, self.first = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.up, self.down, self.second = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """(batch, pieces, width) in and out."""
        hidden = self.first(hidden + self.out(attend(self.mix(hidden), self.heads)))
        result: torch.Tensor = self.second(hidden + self.down(torch.nn.functional.gelu(self.up(hidden))))
        return result


def export_quantised(
    network: torch.nn.Module,
    inputs: dict[str, torch.Tensor],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    """Export a network to ONNX with its matrices as 8-bit integers; the inputs are examples by their names."""
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            tuple(inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
    model = onnx.load(path)
    model.producer_name, model.producer_version = "twosource", ""
    onnx.save(model, path)
    print(describe(path))


def save_words(table: np.ndarray, path: Path) -> None:
    """Save a word table as signed bytes with one scale a row (rows, 384) and (rows,)."""
    scale = np.abs(table).max(axis=1) / 127.0
    scale[scale == 0] = 1.0
    rows = np.clip(np.round(table / scale[:, None]), -127, 127).astype(np.int8)
    with path.open("wb") as output:
        np.save(output, rows)
        np.save(output, scale.astype(np.float32))
    print(describe(path))


def describe(path: Path) -> str:
    """Name, size and sha256, as pinned in ``twosource/weights``."""
    data = path.read_bytes()
    return f"{path.name} {len(data)} {hashlib.sha256(data).hexdigest()}"
