"""What every stage reads as plain blanks: no-break and thin ones, and links that stand inside a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Reading, Report

_OTHER_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_OTHER_BLANK = re.compile(f"[{_OTHER_BLANKS}]")
# One code point for one: every span stays where it is.
_PLAIN = str.maketrans(dict.fromkeys(_OTHER_BLANKS, " "))


def plain_blanks(text: str) -> str:
    """Write every blank as a plain one, at the same places."""
    return text.translate(_PLAIN) if _OTHER_BLANK.search(text) else text


def blanked(text: str, spans: Iterable[tuple[int, int]], sign: str = " ") -> str:
    """Write another sign for every code point of some spans, which may overlap; offsets stay."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        first = max(start, at)
        if first < end:
            pieces += [text[at:first], sign * (end - first)]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def plain_report(report: Report) -> Report:
    """Give a report whose text has plain blanks only, at the same places; the same report where it has no others.

    Links glued into a sentence become blanks too, so that the sentence reads on behind them.
    """
    links = [noise.span for noise in report.noise if noise.kind == "glued_link"]
    text = blanked(plain_blanks(report.text), links)
    return report if text == report.text else replace(report, text=text)


def plain_reading(reading: Reading) -> Reading:
    """Give a reading of such a report with English marks, for comparing: the quotations are found already."""
    report = plain_report(reading.report)
    text = plain_marks(report.text)
    if text != report.text:
        report = replace(report, text=text)
    return reading if report is reading.report else replace(reading, report=report)


def plain_marks(text: str) -> str:
    """Write guillemets that point outwards as curly marks, at the same places: the tagger knows English marks best."""
    opening = text.find("«")
    return text.translate(_CURLY) if 0 <= opening < text.find("»") else text


_CURLY = str.maketrans({"«": "“", "»": "”"})
