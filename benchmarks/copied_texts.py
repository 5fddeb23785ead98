"""Texts made from real articles, of which it is known which were made from one article."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.text.segment import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 20_240_229
KINDS = ("light", "cut", "third", "pasted")
CUT, LIGHT, CHANGED, PASTED = 0.6, 0.1, 0.3, 0.4
AROUND = 10
NOISE = (12, 35)
SHARED, LONG = 2, 40
# Equal words in a row, outside quotation marks, that no two texts have by chance.
LONG_RUN = 40
# Equal words in a row that count towards the share of a text that stands in another, and the share that is nearly all.
SOME_RUN, NEARLY_ALL = 8, 0.75
_QUOTATION = re.compile(r'[“„"«][^“”„"«»]{1,1500}[”“"»]')


@dataclass(frozen=True, slots=True)
class Made:
    """A text, how it was made (``source``, one of ``KINDS``, ``noise``), and the number of its article (noise: -1)."""

    text: str
    kind: str
    article: int


def articles_of(paths: Sequence[Path]) -> list[str]:
    """The texts of JSONL files with a ``text`` each, or of the ``*.txt`` files of a folder."""
    texts = []
    for path in paths:
        if path.is_dir():
            texts += [file.read_text(encoding="utf-8") for file in sorted(path.rglob("*.txt"))]
        else:
            texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return texts


def make(articles: Sequence[str], size: int, seed: int = SEED) -> list[Made]:
    """Every article as it is and copied in four ways, then noise up to ``size`` texts, in a shuffled order.

    * cut: a headline of its own and the first 60 % of the sentences;
    * light: each sentence replaced with probability .1 by one of another article;
    * third: each word replaced with probability .3 by a word of the articles;
    * pasted: 40 % of the sentences, drawn by chance and in order, between ten and ten sentences of other articles;
    * noise: 12 to 35 sentences of any articles.
    """
    draw = random.Random(seed)
    split = [_sentences(text) for text in articles]
    pool = [(number, sentence) for number, sentences in enumerate(split) for sentence in sentences]
    words = [word for _, sentence in pool for word in sentence.split()]
    made: list[Made] = []
    for number, sentences in enumerate(split):
        others = _Others(draw, pool, number)
        made.append(Made(articles[number], "source", number))
        headline = " ".join(draw.choices(words, k=9)).capitalize()
        cut = [headline, *sentences[: max(1, round(CUT * len(sentences)))]]
        light = [others.one() if draw.random() < LIGHT else sentence for sentence in sentences]
        third = [
            " ".join(draw.choice(words) if draw.random() < CHANGED else word for word in sentence.split())
            for sentence in sentences
        ]
        chosen = sorted(draw.sample(range(len(sentences)), max(1, round(PASTED * len(sentences)))))
        pasted = [*others.some(AROUND), *(sentences[place] for place in chosen), *others.some(AROUND)]
        versions = {"cut": cut, "light": light, "third": third, "pasted": pasted}
        made += [Made(" ".join(versions[kind]), kind, number) for kind in KINDS]
    while len(made) < size:
        chosen_noise = draw.choices(pool, k=draw.randint(*NOISE))
        made.append(Made(" ".join(sentence for _, sentence in chosen_noise), "noise", -1))
    draw.shuffle(made)
    return made


def twins(articles: Sequence[str]) -> set[frozenset[int]]:
    """Pairs of articles that were copied before anybody made copies.

    They have ``SHARED`` sentences of some length in common, or ``LONG_RUN`` words in a row outside quotation marks.
    """
    at: dict[str, set[int]] = {}
    runs: dict[tuple[str, ...], set[int]] = {}
    for number, text in enumerate(articles):
        for sentence in _sentences(text):
            if len(sentence) >= LONG:
                at.setdefault(sentence, set()).add(number)
        for run in _runs(text, LONG_RUN):
            runs.setdefault(run, set()).add(number)
    shared = Counter(
        frozenset(pair) for numbers in at.values() if len(numbers) > 1 for pair in combinations(sorted(numbers), 2)
    )
    found = {pair for pair, times in shared.items() if times >= SHARED}
    return found.union(
        frozenset(pair) for numbers in runs.values() if len(numbers) > 1 for pair in combinations(sorted(numbers), 2)
    )


def share_text(a: str, b: str) -> bool:
    """Whether one text stands nearly whole in the other, or they have a long run of words outside quotation marks.

    This compares words as they stand between blanks and knows nothing of the finder.
    """
    if set(_runs(a, LONG_RUN)) & set(_runs(b, LONG_RUN)):
        return True
    shorter, longer = sorted((a.split(), b.split()), key=len)
    runs = {tuple(longer[place : place + SOME_RUN]) for place in range(len(longer) - SOME_RUN + 1)}
    covered = set[int]()
    for place in range(len(shorter) - SOME_RUN + 1):
        if tuple(shorter[place : place + SOME_RUN]) in runs:
            covered.update(range(place, place + SOME_RUN))
    return len(covered) >= NEARLY_ALL * len(shorter)


def shared_outside_quotations(article: str, made: str) -> int:
    """Words of the sentences of an article that stand in a text made from it, outside the article's quotation marks."""
    unquoted = [part for piece in _QUOTATION.split(article) for part in _sentences(piece)]
    return sum(len(part.split()) for part in unquoted if part in made)


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Runs of words outside quotation marks; none goes over a quotation."""
    for part in _QUOTATION.split(text):
        words = part.split()
        yield from (tuple(words[place : place + length]) for place in range(len(words) - length + 1))


@dataclass(frozen=True, slots=True)
class _Others:
    """Draws sentences of other articles than one."""

    draw: random.Random
    pool: Sequence[tuple[int, str]]
    article: int

    def one(self) -> str:
        while True:
            number, sentence = self.draw.choice(self.pool)
            if number != self.article:
                return sentence

    def some(self, count: int) -> list[str]:
        return [self.one() for _ in range(count)]


def _sentences(text: str) -> list[str]:
    return [sentence for span in split_sentences(text, "en") if (sentence := text[slice(*span)].strip())]
