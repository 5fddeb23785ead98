"""The statements of reports: what is attributed, and what the outlet says in its own voice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.attribution.silence import is_silence
from twosource.identity import identify
from twosource.model import Place, Span, Statement
from twosource.spans import joined, shared, touching, trimmed, without
from twosource.statement.clauses import VERB, split_fronted, split_sayings
from twosource.statement.provenance import acts_besides, hangs_on_source, published_documents
from twosource.text.passive import is_said_of_subject
from twosource.text.word import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Attribution, Reading

# Fewer words than these say nothing that could be told twice.
SHORTEST_NARRATION = 4
SHORTEST_REMAINDER = 6
SHORTEST_SAYING = 5
# A quotation that makes up more of a content than this is the content.
QUOTED_PART = 0.6
_EDGE = " \t\r\n,;:–—-…"
# A stretch that begins so hangs on what was cut off before it.
_HANGING = re.compile(r"(?:that|which|who|whom|whose|but|and|or|nor|than|of|to)\b", re.IGNORECASE)
# "The coach, who answered eleven questions," has a verb, and does nothing yet.
_ASIDE = re.compile(r"[^,;]*(?P<relative>, (?:who|whom|which)\b)(?:[^,;]*,\s+)?")
_DANGLING = re.compile(
    r"(?:[\s,;:–—-]+(?:and|but|or|with|as|while|when|because|that|which|who|whose|of|to|by|for|in"
    r"|amid|despite|during|from|about|into|the|an?|his|her|its|their))+$"
)
# When or where somebody spoke, before a comma.
_ADJUNCT = re.compile(
    r"(?:In|On|At(?! least| most)|During|Through|By|From|With|Amid|Under|For|Asked|Speaking"
    r"|(?:Shortly|Minutes|Hours|Days) (?:after|before|later))\b[^,;:—–\n]*"
)
# Behind such a cue stands who is told: "told reporters at a breakfast given by the league".
_TOLD = re.compile(r"\b(?:told|tells|tell|telling|informed|assured|reminded)\s*$", re.IGNORECASE)
_LONGEST_TAIL = 60
_DENIAL = re.compile(r"\b(?:not|never) to $", re.IGNORECASE)
_LONGEST_DENIAL = 12


def extract_statements(readings: Sequence[Reading]) -> tuple[Statement, ...]:
    """Take the statements of each report: what is said in every attribution, and every narrated sentence.

    A content in several spans gives a statement for each that is long enough to say something by itself, one of several
    sentences or clauses a statement for each of them (``clauses.py``), and a quotation inside told words gives one too.

    A sentence that is partly somebody's content gives the longest stretch outside source, cue and content, if that has
    six words and a clause.  A clause before the sentence proper ("After the two had met, …") gives a statement of its
    own, and so do the words for a source that tell who published it.  Noise gives none.  What was not said, as a
    report tells, is nobody's statement, and its sentence the outlet's.  Sorted by report id, then by place.
    """
    found: dict[str, Statement] = {}
    for reading in map(_without_silences, readings):
        for statement in (*_attributed(reading), *_narrated(reading), *_published(reading)):
            found.setdefault(statement.id, statement)
    return tuple(sorted(found.values(), key=lambda each: (each.place.report, each.place.start, each.place.end)))


def _without_silences(reading: Reading) -> Reading:
    spoken = tuple(said for said in reading.attributions if not is_silence(reading.report.text, said))
    return reading if len(spoken) == len(reading.attributions) else replace(reading, attributions=spoken)


def _statement(reading: Reading, span: Span, attribution: str | None) -> Statement:
    place = Place(reading.report.id, span.start, span.end)
    return Statement(identify("statement", place.report, place.start, place.end), place, attribution)


def _attributed(reading: Reading) -> Iterable[Statement]:
    for attribution in reading.attributions:
        for part in _sayings(reading.report.text, attribution.content):
            for saying in split_sayings(
                reading.report.text, _with_denial(reading.report.text, part), reading.sentences
            ):
                yield _statement(reading, saying, attribution.id)
                for inner in _quoted_inside(reading, saying):
                    yield _statement(reading, inner, attribution.id)


def _with_denial(text: str, said: Span) -> Span:
    """Take in the denial that a saying hangs on: "urged both not to “slam the door”"."""
    denial = _DENIAL.search(text, max(0, said.start - _LONGEST_DENIAL), said.start)
    return Span(denial.start(), said.end) if denial else said


def _quoted_inside(reading: Reading, saying: Span) -> list[Span]:
    """Quotations that are a part of a told content and say something: another report may give nothing else."""
    text = reading.report.text
    within = [
        each.span
        for each in reading.quotations
        if saying.start <= each.span[0] and each.span[1] <= saying.end and each.kind == "direct"
    ]
    if not within:
        return []
    most = QUOTED_PART * _count(text, saying)
    return [each for each in within if SHORTEST_SAYING <= _count(text, each) <= most]


def _sayings(text: str, content: Sequence[Span]) -> list[Span]:
    """Take the spans of a content apart where each says something by itself; what is too short stays with the next.

    The subject of a passive ("completion is expected by May") says nothing without what follows.
    """
    parts = [content[0]]
    for span in content[1:]:
        cue = trimmed(text, Span(parts[-1].end, span.start), _EDGE)
        whole = is_said_of_subject(text, cue, span.start)
        if not whole and min(_count(text, parts[-1]), _count(text, span)) >= SHORTEST_SAYING:
            parts.append(span)
        else:
            parts[-1] = Span(parts[-1].start, span.end)
    return parts


def _published(reading: Reading) -> Iterable[Statement]:
    for span in published_documents(reading.report.text, reading.attributions):
        yield _statement(reading, span, None)


def _narrated(reading: Reading) -> Iterable[Statement]:
    text = reading.report.text
    noise = joined(noise.span for noise in reading.report.noise)
    content = [span for attribution in reading.attributions for span in attribution.content]
    around = [span for attribution in reading.attributions for span in _frame(text, attribution)]
    told = joined(content)
    named = joined((*content, *around))
    told_to = {
        span.end for attribution in reading.attributions for span in attribution.cue if _TOLD.search(text, *span)
    }
    title = (reading.report.title or "").strip()
    for sentence in reading.sentences:
        if title and text[sentence.start : sentence.end].strip() == title:
            continue
        for part in _longest(text, without([sentence], touching(noise, sentence))):
            if not shared([part], touching(told, part)):
                if _count(text, part) >= SHORTEST_NARRATION:
                    yield from (_statement(reading, clause, None) for clause in split_fronted(text, part))
                continue
            for rest in _longest(text, without([part], touching(named, part))):
                kept = _without_dangling(text, rest)
                if _spoken_before(text, kept.start) in told_to:
                    continue
                if _count(text, kept) >= SHORTEST_REMAINDER and _is_clause(text, kept):
                    yield from (_statement(reading, clause, None) for clause in split_fronted(text, kept))


def _frame(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """Cue and source, but for a source that belongs to a clause of the outlet's."""
    sources = (
        span
        for span in attribution.source
        if not (hangs_on_source(text, span, attribution) or acts_besides(text, span, attribution))
    )
    return (*sources, *attribution.cue)


