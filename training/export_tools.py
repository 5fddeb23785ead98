"""Turn trained networks into the files that the package carries: ONNX with 8-bit weights, and one word table.

Weights are quantised to 7 bits of range (``reduce_range``), since 8-bit products overflow on processors without VNNI.
Attention is written as onnxruntime's own operator, and query, key and value as one product: both cost a fifth less than
what a plain export gives.  The networks are run on one text at a time, so no mask is written.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic

if TYPE_CHECKING:
    from collections.abc import Sequence


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


def side_by_side(parts: Sequence[torch.nn.Linear]) -> torch.nn.Linear:
    """One product that gives what several give of the same input, one behind the other."""
    mix = torch.nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    mix.weight = torch.nn.Parameter(torch.cat([part.weight.detach() for part in parts]))
    mix.bias = torch.nn.Parameter(torch.cat([part.bias.detach() for part in parts]))
    return mix


class BertLayer(torch.nn.Module):
    """A layer of BERT, slimmed or not, as it is exported."""

    def __init__(self, layer: torch.nn.Module) -> None:
        super().__init__()
        attention = layer.attention.self
        self.heads = attention.num_attention_heads
        parts = (attention.query, attention.key, attention.value)
        self.mix = side_by_side(parts)
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


def fix_scales(path: Path, samples: Sequence[dict[str, np.ndarray]], share: float = 0.6) -> None:
    """Give the inputs of a network's 8-bit products scales of their own instead of those of each run.

    A scale that is taken from a run's largest number makes a text's result depend on what is run beside it.

    Args:
        path: what :func:`export_quantised` wrote; it is written over.
        samples: inputs of ordinary runs.
        share: of the samples' ranges so many lie within the fixed one; what lies beyond is cut off.
    """
    model = onnx.load(path)
    scaling = [node for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    lows, highs = _ranges(model, scaling, samples)
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    made = {name: node for node in model.graph.node for name in node.output}
    instead: dict[str, onnx.NodeProto | None] = {}
    for node, low, high in zip(
        scaling, np.quantile(lows, 1 - share, axis=0), np.quantile(highs, share, axis=0), strict=True
    ):
        step = np.float32((high - low) / 255)
        zero = np.uint8(np.clip(np.round(-low / step), 0, 255))
        fixed = [f"{node.output[0]}_fixed_{name}" for name in ("scale", "zero")]
        model.graph.initializer.extend(map(numpy_helper.from_array, (step, zero), fixed))
        instead[node.name] = helper.make_node("QuantizeLinear", [node.input[0], *fixed], [node.output[0]])
        for product in users[node.output[0]]:
            instead.update(_one_product(product, node.output[1], fixed, users, made))
    kept = [instead.get(node.name, node) for node in model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(node for node in kept if node is not None)
    onnx.save(model, path)
    print(describe(path))


def _one_product(
    product: onnx.NodeProto,
    scale: str,
    fixed: Sequence[str],
    users: dict[str, list[onnx.NodeProto]],
    made: dict[str, onnx.NodeProto],
) -> dict[str, onnx.NodeProto | None]:
    """What a product of integers, its scaling by ``scale`` and its bias become: one node for the lot, by name."""
    cast = users[product.output[0]][0]
    scaled = users[cast.output[0]][0]
    scales = made[_other(scaled, cast.output[0])]
    added = users[scaled.output[0]][0]
    matrix = [product.input[1], fixed[0], _other(scales, scale), fixed[1], product.input[3]]
    inputs = [product.input[0], *matrix, _other(added, scaled.output[0])]
    one = helper.make_node("MatMulIntegerToFloat", inputs, list(added.output), domain="com.microsoft")
    return {product.name: one, cast.name: None, scaled.name: None, scales.name: None, added.name: None}


def _other(node: onnx.NodeProto, known: str) -> str:
    """The input of a node of two inputs that is not the known one."""
    return next(name for name in node.input if name != known)


def _ranges(
    model: onnx.ModelProto, scaling: Sequence[onnx.NodeProto], samples: Sequence[dict[str, np.ndarray]]
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the largest number that goes into each product, for each sample: (samples, products) each."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    names = [name for node in scaling for name in node.output[1:]]
    watched.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names)
    session = InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    found = np.array([[float(number) for number in session.run(names, sample)] for sample in samples])
    scales, zeros = found[:, ::2], found[:, 1::2]
    return -zeros * scales, (255 - zeros) * scales


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
