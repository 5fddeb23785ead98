"""Exit codes: the same for every verb."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """What a run came to."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    PARTIAL = 3
    NO_INPUT = 4
    FOUND = 5
    INTERRUPTED = 130
    BROKEN_PIPE = 141
