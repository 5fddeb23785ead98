"""A source that the tagger left out although the sentence has it in plain sight.

Four frames of English, each of which leaves no doubt of the subject:

* "“…,” read a headline in the paper": behind a quotation the verb goes before its subject;
* "The complaint, filed in May, accuses", "One father, who lost his son, said": a verb behind an apposition or a
  relative clause has the sentence's first noun phrase for its subject;
* "a letter that noted", "a speech claiming": a relative or a participle right behind a noun for something written;
* "The ministry is holding the ship, claiming that": a participle behind a comma has the subject of its sentence, where
  the sentence has only one verb.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from twosource.attribution.bounds import NAME, sentence_start
from twosource.attribution.gazetteer import is_noun, load_gazetteer
from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution

_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost)"
_SUBJECT = rf"(?:{_DETERMINER} [\w'’.-]+(?: [\w'’.-]+){{0,4}}|{NAME}(?: {NAME}){{0,3}}|He|She|They|It)"
_READS = re.compile(r"(?:also )?(?:reads?|says?|said|ran|runs|declared|proclaimed|went)\Z")
_AFTER_VERB = re.compile(
    rf"\s(?P<who>{_DETERMINER}"
    r"(?: (?!(?:on|in|at|of|by|for|to|from|with|as|and|which|that|who|after|before)\b)[\w'’-]+){1,4})"
)
_WHEN = re.compile(
    r" (?:(?:last|this|early|late|earlier|later|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*(?: \w+)?|today)\Z"
)
_QUOTED = re.compile(r"[”\"»’']\s*\Z")
# A noun phrase, then between commas what more is said of it; the verb follows.
_PARENTHESIS = re.compile(
    rf"(?P<who>{_SUBJECT}, (?:who|which|whose|[a-z]+ed|made|sent|held|led|known|written|the|an?|now)"
    r"\b[^,.;:!?\n“”«»\"]{2,140}),\s*\Z"
)
_WROTE = re.compile(
    r"(?:that |which )?(?:also |later |\w+ly )?(?:say|said|note|noting|claim|argu|alleg|warn|accus|conclud|suggest|show"
    r"|indicat|call|urg|describ|ask|demand|declar|contend|stat)\w*",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    rf"(?P<who>(?:(?:{_DETERMINER}|[Tt]his|[Tt]hat)|[\w.]+['’]s) (?:[\w'’-]+ ){{0,2}}(?P<noun>[a-z]+)) ?\Z"
)
_RELATIVE = re.compile(r"(?:^|[ ,])(?P<who>that|which|who) ?\Z")
_PARTICIPLE = re.compile(
    r"(?:also |even |thus )?(?:saying|claiming|arguing|adding|insisting|alleging|noting|warning|stressing|complaining"
    r"|accusing|suggesting|vowing|predicting|promising|explaining|contending|maintaining|asserting)\b",
    re.IGNORECASE,
)
_VERB = (
    r"(?:is|are|was|were|has|have|had|(?:[a-z]+ly )?(?:[a-z]{3,}ed|said|told|spoke|wrote|went|made|gave|took|sent|held"
    r"|fought|broke|stood|met|left|hit|struck|cut|shot|drew))"
)
_MAIN = re.compile(rf"(?P<who>{_SUBJECT}) (?:also )?{_VERB}\b(?P<rest>[^.!?;:\n]{{0,200}}),[”\"’]?\s*\Z")
_OTHER_CLAUSE = re.compile(r"\b(?:that|who|whom|whose|which|when|as|after|because|while|where|and|but|if|whether)\b")
# What joins a second verb to the first one, behind what that one tells.
_ALSO = re.compile(r",? (?:and|but)(?: (?:also|then|later|again|\w+ly))? ")
_ENDS_ING = re.compile(r"\b\w+ing\b")
_OPENS_SENTENCE = re.compile(r"\W*(?:(?:While|By|In|After|Before|Yet|But|And|Still) )?")
_TO_SUBJECT = re.compile(r"[^.!?\n]*,[”\"’]? ")
_SECOND_VERB = re.compile(r"\b(?:and|but|or) (?:(?:\w+ly|also|then|later|even) )?\Z")
_REACH = 300


def found_source(text: str, cue: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
    """Find the source of a cue that the tagger gave none.

    Args:
        text: of the report.
        cue: the cue's spans.
        content: what is said, sorted.

    Returns:
        The source; empty where none of the frames is there.
    """
    if len(cue) != 1 or not content:
        return ()
    offset = sentence_start(text, cue[0].start, _REACH)
    before = text[offset : cue[0].start]
    for find in (_behind_parenthesis, _writing, _of_participle):
        found = find(text, before, cue[0])
        if found is not None:
            return (Span(offset + found[0], offset + found[1]),)
    return _behind_verb(text, cue[0], content)


def _behind_verb(text: str, cue: Span, content: Sequence[Span]) -> tuple[Span, ...]:
    """Read "“…,” read a banner on Monday"."""
    quoted = content[-1].end <= cue.start and _QUOTED.search(text, content[-1].start, cue.start)
    if not quoted or text[content[-1].end : cue.start].strip() or not _READS.match(text, cue.start, cue.end):
        return ()
    after = _AFTER_VERB.match(text, cue.end)
    if after is None:
        return ()
    start, end = after.span("who")
    when = _WHEN.search(text, start, end)
    return (Span(start, end if when is None else when.start()),)


def _behind_parenthesis(text: str, before: str, cue: Span) -> tuple[int, int] | None:
    """Read "The complaint, filed in May, accuses": the sentence must begin with it."""
    found = _PARENTHESIS.match(before)
    if found is None or not _WROTE.match(text, cue.start, cue.end) or _PARTICIPLE.match(text, *cue):
        return None
    return found.span("who")


def _writing(text: str, before: str, cue: Span) -> tuple[int, int] | None:
    """Read "a letter that noted", "a speech claiming"."""
    if _WROTE.fullmatch(text, *cue) is None:
        return None
    relative = _RELATIVE.search(before)
    told = _WRITTEN.search(before[: relative.start("who")] if relative is not None else before)
    participle = text[cue.start : cue.end].endswith("ing")
    gazetteer = load_gazetteer()
    if told is None or not is_noun(told["noun"], gazetteer.document) or (relative is None) != participle:
        return None
    return relative.span("who") if relative is not None else told.span("who")


def _of_participle(text: str, before: str, cue: Span) -> tuple[int, int] | None:
    """Read "The ministry is holding the ship, claiming that"."""
    if _PARTICIPLE.match(text, *cue) is None:
        return None
    found = _MAIN.match(before)
    if found is None or _OTHER_CLAUSE.search(found["rest"]):
        return None
    return found.span("who")


def with_subject_of_main_verb(text: str, drafts: Sequence[Attribution]) -> list[Attribution]:
    """Give a verb without a source the subject of the sentence's other verb, where the two share it.

    "Calling it a gift, | Ada Lund | said": a participle that opens a sentence has the subject behind its comma.
    "| Ada Lund | denied it and said": a second verb behind "and" has the first one's.

    Args:
        text: of the report.
        drafts: attributions without ids.
    """
    told = [draft for draft in drafts if len(draft.source) == len(draft.cue) == 1]
    return [
        draft
        if draft.source or len(draft.cue) != 1
        else dataclasses.replace(draft, source=_main_subject(text, draft.cue[0], told))
        for draft in drafts
    ]


def _main_subject(text: str, cue: Span, told: Sequence[Attribution]) -> tuple[Span, ...]:
    start = sentence_start(text, cue.start)
    if _OPENS_SENTENCE.fullmatch(text, start, cue.start) and _ENDS_ING.search(text, *cue):
        behind = [each for each in told if each.source[0].start > cue.end]
        first = min(behind, key=lambda each: each.source[0].start, default=None)
        if first is not None and _TO_SUBJECT.fullmatch(text, cue.end, first.source[0].start):
            return first.source
    elif _SECOND_VERB.search(text, start, cue.start):
        before = [each for each in told if start <= each.source[0].start and each.cue[0].end <= cue.start]
        last = max(before, key=lambda each: each.cue[0].start, default=None)
        if last is not None and last.source[0].end <= last.cue[0].start:
            return last.source
    return ()


def with_shared_subject(text: str, drafts: Sequence[Attribution]) -> list[Attribution]:
    """Give the second verb of a sentence that sentence's subject for its source, and no noun of what the first tells.

    "The mayors, defending the cost of the bridge, say", "She found that Orrin had lied, and ordered it to pay": the
    tagger now and then takes the last noun before the verb.

    Args:
        text: of the report.
        drafts: attributions without ids.
    """
    return [dataclasses.replace(draft, source=_shared_subject(text, draft, drafts)) for draft in drafts]


def _shared_subject(text: str, draft: Attribution, drafts: Sequence[Attribution]) -> tuple[Span, ...]:
    if len(draft.source) != 1 or len(draft.cue) != 1:
        return draft.source
    source, cue = draft.source[0], draft.cue[0]
    if source.end > cue.start:
        return draft.source
    apart = text[source.end : cue.start].strip() == ","
    for other in drafts:
        if len(other.source) != 1 or len(other.cue) != 1 or not other.cue[0].end <= source.start:
            continue
        if not any(span.start <= source.start and source.end <= span.end for span in other.content):
            continue
        gap = text[other.source[0].end : other.cue[0].start]
        if apart and gap.strip() == "," and _ENDS_ING.search(text, *other.cue[0]):
            return other.source
        if other.content[-1].end < cue.start and _ALSO.fullmatch(text, other.content[-1].end, cue.start):
            return other.source
    return draft.source
