"""HTML in, findings out: ``python -m benchmarks.throughput [--articles ARTICLES.jsonl] [--limit N] [--repeats N]``.

Reports per CPU-second and by stage, in one process of a pool: a large run has one for each core.  Every text stands in
a page of its own with a head, menus, a footer and scripts, as a crawl has them: those of the example events, and with
``--articles`` a run of days of a large collection, whose pages are grouped into stories before the stories of several
reports are compared.  Beside it the peer: what trafilatura alone makes of the same pages, in the same run.
"""

from __future__ import annotations

import argparse
import html
import json
import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from unittest.mock import patch

import trafilatura

from benchmarks.gold import EXAMPLES, event_names
from twosource import stages
from twosource.attribution import tagger
from twosource.parallel import process_pool
from twosource.readers.intake import read_inputs
from twosource.run import compare_read
from twosource.statement import encoder, spoken
from twosource.statement.relation import weigh
from twosource.story.group import group_reports, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

    from twosource.model import Reading, Story

A = ParamSpec("A")
R = TypeVar("R")
MENU = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(40))
FOOTER = "".join(f'<p><a href="/about/{number}">About us, page {number}</a></p>' for number in range(20))
SCRIPT = "<script>" + "var tracked = [];\n" * 200 + "</script>"
FIRST_DAY = "2018-03-01"
# What is timed inside of reading and comparing: the module that looks it up, its name there, and what the table says.
INSIDE = (
    (tagger, "_encode", "the tagger's encoder"),
    (tagger, "_roles", "the tagger's roles"),
    (spoken, "embed", "vectors of statements"),
)


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as files, and which of them are of one event: ``None`` where that is to be found out."""

    paths: tuple[Path, ...]
    events: tuple[tuple[Path, ...], ...] | None


def page(text: str, known: str = "") -> str:
    """Wrap a text as a news site does; ``known`` is more of the page's head."""
    title, *paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{html.escape(title)}</title>{known}{SCRIPT}</head><body><nav><ul>"
        f"{MENU}</ul></nav><main><article><h1>{html.escape(title)}</h1>{body}</article></main><footer>{FOOTER}</footer>"
        "</body></html>"
    )


def pages_of_examples(folder: Path) -> Pages:
    """Write the pages of every example event."""
    events = []
    for name in event_names():
        texts = [report.text for report in read_inputs(sorted((EXAMPLES / name / "reports").iterdir())).reports]
        paths = tuple(folder / f"{name}-{number}.html" for number in range(len(texts)))
        for path, text in zip(paths, texts, strict=True):
            path.write_text(page(text), encoding="utf-8")
        events.append(paths)
    return Pages(tuple(path for paths in events for path in paths), tuple(events))


def pages_of_articles(folder: Path, articles: Path, limit: int) -> Pages:
    """Write the pages of the first articles from ``FIRST_DAY`` on, each with its day and outlet in the head."""
    with articles.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if (row["date"] or "") >= FIRST_DAY]
    paths = []
    for row in sorted(rows, key=lambda row: (row["date"], row["id"]))[:limit]:
        known = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": row["title"],
            "datePublished": row["date"],
            "publisher": {"@type": "Organization", "name": row["source"]},
        }
        head = f'<script type="application/ld+json">{json.dumps(known).replace("<", " ")}</script>'
        path = folder / f"{row['id']}.html"
        path.write_text(page(f"{row['title']}\n{row['text']}", head), encoding="utf-8")
        paths.append(path)
    return Pages(tuple(paths), None)


def run(pages: Pages) -> dict[str, float]:
    """CPU-seconds of each part; nothing that an earlier run found out is remembered."""
    for remembered in (encoder.remembered, weigh):
        remembered.cache_clear()
    spent: dict[str, float] = {}
    mark = time.process_time()

    def lap(name: str) -> None:
        nonlocal mark
        now = time.process_time()
        spent[name] = spent.get(name, 0.0) + now - mark
        mark = now

    intake = read_inputs(pages.paths)
    lap("HTML to reports")
    readings = {report.path: stages.read_report(report) for report in intake.reports}
    lap("reports to readings")
    stories = _stories(pages, list(readings.values()))
    lap("readings to stories")
    for story in stories:
        compare_read(story)
    lap("stories to findings")
    return spent


def _stories(pages: Pages, readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings of each story of two reports and more."""
    if pages.events is not None:
        by_path = {Path(reading.report.path or "").name: reading for reading in readings}
        return [[by_path[path.name] for path in event] for event in pages.events]
    by_id = {reading.report.id: reading for reading in readings}
    found: Sequence[Story] = group_reports([told_of(reading.report) for reading in readings])
    return [[by_id[each] for each in story.reports] for story in found if len(story.reports) > 1]


def inside(pages: Pages) -> dict[str, float]:
    """Shares of the networks' runs in the CPU-seconds of the whole, in one more run."""
    spent = dict.fromkeys([name for *_, name in INSIDE], 0.0)
    with ExitStack() as stack:
        for module, function, name in INSIDE:
            stack.enter_context(patch.object(module, function, _counted(name, getattr(module, function), spent)))
        began = time.process_time()
        run(pages)
    return {name: seconds / (time.process_time() - began) for name, seconds in spent.items()}


def _counted(name: str, part: Callable[A, R], spent: dict[str, float]) -> Callable[A, R]:
    """Wrap a part so that the CPU-seconds that pass in it, in all threads, are added to ``spent``."""

    def counted(*args: A.args, **kwargs: A.kwargs) -> R:
        start = time.process_time()
        try:
            return part(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - start

    return counted


def peer(pages: Pages) -> float:
    """Pages a CPU-second of trafilatura alone."""
    texts = [path.read_text(encoding="utf-8") for path in pages.paths]
    began = time.process_time()
    for text in texts:
        trafilatura.extract(text)
    return len(texts) / (time.process_time() - began)


def tell(name: str, pages: Pages, repeats: int, worker: Executor) -> None:
    """Measure one set of pages and print."""
    runs = [worker.submit(run, pages).result() for _ in range(repeats)]
    reports = len(pages.paths)
    middle = {stage: statistics.median(each[stage] for each in runs) for stage in runs[0]}
    whole = statistics.median(sum(each.values()) for each in runs)
    words = statistics.mean(len(report.text.split()) for report in read_inputs(pages.paths).reports)
    print(
        f"{name}: {reports} pages, {words:.0f} words each: "
        f"{reports / whole:.2f} reports a CPU-second (trafilatura alone {worker.submit(peer, pages).result():.1f})"
    )
    for stage, seconds in middle.items():
        print(f"  {stage:22} {1000 * seconds / reports:7.1f} ms a report  {seconds / whole:4.0%}")
    for part, share in worker.submit(inside, pages).result().items():
        print(f"    of all, {part:22} {share:4.0%}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=Path, help="articles.jsonl of allsides_articles")
    arguments.add_argument("--limit", type=int, default=150, help="articles taken of it")
    arguments.add_argument("--repeats", type=int, default=3)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name, process_pool(1) as worker:
        folder = Path(name)
        pages = pages_of_examples(folder)
        worker.submit(run, Pages(pages.paths[:2], (pages.paths[:2],))).result()
        tell("example events", pages, options.repeats, worker)
        if options.articles is not None:
            articles = pages_of_articles(folder, options.articles, options.limit)
            tell("articles", articles, options.repeats, worker)


if __name__ == "__main__":
    main()
