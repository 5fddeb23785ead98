"""Every quotation held against its fuller wording: in another report, and in the document of record.

A pair of quotations is checked where an alignment brings them together; the fuller one is the yardstick.  A document of
record (the full statement, the transcript) is the yardstick of every quotation that comes from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.identity import identify
from twosource.model import Place, QuotationCheck, Span
from twosource.quotation.holder import Holder, attribution_of
from twosource.quotation.locate import LEAST_WORDS, index_record, locate
from twosource.quotation.outside import Worded, told_outside
from twosource.quotation.runs import align_words
from twosource.quotation.verdict import (
    ALSO_TRANSLATED,
    TRANSLATED,
    TRANSLATED_EXCHANGES,
    UNKNOWN_SPEAKER,
    judge,
    word_other,
    word_verdict,
)
from twosource.quotation.words import QuotedWord, without_narration, words_of
from twosource.spans import touches
from twosource.statement.relation import same_speaker
from twosource.statement.words import STOP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from twosource.model import Alignment, Attribution, QuotationRun, QuotationVerdict, Reading, Report, Statement
    from twosource.quotation.locate import Record

# Two quotations are one when half of the shorter is carried over, or a quarter where they are aligned as variants.
_ONE = 0.5
_VARIANT = 0.25
# Of two speakers, both known, that nearly all the words are the same must show that it is one quotation.
_TWO_SPEAKERS = 0.8
# Of a large alignment only so many different wordings are held against the fullest.
_WORDINGS = 24
# With so much in common, two wordings are one, and no translations; passages apart have so many words or more.
ONE_WORDING = 0.6
APART = 4
# So many words in the same order are the same words, whoever is given as their speaker.
SURE_WORDS = 6


@dataclass(frozen=True, slots=True, eq=False)
class _Utterance:
    """What one report quotes of one utterance."""

    text: str
    report: str
    words: tuple[QuotedWord, ...]
    spans: tuple[Span, ...]
    speaker: str | None = None
    written: bool = False

    @property
    def spoken(self) -> str:
        """The text, blank between the quotations."""
        return without_narration(self.text, self.spans)

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
    of_documents: set[str] = set()
    for alignment in alignments:
        uttered = _utterances(by_report, [by_id[identity] for identity in alignment.statements])
        for full, other in _pairs(uttered):
            if not {(full.place, other.place), (other.place, full.place)} & found.keys():
                check = _check_pair(full, other, variant=alignment.relation == "variant")
                if check is not None and check.a is not None:
                    found.setdefault((check.a, check.b), check)
                    if full.written and other.written:
                        of_documents.add(check.id)
    return tuple(sorted(_two_translations(found.values(), of_documents), key=_order))


def _two_translations(checks: Collection[QuotationCheck], of_documents: AbstractSet[str]) -> list[QuotationCheck]:
    """Tell exchanges of words by two translations where two reports give another sentence in other words all through.

    Nobody writes a document twice: a report that has one sentence of it from another translation has the others from
    there too, however many words the two happen to share.
    """
    documents = [check for check in checks if check.id in of_documents]
    apart = {_reports_of(check) for check in documents if check.verdict == "translated"}
    also = {
        check.id
        for check in documents
        if check.verdict == "reworded" and _reports_of(check) in apart and _exchanges(check) >= TRANSLATED_EXCHANGES
    }
    told = (replace(check, verdict="translated", reason=ALSO_TRANSLATED) for check in checks if check.id in also)
    return [*told, *(check for check in checks if check.id not in also)]


def _reports_of(check: QuotationCheck) -> frozenset[str]:
    return frozenset(place.report for place in (check.a, check.b) if place is not None)


def _exchanges(check: QuotationCheck) -> int:
    return sum(run.kind == "exchanged" for run in check.runs)


def _utterances(by_report: dict[str, Reading], members: Iterable[Statement]) -> list[_Utterance]:
    """Give what is quoted in statements, each quotation of a report once."""
    found: dict[tuple[str, tuple[Span, ...]], _Utterance] = {}
    for statement in members:
        reading = by_report[statement.place.report]
        attribution = next((each for each in reading.attributions if each.id == statement.attribution), None)
        spans = _quoted(reading, statement, attribution)
        words = words_of(reading.report.text, spans)
        if len(words) >= LEAST_WORDS:
            speaker = attribution.speaker if attribution is not None else None
            found[reading.report.id, spans] = _Utterance(
                text=reading.report.text,
                report=reading.report.id,
                words=words,
                spans=spans,
                speaker=speaker.name if speaker is not None else None,
                written=speaker is not None and speaker.kind == "document",
            )
    return list(found.values())


def _quoted(reading: Reading, statement: Statement, attribution: Attribution | None) -> tuple[Span, ...]:
    """Give the quotations of the attribution that a statement is the content of, or those inside the statement."""
    start, end = statement.place.start, statement.place.end
    parts = (Span(start, end),) if attribution is None else attribution.content
    touched = [
        each.span
        for each in reading.quotations
        if each.kind == "direct" and each.depth == 0 and touches(each.span, parts)
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
    full, other = _one_passage(full, other)
    quoted = _as_there(full, other)
    runs = align_words(full.report, full.words, other.report, quoted)
    runs = told_outside(runs, Worded(full.text, full.words), Worded(other.text, quoted))
    carried = sum(run.words[1] for run in runs if run.kind == "equal")
    share = _VARIANT if variant else _ONE
    if not same_speaker(full.speaker, other.speaker):
        share = _TWO_SPEAKERS
    if carried < LEAST_WORDS or carried < share * len(other.words):
        return None
    verdict = judge(runs, full.words, quoted, whole=True)
    if verdict == "translated" and full.written and other.written:
        reason = TRANSLATED
    else:
        reason = word_verdict(verdict, runs, full.spoken, other.spoken, whole=True)
    return _make(verdict, runs, full.place, other.place, reason)


def _as_there(full: _Utterance, other: _Utterance) -> tuple[QuotedWord, ...]:
    """Give the words in the order of the fuller wording, where each part in marks of its own stands in it unaltered.

    Who says that she "keeps that promise" to "the farms of the coast" puts nothing together that was not.
    """
    parts: dict[int, list[QuotedWord]] = {}
    for word in other.words:
        parts.setdefault(word.piece, []).append(word)
    there = [word.key for word in full.words]
    places = [_place_of([word.key for word in part], there) for part in parts.values()]
    if None in places:
        return other.words
    ordered = sorted(zip(places, parts.values(), strict=True), key=lambda pair: pair[0] or 0)
    return tuple(word for _, part in ordered for word in part)


def _place_of(keys: list[str], there: list[str]) -> int | None:
    """Find the only place of some words in others; ``None`` where they stand in none, or in several."""
    found = [at for at in range(len(there) - len(keys) + 1) if there[at : at + len(keys)] == keys]
    return found[0] if len(found) == 1 else None


def _one_passage(full: _Utterance, other: _Utterance) -> tuple[_Utterance, _Utterance]:
    """Leave out a further passage before or after what both quote: two other sentences are no exchange of words.

    A passage is left out where both go on with four words or more from a boundary (the end of a sentence, of the marks,
    or an ellipsis), share no word there that means anything, and agree else in six words of ten.
    """
    blocks = _shared_blocks(full, other)
    if not blocks:
        return full, other
    (i, j, _), (last_i, last_j, size) = blocks[0], blocks[-1]
    end_i, end_j = last_i + size, last_j + size
    if sum(each[2] for each in blocks) < ONE_WORDING * (end_j - j):
        return full, other
    if not (min(i, j) >= APART and _begins(full.words, i) and _begins(other.words, j)):
        i = j = 0
    rest = min(len(full.words) - end_i, len(other.words) - end_j)
    if not (rest >= APART and _begins(full.words, end_i) and _begins(other.words, end_j)):
        end_i, end_j = len(full.words), len(other.words)
    return replace(full, words=full.words[i:end_i]), replace(other, words=other.words[j:end_j])


def _shared_blocks(full: _Utterance, other: _Utterance) -> list[tuple[int, int, int]]:
    """Give the runs of words that both have and that mean something: places in both, and length."""
    a, b = [word.key for word in full.words], [word.key for word in other.words]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [
        (block.a, block.b, block.size)
        for block in matcher.get_matching_blocks()
        if any(key not in STOP for key in a[block.a : block.a + block.size])
    ]


def _begins(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether a passage begins at a word."""
    return words[at].opens or words[at].cut or (at > 0 and words[at].piece != words[at - 1].piece)


