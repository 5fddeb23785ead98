"""Reasons in words: one sentence that an editor can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import ConflictKind, ConflictSubject

_SUBJECTS = {
    "number": "The numbers differ",
    "date": "The dates differ",
    "name": "The names differ",
    "place": "The places differ",
    "polarity": "One affirms what the other denies",
    "role": "The names stand in each other's role",
}
_KINDS = {
    "conflict": "both cannot hold",
    "rounding": "one is a rounding of the other",
    "bound": "one gives a limit that the other keeps",
    "update": "the larger figure is the later one",
    "different_quantity": "they count different things",
}
_UNORDERED = "it may be an update, as one report has no date"
_LONGEST = 60


def word_reason(kind: ConflictKind, what: ConflictSubject, a: str, b: str, *, unordered: bool = False) -> str:
    """Word why two places are listed, with both of them quoted; ``unordered``: which report is later is not known."""
    why = _UNORDERED if unordered else _KINDS[kind]
    return f"{_SUBJECTS[what]}: “{_short(a)}” and “{_short(b)}”; {why}."


def word_spelling(a: str, b: str) -> str:
    """Word that one name is written in two ways, with both of them quoted."""
    return f"One name in two spellings: “{_short(a)}” and “{_short(b)}”; one may be a slip, or they are two."


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _LONGEST else joined[: _LONGEST - 2].rstrip() + " …"
