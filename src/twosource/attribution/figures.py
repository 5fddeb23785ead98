"""Figures that somebody gives: "police put the number of dead at eleven", "the company speaks of 9,500 strikers".

The tagger takes such verbs for narration.  The frames need the number, so that "put the blame at their door" and "spoke
of hope" stay what they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.bounds import drawn_to_joint
from twosource.attribution.triple import Triple
from twosource.model import Span
from twosource.spans import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

# A figure beside such a verb is a saying nearly always; who gives it is the doubtful part.
CONFIDENCE = 0.7
_NEARLY = (
    r"(?:(?:about|around|some|up to|at least|at most|nearly|almost|roughly|only|just|more than|fewer than|less than"
    r"|over|between|under|well over) )*"
)
_DIGITS = r"(?:[$€£]?\d[\d.,]*\d|[$€£]?\d|an? (?:hundred|thousand|million|billion|dozen)|hundreds|thousands|millions"
_WORDS = (
    r"|dozens|scores|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b"
)
# What is counted: up to the next joint.
_COUNTED = (
    r"(?: (?!(?:and|but|or|as|while|when|after|before|on|in|at|during|since|who|which|that|is|was|were|are)\b)"
    r"[\w’'%-]+){0,6}"
)
_NUMBER = _NEARLY + _DIGITS + _WORDS + _COUNTED
_START = r"(?:(?<=\n)|(?<=[.!?] )|(?<=, )|(?<=and )|(?<=but )|\A)"
_WHO = (
    r"(?P<who>(?!(?:[Ww]hile|[Ww]hen|[Aa]s|[Ii]f|[Aa]fter|[Bb]efore|[Ss]ince|[Tt]hough|[Bb]ut|[Aa]nd)\b)"
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er) )?[^\W\d_][^,.;:!?\n“”«»\"()]{1,70}?|[Hh]e|[Ss]he|[Ii]t|[Tt]hey)"
)
_PUTS = r"(?P<cue>(?:(?:has|have|had) )?(?:later )?(?:puts?|estimated|estimates?))"
_SPEAKS = r"(?P<cue>(?:(?:has|have|had) )?(?:spoke|spoken|speaks?|talked|talks?))"
# Each with what it cannot do without, which a look at the text finds sooner: most reports have neither.
_FRAMES = (
    (
        re.compile(r"(?:puts?|estimated?|estimates) (?:the|its|his|her|their|total|overall) "),
        re.compile(
            rf"{_START}{_WHO} {_PUTS} "
            rf"(?P<content>(?:the|its|his|her|their|total|overall) [^,.;:!?\n“”«»\"]{{2,80}}? at {_NUMBER})"
        ),
    ),
    (
        re.compile(r"(?:spoken?|speaks?|talk(?:ed|s)?) of "),
        re.compile(rf"{_START}{_WHO} {_SPEAKS} (?P<content>of (?:[\w’'-]+ ){{0,4}}?{_NUMBER})"),
    ),
)


def told_figures(text: str, triples: Sequence[Triple]) -> list[Triple]:
    """Find the figures that are no triple's content yet.

    Args:
        text: of the report.
        triples: what the tagger proposed.
    """
    found = []
    for frame in (match for sign, pattern in _FRAMES if sign.search(text) for match in pattern.finditer(text)):
        cue, content = Span(*frame.span("cue")), Span(*frame.span("content"))
        if not any(shared([cue, content], [*each.cue, *each.content]) for each in triples):
            whole = drawn_to_joint(text, content, ())
            found.append(Triple((Span(*frame.span("who")),), (cue,), (whole,), CONFIDENCE))
    return found
