"""Two speakers in one report of whom the outlet itself says that they say alike.

"... Its spokesman similarly described the talks as ...": the report relays two accounts and says so.  They are no
shared statement of two reports, but two origins may stand behind them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twosource.model import Attribution, Reading
    from twosource.statement.spoken import Spoken

LIKE_ENOUGH = 0.5
LOOK_BACK = 4
_LIKENING = re.compile(
    r"\b(?:similarly|likewise|echo(?:es|ed|ing)|concur(?:s|red)"
    r"|in (?:much the same|the same|similar) (?:terms|words|vein)"
    r"|(?:said|says|made|makes|told) (?:much )?the same|str(?:ikes?|uck) (?:a|the) (?:same|similar) (?:note|tone))\b",
    re.IGNORECASE,
)


def likened_pairs(
    readings: Sequence[Reading], spoken: Sequence[Spoken], similarity: Callable[[int, int], float]
) -> Iterator[tuple[int, int]]:
    """Pairs of statements of one report, by number, that the outlet likens and that are alike.

    Args:
        readings: of the story.
        spoken: its statements, numbered.
        similarity: of two statements by number, 0 to 1.
    """
    numbers = {each.statement.attribution: number for number, each in reversed(list(enumerate(spoken)))}
    for reading in readings:
        told = [each for each in reading.attributions if each.id in numbers and _is_named(each)]
        for place, attribution in enumerate(told):
            if not _likens(reading.report.text, attribution):
                continue
            earlier = [each for each in told[max(0, place - LOOK_BACK) : place] if _others(each, attribution)]
            scored = [(similarity(numbers[each.id], numbers[attribution.id]), numbers[each.id]) for each in earlier]
            if scored and max(scored)[0] >= LIKE_ENOUGH:
                yield max(scored)[1], numbers[attribution.id]


def _is_named(attribution: Attribution) -> bool:
    return attribution.speaker is not None and attribution.speaker.kind != "unnamed"


def _others(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are of different speakers, neither inside the other."""
    return one.speaker != other.speaker and one.id != other.parent and other.id != one.parent


def _likens(text: str, attribution: Attribution) -> bool:
    """Whether the words around source and cue, outside the content, liken this to what was told before."""
    around = sorted([*attribution.source, *attribution.cue])
    if not around:
        return False
    whole = Span(around[0].start, max(around[-1].end, attribution.content[0].start))
    return any(
        not any(span.start <= found.start() < span.end for span in attribution.content)
        for found in _LIKENING.finditer(text, whole.start, whole.end)
    )