def _spoken_before(text: str, place: int) -> int:
    """End of the last word before a place."""
    while place and text[place - 1].isspace():
        place -= 1
    return place


def _longest(text: str, parts: Sequence[Span]) -> list[Span]:
    """Give the part with most words, trimmed; nothing if there is none."""
    cut = [trimmed(text, part, _EDGE) for part in parts]
    kept = [part for part in cut if part.end > part.start]
    return [max(kept, key=lambda part: (_count(text, part), -part.start))] if kept else []


def _without_dangling(text: str, span: Span) -> Span:
    """Cut off the connectives, and the article, that led over to what is cut away."""
    tail = max(span.start, span.end - _LONGEST_TAIL)
    dangling = _DANGLING.search(text[tail : span.end])
    return Span(span.start, tail + dangling.start()) if dangling else span


def _is_clause(text: str, span: Span) -> bool:
    """Tell whether a stretch asserts something by itself: a verb with at least a word before it."""
    if _HANGING.match(text, span.start, span.end) or _is_adjunct(text, span):
        return False
    first = WORD.search(text, span.start, span.end)
    if first is None or VERB.fullmatch(first.group()):
        return False
    aside = _ASIDE.match(text, span.start, span.end)
    if aside is None or VERB.search(text, first.end(), aside.start("relative")):
        return VERB.search(text, first.end(), span.end) is not None
    return VERB.match(text, aside.end(), span.end) is not None


def _is_adjunct(text: str, span: Span) -> bool:
    """Tell whether a stretch only says when or where somebody spoke: "In a ruling handed down Monday, Ms Varn said"."""
    return _ADJUNCT.fullmatch(text, span.start, span.end) is not None and text[span.end : span.end + 1] == ","


def _count(text: str, span: Span) -> int:
    return len(WORD.findall(text, span.start, span.end))
