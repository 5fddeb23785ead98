"""The expensive map, from reports to readings, on an engine: each report by itself, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.store.codec import decode_report, encode_report
from twosource.store.outcome import Outcome
from twosource.store.readings import read_one
from twosource.surrogates import is_storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.engine.base import Engine
    from twosource.model import Report
    from twosource.reuse.corpus import Batch, Columns

REPORT_COLUMNS: Columns = {"place": "bigint", "record": "string", "text": "string"}
READING_COLUMNS: Columns = {
    "place": "bigint",
    "report": "string",
    "record": "string",
    "failure": "string",
    "attributions": "bigint",
}


def read_on(engine: Engine, pieces: Iterable[Sequence[Report]]) -> Iterator[tuple[int, list[Outcome]]]:
    """Read reports on an engine, piece by piece.

    Args:
        engine: where; twosource with its models must be installed on each of its machines.
        pieces: some reports each; taken as there is room for them.

    Yields:
        The number of a piece, from 0, and what became of each of its reports, in their order; the pieces as they are
        finished.

    Raises:
        EngineError: the engine gave up.
    """
    rows = map(_report_rows, pieces)
    for number, batch in engine.map_pieces(rows, reading_rows, REPORT_COLUMNS, READING_COLUMNS):
        order = np.argsort(batch["place"])
        columns = (batch[name][order].tolist() for name in ("report", "record", "failure", "attributions"))
        yield (
            number,
            [
                Outcome(report, record or None, failure or None, attributions)
                for report, record, failure, attributions in zip(*columns, strict=True)
            ],
        )


def reading_rows(batch: Batch) -> Batch:
    """From rows of reports to rows of readings: of ``record`` and ``failure`` one is empty."""
    outcomes = [
        read_one(decode_report(record, text)) for record, text in zip(batch["record"], batch["text"], strict=True)
    ]
    return {
        "place": batch["place"],
        "report": np.array([outcome.report for outcome in outcomes], np.object_),
        "record": np.array([outcome.record or "" for outcome in outcomes], np.object_),
        "failure": np.array([outcome.failure or "" for outcome in outcomes], np.object_),
        "attributions": np.array([outcome.attributions for outcome in outcomes], np.int64),
    }


def _report_rows(reports: Sequence[Report]) -> Batch:
    # A text that no table can hold stands in the record, escaped.
    texts = [report.text if is_storable(report.text) else "" for report in reports]
    return {
        "place": np.arange(len(reports), dtype=np.int64),
        "record": np.array([encode_report(report) for report in reports], np.object_),
        "text": np.array(texts, np.object_),
    }
