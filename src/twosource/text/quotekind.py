"""Whether marks hold a quotation of somebody, or only a term, a name or a title.

The rules in order, with reasons: ``docs/stages/text.md``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.text.blanks import blanked
from twosource.text.marks import FIRST_CJK
from twosource.text.pairing import SINGLE
from twosource.text.quotewords import (
    AUXILIARIES,
    DESCRIBING,
    FINITE,
    LINKS,
    NAMING,
    NAMING_NOUNS,
    OBJECTS,
    SAID_OR_NAMED,
    SPEAKERS,
    SPEECH,
    WORKS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import QuotationKind, Span
    from twosource.text.pairing import Pair

_WINDOW = 200
_SENTENCE = 5
"""From this many words on, marks hold what somebody said unless they hold a title."""
_LONGEST_TERM = 4
_LONGEST_TITLE = 12
_HEADING = 25
_OFTEN = 3
"""Words that a report puts in marks this often are its name for something (the “yellow vests”)."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BREAK = re.compile(r"[.!?…][\"”’»“)]*\s+(?=[\"“„«‘'(]?[^\W\d_a-zà-öø-ÿа-я]|$)")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Sr|Jr|Lt|Col|Prof|Rev|No|vs|Hon)|\b[A-Z])$")
_CJK_CUE = re.compile(r"(?:说|說|称|稱|道|表示|指出|问|問|写道|寫道|强调|強調)[:：，,]?$")
_CJK_SAID = re.compile(r"と(?!い[うっ]|呼|称)|って|などと")
_KOREAN_SAID = re.compile(r"(?:이?라|다|냐|자)?고\s")
_CONTRACTED = ("'ll", "'re", "'ve", "n't", "'d")
_TERMINAL = ".!?…。！？"
_GERMAN_OPENERS = "„‚»›"


@dataclass(frozen=True, slots=True)
class Marked:
    """A pair of marks with its place: see ``Quotation``; ``parent`` is what stands in the enclosing marks."""

    pair: Pair
    span: Span
    outer: Span
    paragraph: Span
    depth: int
    parent: Span | None


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands before and after the marks in their sentence, other quotations blanked out.

    ``words_before`` and ``words_after`` are in lower case.
    """

    before: str
    after: str
    words_before: tuple[str, ...]
    words_after: tuple[str, ...]


def decide_kinds(text: str, found: Sequence[Marked]) -> list[QuotationKind]:
    """Decide for each pair of marks, in the order given, whether it quotes somebody."""
    unquoted = _unquoted(text, found)
    singles_are_second = _singles_are_second(text, found)
    uses = Counter(_folded(text, marked) for marked in found)
    kinds: list[QuotationKind] = []
    for marked in found:
        context = _context(text, unquoted, marked)
        second = singles_are_second and marked.pair.family == SINGLE and marked.depth == 0
        a_name = (second and not _is_heading(text, marked.paragraph)) or uses[_folded(text, marked)] >= _OFTEN
        kinds.append(_kind(text, marked, context, a_name))
    return kinds


def _folded(text: str, marked: Marked) -> str:
    return text[marked.span.start : marked.span.end].casefold().rstrip(".,;:")


def _is_heading(text: str, paragraph: Span) -> bool:
    """The first paragraph when short, and any that ends in no punctuation: there single marks hold speech."""
    if paragraph.end - paragraph.start > _WINDOW:
        return False
    short = len(text[paragraph.start : paragraph.end].split()) < _HEADING
    is_first = paragraph.start < _WINDOW and not text[: paragraph.start].strip()
    return (is_first and short) or text[paragraph.end - 1].isalnum()


def _kind(text: str, marked: Marked, context: _Context, a_name: bool) -> QuotationKind:
    if marked.pair.continued or not marked.pair.closed:
        return "direct"
    inner = text[marked.span.start : marked.span.end]
    if _is_cjk(inner):
        return _cjk_kind(inner, context)
    words = _WORD.findall(inner)
    if _is_named(inner, words, context):
        return "term"
    nouns_have_capitals = marked.pair.opener in _GERMAN_OPENERS
    sentence = inner[-1] in "!?…" or (inner[-1] == "." and not context.words_before)
    title = _is_title(words) and len(words) <= _LONGEST_TITLE and not sentence and not nouns_have_capitals
    long_enough = len(words) >= _SENTENCE or _is_utterance(inner, words, context)
    if _cue_before(context, title) or _cue_after(inner, context) or (long_enough and not title):
        return "direct"
    one_name = len(words) == 1 and (inner[0].isupper() or "-" in inner) and not nouns_have_capitals
    cue = any(_is_speech(word) for word in (*context.words_before, *context.words_after))
    return "direct" if cue and not (title or a_name or one_name) else "term"


def _is_named(inner: str, words: list[str], context: _Context) -> bool:
    """A name is being given, a word mentioned or a work's title stands there."""
    before = context.before.rstrip()
    lower = context.words_before
    if not lower or len(words) > _LONGEST_TITLE:
        return False
    if lower[-1] in WORKS:
        return inner[0].isupper() and before[-1] not in ":;.!?"
    if before[-1] in ":,;.!?" or len(words) > 2 * _LONGEST_TERM:
        return False
    if lower[-1] in NAMING_NOUNS:
        return True
    rest = list(lower[-4:])
    while len(rest) > 1 and rest[-1] in {"as", "the", "als", "come", "como", "jako", "som", "как", "die", "der", "das"}:
        rest.pop()
    by_somebody = len(rest) > 1 and (rest[-2] in SPEAKERS or rest[-2] == "who" or "what" in rest)
    said = _has_said(rest) or (by_somebody and rest[-1] in DESCRIBING)
    return rest[-1] in NAMING and not said


