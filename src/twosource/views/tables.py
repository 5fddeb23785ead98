"""Tables for pandas, polars and Arrow: one row per record, ids to join on, the same information as the JSON document.

The libraries come with the extra ``tables`` and are imported only here, when asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twosource.errors import UsageError
from twosource.model import Span
from twosource.saying import said_text
from twosource.surrogates import storable
from twosource.views.document import reading_document, to_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from twosource.model import Comparison, Reading
    from twosource.views.shapes import (
        AlignmentShape,
        AttributionShape,
        ConflictShape,
        OriginShape,
        ReadingDocument,
        ReportShape,
        ReuseShape,
        SpanShape,
        StatementShape,
    )

Cell = str | int | float | bool | None | list[str]
Row = dict[str, Cell]
ColumnType = Literal["text", "int", "float", "texts"]

_REPORT: dict[str, ColumnType] = {
    "id": "text",
    "source_id": "text",
    "path": "text",
    "url": "text",
    "outlet": "text",
    "title": "text",
    "authors": "texts",
    "published": "text",
    "language": "text",
    "credit": "text",
    "length": "int",
    "sha256": "text",
    "raw_sha256": "text",
    "text": "text",
}
_ATTRIBUTION: dict[str, ColumnType] = {
    "id": "text",
    "report": "text",
    "source": "text",
    "cue": "text",
    "content": "text",
    "content_start": "int",
    "content_end": "int",
    "kind": "text",
    "polarity": "text",
    "speaker": "text",
    "speaker_kind": "text",
    "origin": "text",
    "parent": "text",
    "confidence": "float",
}
_SPAN: dict[str, ColumnType] = {"report": "text", "start": "int", "end": "int", "text": "text"}
_TWO_SPANS: dict[str, ColumnType] = {f"{side}_{key}": kind for side in "ab" for key, kind in _SPAN.items()}

COLUMNS: dict[str, dict[str, ColumnType]] = {
    "reports": _REPORT,
    "attributions": _ATTRIBUTION,
    "statements": {"id": "text", **_SPAN, "attribution": "text", "origin": "text", "origin_reason": "text"},
    "alignments": {
        "id": "text",
        "relation": "text",
        "statements": "texts",
        "origins": "texts",
        "independent_origins": "int",
        "reason": "text",
        "differences": "texts",
    },
    "origins": {"id": "text", "name": "text", "kind": "text", "depends_on": "texts", "parties": "texts"},
    "conflicts": {**_TWO_SPANS, "kind": "text", "what": "text", "statements": "texts", "reason": "text"},
    "reuse": {**_TWO_SPANS, "kind": "text", "direction": "text", "shown_by": "text", "reason": "text"},
}


def comparison_rows(comparison: Comparison) -> dict[str, list[Row]]:
    """Give the rows of every table of a comparison; each row has every column of its table."""
    document = to_document(comparison)
    origins = {known["statement"]: known for known in document["statement_origins"]}
    reasons = {identity: known["reason"] for identity, known in origins.items()}
    named = {identity: known["origin"] for identity, known in origins.items()}
    return {
        "reports": [_report(report) for report in document["reports"]],
        "attributions": _attributions(document),
        "statements": [_statement(s, named.get(s["id"]), reasons.get(s["id"])) for s in document["statements"]],
        "alignments": [_alignment(alignment) for alignment in document["alignments"]],
        "origins": [_origin(origin) for origin in document["origins"]],
        "conflicts": [_conflict(conflict) for conflict in document["conflicts"]],
        "reuse": [_reuse(reuse) for reuse in document["reuse"]],
    }


def reading_rows(reading: Reading) -> dict[str, list[Row]]:
    """Give the rows of the two tables that one reading has: reports and attributions."""
    document = reading_document(reading)
    return {
        "reports": [_report(report) for report in document["reports"]],
        "attributions": _attributions(document),
    }


def to_arrow(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Make Arrow tables; columns have their types even when a table is empty.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
    except ImportError as error:
        raise _missing("pyarrow") from error
    types = {
        "text": arrow.string(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "texts": arrow.list_(arrow.string()),
    }
    return {
        name: arrow.Table.from_pylist(
            [_encodable(row) for row in table],
            schema=arrow.schema([(column, types[kind]) for column, kind in COLUMNS[name].items()]),
        )
        for name, table in rows.items()
    }


def to_pandas(rows: Mapping[str, Sequence[Row]]) -> dict[str, pd.DataFrame]:
    """Make pandas data frames; whole numbers that may be missing have the nullable type ``Int64``.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise _missing("pandas") from error
    types = {"text": "string", "int": "Int64", "float": "float64", "texts": "object"}
    return {
        name: pandas.DataFrame(
            {
                column: pandas.Series([_encodable(row)[column] for row in table], dtype=types[kind])
                for column, kind in COLUMNS[name].items()
            }
        )
        for name, table in rows.items()
    }


