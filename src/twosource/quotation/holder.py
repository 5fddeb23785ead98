"""Whose words a document of record can hold: a quotation of anybody else is not held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from twosource.origin.affiliation import body_of
from twosource.origin.parties import join_parties
from twosource.quotation.words import words_of
from twosource.spans import length, shared
from twosource.text.quotemarks import find_quotations

if TYPE_CHECKING:
    from twosource.model import Attribution, Reading, Report, Span, Speaker

Whose = Literal["its", "unknown", "other"]

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
# Only persons and bodies can be told to be others: a group, a document or a seat of government may hide anybody.
_TOLD_APART = frozenset({"person", "body"})
_LEAST_QUOTED = 3


@dataclass(frozen=True)
class Holder:
    """A document of record and whose words stand in it."""

    record: Report

    @cached_property
    def stated(self) -> tuple[str, ...]:
        """Who is stated to have issued or said it: its outlet and authors."""
        return tuple(name for name in (self.record.outlet, *self.record.authors) if name)

    @cached_property
    def _headed(self) -> frozenset[str]:
        return frozenset(_words(" ".join((*self.stated, self.record.title or ""))))

    @cached_property
    def _quoting(self) -> tuple[frozenset[str], ...]:
        """The words of each paragraph in which somebody is quoted."""
        text = self.record.text
        quoted = [
            quotation.span
            for quotation in find_quotations(text)
            if quotation.kind == "direct" and len(words_of(text, [quotation.span])) >= _LEAST_QUOTED
        ]
        starts = sorted({text.rfind("\n", 0, span.start) + 1 for span in quoted})
        return tuple(frozenset(_words(text[start:].split("\n", 1)[0])) for start in starts)

    @property
    def named(self) -> str:
        """Whose it is, in words; empty where it states nothing."""
        if self.stated:
            return f"by {' and '.join(dict.fromkeys(self.stated))}"
        return f"headed “{' '.join(self.record.title.split())}”" if self.record.title else ""

    def whose(self, attribution: Attribution | None, reading: Reading) -> Whose:
        """Say whether words of a report can be the document's.

        They are another's only where the document states who issued or said it, the report names a person or body
        that is none of these and speaks for none of these, no turn in it is headed by that name, and nobody of that
        name stands in a paragraph of it that quotes.  Where a report does not say whose the words are, nobody knows.
        """
        speaker = None if attribution is None else attribution.speaker
        if speaker is None or speaker.kind == "unnamed":
            return "unknown"
        if not self.named or speaker.kind not in _TOLD_APART or self._can_hold(speaker, reading):
            return "its"
        return "other"

    def _can_hold(self, speaker: Speaker, reading: Reading) -> bool:
        words = _words(speaker.name)
        key = words[-1:] if speaker.kind == "person" else words
        if not words or set(key) <= self._headed or self._is_stated(speaker.name):
            return True
        if self._has_turn(words[-1]) or any(paragraph.issuperset(key) for paragraph in self._quoting):
            return True
        body = body_of(reading.report.text, speaker.name, ()) if speaker.kind == "person" else ""
        return bool(body) and (set(_words(body)) <= self._headed or self._is_stated(body))

    def _is_stated(self, name: str) -> bool:
        parties = join_parties((name, *self.stated))
        return any(parties.of(name) == parties.of(each) for each in self.stated)

    def _has_turn(self, name: str) -> bool:
        """Whether a line begins with a name and a colon, as turns in a transcript do."""
        turn = re.compile(
            rf"^[^\n:]{{0,40}}\b{re.escape(name)}(?: ?\([^)\n]{{0,60}}\))?:", re.IGNORECASE | re.MULTILINE
        )
        return turn.search(self.record.text) is not None


def attribution_of(reading: Reading, quoted: Span) -> Attribution | None:
    """Give the innermost attribution that most of a quotation is the content of; ``None`` where there is none."""
    inside = [each for each in reading.attributions if 2 * shared([quoted], each.content) > length([quoted])]
    return min(inside, key=lambda each: (length(each.content), each.id), default=None)


def _words(name: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", match.group().casefold()) for match in _WORD.finditer(name)]
