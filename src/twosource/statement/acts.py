"""Acts that are only named: "repealing the law", "the idea of closing the port"; and what is said of them.

What is attributed to somebody need not be a clause.  "Called for repealing the law", "was criticised for repealing the
law" and "called the idea of repealing the law radical" name one act and say three things of it: the cue tells which.
So two parties who name one act say the same only where both ask for it, and two acts are one only if the verb of the
one is met in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.statement.lexicon import word_list
from twosource.statement.words import stem

if TYPE_CHECKING:
    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile

_NAMED = re.compile(
    r"\W*(?:(?:the|an?|any) (?:idea|thought|prospect|possibility|notion) of |(?:for|of|about|against|from|on|with) )?"
    r"(?:not )?(?:[a-z]+ly )?"
    r"(?!(?:noth|someth|anyth|everyth|dur|morn|even|be|hav|k|spr|str|r|th|br|s|w|w|accord|includ|regard|concern|follow)ing\b)"
    r"(?P<verb>[A-Za-z]{2,}ing)\b",
    re.IGNORECASE,
)
# With one of these the act is what the clause is about: "closing the port would cost 40 jobs".
_FINITE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|can|could|may|might|must|should|did|does|do)\b|\w['’](?:s|re|ll|ve|d)\b"
)
# So little is said by these that what they are done to tells the act.
_LIGHT = frozenset(
    stem(word)
    for word in word_list(
        "have make take give get go come keep let put hold continue begin start carry try seek want hope plan"
    )
)
_MET = 0.6
_URGES = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:\w+ ){0,2}for|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)? (?:\w+ ){0,2}for|demand(?:s|ed|ing)?"
    r"|propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|recommend(?:s|ed|ing)?|advocat(?:e|es|ed|ing)|support(?:s|ed|ing)?"
    r"|back(?:s|ed|ing)?|favou?r(?:s|ed|ing)?|endors(?:e|es|ed|ing))\W*$",
    re.IGNORECASE,
)
_OPPOSES = re.compile(
    r"\b(?:oppos(?:e|es|ed|ing)|object(?:s|ed|ing)? to|balk(?:s|ed|ing)? at|critici[sz](?:e|es|ed|ing)"
    r"|condemn(?:s|ed|ing)?|reject(?:s|ed|ing)?|slam(?:s|med|ming)?|blast(?:s|ed|ing)?|denounc(?:e|es|ed|ing)"
    r"|protest(?:s|ed|ing)?(?: against)?|decri(?:es|ed)"
    r"|apologi[sz](?:e|es|ed|ing)(?: for)?|regret(?:s|ted|ting)?|criticism (?:for|of))\W*$",
    re.IGNORECASE,
)
_THAT = re.compile(r"\W*that\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def names_act(text: str) -> bool:
    """Tell whether words only name an act by its "-ing", without a clause about it."""
    named = _NAMED.match(text)
    return named is not None and _FINITE.search(text, named.end()) is None


def urges(cue: str) -> bool:
    """Tell whether a cue asks for what follows, or backs it."""
    return _URGES.search(cue) is not None


def opposes(cue: str) -> bool:
    """Tell whether a cue is against what follows: "balked at the board's plan to close the port"."""
    return _OPPOSES.search(cue) is not None


def is_clause_of_that(text: str) -> bool:
    """Tell a clause that "that" leads in."""
    return _THAT.match(text) is not None


def act_met(a: Profile, b: Profile, match: WordMatch) -> bool:
    """Tell whether the verb of each act that is only named is met in the other statement.

    Args:
        a: one statement.
        b: the other.
        match: of the two, in this order.
    """
    return _met(a, match.best_a.tolist()) and _met(b, match.best_b.tolist())


def _met(named: Profile, best: list[float]) -> bool:
    act = _NAMED.match(named.text)
    if act is None or _FINITE.search(named.text, act.end()) is not None:
        return True
    for row, number in enumerate(named.content):
        word = named.words[number]
        if word.start == act.start("verb"):
            return word.key in _LIGHT or best[row] >= _MET
    return True
