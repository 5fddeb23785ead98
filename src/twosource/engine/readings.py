"""The expensive map, from reports to readings, on an engine: each report by itself, in the order given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.store.codec import decode_report, encode_report, is_storable
from twosource.store.readings import Outcome, read_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def read_on(engine: Engine, reports: Sequence[Report]) -> Iterator[Outcome]:
    """Read reports on an engine.

    Args:
        engine: where; twosource with its models must be installed on each of its machines.
        reports: some thousand at a time: what an engine has not given back is lost when the run is killed.

    Yields:
        What became of each report, in the order given.

    Raises:
        EngineError: the engine gave up.
    """
    engine.load("reports", [_report_rows(reports)] if reports else [], REPORT_COLUMNS)
    engine.map_batches("readings", "reports", reading_rows, READING_COLUMNS)
    for batch in engine.rows("readings", ["place"]):
        columns = (batch[name].tolist() for name in ("report", "record", "failure", "attributions"))
        for report, record, failure, attributions in zip(*columns, strict=True):
            yield Outcome(report, record or None, failure or None, attributions)


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
