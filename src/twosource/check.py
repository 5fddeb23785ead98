"""Checking a result: hashes, offsets and references are computed again, and what no longer fits is named."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from twosource.errors import ResultError
from twosource.paths import STDIN
from twosource.schema import load_schema
from twosource.schema.fit import find_misfits
from twosource.views.document import COMPARISON_SCHEMA, READING_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from twosource.model import Report
    from twosource.views.shapes import ComparisonDocument, ReadingDocument, ReportShape

_SCHEMAS = {COMPARISON_SCHEMA: "comparison", READING_SCHEMA: "reading"}
_SPAN_KEYS = frozenset({"report", "start", "end", "text"})
_MOST_MISFITS = 20
_REMEDY = "name what compare --json or read --json wrote, or make it again"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a result that does not fit.

    Attributes:
        where: the place in the document, or the file.
        message: what is wrong, in words.
    """

    where: str
    message: str


def parse_results(text: str, name: str) -> list[object]:
    """Parse a result: one JSON document, or one a line.

    Raises:
        ResultError: the text is neither.
    """
    try:
        return [json.loads(text)]
    except json.JSONDecodeError as whole:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            cause = f"is no JSON ({whole.msg}, line {whole.lineno})" if lines else "is empty"
            raise ResultError(name, cause, _REMEDY) from whole
    except RecursionError as error:
        raise ResultError(name, "is nested too deeply", _REMEDY) from error
    try:
        return [json.loads(line) for line in lines]
    except (json.JSONDecodeError, RecursionError) as error:
        raise ResultError(name, "is neither JSON nor JSON Lines", _REMEDY) from error


def check_result(document: object, folder: Path | None = None) -> tuple[Problem, ...]:
    """Check a document against its schema, its own texts and the files it was made of.

    Args:
        document: parsed JSON.
        folder: where relative paths are looked for when they are not found from the current folder.

    Returns:
        What does not fit, in the order found; empty when all fits.
    """
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(schema, str) or schema not in _SCHEMAS:
        return (Problem("schema", f"{schema!r} is none of {', '.join(_SCHEMAS)}"),)
    misfits = list(find_misfits(document, load_schema(_SCHEMAS[schema])))
    if misfits:
        return tuple(Problem(misfit.where, misfit.message) for misfit in misfits[:_MOST_MISFITS])
    fitting = cast("ReadingDocument", document)
    problems = [*_check_texts(fitting), *_check_spans(fitting), *_check_references(fitting)]
    return (*problems, *_check_files(fitting, folder))


def _check_texts(document: ReadingDocument) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, report in enumerate(document["reports"]):
        where = f"reports/{number}"
        if report["id"] in seen:
            yield Problem(where, f"the id {report['id']} stands twice")
        seen.add(report["id"])
        if hashlib.sha256(report["text"].encode("utf-8", "surrogatepass")).hexdigest() != report["sha256"]:
            yield Problem(f"{where}/text", "does not have the SHA-256 that is noted for it")
        if len(report["text"]) != report["length"]:
            yield Problem(
                f"{where}/length", f"is {report['length']}, but the text has {len(report['text'])} characters"
            )


def _texts(document: ReadingDocument) -> list[ReportShape]:
    """Give the reports and the document of record."""
    primary = cast("ComparisonDocument", document).get("primary")
    return document["reports"] if primary is None else [*document["reports"], primary]


def _check_spans(document: ReadingDocument) -> Iterator[Problem]:
    texts = {report["id"]: report["text"] for report in _texts(document)}
    for where, span in _spans(document, ""):
        report, start, end = span["report"], cast("int", span["start"]), cast("int", span["end"])
        text = texts.get(cast("str", report))
        if text is None:
            yield Problem(where, f"there is no report {report}")
        elif not start <= end <= len(text):
            yield Problem(where, f"{start} to {end} is no span of a text of {len(text)} characters")
        elif text[start:end] != span["text"]:
            yield Problem(where, f"the report reads differently from {start} to {end}")


