"""Attributions without a written source: continued quotations, headings, and cues that share a sentence's source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.discourse import Discourse
    from twosource.attribution.setting import Setting
    from twosource.model import Attribution, Quotation

_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s"])
_LEAST_REPEATED = 8
# "Was promptly accused": so many words at most from the verb of a passive to its participle.
_NEAR_PASSIVE = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of a report when its written sources are resolved.

    Attributes:
        setting: the report.
        discourse: what it has spoken of.
        ordered: its attributions in the order of their contents.
        continued: where quotations start that go on from the paragraph before.
        found: entities by attribution id.
    """

    setting: Setting
    discourse: Discourse
    ordered: tuple[Attribution, ...]
    continued: frozenset[int]
    found: dict[str, int]


def resolve_omitted(
    setting: Setting,
    discourse: Discourse,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    found: dict[str, int],
) -> None:
    """Add to ``found`` the speakers of attributions that have no source of their own.

    A quotation without a cue whose words stand in another attribution too (a heading's) is that one's, whatever source
    it was given.
    """
    ordered = tuple(sorted((a for a in attributions if a.content), key=lambda a: (a.content[0].start, a.id)))
    continued = frozenset(q.span.start for q in quotations if q.continued)
    told = _Told(setting, discourse, ordered, continued, found)
    for attribution in ordered:
        if attribution.source:
            repeated = None if attribution.cue else _repeated(setting, ordered, attribution, found)
            if repeated is not None and attribution.kind == "direct":
                found[attribution.id] = repeated
            continue
        entity = _shared(told, attribution) if attribution.cue else _continued(told, attribution)
        if entity is not None:
            found[attribution.id] = entity


def _shared(told: _Told, attribution: Attribution) -> int | None:
    """Take the speaker of the same sentence for a verb that goes on ("…, adding that"), never for a passive or noun."""
    setting, found = told.setting, told.found
    cue = attribution.cue[0]
    words = setting.text[cue.start : attribution.cue[-1].end].lower().split()
    before = setting.text[max(0, cue.start - 12) : cue.start].lower().split()
    goes_on = words[:1] and (words[0].endswith("ing") or before[-1:] in (["and"], ["but"]))
    near = 1 if words[:1] and words[0].endswith("ing") else _NEAR_PASSIVE
    if not goes_on or _BEING & {*words, *before[-near:]}:
        return None
    sentence = _sentence_at(setting, cue.start)
    earlier = [a for a in told.ordered if a.cue and a.source and a.cue[0].start < cue.start and a.id in found]
    speakers = [found[a.id] for a in earlier if _sentence_at(setting, a.cue[0].start) == sentence]
    return speakers[-1] if speakers else None


def _continued(told: _Told, attribution: Attribution) -> int | None:
    """Find who speaks on in a quotation that has neither source nor cue."""
    start = attribution.content[0].start
    speaking = [
        a for a in told.ordered if a.kind != "indirect" and a.id in told.found and a.parent is None and _end(a) <= start
    ]
    last = max(speaking, key=_end, default=None)
    if last is not None:
        marked = start in told.continued or start + 1 in told.continued
        if marked or not _told_between(told.setting, _end(last), start):
            return told.found[last.id]
    repeated = _repeated(told.setting, told.ordered, attribution, told.found)
    return repeated if repeated is not None else _subject_before(told.setting, told.discourse, start)


def _end(attribution: Attribution) -> int:
    return max(span.end for span in (*attribution.content, *attribution.cue, *attribution.source))


def _told_between(setting: Setting, start: int, end: int) -> bool:
    """Tell whether a sentence of narration begins between two places, or more than one paragraph lies between."""
    between = [word for word in setting.words if start <= word.start < end and not word.quoted]
    paragraph = max((w.paragraph for w in setting.words if w.start < start), default=0)
    here = next((w.paragraph for w in setting.words if w.start >= end), paragraph)
    return any(word.initial for word in between) or here - paragraph > 1


def _repeated(
    setting: Setting, ordered: Sequence[Attribution], attribution: Attribution, found: dict[str, int]
) -> int | None:
    """Find who says the same words elsewhere in the report (a heading often quotes what follows)."""
    words = _inner(setting, attribution)
    if len(words) < _LEAST_REPEATED:
        return None
    speakers = {
        found[a.id] for a in ordered if a.id != attribution.id and a.id in found and words in _inner(setting, a)
    }
    return next(iter(speakers)) if len(speakers) == 1 else None


def _inner(setting: Setting, attribution: Attribution) -> str:
    text = " ".join(setting.text[span.start : span.end] for span in attribution.content)
    return " ".join(text.lower().strip("“”\"'‘’«»„.,").split())


def _subject_before(setting: Setting, discourse: Discourse, start: int) -> int | None:
    """Take the person who acts in the sentence right before the quotation ("She shook her head.")."""
    before = [i for i, word in enumerate(setting.words) if word.end <= start and not word.quoted]
    if not before:
        return None
    sentence = setting.words[before[-1]].sentence
    acting = [
        m.entity
        for m in discourse.mentions
        if setting.words[m.word].sentence == sentence and m.subject and discourse.entities[m.entity].human
    ]
    return acting[0] if len(set(acting)) == 1 else None


def _sentence_at(setting: Setting, position: int) -> int:
    found = -1
    for word in setting.words:
        if word.start > position:
            break
        found = word.sentence
    return found
