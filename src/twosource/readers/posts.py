"""Posts from social networks inside a report."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.model import Noise, Span

if TYPE_CHECKING:
    from twosource.readers.lines import Line

_HANDLE = re.compile(r"\(@[\w.@-]{1,80}\)")
_SIGNATURE_START = re.compile(r"(?:—|–|&mdash;|--|-)\s?(?=[^—–()\r\n]{1,80}$)")
_AFTER_HANDLE = re.compile(r"[ ,·]*[^\r\n()“”\"]{0,45}")
_SHARED = re.compile(
    r"(?:a post shared by|une publication partagée par|ein beitrag geteilt von|una publicación compartida (?:por|de)|"
    r"view this post on)\b.{0,120}$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"pic\.(?:twitter|x)\.com/\w{1,20}$")
# Links, hash tags and handles alone, or a line that goes on in mid-sentence.
_FRAGMENT = re.compile(r"(?:(?:[#@]\w+|https?://\S+|pic\.\S+|[.…»”\"&!?-])\s*)+$|[a-zà-ÿа-я.,;»]")
_MAX_POST_LINES = 12
_SENTENCE_START = re.compile(r"(?<=[.!?…\"”»])\s+(?=\S)")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NAME_WINDOW = 90
_MAX_POST = 500
_X_LIMIT = 320


def find_posts(text: str, lines: tuple[Line, ...]) -> list[Noise]:
    """Find embedded posts by their signature: ``— Name (@handle) February 4, 2022``.

    The post is the rest of its line before the signature; where the signature stands on a line of its own, the lines
    above it belong to it.  A line that ends in the address of a post's picture is a post without its signature.
    """
    found: list[Noise] = []
    starts = [line.start for line in lines]
    for handle in _HANDLE.finditer(text):
        index = bisect_right(starts, handle.start()) - 1
        if index >= 0 and handle.end() <= lines[index].end:
            found.extend(_post_at(text, lines, index, handle))
    begun = {noise.span.start for noise in found}
    for line in lines:
        pictured = _PICTURE.search(line.text[-60:]) is not None and len(line.text) <= _MAX_POST
        if (pictured or _SHARED.match(line.text)) and line.start not in begun:
            found.append(_noise(line.start, line.end))
    return found


def _post_at(text: str, lines: tuple[Line, ...], index: int, handle: re.Match[str]) -> list[Noise]:
    line = lines[index]
    window_start = max(line.start, handle.start() - _NAME_WINDOW)
    signature = _SIGNATURE_START.search(text[window_start : handle.start()])
    if signature is None:
        return []
    sign_start = window_start + signature.start()
    end = _signature_end(text, line, handle.end())
    if sign_start - line.start > _MAX_POST or text[line.start : sign_start].strip():
        return [_noise(_body_start(text, line, sign_start), end)]
    return [*_lines_before(lines, index), _noise(sign_start, end)]


def _signature_end(text: str, line: Line, at: int) -> int:
    """End after the date, which follows the handle to the line's end or stops at its year."""
    after = _AFTER_HANDLE.match(text, at, line.end)
    if after is None or after.end() == line.end:
        return line.end
    year = _YEAR.search(after.group())
    return at + year.end() if year else at


def _body_start(text: str, line: Line, sign_start: int) -> int:
    """A long line holds prose before the post: then only the sentences that fit into a post are taken."""
    if sign_start - line.start <= _MAX_POST:
        return line.start
    first = _SENTENCE_START.search(text, sign_start - _X_LIMIT, sign_start)
    return first.end() if first else sign_start


def _lines_before(lines: tuple[Line, ...], index: int) -> list[Noise]:
    """Take the post's text above a signature that stands alone.

    Pages often break a post at its hash tags and links, so lines are taken upwards until one is more than these and
    begins as a sentence does.  A line too long for a post, or one that only announces it, ends the search.
    """
    found: list[Noise] = []
    length = 0
    for line in reversed(lines[max(0, index - _MAX_POST_LINES) : index]):
        length += len(line.text)
        if length > _MAX_POST or line.text.endswith(":"):
            break
        found.append(_noise(line.start, line.end))
        if not _FRAGMENT.match(line.text):
            break
    return found[::-1]


def _noise(start: int, end: int) -> Noise:
    return Noise(Span(start, end), "embedded_post")
