"""All stretches of a text that the outlet does not say in its own voice, or says twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Noise, Span
from twosource.readers.glued import find_glued_headlines, find_glued_links
from twosource.readers.lines import count_words, ends_sentence
from twosource.readers.notes import find_notes
from twosource.readers.stated_date import parse_stated_date

if TYPE_CHECKING:
    from twosource.readers.lines import Line

_SENTENCE_GAP = re.compile(r"(?<=[.!?…])[\"”’»)]?\s+(?=\S)")
_LABEL = re.compile(r"Story highlights\s+(?=[A-Z“\"'‘])")
_STANDFIRST_PARAGRAPHS = 3
_TITLED_BLOCKS, _MIN_TITLE_WORDS = 4, 3
_DATE_LINE_BLOCKS, _MAX_DATE_LINE = 6, 60
_MIN_SENTENCE_WORDS = 6
_MIN_PARAGRAPH_WORDS = 8
_MAX_STANDFIRST = 1_500
_TRIES = 20


def find_noise(  # noqa: PLR0913, PLR0917
    text: str,
    blocks: tuple[Line, ...],
    head: tuple[Noise, ...],
    posts: tuple[Noise, ...],
    published: str | None = None,
    title: str | None = None,
) -> tuple[Noise, ...]:
    """Put together the noise of the head, the posts, and what is found in the body.

    Args:
        text: the report's text.
        blocks: its paragraphs.
        head: noise of the head (metadata, byline, dateline, credit).
        posts: embedded posts.
        published: the report's day, ISO 8601, where it is known.
        title: the report's own, where it is known.

    Returns:
        Stretches sorted by start; any two are disjoint or one inside the other.
    """
    known = [*head, *posts, *_find_date_line(blocks, published), *_find_picture_line(blocks, title)]
    known += _find_label(blocks)
    free = _outside(blocks, known)
    notes = find_notes(free)
    prose = _outside(free, notes)
    return _arrange([*known, *notes, *_find_repeats(prose), *find_glued_links(text), *find_glued_headlines(text)])


def _find_date_line(blocks: tuple[Line, ...], published: str | None) -> list[Noise]:
    """Find the report's own day alone on a line below its standfirst, where the head is over."""
    for block in blocks[:_DATE_LINE_BLOCKS] if published is not None else ():
        stated = parse_stated_date(block.text) if len(block.text) <= _MAX_DATE_LINE else None
        if stated is not None and published is not None and stated[:10] == published[:10]:
            return [Noise(Span(block.start, block.end), "metadata")]
    return []


def _find_label(blocks: tuple[Line, ...]) -> list[Noise]:
    """Find the label that runs into the first line of a summary: ``Story highlights The mayor has resigned``."""
    matches = [(block, _LABEL.match(block.text)) for block in blocks[:_TITLED_BLOCKS]]
    return [Noise(Span(block.start, block.start + found.end()), "metadata") for block, found in matches if found]


def _find_picture_line(blocks: tuple[Line, ...], title: str | None) -> list[Noise]:
    """Find a line of the head that ends with the report's own title: the words below its picture, and the title."""
    if title is None or count_words(title) < _MIN_TITLE_WORDS:
        return []
    return [
        Noise(Span(block.start, block.end), "caption")
        for block in blocks[:_TITLED_BLOCKS]
        if block.text.rstrip().endswith(f" {title.strip()}")
    ]


def _find_repeats(prose: tuple[Line, ...]) -> list[Noise]:
    """Find what stands twice, word for word.

    Of a standfirst that comes back in the body the first occurrence is marked, so that the body counts; of a
    paragraph further down (a pull quote, a part pasted twice) the later one.
    """
    keys = [_key(block.text) for block in prose]
    found: list[Noise] = []
    marked: set[str] = set()
    for index, block in enumerate(prose[:_STANDFIRST_PARAGRAPHS]):
        rest = " " + " ".join(keys[index + 1 :]) + " "
        spans = _repeated_spans(block, rest)
        found.extend(Noise(span, "standfirst_repeat") for span in spans)
        if spans:
            marked.add(keys[index])
    seen: set[str] = set()
    for block, key in zip(prose, keys, strict=True):
        if key in seen and key not in marked and count_words(key) >= _MIN_PARAGRAPH_WORDS:
            found.append(Noise(Span(block.start, block.end), "standfirst_repeat"))
        seen.add(key)
    return found


def _repeated_spans(block: Line, rest: str) -> list[Span]:
    if len(block.text) > _MAX_STANDFIRST:
        return []
    if _stands_in(block.text, rest):
        return [Span(block.start, block.end)]
    spans = []
    for start, end in _sentences(block.text):
        sentence = block.text[start:end]
        if ends_sentence(sentence) and _stands_in(sentence, rest):
            spans.append(Span(block.start + start, block.start + end))
    return spans


def _stands_in(passage: str, rest: str) -> bool:
    """Say whether the passage stands in the rest as a sentence or more: set off by a sentence's end on both sides."""
    key = _key(passage)
    if count_words(key) < _MIN_SENTENCE_WORDS:
        return False
    at = rest.find(key)
    for _ in range(_TRIES):
        if at < 0:
            return False
        before, after = rest[max(0, at - 2) : at].rstrip()[-1:], rest[at + len(key) : at + len(key) + 2]
        opens = not before or before in '.!?…"”’»:'
        if opens and (not after.strip() or after[0] in '.!?… "”’»') and _closes(key, after):
            return True
        at = rest.find(key, at + 1)
    return False


def _closes(key: str, after: str) -> bool:
    return ends_sentence(key) or after[:1] in ".!?…" or not after.strip()


def _sentences(paragraph: str) -> list[tuple[int, int]]:
    bounds = [0]
    ends = []
    for gap in _SENTENCE_GAP.finditer(paragraph):
        ends.append(gap.start() + len(gap.group().rstrip()))
        bounds.append(gap.end())
    ends.append(len(paragraph))
    return list(zip(bounds, ends, strict=True))


def _key(passage: str) -> str:
    return " ".join(passage.split())


def _outside(blocks: tuple[Line, ...], noise: list[Noise]) -> tuple[Line, ...]:
    """Return the blocks that lie inside no stretch of noise, in one pass over both."""
    spans = sorted(item.span for item in noise)
    kept = []
    position, reach = 0, 0
    for block in blocks:
        while position < len(spans) and spans[position].start <= block.start:
            reach = max(reach, spans[position].end)
            position += 1
        if reach < block.end:
            kept.append(block)
    return tuple(kept)


def _arrange(noise: list[Noise]) -> tuple[Noise, ...]:
    """Sort, drop doubles, and cut off what would overlap a stretch without lying inside it."""
    arranged: list[Noise] = []
    open_ends: list[int] = []
    for item in sorted(set(noise), key=lambda item: (item.span.start, -item.span.end, item.kind)):
        start, end = item.span
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        end = min([end, *open_ends])
        if end <= start or any(other.span == (start, end) for other in arranged[-1:]):
            continue
        arranged.append(Noise(Span(start, end), item.kind))
        open_ends.append(end)
    return tuple(arranged)
