"""What the reporter says in own words around a part that is quoted: a denial there is not left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.quotation.runs import is_denial, modals_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import QuotationRun
    from twosource.quotation.words import QuotedWord

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?;:\n][”\"’)]*\s|\n")
_DENIES = frozenset({"denied", "denies", "deny", "denying", "rejected", "rejects", "refused", "refuses", "refusing"})
# A modal verb in indirect speech, and the one that was spoken: "he would" tells "I will".
_SHIFTED = {"would": "will", "may": "can"}
# How far before a quoted part the denial may stand, in code points.
_REACH = 80
_JOINING = frozenset({"and", "or", "nor", "but"})
_BROKEN_OFF = re.compile(r"\s*(?:[–—]|--|\s-\s)")


@dataclass(frozen=True, slots=True)
class Worded:
    """A text and the words that are quoted in it."""

    text: str
    words: Sequence[QuotedWord]


def told_outside(runs: Sequence[QuotationRun], full: Worded, other: Worded) -> tuple[QuotationRun, ...]:
    """Take no denial or modal verb for left out that the report tells in its own words: he had never "directed" him.

    Nor is it left out where the speaker broke off ("I don't – my position is"), or where it stands in marks of its own
    and nothing of them is quoted; and what is denied already is only denied again.

    Args:
        runs: of a fuller wording and a quotation.
        full: text and words of the fuller wording.
        other: text and words of the quotation, as they were aligned.

    Returns:
        The runs; those that change nothing so are no change.
    """
    at = follows = 0
    kept = []
    pieces = _pieces_kept(runs, full.words)
    carried: list[str] = []
    for run in runs:
        left_out = full.words[at : at + run.words[0]]
        if run.kind == "equal":
            carried += [word.key for word in left_out]
        put_in = other.words[follows : follows + run.words[1]]
        if run.change == "negation" and _says_again(left_out, put_in, carried):
            kept.append(replace(run, change=None))
        elif run.kind == "left_out" and run.change in {"negation", "modal"}:
            apart = pieces.isdisjoint(word.piece for word in left_out)
            broken = _BROKEN_OFF.match(full.text, left_out[-1].end) is not None
            told = _tells(_own_words_before(other.text, other.words, follows), left_out, run.change)
            kept.append(replace(run, change=None) if apart or broken or told else run)
        else:
            kept.append(run)
        at += run.words[0]
        follows += run.words[1]
    return tuple(kept)


def _says_again(full: Sequence[QuotedWord], other: Sequence[QuotedWord], carried: Sequence[str]) -> bool:
    """Tell whether a denial that one wording has more is said again: "you cannot lie, [and you cannot] mislead".

    So is a "Not" that begins a fragment after a denial, and the "or" that stands for it ("I never did. Not in school,
    not ever", "I never did, in school or ever").
    """
    keys = [word.key for word in full or other]
    denied = any(is_denial(key) for key in carried)
    if full and other:
        first, second = keys[0], other[0].key
        return denied and (first == "not" or second == "not") and (first in _JOINING or second in _JOINING)
    if keys == ["not"]:
        return denied and (full or other)[0].opens
    again = keys[1:] if keys[0] in _JOINING else keys
    size = len(again)
    return size > 1 and any(list(carried[at : at + size]) == again for at in range(len(carried) - size + 1))


def _pieces_kept(runs: Sequence[QuotationRun], words: Sequence[QuotedWord]) -> set[int]:
    """The parts in marks of their own of which something is quoted."""
    at = 0
    pieces: set[int] = set()
    for run in runs:
        if run.kind != "left_out":
            pieces.update(word.piece for word in words[at : at + run.words[0]])
        at += run.words[0]
    return pieces


def _tells(own: Sequence[str], left_out: Sequence[QuotedWord], change: str) -> bool:
    if change == "negation":
        return any(is_denial(word) or word in _DENIES for word in own)
    told = modals_of(own)
    told |= {_SHIFTED[modal] for modal in told & _SHIFTED.keys()}
    return not told.isdisjoint(modals_of(word.key for word in left_out))


def _own_words_before(text: str, quoted: Sequence[QuotedWord], number: int) -> list[str]:
    """The report's own words before a quoted part, in its sentence; none inside a quoted part."""
    if number >= len(quoted) or (number and quoted[number - 1].piece == quoted[number].piece):
        return []
    end = quoted[number].start
    start = max(quoted[number - 1].end if number > 0 and quoted[number - 1].end < end else 0, end - _REACH)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, start, end)), default=start)
    return _WORD.findall(text[start:end].replace("’", "'").casefold())
