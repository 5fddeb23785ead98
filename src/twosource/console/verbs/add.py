"""What changes a store: ``add``, ``run``, ``remove``."""

import json as json_text
import sys
from dataclasses import asdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console.codes import Code
from twosource.console.intake_progress import intake_progress
from twosource.console.messages import Messages
from twosource.console.options import (
    DEFAULT_STORE,
    LOCAL,
    Debug,
    EngineOption,
    Files,
    Jobs,
    Json,
    Master,
    MaxBytes,
    NoProgress,
    Quiet,
    StoreDir,
    Work,
)
from twosource.console.output import Format, write
from twosource.errors import InputError
from twosource.settings import DEFAULT_MAX_BYTES
from twosource.views.page.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.readers.assemble import Outcome
    from twosource.store.corpus import Corpus

ADD = """\
Add reports to a store.  Those that are there already change nothing; stopped at any moment, it goes on where it was.

\b
Examples:
  twosource add articles/ --store my-store
  twosource add day.jsonl.gz week.zip --no-read
  cat bell.txt | twosource add -
"""

RUN = """\
Read what the reports of a store say, as far as that has not been done.

\b
Examples:
  twosource run --store my-store --jobs 4
  twosource run --engine spark --master spark://host:7077 --work hdfs:///tmp/twosource
"""

REMOVE = """\
Remove reports from a store, and all that follows from them: readings, comparisons, corrections, words in the index.

\b
Example:
  twosource remove 5a41a83e948dd787 --store my-store
"""

NoRead = Annotated[bool, typer.Option("--no-read", help="Only take the reports in; read them later with: run.")]
ReportIds = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids of reports; find and stories --json tell them.")
]


def add(  # noqa: PLR0913, PLR0917 - one parameter for each option
    files: Files,
    store: StoreDir = DEFAULT_STORE,
    no_read: NoRead = False,
    json: Json = False,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Add reports to a store."""
    del debug
    from twosource.outlets.registry import default_registry
    from twosource.readers.intake import read_each
    from twosource.readers.meter import measure
    from twosource.store.corpus import Corpus
    from twosource.store.intake import withdrawn_warning

    messages, wanted = Messages(as_json=json, quiet=quiet), not (quiet or no_progress)
    meter, registry = measure(files), default_registry()
    outcomes = read_each(files, stdin=sys.stdin.buffer, max_bytes=max_bytes, registry=registry, meter=meter)
    begun = _until_something(outcomes, messages)
    with Corpus.open(store, create=True) as corpus:
        with intake_progress(meter, wanted=wanted) as taken:
            added = corpus.add_each(chain(begun, outcomes), registry=registry, read=False, taken=taken)
        messages.skipped(added.skipped)
        messages.warned(added.warnings)
        read = 0 if no_read else _read(corpus, jobs, wanted=wanted)
        counts = corpus.counts()
        gone = {report.id: report for report in corpus.reports([report for report, _ in added.withdrawn])}
    messages.warned(withdrawn_warning(gone[report], notice) for report, notice in added.withdrawn)
    if json:
        told = {
            "added": added.added,
            "known": added.known,
            "replaced": added.replaced,
            "withdrawn": [{"report": report, **asdict(notice)} for report, notice in added.withdrawn],
            "read": read,
            "skipped": [asdict(skipped) for skipped in added.skipped],
            "links": [asdict(link) for link in added.links],
            "reports": counts.reports,
        }
        write(json_text.dumps(told, indent=2) + "\n", None, Format.JSON)
    elif not quiet:
        parts = [f"{count(len(added.added), 'report')} added"]
        parts += [f"{len(added.known)} known already"] if added.known else []
        parts += [f"{count(len(added.replaced), 'older version')} replaced"] if added.replaced else []
        parts += [f"{len(added.withdrawn)} withdrawn by the publisher"] if added.withdrawn else []
        parts += [f"{count(len(added.skipped), 'input')} skipped"] if added.skipped else []
        outlets = count(counts.outlets, "outlet")
        write(f"{', '.join(parts)}. {store} has {count(counts.reports, 'report')} of {outlets}.\n", None)
    return Code.PARTIAL if added.skipped else Code.OK


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option
    store: StoreDir = DEFAULT_STORE,
    engine: EngineOption = LOCAL,
    master: Master = None,
    work: Work = None,
    json: Json = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Read what the reports of a store say, as far as that has not been done."""
    del debug
    from twosource.engine import check_options
    from twosource.store.corpus import Corpus

    check_options(engine, master)
    wanted = not (quiet or no_progress)
    with Corpus.open(store) as corpus:
        if engine == LOCAL:
            read = _read(corpus, jobs, wanted=wanted)
        else:
            read = _read_on(corpus, engine, master, work, wanted=wanted)
        counts = corpus.counts()
    if json:
        told = {"read": read, "failed": counts.failed, "reports": counts.reports}
        write(json_text.dumps(told, indent=2) + "\n", None, Format.JSON)
    elif not quiet:
        failed = f", {counts.failed} could not be read (see: twosource check {store})" if counts.failed else ""
        write(f"{count(read, 'report')} read{failed}; {store} has {count(counts.reports, 'report')}.\n", None)
    return Code.OK


def remove(
    reports: ReportIds,
    store: StoreDir = DEFAULT_STORE,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Remove reports from a store, and all that follows from them."""
    del debug
    from twosource.store.corpus import Corpus

    with Corpus.open(store) as corpus:
        removed = [corpus.remove(report) for report in reports]
    if json:
        told = [
            {
                "report": each.report,
                "readings": each.readings,
                "comparisons": each.comparisons,
                "corrections": each.corrections,
            }
            for each in removed
        ]
        write(json_text.dumps({"removed": told}, indent=2) + "\n", None, Format.JSON)
    elif not quiet:
        for each in removed:
            parts = [count(each.readings, "reading"), count(each.comparisons, "kept comparison")]
            told_of = f"{', '.join(parts)} and {count(each.corrections, 'correction')}"
            write(f"{each.report} removed, with {told_of}.\n", None)
    return Code.OK


def _until_something(outcomes: "Iterator[Outcome]", messages: Messages) -> "list[Outcome]":
    """Read on until there is a report, or the notice of one: before that, no store is made.

    Raises:
        InputError: there is none.
    """
    from twosource.model import Skipped, Withdrawal
    from twosource.readers.versions import Taken

    begun: list[Outcome] = []
    for outcome in outcomes:
        begun.append(outcome)
        if isinstance(outcome, (Taken, Withdrawal)):
            return begun
    messages.skipped(each for each in begun if isinstance(each, Skipped))
    raise InputError("input", "no report could be read", "see the lines above")


def _read_on(corpus: "Corpus", engine: str, master: str | None, work: str | None, *, wanted: bool) -> int:
    from twosource.console.progress import progress
    from twosource.engine import choose
    from twosource.engine.readings import read_on

    pending = corpus.pending()
    if not pending:
        return 0
    with choose(engine, master, work=work) as running, progress(pending, wanted=wanted) as done:
        return corpus.read_pending(done=done, reader=partial(read_on, running))


def _read(corpus: "Corpus", jobs: int, *, wanted: bool) -> int:
    from twosource.console.progress import progress

    pending = corpus.pending()
    if not pending:
        return 0
    with progress(pending, wanted=wanted) as done:
        return corpus.read_pending(jobs=jobs, done=done)
