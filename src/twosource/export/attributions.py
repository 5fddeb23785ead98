"""Who said what, as one table that stands alone: each attribution with what is known of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.export.sinks import csv_line
from twosource.views.tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.views.tables import Row

_OF_THE_REPORT = ("outlet", "title", "published", "url", "path", "source_id")


def attributions_csv(tables: Iterable[Mapping[str, Sequence[Row]]]) -> str:
    """Write the attributions as CSV, with a head: the columns of the table of attributions, then the report's.

    Args:
        tables: rows by the names of their tables, ``reports`` and ``attributions`` among them.
    """
    lines = [csv_line((*COLUMNS["attributions"], *_OF_THE_REPORT))]
    for rows in tables:
        reports = {report["id"]: report for report in rows["reports"]}
        for said in rows["attributions"]:
            report = reports[said["report"]]
            lines.append(csv_line((*said.values(), *(report[fact] for fact in _OF_THE_REPORT))))
    return "".join(lines)
