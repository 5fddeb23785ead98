"""The quotation marks of one paragraph, told apart from apostrophes and inches, with what stands around each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["open", "close", "skip"]

FIRST_CJK = "\u2e80"
"""Letters from here on are written without spaces between words."""

_MARK = re.compile(r"``|''|[“”„‟‘’‚‛\"″＂'«»‹›「」『』]")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d)?\s?(\"|”|″|'')")
# Markup that a site forgot in its text: what its attributes hold is no speech.
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s+[\w:-]+\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'<>]+))*\s*/?>")
_ELIDED_ARTICLE = re.compile(r"(?i)\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|quell|(?:d|n|s)?[aeu]ll)$")
_OPENING_MARKS = '«“"‘„‹'
_OPENING_PUNCTUATION = "([{¿¡<'’"
"""An apostrophe that is left before a mark stands after an elided article: l’« homme », d'"urgence"."""
_DASHES = "—–-―‒/|=>"
_CLOSING_PUNCTUATION = ")]}.,;:!?…。，、！？；：؟،"
# A quotation in a quotation.
_DEEPEST = 2
_DOUBLE_VARIANTS = {"″": '"', "＂": '"'}


@dataclass(frozen=True, slots=True)
class Mark:
    """A character (or pair of them) that may be a quotation mark.

    Attributes:
        start: first code point.
        end: one past the last.
        char: the mark, its variants folded into one.
        left: the character right before, ``""`` at the paragraph's start.
        right: the character right after, ``""`` at the paragraph's end.
        before: as ``left``, past any other marks in between.
        after: as ``right``, past any other marks in between; ``…`` for three full stops.
    """

    start: int
    end: int
    char: str
    left: str
    right: str
    before: str
    after: str

    @property
    def may_open(self) -> bool:
        """Something can begin here: space, bracket or dash before and no space after."""
        return self._fits_open and not (self._fits_close and not self._before_ellipsis)

    @property
    def may_close(self) -> bool:
        """Something can end here: space, punctuation or dash after and none before."""
        return self._fits_close and not self._fits_open

    @property
    def looks_open(self) -> bool:
        """Space, bracket or dash before, something other than space after."""
        return self._fits_open and self.after != "" and not self.after.isspace()

    @property
    def looks_closed(self) -> bool:
        """Something before, and space, punctuation or the end after."""
        return self._fits_close and self.before != "" and not self.before.isspace()

    @property
    def _fits_open(self) -> bool:
        before = self.before
        return before == "" or before.isspace() or before in _OPENING_PUNCTUATION or before in _DASHES

    @property
    def _fits_close(self) -> bool:
        after = self.after
        return after == "" or after.isspace() or after in _CLOSING_PUNCTUATION or after in _DASHES

    @property
    def _before_ellipsis(self) -> bool:
        return self.after == "…" and (self.before == "" or self.before.isspace())


def find_marks(text: str, paragraph: Span) -> list[Mark]:
    """List the marks of a paragraph in order, without apostrophes inside words and the inches of 5'10"."""
    found = _raw_marks(text, paragraph)
    before = _outward(text, paragraph, found)
    marks: list[Mark] = []
    for (start, end, char), (outer_left, outer_right) in zip(found, before, strict=True):
        left = text[start - 1] if start > paragraph.start else ""
        right = text[end] if end < paragraph.end else ""
        if char in "'’‘" and _inside_word(left, right):
            continue
        marks.append(Mark(start, end, char, left, right, outer_left, outer_right))
    return marks


def straight_roles(marks: Sequence[Mark]) -> dict[int, Role]:
    """Decide which straight double marks of a paragraph open and which close.

    What stands around each mark decides when that adds up; otherwise marks take turns when their number is even; an
    odd number is read mark by mark, so that the odd one costs no more than its own sentence or paragraph.

    Returns:
        The role of each mark with ``char == '"'``, by its index in ``marks``.
    """
    indices = [index for index, mark in enumerate(marks) if mark.char == '"']
    if len(indices) % 2:
        for index in indices:
            rest = [other for other in indices if other != index]
            if marks[index].left.isdigit() and index != indices[-1]:
                roles = _by_context(marks, rest)
                if roles is not None:
                    return {index: "skip", **roles}
                break
    roles = _by_context(marks, indices) or _among_curly(marks)
    if roles is not None:
        return roles
    resumed, dropped = _resuming(marks, indices)
    if len(indices) % 2:
        return resumed
    turns = _taking_turns(indices)
    against = sum(_contradicts(marks[index], role) for index, role in turns.items())
    return turns if against <= dropped else resumed


