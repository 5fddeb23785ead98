"""Links that stand in a sentence without being of it: web addresses glued to a word, headlines glued to a name."""

from __future__ import annotations

import re

from twosource.model import Noise, Span
from twosource.spans import joined

_ADDRESS = re.compile(
    r"https?://t\.co/[A-Za-z0-9]{1,10}|https?://[^\s<>\"“”«»‘’\u3000-\u303f\u4e00-\u9fff]+|pic\.(?:twitter|"
    r"x)\.com/\w{1,20}"
)
_TRAILING = ".,;:!?)]}'"
# "… never to close it. (RELATED: Senators split over bridge)": another report's headline behind a sentence.
_BRACKETED = re.compile(r"(?<=\S )\((?:RELATED|SEE ALSO|WATCH|VIDEO|PHOTOS): [^()\n]{3,200}(?:\)|(?=\n|\Z))")
# "President Trump Donald John TrumpSenators split over bill MORE said": a site's tag of a name, which is the whole name
# once more, with the headlines that it links to.
_MORE = "MORE"
_TAG_END = r"[^\n]{0,900}?[^\n\w]MORE\b)"
# No word of a name is longer; without a bound one word of 100,000 signs would be tried from each of them.
_FURTHER_NAMES = r"(?:[A-Z(][\w.’'()-]{0,40} ){0,5}"
_TAGGED = (
    re.compile(rf"\b([A-Z][\w’'-]{{0,40}}[a-z]) (?P<tag>{_FURTHER_NAMES}\1(?=[A-Z0-9‘“\"']){_TAG_END}"),
    re.compile(rf"\b([A-Z]\w{{1,40}}) ([A-Z][\w’'-]{{0,40}}[a-z]) (?P<tag>\1 {_FURTHER_NAMES}\2 (?=[A-Z]){_TAG_END}"),
)


def find_glued_links(text: str) -> list[Noise]:
    """Find web addresses that begin without a space after a word or a sentence's end, and bracketed links."""
    found = []
    for match in _ADDRESS.finditer(text):
        before = text[match.start() - 1 : match.start()]
        address = match.group().rstrip(_TRAILING)
        if before and (before.isalnum() or before in ".,;:!?…)]”’»"):
            found.append(Noise(Span(match.start(), match.start() + len(address)), "glued_link"))
    return found + [Noise(Span(*match.span()), "glued_link") for match in _BRACKETED.finditer(text)]


def find_glued_headlines(text: str) -> list[Noise]:
    """Find the headlines that a site's own tag puts behind a name, with the name that it repeats before them."""
    if _MORE not in text:
        return []
    spans = joined(Span(*match.span("tag")) for pattern in _TAGGED for match in pattern.finditer(text))
    return [Noise(span, "glued_link") for span in spans]
