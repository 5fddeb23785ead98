"""Triples to attributions: what the tagger proposes, held to the rules of the marks.

The rules are those of PARC3 and PolNeAR's guidelines and of newspaper convention:

* a quotation is content whole or not at all: a content that covers most of it takes it whole, with its marks;
* a content does not run across its own cue or source;
* a quotation that goes on after its cue belongs to the same attribution; one in a paragraph of its own without a cue
  goes on with the last speaker of the passage, never with the next paragraph's;
* an attribution whose cue and content lie inside another's content is nested in it.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from twosource.attribution.bounds import drawn_to_joint, sentence_start, without_occasion
from twosource.attribution.contents import (
    from_clause_start,
    may_be_cut,
    with_subject_before,
    without_addressee,
    without_holes,
    without_strays,
)
from twosource.attribution.cue import is_turn_of_phrase, polarity_of, says_nothing
from twosource.attribution.figures import told_figures
from twosource.attribution.layout import told_by_layout, transcript_labels
from twosource.attribution.missing import found_source, with_shared_subject, with_subject_of_main_verb
from twosource.attribution.nominal import nominal_calls, only_meets, owns_nothing, sayings_from
from twosource.attribution.published import only_published
from twosource.attribution.second import after_denial
from twosource.attribution.silence import tells_how_named
from twosource.attribution.subjects import told_by, turned_round, whole_source, with_whole_sources
from twosource.attribution.trailing import trailing_sayings
from twosource.attribution.triple import Triple
from twosource.attribution.within import told_within
from twosource.identity import identify
from twosource.model import Attribution, AttributionKind, Quotation, Span
from twosource.spans import joined, length, overlap, shared, touches, touching, trimmed, without
from twosource.text.marks import left_tags
from twosource.text.passive import is_asked, with_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.triple import Tagged
    from twosource.model import Report

THRESHOLD = 0.25
UNSAID = 0.5
NEARER_SHARE = 0.6
DIRECT_SHARE, MIXED_SHARE = 0.9, 0.1
SAME_CONTENT = 0.5
CONTINUED_WORDS = 4
EDGES = " \t\r\n\u00a0,;:–—-"
SILENT_NOISE = frozenset(
    {"metadata", "byline", "dateline", "embedded_post", "read_more", "glued_link", "credit", "standfirst_repeat"}
)
_INSERTION = re.compile(r"\[[^\[\]\n]{1,120}\]")
_TURN = re.compile(
    r",?\s+(?:but|and|while|though|although|yet)(?:\s+\w+"
    r"|\s+(?:made no (?:\w+ )?(?:mention|reference)|did not (?:\w+ly )?(?:mention|name|say|refer))\b[^.;:\n]*)?\s*",
    re.IGNORECASE,
)
# "The" or "by the" with nothing behind it names nobody.
_BARE = re.compile(r"\W*(?:(?:the|an?|by|of|for|and|at|in|on|to|with)\b\W*)+", re.IGNORECASE)
# "The first", "an" and the like are words that the tagger left over, and say nothing.
_LEFT_WORDS = re.compile(r"\W*(?:(?:the|an?|of|to|by|and|first|second|third|last)\b\W*)+", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"\w+")


def assemble(report: Report, quotations: Sequence[Quotation], tagged: Tagged) -> tuple[Attribution, ...]:
    """Make attributions of the tagger's triples, sorted by the place of their content; no speaker is resolved yet."""
    silent = joined(noise.span for noise in report.noise if noise.kind in SILENT_NOISE)
    tags = left_tags(report.text, 0, len(report.text))
    outermost = [q for q in quotations if q.kind == "direct" and q.depth == 0 and not shared([q.outer], silent)]
    drafts: list[Attribution] = []
    said = sayings_from(report.text, tagged.triples)
    triples = [
        *said,
        *nominal_calls(report.text, tagged.triples),
        *told_figures(report.text, tagged.triples),
        *trailing_sayings(report.text, tagged.triples),
    ]
    triples = [each for each in triples if not shared(each.cue, tags)]
    triples = [heard for heard in (_without_silent(each, silent) for each in triples) if heard is not None]
    triples = _left_to_nearer_cues(triples)
    cues = [span.start for triple in triples if triple.confidence >= THRESHOLD for span in triple.cue]
    for triple in sorted(triples, key=lambda item: (-item.confidence, item.cue, item.content)):
        if triple.confidence < THRESHOLD:
            continue
        draft = _draft(report, turned_round(report.text, triple), outermost, cues)
        if draft is not None and all(overlap(draft.content, other.content) < SAME_CONTENT for other in drafts):
            drafts.append(draft)
    drafts.extend(_left_over(report, outermost, drafts, tagged.triples))
    drafts = with_subject_of_main_verb(report.text, with_whole_sources(report.text, drafts))
    drafts = with_shared_subject(report.text, drafts)
    labels = transcript_labels(report.text)
    drafts = [each for draft in drafts for each in told_by_layout(report.text, draft, outermost, labels)]
    drafts = _without_second_acts(report.text, drafts, outermost)
    drafts.extend(told_within(report.text, drafts, outermost))
    placed = sorted(drafts, key=lambda draft: (draft.content, draft.cue))
    inside = [quotation.outer for quotation in quotations if quotation.kind == "direct"]
    finished = [_finish(report, draft, inside) for draft in placed]
    return tuple(dataclasses.replace(each, parent=_parent(each, finished)) for each in finished)


