"""Make all-MiniLM-L6-v2 slimmer and teach what is left the full one's vectors, on sentences of news.

Usage::

    python training/sentences/slim.py --base MINILM_FOLDER --articles articles.jsonl --output encoder.pt

The first-order importance of heads and neurons (``slimming.py``) is that for the vector itself: its product with random
directions.  The slim encoder learns what each layer of the full one gives, the vectors, and how near the sentences of a
batch are to each other; those of a batch come from few articles, so that many are near.  Parts of sentences are among
them, since statements are often parts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from network import SentenceEncoder, load_encoder, pooled

from slimming import NEURON_STEP, importance, kept, slim_layer
from teaching import teach
from twosource.statement.encoder import CLS, LONGEST, SEP
from twosource.text.segment import split_sentences
from word_pieces import load_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

LEAST_HEADS, LEAST_NEURONS = 2, 128
ARTICLES_A_BATCH, PARTS = 10, 0.35
LAYER_WEIGHT, VECTOR_WEIGHT, NEARNESS_WEIGHT = 0.3, 2.0, 20.0
_BREAK = re.compile(r"[,;:—–]? (?:that|and|but|who|which|as|after|because|while|if) |[,;:—–] ")


@dataclass(frozen=True)
class Batch:
    """Sentences as padded pieces: (sentences, pieces) each."""

    ids: torch.Tensor
    mask: torch.Tensor


def sentences(article: str, chance: random.Random) -> list[str]:
    """The sentences of an article, some of them cut to one of their parts."""
    out = []
    for span in split_sentences(article, "en"):
        sentence = article[span.start : span.end]
        cuts = [0, *(match.end() for match in _BREAK.finditer(sentence)), len(sentence)]
        if len(cuts) > 2 and chance.random() < PARTS:
            first = chance.randrange(len(cuts) - 1)
            sentence = sentence[cuts[first] : cuts[chance.randrange(first + 1, len(cuts))]]
        if len(sentence) > 3:
            out.append(sentence.strip())
    return out


def batches(path: Path, tokenizer: Tokenizer, pieces: int, chance: random.Random) -> Iterator[Batch]:
    """Batches of at most so many pieces without end, each of sentences of a few articles and of nearly one length."""
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    while True:
        chance.shuffle(texts)
        for first in range(0, len(texts), ARTICLES_A_BATCH):
            found = [each for text in texts[first : first + ARTICLES_A_BATCH] for each in sentences(text, chance)]
            encoded = [each.ids[: LONGEST - 2] for each in tokenizer.encode_batch(found, add_special_tokens=False)]
            parts = list(of_one_length([[CLS, *each, SEP] for each in encoded], pieces))
            chance.shuffle(parts)
            yield from map(make_batch, parts)


def of_one_length(rows: list[list[int]], pieces: int) -> Iterator[list[list[int]]]:
    """Cut rows, sorted by length, into parts that have at most so many pieces when padded; lone rows are left out."""
    part: list[list[int]] = []
    for row in sorted(rows, key=len):
        if part and len(row) * (len(part) + 1) > pieces:
            if len(part) > 1:
                yield part
            part = []
        part.append(row)
    if len(part) > 1:
        yield part


def make_batch(rows: list[list[int]]) -> Batch:
    """Pad to the longest."""
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return Batch(ids, mask)


def directions(encoder: SentenceEncoder, parts: Iterator[Batch], count: int) -> Iterator[torch.Tensor]:
    """The product of each batch's vectors with one random direction each."""
    table = encoder.words
    for _, batch in zip(range(count), parts, strict=False):
        vectors = encoder(table[batch.ids], batch.mask)
        yield (vectors * torch.nn.functional.normalize(torch.randn_like(vectors), dim=-1)).sum()


def slimmed(base: str, parts: Iterator[Batch], options: argparse.Namespace) -> SentenceEncoder:
    """The base with fewer heads and neurons."""
    measured = SentenceEncoder(base).eval()
    heads, neurons = importance(
        list(measured.bert.encoder.layer), directions(measured, parts, options.measured_batches)
    )
    encoder = SentenceEncoder(base)
    staying = zip(
        encoder.bert.encoder.layer,
        kept(heads, options.heads, LEAST_HEADS, 1),
        kept(neurons, options.neurons, LEAST_NEURONS, NEURON_STEP),
        strict=True,
    )
    for number, (layer, some_heads, some_neurons) in enumerate(staying):
        slim_layer(layer, some_heads, some_neurons)
        print(f"layer {number}: {len(some_heads)} heads, {len(some_neurons)} neurons")
    return encoder


def loss_of(student: SentenceEncoder, teacher: SentenceEncoder, batch: Batch) -> torch.Tensor:
    """How far the slim encoder is from the full one."""
    words = teacher.words[batch.ids]
    mask = batch.mask.float()
    with torch.no_grad():
        known = teacher.states(words, batch.mask)
        wanted = pooled(known[-1], batch.mask)
    states = student.states(words, batch.mask)
    loss = torch.zeros(())
    for state, layer in zip(states, known, strict=True):
        error = ((state - layer) ** 2).mean(-1) / layer.var()
        loss = loss + LAYER_WEIGHT * (error * mask).sum() / mask.sum()
    vectors = pooled(states[-1], batch.mask)
    loss = loss + VECTOR_WEIGHT * (1 - (vectors * wanted).sum(-1)).mean()
    return loss + NEARNESS_WEIGHT * ((vectors @ vectors.T - wanted @ wanted.T) ** 2).mean()


def read_options() -> argparse.Namespace:
    """The command's options."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--articles", type=Path, required=True, help="one article a line, its words under text")
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--start", type=Path, help="go on from an encoder that is slim already")
    arguments.add_argument("--heads", type=int, default=4, help="heads kept, of 12, on average")
    arguments.add_argument("--neurons", type=int, default=256, help="middle neurons kept, of 1,536, on average")
    arguments.add_argument("--measured-batches", type=int, default=40, help="batches that tell what matters")
    arguments.add_argument("--steps", type=int, default=1500, help="batches to learn from")
    arguments.add_argument("--pieces", type=int, default=2500, help="word pieces a batch")
    arguments.add_argument("--rate", type=float, default=4e-4)
    arguments.add_argument("--seed", type=int, default=41)
    return arguments.parse_args()


def main() -> None:
    """Slim, teach and save."""
    options = read_options()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = load_tokenizer(options.base)
    parts = batches(options.articles, tokenizer, options.pieces, chance)
    if options.start:
        student = load_encoder(options.base, torch.load(options.start, weights_only=True))
    else:
        student = slimmed(options.base, parts, options)
    teacher = SentenceEncoder(options.base).eval()
    student.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    learned = [p for p in student.parameters() if p.requires_grad]
    losses = ((loss_of(student, teacher, batch), int(batch.mask.sum())) for batch in parts)
    teach(student, [{"params": learned, "lr": options.rate}], losses, options.steps, options.output)


if __name__ == "__main__":
    main()
