"""What the verbs read: reports, and whole files of text."""

import sys
from collections.abc import Sequence
from pathlib import Path

from twosource.console.messages import Messages
from twosource.console.output import STDOUT
from twosource.errors import InputError
from twosource.model import Intake
from twosource.outlets.registry import Registry


def take_in(
    files: Sequence[str],
    max_bytes: int,
    messages: Messages,
    registry: Registry | None = None,
) -> Intake:
    """Read the inputs and tell which cannot be read.

    Args:
        files: as the user names them.
        max_bytes: the largest report that is read.
        messages: where skipped inputs are told.
        registry: with a desk's own outlets; the package's own when left out.

    Raises:
        InputError: none of them can.
    """
    from twosource.readers.intake import read_inputs

    intake = read_inputs(files, stdin=sys.stdin.buffer, max_bytes=max_bytes, registry=registry)
    messages.skipped(intake.skipped)
    if not intake.reports:
        raise InputError("input", "no report could be read", "see the lines above")
    return intake


def read_text(path: str) -> str:
    """Read a whole file, or standard input, as UTF-8.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if path == str(STDOUT) else Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            cause = f"is not UTF-8 (byte {error.start})"
        else:
            cause = f"cannot be read ({(getattr(error, 'strerror', None) or str(error)).lower()})"
        raise InputError(path, cause, "check the path and the file") from error
