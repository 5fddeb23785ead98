"""Checking a store: every hash, count and reference is computed again, and what does not fit is named."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from twosource.check import Problem
from twosource.errors import StoreError
from twosource.model import Report
from twosource.store.codec import decode_reading, decode_report
from twosource.store.dataset import digest_of
from twosource.store.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Reading, Span
    from twosource.store.catalog import Catalog
    from twosource.store.dataset import Dataset, Part
    from twosource.store.state import State

_DAMAGED = (ValueError, KeyError, TypeError)
# Readings are decoded for their spans alone; a store may hold more text than fits into memory.
_BLANK = Report("", "", "", "")


def check_store(data: Dataset, catalog: Catalog, state: State) -> Iterator[Problem]:
    """Check a store, part by part; what cannot be read is a problem and stops nothing."""
    for path in data.strays():
        yield Problem(
            str(path.relative_to(data.folder)), "is left over from a run that was stopped; the next one sweeps it"
        )
    seen: dict[str, int] = {}
    for table in TABLES:
        try:
            parts = data.parts(table)
        except StoreError as error:
            yield Problem(error.subject, error.cause)
            continue
        for part in parts:
            found = list(_check_file(data, part))
            yield from found
            if not found:
                yield from _check_reports(data, part, seen) if table == "reports" else _check_readings(data, part, seen)
    yield from (Problem(state.path.name, line) for line in state.problems())
    yield from (Problem(catalog.path.name, line) for line in catalog.problems())
    for correction in state.corrections():
        if correction.report not in seen:
            yield Problem(f"correction {correction.id}", f"there is no report {correction.report}")


def _check_file(data: Dataset, part: Part) -> Iterator[Problem]:
    path = data.file(part)
    name = str(path.relative_to(data.folder))
    if not path.is_file():
        yield Problem(name, "is missing")
        return
    try:
        if digest_of(path) != part.sha256:
            yield Problem(name, "does not have the SHA-256 that its manifest notes")
            return
        rows = data.query(part.table, "SELECT count(*) FROM {rows}", (), [part.name])[0][0]
        if rows != part.rows:
            yield Problem(name, f"has {rows} rows, and its manifest notes {part.rows}")
    except StoreError as error:
        yield Problem(name, error.cause)


def _check_reports(data: Dataset, part: Part, seen: dict[str, int]) -> Iterator[Problem]:
    for identity, record, text in data.query("reports", "SELECT id, record, text FROM {rows}", (), [part.name]):
        where = f"{part.name}/{identity}"
        try:
            report = decode_report(str(record), str(text))
        except _DAMAGED as error:
            yield Problem(where, f"cannot be decoded ({error})")
            continue
        if report.id in seen:
            yield Problem(where, "stands twice")
        if hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() != report.sha256:
            yield Problem(where, "its text does not have the SHA-256 that is noted for it")
        seen[report.id] = len(report.text)


def _check_readings(data: Dataset, part: Part, lengths: dict[str, int]) -> Iterator[Problem]:
    for identity, record, failure in data.query(
        "readings", "SELECT report, record, failure FROM {rows}", (), [part.name]
    ):
        where = f"{part.name}/{identity}"
        length = lengths.get(str(identity))
        if length is None:
            yield Problem(where, "there is no such report")
        elif record is None:
            yield Problem(where, f"could not be read: {failure}")
        else:
            try:
                reading = decode_reading(str(record), _BLANK)
            except _DAMAGED as error:
                yield Problem(where, f"cannot be decoded ({error})")
                continue
            if any(not 0 <= span.start <= span.end <= length for span in _spans(reading)):
                yield Problem(where, f"has a span outside its text of {length} characters")


def _spans(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    for quotation in reading.quotations:
        yield from (quotation.span, quotation.outer)
    yield from (name.span for name in reading.names)
    yield from (date.span for date in reading.dates)
    for said in reading.attributions:
        yield from (*said.source, *said.cue, *said.content, *said.insertions)
