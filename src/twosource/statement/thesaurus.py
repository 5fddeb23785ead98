"""Words near in meaning and opposites, from WordNet: ``training/relation/make_thesaurus.py`` makes the archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

_ALIKE = 0.8
_WIDER = 0.6


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Pairs of keys by their first.

    Attributes:
        near: to each key the keys near in meaning with their likeness, 0 to 1; in both directions.
        opposite: pairs that mean the opposite, in both directions.
        turned: keys that have an opposite.
    """

    near: dict[str, dict[str, float]]
    opposite: frozenset[tuple[str, str]]
    turned: frozenset[str]


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """Load the thesaurus that the package carries."""
    with (files("twosource.statement") / "thesaurus.npz").open("rb") as stream, np.load(stream) as archive:
        pairs = {name: _unpack(archive[name].tobytes().decode("utf-8")) for name in ("wider", "alike", "opposite")}
    near: dict[str, dict[str, float]] = {}
    for name, likeness in (("wider", _WIDER), ("alike", _ALIKE)):
        for first, second in pairs[name]:
            near.setdefault(first, {})[second] = likeness
            near.setdefault(second, {})[first] = likeness
    opposite = frozenset((*pairs["opposite"], *((second, first) for first, second in pairs["opposite"])))
    return Thesaurus(near, opposite, frozenset(first for first, _ in opposite))


def _unpack(text: str) -> list[tuple[str, str]]:
    return [(first, second) for line in text.split("\n") for first, *others in [line.split()] for second in others]
