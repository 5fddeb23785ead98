"""A content that the tagger cut within its sentence: whoever is told, the subject before a parenthesis, a hole.

"Its decision, the network said, was “very different”" is one clause with its cue in the middle: where the cue and the
source stand between commas, what stands on either side of them is what was said.  The tagger now and then gives up the
part without the quotation, or leaves a hole of a few words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.bounds import CAPITAL, JOINT, SENTENCE_END, sentence_start
from twosource.model import Span
from twosource.spans import joined, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOLD = re.compile(
    r"(?:\w+ )*?(?:tell|tells|told|telling|assur(?:e[sd]?|ing)|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?"
    r"|warn(?:s|ed|ing)?|notif(?:y|ies|ied))\Z",
    re.IGNORECASE,
)
_CLAUSE = r"(?:that|if|whether|he|she|it|they|we|there|the|his|its|their|this|these|those|no|an?)\b"
# "Told him he …", "told Fox News the …": a noun phrase cannot go on so, and whoever is told is no part of what is said.
_ADDRESSEE = re.compile(
    r"(?:(?:him|them|us|me|reporters|journalists|lawmakers|investigators|police)"
    rf"|{CAPITAL}[\w.’'-]*(?: {CAPITAL}[\w.’'-]*){{0,3}}) (?={_CLAUSE})"
)
_HER = re.compile(r"her (?=(?:that|he|she|it|they|the)\b)")
# A paper whose name has an article: "told | The Standard | that".
_PAPER = re.compile(rf"The (?:{CAPITAL}[\w.’'-]* ){{1,4}}(?=(?:that|if|whether)\b)")
_NO_NAME = re.compile(r"(?:The|This|That|These|Those|It|He|She|They|We|I|There|If|When|No|A|An|All|Both|Some|Most)\b")
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|does|did)(?:n[’']t)?\b"
)
_OPENING = re.compile(r"[A-Z“\"‘'«(\d]")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LETTER = re.compile(r"\w")
_MARKS = "“\"‘'«„"
_REACH = 300
# A hole of so many words in the middle of a sentence is filled, and so many are drawn in at the beginning of a clause.
_HOLE = 12
_HEAD = 8
_BREAK = re.compile(rf"{JOINT.pattern}|[―“„«»]")
_JOINING = re.compile(r"\s*(?:(?:and|but|so|yet|or)\s+)?", re.IGNORECASE)


def without_addressee(text: str, cue: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
    """Take whoever is told out of what is told: "told | him he had read it"."""
    if len(cue) != 1 or not content or _TOLD.match(text, cue[0].start, cue[0].end) is None:
        return tuple(content)
    first = content[0]
    if first.start < cue[0].end or text[cue[0].end : first.start].strip():
        return tuple(content)
    named = None if _NO_NAME.match(text, first.start) else _ADDRESSEE.match(text, first.start, first.end)
    told = named or _HER.match(text, first.start, first.end) or _PAPER.match(text, first.start, first.end)
    if told is None:
        return tuple(content)
    return (Span(told.end(), first.end), *content[1:])


def may_be_cut(text: str, content: Sequence[Span]) -> bool:
    """Tell whether there is anything to look at: several parts, or one that begins with a bare verb."""
    return len(content) > 1 or (bool(content) and _FINITE.match(text, content[0].start) is not None)


def with_subject_before(
    text: str, own: Sequence[Span], content: Sequence[Span], taken: Sequence[Span]
) -> tuple[Span, ...]:
    """Begin a content that begins with a bare verb behind a parenthesis where its sentence begins.

    Args:
        text: of the report.
        own: source and cue of the attribution.
        content: what is said, sorted.
        taken: the cues of other attributions, and quotations: the content is not drawn over one.
    """
    if not content or not own or _FINITE.match(text, content[0].start) is None:
        return tuple(content)
    start = sentence_start(text, content[0].start, _REACH)
    if not text[start : content[0].start].rstrip().endswith(","):
        return tuple(content)
    if content[0].start - start == _REACH or _OPENING.match(text, start) is None:
        return tuple(content)
    inside = [span for span in own if start <= span.start and span.end <= content[0].start]
    end = min((span.start for span in inside), default=content[0].start)
    drawn = Span(start, len(text[start:end].rstrip(" ,")) + start)
    if _LETTER.search(text, *drawn) is None or any(drawn.start <= each.start < drawn.end for each in taken):
        return tuple(content)
    if not inside:
        return (Span(start, content[0].end), *content[1:])
    return (drawn, *content)


def from_clause_start(
    text: str, own: Sequence[Span], content: Sequence[Span], taken: Sequence[Span]
) -> tuple[Span, ...]:
    """Begin a content where its clause begins, if who said it stands behind its comma: "The pit | is safe, he said".

    What is told so is a whole clause.  Arguments as of ``with_subject_before``.
    """
    if not content or not own:
        return tuple(content)
    teller = min(span.start for span in own)
    if teller < content[-1].end or text[content[-1].end : teller].rstrip() != ",":
        return tuple(content)
    first = content[0]
    start = sentence_start(text, first.start, _REACH)
    start = max((match.end() for match in _BREAK.finditer(text, start, first.start)), default=start)
    joining = _JOINING.match(text, start, first.start)
    head = Span(joining.end() if joining else start, first.start)
    words = len(_WORD.findall(text[head.start : head.end]))
    if not 0 < words <= _HEAD or any(shared([head], [each]) for each in taken):
        return tuple(content)
    return (Span(head.start, first.end), *content[1:])


def without_holes(text: str, own: Sequence[Span], content: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """Fill the holes of a content within one sentence, behind the parenthesis of its cue or before it.

    Args:
        text: of the report.
        own: source and cue of the attribution.
        content: what is said, sorted.
        taken: the cues of other attributions, and quotations: a hole with one of them stays.
    """
    parts = list(content[:1])
    for part in content[1:]:
        around = [span.end for span in own if parts[-1].end <= span.start < part.start]
        start = max([parts[-1].end, *around])
        hole = Span(start, part.start)
        between = text[hole.start : hole.end]
        words = len(_WORD.findall(between))
        broken = SENTENCE_END.search(between) is not None or any(shared([hole], [each]) for each in taken)
        inner = start == parts[-1].end
        if broken or len(around) not in (0, len(own)) or words > _HOLE or (words and text[part.start] in _MARKS):
            parts.append(part)
        elif inner and not words:
            parts[-1] = Span(parts[-1].start, part.end)
        elif not inner and words and between.startswith(",") and not between.rstrip().endswith(","):
            parts.append(Span(hole.start + len(between) - len(between.lstrip(", ")), part.end))
        else:
            parts.append(part)
    return joined(parts)


def without_strays(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """Leave out a lone word of another sentence: "…, the government says. | That |’s equal to"."""
    if len(content) < 2:
        return tuple(content)
    kept = [
        part
        for index, part in enumerate(content)
        if index == 0
        or len(_WORD.findall(text[part.start : part.end])) > 1
        or text[part.start] in _MARKS
        or SENTENCE_END.search(text, content[index - 1].end, part.start) is None
    ]
    return tuple(kept)
