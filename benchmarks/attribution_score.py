"""Scores of attributions, as the field counts them.

* ``exact``: contents equal once edge marks and spaces are dropped;
* ``half``: contents share at least half of the code points that either has (IoU), one to one, best first;
* ``whole``: the same with the right source too (overlapping, or empty on both sides);
* ``kinds``: recall of ``half`` by kind of the gold (direct from .9 of its code points in double marks, mixed from .1);
* ``quoted``: segments of four words or more in double marks: found at all, and with the right source;
* ``source``, ``cue``, ``content`` spans: exactly the annotated words, each span once, whatever it is linked to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.polnear import Article, Quote
from twosource.model import Span
from twosource.spans import trimmed

EDGES = " \t\r\n\"“”„«»'‘’`,.;:!?–—-"


@dataclass(frozen=True, slots=True)
class Share:
    """Right, predicted and gold counts."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Right of predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right of gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def line(self) -> str:
        """Precision / recall / F in percent."""
        return f"{100 * self.precision:5.1f} / {100 * self.recall:5.1f} / {100 * self.f:5.1f}"


@dataclass
class Score:
    """Counts over a corpus."""

    counts: Counter[str] = field(default_factory=Counter)

    def share(self, name: str) -> Share:
        """The counts of one measure."""
        return Share(self.counts[f"{name} right"], self.counts[f"{name} predicted"], self.counts[f"{name} gold"])


def score(articles: Sequence[Article], predicted: Mapping[str, Sequence[Quote]]) -> Score:
    """Score predictions by article id; an article without any counts as predicted nothing."""
    result = Score()
    for article in articles:
        _score_article(article, predicted.get(article.id, ()), result.counts)
    return result


def right_ones(article: Article, predicted: Sequence[Quote]) -> frozenset[int]:
    """Numbers of the predictions whose content shares at least half with an annotated one, one to one."""
    trimmed_contents = [_points(_trim(quote.content, article.text)) for quote in predicted]
    gold = [_points(_trim(quote.content, article.text)) for quote in article.quotes]
    return frozenset(_matches([points for points in gold if points], trimmed_contents).values())


def _trim(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    cut = (trimmed(text, span, EDGES) for span in spans)
    return tuple(span for span in cut if span.start < span.end)


def _points(spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(point for start, end in spans for point in range(start, end))


def _score_article(article: Article, predicted: Sequence[Quote], counts: Counter[str]) -> None:
    gold = [(_trim(quote.content, article.text), quote) for quote in article.quotes]
    found = [(_trim(quote.content, article.text), quote) for quote in predicted]
    gold, found = [pair for pair in gold if pair[0]], [pair for pair in found if pair[0]]
    exact = Counter(content for content, _ in gold) & Counter(content for content, _ in found)
    gold_points = [_points(content) for content, _ in gold]
    found_points = [_points(content) for content, _ in found]
    matches = _matches(gold_points, found_points)
    right = {i for i, j in matches.items() if _same_source(gold[i][1].source, found[j][1].source)}
    for name, number in (("exact", exact.total()), ("half", len(matches)), ("whole", len(right))):
        counts.update({f"{name} right": number, f"{name} predicted": len(found), f"{name} gold": len(gold)})
    _score_roles(article, predicted, counts)
    segments = _segments(article.text)
    inside = _points(segments)
    for i, points in enumerate(gold_points):
        share = len(points & inside) / len(points)
        kind = "direct" if share >= 0.9 else "mixed" if share >= 0.1 else "indirect"
        counts.update({f"{kind} gold": 1, f"{kind} right": int(i in matches)})
    for segment in segments:
        _score_segment(_points([segment]), (gold, gold_points), (found, found_points), counts)


def _score_roles(article: Article, predicted: Sequence[Quote], counts: Counter[str]) -> None:
    """Exact spans by role, as CofeNet counts them, but over whole articles, with nested and repeated spans once."""
    for role in ("source", "cue", "content"):
        gold, found = (
            {span for quote in quotes for span in _trim(getattr(quote, role), article.text)}
            for quotes in (article.quotes, predicted)
        )
        name = f"{role} spans"
        counts.update({f"{name} right": len(gold & found), f"{name} predicted": len(found), f"{name} gold": len(gold)})


def _matches(gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> dict[int, int]:
    """One-to-one matches of at least half, best first: gold index → found index."""
    pairs = []
    for i, a in enumerate(gold):
        for j, b in enumerate(found):
            share = len(a & b) / len(a | b)
            if share >= 0.5:
                pairs.append((-share, i, j))
    matches: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in matches and j not in used:
            matches[i] = j
            used.add(j)
    return matches


def _same_source(gold: Sequence[Span], found: Sequence[Span]) -> bool:
    return bool(_points(gold) & _points(found)) if gold else not found


def _segments(text: str) -> list[Span]:
    """What stands in double marks, four words or more; a mark left open closes at its paragraph's end."""
    out: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for index in range(paragraph.start(), paragraph.end()):
            if text[index] == "“" or (text[index] == '"' and opened is None):
                opened = index + 1
            elif text[index] in '”"' and opened is not None:
                out.append(Span(opened, index))
                opened = None
        if opened is not None:
            out.append(Span(opened, paragraph.end()))
    return [span for span in out if len(text[span.start : span.end].split()) >= 4]


Side = tuple[Sequence[tuple[tuple[Span, ...], Quote]], Sequence[frozenset[int]]]


def _score_segment(segment: frozenset[int], gold: Side, found: Side, counts: Counter[str]) -> None:
    covering = [
        [i for i, points in enumerate(side[1]) if len(points & segment) >= 0.8 * len(segment)] for side in (gold, found)
    ]
    counts.update({"quoted gold": bool(covering[0]), "quoted predicted": bool(covering[1])})
    sources = [span for i in covering[0] for span in gold[0][i][1].source]
    counts["quoted with source gold"] += bool(sources)
    if covering[0] and covering[1]:
        counts["quoted right"] += 1
        named = [span for j in covering[1] for span in found[0][j][1].source]
        counts["quoted with source right"] += bool(_points(sources) & _points(named))
