"""Words for the full-text index, and where they stand in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.errors import UsageError
from twosource.model import Span
from twosource.store.names import fold

# Scripts that write no spaces between words: every letter is indexed by itself, and a word is letters side by side.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = re.compile(f"([{_UNSPACED}])")
_TOKEN = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')
_NEAR = 40
_AROUND = 90


class Token(NamedTuple):
    """A word of a text, folded, and where it stands."""

    word: str
    start: int
    end: int


Phrase = tuple[str, ...]


def indexed(text: str) -> str:
    """Put a text into the form that is indexed."""
    return _LETTER.sub(r" \1 ", text)


def tokens(text: str) -> list[Token]:
    """Split a text into folded words."""
    return [Token(fold(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def phrases(words: str) -> tuple[Phrase, ...]:
    """Read what a user typed: words, and words in double quotes that must stand side by side.

    Raises:
        UsageError: something was typed, but no word.
    """
    chunks = [match[1] if match[1] is not None else match[2] for match in _CHUNK.finditer(words)]
    found = tuple(phrase for chunk in chunks if (phrase := tuple(token.word for token in tokens(chunk))))
    if words.strip() and not found:
        raise UsageError(words.strip(), "holds no word to search for", "give words")
    return found


def match_expression(wanted: tuple[Phrase, ...]) -> str:
    """Write the phrases in the language of FTS5; nothing that a user types is taken for an operator."""
    return " AND ".join('"' + " ".join(phrase) + '"' for phrase in wanted)


def locate(text: str, wanted: tuple[Phrase, ...]) -> Span | None:
    """Find where most of the phrases stand close together, the first such place; ``None`` when none stands there.

    The span runs from the first to the last phrase of the place.
    """
    words = tokens(text)
    found = sorted(
        (at, at + len(phrase), number)
        for number, phrase in enumerate(wanted)
        for at in range(len(words) - len(phrase) + 1)
        if all(words[at + step].word == word for step, word in enumerate(phrase))
    )
    best: tuple[int, int, int] | None = None
    for first, (start, _, _) in enumerate(found):
        near = _distinct([each for each in found[first : first + _NEAR] if each[0] < start + _NEAR])
        if best is None or len(near) > best[0]:
            best = (len(near), start, max(end for _, end, _ in near))
    return None if best is None else Span(words[best[1]].start, words[best[2] - 1].end)


def _distinct(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Keep the first of each phrase."""
    first: dict[int, tuple[int, int, int]] = {}
    for each in found:
        first.setdefault(each[2], each)
    return list(first.values())


def holds_all(text: str, wanted: tuple[Phrase, ...]) -> bool:
    """Tell whether every phrase stands in a text."""
    padded = " " + " ".join(token.word for token in tokens(text)) + " "
    return all(" " + " ".join(phrase) + " " in padded for phrase in wanted)


def around(text: str, place: Span) -> Span:
    """Widen a place to what can be read beside it, cut at white space and inside its paragraph."""
    low = max(text.rfind("\n", 0, place.start) + 1, place.start - _AROUND)
    newline = text.find("\n", place.end)
    high = min(newline if newline >= 0 else len(text), place.end + _AROUND)
    if low > 0 and not text[low - 1].isspace():
        low = next((at + 1 for at in range(low, place.start) if text[at].isspace()), place.start)
    if high < len(text) and not text[high].isspace():
        high = next((at for at in range(high - 1, place.end - 1, -1) if text[at].isspace()), place.end)
    return Span(low, high)
