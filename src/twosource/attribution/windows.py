"""A text as the tagger sees it: word pieces with their places and two cheap facts about each.

Word pieces come from an uncased vocabulary, so the case of a word and its standing towards quotation marks are given to
the tagger as a second input: 4 kinds of case x 4 states of quotation.  Paragraphs are packed whole into windows of at
most ``WINDOW`` pieces with a separator between them: in PolNeAR 99.4 % of contents lie within one paragraph, so
windows need not overlap.  A longer paragraph is cut at the ends of sentences, each part with some pieces of context
before it.  Paragraphs that are not the report's prose (a link, a credit, a line about rights) go into windows of their
own: what stands in a window changes what is seen in it, and such lines come and go without the story changing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from twosource.model import Span
from twosource.spans import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

WINDOW = 128
CONTEXT = 32
CLS, SEP = 101, 102
# The roles of a cue are sought in its paragraph with so many pieces on either side, rounded up to whole steps.
BESIDE, STEP = 8, 8
SPECIAL = -1
QUOTATION_STATES = 4
FEATURES = 4 * QUOTATION_STATES

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = frozenset("“«„「『")
_CLOSING = frozenset("”»」』")
_STRAIGHT = '"'
_DOUBLE_MARK = re.compile(f"[{''.join(sorted(_OPENING | _CLOSING))}{_STRAIGHT}]")
_ENDS = frozenset('.!?”"»。！？…')


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of a stretch of text.

    Attributes:
        ids: ``(pieces,)`` int64, vocabulary ids.
        features: ``(pieces,)`` int64, case x quotation state, below ``FEATURES``.
        starts: ``(pieces,)`` int64, first code point; ``SPECIAL`` for separators.
        ends: ``(pieces,)`` int64, one past the last code point; ``SPECIAL`` for separators.
        core: pieces before this index are context of another window.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    core: int


@dataclass(frozen=True, slots=True)
class _Pieces:
    ids: list[int]
    features: list[int]
    starts: list[int]
    ends: list[int]

    def part(self, start: int, end: int) -> _Pieces:
        return _Pieces(self.ids[start:end], self.features[start:end], self.starts[start:end], self.ends[start:end])

    def extend(self, other: _Pieces) -> None:
        self.ids.extend(other.ids)
        self.features.extend(other.features)
        self.starts.extend(other.starts)
        self.ends.extend(other.ends)

    def separate(self, identity: int) -> None:
        self.extend(_Pieces([identity], [0], [SPECIAL], [SPECIAL]))


def cut_windows(text: str, tokenizer: Tokenizer, apart: Sequence[Span] = ()) -> list[Window]:
    """Cut a text into windows.

    Args:
        text: the report's text.
        tokenizer: of the models.
        apart: stretches that are not prose, in any order; paragraphs that lie whole in them share no window with
            others.

    Returns:
        Windows of the prose in order, then those of what stands apart; none for a text without word pieces.
    """
    spans = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    noise = joined(apart)
    prose: list[_Pieces] = []
    others: list[_Pieces] = []
    for span in spans:
        paragraph = text[span.start : span.end]
        # One at a time: a batch is spread over threads, which costs more than it saves.
        pieces = _pieces(paragraph, span.start, tokenizer.encode(paragraph, add_special_tokens=False))
        if pieces.ids:
            (others if _lies_in(noise, pieces.starts[0], pieces.ends[-1]) else prose).append(pieces)
    return [*_packed(prose, text), *_packed(others, text)]


def _lies_in(noise: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of some disjoint stretches, sorted, holds ``[start, end)`` whole."""
    index = bisect_right(noise, start, key=lambda span: span.start) - 1
    return index >= 0 and end <= noise[index].end


