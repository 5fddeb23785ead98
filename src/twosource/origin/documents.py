"""Documents by the words that name them: what sort, joint or not, whose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import OriginKind

STATEMENT = "statement"
WINDOW = 70
JOINT = "joint statement"
_FAMILIES: dict[str, tuple[str, ...]] = {
    "readout": ("readout", "read-out"),
    STATEMENT: (
        "statement", "communique", "communiqué", "declaration", "press release", "news release", "Erklärung",
        "Mitteilung", "Pressemitteilung", "comunicado", "comunicato", "заявление", "заявлении",
    ),
    "report": ("report", "study", "audit", "review", "assessment", "survey", "poll", "census", "bulletin", "rapport",
               "informe", "Bericht", "доклад", "докладе"),
    "ruling": ("ruling", "judgment", "judgement", "verdict", "court decision", "injunction"),
    "court document": ("indictment", "lawsuit", "complaint", "court filing", "court filings", "court documents",
                       "court papers", "affidavit", "court records", "charge sheet"),
    "filing": ("filing", "prospectus", "annual report", "stock exchange announcement", "earnings release"),
    "letter": ("letter", "memo", "memorandum", "open letter"),
    "petition": ("petition",),
    "email": ("email", "e-mail"),
    "note": ("research note", "note to clients", "client note", "notice", "advisory"),
    "resolution": ("resolution", "treaty", "agreement", "accord", "memorandum of understanding", "protocol"),
    "law": ("bill", "law", "decree", "executive order", "directive", "regulation"),
    "transcript": ("transcript", "minutes"),
    "recording": ("recording", "footage", "video", "audio", "livestream", "live stream"),
    "live blog": ("live blog", "liveblog", "live ticker"),
    "book": ("book", "memoir", "autobiography"),
    "paper": ("planning paper", "budget paper", "working paper", "white paper", "preprint",
              "discussion paper", "position paper"),
    "document": ("document", "documents", "records", "file", "files", "website", "web page", "text", "dossier", "log"),
}  # fmt: skip
_FAMILY_OF = {word.casefold(): family for family, words in _FAMILIES.items() for word in words}
_NOUNS = "|".join(re.escape(word) for word in sorted(_FAMILY_OF, key=lambda word: (-len(word), word)))
_CAPITALS = (
    "Statement|Readout|Report|Study|Ruling|Judgment|Indictment|Documents|Records|Letter|Memo|Video|Footage|Minutes"
)
_NOUN = re.compile(
    rf"\b(?:(?P<joint>[Jj]oint) )?(?P<noun>{_NOUNS}"
    rf"|(?:{_CAPITALS})(?= (?:by|from|of|broadcast|released)\b))s?\b"
)
_UP = "A-ZÀ-ÖØ-ÞĀČĎĐĒĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІЇЄҐ"
_CAPITAL = rf"(?:(?:[{_UP}]\.){{2,4}}|[{_UP}][a-z]{{0,2}}\.|[{_UP}](?:[\w&'’-]|\.(?=\w))*)"
NAME = rf"{_CAPITAL}(?: (?:(?:of|the|for|and|on|&|de|la|du|des|von) ){{0,2}}{_CAPITAL}){{0,6}}"
_BODY = (
    rf"(?P<body>(?:the |an? |its |his |her |their )?(?:{NAME}(?: \([A-Z]{{2,8}}\))?(?:['’]s)?)?"
    r"(?: ?(?:[a-z]+ ){0,2}?(?:ministry|department|office|agency|government|police|court|council|commission|"
    r"inspectorate"
    r"|union|company|party|embassy|authority|regulator|board|bank|committee)\b)?)"
)
# Who had a document disclosed, or was shown it, did not write it.
_NOT_SHOWN = "".join(f"(?<!{verb} )" for verb in ("disclosed", "leaked", "obtained", "reported", "reviewed", "seen"))
_BY = re.compile(
    r"^[^.;“”\"]{0,18}?\b(?:(?:released|published|issued|put out|signed|posted|written|made public|provided|"
    r"drawn up|made)"
    rf" (?:on \w+ )?(?:by|on)|from|{_NOT_SHOWN}by|of) {_BODY}"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<body>(?:the )?(?:{NAME}|[a-z]+ (?:ministry|government|police|court|company|union|agency|authority|"
    rf"commission|council|inspectorate|brigade|regulator)))(?:['’]s?)?"
    r" (?:(?!(?:to|an?|the|in|of|by|on|for|said|that|and|with|from|as|at|has|had|is|was)\b)[a-z-]+ ){0,2}$"
)
_PUBLISHER = re.compile(
    rf"(?<!\w)(?P<body>(?:the )?{NAME}) (?:has |had |have )?(?:published|released|issued|put out)"
    r" (?:the |a |an |its )?(?:full |complete |english )?(?:text of (?:the |a |an |its )?)?$",
    re.IGNORECASE,
)
_NAMELIKE = re.compile(
    rf"[{_UP}]|\b(?:ministry|department|office|agency|government|police|court|council|commission|inspectorate|union|company|"
    r"party|embassy|authority|regulator|board|bank|committee)\b"
)
_TWO_SIDES = re.compile(
    r"\b(?:(?:agreed|signed|adopted|issued|approved|released) by (?:both|the two) \w+"
    r"|(?:both|the two) (?:sides|countries|parties|leaders|nations|governments|ministers|presidents)['’]? (?:joint )?"
    r"(?:statement|declaration|communiqu[eé]))",
    re.IGNORECASE,
)
_KINDS: dict[str, OriginKind] = {"readout": "readout", STATEMENT: "press_release", JOINT: "joint_statement"}


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a text names it.

    Attributes:
        family: what sort ("statement", "ruling"); the words of one family are taken for the same thing.
        holder: who wrote or published it, as written, without article; empty where not said.
        at: where its noun stands.
    """

    family: str
    holder: str
    at: Span


