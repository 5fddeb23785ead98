"""Which differences of fact stand between two reports, and which only seem to.

A charge and its denial by the party charged are a dispute between two parties that both reports may tell faithfully;
two remarks of one speaker may share a phrase; a heading says again what its sentence says; and "nine days before" one
event is not held against "six weeks before" another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import meet
from twosource.statement.evidence import asserts
from twosource.statement.relation import same_speaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Conflict, Place
    from twosource.statement.align import AlignedGroup
    from twosource.statement.differences import Difference
    from twosource.statement.match import WordMatch
    from twosource.statement.spoken import Spoken
    from twosource.statement.voices import Voices

# Two quotations of one speaker that agree less than this are two remarks.
_ONE_REMARK = 0.75
_CHARGE = re.compile(
    r"\W*(?:[\w’'.-]+ ){1,5}?"
    r"(?:reports?|charges?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|statements?)\b",
    re.IGNORECASE,
)
_TOPICS = frozenset({"name", "place"})
_DENIED_BEFORE = re.compile(r"(?:\b(?:not|never|no|without|hardly)|n[’']t)(?: \w+)?\s+[“\"‘']?\Z", re.IGNORECASE)
_REACH = 30
_OWNED = re.compile(r"(?P<owner>\w+)[’']s\b")
_WORDS = re.compile(r"\w+")
_NAME = re.compile(r"\w+(?:-\w+)*")
_FROM_A_DAY = re.compile(r"\s+(?:before|after|since|ago|earlier|later|from now|prior to|ahead of)\b", re.IGNORECASE)


def is_dispute(a: Spoken, b: Spoken, voices: Voices) -> bool:
    """Tell whether one party charges what another denies: they differ, and the reports need not.

    Both parties are known, or what is denied is told to be somebody's report or charge.

    Args:
        a: a statement of one report.
        b: a statement of another report.
        voices: the parties of the story.
    """
    one, other = voices.of(a.side.speaker), voices.of(b.side.speaker)
    if not one & other and (_denies_charge(a, b) or _denies_charge(b, a)):
        return True
    if not one or not other or one & other or same_speaker(a.side.speaker, b.side.speaker):
        return False
    return a.charges or b.charges


def _two_quoted(a: Spoken, b: Spoken) -> bool:
    """Tell whether two statements are quotations of two speakers."""
    return a.side.quoted and b.side.quoted and not same_speaker(a.side.speaker, b.side.speaker)


def _denies_charge(denied: Spoken, charged: Spoken) -> bool:
    """Tell whether a source denies "a report that …", and another source tells it, or it is told of who made it."""
    charge = _CHARGE.match(denied.side.text)
    if not denied.side.denied or charged.side.denied or charge is None:
        return False
    return charged.statement.attribution is not None or _owner(charge.group()) in _WORDS.findall(charged.side.text)


def _owner(charge: str) -> str | None:
    """Give whose charge it is: the name before "’s"."""
    named = _OWNED.search(charge)
    return named["owner"] if named else None


def shares_phrase_alone(a: Spoken, b: Spoken, match: WordMatch) -> bool:
    """Tell whether two quotations of one speaker are two remarks with a phrase in common."""
    both = a.side.quoted and b.side.quoted and None not in (a.side.speaker, b.side.speaker)
    if not both or not same_speaker(a.side.speaker, b.side.speaker):
        return False
    return min(match.covered_a, match.covered_b) < _ONE_REMARK


def counted_from_another_day(difference: Difference, a: str, b: str) -> bool:
    """Tell whether a stretch of time is counted from a day or an event: "nine days before the vote".

    What happened then is told by the rest of the sentence: where sentences else go apart, it is something else.
    """
    places = ((a, difference.a), (b, difference.b))
    return difference.what == "number" and any(_FROM_A_DAY.match(text, place.end) for text, place in places)


def names_one(difference: Difference, a: str, b: str, texts: Sequence[str]) -> bool:
    """Tell whether two names are parts of one that a report writes out: "Rod" and "Rosenstein" of Rod Rosenstein.

    Args:
        difference: of two statements.
        a: the first statement.
        b: the second statement.
        texts: of the reports.
    """
    if difference.what != "name":
        return False
    places = ((a, difference.a), (b, difference.b))
    x, y = (_NAME.findall(text[slice(*place)].removesuffix("’s").removesuffix("'s")) for text, place in places)
    if len(x) != 1 or len(y) != 1:
        return False
    whole = re.compile(rf"\b(?:{x[0]}(?: \w+\.?)? {y[0]}|{y[0]}(?: \w+\.?)? {x[0]})\b")
    return any(whole.search(text) for text in texts)


def is_answered(difference: Difference, a: Spoken, b: Spoken, texts: Sequence[str]) -> bool:
    """Tell whether both statements of a difference assert something that the other can deny.

    A topic asserts nothing ("hush money paid to an actress"), and a clause that its sentence denies outside of it
    ("he didn't | want to be rude") is no affirmation; to be asked to resign is not to resign.  Two speakers whose
    quotations name two places or people speak of two.

    Args:
        difference: of the two statements.
        a: one statement.
        b: the other.
        texts: of their reports.
    """
    if difference.what != "polarity":
        return not (difference.what in _TOPICS and _two_quoted(a, b))
    if a.urges != b.urges:
        return False
    wholly = difference.a == Span(0, len(a.side.text))
    if wholly and not (asserts(a.side.text) and asserts(b.side.text)):
        return False
    starts = (a.statement.place.start, b.statement.place.start)
    before = (text[max(0, start - _REACH) : start] for text, start in zip(texts, starts, strict=True))
    return not any(map(_DENIED_BEFORE.search, before))


def told_twice(
    conflicts: Sequence[Conflict], groups: Sequence[AlignedGroup], texts: Mapping[str, str]
) -> tuple[Conflict, ...]:
    """Leave out a conflict that a heading and its sentence, or a sentence and its repetition, tell twice.

    Two conflicts of one sort between two reports are one where both have the same words at both places, and one of the
    places is the same or all statements say the same.  The later in the text stays: it is the fuller sentence's.

    Args:
        conflicts: sorted by place.
        groups: the statements that say the same.
        texts: of the reports, by id.
    """
    group_of = {identity: number for number, group in enumerate(groups) for identity in group.statements}
    kept: list[Conflict] = []
    for conflict in reversed(conflicts):
        if not any(_is_told_again(conflict, other, group_of, texts) for other in kept):
            kept.append(conflict)
    return tuple(reversed(kept))


def _is_told_again(one: Conflict, other: Conflict, group_of: Mapping[str, int], texts: Mapping[str, str]) -> bool:
    if (one.what, one.kind, one.a.report, one.b.report) != (other.what, other.kind, other.a.report, other.b.report):
        return False
    if _words_at(one.a, texts) != _words_at(other.a, texts) or _words_at(one.b, texts) != _words_at(other.b, texts):
        return False
    told = [group_of.get(identity) for identity in (*one.statements, *other.statements)]
    return meet(one.a, other.a) or meet(one.b, other.b) or (None not in told and len(set(told)) == 1)


def _words_at(place: Place, texts: Mapping[str, str]) -> list[str]:
    return _WORDS.findall(texts[place.report][place.start : place.end].casefold())
