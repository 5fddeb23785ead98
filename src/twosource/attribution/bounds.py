"""Where a content ends: at a joint of the sentence, not inside a phrase.

The tagger now and then stops a few words early ("he asked her for a | rise").  A content ends where a clause can end;
one that ends on an article, or is followed by a word that goes on with its last phrase, is drawn on to the next joint:
a mark, a conjunction or preposition that may open an adjunct, the attribution's own words or another's cue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# Stands before a point that may end a sentence.
NOT_SHORTENED = (
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bNo)(?<!\b[A-Z])"
)
# A capital letter, a word of a name, and where a sentence ends: for the rules about sources and contents.
CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
NAME = rf"{CAPITAL}[\w.'’-]*"
SENTENCE_END = re.compile(rf"(?:[!?]|{NOT_SHORTENED}\.)[”\"’)]*\s|\n")
# How far back the beginning of a sentence is looked for.
_SENTENCE = 500
# A point or comma inside a number or after an abbreviation is none.
JOINT = re.compile(rf"[;:!?\n—–”\"()\[\]]|{NOT_SHORTENED}\.(?=\s|$|[”\"’])|,(?!\d)|\s--|\s-\s")
_OCCASION = re.compile(
    r"(?<=[”\"»]) (?:in|at|during|on) (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}(?:call|interview|statement"
    r"|briefing|conference|speech|address|tweet|post|letter|e-?mail|memo|hearing|testimony|release|podcast|broadcast)"
    r"(?: (?:with|to|on|for|by|from|at) [^“”\"«»\n]{1,60})?\Z"
)
_GOES_ON = re.compile(r"-\w|[’']s\b|[ \u00a0](?P<word>[\w$£€][\w’'.-]*)")
_LAST = re.compile(r"[\w’'-]+$")
# An adjunct or another clause may begin with these: whether it belongs to the content is left to the tagger.
_OPENS = re.compile(
    r"and|but|or|as|while|when|because|after|before|in|on|at|during|for|if|although|though|since|until"
    r"|that|which|who|where|according|is|was|are|were|has|had|with|while|whereas|unless|despite|amid"
    r"|following"
)
# Nothing ends on these.
_HANGS = re.compile(
    r"an|the|this|these|those|a|of|to|from|than|into|about|over|under|between|among|his|her|its|their|our"
    r"|my|your|very|more|most|so-called|in|at|by|for|on|with|as|after|before|until|during|and|or|that"
    r"|which|who|whom|whose|he|she|they|we|if|when|while|because|mr|ms|mrs|dr|sen|rep|gov"
)
_LOOK_BACK = 40


def drawn_to_joint(text: str, span: Span, stops: Iterable[int]) -> Span:
    """Draw a span that ends inside a phrase on to the next joint of its sentence.

    Args:
        text: of the report.
        span: a content, or the last part of one.
        stops: places that it must not run over: the attribution's own source and cue, and others' cues.
    """
    if not text[span.end - 1].isalnum():
        return span
    following = _GOES_ON.match(text, span.end)
    last = _LAST.search(text, max(span.start, span.end - _LOOK_BACK), span.end)
    if following is None or last is None:
        return span
    word = (following["word"] or "").lower()
    if _HANGS.fullmatch(last.group().lower()) is None and _OPENS.fullmatch(word) is not None:
        return span
    joint = JOINT.search(text, span.end)
    end = min([joint.start() if joint else len(text), *(stop for stop in stops if stop >= span.end)])
    return Span(span.start, max(span.end, len(text[:end].rstrip())))


def sentence_start(text: str, place: int, reach: int = _SENTENCE) -> int:
    """Where the sentence of a place begins, or the stretch of so many code points that is looked at."""
    start = max(0, place - reach)
    return max((match.end() for match in SENTENCE_END.finditer(text, start, place)), default=start)


def without_occasion(text: str, span: Span) -> Span:
    """Cut off where and when it was said from behind a quotation: "“…,” in a conference call with reporters"."""
    occasion = _OCCASION.search(text, span.start, span.end)
    return span if occasion is None else Span(span.start, occasion.start())
