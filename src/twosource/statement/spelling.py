"""One name written in two ways by two reports: a letter apart, or with the digits of its number in another order."""

from __future__ import annotations

import calendar
import re
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


# "Warehouse 14", with a word before it in its sentence: a capital at the beginning tells nothing.
_NUMBERED = re.compile(r"(?<=[\w,;:] )([A-Z][\w’'-]+) (\d{2,4})(?![\w,.:/%-]*\d|\w|%)")
_MONTHS = frozenset(calendar.month_name) | frozenset(calendar.month_abbr) | {"Sept"}


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


def find_misnumbered(readings: Sequence[Reading], statements: Sequence[Statement]) -> Iterable[Conflict]:
    """Find names with a number ("Warehouse 14") whose digits two reports give in another order.

    Neither way to write it stands in the other report.  The place is the first mention in a statement.
    """
    named = [_numbered(reading, [s for s in statements if s.place.report == reading.report.id]) for reading in readings]
    for number, first in enumerate(named):
        for second in named[number + 1 :]:
            for one, (a, said) in sorted(first.items()):
                for other, (b, answered) in sorted(second.items()):
                    if one not in second and other not in first and in_two_spellings(" ".join(one), " ".join(other)):
                        reason = word_spelling(" ".join(one), " ".join(other))
                        yield Conflict(a, b, "conflict", "name", (said, answered), reason)


def _numbered(reading: Reading, statements: Sequence[Statement]) -> dict[tuple[str, str], tuple[Place, str]]:
    """Names with a number, word and number, each with its first place in a statement and that statement's id."""
    found: dict[tuple[str, str], tuple[Place, str]] = {}
    for match in _NUMBERED.finditer(reading.report.text):
        word, number = match.groups()
        place = Place(reading.report.id, *match.span())
        if word in _MONTHS or (word, number) in found:
            continue
        for statement in statements:
            if statement.place.start <= place.start and place.end <= statement.place.end:
                found[word, number] = place, statement.id
                break
    return found


def in_two_spellings(a: str, b: str) -> bool:
    """Tell whether two written names differ by one letter in one part, or in the order of their number's digits."""
    (*words, last), (*others, other) = a.split() or [""], b.split() or [""]
    if words == others and last != other and last.isdecimal() and sorted(last) == sorted(other):
        return True
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