def check_against(readings: Sequence[Reading], primary: Report) -> tuple[QuotationCheck, ...]:
    """Locate every direct quotation of the reports that can be from it in a document of record.

    Args:
        readings: of one story.
        primary: the full statement or transcript; it is no report of the story.

    Returns:
        One check a quotation of three words or more, in the order of the reports and of their places; ``not_found``,
        without a place in the document, where it is not there; ``other_speaker`` where the report gives the words to
        somebody whose words the document cannot hold.
    """
    record = index_record(words_of(primary.text, [Span(0, len(primary.text))]))
    holder = Holder(primary)
    checks = []
    for reading in sorted(readings, key=lambda each: each.report.id):
        for quotation in reading.quotations:
            words = words_of(reading.report.text, [quotation.span])
            if quotation.kind == "direct" and quotation.depth == 0 and len(words) >= LEAST_WORDS:
                quoted = _Utterance(reading.report.text, reading.report.id, words, (quotation.span,))
                said = attribution_of(reading, quotation.span)
                checks.append(_of_holder(_against(record, primary, quoted), holder, said, reading))
    return tuple(checks)


def _of_holder(check: QuotationCheck, holder: Holder, said: Attribution | None, reading: Reading) -> QuotationCheck:
    """Take into account whose words they are: another's are not measured by the document, unknown ones are told."""
    whose = holder.whose(said, reading)
    if whose == "its":
        return check
    if whose == "unknown":
        return replace(check, reason=f"{check.reason} {UNKNOWN_SPEAKER}")
    name = "" if said is None or said.speaker is None else said.speaker.name
    equal = check.verdict == "identical" and sum(run.words[1] for run in check.runs) >= SURE_WORDS
    reason = word_other(name, holder.named, stands_in_it=equal)
    if equal:
        return replace(check, verdict="other_speaker", reason=reason)
    return QuotationCheck(_identify(None, check.b), None, check.b, "other_speaker", (), reason)


