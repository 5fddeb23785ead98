"""The subject of a cue, where the tagger took a piece of it, or a noun beside it.

The tagger labels word pieces, so that a source may end inside a word ("Hale" of "Hale-Orton"), and it looks for a
likely speaker near the cue, so that it may take what a preposition governs ("The warrant unsealed in | the district
court | alleges").  What a sentence's grammar leaves no doubt of is put right here; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.bounds import CAPITAL, NAME, drawn_to_joint
from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.attribution.triple import Triple
    from twosource.model import Attribution

_FULL_NAME = rf"{NAME}(?: {NAME}){{0,3}}"
# "The workers at | the plant, which employs 300 people": no source ends so.
_HANGS = re.compile(r"\w (?:at|of|from|with|the|an?)\Z")
_ACCORDING = re.compile(r"according to\W*", re.IGNORECASE)
# What is told after "according to": a noun phrase up to the next mark; a point inside "U.S." is none.
_AFTER = re.compile(r"\s?(?P<who>(?:[^\W_](?:[^,.;:!?()\n“”«»\"]|\.(?=\w)|(?<=\b[A-Z])\.(?= )){1,100}))")
# "X-ray" at its hyphen: the rest of a word belongs to it, with the noun that it modifies where that is written small.
_HYPHENED = re.compile(r"(?:-\w[\w’']*)+")
_NOUN_AFTER = re.compile(
    r" (?!(?:is|are|was|were|has|have|had|and|or|but|who|which|that|in|of|on|at|to|for)\b)[a-z]\w+"
)
_SHORT_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\Z")
_AFTER_TITLE = re.compile(rf"\. {_FULL_NAME}")
_OWNER = re.compile(rf"(?:(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) )?(?:[\w-]+ )?\b[\w-]+|\b{_FULL_NAME})\Z")
# Whom it is told to, what it is compared with, and words that join sentences are no part of who says it.
_TAIL = re.compile(
    r",? (?:who|which|that)(?: (?:has|have|had|is|are|was|were))?\Z|,? ?[“\"‘]\Z"
    r"|, (?:to|with) (?:journalists|reporters|the (?:press|media))\b.*\Z"
    r"|, (?:on the other(?: hand)?|meanwhile|however|though|too|for (?:his|her|its|their) part"
    r"|versus\b.*|compared\b.*)\Z| (?:and|or|meanwhile)\Z",
    re.DOTALL,
)
_WHO = re.compile(r" (?:who|which|that)\Z")
# "Ada Lund and | other mayors said".
_AND_OTHERS = re.compile(r"(?<= and) (?:other|fellow|his|her|its|their) (?:[\w’'-]+ )??[\w’'-]+s\b")
# "A development that Ms. Lund | says may end the strike", "an offer that experts | say is a trick".
_TOLD_OF = re.compile(
    rf"(?:(?:\w+ ){{1,4}})?that (?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?{_FULL_NAME}|(?:[a-z]+ )?[a-z]+s)\Z"
)
# "We have learned since | Lund |'s departure that": a time, and not who said it.
_WHEN = re.compile(r"\b(?:since|after|before|during|until|amid|following)\b[^,.;:]*\Z")
_LIKELIER = re.compile(
    rf"(?:^|[.!?;\n]\s*|(?:, )?\b(?:that|and|but|while) |, )(?P<who>(?:[^\W\d][\w’'-]* ){{0,3}}(?:{NAME}|[a-z]+s)) "
    r"(?:is|are|was|were) (?:[\w-]+ ){0,4}(?:more|less) likely than (?:\w+ )?\Z"
)
# "Multiple | employees | testified", "Immigration | agents | launched": a plural right before the verb is its subject.
_CUT = re.compile(
    r"(?P<rest> (?!(?:has|is|was|does|always|sometimes|perhaps|besides|afterwards|towards|this|yes)\b)[a-z]{3,}s) "
)
_MAY_GO_ON = re.compile(r"\b[a-z][\w-]*\Z|\A(?:Multiple|Several|Some|Many|Most|All|Other|Few)\Z|\A[A-Z][a-z]+\Z")
# "Warnings from Western | leaders": an adjective of a people or a region is nobody.
_OF_PEOPLE = re.compile(r"(?:North|South|East|West)ern\Z|[A-Z][a-z]+(?:an|ish|ese|ch|ic)\Z")
_PLURAL = re.compile(r" (?!(?:has|is|was|does|always|this|wants|says|likes|needs|sees|thinks)\b)[a-z]{3,}s\b")
_ADVERB = re.compile(
    r"(?:Newly|Recently|Reportedly|Apparently|Allegedly|Possibly|Presumably|Perhaps|Maybe|Meanwhile|However|Instead)\Z"
)
# "The New | York Democrat", where another verb has the whole of it.
_GOES_ON = re.compile(r"(?: (?!(?:and|or|who|which|that|of|in|at|for|from|on|with|to|by)\b)[\w’'-]+){1,4}")
# "Ada Lund, who | also spoke on Monday, said": the clause goes with whom it tells of.
_RELATIVE = re.compile(r", (?:who|which)\Z")
_TO_COMMA = re.compile(r"(?P<rest> [^.;:!?\n“”«»\"]{3,160}),\s")
# "The Lund | campaign said".
_ARTICLED = re.compile(rf"[Tt]he {NAME}")
# "Warnings from the | West": an article is nobody, the name behind it is.
_ARTICLES = frozenset({"the", "The"})
_NAME_BEHIND = re.compile(rf" {_FULL_NAME}")
_NAMED_BODY = re.compile(r" (?:campaign|administration|government|team|family|company|camp|foundation|organi[sz]ation)")
_LEADING = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Aa]nother)"
    r" (?:(?:top|senior|former|leading|prominent|longtime|veteran|new|local|two|three) ){0,2}\Z"
)
_DETERMINED = re.compile(
    r"(?:the|an?|this|that|these|those|his|her|its|their|our|my|some|any|no|one|he|she|it|they)\b", re.IGNORECASE
)
# What a preposition governs is no subject: the subject is what stands before the preposition.
_GOVERNED = re.compile(r" (?:in|at|of|from|with|during|under|against|between|among|about|for|on|by)(?: the)? \Z")
_BOUNDARY = re.compile(r"[,.;:!?()\n“”«»\"—–]|\b(?:that|but|and|as|while|because|when|if|whether|where|who|which)\b")
_SUBJECT = re.compile(
    rf"\s*(?P<who>(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts) "
    rf"|{CAPITAL})\w.*)",
    re.DOTALL,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|said|says|told|went|came|made|took|gave"
    r"|got|saw|held|met|spoke|began|ran|left|lost|won|put|set|let)\b"
)
_INVERTED = re.compile(
    rf"(?:says?|said|argues?|argued|notes?|noted|adds?|added) (?P<who>(?:[\w.’'-]+ ){{0,7}}?{_FULL_NAME}), "
)
# "Furthermore, the ruling, which was published on Monday," up to the verb.
_WITH_RELATIVE = re.compile(
    rf"(?:^|[.!?][”\"’)]*\s|\n|\b[A-Z]\w+, )(?P<who>"
    rf"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w’'-]+ ){{0,3}}[\w’'-]+"
    rf"|{_FULL_NAME}), (?:which|who|whose) [^,.;:!?\n“”«»\"]{{2,140}}, \Z"
)
_TWO_NAMES = re.compile(rf"{_FULL_NAME}, (?P<who>{_FULL_NAME}|he|she)")
_ADJUNCT = re.compile(r"\s*(?:In|During|At|On|After|Before) [^,]*\b(?:with|by|from|to|of|for|at)\b[^,]*\s")
_COMPLEMENT = re.compile(
    r"(?P<rest> (?:behind|of|from)(?: [\w.’'“”\"-]+){1,10})(?:, (?:though|however|meanwhile|too),)? "
)
_CLAUSE = re.compile(r"\b(?:that|but|as|while|because|when|if|whether|where|who|which)\b")
_COMMON = re.compile(r"\b[a-z]\w+\Z")
# "That squares with | what Lund told": a clause of its own.
_FREE_RELATIVE = re.compile(r"(?:what|whatever|how|why|who|whoever|where|when)\b", re.IGNORECASE)
_OPENS_ADJUNCT = re.compile(
    r"(?:That|This|These|Those|It|He|She|They|We|I|You|There|And|But|So|In|At|On|By|From|With|During|Under|After|Before|For|Since|As|Of|Among|Amid|Despite|According|Like|Over|Between"
    r"|Through|Following|To|While|When|If)\b"
)
_CUE_VERB = re.compile(
    r"(?:also |now |then |later |further |\w+ly )*(?:has |have |had )?(?:also )?"
    r"(?:say|said|tell|told|claim|alleg|argu|accus|report|warn|stat|announc|insist|show|suggest|indicat|find|found|threat"
    r"|demand|call|urg|estimat|complain|conten|declar|reveal|resist|reject|mandat|ask|seek|sought|note|admit|add)\w*",
    re.IGNORECASE,
)
_REACH = 160


def whole_source(text: str, span: Span, cue: Sequence[Span]) -> Span:
    """Draw a source to the edges of its words and of its phrase, without what only stands beside it.

    Args:
        text: of the report.
        span: a source.
        cue: the cue's spans; a source does not run into them.
    """
    stop = min((each.start for each in cue if each.start >= span.end), default=len(text))
    end = _whole_word(text, span, stop)
    start = _beginning(text, span.start, end)
    relative = _RELATIVE.search(text, start, end)
    clause = _TO_COMMA.match(text, end, stop) if relative is not None and stop < len(text) else None
    if clause is not None and clause.end() == stop:
        return Span(start, clause.end("rest"))
    goes_on = stop < len(text) and not text.startswith("to ", stop) and _MAY_GO_ON.search(text, start, end)
    cut = _CUT.fullmatch(text, end, stop) if goes_on else None
    end = cut.end("rest") if cut is not None else end
    direct = stop < len(text) and not text[end:stop].strip()
    tail = None if direct and _WHO.search(text, start, end) else _TAIL.search(text, start, end)
    end = tail.start() if tail is not None and tail.start() > start else end
    people = (
        _PLURAL.match(text, end, stop) if cue and cue[0].end <= start and _OF_PEOPLE.match(text, start, end) else None
    )
    end = people.end() if people is not None else end
    if text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    others = _AND_OTHERS.match(text, span.end, stop) if end < span.end else None
    end = others.end() if others is not None else end
    told_of = _TOLD_OF.match(text, start, end) if direct else None
    start = told_of.start("who") if told_of is not None else start
    body = _NAMED_BODY.match(text, end, stop) if _ARTICLED.fullmatch(text, start, end) is not None else None
    if body is not None and text[body.end() : body.end() + 1] == " ":
        end = body.end()
    named = _NAME_BEHIND.match(text, end, stop) if text[start:end] in _ARTICLES else None
    end = named.end() if named is not None else end
    if cue and cue[0].end <= start and _ACCORDING.fullmatch(text, *cue[0]):
        return drawn_to_joint(text, Span(start, end), [])
    hangs = _HANGS.search(text, start, end) is not None
    return drawn_to_joint(text, Span(start, end), [stop]) if hangs else Span(start, end)


def _whole_word(text: str, span: Span, stop: int) -> int:
    """Where the word or the name with a short title ends in which a source ends."""
    end = span.end
    hyphened = _HYPHENED.match(text, end, stop)
    if hyphened is not None and text[end - 1].isalnum():
        end = hyphened.end()
        noun = _NOUN_AFTER.match(text, end, stop)
        if noun is not None and text[hyphened.start() + 1].islower():
            end = noun.end()
    titled = _AFTER_TITLE.match(text, end, stop) if _SHORT_TITLE.search(text, span.start, end) else None
    return titled.end() if titled is not None else end


def _beginning(text: str, start: int, end: int) -> int:
    """Where the owner of "'s husband", or the article before a source without one, begins."""
    if text[start : start + 2] in ("'s", "’s"):
        found = _OWNER.search(text, max(0, start - _REACH), start)
    elif _DETERMINED.match(text, start, end) is None:
        found = _LEADING.search(text, max(0, start - 40), start)
    else:
        found = None
    return found.start() if found is not None else start


def told_by(text: str, source: tuple[Span, ...], cue: Sequence[Span]) -> tuple[Span, ...]:
    """Give "according to" the source that follows it, and a verb the subject that its preposition hides.

    Args:
        text: of the report.
        source: as the tagger has it; may be empty.
        cue: the cue's spans.

    Returns:
        The source; as it was where the sentence does not tell better.
    """
    if len(cue) != 1 or len(source) > 1:
        return source
    if source and (_ADVERB.match(text, *source[0]) or _owns_a_time(text, source[0], cue[0])):
        return ()
    if _ACCORDING.fullmatch(text, *cue[0]):
        beside = bool(source) and cue[0].end <= source[0].start <= cue[0].end + 2
        after = None if beside else _AFTER.match(text, cue[0].end)
        return (Span(*after.span("who")),) if after is not None else source
    if not source or source[0].end > cue[0].start:
        return source
    span = source[0]
    found = (
        _compared(text, span)
        or _behind_relative(text, span, cue[0])
        or _behind_adjunct(text, span)
        or _with_complement(text, span, cue[0])
    )
    if found is None and not text[span.end : cue[0].start].strip():
        found = _governing(text, span, cue[0])
    return source if found is None else (found,)


def with_whole_sources(text: str, drafts: Sequence[Attribution]) -> list[Attribution]:
    """Draw a source that ends inside a noun phrase to the end of it, where another cue has the whole of it."""
    ends: dict[int, int] = {}
    for draft in drafts:
        for span in draft.source[:1]:
            ends[span.start] = max(span.end, ends.get(span.start, 0))
    return [replace(draft, source=tuple(_drawn(text, span, ends) for span in draft.source)) for draft in drafts]


def _drawn(text: str, span: Span, ends: Mapping[int, int]) -> Span:
    longest = ends.get(span.start, span.end)
    goes_on = longest > span.end and _GOES_ON.fullmatch(text, span.end, longest) is not None
    return Span(span.start, longest) if goes_on else span


def _owns_a_time(text: str, span: Span, cue: Span) -> bool:
    """Tell "Lund" of "have learned since Lund's departure that"."""
    owns = cue.end <= span.start and text[span.end : span.end + 2] in ("'s", "’s")
    return owns and _WHEN.search(text, cue.end, span.start) is not None


def turned_round(text: str, triple: Triple) -> Triple:
    """Read "On the law alone, says the jurist Ada Brenner, the case is weak": the verb stands before its subject.

    Only where the tagger took what a preposition governs for the source, so that the sentence has no subject before the
    verb, and where a name between commas begins what it took for the content.
    """
    if len(triple.cue) != 1 or len(triple.source) != 1 or not triple.content:
        return triple
    source, cue, first = triple.source[0], triple.cue[0], triple.content[0]
    governed = _GOVERNED.search(text, max(0, source.start - _REACH), source.start)
    comma = source.end <= cue.start and text[source.end : cue.start].strip() == ","
    who = _INVERTED.match(text, cue.start)
    if governed is None or not comma or who is None or not cue.end <= first.start <= who.start("who"):
        return triple
    content = (Span(who.end(), first.end), *triple.content[1:])
    return replace(triple, source=(Span(*who.span("who")),), content=content) if who.end() < first.end else triple


def _compared(text: str, span: Span) -> Span | None:
    """Take "Lunds are more likely than | Holms | to say": it is the one who is compared who says it."""
    before = text[max(0, span.start - _REACH) : span.start]
    found = _LIKELIER.search(before)
    offset = span.start - len(before)
    return None if found is None else Span(offset + found.start("who"), offset + found.end("who"))


def _behind_relative(text: str, span: Span, cue: Span) -> Span | None:
    """Take "The ruling, which was published on | the court | website, calls": the verb is the ruling's."""
    if _CUE_VERB.match(text, cue.start, cue.end) is None:
        return None
    before = text[max(0, cue.start - 2 * _REACH) : cue.start]
    found = _WITH_RELATIVE.search(before)
    offset = cue.start - len(before)
    if found is None:
        return None
    inside = offset + found.end("who") < span.start
    return Span(offset + found.start("who"), offset + found.end("who")) if inside else None


