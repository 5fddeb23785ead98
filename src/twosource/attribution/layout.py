"""What the layout says of a quotation's speaker: a transcript's labels, a signature after a dash, "He said:" above it.

These are newspaper conventions that need no grammar, and that a tagger which has seen few of them misses.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import length, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import Attribution, Quotation

# A report is a transcript from so many labelled paragraphs on; one alone may be a heading ("UPDATE: ...").
LEAST_LABELS = 3
# The quotation is at least this share of its attribution's content, so that its speaker is the attribution's.
MOSTLY = 0.5
_NAME = r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*"
_FULL_NAME = rf"{_NAME}(?:[ \u00a0](?:(?:de|van|von|der|al|bin|la|le|del|da|di|N)[ \u00a0])?{_NAME}){{0,4}}"
_SAYING = (
    r"(?:says?|said|adds?|added|tells?|told|asks?|asked|writes?|wrote|explain(?:s|ed)|continue[sd]|note[sd]|reports?|"
    r"recall(?:s|ed)|argue[sd]|insist(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|tweet(?:s|ed)|remark(?:s|ed)|joke[sd]|"
    r"warn(?:s|ed)|declare[sd]|conclude[sd]|state[sd]|boast(?:s|ed)|observe[sd]|respond(?:s|ed)|stress(?:es|ed))"
)
_LABEL = re.compile(r"[ \t]*[\"“«]?(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):[ \u00a0]")
_PARAGRAPH = re.compile(r"[^\n]+")
_SIGNED = re.compile(rf"[ \u00a0]?(?P<dash>[―—–]|--?)[ \u00a0]?(?P<who>{_FULL_NAME})(?=[ \u00a0]*(?:[.,(\n“\"]|\Z))")
_SAID_AFTER = re.compile(
    rf"[ \u00a0](?:(?P<who>{_FULL_NAME}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)[ \u00a0](?P<cue>{_SAYING})"
    rf"|(?P<cue2>{_SAYING})[ \u00a0](?P<who2>{_FULL_NAME}))\b"
)
_SAID_BEFORE = re.compile(
    rf"\b(?P<who>{_FULL_NAME}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)[ \u00a0](?:\w+ly[ \u00a0])?(?P<cue>{_SAYING})"
    r"(?:[ \u00a0][^\n.:“”\"]{0,60})?:\s*\Z"
)
# "He praised the clubs, saying, “…”" and "Holt stopped at the bank, asking a clerk, “…”": nobody but the subject of the
# sentence says it.  The subject is a name, with or without an apposition, and a verb form of the past follows it.
_PAST = (
    r"(?:[a-z]{2,}ed|said|told|spoke|wrote|went|made|gave|took|sent|stood|held|called|met|put|came|left|hit|struck|cut|"
    r"shot|broke|drew|fought|read|ran|saw|sought|set|kept|began|was|had)"
)
_PARTICIPLE = re.compile(
    rf"(?:^|[.!?][”»\"’]?\s|\n)(?P<who>{_FULL_NAME})"
    rf"(?:,[ \u00a0][^,.!?;:\n“”«»\"]{{2,80}},)?[ \u00a0](?:[a-z]+ly[ \u00a0])?{_PAST}\b"
    r"(?P<rest>[^.!?;:\n“”«»\"]{0,200}),[ \u00a0]"
    r"(?P<cue>saying|asking|adding|writing|(?:telling|asking|warning)[ \u00a0][^,.!?;:\n“”«»\"]{1,40})[,:]?\s*\Z"
)
# "Holt put out a statement:" above the quotation.
_ISSUED = re.compile(
    rf"(?:^|[.!?][”»\"’]?\s|\n)(?P<who>{_FULL_NAME}|(?:The|His|Her|Its|Their)(?: [\w’'-]+){{1,4}}?|He|She|They)"
    r"(?:,[ \u00a0][^,.!?;:\n“”«»\"]{2,80},)?[ \u00a0](?:also[ \u00a0])?"
    r"(?P<cue>issued|released|made|gave|offered|posted|shared|published|delivered|put[ \u00a0]out)\b"
    r"[^.!?;:\n“”«»\"]{0,160}:\s*\Z"
)
# Capitals that open a sentence and no name.
_OPENERS = "This|That|These|Those|You|I|Who|What|There|And|But|Then|In|On|At|By|For|From|After|Before|When|While|As|If"
_NO_NAME = re.compile(rf"(?:{_OPENERS})\b")
_NO_SUBJECT = re.compile(
    rf"(?:{_OPENERS}|The|It|We|A|An|One|To|Yesterday|Today|Later|Earlier|Last|Meanwhile|However|Instead|Soon|Once|Now|Still|Also|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|.*['’]s?\Z"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:that|who|whom|whose|which|when|as|after|before|because|while|where|and|but|if|whether)\b"
)
_INITIAL = re.compile(r"(?:^|[ .])\w\.$|(?:Jr|Sr)\.$")
_REACH = 120
_SENTENCE_REACH = 400


def transcript_labels(text: str) -> dict[int, Span]:
    """Find the labels of a transcript.

    Returns:
        The span of each label (without its colon) by the start of its paragraph; nothing when the text is no
        transcript.
    """
    found = {}
    for paragraph in _PARAGRAPH.finditer(text):
        label = _LABEL.match(text, paragraph.start(), paragraph.end())
        if label:
            found[paragraph.start()] = Span(*label.span("who"))
    return found if len(found) >= LEAST_LABELS else {}


def told_by_layout(
    text: str, draft: Attribution, outermost: Sequence[Quotation], labels: dict[int, Span]
) -> list[Attribution]:
    """Give an attribution the source that the layout states.

    A label or a signature overrules what was found; "He said:" above the quotation, "Reve said" after it, or the
    subject of a sentence that goes on with "saying" only fills what is empty.

    Args:
        text: of the report.
        draft: an attribution.
        outermost: the report's outermost quotations, in order.
        labels: what :func:`transcript_labels` found.

    Returns:
        The attribution; or several, where each of its quotations has a signature of its own.
    """
    inside = [q for q in outermost if shared(draft.content, [q.outer])]
    if not inside or length([q.outer for q in inside]) < MOSTLY * length(draft.content):
        return [draft]
    signed = [_SIGNED.match(text, quotation.outer.end) for quotation in inside]
    if any(signed):
        return list(_by_signature(draft, inside, signed))
    label = _label_of(text, inside[0], labels)
    if label is not None:
        return [dataclasses.replace(draft, source=(label,), cue=())]
    return [draft if draft.source else _said_around(text, draft, inside[0], inside[-1])]


def _by_signature(
    draft: Attribution, inside: Sequence[Quotation], signed: Sequence[re.Match[str] | None]
) -> Iterator[Attribution]:
    """Cut an attribution after each signed quotation; what follows the last one keeps the source that was found."""
    waiting: list[Span] = []
    for quotation, signature in zip(inside, signed, strict=True):
        waiting.append(quotation.outer)
        if signature:
            start, end = signature.span("who")
            end -= signature["who"].endswith(".") and not _INITIAL.search(signature["who"])
            source = (Span(start, end),)
            yield dataclasses.replace(
                draft, source=source, cue=(Span(*signature.span("dash")),), content=tuple(waiting)
            )
            waiting = []
    if waiting:
        yield dataclasses.replace(draft, content=tuple(waiting))


def _label_of(text: str, quotation: Quotation, labels: dict[int, Span]) -> Span | None:
    """The label of the quotation's own paragraph, or of the last labelled one before it when it goes on."""
    start = text.rfind("\n", 0, quotation.span.start) + 1
    label = labels.get(start)
    if label is not None and label.start <= quotation.span.start + 1:
        return label
    if not labels or text[start : quotation.outer.start].strip():
        return None
    before = [each for paragraph, each in sorted(labels.items()) if paragraph < start]
    return before[-1] if before and max(labels) > start else None


