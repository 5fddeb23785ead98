"""Measure reuse between two reports of the real press: ``python -m benchmarks.reuse_press FOLDER [--errors]``.

``FOLDER`` holds the data sets ``gilets_jaunes`` (``articles.jsonl``) and ``bsnlp_slavic`` (``*/raw/*/*.txt``), French,
Spanish, English and six Slavic languages.  ``data/reuse_labels.jsonl`` has the pairs by their ids, labelled
``verbatim`` (at least 85 % of the shorter report stands in the other), ``partly`` (sentences or long parts of some were
carried over) or ``independent`` (nothing was; equal quotations, names of laws and bodies do not count).  ``by`` says
how: ``reading`` where somebody read both openings and the longest common runs of words side by side, ``rule`` where the
share of common runs of words decided.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.reuse.passages import passages_between
from twosource.reuse.words import words_outside
from twosource.text.quotemarks import find_quotations

if TYPE_CHECKING:
    from twosource.reuse.words import Words

LABELS = Path(__file__).parent / "data" / "reuse_labels.jsonl"
KINDS = ("verbatim", "partly", "independent")
# Of the words outside quotations of the shorter report.
ALMOST_WHOLE = 0.85
HEAD_LINES = 5


def texts_of(folder: Path) -> dict[str, str]:
    """The texts by the ids of the labels."""
    lines = (folder / "gilets_jaunes" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    root = folder / "bsnlp_slavic"
    for path in root.glob("**/raw/*/*.txt"):
        text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
        texts[path.relative_to(root).as_posix()] = "\n".join(text.split("\n")[HEAD_LINES:])
    return texts


def verdict(a: str, b: str) -> str:
    """What the product makes of two texts, by the share of the shorter that it finds carried over."""
    words = [_words(name, text) for name, text in (("a", a), ("b", b))]
    found = passages_between(words)
    if not found:
        return "independent"
    carried = sum(passage.equal for _, _, passages in found for passage in passages)
    return "verbatim" if carried >= ALMOST_WHOLE * min(map(len, words)) else "partly"


def _words(name: str, text: str) -> Words:
    return words_outside(
        name, text, [quotation.outer for quotation in find_quotations(text) if quotation.kind == "direct"]
    )


def main() -> None:
    """Print the table and precision and recall of each label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    texts = texts_of(options.folder)
    counts: Counter[tuple[str, str]] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        found = verdict(texts[row["a"]], texts[row["b"]])
        counts[row["label"], found] += 1
        read[row["label"], found] += row["by"] == "reading"
        if options.errors and found != row["label"]:
            print(row["language"], row["a"], row["b"], row["label"], "->", found)
    print("all pairs")
    print_table(counts)
    print("\nlabelled by reading")
    print_table(read)


def print_table(counts: Counter[tuple[str, str]]) -> None:
    """Print pairs by label and by what was found, with precision and recall."""
    print(f"{'label':14}{'pairs':>6}" + "".join(f"{kind:>13}" for kind in KINDS) + f"{'precision':>11}{'recall':>8}")
    for kind in KINDS:
        pairs = sum(counts[kind, found] for found in KINDS)
        said = sum(counts[label, kind] for label in KINDS)
        right = counts[kind, kind]
        cells = "".join(f"{counts[kind, found]:13}" for found in KINDS)
        print(f"{kind:14}{pairs:6}{cells}{right / max(1, said):11.3f}{right / max(1, pairs):8.3f}")


if __name__ == "__main__":
    main()
