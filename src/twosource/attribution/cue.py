"""What a cue says about the content it introduces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Polarity, Span

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e[sd]?|ing)|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|al)?"
    r"|disput(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?|disavow(?:s|ed|ing)?|repudiat(?:e[sd]?|ing)"
    r"|rul(?:e[sd]?|ing) out|disclaim(?:s|ed|ing)?|pour(?:s|ed|ing)? cold water|shot down|deni(?:er|able))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no longer|neither|nor|without"
    r"|refus(?:e[sd]?|ing) to|declin(?:e[sd]?|ing) to|fail(?:s|ed|ing)? to)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
# "The dispute is about pay": such words alone tell of no saying.
_BARE = re.compile(
    r"(?:\W*\b(?:is|are|was|were|be|been|being|has|have|had|it|that|which|about|on|of|in|with|at|for|from|by|not|a|an|the)\b)+"
    r"\W*",
    re.IGNORECASE,
)
# "That said, the bridge is old", "with, say, a loan": nobody is told to have said it.
_THAT_SAID = re.compile(r"(?:(?:All|Having) )?[Tt]hat(?: being)?,? said(?=,)|(?:,| with| of| like|:|—|–) say(?=,)")
_BEFORE = 24
_CLAUSE = re.compile(r"[,;:.!?“”\"—–()\n]")


def polarity_of(text: str, cue: Span) -> Polarity:
    """Whether the cue denies its content.

    A negated denial ("did not deny", "refused to rule out") denies nothing.  A negated saying ("did not say") is no
    denial either: it reports a silence.
    """
    found = _DENIAL.search(text, cue.start, cue.end)
    if found is None:
        return "affirmed"
    before = _CLAUSE.split(text[max(0, cue.start - _BEFORE) : found.start()])[-1]
    return "affirmed" if _NEGATION.search(before) else "denied"


def says_nothing(text: str, cue: Span) -> bool:
    """Whether a cue has only words that stand in every sentence: forms of "be" and "have", prepositions, articles."""
    return _BARE.fullmatch(text, cue.start, cue.end) is not None


def is_turn_of_phrase(text: str, cue: Span) -> bool:
    """Whether a cue is part of a turn of phrase without a speaker: "That said, …", "with, say, a loan"."""
    if text[cue.start : cue.end].strip(" ,").lower() not in ("said", "say", "that said"):
        return False
    found = _THAT_SAID.finditer(text, max(0, cue.start - _BEFORE), min(len(text), cue.end + 1))
    return any(match.start() <= cue.start and cue.end <= match.end() + 1 for match in found)