def _has_said(rest: Sequence[str]) -> bool:
    """The participle after an auxiliary: il m’a dit « non »."""
    if rest[-1] not in SAID_OR_NAMED or len(rest) < 2:
        return False
    return rest[-2].replace("’", "'").rpartition("'")[2] in AUXILIARIES


def _cue_before(context: _Context, title: bool) -> bool:
    """A cue right before the marks but for short words (said it was “…”), or called the old plan a “…”."""
    before = context.before.rstrip()
    if before.endswith((":", "：")) and context.words_before:
        return True
    last = context.words_before[-2:]
    if title and (last[-1:] == ("the",) or (last[-1:] == ("read",) and last[0] in SPEAKERS)):
        return False
    for word in reversed(context.words_before[-5:]):
        if _is_speech(word):
            return True
        if word not in LINKS and word not in OBJECTS:
            break
    clause = re.split(r"[,;:()—]", before)[-1]
    return any(word.lower() in DESCRIBING for word in _WORD.findall(clause)[-7:])


def _cue_after(inner: str, context: _Context) -> bool:
    """A cue within a few words after a comma or the end of what is said: “Never,” the minister said."""
    after = context.after.lstrip()
    if _KOREAN_SAID.match(after):
        return True
    if not after or not (inner[-1] in ",.!?…" or after[0] in ",-–—"):
        return False
    clause = re.split(r"[,;:.!?—]", after.lstrip(",-–— "), maxsplit=1)[0]
    lower = [word.lower() for word in _WORD.findall(clause)[:6]]
    return any(_is_speech(word) for word in lower)


def _is_utterance(inner: str, words: list[str], context: _Context) -> bool:
    """Somebody speaks in it, it makes a clause, or it is a sentence of its own."""
    lower = [word.lower().replace("’", "'") for word in words]
    if inner[-1] in "!?" and (inner[0].isupper() or inner[0] in "¿¡"):
        return True
    if not context.words_before and inner[0].isupper() and inner[-1] in _TERMINAL:
        return True
    if len(words) < 2:
        return False
    if any(word in SPEAKERS for word in lower):
        return True
    return not _is_title(words) and any(word in FINITE or word.endswith(_CONTRACTED) for word in lower)


def _is_title(words: Sequence[str]) -> bool:
    """Two words or more, and every one longer than three letters begins with a capital."""
    if len(words) < 2 or not words[0][0].isupper():
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 2 and all(len(word) <= 3 or word[0].isupper() or word[0].isdigit() for word in words)


def _is_speech(word: str) -> bool:
    return word in SPEECH or word.partition("-")[0] in SPEECH


def _is_cjk(inner: str) -> bool:
    return sum(char >= FIRST_CJK for char in inner) * 2 > len(inner) and not any(
        "\uac00" <= char <= "\ud7a3" for char in inner
    )


def _cjk_kind(inner: str, context: _Context) -> QuotationKind:
    """Chinese and Japanese: a cue beside the marks, a sentence's mark inside, or length."""
    if _CJK_CUE.search(context.before.rstrip()) or _CJK_SAID.match(context.after):
        return "direct"
    if inner[-1] in _TERMINAL or "，" in inner or len(inner) > 2 * _LONGEST_TERM:
        return "direct"
    return "term"


def _singles_are_second(text: str, found: Sequence[Marked]) -> bool:
    """Whether the text quotes speech in other marks than single ones, so that outer single marks hold terms."""
    long_singles = long_others = 0
    for marked in found:
        if marked.depth == 0 and len(text[marked.span.start : marked.span.end].split()) >= _SENTENCE:
            if marked.pair.family == SINGLE:
                long_singles += 1
            else:
                long_others += 1
    return long_others > 0 and long_singles == 0


def _unquoted(text: str, found: Sequence[Marked]) -> str:
    """The text with the words of outermost quotations blanked out, their last character kept for its punctuation."""
    return blanked(text, [(marked.span.start, marked.span.end - 1) for marked in found if marked.depth == 0], "\x00")


def _context(text: str, unquoted: str, marked: Marked) -> _Context:
    if marked.parent is None:
        source, bounds = unquoted, marked.paragraph
    else:
        source, bounds = text, marked.parent
    before = source[max(bounds.start, marked.outer.start - _WINDOW) : marked.outer.start]
    after = source[marked.outer.end : min(bounds.end, marked.outer.end + _WINDOW)]
    start = 0
    for match in _BREAK.finditer(before):
        if not _ABBREVIATED.search(before, max(0, match.start() - 6), match.start()):
            start = match.end()
    before = before[start:]
    if text[marked.span.end - 1] == "." and after.lstrip()[:1].isupper():
        after = ""
    for match in _BREAK.finditer(after):
        if not _ABBREVIATED.search(after, max(0, match.start() - 6), match.start()):
            after = after[: match.start() + 1]
            break
    return _Context(before, after, _lower_words(before), _lower_words(after))


def _lower_words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))
