"""The page on which one place is corrected: what is known of it, and what can be chosen instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from twosource.corrections.anchoring import make_anchor
from twosource.corrections.apply import statement_at
from twosource.corrections.readings import attribution_at
from twosource.corrections.records import make_correction
from twosource.model import Place, Span
from twosource.spans import meet
from twosource.views.lookup import look_up
from twosource.views.page.lines import said_by, speaker_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.corrections.records import Anchor, Correction, Outcome
    from twosource.desk.cases import Case
    from twosource.model import CorrectionKind, OriginKind, Reading, Statement
    from twosource.views.lookup import Lookup

CONTEXT = 240
MOST_CANDIDATES = 40
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Other:
    """A statement of a report, to be chosen: its place as a form sends it, whose it is, and its words."""

    value: str
    outlet: str
    text: str
    said_by: str


@dataclass(frozen=True, slots=True)
class SharedWith:
    """A verdict in which the place stands, and the other statements in it."""

    reason: str
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """Everything that the page of one place shows."""

    place: Place
    label: str
    before: str
    words: str
    after: str
    language: str | None
    said_by: str
    kind: str | None
    origin: str
    reason: str
    shared: tuple[SharedWith, ...]
    candidates: tuple[Other, ...]
    speakers: tuple[str, ...]
    origins: tuple[str, ...]
    made: tuple[Outcome, ...]


def correct_page(case: Case, place: Place) -> CorrectPage:
    """Arrange what is known of a place.

    Raises:
        HTTPException: 404 where the story has no such place.
    """
    lookup = look_up(case.comparison)
    reading = lookup.readings.get(place.report)
    if reading is None or not 0 <= place.start < place.end <= len(reading.report.text):
        raise HTTPException(404, "There is no such place in this story.")
    text = reading.report.text
    statement = statement_at(place, case.comparison.statements)
    said = attribution_at(reading, Span(place.start, place.end))
    known = lookup.origin_of.get(statement.id) if statement is not None else None
    origin = lookup.origins.get(known.origin) if known is not None and known.origin is not None else None
    return CorrectPage(
        place=place,
        label=lookup.labels[place.report],
        before=_whole_words_before(text, place.start),
        words=text[place.start : place.end],
        after=_whole_words_after(text, place.end),
        language=reading.report.language,
        said_by=speaker_words(said, text) if said is not None else "nobody is said to have said these words",
        kind=said.kind if said is not None else None,
        origin=origin.name if origin is not None else "unknown",
        reason=known.reason if known is not None else "",
        shared=_shared(case, lookup, statement),
        candidates=_candidates(case, lookup, place),
        speakers=_speakers(case),
        origins=tuple(sorted(each.name for each in case.comparison.origins)),
        made=tuple(each for each in case.corrected.outcomes if any(meet(place, other) for other in each.places)),
    )


def _whole_words_before(text: str, end: int) -> str:
    """What stands before a place, from the beginning of a word on, with a mark where the text begins earlier."""
    start = max(0, end - CONTEXT)
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    return f"… {text[start:end]}" if start > 0 else text[:end]


def _whole_words_after(text: str, start: int) -> str:
    """What stands after a place, up to the end of a word, with a mark where the text goes on."""
    end = min(len(text), start + CONTEXT)
    while start < end < len(text) and not text[end].isspace():
        end -= 1
    return f"{text[start:end]} …" if end < len(text) else text[start:]


def correction_of_form(case: Case, fields: dict[str, str], when: str) -> Correction:
    """Make the correction that a form asks for.

    Raises:
        HTTPException: 400 where the form does not fit.
    """
    kind = fields["kind"]
    try:
        anchors = [_anchor(case, fields["place"])]
        if kind in {"same", "not_same"}:
            other = _anchor(case, fields["other"])
            # The statement that the person looks at is the one that leaves.
            anchors = [other, anchors[0]] if kind == "not_same" else [*anchors, other]
        return make_correction(
            _known_kind(kind),
            tuple(anchors),
            fields["value"].strip(),
            who=fields["who"].strip(),
            when=when,
            origin_kind=_origin_kind(kind, fields["origin_kind"]),
            note=fields["note"].strip(),
        )
    except ValueError as error:
        raise HTTPException(400, f"That is no correction: {error}.") from error


def place_of(text: str) -> Place:
    """Read a place as forms write it: report, first and last code point, with colons.

    Raises:
        ValueError: it is none.
    """
    report, _, span = text.partition(":")
    start, _, end = span.partition(":")
    if not (report and start.isdecimal() and end.isdecimal() and len(span) < 40):
        raise ValueError("a place is missing")
    return Place(report, int(start), int(end))


def _anchor(case: Case, text: str) -> Anchor:
    place = place_of(text)
    report = next((r.report for r in case.plain.readings if r.report.id == place.report), None)
    if report is None:
        raise ValueError("its report is not in this story")
    return make_anchor(report, Span(place.start, place.end))


def _known_kind(kind: str) -> CorrectionKind:
    from twosource.corrections.records import KINDS

    found = next((known for known in KINDS if known == kind), None)
    if found is None:
        raise ValueError("its kind is not known")
    return found


def _origin_kind(kind: str, wanted: str) -> OriginKind | None:
    from twosource.views.page.words import ORIGINS

    return next((known for known in ORIGINS if known == wanted), None) if kind == "origin" else None


def _shared(case: Case, lookup: Lookup, statement: Statement | None) -> tuple[SharedWith, ...]:
    if statement is None:
        return ()
    return tuple(
        SharedWith(
            alignment.reason,
            tuple(_other(lookup, lookup.statements[each]) for each in alignment.statements if each != statement.id),
        )
        for alignment in case.comparison.alignments
        if statement.id in alignment.statements
    )


def _candidates(case: Case, lookup: Lookup, place: Place) -> tuple[Other, ...]:
    """Statements of other reports, those with the most words in common first."""
    own = _words(lookup.text(place))
    others = [each for each in case.comparison.statements if each.place.report != place.report]
    ranked = sorted(
        others, key=lambda each: (-len(own & _words(lookup.text(each.place))), each.place.report, each.place.start)
    )
    return tuple(_other(lookup, each) for each in ranked[:MOST_CANDIDATES])


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _other(lookup: Lookup, statement: Statement) -> Other:
    place = statement.place
    value = f"{place.report}:{place.start}:{place.end}"
    return Other(value, lookup.labels[place.report], lookup.text(place), said_by(lookup, statement))


def _speakers(case: Case) -> tuple[str, ...]:
    readings: Sequence[Reading] = case.comparison.readings
    return tuple(sorted({a.speaker.name for r in readings for a in r.attributions if a.speaker is not None}))
