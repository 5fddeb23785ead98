"""The occasion at which something was said, by the words around the cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.origin.documents import JOINT, NAME, STATEMENT, kind_of
from twosource.origin.press import is_press, own_address, press_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import OriginKind

_PLATFORMS = (
    r"X|Twitter|Facebook|Telegram|Truth Social|Weibo|Instagram|LinkedIn|Bluesky|Mastodon|Threads|YouTube|TikTok|"
    r"VK|Reddit|"
    r"WhatsApp|social media|(?:his|her|its|their) (?:Telegram|Twitter|X|Facebook|Instagram|social media|YouTube) "
    r"(?:channel|account|page|feed)"
)
_POST = re.compile(
    rf"\b(?:on|to|via) (?P<on>{_PLATFORMS})\b(?! (?:site|website))|\btweet(?:ed|s|ing)?\b|"
    rf"\bin an? (?:\w+ )?(?P<of>tweet|blog post|"
    r"blog|social media post|Facebook post|Telegram post|Instagram post|post|thread|vlog)\b|\breposted\b"
    r"|\bin einem Tweet\b|\bdans un tweet\b|\ben un tuit\b"
)
_BRIEFING = re.compile(
    r"\b(?:(?:news|press|media|joint|televised|daily|weekly|online|virtual|regular) (?:conference|briefing)s?"
    r"|(?:conference|media|press|video|earnings|phone|analyst) call|briefing|presser|press gaggle|press call|"
    r"(?:told|telling|briefed|briefing|informed|spoke to|speaking to|with|asked by|pressed by|questions from) (?:\w+ )?"
    r"(?:reporters|journalists|the press|the media|analysts|newsmen|correspondents)|Pressekonferenz|"
    r"conférence de presse|"
    r"point de presse|rueda de prensa|conferenza stampa|conferência de imprensa|coletiva de imprensa|"
    r"пресс-конференци\w+|"
    r"брифинг\w*)\b",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring) an? (?:\w+ ){{0,3}}?interview(?: (?:(?:published|broadcast|aired) )?(?:with|to|by|"
    rf"for|on|in) "
    rf"(?:the )?(?:[a-z]+ )?(?P<with>{NAME}))?|\binterviewed (?:by|on|for) (?:the )?(?P<by>{NAME})|"
    rf"\bin einem Interview\b|"
    r"\bdans (?:une interview|un entretien)\b|\ben una entrevista\b|\bin un['’]intervista\b|\bв интервью\b"
)
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|speaking to|spoke to|talking to|said to|speaking on|in comments to|in remarks to) "
    rf"(?:the )?(?:newspaper |news agency |broadcaster |agency |magazine |channel |state broadcaster )?(?P<whom>{NAME})"
)
_TOLD_AGENCY = re.compile(r"\b(?:told|telling) the (?:agency|newspaper|broadcaster|channel|station|paper|magazine)\b")
_SPEECH = re.compile(
    r"\b(?:in an? (?:\w+ ){0,3}?(?:speech|address|sermon|keynote|lecture|remarks|testimony)|in (?:opening |"
    r"public |prepared |"
    r"televised )?remarks|(?:told|telling|addressing|addressed) (?:an? |the |his |her |"
    r"their )?(?:[\w'’-]+ ){0,3}?(?:rally|"
    r"crowd|parliament|lawmakers|MPs|conference|summit|congress|Congress|Senate|senators|assembly|Assembly|"
    r"council|Council|"
    r"House|hearing|supporters|delegates|committee|meeting|mourners|audience|court|jury|tribunal|students|"
    r"residents|staff|"
    r"shareholders|troops|cabinet|forum)|speaking (?:at|before|in) (?:an? |the )?(?!interview|news|press)|testified|"
    r"in einer Rede|dans un discours|en un discurso)\b"
)
_RELEASE = re.compile(
    r"\b(?:in|issued|released|published|put out|via|through|by) (?:an? |the |its |his |her |their )?(?:[\w-]+ ){0,3}?"
    r"(?P<noun>statement|press release|news release|communiqu[eé])\b(?! (?:released|published|issued|agreed|signed) by)"
    r"|\bon (?:its|their|the) (?:[\w'’]+ )?(?P<web>website)\b|\bin einer (?:Mitteilung|Erklärung)\b|"
    r"\bdans un communiqué\b|\ben un comunicado\b|\bв заявлении\b",
    re.IGNORECASE,
)
_READOUT = re.compile(
    r"\b(?:in|according to) (?:an? |the |its |their )?(?:[\w'’-]+ ){0,3}?(?:readout|read-out)\b", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"\bin (?:an? |the |his |her |its |their )?(?:[\w-]+ ){0,3}?(?P<noun>letter|memo|memorandum|e-?mail|report|"
    r"study|filing|"
    r"lawsuit|ruling|indictment|judgment|affidavit|court filing|court papers|court documents|note|book|memoir|"
    r"paper|article|"
    r"essay|op-ed|column|complaint|submission|resolution|transcript|text message)\b",
    re.IGNORECASE,
)
_FAMILY = {
    "memo": "letter", "memorandum": "letter", "e-mail": "email", "study": "report", "paper": "report",
    "judgment": "ruling", "indictment": "court document", "lawsuit": "court document", "affidavit": "court document",
    "court filing": "court document", "court papers": "court document", "court documents": "court document",
    "complaint": "court document", "memoir": "book", "essay": "article", "op-ed": "article", "column": "article",
}  # fmt: skip
_SHARED_PLATFORM = {"twitter": "X"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """An act of saying, as the text names it.

    Attributes:
        kind: of the origin that it is.
        family: for documents, what sort of document; else empty.
        venue: outlet or platform that an interview or post was for; empty where not said.
        at: the words that say it.
        words: how the occasion is called ("conference call").
    """

    kind: OriginKind
    family: str
    venue: str
    at: Span
    words: str


def find_occasions(text: str, frame: Span, outlets: Sequence[str], own: str) -> tuple[Occasion, ...]:
    """Find the occasions named in a stretch of text.

    Args:
        text: of a report.
        frame: the stretch, in code points.
        outlets: names of the outlets of the story, to know "told the Advertiser" by.
        own: how the report's own outlet is called where the text says "told this newspaper".

    Returns:
        Occasions by place; where two overlap, the one that stands first in the order of search (the more telling).
    """
    found: list[Occasion] = []
    for occasion in _search(text, frame, outlets, own):
        if not any(occasion.at.start < other.at.end and other.at.start < occasion.at.end for other in found):
            found.append(occasion)
    return tuple(sorted(found, key=lambda occasion: occasion.at))


def _search(text: str, frame: Span, outlets: Sequence[str], own: str) -> Iterator[Occasion]:
    yield from _spoken(text, frame, outlets, own)
    yield from _written(text, frame)


def _spoken(text: str, frame: Span, outlets: Sequence[str], own: str) -> Iterator[Occasion]:
    start, end = frame
    for match in _READOUT.finditer(text, start, end):
        yield Occasion("readout", "readout", "", Span(*match.span()), "readout")
    for match in _INTERVIEW.finditer(text, start, end):
        name = match["with"] or match["by"] or ""
        yield Occasion("interview", "", press_name(name, outlets) if name else "", Span(*match.span()), "interview")
    for match in _POST.finditer(text, start, end):
        yield Occasion("post", "", _platform(match), Span(*match.span()), "post")
    for match in _BRIEFING.finditer(text, start, end):
        yield Occasion("briefing", "", "", Span(*match.span()), _briefing_words(match.group()))
    for match in _TOLD.finditer(text, start, end):
        if is_press(match["whom"], outlets):
            yield Occasion("interview", "", press_name(match["whom"], outlets), Span(*match.span()), "interview")
    for match in _TOLD_AGENCY.finditer(text, start, end):
        yield Occasion("interview", "", "", Span(*match.span()), "interview")
    if (at := own_address(text, frame)) is not None:
        yield Occasion("interview", "", own, at, "interview")
    for match in _SPEECH.finditer(text, start, end):
        yield Occasion("speech", "", "", Span(*match.span()), "speech")


def _written(text: str, frame: Span) -> Iterator[Occasion]:
    start, end = frame
    for match in _RELEASE.finditer(text, start, end):
        family = JOINT if "joint " in match.group().casefold() else STATEMENT
        yield Occasion(kind_of(family), family, "", Span(*match.span()), family)
    for match in _WRITTEN.finditer(text, start, end):
        noun = match["noun"].casefold()
        family = _FAMILY.get(noun, noun)
        yield Occasion(kind_of(family), family, "", Span(*match.span()), noun)


def _platform(match: re.Match[str]) -> str:
    on = match["on"] or ""
    if not on and "twe" in match.group().casefold():
        return "X"
    if on.casefold().startswith(("his ", "her ", "its ", "their ")):
        on = on.split(" ")[1] if on.split(" ")[1] != "social" else ""
    return "" if on.casefold() == "social media" else _SHARED_PLATFORM.get(on.casefold(), on)


def _briefing_words(found: str) -> str:
    plain = found.casefold()
    for words in ("conference call", "news conference", "press conference", "earnings call"):
        if words in plain:
            return words.replace("press conference", "news conference")
    return "briefing"
