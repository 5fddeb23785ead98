"""The options that several verbs share, each with its one help text."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from twosource.console.output import Format


class FailOn(StrEnum):
    """What a run can be told to fail on."""

    CONFLICT = "conflict"
    SINGLE_SOURCE = "single-source"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Text, HTML, JSON Lines, CSV, Parquet, feed, NewsML-G2, ninjs, e-mail or WARC; a folder; - for stdin.",
    ),
]
Outlets = Annotated[
    Path | None,
    typer.Option("--outlets", metavar="FILE", help="Your own outlets: names, hosts and houses (TOML)."),
]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON document; messages come as JSON too.")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="Write JSON Lines.")]
Markdown = Annotated[bool, typer.Option("--md", help="Write Markdown.")]
Form = Annotated[
    Format | None, typer.Option("--format", metavar="FORM", help="Write text, json, jsonl, md, html or csv.")
]
Csv = Annotated[
    bool, typer.Option("--csv", help="Write a table of who said what (CSV); spreadsheets run nothing in it.")
]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Also write the self-contained page there.")]
Docx = Annotated[
    Path | None, typer.Option("--docx", metavar="FILE", help="Also write a Word document there (needs the extra docx).")
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there; - for standard output.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No warnings and no progress.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show every line in full, with its offsets.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress bar.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error came from.")]
MaxBytes = Annotated[
    int, typer.Option("--max-bytes", min=1, metavar="N", help="Largest report that is read, in bytes.")
]
LeastConfidence = Annotated[
    float,
    typer.Option(
        "--least-confidence", min=0.0, max=1.0, metavar="P", help="Leave out attributions of less confidence."
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 chooses. Results are the same.")
]
Offline = Annotated[bool, typer.Option("--offline", help="Nothing is ever fetched; accepted for scripts.")]
Width = Annotated[int | None, typer.Option("--width", min=20, metavar="N", help="Columns of text.")]
Primary = Annotated[
    Path | None,
    typer.Option(
        "--primary",
        metavar="FILE",
        help="The full statement or transcript: quotations that can be from it are held against it.",
    ),
]
PolicyFile = Annotated[
    Path | None, typer.Option("--policy", metavar="FILE", help="Your own rules about who counts as one origin (TOML).")
]
FailOns = Annotated[
    list[FailOn] | None,
    typer.Option(
        "--fail-on",
        metavar="WHAT",
        help="Exit with 5 on: conflict; single-source (a shared statement with fewer than two known origins).",
    ),
]
StoreDir = Annotated[
    Path,
    typer.Option("--store", envvar="TWOSOURCE_STORE", metavar="DIR", help="The store; $TWOSOURCE_STORE names another."),
]
DEFAULT_STORE = Path("twosource-store")
Withdrawn = Annotated[
    bool, typer.Option("--withdrawn", help="Also what publishers took back or hold, marked; else it is left out.")
]
Methods = Annotated[
    bool, typer.Option("--methods", help="Only write the paragraph for a methods section: versions, counts, losses.")
]
LOCAL = "local"
EngineOption = Annotated[str, typer.Option("--engine", metavar="NAME", help="local (this machine) or spark.")]
Master = Annotated[
    str | None, typer.Option("--master", metavar="URL", help="Where Spark runs; sc://HOST for Spark Connect.")
]
Work = Annotated[
    str | None, typer.Option("--work", metavar="DIR", help="Folder for what is made on the way; clusters need one.")
]