def _without_silent(triple: Triple, silent: Sequence[Span]) -> Triple | None:
    """The triple without what is no prose in its content, as a dateline; ``None`` where that is most of it."""
    if not shared(triple.content, silent):
        return triple
    heard = without(triple.content, silent)
    return dataclasses.replace(triple, content=heard) if 2 * length(heard) > length(triple.content) else None


def _left_to_nearer_cues(triples: Sequence[Triple]) -> list[Triple]:
    """Leave to a cue what stands behind it: "“…,” the text reads, also urging the bloc “to respect …”".

    A surer cue before it loses the later parts of its content, if the nearer one has most of them.
    """
    sure = [triple for triple in triples if triple.cue and triple.confidence >= THRESHOLD]
    return [_left_to(triple, sure) if triple.cue and len(triple.content) > 1 else triple for triple in triples]


def _left_to(triple: Triple, others: Sequence[Triple]) -> Triple:
    for other in others:
        nearer = other.cue[0]
        kept = tuple(span for span in triple.content if span.end <= nearer.start)
        later = tuple(span for span in triple.content if span.start >= nearer.end)
        whole = len(kept) + len(later) == len(triple.content)
        if triple.cue[0].end <= nearer.start and kept and later and whole and _holds(other.content, later):
            return dataclasses.replace(triple, content=kept)
    return triple


def _holds(content: Sequence[Span], parts: Sequence[Span]) -> bool:
    return shared(content, parts) >= NEARER_SHARE * length(parts)


def _without_second_acts(text: str, drafts: Sequence[Attribution], outermost: Sequence[Quotation]) -> list[Attribution]:
    """Take what a source goes on to affirm out of what it denies; what has a draft already gets no second one."""
    out: list[Attribution] = []
    for draft in drafts:
        denied, *affirmed = after_denial(text, draft, outermost)
        out.append(denied)
        out.extend(
            each for each in affirmed if not any(shared(each.cue, other.cue) for other in drafts if other is not draft)
        )
    return out


def _draft(
    report: Report, triple: Triple, outermost: Sequence[Quotation], stops: Sequence[int] = ()
) -> Attribution | None:
    """One triple with its content held to the marks; ``None`` when nothing is left of it."""
    text = report.text
    content = _whole_quotations(triple.content, outermost)
    content = without(content, _own_words(triple, outermost))
    parts = [trimmed(text, _without_turn(text, span, outermost), EDGES) for span in content]
    own = [span.start for span in (*triple.source, *triple.cue)]
    worded = [part for part in parts if _LETTERS.search(text, part.start, part.end)]
    if all(_LEFT_WORDS.fullmatch(text, part.start, part.end) for part in worded):
        return None
    outers = [quotation.outer for quotation in outermost]
    quoted = any(touching(outers, part) for part in content)
    if only_published(text, triple.cue, worded) or (not quoted and any(says_nothing(text, cue) for cue in triple.cue)):
        return None
    if any(is_turn_of_phrase(text, cue) for cue in triple.cue) or tells_how_named(text, triple.content):
        return None
    drawn = joined(without_occasion(text, drawn_to_joint(text, part, [*own, *stops])) for part in worded)
    source, content = with_subject(text, _source(text, triple), triple.cue, drawn)
    if not triple.source and not source:
        source = found_source(text, triple.cue, content)
        content = without(content, source) or content
    content = _mended(text, (*source, *triple.cue), without_addressee(text, triple.cue, content), outermost, stops)
    return Attribution(
        id="",
        source=source,
        cue=triple.cue,
        content=content,
        kind="indirect",
        polarity="affirmed",
        speaker=None,
        parent=None,
        confidence=round(triple.confidence, 4),
    )