def kind_of(family: str) -> OriginKind:
    """The kind of origin that a document of a family is."""
    return _KINDS.get(family, "document")


def find_documents(text: str, start: int = 0, end: int | None = None) -> Iterator[Document]:
    """Find the documents named in a stretch of text, in order.

    Args:
        text: of a report.
        start: where to begin, in code points.
        end: where to stop; the holder may stand up to ``WINDOW`` code points before or after the noun.
    """
    end = len(text) if end is None else end
    for match in _NOUN.finditer(text, start, end):
        if _FAMILY_OF[match["noun"].casefold()] == "document" and text.startswith(" of ", match.end()):
            continue
        yield _document(text, match, start, end)


def _document(text: str, match: re.Match[str], start: int, end: int) -> Document:
    before = text[max(start, match.start() - WINDOW) : match.start()]
    after = text[match.end() : min(end, match.end() + WINDOW)]
    family = _FAMILY_OF[match["noun"].casefold()]
    if family == STATEMENT and (match["joint"] or _TWO_SIDES.search(before[-40:] + match.group() + after)):
        family = JOINT
    return Document(family, _holder(before, after), Span(*match.span()))


def _holder(before: str, after: str) -> str:
    """Who wrote or published it: "by X", "X's", "X published"; empty where not said."""
    if _NAMELIKE.search(before) is None and _NAMELIKE.search(after) is None:
        return ""
    for match in (_PUBLISHER.search(before), _BY.search(after), _BEFORE.search(before)):
        if match is not None and (name := clean_name(match["body"])):
            return name
    return ""


_LEADING = re.compile(r"^(?:the|an?|its|his|her|their|according to|In|According to|But|And|While|After)\b ?")
_ARTICLE = re.compile(r"^(?:the|The|A|An)\b ?")
_SITE = re.compile(r" (?:website|site|web site)$")
_POSSESSIVE = re.compile(r"['’]s?$")
# What a page's link to a name leaves behind it: the name once more.
_TWICE = re.compile(r"(?P<name>\S.*) +(?P=name)")


@lru_cache(maxsize=4096)
def clean_name(name: str) -> str:
    """A name without article, possessive ending and words that only stand before it."""
    name = _ARTICLE.sub("", _LEADING.sub("", name.strip()))
    name = _POSSESSIVE.sub("", _SITE.sub("", name)).strip(" ,.;:")
    doubled = _TWICE.fullmatch(name)
    name = doubled["name"] if doubled is not None else name
    return "" if name.casefold() in _NO_NAMES else name


_NO_NAMES = frozenset(
    [
        "the",
        "english",
        "russian",
        "chinese",
        "both",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "such",
        "another",
        "top secret",
        "furthermore",
        "meanwhile",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
