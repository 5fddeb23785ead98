"""Turn trained networks into the files that the package carries: ONNX with 8-bit weights, and one word table.

Weights are quantised to 7 bits of range (``reduce_range``), since 8-bit products overflow on processors without VNNI.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic


def export_quantised(
    network: torch.nn.Module,
    inputs: tuple[torch.Tensor, ...],
    names: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    """Export a network to ONNX with its matrices as 8-bit integers."""
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            inputs,
            str(plain),
            input_names=names,
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
