"""The loop in which a network is taught."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, TypedDict

import torch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WARM_UP, LEAST_RATE, LONGEST_STEP = 40, 0.02, 1.0
TOLD_EVERY, SAVED_EVERY = 20, 200


class Group(TypedDict):
    """Numbers that are learned at one rate."""

    params: list[torch.nn.Parameter]
    lr: float


def teach(
    network: torch.nn.Module, groups: list[Group], losses: Iterator[tuple[torch.Tensor, int]], steps: int, output: Path
) -> None:
    """Follow the losses of some batches down, at rates that rise at first and then fall as a cosine does.

    Args:
        network: what is saved, now and then and at the end.
        groups: what of it is learned, and how fast.
        losses: of each batch the loss, made when it is asked for, and its word pieces; one that hangs on nothing
            that is learned changes nothing.
        steps: how many batches.
        output: where the network is saved.
    """
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    learned = [number for group in groups for number in group["params"]]

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / WARM_UP) * max(LEAST_RATE, 0.5 * (1 + math.cos(math.pi * step / steps)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    began, seen, total = time.monotonic(), 0, 0.0
    for number, (loss, pieces) in zip(range(1, steps + 1), losses, strict=False):
        if loss.requires_grad:
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, LONGEST_STEP)
            optimiser.step()
            schedule.step()
        seen += pieces
        total = 0.98 * total + 0.02 * loss.item() if number > 1 else loss.item()
        if number % TOLD_EVERY == 0:
            print(f"batch {number} loss {total:.4f} {seen / (time.monotonic() - began):.0f} pieces/s", flush=True)
        if number % SAVED_EVERY == 0 or number == steps:
            torch.save(network.state_dict(), output)
    print(f"{(time.monotonic() - began) / 60:.1f} minutes")