def _mended(
    text: str, own: Sequence[Span], content: Sequence[Span], outermost: Sequence[Quotation], stops: Sequence[int]
) -> tuple[Span, ...]:
    """The content without holes and strays, from the beginning of its clause."""
    taken = [Span(stop, stop + 1) for stop in stops] + [quotation.outer for quotation in outermost]
    content = from_clause_start(text, own, content, taken)
    if not may_be_cut(text, content):
        return tuple(content)
    whole = without_holes(text, own, without_strays(text, content), taken)
    return with_subject_before(text, own, whole, taken)


def _source(text: str, triple: Triple) -> tuple[Span, ...]:
    """The triple's source without what names nobody and who stands elsewhere: whom a call only meets, a lone "His"."""
    told = told_by(text, triple.source, triple.cue)
    whole = [whole_source(text, span, triple.cue) for span in told if span.start < span.end]
    spans = [trimmed(text, span, EDGES) for span in whole if not _BARE.fullmatch(text, *span)]
    return tuple(
        span
        for span in spans
        if not any(
            only_meets(text, span, cue) or owns_nothing(text, span, cue) or is_asked(text, span, cue)
            for cue in triple.cue
        )
    )


def _whole_quotations(content: Sequence[Span], outermost: Sequence[Quotation]) -> tuple[Span, ...]:
    """Take whole the quotations that are mostly covered; let go of those that are barely touched."""
    spans = list(content)
    for quotation in outermost:
        if not touches(quotation.outer, spans):
            continue
        size = quotation.span.end - quotation.span.start
        covered = shared(spans, [quotation.outer])
        if covered >= 0.5 * size:
            spans = list(joined([*spans, quotation.outer]))
        elif any(_crosses(span, quotation.outer) for span in spans) and covered < 0.3 * size:
            spans = [part for span in spans for part in _let_go(span, quotation.outer)]
    return joined(spans)


def _crosses(span: Span, outer: Span) -> bool:
    """Whether exactly one edge of the span lies inside the quotation."""
    return (outer.start < span.start < outer.end) != (outer.start < span.end < outer.end)


def _let_go(span: Span, outer: Span) -> tuple[Span, ...]:
    return without([span], [outer]) if _crosses(span, outer) else (span,)


def _without_turn(text: str, span: Span, outermost: Sequence[Quotation]) -> Span:
    """Cut off where the outlet turns to its own words behind a quotation: "… stability” but made no mention"."""
    ends = [quotation.outer.end for quotation in outermost if span.start < quotation.outer.end < span.end]
    return Span(span.start, ends[-1]) if ends and _TURN.fullmatch(text, ends[-1], span.end) else span


def _own_words(triple: Triple, outermost: Sequence[Quotation]) -> list[Span]:
    """The triple's cue and source, unless they stand inside a quotation that it quotes."""
    own = [*triple.cue, *triple.source]
    marked = [quotation.outer for quotation in outermost]
    return [span for span in own if not touches(span, marked)]


def _left_over(
    report: Report, outermost: Sequence[Quotation], drafts: Sequence[Attribution], triples: Sequence[Triple]
) -> list[Attribution]:
    """Attributions for quotations that no draft covers: somebody said them, known or not.

    First the best of the doubtful triples that cover the quotation, then the last speaker of the passage; where neither
    is there the quotation stands with nobody's name.
    """
    out: list[Attribution] = []
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(report.text)]
    for quotation in outermost:
        words = len(report.text[quotation.span.start : quotation.span.end].split())
        taken = [*drafts, *out]
        if words < CONTINUED_WORDS or any(touches(quotation.outer, draft.content) for draft in taken):
            continue
        doubtful = _doubtful(report, quotation, outermost, triples)
        before = _named_behind(report.text, quotation, taken) or _antecedent(report.text, quotation, paragraphs, taken)
        if doubtful is not None and all(overlap(doubtful.content, draft.content) < SAME_CONTENT for draft in taken):
            out.append(doubtful)
        elif before is not None:
            out.append(dataclasses.replace(before, cue=(), content=(quotation.outer,)))
        else:
            bare = Triple((), (), (quotation.outer,), UNSAID)
            out.extend(draft for draft in [_draft(report, bare, outermost)] if draft is not None)
    return out


def _doubtful(
    report: Report, quotation: Quotation, outermost: Sequence[Quotation], triples: Sequence[Triple]
) -> Attribution | None:
    """The surest triple that covers most of the quotation, however doubtful."""
    size = quotation.span.end - quotation.span.start
    fitting = [triple for triple in triples if shared(triple.content, [quotation.span]) >= 0.5 * size]
    if not fitting:
        return None
    best = min(fitting, key=lambda triple: (-triple.confidence, triple.cue, triple.content))
    return _draft(report, best, outermost)


