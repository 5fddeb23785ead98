"""What attribution can be measured on, and with: other annotated texts, and other weights than the product's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.polnear import Article, Quote, load, unpacked
from twosource import weights
from twosource.model import Span

WEIGHTS = ("attribution.onnx", "roles.onnx")


def articles_of(data: Path, texts: Path | None, limit: int) -> tuple[str, list[Article]]:
    """The name of what is measured and its articles: PolNeAR's dev split, or a file of ``open_texts.py``."""
    if texts is not None:
        name, articles = texts.name, list(_rows(texts))
    else:
        with unpacked(data / "polnear.tar.xz") as root:
            name, articles = "PolNeAR dev", load(root, "dev")
    return name, articles[:limit] if limit else articles


def _rows(path: Path) -> Iterator[Article]:
    for row in map(json.loads, path.open(encoding="utf-8")):
        quotes = (Quote(*(_spans(quote[role]) for role in ("content", "source", "cue"))) for quote in row["quotes"])
        yield Article(row["id"], row["text"], tuple(quotes))


def _spans(places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(sorted(Span(start, end) for start, end in places))


@contextmanager
def tagger_from(folder: Path) -> Iterator[None]:
    """Let the product's code use a tagger of another folder (``training/attribution/export.py`` writes it).

    The product itself loads no file but the pinned ones; this is for measuring alone.
    """
    pinned = weights.read_bytes

    def read(name: str) -> bytes:
        return (folder / name).read_bytes() if name in WEIGHTS else pinned(name)

    weights.session.cache_clear()
    weights.read_bytes = read
    try:
        yield
    finally:
        weights.read_bytes = pinned
        weights.session.cache_clear()