def stretch_around(window: Window, piece: int) -> tuple[int, int]:
    """The pieces of a piece's paragraph with some of its neighbours: ``[start, end)`` of the window."""
    size = len(window.ids)
    separators = np.flatnonzero((window.ids == SEP) & (window.starts == SPECIAL))
    place = int(np.searchsorted(separators, piece))
    first = int(separators[place - 1]) + 1 if place else 1
    after = int(separators[place]) + 1 if place < len(separators) else size
    length = min(size, -(-(after - first + 2 * BESIDE) // STEP) * STEP)
    start = min(max(0, first - (length - (after - first)) // 2), size - length)
    return start, start + length


def _packed(paragraphs: Iterable[_Pieces], text: str) -> Iterator[Window]:
    """Pack paragraphs whole into as few windows as their order allows."""
    current = _empty()
    for pieces in paragraphs:
        if len(current.ids) > 1 and len(current.ids) + len(pieces.ids) + 1 > WINDOW:
            yield _window(current, 0)
            current = _empty()
        if len(pieces.ids) + 2 > WINDOW:
            yield from _cut_long(pieces, text)
            continue
        current.extend(pieces)
        current.separate(SEP)
    if len(current.ids) > 1:
        yield _window(current, 0)


def _empty() -> _Pieces:
    return _Pieces([CLS], [0], [SPECIAL], [SPECIAL])


def _window(pieces: _Pieces, core: int) -> Window:
    return Window(
        ids=np.asarray(pieces.ids, dtype=np.int64),
        features=np.asarray(pieces.features, dtype=np.int64),
        starts=np.asarray(pieces.starts, dtype=np.int64),
        ends=np.asarray(pieces.ends, dtype=np.int64),
        core=core,
    )


def _cut_long(pieces: _Pieces, text: str) -> list[Window]:
    """Cut a paragraph that is longer than a window at the ends of sentences, with context before each later part."""
    windows: list[Window] = []
    start = 0
    while start < len(pieces.ids):
        context = min(start, CONTEXT)
        end = min(len(pieces.ids), start + WINDOW - context - 2)
        if end < len(pieces.ids):
            end = _last_end(pieces, text, start + (end - start) // 2, end)
        current = _empty()
        current.extend(pieces.part(start - context, end))
        current.separate(SEP)
        windows.append(_window(current, context + 1 if context else 0))
        start = end
    return windows


def _last_end(pieces: _Pieces, text: str, lowest: int, highest: int) -> int:
    for index in range(highest, lowest, -1):
        if text[pieces.ends[index - 1] - 1] in _ENDS:
            return index
    return highest


def _pieces(paragraph: str, offset: int, encoding: Encoding) -> _Pieces:
    states = _quotation_states(paragraph)
    offsets = encoding.offsets
    features = [_case(paragraph[a:b]) * QUOTATION_STATES + states[a] for a, b in offsets]
    starts = [offset + a for a, _ in offsets]
    ends = [offset + b for _, b in offsets]
    return _Pieces(encoding.ids, features, starts, ends)


@lru_cache(maxsize=1 << 16)
def _case(piece: str) -> int:
    """0 lower or caseless, 1 capital first, 2 all capitals, 3 capitals inside."""
    if piece.islower() or not any(character.isupper() for character in piece):
        return 0
    if piece.isupper():
        return 2 if len(piece) > 1 else 1
    return 1 if piece[0].isupper() and not any(character.isupper() for character in piece[1:]) else 3


def _quotation_states(paragraph: str) -> bytearray:
    """For each code point: 0 outside double marks, 1 an opening mark, 2 inside, 3 a closing mark.

    A mark left open counts as open to the end of the paragraph.  Only double marks count here: they are what tells
    direct speech nearly everywhere, and single ones would need the apostrophe told apart.
    """
    states = bytearray(len(paragraph))
    inside = False
    done = 0
    for match in _DOUBLE_MARK.finditer(paragraph):
        place, character = match.start(), match.group()
        if inside:
            states[done:place] = b"\2" * (place - done)
        if character in _OPENING or (character == _STRAIGHT and not inside):
            inside = True
            states[place] = 1
        elif inside:
            inside = False
            states[place] = 3
        done = place + 1
    if inside:
        states[done:] = b"\2" * (len(paragraph) - done)
    return states
