"""Make a tagger's encoder slimmer: keep the attention heads and middle neurons that matter most to its losses.

Usage::

    python training/attribution/slim.py --base MINILM_FOLDER --model tagger.pt --texts train.jsonl --names names.jsonl \
        --heads 8 --neurons 512 --output slim.pt

``slimming.py`` says how; what comes out must be taught again by ``distil.py``.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from network import Tagger, load_tagger
from train import batches, loss_of

from examples import Labelled, label, load
from slimming import NEURON_STEP, importance, kept, slim_layer
from twosource.attribution.windows import FEATURES
from word_pieces import load_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_HEADS, LEAST_NEURONS = 4, 256


def losses(model: Tagger, parts: list[list[Labelled]], chance: random.Random) -> Iterator[torch.Tensor]:
    """The tagger's loss of each batch."""
    for part in parts:
        model.zero_grad()
        yield loss_of(model, part, chance)


def main() -> None:
    """Slim and save."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--model", type=Path, required=True)
    arguments.add_argument("--texts", type=Path, required=True)
    arguments.add_argument("--names", type=Path, required=True)
    arguments.add_argument("--heads", type=int, default=8, help="heads kept, of 12, on average")
    arguments.add_argument("--neurons", type=int, default=512, help="middle neurons kept, of 1,536, on average")
    arguments.add_argument("--batches", type=int, default=60)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    chance = random.Random(5)
    torch.manual_seed(5)
    tokenizer = load_tokenizer(options.base)
    documents = chance.sample(load(options.texts, options.names), 150)
    items = [item for document in documents for item in label(document, document.text, tokenizer)]
    model = load_tagger(options.base, 6, FEATURES, torch.load(options.model, weights_only=True))
    model.eval()
    parts = batches(items, 2000, chance)[: options.batches]
    heads, neurons = importance(list(model.encoder.layers), losses(model, parts, chance))
    model = load_tagger(options.base, 6, FEATURES, torch.load(options.model, weights_only=True))
    staying = zip(
        model.encoder.layers,
        kept(heads, options.heads, LEAST_HEADS, 1),
        kept(neurons, options.neurons, LEAST_NEURONS, NEURON_STEP),
        strict=True,
    )
    for number, (layer, some_heads, some_neurons) in enumerate(staying):
        slim_layer(layer, some_heads, some_neurons)
        print(f"layer {number}: {len(some_heads)} heads, {len(some_neurons)} neurons")
    torch.save(model.state_dict(), options.output)


if __name__ == "__main__":
    main()
