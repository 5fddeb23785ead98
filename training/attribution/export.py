"""Export a trained tagger for the package: attribution.onnx (encoder and token head) and roles.onnx.

Usage::

    python training/attribution/export.py --base MINILM_FOLDER --model tagger.pt --output src/twosource/weights
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from network import ROLE_WIDTH, Tagger, load_tagger
from torch import nn

from twosource.attribution.windows import FEATURES

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from export_tools import BertLayer, attend, export_quantised


class Encoding(nn.Module):
    """Words and features of a window → likelihood of cues, name logits, and what the role layers read of both."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.layers = nn.ModuleList(BertLayer(layer) for layer in tagger.encoder.layers)

    def forward(
        self, words: torch.Tensor, features: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """One pass of the encoder."""
        hidden = self.tagger.encoder.embed(words, features)
        for layer in self.layers:
            hidden = layer(hidden)
        roles = self.tagger.roles
        cues = self.tagger.cues(hidden).softmax(-1)
        return cues, self.tagger.names(hidden), roles.piece(hidden), roles.cue(hidden)


class RoleReading(nn.Module):
    """Piece vectors around some cues, with the cues' vectors and distances → likelihood of roles."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.roles = tagger.roles

    def forward(self, pieces: torch.Tensor, cue: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """The role layers; as many pieces for every cue."""
        x = pieces + cue[:, None] + self.roles.distance(distance)
        for layer in self.roles.layers:
            x = x + layer.out(attend(layer.mix(layer.first(x)), layer.heads))
            x = x + layer.down(nn.functional.gelu(layer.up(layer.second(x))))
        logits: torch.Tensor = self.roles.label(self.roles.norm(x))
        return logits.softmax(-1)


def main() -> None:
    """Write the two models."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--model", type=Path, required=True)
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    tagger = load_tagger(options.base, options.layers, FEATURES, torch.load(options.model, weights_only=True))
    tagger.eval()
    ids = torch.randint(1000, 2000, (2, 12))
    seen = {"words": tagger.encoder.words(ids), "features": torch.ones(2, 12, dtype=torch.int64)}
    outputs = ["cue", "name", "piece_vectors", "cue_vectors"]
    export_quantised(
        Encoding(tagger),
        seen,
        outputs,
        {name: {0: "windows", 1: "pieces"} for name in (*seen, *outputs)},
        options.output / "attribution.onnx",
    )
    export_quantised(
        RoleReading(tagger),
        {
            "pieces": torch.randn(3, 12, ROLE_WIDTH),
            "cue": torch.randn(3, ROLE_WIDTH),
            "distance": torch.ones(3, 12, dtype=torch.int64),
        },
        ["roles"],
        {
            "pieces": {0: "cues", 1: "pieces"},
            "cue": {0: "cues"},
            "distance": {0: "cues", 1: "pieces"},
            "roles": {0: "cues", 1: "pieces"},
        },
        options.output / "roles.onnx",
    )


if __name__ == "__main__":
    main()
