"""The relational stages of a corpus, one after the other, on any engine.

::

    texts ─band_rows→ bands ─buckets, places→ candidates ─near→ labels … groups
                                                    └─gathered, passage_rows→ passages

What a band key is, which pairs are candidates and which of them share enough stands in ``reuse/index.py`` and
``reuse/corpuswide.py``, and is the same here as for texts in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.engine.base import EngineError, statement
from twosource.reuse import index
from twosource.reuse.corpus import (
    BAND_COLUMNS,
    PASSAGE_COLUMNS,
    TEXT_COLUMNS,
    Across,
    band_rows,
    carried_pairs,
    id_of,
    passage_rows,
    text_rows,
)
from twosource.reuse.index import HOT, NEIGHBOURS, Hot, hot_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.engine.base import Engine
    from twosource.model import Report
    from twosource.reuse.corpus import Columns

_HOT = ("furniture", "reports", "keys")
_LIMITS = {
    "hot": HOT,
    "neighbours": NEIGHBOURS,
    "blocks": index.MOST_BLOCKS,
    "least": index.LEAST_GRAMS,
    "one": index.ONE_PER_CENT,
    "two": index.TWO_PER_CENT,
    "four": index.FOUR_PER_CENT,
    "whole": index.WHOLE,
    "most": index.WHOLE * index.RATE,
}
# Labels halve their way to the end at least every other round: this is enough for more reports than there are.
ROUNDS = 80


def across(engine: Engine, reports: Iterable[Report]) -> Across:
    """Find reuse across a corpus.

    Args:
        engine: where to do it.
        reports: every report once; they are not kept in memory.

    Raises:
        EngineError: the engine gave up.
        UsageError: a report's id is none.
    """
    engine.load("texts", text_rows(reports), TEXT_COLUMNS)
    engine.map_batches("bands", "texts", band_rows, BAND_COLUMNS)
    find_candidates(engine)
    find_groups(engine)
    find_passages(engine)
    return collect(engine)


def find_candidates(engine: Engine) -> None:
    """From table ``bands`` to ``buckets``, ``places`` and ``candidates``, the pairs that can share a passage."""
    steps: Columns = {"step": "bigint"}
    engine.load("steps", [{"step": np.arange(1, NEIGHBOURS + 1, dtype=np.int64)}], steps)
    engine.query("buckets", statement("buckets"))
    engine.query("places", statement("places"))
    engine.query("candidates", statement("candidates", **_LIMITS))
    engine.drop("places")


def find_groups(engine: Engine) -> int:
    """From table ``candidates`` to ``groups`` (report, label): near repeats, connected directly or through others.

    A label is the smallest number of a report in the group.  In each round the greater label of a pair takes on the
    smaller one, then every label is replaced by its own label (Shiloach and Vishkin 1982, with minima).

    Returns:
        Rounds that it took.

    Raises:
        EngineError: the labels still changed after ``ROUNDS`` rounds.
    """
    engine.query("near", statement("near", whole=index.WHOLE, most=index.WHOLE * index.RATE))
    engine.query("groups", statement("labels"))
    for number in range(1, ROUNDS + 1):
        engine.query("hooked", statement("hooked", labels="groups"))
        engine.query("shortened", statement("shortened", hooked="hooked"))
        engine.query("changed", statement("changed", after="shortened", before="groups"))
        engine.query("groups", "SELECT report, label FROM shortened")
        if _number(engine, "changed", "changed") == 0:
            return number
    raise EngineError("groups", f"labels still change after {ROUNDS} rounds", "report this with the corpus' size")


def find_passages(engine: Engine) -> None:
    """From tables ``candidates`` and ``texts`` to ``passages``."""
    engine.query("gathered", statement("gathered"))
    engine.map_groups("passages", "gathered", passage_rows, PASSAGE_COLUMNS, by="head", order="report")
    engine.drop("gathered")


def collect(engine: Engine) -> Across:
    """Make records of what lies in the tables."""
    engine.query("hot", statement("hot", hot=HOT))
    engine.query("pairs", statement("pairs"))
    engine.query("days", statement("days"))
    days = {
        number: day
        for batch in engine.rows("days", ["report"])
        for number, day in zip(batch["report"].tolist(), batch["day"].tolist(), strict=True)
    }
    return Across(
        carried_pairs(engine.rows("passages", list(PASSAGE_COLUMNS)), days),
        _groups(engine),
        _number(engine, "pairs", "pairs"),
        _hot(engine),
    )


def _groups(engine: Engine) -> tuple[tuple[str, ...], ...]:
    members: dict[int, list[str]] = {}
    for batch in engine.rows("groups", ["label", "report"]):
        for label, number in zip(batch["label"].tolist(), batch["report"].tolist(), strict=True):
            members.setdefault(label, []).append(id_of(number))
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def _hot(engine: Engine) -> Hot:
    sizes: list[int] = []
    furniture = 0
    for batch in engine.rows("hot", ["furniture", "reports"]):
        for apart, reports, keys in zip(*(batch[name].tolist() for name in _HOT), strict=True):
            furniture += keys if apart else 0
            sizes += [] if apart else [reports] * keys
    return hot_of(np.array(sizes, np.int64), furniture)


def _number(engine: Engine, name: str, column: str) -> int:
    return sum(int(batch[column].sum()) for batch in engine.rows(name, [column]))