def to_polars(rows: Mapping[str, Sequence[Row]]) -> dict[str, pl.DataFrame]:
    """Make polars data frames; columns have their types even when a table is empty.

    Raises:
        UsageError: polars is not installed.
    """
    try:
        import polars
    except ImportError as error:
        raise _missing("polars") from error
    types = {
        "text": polars.String(),
        "int": polars.Int64(),
        "float": polars.Float64(),
        "texts": polars.List(polars.String()),
    }
    return {
        name: polars.DataFrame(
            [_encodable(row) for row in table],
            schema={column: types[kind] for column, kind in COLUMNS[name].items()},
            orient="row",
        )
        for name, table in rows.items()
    }


def _missing(library: str) -> UsageError:
    return UsageError(library, "it is not installed", "install the extra: pip install 'twosource[tables]'")


def _encodable(row: Row) -> Row:
    """Escape halves of surrogate pairs: no table can hold them."""
    return {column: _escaped_cell(cell) for column, cell in row.items()}


def _escaped_cell(cell: Cell) -> Cell:
    if isinstance(cell, list):
        return [storable(text) for text in cell]
    return storable(cell) if isinstance(cell, str) else cell


def _report(report: ReportShape) -> Row:
    return {
        "id": report["id"],
        "source_id": report["source_id"],
        "path": report["path"],
        "url": report["url"],
        "outlet": report["outlet"],
        "title": report["title"],
        "authors": report["authors"],
        "published": report["published"],
        "language": report["language"],
        "credit": report["credit"],
        "length": report["length"],
        "sha256": report["sha256"],
        "raw_sha256": report["raw_sha256"],
        "text": report["text"],
    }


def _attributions(document: ReadingDocument) -> list[Row]:
    texts = {report["id"]: report["text"] for report in document["reports"]}
    return [_attribution(attribution, texts[attribution["report"]]) for attribution in document["attributions"]]


def _attribution(attribution: AttributionShape, text: str) -> Row:
    content = attribution["content"]
    return {
        "id": attribution["id"],
        "report": attribution["report"],
        "source": _said(attribution["source"], text),
        "cue": _said(attribution["cue"], text),
        "content": _said(content, text),
        "content_start": content[0]["start"],
        "content_end": content[-1]["end"],
        "kind": attribution["kind"],
        "polarity": attribution["polarity"],
        "speaker": attribution["speaker"],
        "speaker_kind": attribution["speaker_kind"],
        "origin": attribution["origin"],
        "parent": attribution["parent"],
        "confidence": attribution["confidence"],
    }


def _said(spans: Sequence[SpanShape], text: str) -> str:
    return said_text(text, [Span(span["start"], span["end"]) for span in spans])


def _statement(statement: StatementShape, origin: str | None, reason: str | None) -> Row:
    return {
        "id": statement["id"],
        **_span(statement),
        "attribution": statement["attribution"],
        "origin": origin,
        "origin_reason": reason,
    }


def _span(span: SpanShape, prefix: str = "") -> Row:
    return {
        f"{prefix}report": span["report"],
        f"{prefix}start": span["start"],
        f"{prefix}end": span["end"],
        f"{prefix}text": span["text"],
    }


def _alignment(alignment: AlignmentShape) -> Row:
    return {
        "id": alignment["id"],
        "relation": alignment["relation"],
        "statements": alignment["statements"],
        "origins": alignment["origins"],
        "independent_origins": alignment["independent_origins"],
        "reason": alignment["reason"],
        "differences": alignment["differences"],
    }


def _origin(origin: OriginShape) -> Row:
    return {
        "id": origin["id"],
        "name": origin["name"],
        "kind": origin["kind"],
        "depends_on": origin["depends_on"],
        "parties": origin["parties"],
    }


def _conflict(conflict: ConflictShape) -> Row:
    return {
        **_span(conflict["a"], "a_"),
        **_span(conflict["b"], "b_"),
        "kind": conflict["kind"],
        "what": conflict["what"],
        "statements": conflict["statements"],
        "reason": conflict["reason"],
    }


def _reuse(reuse: ReuseShape) -> Row:
    told = {name: reuse[name] for name in ("kind", "direction", "shown_by", "reason")}
    return {**_span(reuse["a"], "a_"), **_span(reuse["b"], "b_"), **told}
