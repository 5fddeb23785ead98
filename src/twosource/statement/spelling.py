"""One name written in two ways by two reports: a letter apart, or with the digits of its number in another order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Conflict, Place, Span
from twosource.statement.aliases import TITLES, spelled_alike
from twosource.statement.number_words import MONTHS
from twosource.statement.wording import word_spelling
from twosource.statement.words import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from twosource.model import Reading, Statement


# Letters that stand for one of another script, as the desk has it.
_TRANSLITERATED = str.maketrans({"y": "i", "j": "i"})
# "Warehouse 14", with a word before it in its sentence: a capital at the beginning tells nothing.
_NUMBERED = re.compile(r"(?<=[\w,;:] )([A-Z][\w’'-]+) (\d{2,4})(?![\w,.:/%-]*\d|\w|%)")

_Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name as a report first writes it in or beside a statement."""

    written: str
    place: Place
    statement: str


def find_misspelled(readings: Sequence[Reading], statements: Sequence[Statement]) -> Iterable[Conflict]:
    """Find names that two reports write in two ways, neither standing in the other report.

    Full names of persons that differ by one letter in one part, and names with a number ("Warehouse 14") that do so or
    whose digits stand in another order.  The place is the first mention that stands in or beside a statement.
    """
    own = [[each for each in statements if each.place.report == reading.report.id] for reading in readings]
    yield from _told_apart([_people(*each) for each in zip(readings, own, strict=True)], _one_letter_apart)
    yield from _told_apart([_numbered(*each) for each in zip(readings, own, strict=True)], _in_two_ways)


def in_two_spellings(a: str, b: str) -> bool:
    """Tell whether two written names differ by one letter in one part, or in the order of their number's digits."""
    return _in_two_ways(tuple(a.split()), tuple(b.split()))


def _told_apart(
    named: Sequence[Mapping[_Parts, _Mention]], apart: Callable[[_Parts, _Parts], bool]
) -> Iterable[Conflict]:
    for number, first in enumerate(named):
        for second in named[number + 1 :]:
            for parts in sorted(first):
                for other in sorted(second):
                    if parts in second or other in first or not apart(parts, other):
                        continue
                    a, b = first[parts], second[other]
                    reason = word_spelling(a.written, b.written)
                    yield Conflict(a.place, b.place, "conflict", "name", (a.statement, b.statement), reason)


def _keys(written: _Parts) -> _Parts:
    return tuple(word.key for word in split_words(" ".join(written)))


def _people(reading: Reading, statements: Sequence[Statement]) -> dict[_Parts, _Mention]:
    found: dict[_Parts, _Mention] = {}
    for name in sorted(reading.names, key=lambda each: each.span):
        if name.label != "person":
            continue
        words = split_words(reading.report.text[name.span.start : name.span.end])
        kept = [word for word in words if word.key not in TITLES and not word.stop]
        keys = tuple(word.key for word in kept)
        if len(keys) < 2 or keys in found:
            continue
        span = Span(name.span.start + kept[0].start, name.span.start + kept[-1].end)
        statement = _holder(statements, span) or _beside(reading, statements, span)
        if statement is not None:
            found[keys] = _mention(reading, span, statement)
    return found


def _numbered(reading: Reading, statements: Sequence[Statement]) -> dict[_Parts, _Mention]:
    found: dict[_Parts, _Mention] = {}
    for match in _NUMBERED.finditer(reading.report.text):
        if match[1].casefold() in MONTHS or match.groups() in found:
            continue
        span = Span(*match.span())
        statement = _holder(statements, span)
        if statement is not None:
            found[match.groups()] = _mention(reading, span, statement)
    return found


def _mention(reading: Reading, span: Span, statement: str) -> _Mention:
    written = reading.report.text[span.start : span.end]
    return _Mention(written, Place(reading.report.id, span.start, span.end), statement)


def _holder(statements: Sequence[Statement], span: Span) -> str | None:
    """Give the statement that a name stands in."""
    held = (each.id for each in statements if each.place.start <= span.start and span.end <= each.place.end)
    return next(held, None)


def _beside(reading: Reading, statements: Sequence[Statement], span: Span) -> str | None:
    """Give the statement to whose source a name belongs."""
    for attribution in reading.attributions:
        if any(part.start <= span.start and span.end <= part.end for part in attribution.source):
            return next((each.id for each in statements if each.attribution == attribution.id), None)
    return None


def _in_two_ways(a: _Parts, b: _Parts) -> bool:
    return _digits_turned(a, b) or _one_letter_apart(_keys(a), _keys(b))


def _digits_turned(a: _Parts, b: _Parts) -> bool:
    """Tell a number whose digits stand in another order behind the same words."""
    same_words = bool(a) and bool(b) and a[:-1] == b[:-1] and a[-1] != b[-1]
    return same_words and a[-1].isdecimal() and sorted(a[-1]) == sorted(b[-1])


def _one_letter_apart(a: _Parts, b: _Parts) -> bool:
    if len(a) != len(b) or len(a) < 2:
        return False
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(unlike) == 1 and spelled_alike(*unlike[0]) and len(set(map(_one_script, unlike[0]))) > 1


def _one_script(key: str) -> str:
    """Write a name as another desk writes it that has the same one in another script: Sergey, Sergei."""
    return key.translate(_TRANSLITERATED)
