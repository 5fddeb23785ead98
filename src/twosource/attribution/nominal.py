"""Nouns that tell of a saying: calls, appeals, criticism; who makes them, and whom they only meet.

"The mayors issued a call for the bank to lower its rates": the tagger has seen few of these nouns inside longer
sentences.  The rule takes the whole frame only: who, a verb that makes a call of it, the noun, "for", and a clause with
"to".

"Warnings from the West that any attack would be costly": who warns stands behind "from", and what is warned of behind
"that", whatever the sentence around is about.

"The mayor drew a call for her resignation", "did not respond to the call": the mayor is at the other end of it.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from twosource.attribution.phrases import OWNING
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
# Part of every such frame, and sooner looked for: most reports have none.
_CALL_FOR = re.compile(r"(?:call|appeal|plea|demand)s? for ")
_CLAUSE = re.compile(r"for (?:[\w’'-]+ ){1,8}?to [a-z]+")
# What tells when and where the call was made ends the content.
_AROUND = re.compile(
    r" (?:during|after|before|ahead of|following|at a|in a|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SAYING = (
    r"(?:calls?|demands?|appeals?|criticism|praise|ridicule|applause|claims?|accusations?|allegations?|charges?"
    r"|complaints?|warnings?|questions)"
)
_MET = re.compile(
    r"\b(?:dr[ae]w(?:s|n|ing)?|fac(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|attract(?:s|ed|ing)?|provok(?:e|es|ed|ing)"
    r"|prompt(?:s|ed|ing)?|spark(?:s|ed|ing)?|trigger(?:s|ed|ing)?|ignor(?:e|es|ed|ing)|heed(?:s|ed|ing)?"
    r"|(?:respond|repl(?:y|ied)|react|answer)(?:s|ed|ing)?(?: to)?|met with|resist(?:s|ed|ing)?)"
    r" (?:[\w’'-]+,? ){0,6}?$",
    re.IGNORECASE,
)
# "Drew praise for her handling of it", as one cue.
_MET_WITH = re.compile(
    r"(?:has |have |had |also )*"
    r"(?:dr[ae]w|drawn|w[io]n|earn(?:s|ed)|receiv(?:es|ed)|fac(?:es|ed)|attract(?:s|ed)|came under)"
    rf" (?:[\w-]+ ){{0,3}}?{_SAYING}(?: (?:for|from|over|about))?",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"(?:(?:an?|the|any|that|this|those|these|new|fierce|more) )*{_SAYING}\b", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:\b(?:an?|the|any|that|this|those|these|new|fierce|sharp|harsh|strong|growing|mounting|fresh|more|such)|,) $",
    re.IGNORECASE,
)
# "Warnings from the West that any attack …"; what follows "that" begins a clause of its own, with its subject.
_FROM = re.compile(
    r"\b(?P<cue>(?:warning|fear|claim|report|allegation|accusation|assurance|threat|suggestion|complaint|prediction"
    r"|promise|pledge|statement|rumour|rumor|comment|denial)s?) (?:from|by)"
    r" (?P<who>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,7}?)"
    r" (?P<content>that (?:(?:the|an?|any|no|it|he|she|they|we|this|these|those|his|her|its|their|there|some|many|most"
    r"|all|both|neither) |[A-Z0-9])(?:[^.!?;\n“”«»\"]|\.(?=\w)){3,250})"
)
# What the outlet goes on with ends the content.
_ONWARD = re.compile(
    r",? (?:but|while|although|according to|as well as)\b|, (?:and|as|which|who|after|before|following)\b| [–—] "
)
# "Her" is also whom something is told.
_OWNERS = (OWNING - {"her"}) | {"your"}
# "Her repeated and angry claim": so many words may stand between a possessive and the noun that it belongs to.
_OWNED_WITHIN = 3
# So far behind its source a noun is no longer looked for.
_REACH = 80


def only_meets(text: str, source: Span, cue: Span) -> bool:
    """Tell whether whoever stands before a noun of saying is whom it meets, not who says it.

    Args:
        text: of the report.
        source: what the tagger took for the source.
        cue: the noun, with or without what stands before it.
    """
    if source.end <= cue.start and _MET_WITH.fullmatch(text, *cue):
        return True
    noun = _NOUN.match(text, cue.start, cue.end)
    if noun is None or not source.end <= cue.start <= source.end + _REACH:
        return False
    bare = noun.group().lower().startswith(("call", "demand", "appeal", "claim", "charge", "question", "warning"))
    between = text[source.end : cue.start]
    return _MET.search(between) is not None and (not bare or _DETERMINED.search(between) is not None)


def owns_nothing(text: str, source: Span, cue: Span) -> bool:
    """Tell whether a source is a bare possessive that belongs to another noun than the cue: "His visit … fears of"."""
    if text[slice(*source)].lower() not in _OWNERS:
        return False
    return not source.end <= cue.start or len(text[source.end : cue.start].split()) > _OWNED_WITHIN


def sayings_from(text: str, triples: Sequence[Triple]) -> list[Triple]:
    """Find what is told by a noun of saying with "from" or "by", and take it from whoever else was given it.

    Args:
        text: of the report.
        triples: what the tagger proposed.

    Returns:
        All triples: those of the frames, and the tagger's without contents that begin inside a frame.
    """
    found: list[Triple] = []
    kept = list(triples)
    for frame in _FROM.finditer(text):
        cue, start = Span(*frame.span("cue")), frame.start("content")
        onward = _ONWARD.search(text, start, frame.end("content"))
        content = Span(start, onward.start() if onward else frame.end("content"))
        if any(shared([cue], each.cue) and shared([content], each.content) for each in triples):
            continue
        found.append(Triple((Span(*frame.span("who")),), (cue,), (content,), CONFIDENCE))
        whole = Span(cue.start, content.end)
        kept = [left for each in kept if (left := _without_begun_in(each, whole)) is not None]
    return [*kept, *found]


def _without_begun_in(triple: Triple, frame: Span) -> Triple | None:
    """A triple without contents that begin inside the frame of another saying; what is nested in it stays."""
    if any(shared([frame], [cue]) for cue in triple.cue):
        return triple
    content = tuple(span for span in triple.content if not frame.start < span.start < frame.end)
    if content == triple.content:
        return triple
    return dataclasses.replace(triple, content=content) if content else None


def nominal_calls(text: str, triples: Sequence[Triple]) -> list[Triple]:
    """Find the calls that are no triple's content or cue yet.

    Args:
        text: of the report.
        triples: what the tagger proposed.
    """
    found = []
    for frame in _FRAME.finditer(text) if _CALL_FOR.search(text) else ():
        cue, start = Span(*frame.span("cue")), frame.start("content")
        clause = _CLAUSE.match(text, start)
        if clause is None or any(shared([cue], each.cue) for each in triples):
            continue
        end = frame.end("content")
        around = _AROUND.search(text, clause.end(), end)
        content = Span(start, around.start() if around else end)
        found.append(Triple((Span(*frame.span("who")),), (cue,), (content,), CONFIDENCE))
    return found
