"""Which marks of a paragraph belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twosource.text.marks import FIRST_CJK, find_marks, straight_roles
from twosource.text.paragraphs import trim
from twosource.text.quotewords import AFTER_CLOSING_SINGLE, ELIDED_ENDS, ELIDED_STARTS
from twosource.text.word import WORD

if TYPE_CHECKING:
    from twosource.model import Span
    from twosource.text.marks import Mark, Role

_FAMILY = {
    "“": "double",
    "”": "double",
    "„": "double",
    "‟": "double",
    "``": "double",
    "''": "double",
    '"': "straight",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "small guillemet",
    "›": "small guillemet",
    "「": "corner",
    "」": "corner",
    "『": "white corner",
    "』": "white corner",
}
SINGLE = "single"
_MAY_STAY_OPEN = frozenset(_FAMILY.values()) - {"small guillemet"}
"""Families whose mark without a partner is a quotation all the same; a lone ‹ or › is an arrow."""

_SINGLES = "‘’‚‛'"
_WORD_BEFORE = re.compile(r"\w+$")
_YEAR_AFTER = re.compile(r"\d\ds?\b")
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation by its marks: ``[start, end)`` with them, ``[inner_start, inner_end)`` without.

    ``opener`` is the folded opening mark, ``""`` where the quotation came over from the paragraph before; ``closed``
    tells whether a closing mark stands at its end; ``continued`` whether the one before was left open.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    opener: str
    family: str
    closed: bool = True
    continued: bool = False


@dataclass(slots=True)
class _Stack:
    """The marks that are open, innermost last, the pairs made so far, and whether any but a single mark has opened."""

    marks: list[tuple[Mark, str]] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    opened_double: bool = False

    def has(self, family: str) -> bool:
        return self.count.get(family, 0) > 0

    def top(self) -> tuple[str, str]:
        """Mark and family of the innermost open mark, empty when there is none."""
        if not self.marks:
            return "", ""
        mark, family = self.marks[-1]
        return mark.char, family

    def opener(self, family: str) -> str:
        """The innermost open mark of a family (looked for only near the top)."""
        return next((mark.char for mark, other in reversed(self.marks[-4:]) if other == family), "")

    def open(self, mark: Mark, family: str) -> None:
        self.marks.append((mark, family))
        self.count[family] = self.count.get(family, 0) + 1
        self.opened_double = self.opened_double or family != SINGLE

    def close(self, mark: Mark, family: str) -> None:
        """Pair ``mark`` with the innermost open mark of the family; what was open inside it was no mark."""
        while self.marks:
            opened, other = self.marks.pop()
            self.count[other] -= 1
            if other == family:
                self.pairs.append(Pair(opened.start, opened.end, mark.start, mark.end, opened.char, family))
                return


@dataclass(frozen=True, slots=True)
class _Follows:
    """What follows a mark in its paragraph.

    Attributes:
        closer: whether some later single mark can close.
        firm: whether a later single mark that surely closes comes before anything else opens.
        double: the next mark of the same family, ``""`` for none.
    """

    closer: bool
    firm: bool
    double: str


def pair_marks(text: str, paragraph: Span, carried: str) -> tuple[list[Pair], str]:
    """Pair the marks of one paragraph.

    Args:
        text: the whole text.
        paragraph: where to look.
        carried: the family of the quotation that the paragraph before left open, ``""`` for none.

    Returns:
        The pairs sorted by start, and the family that this paragraph leaves open.
    """
    marks = find_marks(text, paragraph)
    if not marks:
        return [], ""
    roles = straight_roles(marks)
    ahead = _look_ahead(text, marks)
    stack = _Stack()
    for index, mark in enumerate(marks):
        if mark.char in _SINGLES:
            _place_single(text, stack, mark, ahead[index], mark.start == paragraph.start)
            continue
        role = roles.get(index) or _role(stack, mark, ahead[index].double)
        if carried and mark.start == paragraph.start and _same_kind(carried, _FAMILY[mark.char]):
            role = "open"
        _place(paragraph, stack, mark, role, carried)
    pairs, left_open = _settle(text, paragraph, stack)
    return _carry_on(text, paragraph, pairs, carried), left_open


def _place(paragraph: Span, stack: _Stack, mark: Mark, role: Role, carried: str) -> None:
    family = _FAMILY[mark.char]
    if role == "open":
        stack.open(mark, family)
    elif role == "close":
        closes = _closable(stack, mark, family)
        if closes:
            stack.close(mark, closes)
        elif not stack.opened_double and _same_kind(carried, family):
            start = paragraph.start
            stack.opened_double = True
            stack.pairs.append(Pair(start, start, mark.start, mark.end, "", family, continued=True))


def _same_kind(carried: str, family: str) -> bool:
    return carried == family or {carried, family} == {"double", "straight"}


def _closable(stack: _Stack, mark: Mark, family: str) -> str:
    """The open family that a closing mark closes: its own, or a straight and a curly mark with each other."""
    if stack.has(family):
        return family
    other = {"double": "straight", "straight": "double"}.get(family, "")
    return other if other and stack.has(other) and mark.looks_closed else ""


def _role(stack: _Stack, mark: Mark, following: str) -> Role:
    """Whether a double mark opens or closes, by its shape, by what is open and by what stands around it."""
    char, family = mark.char, _FAMILY[mark.char]
    if char in "„‟「『":
        return "open"
    if char in {"」", "』", "''"}:
        return "close"
    if char == "``":
        return "open"
    opener = stack.opener(family)
    if char == "“":
        return _role_of_high_left(mark, opener, stack.has("straight"), following)
    if char == "”":
        unopened = not stack.has("double") and not (stack.has("straight") and mark.looks_closed)
        begins = mark.may_open and mark.looks_open and following in {"”", "“"}
        return "open" if unopened and begins else "close"
    return _role_of_guillemet(mark, opener)


def _role_of_high_left(mark: Mark, opener: str, inside_straight: bool, following: str) -> Role:
    """``“`` opens in English and closes in German; after another ``“`` it may be a slip for ``”``."""
    if opener == "„":
        return "open" if mark.may_open and following in {"”", "“"} else "close"
    if (opener == "“" or inside_straight) and mark.may_close and following != "”":
        return "close"
    return "open"


def _role_of_guillemet(mark: Mark, opener: str) -> Role:
    """``« »`` in most languages, ``» «`` in German and Danish, ``» »`` in Finnish and Swedish."""
    points_left = mark.char in "«‹"
    if opener and (opener in "«‹") != points_left:
        return "close"
    if points_left:
        return "close" if mark.may_close else "open"
    return "open" if mark.may_open else "close"


def _place_single(text: str, stack: _Stack, mark: Mark, follows: _Follows, at_start: bool) -> None:
    """Open, close or pass over a single mark, which may be an apostrophe."""
    top, family = stack.top()
    inside = family == SINGLE
    if mark.char == "‚":
        if mark.looks_open and not mark.right.isspace():
            stack.open(mark, SINGLE)
        return
    if inside and _closes_single(mark, top):
        weak = _is_weak(text, mark)
        if not (weak and follows.firm):
            stack.close(mark, SINGLE)
        return
    if inside and top != "‚":
        return
    if _opens_single(text, mark, follows.firm) and (
        follows.closer or mark.char in "‘‛" or (mark.char == "'" and at_start)
    ):
        stack.open(mark, SINGLE)


def _closes_single(mark: Mark, top: str) -> bool:
    if mark.char in "‘‛":
        return (top == "‚" and mark.looks_closed) or (top == "‘" and mark.may_close)
    goes_on = mark.right.isalnum() and mark.right < FIRST_CJK
    if mark.left.isspace():
        return mark.right == "" or mark.right.isspace() or mark.right in ".,;:!?"
    return mark.left != "" and not goes_on


def _opens_single(text: str, mark: Mark, firm: bool) -> bool:
    if mark.right == "" or (mark.right.isspace() and mark.char not in "‘‛"):
        return False
    if mark.char not in "‘‛" and not (mark.may_open and mark.looks_open):
        return False
    if mark.char in "‘‛" and mark.may_close:
        return False
    return not _is_elision(text, mark, firm)


def _is_elision(text: str, mark: Mark, firm: bool) -> bool:
    """Letters or digits left out at a word's start: ’90s, ’tis, rock ’n’ roll, class of ’98 (but ‘40 years on’)."""
    year = _YEAR_AFTER.match(text, mark.end)
    if year:
        return year.group().endswith("s") or not firm
    word = WORD.match(text, mark.end, mark.end + _LONGEST_WORD)
    return word is not None and word.group() in ELIDED_STARTS


