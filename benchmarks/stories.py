"""Score grouping by event: ``python -m benchmarks.stories --ecb ECBPLUS --basil BASIL --articles ARTICLES.jsonl``.

Document B-cubed on ECB+ (two look-alike events a topic) and BASIL (three outlets an event), all at once and as a
stream, and two reports by themselves; beside it a peer: TF-IDF with average link, its threshold chosen afterwards on
the very reports it is scored on.  ``--articles`` measures time, memory and growth on 10 %, 30 % and all of a large
collection.  The settings are those of the package: nothing here is fitted.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.api import report
from twosource.errors import InputError
from twosource.identity import identify
from twosource.story.group import group, group_reports, told_of
from twosource.story.stream import StoryStream

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from twosource.model import Report, Story
    from twosource.story.told import Told

GOALS = {"ECB+": 0.93, "BASIL": 0.98}
# Topics on which the settings were chosen; the rest confirms them.
CHOSEN_ON = 20
SHARES = (10, 30, 100)
PEER_THRESHOLDS = np.arange(0.02, 0.9, 0.01)
PAIRS_A_TOPIC = 10


class Article(NamedTuple):
    """A report with the event that it tells of and the larger topic of that event."""

    report: Report
    event: str
    topic: int


class Score(NamedTuple):
    """B-cubed precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Score:
    """Score groups by B-cubed over reports: for each, how pure and how whole its group is."""
    in_found, in_gold = _members(found), _members(gold)
    shared = {key: len(in_found[found[key]] & in_gold[gold[key]]) for key in gold}
    precision = sum(shared[key] / len(in_found[found[key]]) for key in gold) / len(gold)
    recall = sum(shared[key] / len(in_gold[gold[key]]) for key in gold) / len(gold)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def _members(labels: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for key, label in labels.items():
        members[label].add(key)
    return members


def read_ecb(folder: Path) -> list[Article]:
    """Read ECB+ as a folder of documents for each event; a document of a headline alone has it as its text."""
    articles = []
    for path in sorted(folder.glob("docs_and_mentions/*/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        topic = re.match(r"\d+", path.parent.name)
        text = f"{document['title']}\n\n{document['text']}".strip()
        known = report(text, source_id=path.stem, language="en")
        articles.append(Article(known, path.parent.name, int(topic.group()) if topic else 0))
    return articles


def read_basil(folder: Path, *, dated: bool) -> list[Article]:
    """Read BASIL's articles, each three of one event under one id."""
    articles = []
    for path in sorted(folder.glob("articles/*/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in document["body-paragraphs"])
        published = document["date"][:10] if dated else None
        known = report(
            text,
            source_id=path.stem,
            title=document["title"],
            published=published,
            outlet=document["source"],
            language="en",
        )
        articles.append(Article(known, document["triplet-uuid"], 0))
    return articles


def labels(stories: Iterable[Story]) -> dict[str, str]:
    """Give the story of every report."""
    return {report: story.id for story in stories for report in story.reports}


def peer(articles: Sequence[Article]) -> tuple[float, Score]:
    """TF-IDF of all words, cosine, average link, and the threshold that is best afterwards."""
    gold = {article.report.id: article.event for article in articles}
    merges = average_link(tf_idf([article.report for article in articles]))
    ids = [article.report.id for article in articles]
    scored = [
        (float(at), b_cubed(dict(zip(ids, cut(merges, len(ids), at), strict=True)), gold)) for at in PEER_THRESHOLDS
    ]
    return max(scored, key=lambda each: each[1].f1)


def tf_idf(reports: Sequence[Report]) -> NDArray[np.float32]:
    """Cosines of reports by TF-IDF (logarithmic counts, smoothed rarity): shape (n, n)."""
    counts = [Counter(re.findall(r"\w\w+", f"{each.title or ''} {each.text}".casefold())) for each in reports]
    stands = Counter(word for each in counts for word in each)
    rows = {word: row for row, word in enumerate(stands)}
    rarity = np.array([np.log((1 + len(reports)) / (1 + stands[word])) + 1 for word in rows], dtype=np.float32)
    matrix = np.zeros((len(reports), len(rows)), dtype=np.float32)
    for row, each in enumerate(counts):
        matrix[row, [rows[word] for word in each]] = 1 + np.log(list(each.values()))
    matrix *= rarity
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    cosines: NDArray[np.float32] = matrix @ matrix.T
    return cosines


def average_link(similarity: NDArray[np.float32]) -> list[tuple[float, int, int]]:
    """Join the two groups with the highest mean similarity until one is left; give value and both at each step."""
    left = similarity.astype(np.float64).copy()
    np.fill_diagonal(left, -1)
    sizes = np.ones(len(left))
    gone = np.zeros(len(left), dtype=np.bool_)
    steps = []
    for _ in range(len(left) - 1):
        a, b = divmod(int(left.argmax()), len(left))
        steps.append((float(left[a, b]), a, b))
        row = (left[a] * sizes[a] + left[b] * sizes[b]) / (sizes[a] + sizes[b])
        gone[b] = True
        row[a] = -1
        row[gone] = -1
        left[a] = left[:, a] = row
        left[b] = left[:, b] = -1
        sizes[a] += sizes[b]
    return steps


def cut(steps: Sequence[tuple[float, int, int]], count: int, threshold: float) -> list[int]:
    """Groups after the steps that reach a threshold, as a label for each."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for value, a, b in steps:
        if value >= threshold:
            parent[root(b)] = root(a)
    return [root(node) for node in range(count)]


def alone(articles: Sequence[Article]) -> tuple[float, float]:
    """Two reports by themselves: the share of pairs of one event joined, and of look-alike events kept apart."""
    told = {article.report.id: told_of(article.report) for article in articles}
    by_topic: dict[int, list[Article]] = defaultdict(list)
    for article in articles:
        by_topic[article.topic].append(article)
    right: dict[bool, list[bool]] = {True: [], False: []}
    for topic in by_topic.values():
        pairs = sorted(combinations(topic, 2), key=lambda pair: identify(pair[0].report.id, pair[1].report.id))
        for same in (True, False):
            for a, b in [pair for pair in pairs if (pair[0].event == pair[1].event) == same][:PAIRS_A_TOPIC]:
                joined = len(group_reports([told[a.report.id], told[b.report.id]])) == 1
                right[same].append(joined == same)
    return sum(right[True]) / len(right[True]), sum(right[False]) / len(right[False])


def line(name: str, score: Score, note: str = "") -> str:
    """One line of the table."""
    return f"{name:44}{score.precision:.3f}  {score.recall:.3f}  {score.f1:.3f}  {note}".rstrip()


def score_collection(name: str, articles: Sequence[Article], *, goal: float | None, rival: bool) -> list[str]:
    """Lines for one collection: at once, as a stream, and the peer."""
    gold = {article.report.id: article.event for article in articles}
    told = [told_of(article.report) for article in articles]
    batch = b_cubed(labels(group_reports(told)), gold)
    stream = StoryStream()
    for each in sorted(told, key=lambda one: (one.day or 0, one.id)):
        stream.add([each])
    streamed = b_cubed(labels(stream.stories()), gold)
    verdict = "" if goal is None else f"goal {goal:g}: {'met' if batch.f1 >= goal else 'NOT met'}"
    apart = abs(batch.f1 - streamed.f1)
    lines = [
        line(f"{name} ({len(articles)})", batch, verdict),
        line("  report by report", streamed, f"goal within 0.01: {'met' if apart <= 0.01 else 'NOT met'}"),
    ]
    if rival:
        threshold, best = peer(articles)
        lines.append(line(f"  TF-IDF, average link, best threshold {threshold:.2f}", best))
    return lines


def score_ecb(folder: Path, *, rival: bool) -> list[str]:
    """Lines for ECB+: the topics on which the settings were chosen, the others, all, and pairs alone."""
    articles = read_ecb(folder)
    chosen = [article for article in articles if article.topic <= CHOSEN_ON]
    others = [article for article in articles if article.topic > CHOSEN_ON]
    lines = score_collection(f"ECB+ to topic {CHOSEN_ON}, settings chosen here", chosen, goal=None, rival=rival)
    lines += score_collection(f"ECB+ after topic {CHOSEN_ON}", others, goal=GOALS["ECB+"], rival=rival)
    lines += score_collection("ECB+", articles, goal=GOALS["ECB+"], rival=rival)
    joined, apart = alone(articles)
    lines.append(f"two reports alone: {joined:.0%} of one event joined, {apart:.0%} of look-alike events kept apart")
    return lines


def measure_articles(path: Path, shares: Sequence[int]) -> Iterable[str]:
    """One line for each share of a collection: seconds of processor, pairs weighed, what was capped, memory."""
    for share in shares:
        told, reading, telling = _tell_share(path, share)
        start = time.process_time()
        result = group(told)
        seconds = time.process_time() - start
        many = sum(len(story.reports) > 1 for story in result.stories)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)
        yield (
            f"{share:3} %: {len(told):6} reports, seconds of processor: {reading:.1f} reading, {telling:.1f} terms, "
            f"{seconds:.1f} grouping ({1000 * (telling + seconds) / len(told):.2f} ms a report for the last two); "
            f"{len(result.stories)} stories, {many} of two "
            f"and more; {result.weighed} pairs, {result.hot_terms} terms too common, {result.hot_lookups} times; "
            f"{peak:.0f} MB at most"
        )


def _tell_share(path: Path, share: int) -> tuple[list[Told], float, float]:
    """Give what the reports tell, and the seconds of processor for reading them and for finding their terms."""
    told: list[Told] = []
    reading = telling = 0.0
    with path.open(encoding="utf-8") as lines:
        for number, text in enumerate(lines):
            if number % 100 >= share:
                continue
            start = time.process_time()
            known = _read_article(json.loads(text))
            read = time.process_time()
            if known is not None:
                told.append(told_of(known))
            reading += read - start
            telling += time.process_time() - read
    return told, reading, telling


def _read_article(article: Mapping[str, str]) -> Report | None:
    try:
        return report(
            article["text"],
            source_id=article["id"],
            title=article["title"],
            language="en",
            published=article["date"] or None,
            outlet=article["source"],
        )
    except InputError:
        return None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score grouping by event.")
    parser.add_argument("--ecb", type=Path)
    parser.add_argument("--basil", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--shares", type=int, nargs="+", default=list(SHARES), help="percent of the articles")
    parser.add_argument("--no-peer", action="store_true")
    arguments = parser.parse_args()
    print(f"{'':44}P      R      F1")
    if arguments.ecb:
        print("\n".join(score_ecb(arguments.ecb, rival=not arguments.no_peer)), flush=True)
    if arguments.basil:
        for dated, goal in ((True, GOALS["BASIL"]), (False, None)):
            name = "BASIL" if dated else "BASIL without its dates"
            articles = read_basil(arguments.basil, dated=dated)
            print(
                "\n".join(score_collection(name, articles, goal=goal, rival=not arguments.no_peer and dated)),
                flush=True,
            )
    if arguments.articles:
        for told in measure_articles(arguments.articles, arguments.shares):
            print(told, flush=True)


if __name__ == "__main__":
    main()
