"""Make ``vocabulary.npz``: weights, short vectors and the case of the commonest words of English news.

    python training/relation/make_vocabulary.py ARTICLES.jsonl src/twosource/statement/vocabulary.npz

``ARTICLES.jsonl`` has one article a line with its words under ``text``.  Nothing of the articles stays but how many
sentences a word stands in and how often it has a capital.  Vectors are the sentence encoder's of each word alone, less
their mean, on their first principal components.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

from twosource.statement.encoder import embed
from twosource.statement.words import split_words

ARTICLES = 4000
WORDS = 12_000
WIDTH = 64
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_PLAIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*$")


def main() -> None:
    """Read the articles, write the archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    sentences, forms, keys, capitals, small = count(arguments.articles)
    chosen = sorted(forms, key=lambda form: (-forms[form], form))[:WORDS]
    vectors = reduce_width(embed(chosen))
    table: dict[str, list[int]] = {}
    for row, form in enumerate(chosen):
        table.setdefault(keys[form], []).append(row)
    ordered = sorted(table)
    weights, merged, proper = [], [], []
    for key in ordered:
        counts = np.array([forms[chosen[row]] for row in table[key]], dtype=np.float64)
        weights.append(np.log(sentences / counts.sum()))
        merged.append((vectors[table[key]] * counts[:, None]).sum(axis=0) / counts.sum())
        proper.append(capitals[key] > 4 * small[key])
    scaled = np.array(merged)
    scaled = np.round(127 * scaled / np.abs(scaled).max(axis=1, keepdims=True)).astype(np.int8)
    np.savez_compressed(
        arguments.output,
        keys=np.frombuffer("\n".join(ordered).encode(), dtype=np.uint8),
        weights=np.round(np.clip(np.array(weights), 0, 12) * 20).astype(np.uint8),
        vectors=scaled,
        proper=np.array(proper, dtype=np.bool_),
    )


def count(path: Path) -> tuple[int, Counter[str], dict[str, str], Counter[str], Counter[str]]:
    """Count sentences, sentences per word form, and capitals per key away from a sentence's beginning."""
    forms: Counter[str] = Counter()
    keys: dict[str, str] = {}
    capitals: Counter[str] = Counter()
    small: Counter[str] = Counter()
    sentences = 0
    with path.open(encoding="utf-8") as lines:
        for _, line in zip(range(ARTICLES), lines, strict=False):
            for sentence in _SENTENCES.split(json.loads(line)["text"]):
                words = [word for word in split_words(sentence) if _PLAIN.match(word.text)]
                keys.update((word.text.casefold(), word.key) for word in words)
                forms.update({word.text.casefold() for word in words})
                sentences += bool(words)
                if sum(word.capital for word in words) < 0.6 * len(words):
                    capitals.update(word.key for word in words[1:] if word.capital)
                    small.update(word.key for word in words[1:] if not word.capital)
    return sentences, forms, keys, capitals, small


def reduce_width(vectors: np.ndarray) -> np.ndarray:
    """Centre the vectors and keep their first principal components, shape (n, ``WIDTH``)."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred.T @ centred)
    return np.asarray(centred @ directions[:WIDTH].T)


if __name__ == "__main__":
    main()
