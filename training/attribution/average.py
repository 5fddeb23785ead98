"""Average the weights of a checkpoint and of one that was taught on from it.

Usage::

    python training/attribution/average.py BEFORE.pt AFTER.pt --share 0.6 --output tagger.pt

Two taggers on one path of learning err apart, and the mean of their weights errs less than either (Wortsman and others,
"Model soups", 2022); of taggers that began apart it would be none.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

Weights = dict[str, torch.Tensor]


def average(before: Weights, after: Weights, share: float) -> Weights:
    """The mean of two checkpoints of one shape, the second with this share, 0 to 1; raises ``KeyError`` for others."""
    return {name: before[name].lerp(after[name], share) for name in before}


def main() -> None:
    """Average and save."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("before", type=Path)
    arguments.add_argument("after", type=Path)
    arguments.add_argument("--share", type=float, default=0.5, help="of the second")
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    before, after = (torch.load(path, weights_only=True) for path in (options.before, options.after))
    torch.save(average(before, after, options.share), options.output)


if __name__ == "__main__":
    main()
