"""Dates that an input states in full: markup, columns, date lines and datelines.

A date is read only when every part of it is understood.  ``04/02/2022`` may be two dates and is none; a time without
a zone is left out, as the field holds times with a zone only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from twosource.readers.wordlist import words

_MONTHS = (
    (
        "january jan januar jänner janvier enero gennaio janeiro января январь janúar styczeń stycznia leden ledna "
        "січня januari ianuarie gen ene"
    ),
    (
        "february feb februar februari février fevrier févr fév febrero febbraio fevereiro fev февраля февраль luty "
        "lutego únor února лютого februarie"
    ),
    "march mar märz maerz mrz mars marzo março марта март marzec marca březen března березня maart martie",
    "april apr avril avr abril abr aprile апреля апрель kwiecień kwietnia duben dubna квітня aprilie",
    "may mai mayo maggio maio мая май maj maja květen května травня mei mag",
    "june jun juni juin junio giugno junho июня июнь czerwiec czerwca červen června червня iunie giu",
    "july jul juli juillet juil julio luglio julho июля июль lipiec lipca červenec července липня iulie lug",
    "august aug août aout agosto ago августа август sierpień sierpnia srpen srpna серпня augusti augustus augusztus",
    (
        "september sept sep septembre septiembre settembre setembro сентября сентябрь wrzesień września září вересня "
        "septembrie set"
    ),
    (
        "october oct oktober okt octobre octubre ottobre outubro октября октябрь październik października říjen října "
        "жовтня oktobra out ott"
    ),
    "november nov novembre noviembre novembro ноября ноябрь listopad listopada листопада noiembrie",
    (
        "december dec dezember dez décembre decembre déc diciembre dicembre dezembro dic декабря декабрь grudzień "
        "grudnia prosinec prosince грудня decembrie"
    ),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

_WEEKDAYS = words(
    "monday mon montag lundi lunes lunedì segunda segunda-feira понедельник tuesday tue tues dienstag mardi martes "
    "martedì terça terça-feira вторник wednesday wed mittwoch mercredi miércoles mercoledì quarta quarta-feira среда "
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta quinta-feira четверг friday fri freitag vendredi "
    "viernes venerdì sexta sexta-feira пятница saturday sat samstag samedi sábado sabato суббота sunday sun sonntag "
    "dimanche domingo domenica воскресенье"
)
_FILLERS = words("at on the of de del di à le um uhr o kl года г р den am den il")
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "et": None, "pt": None, "bst": None, "ist": None, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "msk": 3,
}  # fmt: skip
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s*(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}(?:Z|[+-]\d{4})?)?")
_TOKEN = re.compile(
    r"(?P<time>\d{1,2}[:.h]\d{2}(?::\d{2})?)|(?P<offset>[+-]\d{2}:?\d{2})|(?P<cjk>\d{1,4}[年月日])"
    r"|(?P<number>\d+)(?:st|nd|rd|th|er|º|ª)?|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)|(?P<sign>[/.\-])|"
    r"(?P<other>[^\s,;()|·]+)"
)


@dataclass(frozen=True, slots=True)
class DayMonth:
    """A day and a month, with the year where it stands there."""

    day: int
    month: int
    year: int | None


@dataclass(slots=True)
class _Parts:
    numbers: list[str]
    signs: list[str]
    month: int | None = None
    clock: str | None = None
    zone: timezone | None = None
    half: str | None = None
    understood: bool = True


def parse_stated_date(value: str) -> str | None:
    """Read a date, or a date and time with its zone, that the whole of ``value`` states.

    Returns:
        ISO 8601 (``2022-02-04``, ``2022-02-04T10:30:00+00:00``), or ``None`` when a part is missing or ambiguous.
    """
    value = " ".join(value.split())
    if not 6 <= len(value) <= 80:
        return None
    iso = _ISO.fullmatch(value)
    if iso:
        return _from_iso(iso)
    compact = _COMPACT.fullmatch(value)
    if compact:
        return _day(int(compact[1]), int(compact[2]), int(compact[3]))
    return _from_rfc2822(value) or _from_words(value)


def parse_day_month(value: str) -> DayMonth | None:
    """Read a day with its month's name, as a dateline has it (``Feb. 4``, ``4 février 2022``)."""
    if len(value) > 40:
        return None
    parts = _collect(value)
    if not parts.understood or parts.month is None or parts.clock or parts.signs or not 1 <= len(parts.numbers) <= 2:
        return None
    years = [number for number in parts.numbers if len(number) == 4]
    days = [int(number) for number in parts.numbers if len(number) <= 2]
    if len(days) != 1 or not 1 <= days[0] <= 31 or len(years) != len(parts.numbers) - 1:
        return None
    return DayMonth(days[0], parts.month, int(years[0]) if years else None)


def _from_iso(match: re.Match[str]) -> str | None:
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    zone = _zone_of(match[5]) if match[5] else None
    if day is None or match[4] is None or zone is None:
        return day
    return _moment(day, match[4].replace(",", ".").partition(".")[0], zone)


