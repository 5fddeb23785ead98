"""Make ``thesaurus.npz``: words near in meaning and opposites of the commonest words of English news.

    python training/relation/make_thesaurus.py WORDNET src/twosource/statement/thesaurus.npz

``WORDNET`` is the folder of WordNet 3.0's ``data.*`` and ``index.*`` files (Princeton University; its licence allows
use and distribution of derived works with its notice, which stands in ``docs/models.md``).  Only single words in small
letters and only their commonest senses are kept, as pairs of the keys that sentences are compared by.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.statement.words import stem, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = {"n": 3, "v": 4, "a": 3, "r": 3}
WIDER_SENSES = 2
SHORTEST = 3
RELATED, WIDER, OPPOSITE = "+", "@", "!"


class Synset(NamedTuple):
    """Words of one meaning and what it points to: (sign, synset, number of the own word, number of the other's)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, tuple[str, str], int, int], ...]


def main() -> None:
    """Read WordNet, write the archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    synsets = {key: synset for part in PARTS for key, synset in read_synsets(arguments.wordnet, part)}
    senses = {key: place for part in PARTS for key, place in read_senses(arguments.wordnet, part)}
    pairs = collect(synsets, senses)
    print({name: len(each) for name, each in pairs.items()})
    alike, wider, opposite = (pack(pairs[name]) for name in ("alike", "wider", "opposite"))
    np.savez_compressed(arguments.output, alike=alike, wider=wider, opposite=opposite)


def read_synsets(folder: Path, part: str) -> Iterator[tuple[tuple[str, str], Synset]]:
    """Read a ``data`` file: offset, file, part, words in hex and with ids, number of pointers, pointers."""
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(word.partition("(")[0] for word in fields[4 : 4 + 2 * count : 2])
        start = 5 + 2 * count
        rows = (fields[i : i + 4] for i in range(start, start + 4 * int(fields[start - 1]), 4))
        pointers = tuple((sign, (pos, at), int(ends[:2], 16), int(ends[2:], 16)) for sign, at, pos, ends in rows)
        yield (PARTS[part], fields[0]), Synset(words, pointers)


def read_senses(folder: Path, part: str) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Read an ``index`` file: the place of each synset among a word's senses, the commonest 0."""
    for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            offsets = fields[-int(fields[2]) :]
            for place, offset in enumerate(offsets):
                yield (PARTS[part], offset, fields[0]), place


def collect(
    synsets: dict[tuple[str, str], Synset], senses: dict[tuple[str, str, str], int]
) -> dict[str, set[tuple[str, str]]]:
    """Collect the pairs of keys: alike, wider (the second holds the first) and opposite."""

    def common(key: tuple[str, str], word: str, most: int) -> bool:
        return senses.get((*key, word.casefold()), most) < most and word.isalpha() and word.islower()

    known = vocabulary().index
    found: dict[str, set[tuple[str, str]]] = {"alike": set(), "wider": set(), "opposite": set()}
    for key, synset in synsets.items():
        own = [word for word in synset.words if common(key, word, SENSES[key[0]])]
        found["alike"].update(ordered((x, y) for x in own for y in own))
        for sign, other, source, target in synset.pointers:
            there = synsets.get(other)
            if there is None or sign[0] not in {RELATED, WIDER, OPPOSITE}:
                continue
            if source and target:
                x, y = synset.words[source - 1], there.words[target - 1]
                if common(key, x, SENSES[key[0]]) and common(other, y, SENSES[other[0]]):
                    name = "opposite" if sign == OPPOSITE else "alike"
                    found[name].update(ordered([(x, y)]))
            elif sign == WIDER:
                first = [word for word in own if common(key, word, WIDER_SENSES)]
                wider = [word for word in there.words if common(other, word, WIDER_SENSES)]
                both = ((x, y) for x in first for y in wider if stem(x) in known and stem(y) in known)
                found["wider"].update(ordered(both))
    found["wider"] -= found["alike"]
    return found


def ordered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give pairs of different keys, one of them common in news, each in the order of the alphabet."""
    known = vocabulary().index
    for x, y in pairs:
        first, second = sorted((stem(x), stem(y)))
        if first != second and min(len(first), len(second)) >= SHORTEST and (first in known or second in known):
            yield first, second


def pack(pairs: set[tuple[str, str]]) -> np.ndarray:
    """Write pairs as text, one line a first key with its second keys, in bytes."""
    lines: dict[str, list[str]] = defaultdict(list)
    for first, second in sorted(pairs):
        lines[first].append(second)
    return np.frombuffer("\n".join(f"{key} {' '.join(others)}" for key, others in lines.items()).encode(), np.uint8)


if __name__ == "__main__":
    main()
