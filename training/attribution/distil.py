"""Teach a slimmed tagger what the full one knows, on annotated and on plain texts.

Usage::

    python training/attribution/distil.py --base MINILM_FOLDER --teacher tagger.pt --student slim.pt \
        --texts train.jsonl --names names.jsonl --plain articles.jsonl --output tagger_slim.pt

The student learns what each layer of the teacher gives, the teacher's probabilities of cues, names and roles, and, on
annotated texts, what people marked.  On texts that the teacher has not learned from, its doubts are true doubts.
Of several teachers it learns the mean of their probabilities, and no layers: theirs are not alike.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from network import Tagger, load_tagger, role_logits
from torch.nn.functional import cross_entropy, kl_div
from train import IGNORED, batches, candidate_cues, pad

from examples import Document, Labelled, augment, label, load
from teaching import Group, teach
from twosource.attribution.windows import FEATURES, stretch_around
from word_pieces import load_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIKELY = 0.15
LAYER_WEIGHT, NAME_WEIGHT, ROLE_WEIGHT, GOLD_WEIGHT = 0.3, 0.3, 1.5, 0.5


@dataclass(frozen=True)
class Batch:
    """Padded windows; ``gold`` where people marked them."""

    items: list[Labelled]
    gold: bool
    ids: torch.Tensor
    features: torch.Tensor
    mask: torch.Tensor


def make_batch(items: list[Labelled], gold: bool) -> Batch:
    """Pad windows to one length."""
    return Batch(
        items,
        gold,
        pad([item.window.ids for item in items], 0),
        pad([item.window.features for item in items], 0),
        pad([np.ones_like(item.window.ids) for item in items], 0),
    )


def likely_cues(batch: Batch, cue: torch.Tensor, chance: random.Random) -> list[tuple[int, int, int, np.ndarray]]:
    """The teacher's own cues of plain windows, and a few pieces that it doubts; no roles are known."""
    out = []
    for row, item in enumerate(batch.items):
        size = len(item.window.ids)
        probability = cue[row, :size]
        nothing = np.full(size, IGNORED, dtype=np.int64)
        first = 1
        doubted = []
        while first < size:
            begin = float(probability[first, 1])
            last = first + 1
            if begin >= LIKELY:
                while last < size and probability[last, 2] > 0.5:
                    last += 1
                out.append((row, first, last, nothing))
            elif begin > 0.02:
                doubted.append(first)
            first = last
        out.extend((row, piece, piece + 1, nothing) for piece in chance.sample(doubted, min(1, len(doubted))))
    return out


