"""Where a long content holds several assertions: sentences, "that ... and that ...", clauses with their own subject.

A statement is the smallest thing that can be the same or not in two reports, so that what one report tells in one
breath and another in two sentences can be aligned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import trimmed
from twosource.text.acts import SECOND_ACT
from twosource.text.word import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Each side of a cut has at least so many words.
SHORTEST_SENTENCE = 4
SHORTEST_CLAUSE = 5
# A cut at a bare "and" before a verb or a subject needs a longer clause on each side.
SHORTEST_LOOSE = 6
# A second thing that the source says or does about it may be told in a few words.
SHORTEST_SECOND = 3
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall"
    r"|went|came|took|made|gave|met|held|fell|rose|left|led|began|became|broke|brought|built|bought|caught|chose|drew"
    r"|drove|fought|found|got|grew|hit|kept|knew|lost|paid|put|ran|saw|sent|set|shot|spent|stood|struck|won|wrote"
    r"|tore|wore|swore|spoke|threw|flew|blew|sank|swam|rang|sang|sold|taught|thought|felt|dealt|slept|swept|shook|rode"
    r"|woke|froze|stole|burst|shut|spread|fled|fed|said|told|heard|hung|dug|stuck|swung|bent|lent|meant|understood"
    r"|withdrew|overtook|undertook|forbade|forgot|arose|beat|sprang|shrank|sought|lay|laid|read"
    r"|comes|goes|makes|takes|gives|marks|remains|runs|holds|shows|leaves|follows|faces|needs|wants|costs|begins|starts"
    r"|ends|meets|opens|closes|stands|lies|works|lives|stays|seems|appears|means|includes|employs|owns|opposes"
    r"|says|denies|argues|insists|believes|knows|thinks|expects|puts|accuses|refuses|rejects|admits|agrees|keeps|gets"
    r"|becomes|allows|asks|tells"
    r"|\w{2,}ed)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where)\b|[,;:]")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|I|you|there|nobody|none)\b|\w{3,}ed\b")
_EDGE = " \t\r\n,;:–—-"
_THAT = re.compile(r"[,;]?\s+(?:and|but|while)\s+(?=that\b)|;\s+(?:and\s+|but\s+)?(?=\w)", re.IGNORECASE)
_LOOSE = re.compile(
    r",\s+(?:and|but|while)\s+"
    r"(?=(?:he|she|it|they|we|I|you|there|this|these|those|the|a|an|no|nobody|none|its|his|her|their|our|my|both|some)"
    r"\s|\w{3,}ed\s)",
)
# "Was not resigning from his post, but would spend his time on both": a second thing said of one subject.
_ELIDED = re.compile(
    r",\s+but\s+(?=(?:will|would|can|could|is|are|was|were|has|have|had|did|does)(?:n['’]t)?\s)", re.IGNORECASE
)
# "After the two had met in the capital, the ministry published …": two things, of which the second is the sentence.
_FRONTED = re.compile(r"(?:after|before|when|while|once|although|though|as soon as)\s+(?=\w)", re.IGNORECASE)
_SUBJECT = re.compile(
    r",\s+(?=(?:he|she|it|they|we|there|the|a|an|this|these|those|his|her|its|their|both|some|all|no)\s|[A-Z])"
)


def split_fronted(text: str, span: Span) -> list[Span]:
    """Cut a narrated sentence behind a clause that stands before it: at the last comma that leaves two clauses.

    Args:
        text: of the report.
        span: a sentence or the stretch of one.

    Returns:
        One or two spans inside ``span``, in order.
    """
    if _FRONTED.match(text, span.start, span.end) is None:
        return [span]
    for joint in reversed(list(_SUBJECT.finditer(text, span.start, span.end))):
        behind = _RELATIVE.search(text, joint.end(), span.end)
        ends = behind.start() if behind else span.end
        first = VERB.search(text, joint.end(), ends)
        if first is None or first.start() == joint.end() or VERB.search(text, span.start, joint.start()) is None:
            continue
        return _at(text, span, [joint.span()], SHORTEST_CLAUSE)
    return [span]


def split_sayings(text: str, span: Span, sentences: Sequence[Span]) -> list[Span]:
    """Cut a content into the assertions that it holds.

    Args:
        text: of the report.
        span: the content, or one span of it.
        sentences: of the report, sorted.

    Returns:
        Spans inside ``span``, in order, at least one; none overlap, and what is too short to say something stays with
        its neighbour.
    """
    pieces = _at(text, span, _ends_inside(span, sentences), SHORTEST_SENTENCE)
    pieces = [part for piece in pieces for part in _cut(text, piece, _THAT, SHORTEST_CLAUSE)]
    pieces = [part for piece in pieces for part in _cut(text, piece, _LOOSE, SHORTEST_LOOSE, _is_clause)]
    pieces = [part for piece in pieces for part in _cut(text, piece, _ELIDED, SHORTEST_LOOSE)]
    return [part for piece in pieces for part in _cut(text, piece, SECOND_ACT, SHORTEST_SECOND)]


def _ends_inside(span: Span, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    return [(each.end, each.end) for each in sentences if span.start < each.end < span.end]


def _is_clause(text: str, start: int, end: int) -> bool:
    """Tell "and the keys were returned" from the last item of a list ("and the keys to the gate")."""
    if _PRONOUN.match(text, start, end):
        return True
    relative = _RELATIVE.search(text, start, end)
    return VERB.search(text, start, relative.start() if relative else end) is not None


def _cut(
    text: str,
    span: Span,
    joint: re.Pattern[str],
    shortest: int,
    holds: Callable[[str, int, int], bool] = lambda *_: True,
) -> list[Span]:
    """Cut at every joint with enough words on both sides, if what follows holds; the joint belongs to neither."""
    found = (each.span() for each in joint.finditer(text, span.start, span.end))
    return _at(text, span, [each for each in found if holds(text, each[1], span.end)], shortest)


def _at(text: str, span: Span, joints: Iterable[tuple[int, int]], shortest: int) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for end, following in joints:
        if _count(text, start, end) >= shortest and _count(text, following, span.end) >= shortest:
            pieces.append(trimmed(text, Span(start, end), _EDGE))
            start = following
    pieces.append(trimmed(text, Span(start, span.end), _EDGE) if pieces else span)
    return pieces


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in WORD.finditer(text, start, end))
