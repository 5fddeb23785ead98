"""Train the tagger on annotated articles.

Usage::

    python training/attribution/train.py --base MINILM_FOLDER --texts train.jsonl --names names.jsonl --output tagger.pt

Seeds are fixed.  On two cores an epoch of PolNeAR's 840 articles (0.8 M pieces) is printed with its minutes.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from network import Tagger, role_logits
from torch.nn.functional import cross_entropy

from examples import Labelled, augment, label, load
from twosource.attribution.windows import FEATURES
from word_pieces import load_tokenizer

IGNORED = -100
LENGTH_STEP = 16


def batches(labelled: list[Labelled], pieces: int, chance: random.Random) -> list[list[Labelled]]:
    """Batches of about ``pieces`` word pieces, windows of like length together, in random order."""
    ordered = sorted(labelled, key=lambda item: len(item.window.ids) + chance.random() * 8, reverse=True)
    out: list[list[Labelled]] = []
    current: list[Labelled] = []
    for item in ordered:
        if current and (len(current) + 1) * padded(len(current[0].window.ids)) > pieces:
            out.append(current)
            current = []
        current.append(item)
    if current:
        out.append(current)
    chance.shuffle(out)
    return out


def padded(length: int) -> int:
    """A length that many batches have: each new shape costs time before its first product."""
    return -(-length // LENGTH_STEP) * LENGTH_STEP


def pad(rows: list[np.ndarray], value: int) -> torch.Tensor:
    """Stack rows of unlike length."""
    size = padded(max(len(row) for row in rows))
    return torch.from_numpy(np.stack([np.pad(row, (0, size - len(row)), constant_values=value) for row in rows]))


def candidate_cues(
    batch: list[Labelled], probability: torch.Tensor, chance: random.Random, negatives: int
) -> list[tuple[int, int, int, np.ndarray]]:
    """Gold cues with their roles, and pieces that look like cues but are none, with empty roles."""
    out = []
    for row, item in enumerate(batch):
        out.extend((row, first, last, roles) for first, last, roles in item.cues)
        likely = (probability[row, : len(item.window.ids)] > 0.04).nonzero().flatten().tolist()
        wrong = [piece for piece in likely if item.cue[piece] == 0]
        for piece in chance.sample(wrong, min(len(wrong), negatives)):
            out.append((row, piece, piece + 1, np.zeros(len(item.window.ids), dtype=np.int64)))
    return out


def loss_of(model: Tagger, batch: list[Labelled], chance: random.Random) -> torch.Tensor:
    """Sum of the losses of cues, names and roles."""
    ids = pad([item.window.ids for item in batch], 0)
    features = pad([item.window.features for item in batch], 0)
    mask = pad([np.ones_like(item.window.ids) for item in batch], 0)
    hidden = model.encoder(model.encoder.words(ids), features, mask)
    cue_logits = model.cues(hidden)
    loss = cross_entropy(cue_logits.flatten(0, 1), pad([item.cue for item in batch], IGNORED).flatten())
    names = pad([item.name for item in batch], IGNORED)
    loss = loss + 0.3 * cross_entropy(model.names(hidden).flatten(0, 1), names.flatten())
    with torch.no_grad():
        probability = cue_logits.softmax(-1)[..., 1]
    cues = candidate_cues(batch, probability, chance, 2)
    if not cues:
        return loss
    places = [(row, first, last) for row, first, last, _ in cues]
    logits = role_logits(model, hidden, mask[[row for row, *_ in places]], places)
    gold = pad([roles for *_, roles in cues], IGNORED)
    if gold.shape[1] < ids.shape[1]:
        gold = torch.nn.functional.pad(gold, (0, ids.shape[1] - gold.shape[1]), value=IGNORED)
    return loss + 1.5 * cross_entropy(logits.flatten(0, 1), gold.flatten())


def main() -> None:
    """Train and save."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--texts", type=Path, required=True)
    arguments.add_argument("--names", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=20)
    arguments.add_argument("--start", type=Path, help="go on from this checkpoint")
    arguments.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    arguments.add_argument("--pieces", type=int, default=3000, help="word pieces a batch; fewer where texts are few")
    arguments.add_argument("--bfloat16", action="store_true", help="twice as fast on processors that have AMX")
    arguments.add_argument("--limit", type=int, default=0, help="only so many documents, to try")
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = load_tokenizer(options.base)
    documents = load(options.texts, options.names)
    documents = documents[: options.limit] if options.limit else documents
    model = Tagger(options.base, options.layers, FEATURES)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    pretrained = [p for n, p in model.named_parameters() if n.startswith("encoder.") and "features" not in n]
    fresh = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or "features" in n]
    groups = [
        {"params": [p for p in pretrained if p.requires_grad], "lr": 1.2e-4 * options.rate},
        {"params": fresh, "lr": 6e-4 * options.rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    plain = [item for document in documents for item in label(document, document.text, tokenizer)]
    steps = options.epochs * len(batches(plain, options.pieces, chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / 60) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))
    )
    print(f"{len(documents)} documents, {len(plain)} windows, about {steps} steps", flush=True)
    model.train()
    for epoch in range(options.epochs):
        items = [item for d in documents for item in label(d, augment(d.text, chance), tokenizer)]
        began, pieces, total = time.monotonic(), 0, 0.0
        for number, batch in enumerate(batches(items, options.pieces, chance), 1):
            with torch.autocast("cpu", torch.bfloat16, enabled=options.bfloat16):
                loss = loss_of(model, batch, chance)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            pieces += sum(len(item.window.ids) for item in batch)
            total += loss.item()
            if number % 20 == 0:
                rate = pieces / (time.monotonic() - began)
                print(f"epoch {epoch} batch {number} loss {total / number:.4f} {rate:.0f} pieces/s", flush=True)
        torch.save(model.state_dict(), options.output)
        print(f"epoch {epoch} done in {(time.monotonic() - began) / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
