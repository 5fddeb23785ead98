"""A corpus with every kind of carrying over, for the tests of the engines; and functions that workers must find."""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import stand_in
from twosource.engine import flow
from twosource.engine.readings import reading_rows
from twosource.identity import identify
from twosource.model import Report
from twosource.reuse import corpus

if TYPE_CHECKING:
    from twosource.engine.base import BatchFunction, Engine
    from twosource.reuse.corpus import Batch, Columns

SIZE_COLUMNS: Columns = {"report": "bigint", "length": "bigint", "text": "string"}
SUM_COLUMNS: Columns = {"outlet": "bigint", "reports": "bigint", "first": "bigint"}
TABLES = {
    "bands": list(corpus.BAND_COLUMNS),
    "buckets": ["key"],
    "candidates": ["earlier", "later"],
    "groups": ["report"],
    "passages": list(corpus.PASSAGE_COLUMNS),
    "lengths": ["report"],
    "sums": ["outlet"],
}


class Corpus:
    """Invented texts of invented words; what is carried over is known by construction."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        letters = "abcdefghijklmnop"
        self._words = ["".join(self._random.choices(letters, k=self._random.randint(2, 9))) for _ in range(4_000)]

    def sentences(self, count: int) -> str:
        """So many sentences of twenty words that stand nowhere else."""
        made = (" ".join(self._random.choices(self._words, k=20)).capitalize() for _ in range(count))
        return " ".join(f"{sentence}." for sentence in made)


def report(text: str, outlet: str | None = None, published: str | None = None) -> Report:
    return Report(identify("report", text, outlet), text, "", "", outlet=outlet, published=published)


def small_corpus() -> tuple[Report, ...]:
    """Agency copy in sixty papers, a late reprint, a pasted passage, one house's footer, and reports of their own."""
    words = Corpus()
    agency, passage, footer, late = (words.sentences(count) for count in (8, 3, 2, 6))
    copies = [report(f"{agency} {words.sentences(1)}", f"paper {n}", f"2024-01-{1 + n % 9:02d}") for n in range(60)]
    house = [report(f"{words.sentences(6)} {footer}", "one house", "2024-02-01") for _ in range(52)]
    pasted = [
        report(f"{words.sentences(4)} {passage} {words.sentences(4)}", f"desk {n}", f"20{10 + n}-03-01")
        for n in range(4)
    ]
    reprint = [report(late, "first", "2019-05-01"), report(late + " ", "again", "2024-05-01")]
    alone = [report(words.sentences(6), f"paper {n}") for n in range(10)]
    return (*copies, *house, *pasted, *reprint, *alone)


def lengths(texts: Batch) -> Batch:
    """A function for ``map_batches`` that gives whole numbers and strings, and no row for some rows."""
    keep = np.flatnonzero(texts["report"] % 3 != 0)
    chosen = [texts["text"][row] for row in keep.tolist()]
    sizes = np.array([len(text) for text in chosen], np.int64)
    return {"report": texts["report"][keep], "length": sizes, "text": np.array([t[:20] for t in chosen], np.object_)}


def sums(group: Batch) -> Batch:
    """A function for ``map_groups``; it shows the order in which rows come."""
    return {name: group[column][:1] for name, column in (("outlet", "outlet"), ("first", "report"))} | {
        "reports": np.array([len(group["report"])], np.int64)
    }


def run_all(engine: Engine) -> dict[str, list[tuple[int | str, ...]]]:
    """Every operation on the small corpus; the rows of every table."""
    flow.across(engine, small_corpus())
    engine.map_batches("lengths", "texts", lengths, SIZE_COLUMNS)
    engine.map_groups("sums", "texts", sums, SUM_COLUMNS, by="outlet", order="report")
    return {name: rows_of(engine, name, order) for name, order in TABLES.items()}


def rows_of(engine: Engine, name: str, order: list[str]) -> list[tuple[int | str, ...]]:
    """A table's rows with their columns in alphabetical order."""
    return [
        row
        for batch in engine.rows(name, order)
        for row in zip(*(batch[column].tolist() for column in sorted(batch)), strict=True)
    ]


def killing_once(flag: str, levels: int, function: BatchFunction, batch: Batch) -> Batch:
    """Like the function, but the first call anywhere kills its own process or the one ``levels`` above it."""
    try:
        os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return function(batch)
    process = os.getpid()
    for _ in range(levels):
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(process, signal.SIGKILL)
    return function(batch)


def killing_always(texts: Batch) -> Batch:
    """Kill the process that works on these rows, each time."""
    os.kill(os.getpid(), signal.SIGKILL)
    return texts


def noted_readings(log: str, batch: Batch) -> Batch:
    """Read by the stand-in, and note which reports were read."""
    sys.modules["twosource.stages"] = stand_in.make_module()
    made = reading_rows(batch)
    with open(log, "a", encoding="utf-8") as stream:
        stream.write("".join(f"{report}\n" for report in made["report"].tolist()))
    return made
