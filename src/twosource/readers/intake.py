"""The readers' front: inputs as the user names them in, reports with what could not be read out."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.identity import identify
from twosource.model import Intake, Report, Skipped, Warned
from twosource.readers.decode import UndecodableError, decode
from twosource.readers.formats import recognise
from twosource.readers.html import PageError, declared_charset, read_page
from twosource.readers.lines import content_lines, count_words, paragraphs
from twosource.readers.metadata import read_head
from twosource.readers.noise import find_noise
from twosource.readers.notes import find_credit, find_issuer
from twosource.readers.posts import find_posts
from twosource.readers.sources import MAX_TABLE_BYTES, STDIN, expand, open_source, read_all
from twosource.readers.stated import Stated, language_code
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.tables import Record, read_csv, read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from twosource.readers.sources import Source

MAX_BYTES = 10_000_000
MIN_WORDS = 20

Outcome = tuple[str, Report] | Skipped | Warned


def read_inputs(inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES) -> Intake:
    """Read files, globs and standard input into reports; one bad input never stops the run.

    The format is told by content and file name: plain text, HTML, JSON Lines, CSV, and each of these in gzip.

    Args:
        inputs: paths, ``-`` for standard input, or globs that the shell left alone; their order is kept.
        stdin: stands in for standard input.
        max_bytes: bound for one report.

    Returns:
        The reports, what was skipped with cause and remedy, and warnings.
    """
    tally = _Tally()
    stream = stdin if stdin is not None else sys.stdin.buffer
    for path in expand(inputs):
        try:
            for outcome in _read_input(path, stream, max_bytes):
                tally.add(outcome)
        except InputError as error:
            tally.add(Skipped(error.subject, error.cause, error.remedy))
    return Intake(tuple(tally.reports), tuple(tally.skipped), tuple(tally.warnings))


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
    outcome = _to_report(subject, text, stated, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    if isinstance(outcome, Skipped):
        raise InputError(outcome.source, outcome.cause, outcome.remedy)
    return outcome


@dataclass(slots=True)
class _Tally:
    """What has been read so far; a text that was read before counts once.

    The same text under another stated outlet is kept: it is copy that two outlets carry, which is for the origins to
    say, and not one file given twice.
    """

    reports: list[Report] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    seen: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """File an outcome; a report comes with the name of its source."""
        if isinstance(outcome, Skipped):
            self.skipped.append(outcome)
        elif isinstance(outcome, Warned):
            self.warnings.append(outcome)
        else:
            self._add_report(*outcome)

    def _add_report(self, source: str, report: Report) -> None:
        before = self.seen.setdefault(report.sha256, [])
        for name, outlet in before:
            if outlet is None or report.outlet is None or outlet.casefold() == report.outlet.casefold():
                self.warnings.append(Warned(source, f"the same text as {name}, counted once"))
                return
        before.append((source, report.outlet))
        self.reports.append(report)
        words = count_words(report.text)
        if words < MIN_WORDS:
            self.warnings.append(Warned(source, f"only {words} words long: little can be found in it"))


def _read_input(path: str, stdin: BinaryIO, max_bytes: int) -> Iterator[Outcome]:
    source = open_source(path, stdin)
    with source.stream:
        if not source.head:
            yield Skipped(source.name, "is empty", "check that it was saved whole")
            return
        kind = recognise(source)
        if kind == "jsonl":
            yield from _from_records(read_jsonl(source.name, source.stream, max_bytes))
        elif kind == "csv":
            yield from _from_records(read_csv(source.name, read_all(source, MAX_TABLE_BYTES), max_bytes))
        else:
            yield from _from_document(source, read_all(source, max_bytes), kind == "html")


def _from_records(outcomes: Iterator[Record | Skipped | Warned]) -> Iterator[Outcome]:
    for outcome in outcomes:
        if not isinstance(outcome, Record):
            yield outcome
            continue
        report = _to_report(outcome.source, outcome.text, outcome.stated, outcome.raw_sha256)
        yield report if isinstance(report, Skipped) else (outcome.source, report)


def _from_document(source: Source, raw: bytes, is_html: bool) -> Iterator[Outcome]:
    try:
        decoded = decode(raw, declared_charset(raw) if is_html else None)
        text, stated = read_page(decoded.text) if is_html else (decoded.text, Stated())
    except UndecodableError as error:
        yield Skipped(source.name, str(error), "give plain text, HTML, JSON Lines or CSV")
        return
    except PageError as error:
        yield Skipped(source.name, str(error), error.remedy)
        return
    yield from (Warned(source.name, note) for note in decoded.warnings)
    stated = replace(stated, path=source.name)
    digest = hashlib.sha256(source.packed if source.packed is not None else raw).hexdigest()
    report = _to_report(source.name, text, stated, digest)
    yield report if isinstance(report, Skipped) else (source.name, report)


def _to_report(source: str, text: str, stated: Stated, raw_sha256: str) -> Report | Skipped:
    """Join what the input states with what the text's own lines state, the former first."""
    if not text.strip():
        return Skipped(source, "holds white space only" if text else "is empty", "check that it was saved whole")
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError as error:
        cause = f"half of a surrogate pair at character {error.start}: not Unicode text"
        return Skipped(source, cause, "write the character whole")
    lines, blocks = content_lines(text), paragraphs(text)
    posts = tuple(find_posts(text, lines))
    head = read_head(text, lines, posts)
    sha256 = hashlib.sha256(encoded).hexdigest()
    url = stated.url or head.url
    name = PurePath(stated.path).name if stated.path and stated.path != STDIN else None
    return Report(
        id=identify("report", sha256, url or stated.source_id or name),
        text=text,
        sha256=sha256,
        raw_sha256=raw_sha256,
        source_id=stated.source_id,
        path=stated.path,
        url=url,
        outlet=stated.outlet or head.outlet or find_issuer(blocks),
        title=stated.title or head.title,
        authors=stated.authors or head.authors,
        published=stated.published or head.published,
        language=stated.language or _recognise_language(text),
        credit=stated.credit or head.credit or find_credit(blocks),
        noise=find_noise(text, blocks, head.noise, posts),
    )


def _recognise_language(text: str) -> str | None:
    from twosource.text.language import detect_language

    return detect_language(text)