def _from_rfc2822(value: str) -> str | None:
    if not re.search(r"\d{2}:\d{2}", value):
        return None
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if parsed.tzinfo is None or re.search(r"\b(?:BST|IST|ET|PT)\b", value):
        return None
    return parsed.replace(microsecond=0).isoformat()


def _from_words(value: str) -> str | None:
    parts = _collect(value)
    if not parts.understood:
        return None
    day = _resolve_day(parts)
    if day is None or parts.clock is None or parts.zone is None:
        return day
    clock = _to_24_hours(parts.clock, parts.half)
    return _moment(day, clock, parts.zone) if clock else day


def _resolve_day(parts: _Parts) -> str | None:
    numbers = parts.numbers
    if parts.month is not None and len(numbers) == 2 and not parts.signs:
        years = [number for number in numbers if len(number) == 4]
        days = [number for number in numbers if len(number) <= 2]
        return _day(int(years[0]), parts.month, int(days[0])) if len(years) == len(days) == 1 else None
    if parts.month is None and len(numbers) == 3 and len(set(parts.signs)) == 1 and len(parts.signs) == 2:
        return _numeric_day(numbers, parts.signs[0])
    return None


def _numeric_day(numbers: list[str], sign: str) -> str | None:
    """Read ``2022/02/04``, ``04.02.2022`` (dots: day first) and ``25/02/2022``; ``04/02/2022`` may be two dates."""
    first, second, third = (int(number) for number in numbers)
    if len(numbers[0]) == 4:
        return _day(first, second, third)
    if len(numbers[2]) != 4 or max(len(numbers[0]), len(numbers[1])) > 2:
        return None
    if sign == "." or first > 12 or first == second:
        return _day(third, second, first)
    return _day(third, first, second) if second > 12 else None


def _collect(value: str) -> _Parts:
    parts = _Parts([], [])
    for match in _TOKEN.finditer(value):
        _take(parts, match)
    return parts


def _take(parts: _Parts, match: re.Match[str]) -> None:
    kind, token = match.lastgroup, match.group()
    if kind == "number":
        parts.numbers.append(match.group("number"))
    elif kind == "word":
        _take_word(parts, token.casefold())
    elif kind == "time" and parts.clock is None and (":" in token or "h" in token or parts.month is not None):
        parts.clock = token.replace(".", ":").replace("h", ":")
    elif kind == "time" and "." in token and not parts.signs:
        parts.numbers.extend(token.split("."))
        parts.signs.append(".")
    elif kind == "offset" and parts.clock is not None:
        parts.zone = _zone_of(token)
    elif kind == "cjk":
        _take_cjk(parts, token)
    elif kind == "sign":
        _take_sign(parts, match)
    elif kind != "offset" or not _split_offset(parts, token):
        parts.understood = False


def _take_sign(parts: _Parts, match: re.Match[str]) -> None:
    """Keep a separator that stands between two digits; a full stop after a word or number says nothing."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if before.isdigit() and after.isdigit():
        parts.signs.append(match.group())
    elif match.group() == "/":
        parts.understood = False


def _split_offset(parts: _Parts, token: str) -> bool:
    """Take ``-2022`` of ``04-02-2022``, which looks like an offset from UTC, as a separator and a year."""
    if not token.startswith("-") or ":" in token or not parts.numbers:
        return False
    parts.signs.append("-")
    parts.numbers.append(token[1:])
    return True


def _take_word(parts: _Parts, word: str) -> None:
    if word in _MONTH_OF and parts.month is None:
        parts.month = _MONTH_OF[word]
    elif word in _ZONES:
        parts.zone = _zone_of(word)
    elif word in {"am", "pm", "a", "p", "m"} and parts.clock is not None:
        parts.half = word if parts.half is None else parts.half
    elif word not in _WEEKDAYS and word not in _FILLERS:
        parts.understood = False


def _take_cjk(parts: _Parts, token: str) -> None:
    if token[-1] == "月" and parts.month is None:
        parts.month = int(token[:-1])
    else:
        parts.numbers.append(token[:-1])


def _zone_of(name: str) -> timezone | None:
    folded = name.casefold()
    if folded in _ZONES:
        hours = _ZONES[folded]
        return None if hours is None else timezone(timedelta(hours=hours))
    sign = -1 if name[0] == "-" else 1
    digits = name[1:].replace(":", "")
    if not digits.isdecimal() or len(digits) != 4 or int(digits[:2]) > 14 or int(digits[2:]) > 59:
        return None
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _to_24_hours(clock: str, half: str | None) -> str | None:
    hour, _, rest = clock.partition(":")
    number = int(hour)
    if half is not None:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.startswith("p") else 0)
    return f"{number:02d}:{rest}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _moment(day: str, clock: str, zone: timezone) -> str:
    try:
        moment = datetime.fromisoformat(f"{day}T{clock.zfill(5) if len(clock) < 6 else clock.zfill(8)}")
    except ValueError:
        return day
    return moment.replace(tzinfo=zone).isoformat()
