"""Make an encoder's layers slimmer: keep the attention heads and middle neurons that matter most.

What a head or a neuron matters is told by the first-order change of a loss if it were gone, summed over some batches
(Molchanov and others 2017, Michel and others 2019).  Depth stays: half the width costs less than half the layers.  What
comes out must be taught again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEURON_STEP = 32


def importance(
    layers: Sequence[nn.Module], losses: Iterable[torch.Tensor]
) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """What each head and each neuron of each layer matters: two lists of (heads,) and (neurons,).

    Args:
        layers: of a BERT encoder.
        losses: each made by a pass through the layers when it is asked for.
    """
    seen: dict[tuple[int, str], torch.Tensor] = {}

    def keep(number: int, what: str):  # type: ignore[no-untyped-def]
        def hook(_module, _inputs, output):  # type: ignore[no-untyped-def]
            values = output[0] if isinstance(output, tuple) else output
            values.retain_grad()
            seen[number, what] = values

        return hook

    for number, layer in enumerate(layers):
        layer.attention.self.register_forward_hook(keep(number, "heads"))
        layer.intermediate.register_forward_hook(keep(number, "neurons"))
    heads = [torch.zeros(layer.attention.self.num_attention_heads) for layer in layers]
    neurons = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    for loss in losses:
        loss.backward()
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


def layer_widths(state: dict[str, torch.Tensor], prefix: str, layer: nn.Module) -> tuple[torch.Tensor, torch.Tensor]:
    """Head and neuron numbers that give a layer the widths of its saved numbers."""
    rows = state[f"{prefix}.attention.self.query.weight"].shape[0]
    neurons = state[f"{prefix}.intermediate.dense.weight"].shape[0]
    return torch.arange(rows // layer.attention.self.attention_head_size), torch.arange(neurons)


def slim_layer(layer: nn.Module, heads: torch.Tensor, neurons: torch.Tensor) -> None:
    """Keep some attention heads and some neurons of the middle of an encoder's layer, both by number."""
    attention = layer.attention.self
    size = attention.attention_head_size
    rows = (heads[:, None] * size + torch.arange(size)).flatten()
    for name in ("query", "key", "value"):
        setattr(attention, name, _some(getattr(attention, name), rows, None))
    attention.num_attention_heads, attention.all_head_size = len(heads), len(rows)
    layer.attention.output.dense = _some(layer.attention.output.dense, None, rows)
    layer.intermediate.dense = _some(layer.intermediate.dense, neurons, None)
    layer.output.dense = _some(layer.output.dense, None, neurons)


def _some(linear: nn.Linear, outputs: torch.Tensor | None, inputs: torch.Tensor | None) -> nn.Linear:
    weight, bias = linear.weight.detach(), linear.bias.detach()
    if outputs is not None:
        weight, bias = weight[outputs], bias[outputs]
    if inputs is not None:
        weight = weight[:, inputs]
    kept = nn.Linear(weight.shape[1], weight.shape[0])
    kept.weight = nn.Parameter(weight.clone())
    kept.bias = nn.Parameter(bias.clone())
    return kept
