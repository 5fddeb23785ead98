"""Make ``background.npz``: in how many reports of news each word stands, and whether it is mostly a name.

    python training/story/make_background.py ARTICLES.jsonl src/twosource/story/background.npz

``ARTICLES.jsonl`` has one article a line with ``title`` and ``text``.  Nothing of the articles stays but these counts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from twosource.story.terms import Kind, find_terms

LEAST_REPORTS = 10
NOTHING: frozenset[str] = frozenset()


class _Everything(frozenset[str]):
    """Knows every key."""

    def __contains__(self, key: object) -> bool:
        return True


def main() -> None:
    """Count, then write the archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    reports, stands, named = 0, Counter[str](), Counter[str]()
    with arguments.articles.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found = find_terms(article["title"] or "", article["text"], NOTHING, _Everything())
            stands.update(term.key for term in found)
            named.update(term.key for term in found if term.kind is Kind.NAME)
            reports += 1
    keys = sorted(key for key, count in stands.items() if count >= LEAST_REPORTS)
    np.savez_compressed(
        arguments.output,
        keys=np.frombuffer("\n".join(keys).encode(), dtype=np.uint8),
        counts=np.array([stands[key] for key in keys], dtype=np.uint16),
        proper=np.array([2 * named[key] >= stands[key] for key in keys], dtype=np.bool_),
        reports=np.array([reports], dtype=np.uint32),
    )


if __name__ == "__main__":
    main()