def _against(record: Record, primary: Report, quoted: _Utterance) -> QuotationCheck:
    windows = locate(record, quoted.words)
    source = [word for start, end in windows for word in record.words[start:end]]
    runs = _without_ends(_align_from(primary, source, quoted)) if windows else ()
    held = [run.a for run in runs if run.a is not None]
    if not held:
        return _make("not_found", (), None, quoted.place, word_verdict("not_found", (), primary.text, quoted.text))
    place = Place(primary.id, min(each.start for each in held), max(each.end for each in held))
    kept = [word for word in source if place.start <= word.start and word.end <= place.end]
    verdict = judge(runs, kept, quoted.words, whole=False)
    if len(windows) > 1 and verdict not in {"meaning_changed"}:
        verdict = "stitched"
    return _make(verdict, runs, place, quoted.place, word_verdict(verdict, runs, primary.text, quoted.text))


def _align_from(primary: Report, source: list[QuotedWord], quoted: _Utterance) -> tuple[QuotationRun, ...]:
    """Align a quotation with the stretches it is from, without what the document says beside its first and last words.

    Where the first or last words are exchanged, as many of the document's stand for them, not all that stand there.
    """
    runs = align_words(primary.id, source, quoted.report, quoted.words)
    first, last = runs[0], runs[-1]
    before = max(first.words[0] - first.words[1], 0) if first.kind == "exchanged" else 0
    after = max(last.words[0] - last.words[1], 0) if last.kind == "exchanged" and len(runs) > 1 else 0
    if not before and not after:
        return runs
    return align_words(primary.id, source[before : len(source) - after], quoted.report, quoted.words)


def _without_ends(runs: tuple[QuotationRun, ...]) -> tuple[QuotationRun, ...]:
    """Cut off what the document says before and after the words quoted."""
    start, end = 0, len(runs)
    while start < end and runs[start].kind == "left_out":
        start += 1
    while end > start and runs[end - 1].kind == "left_out":
        end -= 1
    return runs[start:end]


def _make(
    verdict: QuotationVerdict, runs: tuple[QuotationRun, ...], a: Place | None, b: Place, reason: str
) -> QuotationCheck:
    return QuotationCheck(id=_identify(a, b), a=a, b=b, verdict=verdict, runs=runs, reason=reason)


def _identify(a: Place | None, b: Place) -> str:
    first = (None, None, None) if a is None else (a.report, a.start, a.end)
    return identify("quotation check", *first, b.report, b.start, b.end)


def _order(check: QuotationCheck) -> tuple[str, int, int, str, int, int]:
    a, b = check.a or check.b, check.b
    return a.report, a.start, a.end, b.report, b.start, b.end