def apart(student: torch.Tensor, wanted: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Kullback-Leibler divergence of a student's logits from probabilities of labels, mean over the mask's pieces."""
    each = kl_div(student.float().log_softmax(-1), wanted, reduction="none").sum(-1)
    return (each * mask).sum() / mask.sum()


def together(logits: list[torch.Tensor]) -> torch.Tensor:
    """The mean of what several teachers hold likely."""
    return torch.stack([each.float().softmax(-1) for each in logits]).mean(0)


def loss_of(
    student: Tagger, teachers: list[Tagger], batch: Batch, chance: random.Random, *, roles_only: bool = False
) -> torch.Tensor:
    """Sum of all that the student is told about one batch."""
    mask = batch.mask.float()
    with torch.no_grad():
        words = student.encoder.words(batch.ids)
        known = [teacher.encoder.states(words, batch.features, batch.mask) for teacher in teachers]
        hidden = [states[-1] for states in known]
        probability = together([teacher.cues(last) for teacher, last in zip(teachers, hidden, strict=True)])
        name = together([teacher.names(last) for teacher, last in zip(teachers, hidden, strict=True)])
    with torch.set_grad_enabled(not roles_only):
        states = student.encoder.states(words, batch.features, batch.mask)
    loss = torch.zeros(())
    if not roles_only:
        if len(teachers) == 1:
            loss = loss + LAYER_WEIGHT * layers_apart(states, known[0], mask)
        cue = student.cues(states[-1])
        loss = loss + apart(cue, probability, mask) + NAME_WEIGHT * apart(student.names(states[-1]), name, mask)
        if batch.gold:
            gold = pad([item.cue for item in batch.items], IGNORED)
            loss = loss + GOLD_WEIGHT * cross_entropy(cue.flatten(0, 1), gold.flatten())
    if batch.gold:
        cues = candidate_cues(batch.items, probability[..., 1], chance, 2)
    else:
        cues = likely_cues(batch, probability, chance)
    if not cues:
        return loss
    return loss + ROLE_WEIGHT * role_loss((student, states[-1]), list(zip(teachers, hidden, strict=True)), batch, cues)


def layers_apart(states: list[torch.Tensor], known: list[torch.Tensor], mask: torch.Tensor) -> torch.Tensor:
    """How far the layers are from the teacher's, each measured by how much that one's numbers vary."""
    loss = torch.zeros(())
    for state, wanted in zip(states, known, strict=True):
        error = ((state - wanted) ** 2).mean(-1) / wanted.var()
        loss = loss + (error * mask).sum() / mask.sum()
    return loss


def role_loss(
    student: tuple[Tagger, torch.Tensor],
    teachers: list[tuple[Tagger, torch.Tensor]],
    batch: Batch,
    cues: list[tuple[int, int, int, np.ndarray]],
) -> torch.Tensor:
    """How far the roles of these cues are from the teachers', and from people's where those are known.

    Each tagger comes with what its encoder gave.  The teachers read the whole window, the student what the product
    reads for a cue.
    """
    places = [(row, first, last) for row, first, last, _ in cues]
    whole = batch.mask[[row for row, *_ in places]]
    near = stretches(batch, places)
    with torch.no_grad():
        wanted = together([role_logits(teacher, hidden, whole, places) for teacher, hidden in teachers])
    scores = role_logits(*student, near, places)
    loss = apart(scores, wanted, near.float())
    if batch.gold:
        gold = pad([roles for *_, roles in cues], IGNORED)
        gold = torch.nn.functional.pad(gold, (0, batch.ids.shape[1] - gold.shape[1]), value=IGNORED)
        gold = gold.masked_fill(near == 0, IGNORED)
        loss = loss + GOLD_WEIGHT * cross_entropy(scores.flatten(0, 1), gold.flatten())
    return loss


def stretches(batch: Batch, places: list[tuple[int, int, int]]) -> torch.Tensor:
    """The pieces that the product reads for each cue: (cues, pieces)."""
    out = torch.zeros(len(places), batch.ids.shape[1], dtype=batch.mask.dtype)
    for number, (row, first, _) in enumerate(places):
        start, end = stretch_around(batch.items[row].window, first)
        out[number, start:end] = 1
    return out


def plain_documents(path: Path, chance: random.Random, count: int) -> list[Document]:
    """Some articles without marks, of all sources alike."""
    rows = path.open(encoding="utf-8").readlines()
    chosen = map(json.loads, chance.sample(rows, min(len(rows), count)))
    return [Document(row["id"], row["text"], [], []) for row in chosen]


def rounds(options: argparse.Namespace, tokenizer: Tokenizer, chance: random.Random):  # type: ignore[no-untyped-def]
    """Batches without end: annotated and plain articles alike, all annotated ones once a round."""
    documents = load(options.texts, options.names)
    while True:
        marked = [item for d in documents for item in label(d, augment(d.text, chance), tokenizer)]
        plain = plain_documents(options.plain, chance, round(options.share * len(documents)))
        others = [item for d in plain for item in label(d, augment(d.text, chance), tokenizer)]
        mixed = [(part, True) for part in batches(marked, options.pieces, chance)]
        mixed += [(part, False) for part in batches(others, options.pieces, chance)]
        chance.shuffle(mixed)
        yield from (make_batch(part, gold) for part, gold in mixed)


def main() -> None:
    """Teach and save."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--teacher", type=Path, nargs="+", required=True)
    for name in ("--student", "--texts", "--names", "--plain", "--output"):
        arguments.add_argument(name, type=Path, required=True)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--steps", type=int, default=2000, help="batches to learn from")
    arguments.add_argument("--pieces", type=int, default=3000, help="word pieces a batch")
    arguments.add_argument("--share", type=float, default=0.7, help="plain articles to an annotated one")
    arguments.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    arguments.add_argument("--seed", type=int, default=31)
    arguments.add_argument("--bfloat16", action="store_true", help="faster on processors that have AMX")
    arguments.add_argument("--roles-only", action="store_true", help="leave the encoder, cues and names as they are")
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = load_tokenizer(options.base)
    student, *teachers = (
        load_tagger(options.base, 6, FEATURES, torch.load(path, weights_only=True))
        for path in (options.student, *options.teacher)
    )
    for teacher in teachers:
        teacher.eval()
    student.train()
    encoder = [p for p in student.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in student.named_parameters() if not n.startswith("encoder.")]

    def loss(batch: Batch) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bfloat16):
            return loss_of(student, teachers, batch, chance, roles_only=options.roles_only)

    losses = ((loss(batch), int(batch.mask.sum())) for batch in rounds(options, tokenizer, chance))
    groups: list[Group] = [
        {"params": encoder, "lr": 2e-4 * options.rate},
        {"params": heads, "lr": 3e-4 * options.rate},
    ]
    teach(student, groups, losses, options.steps, options.output)


if __name__ == "__main__":
    main()
