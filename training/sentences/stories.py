r"""Teach the sentence encoder which statements of one event say the same.

Usage::

    python training/sentences/stories.py --base MINILM_FOLDER --start encoder.pt --pairs training/inference/pairs \
        --held-out 5 --output encoder.pt

Two statements of one event have their people, their names and their words in common whether or not they say the same,
and ordinary vectors tell what a statement is about.  The invented stories hold what three outlets tell of one event,
fact by fact.  The nearness of two statements becomes how surely they say the same, and stays as near as it can to what
it was.  What is learned is less than the steps of the 8-bit numbers that ship, so the matrices are rounded to such
steps while they are taught.
"""

from __future__ import annotations

import argparse
import random
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
from benchmarks.answers import read_groups
from network import SentenceEncoder, load_encoder
from torch import nn
from torch.nn.utils import parametrize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from teaching import teach
from twosource.statement.encoder import CLS, LONGEST, SEP
from word_pieces import load_tokenizer, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

# How surely what tells a part of another's facts says the same, and what shares a fact with it, told otherwise or not.
PART, SHARED = 0.8, 0.6
# How much a pair counts: that says the same, that shares a fact, of one event, of two events.
SAME_WEIGHT, SHARED_WEIGHT, EVENT_WEIGHT, OTHER_WEIGHT = 3.0, 2.0, 0.3, 0.02
# Steps of a row's numbers either way.
STEPS, SMALLEST = 64, 1e-8
# What the nearness begins with, and how much it counts that it stays what it was.
SCALE, SHIFT, SCALE_RATE, KEPT_WEIGHT = 10.0, -5.0, 1e-2, 5.0


class Told(NamedTuple):
    """A statement of an outlet: the facts that it tells, of which one with ``!`` is told otherwise, and its pieces."""

    outlet: str
    facts: frozenset[str]
    pieces: list[int]


Story = list[Told]


def read_stories(folder: Path, held_out: int, tokenizer: Tokenizer) -> list[Story]:
    """Read the invented stories, without every so-manyth of a file."""
    return [
        [Told(outlet, frozenset(facts.split()), _pieces(tokenizer, text)) for outlet, facts, text in rows]
        for path in sorted(folder.glob("S_*.tsv"))
        for number, rows in enumerate(read_groups(path))
        if not held_out or number % held_out
    ]


def _pieces(tokenizer: Tokenizer, text: str) -> list[int]:
    """A statement's word pieces as the product's encoder is given them."""
    return [CLS, *tokenizer.encode(text, add_special_tokens=False).ids[: LONGEST - 2], SEP]


def batches(stories: Sequence[Story], pieces: int, seed: int) -> Iterator[list[tuple[int, Told]]]:
    """Batches of whole stories, with the number of each one's story, without end."""
    chance = random.Random(seed)
    while True:
        order = chance.sample(stories, len(stories))
        batch: list[tuple[int, Told]] = []
        size = 0
        for number, story in enumerate(order):
            batch += [(number, told) for told in story]
            size += sum(len(told.pieces) for told in story)
            if size >= pieces:
                yield batch
                batch, size = [], 0


def wanted(batch: Sequence[tuple[int, Told]]) -> tuple[torch.Tensor, torch.Tensor]:
    """How surely each two statements say the same and how much that counts: (statements, statements) each."""
    told = [_between(one, other) for one, other in product(batch, batch)]
    sure, weight = torch.tensor(told).unflatten(0, (len(batch), len(batch))).unbind(-1)
    return sure, weight


def _between(one: tuple[int, Told], other: tuple[int, Told]) -> tuple[float, float]:
    (event, a), (second, b) = one, other
    if event != second:
        return 0.0, OTHER_WEIGHT
    if a.outlet == b.outlet:
        return 0.0, 0.0
    if a.facts == b.facts:
        return 1.0, SAME_WEIGHT
    if not {fact.strip("!") for fact in a.facts} & {fact.strip("!") for fact in b.facts}:
        return 0.0, EVENT_WEIGHT
    return PART if a.facts <= b.facts or b.facts <= a.facts else SHARED, SHARED_WEIGHT


class Rounded(nn.Module):
    """A matrix as ``export_tools`` writes it: one step a row, 64 steps either way."""

    def forward(self, matrix: torch.Tensor) -> torch.Tensor:
        """The rounded matrix; what is learned goes through as if it were not."""
        steps = (matrix.detach().abs().amax(dim=1) / STEPS).clamp(min=SMALLEST)
        whole = torch.zeros(len(steps), dtype=torch.int32)
        return torch.fake_quantize_per_channel_affine(matrix, steps, whole, 0, -STEPS, STEPS)


def round_matrices(encoder: SentenceEncoder) -> list[nn.Module]:
    """Round the matrices of an encoder's layers from now on, and give what holds them."""
    held = [module for module in encoder.bert.encoder.modules() if isinstance(module, nn.Linear)]
    for module in held:
        parametrize.register_parametrization(module, "weight", Rounded())
    return held


class Nearness(nn.Module):
    """An encoder, and how its nearness becomes how surely two statements say the same."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.scale, self.shift = nn.Parameter(torch.tensor(SCALE)), nn.Parameter(torch.tensor(SHIFT))


def losses(
    taught: Nearness, before: SentenceEncoder, parts: Iterator[list[tuple[int, Told]]]
) -> Iterator[tuple[torch.Tensor, int]]:
    """The loss of each batch and its pieces."""
    for batch in parts:
        ids, mask = padded([told.pieces for _, told in batch])
        words = before.words[ids]
        with torch.autocast("cpu", torch.bfloat16):
            vectors = taught.encoder(words, mask).float()
            with torch.no_grad():
                known = before(words, mask).float()
        near = vectors @ vectors.T
        sure, weight = wanted(batch)
        error = nn.functional.binary_cross_entropy_with_logits(
            near * taught.scale + taught.shift, sure, reduction="none"
        )
        moved = ((near - known @ known.T) ** 2).mean()
        yield (error * weight).sum() / weight.sum() + KEPT_WEIGHT * moved, int(mask.sum())


def main() -> None:
    """Read, teach and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True)
    parser.add_argument("--start", type=Path, required=True, help="the encoder that is taught on")
    parser.add_argument("--pairs", type=Path, required=True, help="the folder of the invented pairs")
    parser.add_argument("--held-out", type=int, default=0, help="every so-manyth story is left for measuring")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--pieces", type=int, default=1600)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    state = torch.load(options.start, weights_only=True)
    taught, before = Nearness(load_encoder(options.base, state)), load_encoder(options.base, state).eval()
    held = round_matrices(taught.encoder)
    taught.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    stories = read_stories(options.pairs, options.held_out, load_tokenizer(options.base))
    print(len(stories), "stories", flush=True)
    parts = batches(stories, options.pieces, options.seed)
    groups = [
        {"params": [number for number in taught.encoder.parameters() if number.requires_grad], "lr": options.rate},
        {"params": [taught.scale, taught.shift], "lr": SCALE_RATE},
    ]
    teach(taught, groups, losses(taught, before, parts), options.steps, options.output)
    for module in held:
        parametrize.remove_parametrizations(module, "weight")
    torch.save(taught.encoder.state_dict(), options.output)


if __name__ == "__main__":
    main()
