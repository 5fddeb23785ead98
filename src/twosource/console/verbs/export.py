"""``export``: a store's reports and findings for other tools."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console.codes import Code
from twosource.console.messages import Messages
from twosource.console.options import (
    DEFAULT_STORE,
    Debug,
    Jobs,
    Methods,
    NoProgress,
    Output,
    Quiet,
    StoreDir,
    Withdrawn,
)
from twosource.console.output import STDOUT, Format, write
from twosource.errors import UsageError
from twosource.views.page.words import count

if TYPE_CHECKING:
    from twosource.export.tables import Rows
    from twosource.model import Reading, Story
    from twosource.store.corpus import Corpus

EXPORT = """\
Export a store's reports, attributions and findings.

\b
Forms:
  csv, jsonl, parquet   a folder with a file for each table (CSV safe against
                        formulas), or one table with --table
  annotations           W3C Web Annotations, one page
  citron                BBC Citron's JSON, a file for each report
  label-studio          tasks with predictions, for checking by hand

\b
Examples:
  twosource export --format parquet -o tables --store my-store
  twosource export --format csv --table attributions -o said.csv
  twosource export --format annotations --story 5a41 -o page.jsonld
  twosource export --methods
"""


class ExportForm(StrEnum):
    """The forms in which a store can be exported."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    CITRON = "citron"
    LABEL_STUDIO = "label-studio"


Wanted = Annotated[ExportForm, typer.Option("--format", metavar="FORM", help="See above.")]
Table = Annotated[
    str | None,
    typer.Option("--table", metavar="NAME", help="Only this table: stories, reports, attributions, statements, ..."),
]
Stories = Annotated[list[str] | None, typer.Option("--story", metavar="ID", help="Only this story; may be repeated.")]
_BATCH = 128
_TABULAR = frozenset({ExportForm.CSV, ExportForm.JSONL, ExportForm.PARQUET})


def export(  # noqa: PLR0913, PLR0917 - one parameter for each option
    store: StoreDir = DEFAULT_STORE,
    form: Wanted = ExportForm.CSV,
    output: Output = None,
    table: Table = None,
    story: Stories = None,
    methods: Methods = False,
    withdrawn: Withdrawn = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Export a store's reports, attributions and findings."""
    del debug
    from twosource.console.progress import progress
    from twosource.console.store_progress import grouped
    from twosource.export.methods import methods_paragraph
    from twosource.export.tables import store_rows
    from twosource.store.corpus import Corpus

    wanted = not (quiet or no_progress)
    with Corpus.open(store) as corpus:
        if not methods:
            _refuse_odd(form, table, output)
        if methods or story or form in _TABULAR or _is_folder(output):
            grouped(corpus, wanted=wanted)
        chosen = [corpus.story(each) for each in story] if story else None
        if methods:
            write(methods_paragraph(corpus, chosen), output)
            return Code.OK
        if form in _TABULAR:
            stories = len(corpus.stories() if chosen is None else chosen)
            with progress(stories, wanted=wanted, label="Exporting", unit="stories") as done:
                rows = store_rows(corpus, chosen, withdrawn=withdrawn, jobs=jobs, done=done)
                _write_tables(rows, form, table, output)
        else:
            ids = _ids(corpus, chosen, withdrawn=withdrawn)
            with progress(len(ids), wanted=wanted, label="Exporting") as done:
                _write_documents(corpus, _readings(corpus, ids, done), form, output)
        gone = 0 if withdrawn or chosen is not None else len(corpus.withdrawn())
        if gone:
            Messages(quiet=quiet).remark(f"{count(gone, 'withdrawn report')} left out (--withdrawn exports them)")
        if output is not None and _is_folder(output):
            write(methods_paragraph(corpus, chosen), output / "methods.txt")
            Messages(quiet=quiet).remark(f"{output}: written; methods.txt tells what it was made of")
    return Code.OK


def _is_folder(output: Path | None) -> bool:
    return output is not None and output != STDOUT and output.is_dir()


def _refuse_odd(form: ExportForm, table: str | None, output: Path | None) -> None:
    from twosource.export.tables import COLUMNS

    if table is not None and form not in _TABULAR:
        raise UsageError("--table", f"{form} has no tables", "use it with csv, jsonl or parquet")
    if table is not None and table not in COLUMNS:
        raise UsageError("--table", f"there is no table {table!r}", f"choose from: {', '.join(COLUMNS)}")
    to_stdout = output is None or output == STDOUT
    needs_folder = form is ExportForm.CITRON or (form in _TABULAR and table is None) or form is ExportForm.PARQUET
    if to_stdout and needs_folder:
        raise UsageError(form, "it needs a folder to write to", "name one: -o FOLDER (or one table: --table NAME)")


def _write_tables(parts: "Iterator[Rows]", form: ExportForm, table: str | None, output: Path | None) -> None:
    from twosource.export.sinks import csv_line, make_sink, text_line
    from twosource.export.tables import COLUMNS

    if table is not None and form is not ExportForm.PARQUET:
        lines = [csv_line(COLUMNS[table])] if form is ExportForm.CSV else []
        lines += [text_line(table, row, f".{form}") for part in parts if part.table == table for row in part.rows]
        write("".join(lines), output, Format.JSONL)
        return
    folder = output or STDOUT
    try:
        with make_sink(form, folder, [table] if table is not None else COLUMNS) as sink:
            for part in parts:
                sink.put(part)
    except OSError as error:
        cause = f"cannot be written ({(error.strerror or str(error)).lower()})"
        raise UsageError(str(folder), cause, "name another folder") from error


def _write_documents(corpus: "Corpus", readings: "Iterator[Reading]", form: ExportForm, output: Path | None) -> None:
    from twosource.export.annotations import annotation_page
    from twosource.export.citron import citron_document
    from twosource.export.label_studio import CONFIG, label_studio_tasks
    from twosource.export.sinks import to_json_text

    if form is ExportForm.ANNOTATIONS:
        write(to_json_text(annotation_page(readings, corpus.speakers())), output, Format.JSON)
    elif form is ExportForm.LABEL_STUDIO:
        write(to_json_text(label_studio_tasks(readings)), output, Format.JSON)
        if output is not None and output != STDOUT:
            write(CONFIG, output.with_suffix(".labels.xml"), Format.HTML)
    else:
        folder = output or STDOUT
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(str(folder), "is no folder and cannot be made one", "name another folder") from error
        for reading in readings:
            write(to_json_text(citron_document(reading)), folder / f"{reading.report.id}.json", Format.JSON)


def _ids(corpus: "Corpus", chosen: "list[Story] | None", *, withdrawn: bool) -> list[str]:
    """Give the ids of the reports of the chosen stories, or of all, sorted."""
    if chosen is None:
        return sorted(item.id for item in corpus.listing(limit=-1) if withdrawn or item.withdrawn is None)
    return sorted({report for story in chosen for report in story.reports})


def _readings(corpus: "Corpus", ids: list[str], done: "Callable[[int], None] | None") -> "Iterator[Reading]":
    """Give the readings of reports, in their order; those that failed are left out."""
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        found, _ = corpus.read_or_why(some)
        for number, identity in enumerate(some, start=start + 1):
            if identity in found:
                yield found[identity]
            if done is not None:
                done(number)
