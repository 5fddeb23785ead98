"""Make a tagger's encoder slimmer: keep the attention heads and middle neurons that matter most to its losses.

Usage::

    python training/attribution/slim.py --base MINILM_FOLDER --model tagger.pt --texts train.jsonl --names names.jsonl \
        --heads 8 --neurons 512 --output slim.pt

What a head or a neuron matters is told by the first-order change of the loss if it were gone, summed over some batches
(Molchanov and others 2017, Michel and others 2019).  Depth stays: half the width costs less than half the layers.  What
comes out must be taught again by ``distil.py``.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from network import Tagger, load_tagger, slim_layer
from train import batches, loss_of

from examples import Labelled, label, load, load_tokenizer
from twosource.attribution.windows import FEATURES

LEAST_HEADS, LEAST_NEURONS = 4, 256
NEURON_STEP = 32


def importance(
    model: Tagger, parts: list[list[Labelled]], chance: random.Random
) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """What each head and each neuron of each layer matters: two lists of (heads,) and (neurons,)."""
    seen: dict[tuple[int, str], torch.Tensor] = {}

    def keep(number: int, what: str):  # type: ignore[no-untyped-def]
        def hook(_module, _inputs, output):  # type: ignore[no-untyped-def]
            values = output[0] if isinstance(output, tuple) else output
            values.retain_grad()
            seen[number, what] = values

        return hook

    layers = list(model.encoder.layers)
    for number, layer in enumerate(layers):
        layer.attention.self.register_forward_hook(keep(number, "heads"))
        layer.intermediate.register_forward_hook(keep(number, "neurons"))
    heads = [torch.zeros(layer.attention.self.num_attention_heads) for layer in layers]
    neurons = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    for part in parts:
        model.zero_grad()
        loss_of(model, part, chance).backward()
        for (number, what), values in seen.items():
            change = (values.detach() * values.grad).flatten(0, 1)
            if what == "neurons":
                neurons[number] += change.abs().sum(0)
            else:
                heads[number] += change.reshape(len(change), len(heads[number]), -1).sum(-1).abs().sum(0)
    return heads, neurons


def kept(scores: list[torch.Tensor], mean: int, least: int, step: int) -> list[torch.Tensor]:
    """Numbers of what stays in each layer: the best of all layers, ``mean`` a layer, in multiples of ``step``."""
    scaled = [score / score.norm() for score in scores]
    threshold = torch.cat(scaled).sort(descending=True).values[mean * len(scores) - 1]
    out = []
    for score in scaled:
        wanted = int((score >= threshold).sum())
        size = min(len(score), max(least, round(wanted / step) * step))
        out.append(score.topk(size).indices.sort().values)
    return out


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
    heads, neurons = importance(model, batches(items, 2000, chance)[: options.batches], chance)
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