def _said_around(text: str, draft: Attribution, first: Quotation, last: Quotation) -> Attribution:
    after = _SAID_AFTER.match(text, last.outer.end)
    if after:
        who, cue = ("who", "cue") if after["who"] else ("who2", "cue2")
        return dataclasses.replace(draft, source=(Span(*after.span(who)),), cue=(Span(*after.span(cue)),))
    before = _SAID_BEFORE.search(text, max(0, first.outer.start - _REACH), first.outer.start)
    issued = _ISSUED.search(text, max(0, first.outer.start - _SENTENCE_REACH), first.outer.start)
    before = before or (None if issued and _NO_NAME.match(issued["who"]) else issued)
    if before:
        return dataclasses.replace(draft, source=(Span(*before.span("who")),), cue=(Span(*before.span("cue")),))
    return _said_by_subject(text, draft, first)


def _said_by_subject(text: str, draft: Attribution, first: Quotation) -> Attribution:
    """Give "..., saying, “…”" the subject of its sentence, where no other clause stands between."""
    found = _PARTICIPLE.search(text, max(0, first.outer.start - _SENTENCE_REACH), first.outer.start)
    if found is None or _NO_SUBJECT.match(found["who"]) or _OTHER_CLAUSE.search(found["rest"]):
        return draft
    return dataclasses.replace(draft, source=(Span(*found.span("who")),), cue=(Span(*found.span("cue")),))
