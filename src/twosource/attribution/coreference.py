"""Resolve the source of every attribution to a speaker, within one report.

The report is read once from beginning to end.  Names, descriptions and pronouns outside quotations are remembered in
the order in which they come (``discourse``); each source is resolved when its place is reached.  A source inside a
quotation waits until the speaker of that quotation is known, and a source that is left out waits until the end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.attribution.descriptions import Describer
from twosource.attribution.discourse import PRONOUNS, Discourse, Mention
from twosource.attribution.narrative import Step, narrative_steps
from twosource.attribution.omitted import resolve_omitted
from twosource.attribution.published import document_after
from twosource.attribution.records import teller_in_content
from twosource.attribution.setting import Setting, make_setting
from twosource.attribution.sources import SourceReader
from twosource.attribution.sourcewords import speaking_words
from twosource.model import Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.entities import Entity, Named
    from twosource.model import Attribution, Name, Quotation, Report

_PASSIVE = re.compile(
    r"(?:(?:has|have|had) been|was|were|is|are|being) (?:\w+ly |again |also |never |once )?"
    r"(?:accused|asked|blamed|challenged|condemned|considered|criticised|criticized|denounced|depicted|ordered|portrayed"
    r"|pressed|questioned|regarded|told|urged|viewed|warned)\b"
)
_JOINT = re.compile(r",? (?:and|&) |, ")


@dataclass(frozen=True, slots=True)
class _Source:
    """An attribution's source as a range of words, with the attribution in whose content it stands."""

    attribution: Attribution
    first: int
    last: int
    parent: Attribution | None
    quoted: bool
    holds: bool


