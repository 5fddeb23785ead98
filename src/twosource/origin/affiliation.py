"""Whom a person speaks for: the body named beside the name, with the title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.origin.documents import NAME, clean_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 110
FAR = 600
_LOWER_BODY = (
    r"(?:[a-z]+ ){0,2}?(?:ministry|department|police|government|court|council|commission|union|company|party|agency|"
    r"army|military|coastguard|navy|fire service|hospital|university|airline|bank|authority|club|group|firm)"
)
_TITLE = (
    r"(?:spokes(?:man|woman|person)|chief executive|chief|minister|president|secretary[- ]general|secretary|"
    r"chair(?:man|woman"
    r"|person)?|head|CEO|chancellor|commissioner|leader|captain|commander|director[- ]general|director|advis[eo]r|"
    r"analyst|"
    r"economist|manager|officer|official|ambassador|envoy|prosecutor|lawyer|attorney|inspector|superintendent|"
    r"executive|"
    r"engineer|scientist|researcher|professor|coach|owner|founder|governor|general counsel|lobbyist|strategist)"
)
_FOR = re.compile(
    rf"^,? ?(?:who is |who was )?(?:the |an? |its |their )?(?:[\w-]+ ){{0,4}}?{_TITLE}(?: \w+){{0,3}}? (?:of|for|"
    rf"at|with|from|to) "
    rf"(?:the )?(?P<body>{NAME}|{_LOWER_BODY})"
)
_RUNS = re.compile(rf"^,? who (?:runs|heads|leads|chairs|speaks for) (?:the )?(?P<body>{NAME})")
_HIS = re.compile(rf"^,? (?:the |an? )?(?P<body>{NAME}?|{_LOWER_BODY})(?:['’]s?)? (?:[a-z-]+ ){{0,4}}?{_TITLE}\b")
_BEFORE = re.compile(rf"(?P<body>(?:the )?{NAME}|{_LOWER_BODY})(?:['’]s?)? (?:[a-z-]+ ){{0,4}}?{_TITLE},? $")
_ACRONYM = r"[A-Z]{3,6}"
_ORGAN = (
    r"(?:Department|Ministry|Agency|Police|Patrol|Committee|Commission|Council|Bureau|Office|Service|Guard|Authority|"
    r"Administration|Bank|University|Association|Union|Party|Corporation|Institute|Board|Command|Army|Navy|House|Fund)"
)
_RANK = (
    r"(?:Lt\.?|Lieutenant|Sgt\.?|Sergeant|Capt\.?|Captain|Maj\.?|Major|Col\.?|Colonel|Gen\.?|General|Adm\.?|Admiral|"
    r"Cmdr\.?|Commander|Trooper|Detective|Inspector|Superintendent|Officer|Chief|Spokes(?:man|woman|person))"
)
_OFFICE = (
    r"(?:Director(?: General)?|President|Secretary(?: General)?|Chair(?:man|woman|person)?|Head|Commissioner|Governor|"
    rf"Administrator|Ambassador|Agent|CEO|{_RANK})"
)
# "FBI Director Ada Holt", "Oregon State Police Lt. Ada Holt": only what surely is a body, not a state or a town.
_OFFICE_BEFORE = re.compile(
    rf"\b(?P<body>{_ACRONYM}|(?:[A-Z][\w&.’'-]+ (?:of (?:the )?)?){{1,4}}?{_ORGAN})"
    rf"(?: (?:Deputy|Vice|Acting|Assistant|Associate|Executive|Interim|Special|Senior|First)){{0,2}} {_OFFICE},? $"
)
# "Lt. Ada Holt of the Oregon State Police".
_RANKED = re.compile(rf"\b{_RANK} $")
_OF_AFTER = re.compile(rf"^,? (?:of|from|with) (?:the )?(?P<body>{NAME}|{_LOWER_BODY})")
_OF_BEFORE = re.compile(rf"{_TITLE} (?:of|for|at|with) (?:the )?(?P<body>{NAME}|{_LOWER_BODY}),? $")
# The federal prosecutor of a district, whose office belongs to one department whatever a report calls it.
_US_ATTORNEY = re.compile(r"(?<!\w)(?<!former )U\.?S\.? [Aa]ttorney(?: (?:for|of|in) [^,.;\n]{3,40})?,? $")
_US_ATTORNEY_AFTER = re.compile(r"^, (?:the )?(?:acting |interim |top )?U\.?S\.? [Aa]ttorney\b")
# The secretaries of the United States, who head the departments named in their titles.
_SECRETARY = re.compile(
    r"(?<![Ff]ormer )(?:\b(?P<named>Treasury|Defense|Education|Energy|Labor|Commerce|Interior|Agriculture"
    r"|Transportation|Homeland Security|Veterans Affairs) (?:[Dd]eputy |[Aa]ssistant )?Secretary"
    r"|\b(?:(?P<under>[Uu]nder[- ]?|[Dd]eputy |[Aa]ssistant )|[Aa]cting )?[Ss]ecretary of (?:the )?"
    r"(?P<of>[Ss]tate|[Dd]efense|[Ee]ducation|[Ee]nergy|[Ll]abor|[Cc]ommerce|Treasury|[Hh]omeland [Ss]ecurity)"
    r"(?(under)(?: for [\w ]{3,50})?)),? $"
)
_MINISTER = re.compile(r"(?P<office>(?:[A-Z][a-z]+['’]?s? )?[A-Z][a-z]+) Minister,? $")
_SPOKEN_FOR = (
    re.compile(rf"\bspokes(?:man|woman|person|people|men) (?:for|of|from|at) (?:the )?(?P<body>{NAME}|{_LOWER_BODY})"),
    re.compile(
        rf"(?P<body>{NAME}|{_LOWER_BODY})(?:['’]s?)? (?:[a-z-]+ ){{0,2}}?spokes(?:man|woman|person|people|men)\b"
    ),
)
_ITS = re.compile(rf"\b(?:[Ii]ts|[Tt]heir) (?:[a-z-]+ ){{0,4}}?{_TITLE},? $")
ANY_BODY = frozenset(
    {
        "company",
        "agency",
        "bank",
        "union",
        "party",
        "court",
        "council",
        "commission",
        "airline",
        "club",
        "university",
        "hospital",
        "authority",
        "government",
        "group",
        "firm",
        "department",
    }
)
# Who has left a body no longer speaks for it.
_FORMER = re.compile(r"\b(?:former|ex|retired|ousted|sacked|dismissed|previous|one-time|erstwhile)\b", re.IGNORECASE)
_LEFT = 24
_NO_BODIES = frozenset({"prime", "first", "deputy", "former", "vice", "junior", "senior"})


@lru_cache(maxsize=4096)
def body_of(text: str, name: str, bodies: tuple[str, ...]) -> str:
    """The body that a named person is said to speak for or to hold an office of.

    Args:
        text: of the report.
        name: of the person as the report writes it.
        bodies: named in the report, for "its chairman" and "the company's spokeswoman".

    Returns:
        The body where it first stands beside the name with a title; empty where it never does.  A minister without a
        named ministry speaks for the ministry of the title.
    """
    if not name:
        return ""
    for start in _mentions(text, name):
        end = start + len(name)
        before = text[max(start - REACH, 0) : start]
        before = before[before.rfind("\n") + 1 :]
        after = text[end : end + REACH].split("\n", 1)[0]
        body = _beside(before, after)
        if _ITS.search(before) or body.casefold() in ANY_BODY:
            body = nearest_body(text, start, bodies)
        if body:
            return body
    return ""


def _mentions(text: str, name: str) -> Iterator[int]:
    """Where a name stands as whole words; a pattern made for one name would cost more than it finds."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        inside = _goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1])
        if not inside:
            yield start
        start = text.find(name, start + 1 if inside else end)


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def nearest_body(text: str, at: int, bodies: Sequence[str]) -> str:
    """The body whose name stands last before a place, at most ``FAR`` code points away; empty where none does."""
    found = [(text.rfind(body, max(at - FAR, 0), at), body) for body in bodies]
    placed = [(start, len(body), body) for start, body in found if start >= 0]
    return max(placed)[2] if placed else ""


