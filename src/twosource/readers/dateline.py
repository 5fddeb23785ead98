"""Datelines: ``PARIS, March 3 (Agency) —`` at the beginning of a report's first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.outlets.agencies import is_agency
from twosource.outlets.registry import default_registry
from twosource.readers.bylines import is_name
from twosource.readers.stated_date import DayMonth, parse_day_month, parse_stated_date

_SHAPE = re.compile(r"(?P<head>[^\r\n—–―]{1,110}?)\s*(?:—|–|―|--|\s-(?=\s))\s*(?=\S)")
_AGENCY = re.compile(r"\s*[(/]([^()/\d][^()/]{1,39})[)/]\.?\s*$")
_SLASHED = re.compile(r"(?P<head>[^\r\n—–/]{3,60}?)\.?\s*/(?P<agency>[^/\r\n]{2,30})/\.?\s+(?=\S)")
_NAMED = re.compile(r"(?P<head>[^\r\n—–/]{3,60}?)\s*[—–-]\s+(?P<agency>[^\W\d_][\w ]{1,30})\.\s+(?=\S)")
_CJK = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{2,6}?[社网報报])(?:[\u4e00-\u9fff]{2,8}?)?(?:\d{1,2}月)?\d{1,2}日[电電讯訊]\s*"
)
_BRACKETED = re.compile(r"(?:(?P<place>[^\r\n()—–:]{3,40}) )?\((?P<agency>[A-Z][A-Za-z ]{1,28})\)\s*(?=[A-Z“\"'‘])")
# "FILE - In this photo" is a caption.
_NO_PLACES = frozenset({"analysis", "explainer", "file", "opinion", "update", "watch"})
_LEADING_DASH = re.compile(r"[-–—]\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states.

    Attributes:
        end: its length in code points, the dash and the spaces after it included.
        agency: the agency in brackets, as written.
        published: the date, where it has a year.
    """

    end: int
    agency: str | None = None
    published: str | None = None


def parse_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline that a paragraph begins with, or return ``None``.

    A place alone must be in capitals; a place in mixed case needs a date or an agency beside it.  What follows the
    dash must not go on in lower case, as after a dash inside a sentence.
    """
    return _read_cjk(paragraph) or _read_slashed(paragraph) or _read_dashed(paragraph) or _read_bracketed(paragraph)


def _read_dashed(paragraph: str) -> Dateline | None:
    match = _SHAPE.match(paragraph)
    if match is None or paragraph[match.end()].islower():
        return None
    head, agency = match["head"].strip(), None
    bracket = _AGENCY.search(head)
    if bracket:
        agency, head = bracket.group(1).strip(), head[: bracket.start()].strip()
        if not is_name(agency) and not is_agency(agency):
            return None
    elif head.startswith("("):
        return None
    place, published, dated = _split_date(head)
    if not head and agency:
        return Dateline(match.end(), agency)
    if not _is_place(place) or not (agency or dated or _is_in_capitals(place)):
        return None
    return Dateline(match.end(), agency, published)


def _read_bracketed(paragraph: str) -> Dateline | None:
    """Read ``Orrin, Texas (CNN) The mayor``: without a dash only behind a place and before a known outlet's name."""
    match = _BRACKETED.match(paragraph)
    place = match["place"] if match is not None else None
    if match is None or (place is not None and (place.startswith("The ") or not _is_place(place))):
        return None
    agency = match["agency"]
    if is_agency(agency):
        return Dateline(match.end(), agency)
    return Dateline(match.end()) if default_registry().named(agency.split()[0]) is not None else None


def _is_place(place: str) -> bool:
    if place.casefold() in _NO_PLACES:
        return False
    return len(place) <= 60 and all(is_name(part.strip()) for part in re.split(r"[,/]", place))


def _is_in_capitals(place: str) -> bool:
    return place.isupper() and sum(map(str.isalpha, place)) >= 4


def _read_slashed(paragraph: str) -> Dateline | None:
    """Read ``МОСКВА, 4 февраля. /ТАСС/.`` and ``МОСКВА, 4 фев — РИА Новости``."""
    for shape in (_SLASHED, _NAMED):
        match = shape.match(paragraph)
        if match is None or not is_agency(match["agency"]):
            continue
        place, published, _ = _split_date(match["head"].rstrip(". "))
        if place and place.partition(",")[0].isupper():
            return Dateline(_past_dash(paragraph, match.end()), match["agency"].strip(), published)
    return None


def _read_cjk(paragraph: str) -> Dateline | None:
    """Read ``新华社北京2月4日电``."""
    match = _CJK.match(paragraph)
    if match is None:
        return None
    return Dateline(match.end(), match["agency"] if is_agency(match["agency"]) else None)


def _split_date(head: str) -> tuple[str, str | None, bool]:
    """Split ``PLACE, Country, March 12`` into the place, the date where it has a year, and whether a date is there."""
    parts = [part for part in re.split(r"\s*,\s*", head) if part]
    for count in (2, 1):
        if len(parts) <= count:
            continue
        stated = ", ".join(parts[-count:])
        day = parse_day_month(stated)
        if day is not None:
            return ", ".join(parts[:-count]), _full(day, stated), True
    return head, None, False


def _full(day: DayMonth, stated: str) -> str | None:
    return parse_stated_date(stated) if day.year is not None else None


def _past_dash(paragraph: str, end: int) -> int:
    dash = _LEADING_DASH.match(paragraph, end)
    return dash.end() if dash else end
