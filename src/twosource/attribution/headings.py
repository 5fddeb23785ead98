"""Lines that name nobody in the story, because they capitalise every word or tell who wrote it.

A headline, a heading between paragraphs, a title in quotation marks, a byline, a dateline.
"""

from __future__ import annotations

import re

from twosource.model import Span

# "WASHINGTON (AP) — ", "PORT HALE, Velmark, Jan. 5 - "; "TSA officer Ada Lund saw it - and left" begins a story.
_DATELINE = re.compile(r"[A-Z]{3,}(?:[ ,./()]+(?:[A-Z][\w’'-]*|\d+|of|de|la|and|the))*[ )]* [—–-] ")
# A point that ends no sentence: "... Bloomberg Tells U.S."
_ENDS_SHORTENED = re.compile(r"\b(?:[A-Z]\.){2,}$")
# A heading between paragraphs that quotes a few words.
_QUOTED_LINE = re.compile(r"['\"‘“](?P<words>[^\n]*)['\"’”]")


def muted_part(text: str, paragraph: Span, title: str | None) -> Span | None:
    """Give the part of a paragraph that names nobody in the story: a byline, or the dateline before the story."""
    line = text[paragraph.start : paragraph.end]
    if _is_byline(line):
        return paragraph
    if _is_title_case(line.rstrip(".!?”\"’'") if line.strip() == title or _ENDS_SHORTENED.search(line) else line):
        return paragraph
    quoted = _QUOTED_LINE.fullmatch(line.strip())
    if quoted is not None and is_quoted_heading(quoted["words"]):
        return paragraph
    dateline = _DATELINE.match(line)
    return Span(paragraph.start, paragraph.start + dateline.end()) if dateline else None


def _is_title_case(line: str) -> bool:
    """Tell a headline that capitalises its words, so that capitals tell no names apart."""
    if line[-1:] in ".!?”\"’'," or len(line) > 200:
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.65 * len(words)


def is_quoted_heading(words: str) -> bool:
    """Tell a headline or title in quotation marks, which capitalises its words: “Mayors Silent On Bridge Report”."""
    return "\n" not in words and _is_title_case(words.rstrip(",.?!"))


def _is_byline(line: str) -> bool:
    """Tell a byline ("By Alma Rusk")."""
    return (
        len(line) < 120
        and line.startswith(("By ", "BY ", "(Reporting by", "Reporting by"))
        and line[-1:] not in '.!?”"'
    )
