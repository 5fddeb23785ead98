"""Which words differ between texts that say the same."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.views.page.records import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

# A number is one word with its separators and without the letters of its unit ("18.6m", "12,000").
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d]\w*(?:[’'\-]\w+)*")
_MOST_MARKED = 0.7
_MOST_SHARED = 0.8
_LONG_WORD = 5
_FEWEST_SHARED = 3
# So many words before a stretch the beginning of its clause is sought, and behind it the end.
_BEFORE, _BEHIND = 4, 12
# Finding what two texts share takes time that grows with the square of their words.
_MOST_WORDS = 400


def mark_words(texts: Sequence[str]) -> list[tuple[Piece, ...]]:
    """Mark in each text the words that fewer than half of the other texts have.

    Where nearly every word of every text would be marked, nothing is: marks that are everywhere show nothing.

    Args:
        texts: the texts of one row, in order.

    Returns:
        For each text its pieces, which joined are the text.
    """
    words = [[(match.start(), match.end(), match.group().casefold()) for match in _WORD.finditer(t)] for t in texts]
    vocabularies = [{word for _, _, word in found} for found in words]
    marked = [
        [(start, end) for start, end, word in found if _is_rare(word, number, vocabularies)]
        for number, found in enumerate(words)
    ]
    shares = [len(marks) / len(found) for marks, found in zip(marked, words, strict=True) if found]
    if shares and min(shares) > _MOST_MARKED:
        marked = [[] for _ in texts]
    return [_cut(text, marks) for text, marks in zip(texts, marked, strict=True)]


def shared_stretch(text: str, others: Sequence[str]) -> tuple[int, int] | None:
    """Find the stretch of a text in which the words stand that it shares, in their order, with the others.

    Single short words count for nothing: they stand everywhere.

    Returns:
        Its offsets in the text, ``[start, end)``; ``None`` where next to nothing is shared, or nearly everything.
    """
    words = list(_WORD.finditer(text))
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    folded = [match.group().casefold() for match in words]
    shared: set[int] = set()
    for other in others:
        theirs = [match.group().casefold() for match in _WORD.finditer(other)]
        if len(theirs) > _MOST_WORDS:
            return None
        for block in SequenceMatcher(None, folded, theirs, autojunk=False).get_matching_blocks():
            if block.size > 1 or (block.size == 1 and len(folded[block.a]) >= _LONG_WORD):
                shared.update(range(block.a, block.a + block.size))
    length = max(shared) + 1 - min(shared) if shared else 0
    if not _FEWEST_SHARED <= length < _MOST_SHARED * len(words):
        return None
    first = _widened(text, words, range(min(shared), min(shared) - _BEFORE - 1, -1))
    last = _widened(text, words, range(max(shared), max(shared) + _BEHIND + 1))
    return words[first].start(), words[last].end()


def _widened(text: str, words: Sequence[re.Match[str]], places: range) -> int:
    """The first of some places, from a word on, with punctuation beyond it; else that word: no phrase is shown half."""
    for place in places:
        beyond = place + places.step
        if not 0 <= beyond < len(words):
            return place
        first, second = sorted((place, beyond))
        if not text[words[first].end() : words[second].start()].isspace():
            return place
    return places[0]


def _is_rare(word: str, own: int, vocabularies: Sequence[set[str]]) -> bool:
    others = len(vocabularies) - 1
    having = sum(1 for number, vocabulary in enumerate(vocabularies) if number != own and word in vocabulary)
    return others > 0 and having < others / 2


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text at its marks; marked words with only white space between them become one piece."""
    merged: list[tuple[int, int]] = []
    for start, end in marks:
        if merged and text[merged[-1][1] : start].isspace():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    pieces: list[Piece] = []
    position = 0
    for start, end in merged:
        pieces += [Piece(text[position:start], marked=False), Piece(text[start:end], marked=True)]
        position = end
    pieces.append(Piece(text[position:], marked=False))
    return tuple(piece for piece in pieces if piece.text)
