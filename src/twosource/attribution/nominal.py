"""A call, an appeal or a demand that somebody makes: "the mayors issued a call for the bank to lower its rates".

The tagger has seen few of these nouns inside longer sentences.  The rule takes the whole frame only: who, a verb that
makes a call of it, the noun, "for", and a clause with "to".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.triple import Triple
from twosource.model import Span
from twosource.spans import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

# Such a frame is a saying nearly always; the end of its content is the doubtful part.
CONFIDENCE = 0.7
_WHO = r"(?P<who>(?:The|A|An)?[ ]?[^\W\d_a-zà-öø-ÿ][^,.;:!?\n“”«»\"()]{1,120}?)"
_CUE = (
    r"(?:have |has |had )?(?:jointly |again |also )?(?P<cue>(?:issu|launch|renew|repeat|reiterat|voic|back|join)ed"
    r" (?:a|an|his|her|its|their|the) (?:[a-z-]+ )?(?:call|appeal|plea|demand)s?"
    r"|made (?:a|an|his|her|its|their) (?:[a-z-]+ )?(?:call|appeal|plea|demand))"
)
_FRAME = re.compile(rf"(?:(?<=\n)|(?<=[.!?] )|\A){_WHO} {_CUE} (?P<content>for [^,.;:!?\n“”«»\"]{{3,200}})")
_CLAUSE = re.compile(r"for (?:[\w’'-]+ ){1,8}?to [a-z]+")
# What tells when and where the call was made ends the content.
_AROUND = re.compile(
    r" (?:during|after|before|ahead of|following|at a|in a|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def nominal_calls(text: str, triples: Sequence[Triple]) -> list[Triple]:
    """Find the calls that are no triple's content or cue yet.

    Args:
        text: of the report.
        triples: what the tagger proposed.
    """
    found = []
    for frame in _FRAME.finditer(text):
        cue, start = Span(*frame.span("cue")), frame.start("content")
        clause = _CLAUSE.match(text, start)
        if clause is None or any(shared([cue], each.cue) for each in triples):
            continue
        end = frame.end("content")
        around = _AROUND.search(text, clause.end(), end)
        content = Span(start, around.start() if around else end)
        found.append(Triple((Span(*frame.span("who")),), (cue,), (content,), CONFIDENCE))
    return found
