"""What changed between two versions of a report, paragraph by paragraph and then word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Change = Literal["equal", "changed", "added", "removed"]
_PARAGRAPH = re.compile(r"[^\r\n]+")
_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|\s+|[^\w\s]")
# Beyond this many words a side, two paragraphs are shown as changed without comparing their words.
MOST_WORDS = 2_000
LIKE_ENOUGH = 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph; ``changed`` when the other version does not have it there."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """Two paragraphs side by side; one side is empty where the other version has none."""

    change: Change
    before: tuple[Part, ...]
    after: tuple[Part, ...]


def changed_rows(before: str, after: str) -> tuple[ChangedRow, ...]:
    """Put two versions side by side.

    Paragraphs are matched whole first; of those in between, each is compared with the one at its place if the two have
    enough words in common, else they count as removed and added.  The parts of a side, joined, are its paragraphs.
    """
    old, new = _PARAGRAPH.findall(before), _PARAGRAPH.findall(after)
    rows: list[ChangedRow] = []
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        rows += _rows(old[i:j], new[k:m])
    return tuple(rows)


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedRow]:
    if list(old) == list(new):
        for text in old:
            yield ChangedRow("equal", (Part(text, changed=False),), (Part(text, changed=False),))
        return
    start = 0
    for text in old:
        found = next((at for at in range(start, len(new)) if _alike(text, new[at])), None)
        if found is None:
            yield ChangedRow("removed", (Part(text, changed=True),), ())
            continue
        for added in new[start:found]:
            yield ChangedRow("added", (), (Part(added, changed=True),))
        yield _compared(text, new[found])
        start = found + 1
    for added in new[start:]:
        yield ChangedRow("added", (), (Part(added, changed=True),))


def _alike(old: str, new: str) -> bool:
    """Whether two paragraphs share enough of their words to be versions of one."""
    first, second = set(old.casefold().split()), set(new.casefold().split())
    return len(first & second) >= LIKE_ENOUGH * max(1, min(len(first), len(second)))


def _compared(old: str, new: str) -> ChangedRow:
    first, second = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(first), len(second)) > 2 * MOST_WORDS:
        return ChangedRow("changed", (Part(old, changed=True),), (Part(new, changed=True),))
    before: list[Part] = []
    after: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if i < j:
            before.append(Part("".join(first[i:j]), changed=tag != "equal"))
        if k < m:
            after.append(Part("".join(second[k:m]), changed=tag != "equal"))
    return ChangedRow("changed", tuple(before), tuple(after))
