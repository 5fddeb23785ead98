"""Sentences.

Rules of our own rather than a package: why, and how they compare, in ``docs/stages/text.md``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.text.abbreviations import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    BY_LANGUAGE,
    MAY_END,
    NEVER_END,
    ORDINAL_LANGUAGES,
    STARTERS,
)
from twosource.text.datewords import MONTH_NAMES
from twosource.text.paragraphs import split_paragraphs, trim
from twosource.text.quotewords import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Span

_OPENERS = "“„«‘‚¿¡(["
_WIDE = "。！？｡"
_END = re.compile(
    r"(?P<marks>[.!?…؟۔।॥。！？｡]+)(?P<closers>[ \u00a0\u202f]?[»›]|[\"'”’»›“‘)\]」』）］]*(?:\[\d{1,3}\])?)"
)
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*$")
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\w.])(?:[^\W\d_a-zà-öø-ÿа-я]\w*\.?)\s+$")
_NEXT = re.compile(r"[^\w]*(\w[\w'’-]*)")
_CUE_CLAUSE = re.compile(r"\s+((?:[^\W\d_a-zà-öø-ÿа-я][\w.'’-]*\s+){1,4})([\w'’]+)")
_SAID_AFTER_WIDE = re.compile(r"\s*(?:と|って|などと)")
_LONGEST_WORD = 30
_LONGEST_LEAD = 60


def split_sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """Split a text into sentences, none of which crosses a paragraph (see ``split_paragraphs``).

    A mark that ends a sentence takes the closing marks after it along; it ends none before a lower-case word
    (“Why?” he asked), after an abbreviation, an initial, in a number or in an address.

    Args:
        text: the untouched text.
        language: ISO 639-1 code; more abbreviations and ordinals are known with it.

    Returns:
        Spans without the white space around them, sorted, disjoint; every character that is not white space lies in
        one.
    """
    sentences: list[Span] = []
    for paragraph in split_paragraphs(text):
        start = paragraph.start
        for end in _ends(text, paragraph, language):
            sentence = trim(text, start, end)
            if sentence.start < sentence.end:
                sentences.append(sentence)
            start = end
        rest = trim(text, start, paragraph.end)
        if rest.start < rest.end:
            sentences.append(rest)
    return tuple(sentences)


def _ends(text: str, paragraph: Span, language: str | None) -> Iterator[int]:
    """Where sentences end inside a paragraph, but for its own end."""
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if _opens_next(text, match.start("closers"), end, paragraph.end):
            end = match.start("closers")
        if end == paragraph.end:
            return
        marks, closed = match["marks"], end > match.start("closers")
        if marks[-1] in _WIDE:
            ends = not (closed and _SAID_AFTER_WIDE.match(text, end))
        else:
            ends = _begins_sentence(text, end, paragraph.end, closed)
            if ends and marks == "." and not closed:
                ends = not _is_abbreviation(text, paragraph, match.start(), language)
            elif ends and marks[-1] in "!?" and closed:
                ends = not _cue_follows(text, end, paragraph.end)
        if ends:
            yield end


def _opens_next(text: str, start: int, end: int, limit: int) -> bool:
    """Whether what looks like a closing mark opens the next sentence: end.“He (no space between), Ende. »Er."""
    return start < end < limit and text[end - 1] in "“‘»›" and text[end].isalnum()


def _begins_sentence(text: str, end: int, limit: int, closed: bool) -> bool:
    """Whether a sentence can begin at ``end``: after a space no lower-case letter, after a closing mark a capital."""
    follows = _NEXT.match(text, end, min(limit, end + _LONGEST_LEAD))
    if follows is None or follows.group(1)[0].islower():
        return False
    if text[end].isspace() or text[end] in _OPENERS:
        return True
    return closed and follows.group(1)[0].isupper() and follows.start(1) == end


def _cue_follows(text: str, end: int, limit: int) -> bool:
    """A name and a cue after a quoted question or cry: “Why?” Ann Vale asked."""
    clause = _CUE_CLAUSE.match(text, end, min(limit, end + _LONGEST_LEAD))
    if clause is None or clause.group(1).split()[0] in STARTERS:
        return False
    return clause.group(2).lower() in SPEECH


def _is_abbreviation(text: str, paragraph: Span, stop: int, language: str | None) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation, initial or ordinal that the sentence runs past."""
    before = _WORD_BEFORE.search(text, max(paragraph.start, stop - _LONGEST_WORD), stop)
    follows = _NEXT.match(text, stop + 1)
    if before is None or follows is None:
        return False
    word, following = before.group(), follows.group(1)
    lower = word.lower()
    if word.isdigit():
        return _is_ordinal(word, _begins(text, paragraph, before.start()), following, language)
    if len(word) == 1 and word.isupper() and not (language in BY_LANGUAGE and lower in BY_LANGUAGE[language]):
        return _is_initial(text, paragraph, before.start(), following)
    dotted = "." in word and all(len(part) <= 3 and part.isalpha() for part in word.split("."))
    return (
        lower in BEFORE_NAME
        or lower in NEVER_END
        or (language in BY_LANGUAGE and lower in BY_LANGUAGE[language])
        or (lower in BEFORE_NUMBER and following[0].isdigit())
        or ((dotted or lower in MAY_END) and following not in STARTERS)
    )


def _begins(text: str, paragraph: Span, start: int) -> bool:
    """Whether a paragraph or sentence begins at ``start``."""
    lead = text[max(paragraph.start, start - 3) : start].rstrip()
    return start == paragraph.start or lead[-1:] in {".", "!", "?"}


def _is_ordinal(number: str, at_start: bool, following: str, language: str | None) -> bool:
    """1. where a sentence begins counts it; 4. Februar is a day, and some languages write all ordinals so."""
    if at_start:
        return True
    if len(number) > 2:
        return False
    return following.lower() in MONTH_NAMES or (language in ORDINAL_LANGUAGES and following not in STARTERS)


def _is_initial(text: str, paragraph: Span, start: int, following: str) -> bool:
    """J. Smith and John F. Kennedy, but not plan B. or vitamin C."""
    if following in STARTERS and len(following) > 1:
        return False
    lead = text[max(paragraph.start, start - _LONGEST_WORD) : start]
    return not lead.strip("“‘«\"'( ") or _CAPITAL_BEFORE.search(lead) is not None
