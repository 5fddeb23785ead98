"""In how many reports of a large collection of news each word stands: what is rare in a corpus of two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

# Reports that a word outside the table stands in: fewer than the least that the table keeps (10).
UNLISTED = 2


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of words in news, by key (``background.npz``, made by ``training/story/make_background.py``).

    Attributes:
        reports: how many were counted.
        counts: in how many of them each key stands.
        proper: keys mostly written with a capital inside sentences.
        known: all keys counted.
    """

    reports: int
    counts: dict[str, int]
    proper: frozenset[str]
    known: frozenset[str]

    def share(self, key: str) -> float:
        """Share of reports that a key stands in, more than 0."""
        return (self.counts.get(key, UNLISTED) + 0.5) / (self.reports + 1)


@lru_cache(maxsize=1)
def background() -> Background:
    """Load the counts that the package carries."""
    with (files("twosource.story") / "background.npz").open("rb") as stream, np.load(stream) as archive:
        keys = archive["keys"].tobytes().decode("utf-8").split("\n")
        counts = dict(zip(keys, archive["counts"].tolist(), strict=True))
        proper = frozenset(key for key, flag in zip(keys, archive["proper"].tolist(), strict=True) if flag)
        return Background(int(archive["reports"][0]), counts, proper, frozenset(keys))