def resolve_speakers(
    report: Report,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    names: Sequence[Name],
    attributions: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """Fill in the speaker of every attribution.

    Args:
        report: the report; nothing outside it is looked at.
        sentences: its sentences, sorted.
        quotations: its quotations.
        names: the tagger's names; labels and ends may be wrong.
        attributions: the attributions, whose ``speaker`` is replaced.

    Returns:
        The same attributions in the same order.  ``speaker`` is ``None`` where the report does not tell, or leaves
        it open between two.
    """
    if not attributions:
        return ()
    setting, entities = make_setting(report, sentences, quotations, names)
    discourse = Discourse(entities)
    documents: dict[str, Span] = {}
    found = _walk(setting, discourse, attributions, documents)
    resolve_omitted(setting, discourse, quotations, attributions, found)
    return tuple(
        replace(
            a,
            speaker=_speaker(discourse, found.get(a.id)),
            source=(documents[a.id],) if a.id in documents else a.source,
        )
        for a in attributions
    )


def _speaker(discourse: Discourse, index: int | None) -> Speaker | None:
    if index is None:
        return None
    entity: Entity = discourse.entities[index]
    return Speaker(entity.name, entity.kind)


def _walk(
    setting: Setting, discourse: Discourse, attributions: Sequence[Attribution], documents: dict[str, Span]
) -> dict[str, int]:
    """Go through the report in order and resolve every source that is written; give entities by attribution id.

    ``documents`` is filled with the places of the documents that speak where the tagger took who publishes them.
    """
    sources = _locate(setting, attributions)
    taken = {index for source in sources for index in range(source.first, source.last)}
    reader = SourceReader(setting, discourse, Describer(setting, discourse))
    steps: list[tuple[int, int, Step | _Source]] = [(step.first, 0, step) for step in narrative_steps(setting, taken)]
    steps.extend((source.first, 1, source) for source in sources if not source.quoted)
    found: dict[str, int] = {}
    meant: dict[tuple[int, int], int] = {}
    for _, _, step in sorted(steps, key=lambda item: item[:2]):
        if isinstance(step, _Source):
            _resolve_source(reader, step, meant, found, documents)
        else:
            reader.follow(step)
    for source in sources:
        if source.quoted:
            _resolve_quoted(reader, source, found)
    return found


def _locate(setting: Setting, attributions: Sequence[Attribution]) -> list[_Source]:
    """Find the words of every source, in the order of the text."""
    starts = [word.start for word in setting.words]
    by_id = {a.id: a for a in attributions}
    cues = sorted((cue.start, a.id) for a in attributions for cue in a.cue)
    located = []
    for attribution in attributions:
        if not attribution.source:
            continue
        span = _whole(setting, attribution.source)
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first >= last:
            continue
        if span.start < setting.words[first].start and first - 1 in setting.at:
            # "'s people": the source was cut behind its owner.
            first = setting.at[first - 1].title
        first, last = speaking_words(setting, first, last)
        parent = by_id.get(attribution.parent or "") or _around(span.start, attribution, attributions)
        holds = _holds_another(attribution, cues)
        # “Evening Hour” anchor Karl Lund: a source that only begins with a title in marks stands in nobody's words.
        quoted = setting.words[first].quoted and setting.words[last - 1].quoted
        located.append(_Source(attribution, first, last, parent, quoted, holds))
    return sorted(located, key=lambda source: (source.first, source.last))


def _whole(setting: Setting, source: Sequence[Span]) -> Span:
    """Give a source of several spans as one where only "and" or commas part them, else the first with a name in it.

    Where none names anybody, the longest is taken.
    """
    ordered = sorted(source)
    if all(_JOINT.fullmatch(setting.text, one.end, max(one.end, other.start)) for one, other in pairwise(ordered)):
        return Span(ordered[0].start, ordered[-1].end)
    for span in ordered:
        if any(_names_head(setting, name, span) for name in setting.named):
            return span
    return max(source, key=lambda span: span.end - span.start)


def _holds_another(outer: Attribution, cues: Sequence[tuple[int, str]]) -> bool:
    """Tell whether another attribution's cue stands in the content of an attribution.

    ``cues`` are the starts of all cues with the ids of their attributions, sorted.
    """
    for span in outer.content:
        inside = slice(bisect_left(cues, (span.start, "")), bisect_left(cues, (span.end, "")))
        if any(identity != outer.id for _, identity in cues[inside]):
            return True
    return False


def _names_head(setting: Setting, name: Named, span: Span) -> bool:
    """Tell whether a name stands in a span and owns nothing there."""
    inside = span.start <= setting.words[name.first].start < span.end
    return inside and not setting.words[name.last - 1].possessive


def _around(start: int, child: Attribution, attributions: Sequence[Attribution]) -> Attribution | None:
    """Find the smallest attribution in whose content a source stands."""
    around = [
        (span.end - span.start, a.id, a)
        for a in attributions
        if a.id != child.id
        for span in a.content
        if span.start <= start < span.end
    ]
    return min(around, key=lambda item: item[:2])[2] if around else None


def _resolve_source(
    reader: SourceReader,
    source: _Source,
    meant: dict[tuple[int, int], int],
    found: dict[str, int],
    documents: dict[str, Span],
) -> None:
    """Resolve a source of the narration; ``meant`` is what the same words meant for another cue before."""
    setting, discourse = reader.setting, reader.discourse
    parent = found.get(source.parent.id) if source.parent else None
    cue = " ".join(setting.text[span.start : span.end] for span in source.attribution.cue).lower()
    place = (source.first, source.last)
    target = _is_target(setting, source, cue)
    entity = meant[place] if place in meant else reader.read(*place, parent, cue)
    document = None
    if not target:
        entity = _recorded(reader, source, entity, cue)
        document = _published(reader, source, cue)
    if document is not None:
        found[source.attribution.id], documents[source.attribution.id] = document
    elif entity is not None:
        if not target:
            meant[place] = found[source.attribution.id] = entity
        word = setting.words[source.first]
        agent = source.first > 0 and setting.words[source.first - 1].lower in ("by", "as")
        number = setting.numbers[source.first]
        discourse.mention(
            Mention(
                source.first,
                entity,
                number,
                word.paragraph,
                subject=not agent,
                source=not agent and not target and source.parent is None,
            )
        )
    for index in range(source.first, source.last):
        name = setting.at.get(index)
        if name and index == name.first and name.entity != entity and setting.words[source.first].lower not in PRONOUNS:
            word = setting.words[index]
            number = setting.numbers[index]
            discourse.mention(Mention(index, name.entity, number, word.paragraph, subject=False, source=False))


def _is_target(setting: Setting, source: _Source, cue: str) -> bool:
    """Tell "Brenner was promptly accused": the subject of such a passive is spoken about and does not speak."""
    cues = source.attribution.cue
    if not cues or cues[0].start < setting.words[source.first].start or _PASSIVE.match(cue) is None:
        return False
    return source.first == 0 or setting.words[source.first - 1].lower != "by"


def _published(reader: SourceReader, source: _Source, cue: str) -> tuple[int, Span] | None:
    """Give the document that the source only publishes, where the cue hangs on the document, and its place."""
    if not source.attribution.cue:
        return None
    found = document_after(reader.setting, source.last, cue, source.attribution.cue[0].start)
    entity = reader.describer.resolve(reader.setting.phrase(*found)) if found is not None else None
    if found is None or entity is None:
        return None
    words = reader.setting.words
    return entity, Span(words[found[0]].start, words[found[1] - 1].end)


def _recorded(reader: SourceReader, source: _Source, entity: int | None, cue: str) -> int | None:
    """Give the person whose words a transcript or recording keeps, where the content says who told them."""
    if entity is None or source.holds or reader.discourse.entities[entity].kind != "document":
        return entity
    known = reader.discourse.entities[entity]
    word = teller_in_content(reader.setting, source.attribution, known.head or known.words[-1], cue)
    if word is None:
        return entity
    name = reader.setting.at.get(word)
    told = name.entity if name is not None else reader.read(word, word + 1, None, cue)
    human = told is not None and reader.discourse.entities[told].human
    return told if human else entity


def _resolve_quoted(reader: SourceReader, source: _Source, found: dict[str, int]) -> None:
    """Resolve a source that stands inside somebody's direct words."""
    speaker = found.get(source.parent.id) if source.parent else None
    entity = reader.read_quoted(source.first, source.last, speaker)
    if entity is not None:
        found[source.attribution.id] = entity