def _antecedent(
    text: str, quotation: Quotation, paragraphs: Sequence[Span], drafts: Sequence[Attribution]
) -> Attribution | None:
    """The attribution that an uncovered quotation continues, or ``None``.

    In the same paragraph: the last direct or mixed one before it, when the words between hold no other capitalised
    subject.  In a paragraph that is nothing but the quotation: the last one of the paragraph before.
    """
    here = next(index for index, span in enumerate(paragraphs) if quotation.span.start <= span.end)
    earlier = [draft for draft in drafts if draft.content[0].start < quotation.outer.start and draft.source]
    same = [draft for draft in earlier if _ends_in(draft, paragraphs[here])]
    if same:
        last = max(same, key=_reach)
        between = text[_reach(last) : quotation.outer.start]
        return last if len(_LETTERS.findall(between)) <= 2 else None
    rest = without([paragraphs[here]], [quotation.outer])
    if any(_LETTERS.search(text, span.start, span.end) for span in rest) or here == 0:
        return None
    previous = [draft for draft in earlier if _ends_in(draft, paragraphs[here - 1])]
    final = max(previous, key=_reach, default=None)
    if final is None or not text.endswith(":", 0, paragraphs[here - 1].end):
        return final
    # "The board had asked Lund.  His office put out a statement:" announces somebody else's words.
    return final if final.source[0].start >= sentence_start(text, paragraphs[here - 1].end - 1) else None


def _named_behind(text: str, quotation: Quotation, drafts: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose source and cue stand right behind a quotation's comma: "“It burns,” Holm said of it"."""
    if "," not in text[quotation.outer.end - 2 : quotation.outer.end + 1]:
        return None
    for draft in drafts:
        if len(draft.source) == len(draft.cue) == 1 and draft.source[0].end <= draft.cue[0].start:
            near = quotation.outer.end <= draft.source[0].start
            if near and not text[quotation.outer.end : draft.source[0].start].strip(" ,"):
                return draft
    return None


def _reach(draft: Attribution) -> int:
    return max(span.end for span in (*draft.content, *draft.cue, *draft.source))


def _ends_in(draft: Attribution, paragraph: Span) -> bool:
    """Whether the attribution's content ends in the paragraph."""
    return paragraph.start <= draft.content[-1].end - 1 < paragraph.end


def _finish(report: Report, draft: Attribution, inside: Sequence[Span]) -> Attribution:
    """Give a draft its id, kind, polarity and insertions; ``inside`` are the report's direct quotations."""
    text = report.text
    flat = [number for span in (*draft.content, *draft.cue) for number in span]
    quoted = joined(part for part in inside if touches(part, draft.content))
    insertions = tuple(
        Span(*match.span())
        for span in draft.content
        for match in _INSERTION.finditer(text, span.start, span.end)
        if touches(Span(*match.span()), quoted)
    )
    return dataclasses.replace(
        draft,
        id=identify("attribution", report.id, *flat),
        kind=_kind(text, draft.content, quoted),
        polarity=polarity_of(text, draft.cue[0]) if draft.cue else "affirmed",
        insertions=insertions,
    )


def _kind(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> AttributionKind:
    """Direct from nine tenths of the letters in marks, mixed from one tenth (as PolNeAR's scorer cuts them)."""
    if not quoted:
        return "indirect"
    every = sum(_count_letters(text, *span) for span in content)
    inside = sum(
        _count_letters(text, max(span.start, part.start), min(span.end, part.end))
        for span in content
        for part in quoted
        if touches(span, [part])
    )
    share = inside / every if every else 0.0
    return "direct" if share >= DIRECT_SHARE else "mixed" if share >= MIXED_SHARE else "indirect"


def _count_letters(text: str, start: int, end: int) -> int:
    """Count the letters and digits of ``[start, end)``."""
    return sum(map(len, _LETTERS.findall(text, start, end)))


def _parent(attribution: Attribution, others: Sequence[Attribution]) -> str | None:
    """Id of the smallest other attribution whose content holds this one's content and cue."""
    own = joined([*attribution.content, *attribution.cue])
    holders = [
        other
        for other in others
        if other.content[0].start <= own[0].start
        and own[-1].end <= other.content[-1].end
        and other.id != attribution.id
        and shared(own, other.content) == length(own)
        and length(other.content) > length(attribution.content)
    ]
    return min(holders, key=lambda other: (length(other.content), other.id)).id if holders else None