def left_tags(text: str, start: int, end: int) -> list[Span]:
    """The tags of markup that a site left in ``text[start:end]``: what stands in them is no prose."""
    return [Span(*match.span()) for match in _TAG.finditer(text, start, end)]


def _raw_marks(text: str, paragraph: Span) -> list[tuple[int, int, str]]:
    """Starts, ends and folded characters; ``''`` is a double mark only where it can pair up."""
    silent = {match.start(1) for match in _INCHES.finditer(text, paragraph.start, paragraph.end)}
    for start, end in left_tags(text, *paragraph):
        silent.update(mark.start() for mark in _MARK.finditer(text, start, end))
    matches = [m for m in _MARK.finditer(text, paragraph.start, paragraph.end) if m.start() not in silent]
    backticks = any(match.group() == "``" for match in matches)
    pairs = sum(match.group() == "''" for match in matches)
    found: list[tuple[int, int, str]] = []
    for match in matches:
        char = _DOUBLE_VARIANTS.get(match.group(), match.group())
        if char in "'’" and _ends_article(text, match.start(), match.end()):
            continue
        if char == "''" and not backticks:
            if pairs % 2:
                found.append((match.start(), match.start() + 1, "'"))
                found.append((match.start() + 1, match.end(), "'"))
                continue
            char = '"'
        found.append((match.start(), match.end(), char))
    return found


def _ends_article(text: str, start: int, end: int) -> bool:
    before_mark = text[end : end + 1] in set(_OPENING_MARKS)
    return before_mark and _ELIDED_ARTICLE.search(text, max(0, start - 8), start) is not None


def _outward(text: str, paragraph: Span, found: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """For each mark the nearest characters on both sides that are no marks."""
    lefts: list[str] = []
    for index, (start, _, _) in enumerate(found):
        if index and found[index - 1][1] == start:
            lefts.append(lefts[-1])
        else:
            lefts.append(text[start - 1] if start > paragraph.start else "")
    rights: list[str] = []
    for index in range(len(found) - 1, -1, -1):
        end = found[index][1]
        if index + 1 < len(found) and found[index + 1][0] == end:
            rights.append(rights[-1])
        else:
            after = text[end] if end < paragraph.end else ""
            rights.append("…" if text.startswith("..", end) else after)
    return list(zip(lefts, reversed(rights), strict=True))


def _inside_word(left: str, right: str) -> bool:
    """An apostrophe as in don't, l'homme, O'Brien, 1990's; CJK text has no spaces, so there it may be a mark."""
    return left.isalnum() and right.isalnum() and left < FIRST_CJK and right < FIRST_CJK


def _by_context(marks: Sequence[Mark], indices: Sequence[int]) -> dict[int, Role] | None:
    """Roles from what stands around each mark, or ``None`` when they do not balance."""
    roles: dict[int, Role] = {}
    depth = 0
    for index in indices:
        mark = marks[index]
        opens = mark.may_open or (not mark.may_close and not depth)
        if not opens and not depth:
            return None
        roles[index] = "open" if opens else "close"
        depth += 1 if opens else -1
        if depth > _DEEPEST:
            return None
    return None if depth else roles


def _among_curly(marks: Sequence[Mark]) -> dict[int, Role] | None:
    """Roles where straight marks close what curly ones opened, or open what they close: “It burns," he said.

    ``None`` when all double marks of the paragraph together do not balance, or a straight one could be either.
    """
    roles: dict[int, Role] = {}
    depth = 0
    for index, mark in enumerate(marks):
        if mark.char == '"':
            if mark.may_open == mark.may_close:
                return None
            roles[index] = "open" if mark.may_open else "close"
        role = roles.get(index) or {"“": "open", "”": "close"}.get(mark.char)
        depth += {"open": 1, "close": -1, None: 0}[role]
        if not 0 <= depth <= _DEEPEST:
            return None
    return None if depth else roles


def _taking_turns(indices: Sequence[int]) -> dict[int, Role]:
    return {index: "close" if turn % 2 else "open" for turn, index in enumerate(indices)}


def _resuming(marks: Sequence[Mark], indices: Sequence[int]) -> tuple[dict[int, Role], int]:
    """Roles where a clear opening mark begins anew and a stray closing mark is none; and how many had no partner."""
    roles: dict[int, Role] = {}
    is_open = False
    lonely = 0
    for index in indices:
        mark = marks[index]
        if mark.may_open or (not mark.may_close and not is_open and index != indices[-1]):
            lonely += is_open
            roles[index] = "open"
            is_open = True
        else:
            lonely += not is_open
            roles[index] = "close"
            is_open = False
    return roles, lonely + is_open


def _contradicts(mark: Mark, role: Role) -> bool:
    return mark.may_close if role == "open" else mark.may_open
