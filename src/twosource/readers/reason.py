"""Why a library could not read something, in so few words that they fit into one line of ours."""

from __future__ import annotations

import re

_LONGEST = 120
# XML parsers say again where it is; JSON's says "at" and leaves the place to the caller.
_PLACE = re.compile(r", line \d.*$| at$")


def in_short(error: BaseException | str | None) -> str:
    """Cut what a library says to its first line, without the place, at most 120 code points.

    Args:
        error: an exception, or its message.

    Returns:
        The reason; the name of the exception where it says nothing, ``unknown`` where there is no message either.
    """
    said = next((" ".join(line.split()) for line in str(error or "").splitlines() if line.strip()), "")
    nothing = type(error).__name__ if isinstance(error, BaseException) else "unknown"
    return _PLACE.sub("", said)[:_LONGEST] or nothing
