"""Measure copies in a corpus: ``python -m benchmarks.reuse ARTICLES... [--texts 20000] [--peers]``.

``ARTICLES`` are JSONL files with a ``text`` each, or folders of ``*.txt``; ``copied_texts.py`` says what is made of
them.  A pair is right when both texts were made from one article, recall is of the pairs of an article and its copy.
Texts may share words though they were not made from one article: two articles did before anybody made copies, or a
sentence drawn by chance twice was a whole paragraph.  A plain check that knows nothing of the finder (``LONG_RUN``
equal words in a row, split at blanks) tells how many wrong pairs are such; precision is printed with and without.
``--peers`` measures datasketch and rensa on the same texts, where they are installed: MinHash of word 5-grams with 128
permutations and a threshold of .5.  Speed is texts per second of processor, splitting into words included.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.copied_texts import KINDS, SEED, articles_of, make, twins

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from benchmarks.copied_texts import Made

    Pairs = set[tuple[int, int]]

GOALS = {"light": 0.99, "cut": 0.99, "third": 0.95, "pasted": 0.98}
LEAST_PRECISION, LEAST_SPEED = 0.98, 1_500
LONG_RUN = 40
PERMUTATIONS, THRESHOLD, GRAM = 128, 0.5, 5


def twosource_pairs(texts: Sequence[str]) -> Pairs:
    """What the product finds."""
    from twosource.reuse.corpuswide import find_copies

    found = find_copies(texts)
    return set(zip(found.first.tolist(), found.second.tolist(), strict=True))


def datasketch_pairs(texts: Sequence[str]) -> Pairs:
    """What datasketch's MinHash LSH finds."""
    datasketch = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([gram.encode() for gram in _grams(text)])
        found |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return found


def rensa_pairs(texts: Sequence[str]) -> Pairs:
    """What rensa's R-MinHash LSH finds."""
    rensa = importlib.import_module("rensa")
    index = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(_grams(text))
        found |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return found


def _grams(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[place : place + GRAM]) for place in range(max(1, len(words) - GRAM + 1))]


def share_a_run(a: str, b: str) -> bool:
    """Whether two texts have ``LONG_RUN`` equal words in a row."""
    first, second = a.split(), b.split()
    runs = {tuple(first[place : place + LONG_RUN]) for place in range(len(first) - LONG_RUN + 1)}
    return any(tuple(second[place : place + LONG_RUN]) in runs for place in range(len(second) - LONG_RUN + 1))


def measure(
    name: str, find: Callable[[Sequence[str]], Pairs], made: Sequence[Made], twin: Collection[frozenset[int]]
) -> str:
    """One line on a finder."""
    start = time.process_time()
    found = find([one.text for one in made])
    spent = time.process_time() - start
    articles = [one.article for one in made]
    sources = {one.article: number for number, one in enumerate(made) if one.kind == "source"}
    right = sum(articles[a] == articles[b] >= 0 for a, b in found)
    wrong = [(a, b) for a, b in found if not articles[a] == articles[b] >= 0]
    doubtful = sum(
        frozenset((articles[a], articles[b])) in twin or share_a_run(made[a].text, made[b].text) for a, b in wrong
    )
    hit, all_of = Counter[str](), Counter[str]()
    for number, one in enumerate(made):
        if one.kind in KINDS:
            pair = min(number, sources[one.article]), max(number, sources[one.article])
            all_of[one.kind] += 1
            hit[one.kind] += pair in found
    recall = "  ".join(f"{kind} {hit[kind] / all_of[kind]:.3f}" for kind in KINDS)
    return (
        f"{name:12}{len(made) / spent:8.0f} texts/CPU-s  {recall}  precision {right / max(1, len(found)):.3f}"
        f" ({right / max(1, len(found) - doubtful):.3f} but for {doubtful} that share text all the same)"
    )


def main() -> None:
    """Make the texts, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=SEED, help="of the chance by which texts are made")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    articles = articles_of(options.articles)
    made, twin = make(articles, options.texts, options.seed), twins(articles)
    print(f"{len(made)} texts made from {len(articles)} articles")
    goals = "  ".join(f"{kind} {goal}" for kind, goal in GOALS.items())
    print(f"{'goal':12}{LEAST_SPEED:8} texts/CPU-s  {goals}  precision {LEAST_PRECISION}")
    print(measure("twosource", twosource_pairs, made, twin), flush=True)
    for name, find in {"datasketch": datasketch_pairs, "rensa": rensa_pairs}.items() if options.peers else ():
        if importlib.util.find_spec(name) is None:
            print(f"{name:12} not installed")
        else:
            print(measure(name, find, made, twin), flush=True)


if __name__ == "__main__":
    main()
