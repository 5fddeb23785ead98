"""What a person drops or pastes at the desk, as reports."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from twosource.api import report
from twosource.errors import InputError
from twosource.model import Intake, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Report
    from twosource.outlets.registry import Registry

_SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_PACKED = ".gz"
_SHOWN_NAME = 120


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as the browser sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, and what the person says of it."""

    text: str
    outlet: str = ""
    published: str = ""
    title: str = ""
    url: str = ""
    source_id: str = ""
    language: str = ""


def take_in(
    files: Sequence[Dropped], texts: Sequence[Pasted], max_bytes: int, registry: Registry | None = None
) -> Intake:
    """Make reports of files and texts; what cannot be read is skipped with its cause.

    The names that a browser sends name nothing on this machine: on the disk a file has a name made of a hash, in a
    folder that is removed again.
    """
    parts = [_read_files(files, max_bytes, registry)] if files else []
    parts += [_read_text(number, text, max_bytes) for number, text in enumerate(texts, 1) if text.text.strip()]
    kept: dict[str, Report] = {}
    for each in (each for part in parts for each in part.reports):
        kept.setdefault(each.id, each)
    return Intake(
        tuple(kept.values()),
        tuple(skipped for part in parts for skipped in part.skipped),
        tuple(warning for part in parts for warning in part.warnings),
    )


def _read_files(files: Sequence[Dropped], max_bytes: int, registry: Registry | None) -> Intake:
    from twosource.readers.intake import read_inputs

    with TemporaryDirectory(prefix="twosource-desk-") as folder:
        names: dict[str, str] = {}
        for dropped in files:
            path = Path(folder) / _disk_name(dropped)
            path.write_bytes(dropped.data)
            names[str(path)] = shown_name(dropped.name)
        intake = read_inputs(list(names), max_bytes=max_bytes, registry=registry)
    return Intake(
        tuple(replace(each, path=_renamed(each.path or "", names)) for each in intake.reports),
        tuple(replace(each, source=_renamed(each.source, names)) for each in intake.skipped),
        tuple(
            replace(each, source=_renamed(each.source, names), message=_renamed(each.message, names))
            for each in intake.warnings
        ),
    )


def _read_text(number: int, pasted: Pasted, max_bytes: int) -> Intake:
    name = f"text {number}"
    if len(pasted.text.encode("utf-8", "surrogatepass")) > max_bytes:
        return Intake((), (Skipped(name, f"holds more than {max_bytes:,} bytes", "paste less of it"),))
    try:
        made = report(
            pasted.text,
            outlet=pasted.outlet.strip() or None,
            published=pasted.published.strip() or None,
            title=pasted.title.strip() or None,
            url=pasted.url.strip() or None,
            source_id=pasted.source_id.strip() or None,
            language=pasted.language.strip() or None,
        )
    except InputError as error:
        return Intake((), (Skipped(name, error.cause, error.remedy),))
    return Intake((made,))


def _disk_name(dropped: Dropped) -> str:
    """A name of a hash, with the suffixes that tell the format."""
    digest = hashlib.sha256(dropped.name.encode("utf-8", "surrogatepass") + b"\0" + dropped.data).hexdigest()[:32]
    lower = dropped.name.casefold()
    packed = _PACKED if lower.endswith(_PACKED) else ""
    suffix = next((each for each in _SUFFIXES if lower.removesuffix(_PACKED).endswith(each)), "")
    return f"{digest}{suffix}{packed}"


def shown_name(name: str) -> str:
    """The last part of a name as a browser on any system sends it."""
    return PurePosixPath(PureWindowsPath(name).name).name[-_SHOWN_NAME:] or "file"


def _renamed(text: str, names: dict[str, str]) -> str:
    for path, name in names.items():
        text = text.replace(path, name)
    return text
