"""One person's name spelled in two ways by two reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Conflict, Place, Span
from twosource.statement.aliases import TITLES, spelled_alike
from twosource.statement.wording import word_spelling
from twosource.statement.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Reading, Statement


# Letters that stand for one of another script, as the desk has it.
_TRANSLITERATED = str.maketrans({"y": "i", "j": "i"})


@dataclass(frozen=True, slots=True)
class _Person:
    keys: tuple[str, ...]
    written: str
    place: Place
    statement: str


def find_misspelled(readings: Sequence[Reading], statements: Sequence[Statement]) -> Iterable[Conflict]:
    """Find full names of two reports that differ by one letter in one part, neither standing in the other report.

    The place is the first mention that stands in or beside a statement.
    """
    people = [_people(reading, [s for s in statements if s.place.report == reading.report.id]) for reading in readings]
    for number, first in enumerate(people):
        for second in people[number + 1 :]:
            for keys in sorted(first):
                for other in sorted(second):
                    if keys in second or other in first or not _one_letter_apart(keys, other):
                        continue
                    a, b = first[keys], second[other]
                    reason = word_spelling(a.written, b.written)
                    yield Conflict(a.place, b.place, "conflict", "name", (a.statement, b.statement), reason)


def in_two_spellings(a: str, b: str) -> bool:
    """Tell whether two full names, as written, differ by one letter in one part."""
    return _one_letter_apart(_parts(a), _parts(b))


def _parts(written: str) -> tuple[str, ...]:
    return tuple(word.key for word in split_words(written))


def _people(reading: Reading, statements: Sequence[Statement]) -> dict[tuple[str, ...], _Person]:
    found: dict[tuple[str, ...], _Person] = {}
    for name in sorted(reading.names, key=lambda each: each.span):
        if name.label != "person":
            continue
        words = split_words(reading.report.text[name.span.start : name.span.end])
        kept = [word for word in words if word.key not in TITLES and not word.stop]
        keys = tuple(word.key for word in kept)
        if len(keys) < 2 or keys in found:
            continue
        span = Span(name.span.start + kept[0].start, name.span.start + kept[-1].end)
        statement = _nearest(reading, statements, span)
        if statement is not None:
            place = Place(reading.report.id, span.start, span.end)
            found[keys] = _Person(keys, reading.report.text[span.start : span.end], place, statement)
    return found


def _nearest(reading: Reading, statements: Sequence[Statement], span: Span) -> str | None:
    """Give the statement that a name stands in, or whose source it belongs to."""
    for statement in statements:
        if statement.place.start <= span.start and span.end <= statement.place.end:
            return statement.id
    for attribution in reading.attributions:
        if any(part.start <= span.start and span.end <= part.end for part in attribution.source):
            return next((each.id for each in statements if each.attribution == attribution.id), None)
    return None


def _one_letter_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != len(b) or len(a) < 2:
        return False
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(unlike) == 1 and spelled_alike(*unlike[0]) and len(set(map(_one_script, unlike[0]))) > 1


def _one_script(key: str) -> str:
    """Write a name as another desk writes it that has the same one in another script: Sergey, Sergei."""
    return key.translate(_TRANSLITERATED)
