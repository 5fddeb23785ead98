"""How far an annotator and the machine, or two annotators, agree on who said what.

Cohen's kappa over the words (J. Cohen, "A coefficient of agreement for nominal scales", 1960): is each word inside
what somebody is said to have said?  And the contents as wholes: found by both exactly, or for the most part, and then
with the same speaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.corrections.anchoring import make_anchor
from twosource.corrections.annotated import Annotated
from twosource.corrections.readings import attribution_at
from twosource.corrections.records import make_correction
from twosource.model import Span
from twosource.origin.parties import join_parties
from twosource.spans import joined, overlap, shared
from twosource.text.word import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.corrections.annotated import Judged
    from twosource.corrections.records import Correction
    from twosource.model import CorrectionKind, Reading

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotators of the same reports agree.

    Attributes:
        reports: how many both looked at.
        words: words in them.
        kappa: Cohen's kappa over the words, -1 to 1; ``None`` where one label stands everywhere in both.
        contents: contents of the one and of the other.
        exact: pairs of contents that are the same to the code point.
        partial: pairs that have half of their code points in common, the exact ones among them.
        speakers: of the partial pairs, those with one speaker in both; a name and its surname are one.
        named: of the partial pairs, those with a speaker in both.
    """

    reports: int
    words: int
    kappa: float | None
    contents: tuple[int, int]
    exact: int
    partial: int
    speakers: int
    named: int

    @property
    def f_partial(self) -> float | None:
        """Harmonic mean of the shares of contents that the other has too, 0 to 1; ``None`` without contents."""
        total = sum(self.contents)
        return 2 * self.partial / total if total else None


def annotated_by_machine(readings: Iterable[Reading]) -> tuple[Annotated, ...]:
    """The attributions of readings in the shape of an annotator's."""
    return tuple(
        Annotated(reading.report.id, said.content, said.speaker.name if said.speaker else "", "twosource")
        for reading in readings
        for said in reading.attributions
    )


def agree(readings: Sequence[Reading], first: Sequence[Annotated], second: Sequence[Annotated]) -> Agreement:
    """Compute how far two annotators agree on the reports in which both marked something.

    Args:
        readings: of the reports, for their texts.
        first: what one annotator marked.
        second: what the other marked.
    """
    both = {each.report for each in first} & {each.report for each in second}
    seen = [reading for reading in readings if reading.report.id in both]
    counts = [0, 0, 0, 0]
    exact = partial = speakers = named = 0
    for reading in seen:
        one = [each for each in first if each.report == reading.report.id]
        other = [each for each in second if each.report == reading.report.id]
        for number, amount in enumerate(_words(reading.report.text, one, other)):
            counts[number] += amount
        pairs = _pairs(one, other)
        exact += sum(1 for a, b in pairs if a.content == b.content)
        partial += len(pairs)
        with_names = [(a.speaker, b.speaker) for a, b in pairs if a.speaker and b.speaker]
        named += len(with_names)
        parties = join_parties([name for pair in with_names for name in pair])
        speakers += sum(1 for a, b in with_names if parties.of(a) == parties.of(b))
    sizes = (sum(1 for each in first if each.report in both), sum(1 for each in second if each.report in both))
    return Agreement(len(seen), sum(counts), _kappa(*counts), sizes, exact, partial, speakers, named)


def as_corrections(
    readings: Sequence[Reading], annotations: Iterable[Annotated], when: str, judged: Iterable[Judged] = ()
) -> tuple[Correction, ...]:
    """Make corrections of what an annotator says otherwise than the readings: speakers, kinds, origins, pairs.

    Contents without a speaker give none, and what the annotator did not mark is left as it is: not to mark something is
    no decision.

    Args:
        readings: as the stages made them.
        annotations: of one or more annotators.
        when: ISO 8601, for annotations whose file tells no time.
        judged: pairs of places that an annotator calls the same or not.
    """
    by_report = {reading.report.id: reading for reading in readings}
    made: list[Correction] = []
    for each in annotations:
        reading = by_report.get(each.report)
        if reading is not None:
            made += _of_content(reading, each, when)
    for pair in judged:
        if all(place.report in by_report for place in pair.places):
            first, second = (
                make_anchor(by_report[place.report].report, Span(place.start, place.end)) for place in pair.places
            )
            kind: CorrectionKind = "same" if pair.same else "not_same"
            made.append(make_correction(kind, (first, second), "", who=pair.who, when=pair.when or when))
    return tuple(made)


def _of_content(reading: Reading, marked: Annotated, when: str) -> Iterator[Correction]:
    span = Span(marked.content[0].start, marked.content[-1].end)
    known = attribution_at(reading, span)
    anchors, made = (make_anchor(reading.report, span),), marked.when or when
    named = known.speaker.name if known is not None and known.speaker is not None else None
    if marked.kind == "none":
        if known is not None:
            yield make_correction("kind", anchors, "none", who=marked.who, when=made)
        return
    if marked.speaker and marked.speaker != named:
        yield make_correction("speaker", anchors, marked.speaker, who=marked.who, when=made)
    if marked.kind and known is not None and marked.kind != known.kind:
        yield make_correction("kind", anchors, marked.kind, who=marked.who, when=made)
    if marked.origin:
        yield make_correction("origin", anchors, marked.origin, who=marked.who, when=made)


def _words(text: str, one: Sequence[Annotated], other: Sequence[Annotated]) -> tuple[int, int, int, int]:
    """Count words: inside for both, for the first only, for the second only, for neither."""
    first = joined(span for each in one for span in each.content)
    second = joined(span for each in other for span in each.content)
    counts = [0, 0, 0, 0]
    for match in WORD.finditer(text):
        word = [Span(match.start(), match.end())]
        counts[(0 if shared(word, first) else 2) + (0 if shared(word, second) else 1)] += 1
    return counts[0], counts[1], counts[2], counts[3]


def _kappa(both: int, only_first: int, only_second: int, neither: int) -> float | None:
    total = both + only_first + only_second + neither
    if not total:
        return None
    observed = (both + neither) / total
    inside = ((both + only_first) / total) * ((both + only_second) / total)
    outside = ((neither + only_second) / total) * ((neither + only_first) / total)
    expected = inside + outside
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _pairs(one: Sequence[Annotated], other: Sequence[Annotated]) -> list[tuple[Annotated, Annotated]]:
    """Pair contents that have half in common, the closest first, each at most once."""
    scored = [(overlap(a.content, b.content), i, j) for i, a in enumerate(one) for j, b in enumerate(other)]
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    pairs: list[tuple[Annotated, Annotated]] = []
    for score, i, j in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score >= HALF and i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            pairs.append((one[i], other[j]))
    return pairs
