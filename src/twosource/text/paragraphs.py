"""Where paragraphs begin and end in a report's untouched text."""

from __future__ import annotations

import re
from itertools import pairwise

from twosource.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = ".!?…:;。！？؟\"”’»'"

MIN_WRAP = 60
MAX_WRAP = 100


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Split a text into its paragraphs.

    Every newline ends a paragraph, except inside a block of hard-wrapped lines (as mail and old wire copy have them),
    which is one paragraph.

    Returns:
        Spans without the white space around them, sorted; none is empty.
    """
    paragraphs: list[Span] = []
    for block in _blocks(text):
        if _is_wrapped(text, block):
            paragraphs.append(Span(block[0].start, block[-1].end))
        else:
            paragraphs.extend(block)
    return tuple(paragraphs)


def trim(text: str, start: int, end: int) -> Span:
    """Move both ends of ``[start, end)`` inwards past white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _blocks(text: str) -> list[list[Span]]:
    """Group the lines that have something in them by the blank lines between them."""
    blocks: list[list[Span]] = []
    breaks = 0
    last = 0
    for match in _LINE.finditer(text):
        breaks += sum(1 for _ in _NEWLINE.finditer(text, last, match.start()))
        last = match.end()
        line = trim(text, match.start(), match.end())
        if line.start == line.end:
            continue
        if blocks and breaks <= 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        breaks = 0
    return blocks


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Tell whether a block's line breaks are those of a greedy wrap at one width.

    In such a block no line but the last could have taken the first word of the next one, and most lines stop in the
    middle of a sentence.
    """
    if len(block) < 2:
        return False
    width = max(line.end - line.start for line in block)
    if not MIN_WRAP <= width <= MAX_WRAP:
        return False
    ends_open = 0
    for line, following in pairwise(block):
        first_word = text[following.start : following.end].split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(first_word) <= width:
            return False
        ends_open += text[line.end - 1] not in _SENTENCE_END
    return 2 * ends_open > len(block) - 1
