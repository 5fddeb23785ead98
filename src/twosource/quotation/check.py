"""Every quotation held against its fuller wording: in another report, and in the document of record.

A pair of quotations is checked where an alignment brings them together; the fuller one is the yardstick.  A document of
record (the full statement, the transcript) is the yardstick of every quotation that comes from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.identity import identify
from twosource.model import Place, QuotationCheck, Span
from twosource.quotation.locate import LEAST_WORDS, index_record, locate
from twosource.quotation.runs import align_words
from twosource.quotation.verdict import judge, word_verdict
from twosource.quotation.words import QuotedWord, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Alignment, QuotationRun, QuotationVerdict, Reading, Report, Statement
    from twosource.quotation.locate import Record

# Two quotations are one when half of the shorter is carried over, or a quarter where they are aligned as variants.
_ONE = 0.5
_VARIANT = 0.25
# Of a large alignment only so many different wordings are held against the fullest.
_WORDINGS = 24


@dataclass(frozen=True, slots=True, eq=False)
class _Utterance:
    """What one report quotes of one utterance."""

    text: str
    report: str
    words: tuple[QuotedWord, ...]

    @property
    def place(self) -> Place:
        return Place(self.report, self.words[0].start, self.words[-1].end)


def check_quotations(
    readings: Sequence[Reading], statements: Sequence[Statement], alignments: Sequence[Alignment]
) -> tuple[QuotationCheck, ...]:
    """Check the quotations that alignments bring together, each against the fullest of another report.

    Args:
        readings: of one story.
        statements: of these readings.
        alignments: of these statements.

    Returns:
        One check a pair, sorted by its places; no pair twice.
    """
    by_report = {reading.report.id: reading for reading in readings}
    by_id = {statement.id: statement for statement in statements}
    found: dict[tuple[Place, Place], QuotationCheck] = {}
    for alignment in alignments:
        uttered = _utterances(by_report, [by_id[identity] for identity in alignment.statements])
        for full, other in _pairs(uttered):
            if not {(full.place, other.place), (other.place, full.place)} & found.keys():
                check = _check_pair(full, other, variant=alignment.relation == "variant")
                if check is not None:
                    found[full.place, other.place] = check
    return tuple(sorted(found.values(), key=_order))


def _utterances(by_report: dict[str, Reading], members: Iterable[Statement]) -> list[_Utterance]:
    """Give what is quoted in statements, each quotation of a report once."""
    found: dict[tuple[str, tuple[Span, ...]], _Utterance] = {}
    for statement in members:
        reading = by_report[statement.place.report]
        spans = _quoted(reading, statement)
        words = words_of(reading.report.text, spans)
        if len(words) >= LEAST_WORDS:
            found[reading.report.id, spans] = _Utterance(reading.report.text, reading.report.id, words)
    return list(found.values())


def _quoted(reading: Reading, statement: Statement) -> tuple[Span, ...]:
    """Give the quotations of the attribution that a statement is the content of, or those inside the statement."""
    attribution = next((each for each in reading.attributions if each.id == statement.attribution), None)
    start, end = statement.place.start, statement.place.end
    parts = (Span(start, end),) if attribution is None else attribution.content
    touched = [
        each.span
        for each in reading.quotations
        if each.kind == "direct"
        and each.depth == 0
        and any(max(part.start, each.span.start) < min(part.end, each.span.end) for part in parts)
    ]
    return tuple(touched) if any(span.start < end and start < span.end for span in touched) else ()


def _pairs(uttered: Sequence[_Utterance]) -> list[tuple[_Utterance, _Utterance]]:
    """Pair every utterance with the fullest one of another report."""
    ordered = sorted(uttered, key=lambda each: (-len(each.words), each.report, each.words[0].start))[:_WORDINGS]
    pairs = []
    for number, other in enumerate(ordered):
        full = next((each for each in ordered[:number] if each.report != other.report), None)
        if full is not None:
            pairs.append((full, other))
    return pairs


def _check_pair(full: _Utterance, other: _Utterance, *, variant: bool) -> QuotationCheck | None:
    runs = align_words(full.report, full.words, other.report, other.words)
    carried = sum(run.words[1] for run in runs if run.kind == "equal")
    if carried < LEAST_WORDS or carried < (_VARIANT if variant else _ONE) * len(other.words):
        return None
    verdict = judge(runs, full.words, other.words, whole=True)
    return _make(verdict, runs, full.place, other.place, full.text, other.text)


def check_against(readings: Sequence[Reading], primary: Report) -> tuple[QuotationCheck, ...]:
    """Locate every direct quotation of the reports in a document of record.

    Args:
        readings: of one story.
        primary: the full statement or transcript; it is no report of the story.

    Returns:
        One check a quotation of three words or more, in the order of the reports and of their places; ``not_found``,
        without a place in the document, where it is not there.
    """
    record = index_record(words_of(primary.text, [Span(0, len(primary.text))]))
    checks = []
    for reading in sorted(readings, key=lambda each: each.report.id):
        for quotation in reading.quotations:
            words = words_of(reading.report.text, [quotation.span])
            if quotation.kind == "direct" and quotation.depth == 0 and len(words) >= LEAST_WORDS:
                checks.append(_against(record, primary, _Utterance(reading.report.text, reading.report.id, words)))
    return tuple(checks)


def _against(record: Record, primary: Report, quoted: _Utterance) -> QuotationCheck:
    windows = locate(record, quoted.words)
    source = [word for start, end in windows for word in record.words[start:end]]
    runs = _without_ends(align_words(primary.id, source, quoted.report, quoted.words)) if windows else ()
    held = [run.a for run in runs if run.a is not None]
    if not held:
        return _make("not_found", (), None, quoted.place, primary.text, quoted.text)
    place = Place(primary.id, min(each.start for each in held), max(each.end for each in held))
    kept = [word for word in source if place.start <= word.start and word.end <= place.end]
    verdict = judge(runs, kept, quoted.words, whole=False)
    if len(windows) > 1 and verdict not in {"meaning_changed"}:
        verdict = "stitched"
    return _make(verdict, runs, place, quoted.place, primary.text, quoted.text)


def _without_ends(runs: tuple[QuotationRun, ...]) -> tuple[QuotationRun, ...]:
    """Cut off what the document says before and after the words quoted."""
    start, end = 0, len(runs)
    while start < end and runs[start].kind == "left_out":
        start += 1
    while end > start and runs[end - 1].kind == "left_out":
        end -= 1
    return runs[start:end]


def _make(  # noqa: PLR0913, PLR0917
    verdict: QuotationVerdict,
    runs: tuple[QuotationRun, ...],
    a: Place | None,
    b: Place,
    text_a: str,
    text_b: str,
) -> QuotationCheck:
    return QuotationCheck(
        id=_identify(a, b),
        a=a,
        b=b,
        verdict=verdict,
        runs=runs,
        reason=word_verdict(verdict, runs, text_a, text_b),
    )


def _identify(a: Place | None, b: Place) -> str:
    first = (None, None, None) if a is None else (a.report, a.start, a.end)
    return identify("quotation check", *first, b.report, b.start, b.end)


def _order(check: QuotationCheck) -> tuple[str, int, int, str, int, int]:
    a, b = check.a or check.b, check.b
    return a.report, a.start, a.end, b.report, b.start, b.end