def _behind_adjunct(text: str, span: Span) -> Span | None:
    """Take "In an interview with the host Ada Lund, | Brenner |": the name before the comma is the adjunct's."""
    two = _TWO_NAMES.fullmatch(text, span.start, span.end)
    if two is None:
        return None
    before = text[max(0, span.start - _REACH) : span.start]
    ends = [found.end() for found in _BOUNDARY.finditer(before)]
    if not ends and len(before) == _REACH:
        return None
    adjunct = _ADJUNCT.fullmatch(before, ends[-1] if ends else 0)
    return Span(*two.span("who")) if adjunct is not None else None


def _with_complement(text: str, span: Span, cue: Span) -> Span | None:
    """Draw "The photographer | behind the picture, though, claimed" on to the verb: all between is the noun's."""
    between = _COMPLEMENT.fullmatch(text, span.end, cue.start)
    if between is None or _FINITE.search(between["rest"]) or _CLAUSE.search(between["rest"]):
        return None
    if _CUE_VERB.match(text, cue.start, cue.end) is None or _COMMON.search(text, span.start, span.end) is None:
        return None
    return Span(span.start, between.end("rest"))


def _governing(text: str, span: Span, cue: Span) -> Span:
    """Give the noun phrase in which a source stands behind a preposition: "A report by | the ministry | says"."""
    before = text[max(0, span.start - _REACH) : span.start]
    own_clause = _FREE_RELATIVE.match(text, span.start, span.end) is not None
    if own_clause or _GOVERNED.search(before) is None or _CUE_VERB.match(text, cue.start, cue.end) is None:
        return span
    ends = [found.end() for found in _BOUNDARY.finditer(before)]
    offset = ends[-1] if ends else 0
    if not ends and len(before) == _REACH:
        return span
    subject = _SUBJECT.match(before, offset)
    if subject is None or _FINITE.search(subject["who"]) or _OPENS_ADJUNCT.match(subject["who"]):
        return span
    return Span(span.start - len(before) + subject.start("who"), span.end)
