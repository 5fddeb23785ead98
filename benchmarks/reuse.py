"""Measure copies in a corpus: ``python -m benchmarks.reuse ARTICLES... [--texts 20000] [--peers]``.

``ARTICLES`` are JSONL files with a ``text`` each, or folders of ``*.txt``; ``copied_texts.py`` says what is made of
them.  A pair is right when both texts were made from one article, recall is of the pairs of an article and its copy.

Texts may share words though they were not made from one article: two articles did before anybody made copies
(``twins``), or chance put the same long sentence into two texts, or nearly the whole of a brief into another
(``share_text``).  A plain check that knows nothing of the finder tells how many wrong pairs are such.  Precision is
printed three times: all these pairs taken for wrong, those of twins left out, and both left out.  Of the missed pasted
copies it is said how many share fewer than ``FEW`` words outside quotation marks with their article: quotations do not
count.

``--peers`` measures datasketch and rensa on the same texts, where they are installed: MinHash of word 5-grams with 128
permutations and a threshold of .5.  Speed is texts per second of processor, splitting into words included.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.copied_texts import KINDS, SEED, articles_of, make, share_text, shared_outside_quotations, twins

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from benchmarks.copied_texts import Made

    Pairs = set[tuple[int, int]]

GOALS = {"light": 0.99, "cut": 0.99, "third": 0.95, "pasted": 0.98}
LEAST_PRECISION, LEAST_SPEED = 0.98, 1_500
FEW = 25
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


def measure(
    name: str, find: Callable[[Sequence[str]], Pairs], made: Sequence[Made], twin: Collection[frozenset[int]]
) -> str:
    """What a finder finds, in three lines."""
    start = time.process_time()
    found = find([one.text for one in made])
    spent = time.process_time() - start
    told = _Told(made, found)
    wrong = told.wrong()
    early = [pair for pair in wrong if frozenset(made[number].article for number in pair) in twin]
    late = [pair for pair in set(wrong) - set(early) if share_text(*(made[number].text for number in pair))]
    right = len(found) - len(wrong)
    all_of, missed = told.copies(), told.missed()
    recall = "  ".join(f"{kind} {1 - len(missed[kind]) / all_of[kind]:.3f}" for kind in KINDS)
    little = sum(shared_outside_quotations(*pair) < FEW for pair in missed["pasted"])
    return (
        f"{name:12}{len(made) / spent:8.0f} texts/CPU-s  {recall}  precision {right / max(1, len(found)):.3f}\n"
        f"{'':12}{right} right; of {len(wrong)} wrong {len(early)} were made from articles that share text already "
        f"(precision without them {right / max(1, len(found) - len(early)):.3f}), {len(late)} others share text "
        f"(without both {right / max(1, right + len(wrong) - len(early) - len(late)):.3f})\n"
        f"{'':12}of {len(missed['pasted'])} pasted that were missed {little} share fewer than {FEW} words outside "
        "quotation marks with their article"
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What was made, and what was found."""

    made: Sequence[Made]
    found: Pairs

    def wrong(self) -> list[tuple[int, int]]:
        """Pairs that were not made from one article."""
        return sorted((a, b) for a, b in self.found if not self.made[a].article == self.made[b].article >= 0)

    def copies(self) -> Counter[str]:
        """How many copies there are of each kind."""
        return Counter(one.kind for one in self.made)

    def missed(self) -> dict[str, list[tuple[str, str]]]:
        """Texts of articles and of their copies that were not found, by kind."""
        sources = {one.article: number for number, one in enumerate(self.made) if one.kind == "source"}
        missed: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
        for number, one in enumerate(self.made):
            if one.kind in KINDS:
                source = sources[one.article]
                if (min(number, source), max(number, source)) not in self.found:
                    missed[one.kind].append((self.made[source].text, one.text))
        return missed


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
