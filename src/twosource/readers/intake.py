"""The readers' front: inputs as the user names them in, reports with what could not be read out."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.model import Intake, Skipped, Warned
from twosource.outlets.registry import default_registry
from twosource.readers.assemble import NOT_TO_USE, Outcome, to_outcomes, to_report
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.entry import Record
from twosource.readers.folders import expand
from twosource.readers.formats import recognise
from twosource.readers.html import PageError, declared_charset, read_page
from twosource.readers.jsondocs import MAX_JSON_BYTES, read_json
from twosource.readers.letter import read_letter
from twosource.readers.lines import count_words
from twosource.readers.parquet import read_parquet
from twosource.readers.sources import MAX_TABLE_BYTES, open_source, read_all, shown_path
from twosource.readers.stated import Stated, language_code
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.tables import read_csv, read_jsonl
from twosource.readers.tally import Tally
from twosource.readers.versions import Taken, keep_one_of_each, take_back, why_withdrawn
from twosource.readers.warc import read_warc
from twosource.readers.xmldocs import read_xml
from twosource.readers.zipped import open_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from twosource.model import InputFormat, Report, Withdrawal
    from twosource.outlets.registry import Registry
    from twosource.readers.entry import RecordOutcome
    from twosource.readers.meter import Meter
    from twosource.readers.sources import Source
    from twosource.readers.versions import Repeat
    from twosource.readers.zipped import Archive

MAX_BYTES = 10_000_000
MIN_WORDS = 20
# Losses and warnings of one input that are named one by one.
MAX_LISTED = 10_000
MAX_CAUSES = 20


def read_inputs(
    inputs: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    registry: Registry | None = None,
    done: Callable[[int], None] | None = None,
) -> Intake:
    """Read files, folders, globs and standard input into reports; one bad input never stops the run.

    The format is told by content and file name: plain text, HTML, JSON Lines, CSV, Parquet, JSON (JSON Feed, ninjs,
    arrays), XML (RSS, Atom, sitemaps, NewsML-G2), e-mail, WARC; each but Parquet also in gzip, or many of
    them in a zip archive.

    Args:
        inputs: paths, folders, ``-`` for standard input, or globs that the shell left alone; their order is kept.
        stdin: stands in for standard input.
        max_bytes: bound for one report.
        registry: outlets and their hosts; the package's own when left out.
        done: is called with the number of reports read so far.

    Returns:
        The reports, what was skipped with cause and remedy, warnings, addresses without a text, and what publishers
        took back.
    """
    tally = _Memory()
    registry = registry or default_registry()
    for outcome in read_each(inputs, stdin=stdin, max_bytes=max_bytes, registry=registry):
        tally.add(outcome)
        if done is not None and isinstance(outcome, Taken):
            done(len(tally.taken))
    return tally.settle(registry)


def read_each(
    inputs: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    registry: Registry | None = None,
    meter: Meter | None = None,
) -> Iterator[Outcome]:
    """Read inputs one report at a time, in memory of one report: for corpora larger than the memory.

    Repeats and withdrawals among them are left to whoever sees all of them (``twosource.readers.versions``).

    Args:
        inputs: see :func:`read_inputs`.
        stdin: see :func:`read_inputs`.
        max_bytes: see :func:`read_inputs`.
        registry: see :func:`read_inputs`.
        meter: is told how far the reading is.

    Yields:
        A report, or what became of an input or record.
    """
    registry = registry or default_registry()
    stream = stdin if stdin is not None else sys.stdin.buffer
    for path in expand(inputs):
        if not isinstance(path, str):
            yield path
            continue
        try:
            yield from _within_list(shown_path(path), _read_input(path, stream, max_bytes, registry, meter))
        except InputError as error:
            yield Skipped(error.subject, error.cause, error.remedy)
        except OSError as error:
            cause = f"cannot be read to its end ({(error.strerror or str(error)).lower()})"
            yield Skipped(shown_path(path), cause, "check the file and its disk")
        if meter is not None:
            meter.leave(path)


def read_text(  # noqa: PLR0913 - one keyword for each fact that a caller may know
    text: str,
    *,
    path: str | None = None,
    source_id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    authors: Sequence[str] = (),
    published: str | None = None,
    language: str | None = None,
    credit: str | None = None,
) -> Report:
    """Make a report of a text that is at hand already; what is passed goes before what the text states.

    Raises:
        InputError: when the text is empty or not Unicode, or the date or language passed is none.
    """
    subject = path or source_id or url or "text"
    day = parse_stated_date(published) if published else None
    if published and day is None:
        raise InputError(subject, f"the date {published!r} is not understood", "write it as 2022-02-04")
    code = language_code(language)
    if language and code is None:
        raise InputError(subject, f"the language {language!r} is not known", "write its ISO 639-1 code, such as en")
    stated = Stated(source_id, path, url, outlet, title, tuple(authors), day, code, credit)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    outcome = to_report(subject, text, stated, digest, default_registry())
    if isinstance(outcome, Skipped):
        raise InputError(outcome.source, outcome.cause, outcome.remedy)
    return outcome


class _Memory(Tally):
    """What has been read so far, in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Taken] = []

    def keep(self, item: Taken) -> None:
        self.taken.append(item)

    def settle(self, registry: Registry) -> Intake:
        """Take back what was withdrawn and keep one of each text; what falls away is said."""
        standing, gone = take_back(self.taken, self.withdrawals, registry)
        kept, repeats = keep_one_of_each(standing, registry)
        skipped = [*self.skipped, *(withdrawn(item, notice) for item, notice in gone)]
        warnings = [*self.warnings, *(warning for item in kept for warning in cautions(item))]
        warnings += map(counted_once, repeats)
        reports = tuple(item.report for item in kept)
        return Intake(reports, tuple(skipped), tuple(warnings), tuple(self.links), tuple(self.withdrawals))


