"""Word-level notes on two statements that say the same: what one has more, which words differ."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.profile import Profile
    from twosource.statement.words import Word

MOST_NOTES = 6
_LONGEST_NOTE = 12


def note_differences(a: Profile, b: Profile) -> tuple[str, ...]:
    """Note where the wording parts, in the order of the first statement, six notes at most.

    ``“further enlargement” / “further expansion”`` for other words in one place, ``only the first: “…”`` for words
    that the other lacks.  Words without meaning of their own are noted only together with others.
    """
    matcher = SequenceMatcher(None, [w.key for w in a.words], [w.key for w in b.words], autojunk=False)
    notes = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        left, right = a.words[i1:i2], b.words[j1:j2]
        if tag == "equal" or not (_weighty(left) or _weighty(right)):
            continue
        first, second = _written(a.text, left), _written(b.text, right)
        if not right:
            notes.append(f"only the first: “{first}”")
        elif not left:
            notes.append(f"only the second: “{second}”")
        else:
            notes.append(f"“{first}” / “{second}”")
    return tuple(notes[:MOST_NOTES])


def _weighty(words: Sequence[Word]) -> bool:
    return any(not word.stop for word in words)


def _written(text: str, words: Sequence[Word]) -> str:
    if not words:
        return ""
    if len(words) > _LONGEST_NOTE:
        return " ".join(text[words[0].start : words[_LONGEST_NOTE - 1].end].split()) + " …"
    return " ".join(text[words[0].start : words[-1].end].split())
