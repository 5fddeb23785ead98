"""What the words for a source tell by themselves: "a statement released by the ministry" – the ministry released one.

Another report may tell the same in a sentence of its own: "the ministry published a statement".  That both know the
document's publisher is a fact that they share, and the ground on which their origins are found to be one.

A source can also be told to do something before it speaks: "the union broke off its strike, saying …" is the outlet's
own news, with the union in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import trimmed
from twosource.statement.clauses import VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution

_EDGE = " \t\r\n\u00a0,;:–—-"
# A document, a participle of publishing and whose act it was; "on" a person's page or "in" a paper is not who.
_PUBLISHED = re.compile(
    r"(?P<document>(?:[\w’'-]+ ){0,8}?[\w’'-]+?) "
    r"(?P<act>(?:jointly )?(?:released|published|issued|circulated|distributed|made public|put out)) by (?P<who>\w+)"
)
_OF = re.compile(r"\bof (?=(?:an?|the|its|their|his|her) )")
# "The union also broke off …": what somebody does has words behind it, what introduces a saying ("told a rally") few.
_ACT = re.compile(rf"\s+(?:(?:also|then|later|now|still|again|\w+ly)\s+)?{VERB.pattern}", re.IGNORECASE)
_ACTED_UPON = 3
# Between what was published and the cue that hangs on it: "a ruling, saying", "a letter which says".
_JOINED = re.compile(r",?\s+(?:(?:which|that)\s+)?")
_HANGING = re.compile(r"(?:(?!having|being)\w+ing|which|that)\b", re.IGNORECASE)


def published_documents(text: str, attributions: Sequence[Attribution]) -> list[Span]:
    """Find the sources that tell who published them; of each document and publisher the first alone.

    Args:
        text: of the report.
        attributions: of the report, in any order.

    Returns:
        Spans within the sources, sorted: the document with its participle and all that follows.
    """
    found: dict[str, Span] = {}
    for source in sorted(span for each in attributions for span in each.source):
        match = _PUBLISHED.match(text, source.start, source.end)
        if match is None:
            continue
        # "An English version of the statement released by": the statement was.
        whole = list(_OF.finditer(text, match.start(), match.start("act")))
        start = whole[-1].end() if whole else match.start()
        words = text[start : match.start("act")].split()
        found.setdefault(f"{words[-1].casefold()} {match['who']}", trimmed(text, Span(start, source.end), _EDGE))
    return sorted(found.values())


def acts_besides(text: str, source: Span, attribution: Attribution) -> bool:
    """Tell whether a source is told to do something before it speaks: "The union broke off its strike, saying …"."""
    behind = [span.start for span in (*attribution.cue, *attribution.content) if span.start >= source.end]
    if not behind:
        return False
    acted = _ACT.match(text, source.end, min(behind))
    return acted is not None and len(text[acted.end() : min(behind)].split()) >= _ACTED_UPON


def hangs_on_source(text: str, source: Span, attribution: Attribution) -> bool:
    """Tell whether a cue hangs on a source that ends the outlet's own clause: "published a ruling, saying …"."""
    if not attribution.cue or source.end > attribution.cue[0].start:
        return False
    joint = _JOINED.fullmatch(text, source.end, attribution.cue[0].start)
    if joint is None:
        return False
    return joint.group().strip(", \t\n") != "" or _HANGING.match(text, attribution.cue[0].start) is not None
