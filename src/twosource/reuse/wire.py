"""Credit lines of agencies: who, where it says so, and whether the whole report is credited or a part of it.

Known agencies are recognised wherever a credit can stand.  An agency that is in no table is recognised by its place:
in brackets between the place and the dash of a dateline, or in brackets as the last thing of the text.  An agency that
is only mentioned ("told Reuters") is not credited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.outlets.agencies import KNOWN_PATTERN, agency_named, are_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Report

HEAD = 2_000
TAIL = 600
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
_DATELINE = re.compile(
    rf"^[ \t]*[{_UPPER}][^()\n]{{1,80}}\((?P<name>[^()\n]{{2,40}})\)[ \t]*(?:[-–—:]|$)", re.MULTILINE
)
_DASH_LINE = re.compile(rf"[–—-][ \t]*(?P<name>{KNOWN_PATTERN})[ \t.]*$", re.MULTILINE)
_BRACKETS = re.compile(rf"\((?P<name>{KNOWN_PATTERN})\)")
_LAST = re.compile(r"[.!?…”\"’»]\s*\((?P<name>[^()\n]{2,40})\)\s*\Z")
_BYLINE = re.compile(rf"^[ \t]*(?:By|Von|Par|Por)\b[^\n]{{1,80}}?\b(?P<name>{KNOWN_PATTERN})[ \t]*$", re.MULTILINE)
_SOURCE = re.compile(
    rf"^[ \t]*(?:Source|Sources|Quelle|Fuente|Fonte|Источник)[ \t]*:[ \t]*(?P<name>{KNOWN_PATTERN})\b", re.MULTILINE
)
_PARTS = (
    re.compile(
        r"\b(?i:with|from) (?P<name>(?i:wire (?:service )?reports?|wire services|news services|agency reports?|"
        r"agencies|news agencies))\b"
    ),
    re.compile(
        r"\b(?i:with (?:files|reporting|material|additional reporting) (?:from|by)) (?:the )?"
        rf"(?P<name>{KNOWN_PATTERN})\b"
    ),
    re.compile(
        r"\b(?i:additional reporting|further reporting) (?i:by|from) (?:the )?"
        rf"(?P<name>{KNOWN_PATTERN})\b"
    ),
    re.compile(rf"\b(?P<name>{KNOWN_PATTERN}) contributed to this (?:report|story|article)"),
    re.compile(
        r"\b(?P<name>(?:[A-Z]\w+ ){1,3}(?:Press|News|Agency|Service|Wire)) contributed to this (?:report|story|article)"
    ),
    re.compile(
        r"(?m)^[ \t(]*(?P<name>Agencies|Wire reports|Wire services|News agencies|Agences|Agenturen|Agencias)"
        r"[ \t).]*$"
    ),
    re.compile(
        rf"\b[Ww]ith (?:files|reporting|material) from (?:the )?(?P<name>[{_UPPER}]\w+(?: [{_UPPER}]\w+){{0,3}})"
    ),
    re.compile(rf"\b[Aa]dditional reporting(?: by|:) (?:the )?(?P<name>[{_UPPER}]\w+)\b(?! [{_UPPER}])"),
)
_PART_WORDS = re.compile(
    r"\b(?:with|contributed|additional|files from|agencies|wire (?:services?|reports?)|avec|mit Material)\b",
    re.IGNORECASE,
)
_AGENCY_LIKE = re.compile(rf"^[{_UPPER}a-z][\w.&'’/-]*(?: [{_UPPER}&][\w.&'’/-]*){{0,4}}$")
_NOT_AN_AGENCY = re.compile(
    r"\d|^(?:photo|video|file|update|updated|corrected|opinion|analysis|exclusive|live|story|picture|see|more|advertis|"
    r"left|right|centre|center|above|below|c|r|l)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or its like that a report credits.

    Attributes:
        name: as written.
        agency: the name that is shown: of the table where it is known, else as written.
        span: where it stands in the text; ``None`` where only the markup or a column says it.
        whole: the whole report is credited; else an unknown part of it ("with wire reports").
    """

    name: str
    agency: str
    span: Span | None
    whole: bool


@lru_cache(maxsize=256)
def find_credits(report: Report) -> tuple[Credit, ...]:
    """Find the agencies that a report credits.

    Args:
        report: with its text and, where stated, its credit line.

    Returns:
        Each agency once (a credit of the whole before one of a part), sorted by place, credits without a place first.
    """
    best: dict[str, Credit] = {}
    for credit in _candidates(report):
        kept = best.get(credit.agency.casefold())
        if kept is None or (credit.whole, credit.span is not None) > (kept.whole, kept.span is not None):
            best[credit.agency.casefold()] = credit
    return tuple(sorted(best.values(), key=lambda credit: (credit.span or Span(-1, -1), credit.agency)))


def _candidates(report: Report) -> Iterator[Credit]:
    text = report.text
    for pattern, start, end in (
        (_DATELINE, 0, HEAD),
        (_BYLINE, 0, HEAD),
        (_BRACKETS, 0, HEAD // 4),
        (_BRACKETS, max(len(text) - TAIL, 0), len(text)),
        (_DASH_LINE, max(len(text) - TAIL, 0), len(text)),
        (_LAST, max(len(text) - TAIL, 0), len(text)),
        (_SOURCE, 0, len(text)),
    ):
        for match in pattern.finditer(text, start, min(end, len(text))):
            if _is_agency(match["name"]):
                yield _credit(match, whole=True)
    for pattern in _PARTS:
        for match in pattern.finditer(text):
            yield _credit(match, whole=False)
    if report.credit is not None:
        yield from _stated(report.credit, text)


def _credit(match: re.Match[str], *, whole: bool) -> Credit:
    name = match["name"].strip()
    start = match.start("name") + match["name"].index(name)
    return Credit(name, agency_named(name) or name, Span(start, start + len(name)), whole)


def _stated(line: str, text: str) -> Iterator[Credit]:
    """What a report's own credit line says, with its place where the line is found in the text."""
    name = re.sub(r"^[\s(\[–—-]+|[\s)\].–—-]+$", "", line)
    known = re.search(rf"\b(?:{KNOWN_PATTERN})\b", name)
    whole = _PART_WORDS.search(name) is None
    by = re.search(r"\b(?:by|from)\b:? |: ", name)
    if not whole and by is not None and known is None:
        name = re.sub(r"^the ", "", name[by.end() :])
    if known is not None:
        name = known.group()
    if name:
        place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if line in text or whole else None
        span = Span(*place.span()) if place is not None and line in text else None
        yield Credit(name, agency_named(name) or name, span, whole)


def _is_agency(name: str) -> bool:
    name = name.strip()
    if agency_named(name) is not None:
        return True
    if "/" in name:
        # "Ada Holt/Reuters" took the picture.
        return are_agencies(name)
    return _AGENCY_LIKE.match(name) is not None and _NOT_AN_AGENCY.search(name) is None and name[:1].isupper()