def _is_weak(text: str, mark: Mark) -> bool:
    """A mark after a word's end that is as likely an apostrophe: players’ union, goin’ home, a 6' man."""
    if mark.left.isspace() or not mark.right.isspace():
        return False
    word = _WORD_BEFORE.search(text, max(0, mark.start - _LONGEST_WORD), mark.start)
    if word is None:
        return False
    before = word.group()
    elided = before in ELIDED_ENDS or (before.endswith("in") and len(before) > 3)
    if not (before[-1] in "sSxz" or before[-1].isdigit() or elided):
        return False
    after = WORD.match(text, mark.end + 1, mark.end + 1 + _LONGEST_WORD)
    return after is not None and after.group().lower() not in AFTER_CLOSING_SINGLE


def _look_ahead(text: str, marks: list[Mark]) -> list[_Follows]:
    """Work out what follows each mark, once, from the paragraph's end."""
    ahead: list[_Follows] = []
    closer = firm = False
    doubles: dict[str, str] = {}
    for mark in reversed(marks):
        family = _FAMILY.get(mark.char, SINGLE)
        ahead.append(_Follows(closer, firm, doubles.get(family, "")))
        if family != SINGLE:
            doubles[family] = mark.char
            firm = False
        elif mark.char in "’'" and _closes_single(mark, ""):
            closer = True
            firm = firm or not _is_weak(text, mark)
        elif mark.looks_open:
            firm = False
    return ahead[::-1]


