"""Searching a text with slow patterns only where a quick sign of them stands.

A pattern that may begin at any word is tried at every word.  Where each of its matches holds something that is found
at once (the digits of a year, the name of a month), a look around those places finds the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# With blanks and hyphens in runs of at most four, no written date is longer than this.
_LONGEST = 120
_LONG_GAP = re.compile(r"[\s-]{5}")


def places_of(sign: re.Pattern[str], text: str) -> list[int] | None:
    """Where a sign stands, sorted; ``None`` for a text with gaps so long that matches may be of any length."""
    return None if _LONG_GAP.search(text) else [match.start() for match in sign.finditer(text)]


def matches_near(pattern: re.Pattern[str], text: str, places: Sequence[int] | None) -> Iterator[re.Match[str]]:
    """Give what ``pattern.finditer(text)`` gives, for a pattern whose every match holds one of the places.

    Args:
        pattern: no match of it is empty, nor longer than a written date.
        text: where to look.
        places: from :func:`places_of`, of a sign that every match holds; ``None`` to look everywhere.
    """
    if places is None:
        yield from pattern.finditer(text)
        return
    done = 0
    for place in places:
        start = max(done, place - _LONGEST)
        while start <= place:
            match = pattern.search(text, start, place + 2 * _LONGEST)
            if match is None or match.start() > place:
                break
            yield match
            start = done = match.end()
