"""Statements as the sides of a comparison: their words, whether quoted, by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from twosource.attribution.silence import tells_silence
from twosource.model import Span
from twosource.statement.acts import opposes, urges
from twosource.statement.encoder import embed
from twosource.statement.evidence import is_full_clause
from twosource.statement.profile import profile
from twosource.statement.relation import Side
from twosource.text.blanks import blanked
from twosource.text.passive import is_said_of_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from twosource.model import Attribution, Reading, Statement

Wording = tuple[str, bool, bool, str | None]
_MOSTLY = 0.6
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|label(?:s|l?ed|l?ing)|dub(?:s|bed)?|deem(?:s|ed)?|brand(?:s|ed)?|term(?:s|ed)?)$", re.I
)
_DESCRIBED = re.compile(
    r"\b(?:describ|character|depict|portray|denounc|dismiss|condemn|hail|prais|slam|blast|decri|regard|paint|reject|brand|label)"
    r"\w*$",
    re.IGNORECASE,
)
# "Expects the bridge to open": what is expected is told as what will be so.
_EXPECTS = re.compile(
    r"\b(?:expect|predict|forecast|believ|estimat|reckon|consider|see|find|found|show)\w*$", re.IGNORECASE
)
_AS = re.compile(r"\bas\b", re.IGNORECASE)
_CHARGED = re.compile(
    r"\b(?:accus|alleg|blam|den(?:y|ie)|charg(?:e|es|ed|ing)\b|claim(?:s|ed|ing)?\b|reject|refut|dismiss|disput)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement with what a comparison needs of its report.

    Attributes:
        statement: the statement.
        report: number of its report among the readings.
        side: its words, whether most of them stand in quotation marks, its speaker and date.
        names: it says what somebody calls something ("the plan a disaster"), without a verb of its own.
        urges: its cue asks for it or backs it.
        charges: its cue makes a charge of it, or denies one.
        opposes: its cue is against it, so that it tells what others do.
        silent: it tells that something was not said.
        tells: it can be so or not: a full clause, as far as that can be seen (in English).
    """

    statement: Statement
    report: int
    side: Side
    names: bool = False
    urges: bool = False
    charges: bool = False
    opposes: bool = False
    silent: bool = False
    tells: bool = True

    @property
    def wording(self) -> Wording:
        """What makes two statements the same words of the same speaker, whatever report they stand in."""
        return self.side.text, self.side.quoted, self.side.denied, self.side.speaker


def gather(readings: Sequence[Reading], statements: Sequence[Statement]) -> list[Spoken]:
    """Turn statements into sides, in their order."""
    numbers = {reading.report.id: number for number, reading in enumerate(readings)}
    by_id = [{each.id: each for each in reading.attributions} for reading in readings]
    quoted = [_outermost(reading) for reading in readings]
    gathered = []
    for statement in statements:
        number = numbers[statement.place.report]
        attribution = by_id[number].get(statement.attribution or "")
        side = _side(readings[number], statement, attribution, quoted[number])
        cue = _cue(readings[number].report.text, attribution)
        names = attribution is not None and _names_something(cue, side.text)
        charges = side.denied or _CHARGED.search(cue) is not None
        silent = tells_silence(side.text)
        tells = _tells(readings[number].report.language, cue, side.text)
        gathered.append(Spoken(statement, number, side, names, urges(cue), charges, opposes(cue), silent, tells))
    return gathered


def by_wording(spoken: Sequence[Spoken], numbers: Iterable[int]) -> list[tuple[int, ...]]:
    """Gather statements (by their numbers) of one wording, in order: copies of a report say no more than the report."""
    found: dict[Wording, list[int]] = {}
    for number in numbers:
        found.setdefault(spoken[number].wording, []).append(number)
    return [tuple(same) for same in found.values()]


def told_by_two(spoken: Sequence[Spoken], a: Sequence[int], b: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair each statement of one wording with the first of the other wording that another report tells."""
    for one, other in ((a, b), (b, a)):
        for number in one:
            report = spoken[number].report
            partner = next((each for each in other if spoken[each].report != report), None)
            if partner is not None:
                yield min(number, partner), max(number, partner)


def _tells(language: str | None, cue: str, said: str) -> bool:
    """Tell what can be so or not from what is only named, wanted or planned; in other languages that is not seen."""
    return language not in {None, "en"} or _EXPECTS.search(cue) is not None or is_full_clause(said)


def _cue(text: str, attribution: Attribution | None) -> str:
    return " ".join(text[span.start : span.end] for span in attribution.cue) if attribution is not None else ""


def vectors_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode a story's statements, each wording once, shape (n, d)."""
    distinct = list(dict.fromkeys(texts))
    rows = {text: row for row, text in enumerate(distinct)}
    return embed(distinct)[[rows[text] for text in texts]] if texts else np.zeros((0, 1), dtype=np.float32)


def _outermost(reading: Reading) -> list[Span]:
    return [each.span for each in reading.quotations if each.kind == "direct" and each.depth == 0]


def _side(reading: Reading, statement: Statement, attribution: Attribution | None, outermost: Sequence[Span]) -> Side:
    start, end = statement.place.start, statement.place.end
    quoted = sum([min(end, span[1]) - max(start, span[0]) for span in outermost if span[0] < end and start < span[1]])
    text = _blank_between(reading.report.text[start:end], start, attribution)
    mostly = quoted > _MOSTLY * max(1, sum(map(len, text.split())))
    denied = attribution is not None and attribution.polarity == "denied"
    return Side(
        text=text,
        quoted=mostly,
        speaker=_speaker_of(attribution),
        published=reading.report.published,
        # To deny with the words "we never said so" is to say just that.
        denied=denied and not (mostly and profile(text).negations),
    )


def _names_something(cue: str, said: str) -> bool:
    """Tell "called the plan a disaster" and "described it as a disaster" from "called for a plan"."""
    return _CALLED.search(cue) is not None or (_DESCRIBED.search(cue) is not None and _AS.search(said) is not None)


def _speaker_of(attribution: Attribution | None) -> str | None:
    """Name the speaker; ``None`` for one who is only described, who may be anybody."""
    if attribution is None or attribution.speaker is None or attribution.speaker.kind == "unnamed":
        return None
    return attribution.speaker.name


def _blank_between(text: str, start: int, attribution: Attribution | None) -> str:
    """Blank out what stands between the content's spans, such as "he said"; places stay as they are.

    The cue between a passive's subject and the rest ("completion is expected by May") is its verb, and stays.
    """
    if attribution is None:
        return text
    spans = [span for span in attribution.content if start <= span.start and span.end <= start + len(text)]
    gaps = [Span(before.end - start, after.start - start) for before, after in pairwise(spans)]
    return blanked(text, [gap for gap in gaps if not is_said_of_subject(text, gap, gap.end)])
