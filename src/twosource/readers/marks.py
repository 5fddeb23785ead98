"""What agencies and desks put before a headline or at the top of a story to say which version it is.

``UPDATE 3-``, ``CORRECTED-``, ``REFILE-``, ``REPEAT-`` and ``WITHDRAWN-`` are the marks of news wires; ``KILL`` and
``HOLD`` address the desks that took the story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.readers.lines import count_words
from twosource.readers.stated_date import parse_stated_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.readers.lines import Line

Revision = Literal["update", "repeat", "refile", "corrected", "withheld", "canceled"]

_REVISION: dict[str, Revision] = {
    "UPDATE": "update", "UPDATED": "update", "WRAPUP": "update", "RECAST": "update", "ADDS": "update",
    "AKTUALISIERT": "update", "ACTUALISATION": "update", "ACTUALIZA": "update", "AMPLIACIÓN": "update",
    "REPEAT": "repeat", "RPT": "repeat", "RESENDING": "repeat", "WDH": "repeat", "WIEDERHOLUNG": "repeat",
    "REFILE": "refile", "REFILED": "refile",
    "CORRECTED": "corrected", "CORRECTION": "corrected", "CORRECTS": "corrected", "COR": "corrected",
    "CORR": "corrected", "CORRECTIF": "corrected", "RECTIFICATIF": "corrected", "KORREKTUR": "corrected",
    "BERICHTIGUNG": "corrected", "CORRIGE": "corrected", "CORRECCIÓN": "corrected", "CORREGIDO": "corrected",
    "ИСПРАВЛЕНО": "corrected", "更正": "corrected",
    "WITHDRAWN": "canceled", "WITHDRAWAL": "canceled", "WITHDRAWS": "canceled", "KILL": "canceled",
    "KILLED": "canceled", "MANDATORY KILL": "canceled", "BULLETIN KILL": "canceled", "STORY REMOVED": "canceled",
    "STORY REMOVAL": "canceled", "STORY WITHDRAWN": "canceled", "RETRACTED": "canceled", "RETRACTION": "canceled",
    "ANNULATION": "canceled", "ANNULÉ": "canceled", "ZURÜCKGEZOGEN": "canceled", "ANULACIÓN": "canceled",
    "ANULADA": "canceled", "АННУЛИРОВАНО": "canceled",
    "HOLD": "withheld", "STORY ON HOLD": "withheld", "MANDATORY HOLD": "withheld",
}  # fmt: skip
_NAMES = "|".join(re.escape(name) for name in sorted(_REVISION, key=lambda name: (-len(name), name)))
_MARK = re.compile(
    rf"(?P<name>{_NAMES})(?:\s{{0,2}}(?P<number>\d{{1,3}}))?\s{{0,2}}(?:[-–—:|]\s{{0,3}}|[)\]]\s{{1,3}})"
)
_ALONE = re.compile(rf"\W{{0,3}}(?P<name>{_NAMES})(?:\s{{1,2}}(?P<number>\d{{1,3}}))?\W{{0,3}}$")
_FIELDS = re.compile(r"\s*[|•·]\s*")
_QUOTED = re.compile(r"[“\"‘«„']([^“”\"«»„]{8,200}?)[”\"’»“'](?=[\s,.;)]|$)")
# A note that takes a story back addresses desks or speaks of "this story"; a sentence about some report does neither.
_TAKEN_BACK = re.compile(
    r"\b(?:this|the above|our|the (?:afp|ap|reuters|dpa))\W(?:story|report|article|item|dispatch|piece|version)\b"
    r"[^.!?]{0,160}?\b(?:is|was|has been|have been|are|were) (?:hereby )?(?P<how>withdrawn|killed|retracted|cancell?ed|"
    r"on hold|being held|withheld)\b"
    r"|\b(?:editors|desks|attention|eds|advisory)\b[^.!?]{0,80}?\b(?:please )?(?P<order>kill|withdraw|delete|disregard|"
    r"do not use|hold|withhold)\b[^.!?]{0,60}?\b(?:story|report|article|item|dispatch|piece)\b",
    re.IGNORECASE,
)
_NAMED_BACK = re.compile(
    r"\bthe (?:\w+ ){0,3}(?:story|report|article|item|dispatch|piece)\b(?: (?:headlined|slugged|titled))?\s{0,2}"
    r"[“\"‘«„'][^.!?]{0,220}?\b(?:is|was|has been|have been) (?:hereby )?"
    r"(?P<how>withdrawn|killed|retracted|cancell?ed|on hold|withheld)\b",
    re.IGNORECASE,
)
_HELD = frozenset({"on hold", "being held", "withheld", "hold", "withhold"})
_MAX_NOTICE_WORDS = 250
_MAX_NAMING_WORDS = 80
_EMBARGO = re.compile(
    r"\W{0,4}(?:strictly )?(?:under )?(?:embargo(?:ed)?(?: material)?"
    r"(?: (?:until|till|to|for|jusqu['’]au|bis|hasta|al?))?|"
    r"sperrfrist|sous embargo jusqu['’]au|not for (?:publication|release|broadcast) (?:or broadcast )?"
    r"(?:before|until)|"
    r"hold for release(?: until)?|embargo (?:hasta|fino al?|até)|эмбарго до)\s{0,2}[:：,-]?\s{0,3}"
    r"(?P<when>[^\r\n]{4,120})$",
    re.IGNORECASE,
)
_OFFSETS = {"GMT": "Z", "UTC": "Z", "CET": "+01:00", "CEST": "+02:00", "EST": "-05:00", "EDT": "-04:00"}
_CLOCK_FIRST = re.compile(
    r"(\d{1,2})[:.]?(\d{2})\s{0,2}(?:h\s)?(\(?[A-Z]{3,4}\)?|[+-]\d{2}:?\d{2})[,\s]{0,3}(?:on\s)?(.{6,60})$"
)
_HEAD_LINES = 8
_WORDY_DAYS = re.compile(r"^(?:until|till|bis|hasta|the|on|from)\s+|\s+\((?:local time|gmt|utc)\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a report says about its own version.

    Attributes:
        revision: what kind of version it is; ``None`` for a report that says nothing.
        number: of the update, where stated.
        headline: without its marks.
    """

    revision: Revision | None = None
    number: int | None = None
    headline: str | None = None


