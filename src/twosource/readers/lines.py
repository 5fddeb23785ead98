"""Lines of a text with their offsets: what the readers of heads, notes and captions walk over."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"\w+")


class Line(NamedTuple):
    """One line without the white space around it.

    Attributes:
        start: offset of its first code point in the text.
        end: one past its last code point.
        text: ``text[start:end]``.
    """

    start: int
    end: int
    text: str


def content_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that hold more than white space, in order."""
    found = []
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if bare:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(bare), bare))
    return tuple(found)


def paragraphs(text: str) -> tuple[Line, ...]:
    """Return the paragraphs: blocks between blank lines where the text is wrapped at a fixed width, else lines."""
    lines = content_lines(text)
    blocks = _blocks(text, lines)
    if not _is_wrapped(blocks):
        return lines
    return tuple(Line(block[0].start, block[-1].end, text[block[0].start : block[-1].end]) for block in blocks)


def blank_between(text: str, first: Line, second: Line) -> bool:
    """Say whether an empty line stands between two lines that follow each other."""
    return len(_BREAK.findall(text, first.end, second.start)) > 1


def count_words(text: str) -> int:
    """Count words; of a script written without spaces every two characters count as one word."""
    ideographs = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + ideographs // 2


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence does, marks and brackets after the full stop left aside."""
    return text.rstrip("\"'”’»“)]）」』").endswith((".", "!", "?", "…", "。", "！", "？", "؟", "।"))


def _blocks(text: str, lines: tuple[Line, ...]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not blank_between(text, blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_wrapped(blocks: list[list[Line]]) -> bool:
    """A wrapped text has lines of an even length that stop in mid-sentence, in blocks of several lines."""
    inner = [line.text for block in blocks for line in block[:-1]]
    if len(blocks) < 2 or len(inner) < 4:
        return False
    even = sum(50 <= len(line) <= 100 for line in inner)
    stops = sum(ends_sentence(line) for line in inner)
    return even >= 0.8 * len(inner) and stops <= 0.4 * len(inner)
