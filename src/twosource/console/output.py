"""Where results go: standard output or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STDOUT = Path("-")
_MIN_WIDTH = 40
_MAX_WIDTH = 100
_PIPE_WIDTH = 80


class Format(StrEnum):
    """The forms in which a result can be written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    HTML = "html"
    CSV = "csv"


_SUFFIXES = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".csv": Format.CSV,
}


def asked_forms(form: Format | None, *, json: bool, jsonl: bool, md: bool, csv: bool) -> list[Format]:
    """List the forms that a user asked for, by an option of their own or by ``--format``."""
    flags = ((json, Format.JSON), (jsonl, Format.JSONL), (md, Format.MD), (csv, Format.CSV))
    return [named for given, named in flags if given] + ([form] if form is not None else [])


def choose_format(asked: Sequence[Format], output: Path | None) -> Format:
    """Choose the form of the result: what was asked for, else what the output file's name says, else text.

    Raises:
        UsageError: several different forms were asked for.
    """
    different = list(dict.fromkeys(asked))
    if len(different) > 1:
        raise UsageError(" and ".join(different), "only one form can be written to one place", "choose one of them")
    if different:
        return different[0]
    if output is not None and output != STDOUT:
        return _SUFFIXES.get(output.suffix.lower(), Format.TEXT)
    return Format.TEXT


def refuse_inputs(outputs: Iterable[Path | None], inputs: Sequence[str]) -> None:
    """See to it that no input is written over.

    Raises:
        UsageError: an output is one of the inputs.
    """
    for output in outputs:
        for given in inputs:
            if output is not None and given != "-" and output != STDOUT and _is_same(output, Path(given)):
                raise UsageError(str(output), "is one of the inputs", "write to another file")


def _is_same(output: Path, given: Path) -> bool:
    try:
        return output.samefile(given)
    except (OSError, ValueError):
        return False


def write(text: str, output: Path | None, form: Format = Format.TEXT) -> None:
    """Write a result to a file or to standard output.

    It is UTF-8 but for text on standard output, which is in the encoding of that.  A file is written under another name
    first and then renamed: it is never half there.

    Raises:
        UsageError: the file cannot be written.
    """
    if output is None or output == STDOUT:
        _write_stdout(text, (sys.stdout.encoding or "utf-8") if form is Format.TEXT else "utf-8")
        return
    write_bytes(text.encode("utf-8"), output)


def write_bytes(data: bytes, output: Path) -> None:
    """Write a file under another name first and then rename it: it is never half there.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        _write_file(data, output)
    except OSError as error:
        raise UsageError(
            str(output), f"cannot be written ({(error.strerror or str(error)).lower()})", "name another file"
        ) from error


def _write_file(data: bytes, output: Path) -> None:
    if output.exists() and not output.is_file():
        output.write_bytes(data)
        return
    handle, temporary = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        _give_usual_mode(temporary)
        os.replace(temporary, output)
    except BaseException:
        os.unlink(temporary)
        raise


def _give_usual_mode(path: str) -> None:
    """Give a temporary file, which is private, the mode that a file made the plain way would have."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(path, 0o666 & ~mask)


def _write_stdout(text: str, encoding: str) -> None:
    data = text.encode(encoding, "backslashreplace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode(encoding))
    else:
        buffer.write(data)
    sys.stdout.flush()


def use_colour() -> bool:
    """Tell whether standard output takes colour: NO_COLOR forbids it, FORCE_COLOR asks for it, else a terminal does."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def choose_width(asked: int | None) -> int:
    """Choose the columns to write in: as asked, else the terminal's up to 100, else 80."""
    if asked is not None:
        return max(asked, _MIN_WIDTH)
    if not sys.stdout.isatty():
        return _PIPE_WIDTH
    return min(max(os.get_terminal_size(sys.stdout.fileno()).columns, _MIN_WIDTH), _MAX_WIDTH)