def _settle(text: str, paragraph: Span, stack: _Stack) -> tuple[list[Pair], str]:
    """End what is still open: at the next opening mark when that clearly begins anew, else with the paragraph."""
    bottom = stack.marks[0][0] if stack.marks else None
    open_marks = [
        (mark, family)
        for mark, family in stack.marks
        if (
            mark is bottom and _speech_left_open(text, paragraph, mark)
            if family == SINGLE
            else family in _MAY_STAY_OPEN
        )
    ]
    starts = _outermost_starts(stack.pairs)
    ended: list[Pair] = []
    left_open = ""
    for position, (mark, family) in enumerate(open_marks):
        stop = _begins_anew(text, starts.get(family, []), mark, family)
        if position + 1 < len(open_marks):
            stop = min(stop or paragraph.end, open_marks[position + 1][0].start)
        if stop is None:
            left_open = family
        end = trim(text, mark.end, paragraph.end if stop is None else stop).end
        ended.append(Pair(mark.start, mark.end, end, end, mark.char, family, closed=False))
    return sorted([*stack.pairs, *ended], key=lambda pair: (pair.start, -pair.end)), left_open


def _outermost_starts(pairs: list[Pair]) -> dict[str, list[int]]:
    """Where the pairs begin that lie in no other pair, by family, sorted."""
    starts: dict[str, list[int]] = {}
    reach = -1
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if pair.start >= reach:
            starts.setdefault(pair.family, []).append(pair.start)
            reach = pair.end
    return starts


def _speech_left_open(text: str, paragraph: Span, mark: Mark) -> bool:
    """A single mark without a partner opens a quotation only where speech begins; elsewhere it is a slip."""
    if mark.start == paragraph.start:
        return True
    before = text[max(paragraph.start, mark.start - 2) : mark.start].rstrip()
    return mark.char in "‘‛‚" and before[-1:] in {",", ":", ".", "!", "?"}


def _begins_anew(text: str, starts: list[int], mark: Mark, family: str) -> int | None:
    """Where the first pair of the same family stands inside an unclosed quotation, if that shows a lost mark."""
    position = bisect_right(starts, mark.start)
    if position == len(starts):
        return None
    inside = starts[position]
    before = text[max(mark.end, inside - 3) : inside].rstrip()
    return inside if family == "straight" or before[-1:] in set(".!?…,;:") else None


def _carry_on(text: str, paragraph: Span, pairs: list[Pair], carried: str) -> list[Pair]:
    """Flag the first quotation of a paragraph that opens anew what the paragraph before left open."""
    if not carried or not pairs:
        return pairs
    first = pairs[0]
    lead = text[paragraph.start : first.start].strip(" \t\u00a0—–-")
    if lead or first.continued or not (_same_kind(carried, first.family)):
        return pairs
    return [replace(first, continued=True), *pairs[1:]]
