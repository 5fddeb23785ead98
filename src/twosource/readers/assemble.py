"""From a text with what is stated about it to a report, or to the withdrawal of one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from twosource.identity import identify
from twosource.model import Link, Report, Skipped, Warned, Withdrawal
from twosource.paths import STDIN
from twosource.readers.lines import content_lines, paragraphs
from twosource.readers.marks import read_embargo, read_mark, read_notice
from twosource.readers.metadata import read_head
from twosource.readers.noise import find_noise
from twosource.readers.posts import find_posts
from twosource.readers.publisher import find_publisher
from twosource.readers.versions import Taken
from twosource.readers.walls import why_no_report
from twosource.text.blanks import plain_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.outlets.registry import Registry
    from twosource.readers.stated import Stated

NOT_TO_USE = "do not use it; ask its publisher"
_NO_REPORT = "give the article itself, or leave it out"
_HEAD_CHARS = 20_000

Outcome = Taken | Skipped | Warned | Link | Withdrawal


def to_outcomes(source: str, text: str, stated: Stated, digest: str, registry: Registry) -> Iterator[Outcome]:
    """Make a report of a text, or of a text that takes another one back a withdrawal.

    Args:
        source: what the text was read from, as the user finds it.
        text: untouched.
        stated: what the input says about it.
        digest: of the bytes read.
        registry: outlets and their hosts.
    """
    status = stated.status
    if status in {"canceled", "withheld"} and not text.strip():
        yield from _taken_back(source, _named(source, stated, None), stated.title)
        return
    report = to_report(source, text, stated, digest, registry)
    if isinstance(report, Skipped):
        yield report
        return
    plain = plain_blanks(text)
    lines = content_lines(plain[:_HEAD_CHARS])
    notice, headline = read_notice(plain, read_mark(report.title, lines))
    if status in {"canceled", "withheld"} or (status is None and notice is not None):
        named = _named(source, replace(stated, outlet=report.outlet, title=headline or report.title), report.sha256)
        yield from _taken_back(
            source, replace(named, status=named.status if status else notice or "canceled"), headline
        )
        return
    nothing = why_no_report(plain)
    if nothing is not None:
        yield Skipped(source, nothing, _NO_REPORT)
        return
    if report.embargo is None:
        embargo, written = read_embargo(lines)
        report = replace(report, embargo=embargo)
        if written is not None and embargo is None:
            yield Warned(source, f"states an embargo whose end is not understood: {written[:120]!r}")
    yield Taken(source, report)


def _named(source: str, stated: Stated, sha256: str | None) -> Withdrawal:
    status: Literal["withheld", "canceled"] = "withheld" if stated.status == "withheld" else "canceled"
    return Withdrawal(source, status, stated.outlet, stated.source_id, stated.url, stated.title, sha256)


def _taken_back(source: str, notice: Withdrawal, headline: str | None) -> Iterator[Outcome]:
    yield notice
    what = "holds a report back" if notice.status == "withheld" else "takes a report back"
    about = f" ({headline[:120]!r})" if headline else ""
    yield Skipped(source, f"{what}{about}: what it says is not counted", NOT_TO_USE)


def to_report(source: str, text: str, stated: Stated, raw_sha256: str, registry: Registry) -> Report | Skipped:
    """Join what the input states with what the text's own lines state, the former first."""
    if not text.strip():
        return Skipped(source, "holds white space only" if text else "is empty", "check that it was saved whole")
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError as error:
        cause = f"half of a surrogate pair at character {error.start}: not Unicode text"
        return Skipped(source, cause, "write the character whole")
    plain = plain_blanks(text)
    lines, blocks = content_lines(plain), paragraphs(plain)
    posts = tuple(find_posts(plain, lines))
    head = read_head(plain, lines, posts, stated.url)
    outlet, credit = find_publisher(stated, head, blocks, registry)
    sha256 = hashlib.sha256(encoded).hexdigest()
    url = stated.url or head.url
    title = stated.title or head.title
    published = stated.published or head.published
    name = PurePath(stated.path).name if stated.path and stated.path != STDIN else None
    return Report(
        id=identify("report", sha256, url or stated.source_id or name),
        text=text,
        sha256=sha256,
        raw_sha256=raw_sha256,
        source_id=stated.source_id,
        path=stated.path,
        url=url,
        outlet=outlet,
        title=title,
        authors=stated.authors or head.authors,
        published=published,
        language=stated.language or _recognise_language(plain),
        credit=credit,
        noise=find_noise(plain, blocks, head.noise, posts, published, title),
        version=stated.version if stated.version is not None else read_mark(title, lines).number,
        updated=stated.updated,
        captured=stated.captured,
        status=stated.status,
        embargo=stated.embargo,
    )


def _recognise_language(text: str) -> str | None:
    from twosource.text.language import detect_language

    return detect_language(text)
