"""The Python functions: read reports, compare them.

::

    import twosource

    comparison = twosource.compare("bell.txt", "gazette.html")
    for alignment in comparison.alignments:
        print(alignment.independent_origins, alignment.reason)

A ``str`` or ``Path`` names a file; for a text in memory make a report of it with :func:`report`.  Nothing is printed,
nothing is fetched, and no state is kept but the loaded models.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from twosource.errors import InputError, UsageError
from twosource.model import Intake, Report
from twosource.settings import DEFAULT_MAX_BYTES

if TYPE_CHECKING:
    from twosource.model import Comparison, Reading

Item = str | Path | Report


class Known(TypedDict, total=False):
    """What you know of a text; the rest is taken from the text where it states it, else it stays unknown.

    Attributes:
        source_id: an id of your own.
        url: its address.
        outlet: who published it.
        title: its headline.
        authors: its bylines.
        published: ISO 8601 date, or date and time with zone.
        language: ISO 639-1 code.
        credit: credit line of an agency.
    """

    source_id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    credit: str | None


def report(text: str, **known: Unpack[Known]) -> Report:
    """Make a report of a text in memory: ``report("The bridge …", outlet="The Bell")``.

    Args:
        text: the text; it stays untouched.
        known: what you know of it, see :class:`Known`.

    Raises:
        InputError: the text is empty or no Unicode text, or a date or language given is none.
    """
    from twosource.readers.intake import read_text

    return read_text(text, **known)


def read(item: Item, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Reading:
    """Find who said what in one report.

    Args:
        item: a path, or a report made with :func:`report`.
        max_bytes: the largest file that is read.

    Raises:
        InputError: the file cannot be read.
        UsageError: the file holds several reports; read it with :func:`read_all`.
    """
    readings = read_all(item, max_bytes=max_bytes)
    if len(readings) > 1:
        raise UsageError(str(item), f"it holds {len(readings)} reports", "read it with twosource.read_all")
    return readings[0]


def read_all(*items: Item, max_bytes: int = DEFAULT_MAX_BYTES, jobs: int = 1) -> tuple[Reading, ...]:
    """Find who said what in each of several reports, each by itself, in the order given.

    Args:
        items: paths and reports; a JSONL or CSV file may hold many reports.
        max_bytes: the largest report that is read.
        jobs: processes to use; 0 chooses by the number of reports.

    Raises:
        InputError: an item cannot be read.
        UsageError: nothing was given.
    """
    from twosource.parallel import read_reports

    intake = _take_in(items, max_bytes)
    if intake.skipped:
        first = intake.skipped[0]
        raise InputError(first.source, first.cause, first.remedy)
    return read_reports(intake.reports, jobs=jobs)


def compare(
    *items: Item,
    max_bytes: int = DEFAULT_MAX_BYTES,
    jobs: int = 1,
    policy: str | Path | None = None,
    primary: Item | None = None,
) -> Comparison:
    """Compare the reports of one event.

    Inputs that cannot be read stand in ``comparison.skipped`` and cautions in ``comparison.warnings``: look at both.

    Args:
        items: paths and reports; a JSONL or CSV file may hold many reports.
        max_bytes: the largest report that is read.
        jobs: processes to use; 0 chooses by the number of reports.
        policy: a TOML file with the desk's own rules about who counts as one, see ``docs/independence.md``.
        primary: the full statement or transcript that the reports quote: what can be from it is held against it.  It is
            no report and counts as no outlet.

    Raises:
        InputError: none of the items can be read, or the document of record cannot.
        UsageError: nothing was given, the policy is none, or the document of record holds several reports.
    """
    from twosource.origin.policy import NO_POLICY, load_policy
    from twosource.readers.primary import read_record
    from twosource.run import Means, compare_intake

    intake = _take_in(items, max_bytes)
    if not intake.reports:
        first = intake.skipped[0]
        raise InputError(first.source, first.cause, first.remedy)
    record = primary if primary is None or isinstance(primary, Report) else read_record(primary, max_bytes)
    means = Means(NO_POLICY if policy is None else load_policy(Path(policy)), record)
    return compare_intake(intake, jobs=jobs, means=means)


def _take_in(items: tuple[Item, ...], max_bytes: int) -> Intake:
    """Read paths, keep reports, in the order given; a text that comes twice is counted once."""
    from twosource.readers.intake import merge_intakes, read_inputs

    if not items:
        raise UsageError("compare", "no report was given", "name at least one file or report")
    parts: list[Intake] = []
    for is_report, group in groupby(items, key=lambda item: isinstance(item, Report)):
        members = list(group)
        if is_report:
            parts.append(Intake(tuple(item for item in members if isinstance(item, Report))))
        else:
            parts.append(read_inputs([item for item in members if not isinstance(item, Report)], max_bytes=max_bytes))
    return merge_intakes(parts)
