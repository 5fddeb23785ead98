"""Teach a reader of pairs.

python training/inference/train.py --base FOLDER --data DATA --own training/inference/pairs --output reader.pt
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from altered import altered
from labelled import Labelled, read_entailment, read_graded, read_inference, read_own, turned
from network import ANSWERS, PADDING, PairReader

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from teaching import teach
from twosource.statement.reader import joined
from word_pieces import load_tokenizer, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

DRAWN = 4096


def main() -> None:
    """Read the pairs and teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", type=Path, required=True, help="the folder of the invented pairs")
    parser.add_argument("--own-times", type=float, default=1.0, help="how much an invented pair counts")
    parser.add_argument("--inference-times", type=float, default=1.0, help="how much one of nli_pairs and RTE-3 counts")
    parser.add_argument("--held-out", type=int, default=0, help="every so-manyth group is left for measuring")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--pieces", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    reader = PairReader(options.base)
    if options.start:
        reader.load_state_dict(torch.load(options.start, weights_only=True))
    pairs = read_all(options)
    print(len(pairs), "pairs", flush=True)
    batches = endless(pairs, load_tokenizer(options.base), options.pieces, options.seed)
    base = [number for number in reader.base.parameters() if number.requires_grad]
    groups = [
        {"params": base, "lr": options.rate},
        {"params": [*reader.mix.parameters(), *reader.tell.parameters()], "lr": 10 * options.rate},
    ]
    reader.train()
    teach(reader, groups, losses(reader, batches), options.steps, options.output)


def read_all(options: argparse.Namespace) -> list[Labelled]:
    """All pairs of all sources; those without a premise both ways round."""
    inference = [
        *read_inference(options.data / "nli_pairs" / "pairs.jsonl"),
        *read_entailment(options.data / "rte3_en_de_it"),
    ]
    graded = kept(list(read_graded(options.data / "sts_news")), options.held_out, 1.0)
    own = kept(list(read_own(options.own)), options.held_out, options.own_times)
    changed = list(altered(own, options.seed))
    premised = kept(inference, options.held_out, options.inference_times)
    return [*premised, *graded, *turned(graded), *own, *turned(own), *changed, *turned(changed)]


def kept(pairs: Sequence[Labelled], held_out: int, times: float) -> list[Labelled]:
    """The pairs of the groups that are not left for measuring, weighed anew."""
    chosen = [each for each in pairs if not held_out or each.fold % held_out]
    return [each._replace(weight=each.weight * times) for each in chosen]


def endless(
    pairs: Sequence[Labelled], tokenizer: Tokenizer, most: int, seed: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Batches of pairs of about one length, drawn as often as they count, without end."""
    chance = random.Random(seed)
    texts = list(dict.fromkeys(text for each in pairs for text in (each.a, each.b)))
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    ids = {text: row.ids for text, row in zip(texts, encoded, strict=True)}
    weights = [each.weight for each in pairs]
    while True:
        drawn = chance.choices(pairs, weights, k=DRAWN)
        rows = sorted(((joined(ids[each.a], ids[each.b]), each) for each in drawn), key=lambda row: len(row[0]))
        batches: list[list[tuple[list[int], Labelled]]] = [[]]
        for row in rows:
            if (len(batches[-1]) + 1) * len(row[0]) > most:
                batches.append([])
            batches[-1].append(row)
        chance.shuffle(batches)
        yield from map(tensors, batches)


def tensors(
    rows: Sequence[tuple[list[int], Labelled]],
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids and mask (rows, pieces); what is told and whether it is known (rows, 4)."""
    ids, mask = padded([row for row, _ in rows], PADDING)
    answers = [[getattr(pair, name) for name in ANSWERS] for _, pair in rows]
    told = torch.tensor([[0.0 if answer is None else answer for answer in row] for row in answers])
    known = torch.tensor([[float(answer is not None) for answer in row] for row in answers])
    return ids, mask, told, known


def losses(reader: PairReader, batches: Iterator[tuple[torch.Tensor, ...]]) -> Iterator[tuple[torch.Tensor, int]]:
    """The loss of each batch and its pieces."""
    for ids, mask, told, known in batches:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = reader(ids, mask)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits.float(), told, reduction="none")
        yield (loss * known).sum() / known.sum().clamp(min=1), int(mask.sum())


if __name__ == "__main__":
    main()
