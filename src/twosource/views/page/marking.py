"""Which words differ between texts that say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.views.page.records import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_MOST_MARKED = 0.7


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