def merge_intakes(parts: Sequence[Intake], registry: Registry | None = None) -> Intake:
    """Join intakes; a text or a withdrawal counts across all of them."""
    tally = _Memory()
    for part in parts:
        tally.taken += [Taken(report.path or report.source_id or "text", report) for report in part.reports]
        tally.skipped += part.skipped
        tally.links += part.links
        tally.withdrawals += part.withdrawals
    settled = tally.settle(registry or default_registry())
    known = [warning for part in parts for warning in part.warnings]
    return replace(settled, warnings=(*known, *(each for each in settled.warnings if each not in known)))


def _within_list(name: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Name the losses and warnings of an input one by one up to a number, and the rest by their causes' counts."""
    listed = 0
    rest: Counter[str] = Counter()
    warned = 0
    for outcome in outcomes:
        if isinstance(outcome, (Skipped, Warned)):
            listed += 1
            if listed > MAX_LISTED:
                if isinstance(outcome, Skipped):
                    rest[outcome.cause if len(rest) < MAX_CAUSES else "of other causes"] += 1
                else:
                    warned += 1
                continue
        yield outcome
    if rest:
        causes = "; ".join(f"{count:,} × {cause}" for cause, count in sorted(rest.items()))
        yield Skipped(name, f"{rest.total():,} further records are skipped: {causes}", "mend the first ones first")
    if warned:
        yield Warned(name, f"{warned:,} further warnings about its records")


def cautions(item: Taken) -> Iterator[Warned]:
    """Say what needs care about a report that is kept."""
    words = count_words(item.report.text)
    if words < MIN_WORDS:
        yield Warned(item.source, f"only {words} {'word' if words == 1 else 'words'} long: little can be found in it")
    if item.report.embargo is not None:
        yield Warned(item.source, f"under embargo: not to be published before {item.report.embargo}")


def counted_once(repeat: Repeat) -> Warned:
    """Say that a text was there already."""
    return Warned(repeat.source, f"the same text as {repeat.kept}, counted once")


def withdrawn(item: Taken, notice: Withdrawal) -> Skipped:
    """Say that a report is left out because its publisher took it back."""
    return Skipped(item.source, why_withdrawn(notice), NOT_TO_USE)


def _read_input(
    path: str, stdin: BinaryIO, max_bytes: int, registry: Registry, meter: Meter | None
) -> Iterator[Outcome]:
    source = open_source(path, stdin)
    with source.stream:
        archive = open_archive(source)
        if archive is not None:
            yield from _read_archive(archive, path, max_bytes, registry, meter)
            return
        for outcome in _read_one(source, max_bytes, registry):
            if meter is not None:
                meter.note(path, source)
            yield outcome


def _read_archive(
    archive: Archive, path: str, max_bytes: int, registry: Registry, meter: Meter | None
) -> Iterator[Outcome]:
    """Read the members of an archive, each as an input of its own."""
    behind = 0
    for member in archive.members:
        if isinstance(member, (Skipped, Warned)):
            yield member
            continue
        with member.stream:
            try:
                for outcome in _read_one(member, max_bytes, registry):
                    if meter is not None:
                        meter.note(path, member, behind, archive.unpacked)
                    yield outcome
            except InputError as error:
                yield Skipped(error.subject, error.cause, error.remedy)
        behind += member.size or 0


def _read_one(source: Source, max_bytes: int, registry: Registry) -> Iterator[Outcome]:
    yield from (Skipped(source.name, cause, "get a whole copy") for cause in source.damage)
    if not source.head:
        if not source.damage:
            yield Skipped(source.name, "is empty", "check that it was saved whole")
        return
    kind = recognise(source)
    if kind in {"text", "html"}:
        yield from _from_document(source, read_all(source, max_bytes), kind == "html", registry)
    else:
        yield from _from_records(_records(source, kind, max_bytes), registry)


def _records(source: Source, kind: InputFormat, max_bytes: int) -> Iterator[RecordOutcome]:
    """Read an input that may hold many reports."""
    name = source.name
    if kind == "jsonl":
        return read_jsonl(name, source.stream, max_bytes)
    if kind == "csv":
        return read_csv(name, read_all(source, MAX_TABLE_BYTES), max_bytes)
    if kind == "json":
        return read_json(name, read_all(source, MAX_JSON_BYTES))
    if kind == "xml":
        return read_xml(name, read_all(source, MAX_TABLE_BYTES))
    if kind == "eml":
        return read_letter(name, read_all(source, MAX_TABLE_BYTES))
    return read_warc(name, source.stream, max_bytes) if kind == "warc" else _table(source, max_bytes)


def _table(source: Source, max_bytes: int) -> Iterator[RecordOutcome]:
    if source.path is None or source.packed is not None:
        raise InputError(source.name, "is a Parquet file that is piped or packed", "unpack it and name the file")
    return read_parquet(source.name, source.path, max_bytes)


def _from_records(outcomes: Iterator[RecordOutcome], registry: Registry) -> Iterator[Outcome]:
    for outcome in outcomes:
        if isinstance(outcome, Record):
            yield from to_outcomes(outcome.source, outcome.text, outcome.stated, outcome.raw_sha256, registry)
        else:
            yield outcome


def _from_document(source: Source, raw: bytes, is_html: bool, registry: Registry) -> Iterator[Outcome]:
    try:
        decoded = decode(raw, declared_charset(raw) if is_html else None)
        text, stated = read_page(decoded.text) if is_html else (decoded.text, Stated())
    except UndecodableError as error:
        yield Skipped(source.name, str(error), "give its text as plain text or HTML")
        return
    except PageError as error:
        yield Skipped(source.name, str(error), error.remedy)
        return
    yield from (Warned(source.name, note) for note in decoded.warnings)
    stated = replace(stated, path=source.name)
    digest = hashlib.sha256(source.packed if source.packed is not None else raw).hexdigest()
    yield from to_outcomes(source.name, text, stated, digest, registry)