def read_mark(title: str | None, lines: Sequence[Line]) -> Mark:
    """Read the marks before a headline, else those on a line of the head alone (``MERIDIAN | 06:20 GMT | UPDATE 3``).

    Of several (``REFILE-UPDATE 2-``) the first says what this version is, and the number is that of the update.
    """
    headline, found = _split_title(title)
    if not found:
        found = _in_head(lines)
    if not found:
        return Mark(headline=headline)
    numbers = [int(match["number"]) for match in found if match["number"]]
    return Mark(_REVISION[found[0]["name"]], numbers[0] if numbers else None, headline)


def read_notice(text: str, mark: Mark) -> tuple[Literal["withheld", "canceled"] | None, str | None]:
    """Tell whether a report takes a story back or holds it, and under which headline that story ran.

    Args:
        text: of the report.
        mark: of its headline.

    Returns:
        The status and the headline as quoted, or as it stands behind the mark; ``None`` where there is none.
    """
    status: Literal["withheld", "canceled"] | None = None
    if mark.revision in {"withheld", "canceled"}:
        status = "withheld" if mark.revision == "withheld" else "canceled"
    else:
        how = _taken_back(text)
        status = None if how is None else "withheld" if how in _HELD else "canceled"
    if status is None:
        return None, None
    quoted = _QUOTED.search(text) if count_words(text) <= _MAX_NOTICE_WORDS else None
    named = quoted.group(1).rstrip(",.") if quoted and count_words(quoted.group(1)) >= 3 else None
    return status, named or mark.headline


def read_embargo(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Read an embargo that the first lines state.

    Returns:
        ISO 8601 date, or date and time with zone, where it is understood; and the line as written where there is one.
    """
    for line in lines[:_HEAD_LINES]:
        match = _EMBARGO.match(line.text)
        if match is None:
            continue
        when = match["when"].strip().rstrip(".!)]*")
        for written in (when, _WORDY_DAYS.sub("", when), *_reordered(when)):
            stated = parse_stated_date(written)
            if stated is not None:
                return stated, line.text
        if any(char.isdigit() for char in when):
            return None, line.text
    return None, None


def _taken_back(text: str) -> str | None:
    """The word with which a short note takes a story back or holds it."""
    length = count_words(text) if len(text) < 10_000 else _MAX_NOTICE_WORDS + 1
    match = _TAKEN_BACK.search(text) if length <= _MAX_NOTICE_WORDS else None
    if match is not None:
        return (match["how"] or match["order"]).casefold()
    match = _NAMED_BACK.search(text) if length <= _MAX_NAMING_WORDS else None
    return match["how"].casefold() if match is not None else None


def _in_head(lines: Sequence[Line]) -> list[re.Match[str]]:
    """Find marks on the first lines; one that takes a story back counts on the first two only."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if count_words(line.text) > 25:
            break
        found = [match for part in _FIELDS.split(line.text) if (match := _ALONE.match(part))]
        if not found and _MARK.match(line.text):
            _, found = _split_title(line.text)
        if found and (index < 2 or _REVISION[found[0]["name"]] not in {"withheld", "canceled"}):
            return found
    return []


def _reordered(when: str) -> tuple[str, ...]:
    """Put the clock behind the day: ``06:00 GMT on 4 May 2030``, ``0600 GMT, 4 May 2030``."""
    match = _CLOCK_FIRST.match(when)
    if match is None:
        return ()
    hour, minute, zone, day = match.groups()
    # ISO 8601 where the day is; else as the words stand.
    stated = parse_stated_date(day)
    return (f"{stated} {int(hour):02d}:{minute}{_OFFSETS.get(zone.strip('()').upper(), zone)}",) if stated else ()


def _split_title(title: str | None) -> tuple[str | None, list[re.Match[str]]]:
    found: list[re.Match[str]] = []
    rest = (title or "").lstrip("([*- ")
    while match := _MARK.match(rest):
        found.append(match)
        rest = rest[match.end() :].lstrip("([*- ")
    if not found:
        return title, []
    return rest or None, found