def _beside(before: str, after: str) -> str:
    minister = _MINISTER.search(before)
    if minister is not None and minister["office"].split()[-1].casefold() not in _NO_BODIES:
        return f"{minister['office']} ministry"
    secretary = _SECRETARY.search(before)
    if secretary is not None:
        return f"{(secretary['named'] or secretary['of']).title()} Department"
    if _US_ATTORNEY.search(before) or _US_ATTORNEY_AFTER.match(after):
        return "Justice Department"
    sides = [(_BEFORE, before), (_OF_BEFORE, before), (_FOR, after), (_RUNS, after), (_HIS, after)]
    if _RANKED.search(before) is not None:
        sides.append((_OF_AFTER, after))
    for pattern, side in (*sides, (_OFFICE_BEFORE, before)):
        match = pattern.search(side)
        if match is not None and _FORMER.search(side, max(0, match.start() - _LEFT), match.end()):
            continue
        if match is not None and (body := clean_name(match["body"])) and body.casefold() not in _NO_BODIES:
            return body
    return ""


@lru_cache(maxsize=4096)
def spoken_for(source: str) -> str:
    """The body that an unnamed spokesperson speaks for ("a spokesman for the ministry"); empty where there is none."""
    for pattern in _SPOKEN_FOR:
        match = pattern.search(source)
        if match is not None and (body := clean_name(match["body"])):
            return body
    return ""
