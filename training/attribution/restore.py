"""Read the packaged tagger back as a checkpoint, to go on teaching it.

Usage::

    python training/attribution/restore.py --base MINILM_FOLDER --weights src/twosource/weights --output tagger.pt

The numbers are those of the 8-bit files: what they lost when they were rounded stays lost.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Tagger
from onnx import numpy_helper

from twosource.attribution.windows import FEATURES

Numbers = dict[str, np.ndarray]
LAYER_PARTS = ("attention.output", "intermediate", "output")


def read(path: Path) -> tuple[Numbers, Iterator[np.ndarray]]:
    """The named numbers of a file, and its matrices as (outputs, inputs) in the order in which they are used."""
    graph = onnx.load(path).graph
    named = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    used = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    stems = [name.removesuffix("_quantized") for name in used]
    return named, (
        ((named[f"{stem}_quantized"].astype(np.float32) - named[f"{stem}_zero_point"]) * named[f"{stem}_scale"]).T
        for stem in stems
    )


def restore(base: str, folder: Path) -> dict[str, torch.Tensor]:
    """The checkpoint of the tagger whose ``attribution.onnx`` and ``roles.onnx`` lie in a folder."""
    named, matrices = read(folder / "attribution.onnx")
    own = "tagger."
    state: Numbers = {name.removeprefix(own): value for name, value in named.items() if name.startswith(own)}
    for number in range(sum(name.endswith("mix.bias") for name in named)):
        layer = f"encoder.layers.{number}"
        mixed = zip(np.split(next(matrices), 3), np.split(named[f"layers.{number}.mix.bias"], 3), strict=True)
        for part, (matrix, bias) in zip(("query", "key", "value"), mixed, strict=True):
            state[f"{layer}.attention.self.{part}.weight"] = matrix
            state[f"{layer}.attention.self.{part}.bias"] = bias
        state.update({f"{layer}.{part}.dense.weight": next(matrices) for part in LAYER_PARTS})
    state.update({f"{part}.weight": next(matrices) for part in ("cues", "names", "roles.piece", "roles.cue")})
    named, matrices = read(folder / "roles.onnx")
    state.update({name: value for name, value in named.items() if name.startswith("roles.")})
    for number in range(sum(name.endswith("mix.bias") for name in named)):
        state.update({f"roles.layers.{number}.{part}.weight": next(matrices) for part in ("mix", "out", "up", "down")})
    state["roles.label.weight"] = next(matrices)
    state["encoder.words.weight"] = Tagger(base, 0, FEATURES).encoder.words.weight.detach().numpy()
    return {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()}


def main() -> None:
    """Read and save."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    torch.save(restore(options.base, options.weights), options.output)


if __name__ == "__main__":
    main()
