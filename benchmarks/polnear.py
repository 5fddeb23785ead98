"""PolNeAR's articles and annotations, read from the data set's own archive (brat stand-off)."""

from __future__ import annotations

import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from twosource.model import Span

ROLES = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Quote:
    """One annotated attribution; spans sorted, in code points."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with the attributions of its (alphabetically first) annotator."""

    id: str
    text: str
    quotes: tuple[Quote, ...]


@contextmanager
def unpacked(archive: Path) -> Iterator[Path]:
    """Unpack a data set's archive into a temporary folder; gives the data set's folder."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
        yield next(path for path in sorted(Path(folder).iterdir()) if path.is_dir())


def load(root: Path, split: str) -> list[Article]:
    """Read one split (``train`` or ``dev``), sorted by file name."""
    articles = []
    for path in sorted((root / split / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as source:
            text = source.read()
        pattern = re.compile(re.escape(path.stem) + r"(_[0-9a-f]{4})?\.ann")
        files = sorted(file for file in (root / split / "attributions").iterdir() if pattern.fullmatch(file.name))
        if files:
            articles.append(Article(path.stem, text, _annotations(files[0])))
    return articles


def _annotations(path: Path) -> tuple[Quote, ...]:
    spans: dict[str, list[Span]] = {}
    quotes: list[Quote] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 3:
            _, places = fields[1].split(" ", 1)
            spans[fields[0]] = [Span(*map(int, place.split())) for place in places.split(";")]
        elif line.startswith("E"):
            quote = _event(fields[1].split(), spans)
            if quote.content:
                quotes.append(quote)
    return tuple(quotes)


def _event(arguments: list[str], spans: dict[str, list[Span]]) -> Quote:
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument in arguments:
        role, identity = argument.split(":")
        name = re.sub(r"\d+$", "", role).lower()
        if name in roles:
            roles[name].extend(spans.get(identity, []))
    return Quote(*(tuple(sorted(roles[role])) for role in ROLES))
