"""Public inference pairs, as all training programs read them."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# What e-RTE-3-it calls what the others call by these names.
RTE_LABELS = {"YES": "entailment", "UNKNOWN": "neutral", "NO": "contradiction"}


def sample_inference(path: Path, most: Mapping[str, int], longest: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read a sample of each source of the inference pairs, the same every time, with their places in a shuffled order.

    Args:
        path: ``pairs.jsonl`` of ``nli_pairs``.
        most: rows that are taken of each source; of one that is not named, none.
        longest: code points that a premise may have.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    random.Random(1).shuffle(rows)
    left = dict(most)
    for number, row in enumerate(rows):
        if left.get(row["source"], 0) > 0 and len(row["premise"]) <= longest:
            left[row["source"]] -= 1
            yield number, row