def _spans(value: object, where: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Find everything that has the keys of a span, however deep it lies."""
    if isinstance(value, dict):
        if value.keys() >= _SPAN_KEYS:
            yield where, value
        for key, item in value.items():
            yield from _spans(item, f"{where}/{key}".lstrip("/"))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _spans(item, f"{where}/{number}")


def _check_references(document: ReadingDocument) -> Iterator[Problem]:
    attributions = {attribution["id"] for attribution in document["attributions"]}
    reports = {report["id"] for report in document["reports"]}
    for number, attribution in enumerate(document["attributions"]):
        where = f"attributions/{number}"
        yield from _missing(where, "report", [attribution["report"]], reports)
        yield from _missing(where, "attribution", [attribution["parent"]], attributions)
    if document["schema"] == COMPARISON_SCHEMA:
        yield from _check_comparison(cast("ComparisonDocument", document), attributions, reports)


def _check_comparison(document: ComparisonDocument, attributions: set[str], reports: set[str]) -> Iterator[Problem]:
    statements = {statement["id"] for statement in document["statements"]}
    origins = {origin["id"] for origin in document["origins"]}
    for number, attribution in enumerate(document["attributions"]):
        yield from _missing(f"attributions/{number}", "origin", [attribution["origin"]], origins)
    for number, statement in enumerate(document["statements"]):
        yield from _missing(f"statements/{number}", "attribution", [statement["attribution"]], attributions)
    for number, known in enumerate(document["statement_origins"]):
        yield from _missing(f"statement_origins/{number}", "statement", [known["statement"]], statements)
        yield from _missing(f"statement_origins/{number}", "origin", [known["origin"]], origins)
    for number, alignment in enumerate(document["alignments"]):
        yield from _missing(f"alignments/{number}", "statement", alignment["statements"], statements)
        yield from _missing(f"alignments/{number}", "origin", alignment["origins"], origins)
    for number, origin in enumerate(document["origins"]):
        yield from _missing(f"origins/{number}", "origin", origin["depends_on"], origins)
    for number, conflict in enumerate(document["conflicts"]):
        yield from _missing(f"conflicts/{number}", "statement", conflict["statements"], statements)
    for report, told in document["only_in"].items():
        yield from _missing("only_in", "report", [report], reports)
        yield from _missing(f"only_in/{report}", "statement", told, statements)


def _missing(where: str, what: str, ids: Iterable[str | None], known: set[str]) -> Iterator[Problem]:
    for identity in ids:
        if identity is not None and identity not in known:
            yield Problem(where, f"there is no {what} {identity}")


def _check_files(document: ReadingDocument, folder: Path | None) -> Iterator[Problem]:
    """Read the files again, with the settings of then, and compare what comes out."""
    from twosource.readers.intake import read_inputs

    by_path: dict[str, list[ReportShape]] = {}
    for report in document["reports"]:
        if report["path"] is not None and report["path"] != STDIN:
            by_path.setdefault(report["path"], []).append(report)
    for path, noted in by_path.items():
        found = _find(path, folder)
        if found is None:
            yield Problem(path, "the file is not there any more")
            continue
        intake = read_inputs([found], max_bytes=document["settings"]["max_bytes"])
        yield from _compare_file(path, noted, intake.reports)


def _find(path: str, folder: Path | None) -> Path | None:
    candidates = [Path(path)] if folder is None else [Path(path), folder / path]
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _compare_file(path: str, noted: Iterable[ReportShape], reports: Iterable[Report]) -> Iterator[Problem]:
    read = {report.id: report for report in reports}
    for then in noted:
        now = read.get(then["id"])
        if now is None:
            yield Problem(path, f"the file has changed: report {then['id']} is not in it any more")
            continue
        if now.raw_sha256 != then["raw_sha256"]:
            yield Problem(path, "the file has changed: its bytes have another SHA-256")
        for key, before, after in _facts(then, now):
            if before != after:
                yield Problem(path, f"{key} was noted as {before!r} and now reads {after!r}")


def _facts(then: ReportShape, now: Report) -> tuple[tuple[str, object, object], ...]:
    return (
        ("source_id", then["source_id"], now.source_id),
        ("url", then["url"], now.url),
        ("outlet", then["outlet"], now.outlet),
        ("title", then["title"], now.title),
        ("authors", then["authors"], list(now.authors)),
        ("published", then["published"], now.published),
        ("language", then["language"], now.language),
        ("credit", then["credit"], now.credit),
    )
