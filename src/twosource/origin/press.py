"""Whether a name is an outlet's or an agency's, and which words mean the report's own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.origin.policy import plain_name
from twosource.outlets.agencies import agency_named

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = frozenset(
    [
        "bbc",
        "cnn",
        "nbc",
        "cbs",
        "abc",
        "npr",
        "pbs",
        "msnbc",
        "cnbc",
        "itv",
        "rtl",
        "zdf",
        "ard",
        "orf",
        "rai",
        "nhk",
        "cctv",
        "cgtn",
        "rt",
        "arte",
        "rfi",
        "rtbf",
        "rts",
        "cbc",
        "nyt",
        "wsj",
        "bild",
        "politico",
        "axios",
        "spiegel",
        "stern",
        "zeit",
        "welt",
        "monde",
        "figaro",
        "libération",
        "libération",
        "liberation",
        "país",
        "pais",
        "mundo",
        "corriere",
        "repubblica",
        "izvestia",
        "kommersant",
        "vedomosti",
        "sputnik",
        "meduza",
        "aljazeera",
        "newsweek",
        "economist",
        "haaretz",
        "asahi",
        "mainichi",
        "caixin",
        "vox",
        "breitbart",
        "huffpost",
        "buzzfeed",
        "slate",
        "fox",
        "sky",
    ]
)
_SHAPES = frozenset(
    [
        "radio",
        "tv",
        "television",
        "news",
        "newspaper",
        "times",
        "post",
        "press",
        "herald",
        "tribune",
        "daily",
        "gazette",
        "courier",
        "chronicle",
        "standard",
        "journal",
        "guardian",
        "telegraph",
        "broadcasting",
        "broadcaster",
        "network",
        "magazine",
        "mail",
        "observer",
        "echo",
        "mirror",
        "independent",
        "globe",
        "argus",
        "advertiser",
        "bulletin",
        "dispatch",
        "examiner",
        "inquirer",
        "register",
        "sentinel",
        "ledger",
        "weekly",
        "monitor",
        "review",
        "today",
        "wire",
        "newswire",
        "podcast",
        "channel",
        "rundfunk",
        "fernsehen",
        "zeitung",
        "nachrichten",
        "kurier",
        "presse",
        "journaal",
        "diario",
        "periódico",
        "gazzetta",
        "jornal",
    ]
)
_AGENCY = re.compile(
    r"\b(?:news|press|wire|information|telegraph) (?:agency|service)\b|^(?:the |local |state )?(?:agency|media|"
    r"news agencies|newspapers?|broadcaster|state media|state television|local media)$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:(?:told|tells|telling) (?:me|us)\b|(?:told|with|to|by) this (?:newspaper|reporter|correspondent|"
    r"website|magazine|"
    r"paper|outlet|programme|publication|site)|our (?:own )?(?:reporter|correspondent|newspaper))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


def is_press(name: str, outlets: Iterable[str] = ()) -> bool:
    """Whether a name is that of an agency, an outlet of the story, or has the shape of an outlet's name.

    Args:
        name: as written, with or without article.
        outlets: names of the outlets of the story.
    """
    plain = re.sub(r"['’]s$", "", plain_name(name))
    if agency_named(plain) is not None or _AGENCY.search(plain):
        return True
    words = _WORD.findall(plain)
    if any(word in _KNOWN for word in words) or (words and (words[-1] in _SHAPES or words[0] in {"radio", "tv"})):
        return True
    return any(same_outlet(plain, outlet) for outlet in outlets)


def same_outlet(name: str, outlet: str) -> bool:
    """Whether a name is an outlet's in full, by its last words ("the Advertiser") or by its first ("CPR")."""
    words, full = _words_of(name), _words_of(outlet)
    return bool(words) and words in (full, full[-len(words) :], full[: len(words)])


@lru_cache(maxsize=8192)
def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name; remembered, as every name of a story is held against every outlet."""
    return tuple(_WORD.findall(plain_name(name)))


def press_name(name: str, outlets: Iterable[str] = ()) -> str:
    """The name under which an outlet or agency is shown: the story's or the table's where it is known."""
    plain = re.sub(r"^(?:the|The) |['’]s$", "", name.strip())
    known = agency_named(plain)
    if known is not None:
        return known
    return next((outlet for outlet in outlets if same_outlet(plain, outlet)), plain)


def own_address(text: str, frame: Span) -> Span | None:
    """Where words address the report's own outlet ("told this newspaper", "told me"), if they do."""
    match = _OWN.search(text, *frame)
    return Span(*match.span()) if match is not None else None
