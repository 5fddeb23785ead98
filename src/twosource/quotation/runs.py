"""Two quotations word by word: which words are carried over, left out, put in or exchanged, and what that changes."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.model import Place, QuotationRun
from twosource.statement.aliases import TITLES, may_name_same
from twosource.statement.lexicon import word_set
from twosource.statement.number_words import MONTHS, SCALES, WEEKDAYS
from twosource.statement.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import QuotationChange, QuotationRunKind
    from twosource.quotation.words import QuotedWord

_NEGATIONS = word_set("not no never nobody nothing none neither nor cannot without hardly")
_MODALS = {
    **dict.fromkeys(("must", "shall", "obliged", "required"), "must"),
    **dict.fromkeys(("should", "ought"), "should"),
    **dict.fromkeys(("may", "might", "could", "possibly", "perhaps", "probably"), "may"),
    **dict.fromkeys(("can", "able"), "can"),
    **dict.fromkeys(("will", "going"), "will"),
    "would": "would",
}
_CALENDAR = {**MONTHS, **{name: -number for name, number in WEEKDAYS.items()}}
# Beyond this many words, what was left out or put in is a clause of its own and turns nothing round.
_SHORT = 3
# In longer stretches, two names are two things told, not one put for the other.
_NAMED = 6
# A name inside a longer word of so many letters is a handle: "@realDonaldTrump".
_NAME_LETTERS, _HANDLE_LETTERS = 5, 10


def align_words(
    report_a: str, a: Sequence[QuotedWord], report_b: str, b: Sequence[QuotedWord]
) -> tuple[QuotationRun, ...]:
    """Align two quotations.

    Args:
        report_a: id of the report or document in which the fuller wording stands.
        a: its words.
        report_b: id of the other report.
        b: its words.

    Returns:
        Runs that cover both, in the order of the text.
    """
    matcher = SequenceMatcher(None, [word.key for word in a], [word.key for word in b], autojunk=False)
    runs = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        left, right = a[i1:i2], b[j1:j2]
        kind = _kind(tag, left, right)
        runs.append(
            QuotationRun(
                kind=kind,
                a=_place(report_a, left),
                b=_place(report_b, right),
                words=(len(left), len(right)),
                change=None if kind in {"equal", "bracketed"} else find_change(left, right),
            )
        )
    return tuple(runs)


def _kind(tag: str, left: Sequence[QuotedWord], right: Sequence[QuotedWord]) -> QuotationRunKind:
    if tag == "equal":
        return "equal"
    if any(word.bracketed for word in (*left, *right)) and all(word.bracketed for word in right or left):
        return "bracketed"
    return "left_out" if not right else "put_in" if not left else "exchanged"


def _place(report: str, words: Sequence[QuotedWord]) -> Place | None:
    return Place(report, words[0].start, words[-1].end) if words else None


def find_change(left: Sequence[QuotedWord], right: Sequence[QuotedWord]) -> QuotationChange | None:
    """Find what of the meaning changes where words were exchanged, left out or put in."""
    if left and right and (_numbers(left) and _numbers(right)) and _numbers(left) != _numbers(right):
        return "number"
    if left and right and (_dates(left) and _dates(right)) and _dates(left) != _dates(right):
        return "date"
    if left and right and max(len(left), len(right)) <= _NAMED and _names_apart(left, right):
        return "name"
    if max(len(left), len(right)) > _SHORT:
        return None
    if _denials(left) % 2 != _denials(right) % 2:
        return "negation"
    modals = modals_of(word.key for word in left), modals_of(word.key for word in right)
    return "modal" if modals[0] != modals[1] and (all(modals) or not (left and right)) else None


def _numbers(words: Sequence[QuotedWord]) -> list[str]:
    return [word.key for word in words if word.key[0].isdigit() or word.key in SCALES]


def _dates(words: Sequence[QuotedWord]) -> list[int]:
    """Months and weekdays; "may" is none unless it has a capital."""
    return [_CALENDAR[word.key] for word in words if word.key in _CALENDAR and word.text[0].isupper()]


def _names_apart(left: Sequence[QuotedWord], right: Sequence[QuotedWord]) -> bool:
    names = [[key for word in words if word.named and (key := stem(word.key)) not in TITLES] for words in (left, right)]
    return bool(names[0] and names[1]) and not any(
        may_name_same(x, y) or _in_handle(x, y) or _in_handle(y, x) for x in names[0] for y in names[1]
    )


def _in_handle(name: str, handle: str) -> bool:
    return len(name) >= _NAME_LETTERS and len(handle) >= _HANDLE_LETTERS and name in handle


def _denials(words: Sequence[QuotedWord]) -> int:
    return sum(is_denial(word.key) for word in words)


def is_denial(key: str) -> bool:
    """Whether a folded word denies what follows."""
    return key in _NEGATIONS or key.endswith("n't")


def modals_of(keys: Iterable[str]) -> set[str]:
    """The modal verbs that some folded words stand for."""
    return {modal for key in keys if (modal := _MODALS.get(key.removesuffix("n't"))) is not None}
