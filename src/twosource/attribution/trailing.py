"""A saying told behind what is said: "The talks lasted four hours, spokeswoman Ada Holt told reporters".

The tagger finds nearly all of these; of those that it leaves out the frame leaves no doubt: a whole sentence, a comma,
who, the verb, and hardly more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.bounds import NAME, sentence_start
from twosource.attribution.triple import Triple
from twosource.model import Span
from twosource.spans import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIDENCE = 0.7
_CUE = re.compile(
    rf"(?<=[\w.’'] )(?P<cue>said|told (?:reporters|journalists|lawmakers|parliament|(?:the )?{NAME}(?: {NAME}){{0,2}})"
    r"|announced|testified)(?=[^,;:.“”«»\"\n]{0,45}\.(?:\s|\Z))"
)
_WHO = re.compile(
    rf", (?P<who>(?:(?:the|an?|its|his|her|their) )?(?:[a-z-]+ ){{0,4}}{NAME}(?: (?:of |for |the )*{NAME}){{0,5}}) \Z"
)
_CONTENT = re.compile(r"[A-Z0-9][^“”«»\"\n]{20,}")
_REACH = 120


def trailing_sayings(text: str, known: Sequence[Triple]) -> list[Triple]:
    """Find sayings told behind a whole sentence where the tagger has none."""
    cues = [span for triple in known for span in triple.cue]
    found = []
    for match in _CUE.finditer(text):
        cue = Span(*match.span("cue"))
        who = _WHO.search(text[max(0, cue.start - _REACH) : cue.start])
        if who is None or shared([cue], cues):
            continue
        offset = max(0, cue.start - _REACH)
        source = Span(offset + who.start("who"), offset + who.end("who"))
        content = Span(sentence_start(text, source.start), offset + who.start())
        if _CONTENT.fullmatch(text, *content) is not None and not shared([content], cues):
            found.append(Triple((source,), (cue,), (content,), CONFIDENCE))
    return found
