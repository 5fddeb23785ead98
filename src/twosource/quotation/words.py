"""The words of a quotation, each with its place, as they are compared with another's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.saying import GAP
from twosource.statement.number_words import SMALL, TENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Span

# "U.S." is one word, and what ends a sentence behind it is left to the sentence.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)|[^\W_]+(?:['’‑][^\W_]+)*")
_LETTERS = re.compile(r"\w(?:\.\w)+")
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,200}\]")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*(?:…|\.{3})\s*\]")
_SENTENCE_END = re.compile(r"[.!?…]")
_VALUES = {**SMALL, **TENS}


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """A word of a quotation.

    Attributes:
        start: first code point in the report's text.
        end: one past the last.
        text: as written.
        key: folded, without accents, small numbers as digits.
        bracketed: stands in square brackets: the editor's word, not the speaker's.
        opens: first word of a sentence, where a capital says nothing.
        cut: an ellipsis stands before it: the outlet owns up to leaving words out.
        piece: number of the quotation that it stands in, of those that make up one utterance.
    """

    start: int
    end: int
    text: str
    key: str
    bracketed: bool
    opens: bool
    cut: bool
    piece: int

    @property
    def named(self) -> bool:
        """Whether a capital makes it a name, be it inside: "realDonaldTrump"."""
        return (
            self.text != self.text.lower() and not self.opens and self.text not in {"I", "I’m", "I'm", "I’ve", "I've"}
        )


def words_of(text: str, spans: Iterable[Span]) -> tuple[QuotedWord, ...]:
    """Split the quotations that make up one utterance into words, in order.

    Args:
        text: of the report.
        spans: inside the quotation marks.
    """
    return _words_of(text, tuple(spans))


@lru_cache(maxsize=512)
def _words_of(text: str, spans: tuple[Span, ...]) -> tuple[QuotedWord, ...]:
    found: list[QuotedWord] = []
    for piece, span in enumerate(spans):
        brackets = [(m.start(), m.end()) for m in _BRACKETS.finditer(text, *span) if not _ELLIPSIS.fullmatch(m.group())]
        last = span.start
        for match in _WORD.finditer(text, *span):
            between = text[last : match.start()]
            written = match.group()
            found.append(
                QuotedWord(
                    start=match.start(),
                    end=match.end(),
                    text=written,
                    key=_key(written),
                    bracketed=any(start <= match.start() < end for start, end in brackets),
                    opens=match.start() == last or last == span.start or _SENTENCE_END.search(between) is not None,
                    cut=_ELLIPSIS.search(between) is not None,
                    piece=piece,
                )
            )
            last = match.end()
    return tuple(found)


def without_narration(text: str, spans: Sequence[Span]) -> str:
    """Blank what stands between the quotations of one utterance: every offset stays as it was.

    Args:
        text: of the report.
        spans: inside the quotation marks, sorted.
    """
    parts: list[str] = []
    position = 0
    for number, span in enumerate(spans):
        gap = span.start - position
        parts.append(GAP.ljust(gap) if number and gap >= len(GAP) else text[position : span.start])
        parts.append(text[span.start : span.end])
        position = span.end
    return "".join((*parts, text[position:]))


@lru_cache(maxsize=50_000)
def _key(written: str) -> str:
    plain = unicodedata.normalize("NFKD", written.replace("’", "'").replace("‑", "-"))
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    if _LETTERS.fullmatch(folded):
        return folded.replace(".", "")
    if folded in _VALUES:
        return str(_VALUES[folded])
    if folded[0].isdigit():
        return folded.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", folded) else folded
    return folded
