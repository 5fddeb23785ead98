"""Measure the stages of a corpus on synthetic documents: ``python -m benchmarks.scale --documents 100000`` (Linux).

A document is 300 words outside quotations.  Three in ten stand in groups of copies (2 to 400 reports, one word in
twenty changed), one in twenty holds sixty words of another document, and each of 2,000 outlets prints its footer below
everything.  With ``--articles FILE`` the texts of a JSON Lines file go through the same stages, and through the
verification of passages, which synthetic documents have no text for.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.process_tree import ProcessTree
from twosource.engine import choose, flow
from twosource.identity import identify
from twosource.model import Report
from twosource.reuse.corpus import BAND_COLUMNS, TEXT_COLUMNS, band_rows, said, text_rows
from twosource.reuse.index import Grams, sample
from twosource.reuse.scan import mixed
from twosource.reuse.seeds import gram_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from twosource.engine.base import Engine
    from twosource.reuse.corpus import Batch, Columns

WORDS, FOOTER, PASTED = 300, 25, 60
LARGEST_GROUP, IN_GROUPS = 400, 0.3
OUTLETS, DAYS = 2_000, 30
NUMBERS: Columns = {"number": "bigint", "base": "bigint"}
_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage took (seconds on the clock, seconds of processor) and how many rows it made."""

    name: str
    wall: float
    cpu: float
    rows: int


def numbers(documents: int) -> Iterator[Batch]:
    """Each document's number and that of the document it copies: its own, but for groups of copies."""
    generator = np.random.Generator(np.random.PCG64(20_240_229))
    base = np.arange(documents, dtype=np.int64)
    start, end = 0, int(documents * IN_GROUPS)
    while start < end:
        size = min(2 + int(generator.pareto(1.2)), LARGEST_GROUP, end - start)
        base[start : start + size] = start
        start += size
    # Copies are scattered over the corpus, as they are in time.
    order = generator.permutation(documents)
    for first in range(0, documents, _AT_ONCE):
        rows = order[first : first + _AT_ONCE]
        yield {"number": rows.astype(np.int64), "base": base[rows]}


def synthetic_bands(batch: Batch) -> Batch:
    """The band keys of synthetic documents, whose words are numbers made of the document's number and the place."""
    number, base = batch["number"], batch["base"]
    outlet = number % OUTLETS
    body = _words(base, WORDS)
    changed = _words(number + (1 << 40), WORDS)
    copied = (base != number)[:, None] & (changed % 20 == 0)
    body = np.where(copied, changed, body)
    pasting = np.flatnonzero(number % 20 == 0)
    body[pasting, 100 : 100 + PASTED] = _words(base[pasting] // 2, WORDS)[:, 40 : 40 + PASTED]
    hashes = np.concatenate((body, _words(outlet + (1 << 41), FOOTER)), axis=1)
    count, length = hashes.shape
    texts = np.repeat(np.arange(count, dtype=np.int32), length)
    keys, rows = gram_keys(hashes.reshape(-1), texts, np.ones(texts.shape[0], np.float32), 0.0)
    first = np.arange(count + 1, dtype=np.int64) * length
    grams = Grams(keys, rows, np.searchsorted(rows, first))
    kept = sample(grams, first)
    return {
        "key": kept.keys.view(np.int64),
        "report": number[kept.owners],
        "day": (number % DAYS)[kept.owners],
        "outlet": outlet[kept.owners] + 1,
        "size": np.diff(grams.first)[kept.owners],
        "block": kept.blocks,
    }


def _words(documents: NDArray[np.int64], count: int) -> NDArray[np.uint32]:
    places = (documents[:, None] << 9) + np.arange(count)
    return (mixed(places.astype(np.uint64)) >> np.uint64(32)).astype(np.uint32)


def measure(engine: Engine, tree: ProcessTree, documents: int) -> Iterator[Stage]:
    """Run the relational stages on synthetic documents."""
    engine.load("documents", numbers(documents), NUMBERS)
    yield _stage(engine, tree, "bands", lambda: engine.map_batches("bands", "documents", synthetic_bands, BAND_COLUMNS))
    yield _stage(engine, tree, "candidates", lambda: flow.find_candidates(engine))
    yield _stage(engine, tree, "groups", lambda: flow.find_groups(engine))


def measure_articles(engine: Engine, tree: ProcessTree, path: str, limit: int) -> Iterator[Stage]:
    """Run all stages on the texts of a JSON Lines file."""
    reports = text_rows(_articles(path, limit))
    yield _stage(engine, tree, "texts", lambda: engine.load("texts", reports, TEXT_COLUMNS))
    yield _stage(engine, tree, "bands", lambda: engine.map_batches("bands", "texts", band_rows, BAND_COLUMNS))
    yield _stage(engine, tree, "candidates", lambda: flow.find_candidates(engine))
    yield _stage(engine, tree, "groups", lambda: flow.find_groups(engine))
    yield _stage(engine, tree, "passages", lambda: flow.find_passages(engine))
    print("\n".join(said(flow.collect(engine))))


def _articles(path: str, limit: int) -> Iterator[Report]:
    seen: set[str] = set()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                return
            fields = json.loads(line)
            text, outlet = fields["text"], fields.get("outlet") or fields.get("source")
            identity = identify("report", text, fields.get("url"), fields.get("id"))
            if text and identity not in seen:
                seen.add(identity)
                yield Report(identity, text, "", "", outlet=outlet, published=fields.get("date"))


def _stage(engine: Engine, tree: ProcessTree, name: str, run: Callable[[], object]) -> Stage:
    wall, cpu = time.perf_counter(), tree.cpu()
    run()
    taken = time.perf_counter() - wall, tree.cpu() - cpu
    engine.query("counted", f"SELECT CAST(COUNT(*) AS BIGINT) AS number FROM {name}")
    (rows,) = (int(batch["number"][0]) for batch in engine.rows("counted", ["number"]))
    return Stage(name, *taken, rows)


def main() -> None:
    """Print one line a stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--articles", metavar="FILE")
    parser.add_argument("--limit", type=int, default=-1, help="articles read at most")
    parser.add_argument("--engine", choices=("local", "spark"), default="local")
    parser.add_argument("--master")
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--work", help="folder for what is made on the way")
    asked = parser.parse_args()
    memory = {} if asked.engine == "spark" else {"memory": asked.memory}
    print(f"{asked.articles or f'{asked.documents:,} documents'}; {asked.engine} {asked.master or ''} {memory or ''}")
    with ProcessTree() as tree:
        start = time.perf_counter()
        with choose(asked.engine, asked.master, work=asked.work, jobs=asked.jobs, **memory) as engine:
            print(f"{'start':12}{time.perf_counter() - start:10.1f} s {tree.cpu():10.1f} s CPU")
            stages = (
                measure_articles(engine, tree, asked.articles, asked.limit)
                if asked.articles
                else measure(engine, tree, asked.documents)
            )
            for stage in stages:
                print(f"{stage.name:12}{stage.wall:10.1f} s {stage.cpu:10.1f} s CPU {stage.rows:15,} rows", flush=True)
            wall, cpu = time.perf_counter() - start, tree.cpu()
    print(f"{'in all':12}{wall:10.1f} s {cpu:10.1f} s CPU {tree.peak / 1e9:10.2f} GB at most")


if __name__ == "__main__":
    main()
