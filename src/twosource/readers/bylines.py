"""Bylines: who wrote a report, and the outlet or agency where the byline itself names it.

The shapes are those of house styles: ``By A and B``, ``By A, role``, ``By A, OUTLET``, ``By A in Place``,
``By A, with wire reports``, ``By A | Agency``;
and the same after ``Von``, ``Par``, ``Por``, ``Di`` and others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.outlets.agencies import are_agencies, is_agency
from twosource.readers.wordlist import words

MAX_BYLINE = 200
_LEAD = re.compile(
    r"(?:(?:by|von|par|por|di|door|av|af|da|written by|story by|words by)\s+"
    r"|(?:from )?our (?:special |own )?(?:correspondent|reporter|envoy)(?: in [^,]{2,40},)?\s+"
    r"|(?:authors?|autor(?:in|en|es|a|as)?|auteure?s?|autor[ei]|text|texte|texto|words|автор(?:ы)?)\s*:\s*|作者\s*[：:]\s*)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_JOIN = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|i|и)\s+|\s*&\s*|、|，")
_COMMA = re.compile(r"\s*[,;]\s*(?:(?:and|und|et|y|e|и)\s+)?")
_WITH = re.compile(
    r"[,;]?\s+((?:(?:with|and|avec|mit|con|com|et|und)\s+)?(?:(?:staff|news|additional|other)\s+(?:and\s+)?)?"
    r"(?:wire|agency|news agency|wire services?)\s+(?:reports?|services?|copy|dispatches|material)"
    r"|(?:with|and|avec|mit|con|com|et|und)\s+(?:(?:news|les|des|material von)\s+)?"
    r"(?:agencies|agences|agenturen|agencias|agências|agenzie))$",
    re.IGNORECASE,
)
_WITH_AGENCY = re.compile(r"[,;]?\s+((?:with|avec|mit|con|com)\s+(\S[^,;]{1,39}))$", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|from|à|a|en|em)\s+[^\W\d_a-z].*$")
_PARTICLES = words(
    "de da do dos das del della di du des la le el al bin ibn ben van von der den ter ten zu zum y e af av"
)
_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|staff|columnists?|chief|producers?|analysts?|journalists?|"
    r"contributors?|fellow|professor|photographers?|commentator|critic|newsroom|desk|intern|freelancers?|"
    r"redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|journalistes?|correspondante?s?|rédact\w+|"
    r"redactor(?:a|es)?|"
    r"corresponsal|inviat[oa]|корреспондент\w*|обозреватель)\b",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|press|journal|tribune|herald|guardian|standard|courier|gazette|chronicle|today|daily|"
    r"radio|tv|television|broadcasting|media|network|magazine|newspaper|observer|telegraph|independent|globe|star|"
    r"examiner|register|bulletin|dispatch|advertiser|mirror|sun|mail|echo|argus|zeitung|presse|tageblatt|anzeiger|"
    r"nachrichten|rundschau|le monde|figaro|diario|jornal|giornale|gazeta|online|\w+\.(?:com|org|net|news|co\.uk))\b",
    re.IGNORECASE,
)
# "Lucía Mendaro, special envoy to Brenn": names with a role, and nothing else on the line.
_ROLE_ONLY = re.compile(
    r"(?:[\w-]+ ){0,3}(?:correspondents?|reporters?|editors?|writers?|columnists?|envoys?|journalists?|"
    r"enviad[oa]s? especial(?:es)?|corresponsal(?:es)?|envoyée?s? spécia(?:l|le|ux)|korrespondent(?:in)?)"
    r"(?: (?:in|at|to|for|en|à|a) [^\W\d_][\w -]{1,40})?",
    re.IGNORECASE,
)
_INITIAL_END = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
_CALENDAR = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|june|july|august|september|october|"
    r"november|december)\b",
    re.IGNORECASE,
)
_NAME_TOKEN = re.compile(r"[^\W\d_](?:[\w.'’‘-]*\w|\.)?\.?")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline states."""

    authors: tuple[str, ...]
    outlet: str | None = None
    credit: str | None = None


def parse_byline(line: str) -> Byline | None:
    """Read a whole line as a byline; ``None`` when it is none (a sentence that begins with "By", say)."""
    lead = _LEAD.match(line)
    if len(line) > MAX_BYLINE:
        return None
    if lead is None:
        return _read_unled(line)
    rest = line[lead.end() :].strip()
    if _CALENDAR.match(rest) or (rest.endswith((".", "!", "?")) and not _INITIAL_END.search(rest)):
        return None
    fields = _FIELD.split(rest)
    byline = _read_names(fields[0])
    for field in fields[1:]:
        if byline is not None:
            byline = _with_field(byline, field)
    return byline if byline and (byline.authors or byline.credit) else None


def _read_unled(line: str) -> Byline | None:
    """Read ``Jane Doe, political correspondent``: without "By" only with a role beside full names."""
    names, comma, role = line.partition(", ")
    if not comma or not _ROLE_ONLY.fullmatch(role):
        return None
    authors = _names_in(names)
    return Byline(authors) if authors and all(2 <= len(name.split()) <= 4 for name in authors) else None


def is_role_line(line: str) -> bool:
    """Say whether a short line under a byline gives the authors' role (``Business correspondents``)."""
    return len(line.split()) <= 6 and not line.endswith((".", ":", "?", "!")) and bool(_ROLE.search(line))


def split_authors(value: str) -> tuple[str, ...]:
    """Split the value of an author column or tag into names; a value that is no list of names stays whole."""
    value = re.sub(r"^by\s+", "", " ".join(value.split()), flags=re.IGNORECASE)
    if not value or value.casefold().startswith(("http:", "https:")):
        return ()
    parts = [part for part in re.split(r"\s*[,;|]\s*(?:and\s+|&\s+)?|\s+and\s+|\s+&\s+", value) if part]
    if len(parts) > 1 and all(_is_full_name(part) for part in parts):
        return tuple(parts)
    byline = parse_byline(f"By {value}") if len(parts) > 1 and len(parts[0].split()) > 1 else None
    return byline.authors if byline and byline.authors else (value,)


def _is_full_name(part: str) -> bool:
    return 2 <= len(part.split()) <= 4 and is_name(part) and not _ROLE.search(part)


def is_name(part: str) -> bool:
    """Say whether every word looks like one of a name: capitals first, particles between, no figures."""
    tokens = part.split()
    if not 1 <= len(tokens) <= 7 or not tokens[0][:1].isalpha():
        return False
    proper = [token for token in tokens if token.casefold() not in _PARTICLES]
    return bool(proper) and all(_NAME_TOKEN.fullmatch(token) and not token[0].islower() for token in proper)


def looks_like_outlet(part: str) -> bool:
    """Say whether a name is plainly an outlet's: an abbreviation in capitals, "The ...", or a newspaper's word."""
    words = part.split()
    short = len(words) == 1 and 2 <= len(part) <= 6 and part.isupper() and part.isalnum()
    article = part.startswith(("The ", "THE ")) and 2 <= len(words) <= 6
    return short or article or (len(words) <= 6 and part[:1].isupper() and bool(_OUTLET_WORD.search(part)))


def _read_names(field: str) -> Byline | None:
    field, credit = _cut_credit(field)
    parts = [part for part in _COMMA.split(field) if part]
    if not parts:
        return None
    names = _names_in(parts[0])
    if not names:
        return None
    byline = _file_names(Byline((), None, credit), names)
    for index, part in enumerate(parts[1:], start=1):
        byline = _add_part(byline, part, parts, index)
    return byline


def _cut_credit(field: str) -> tuple[str, str | None]:
    match = _WITH.search(field)
    if match is None:
        match = _WITH_AGENCY.search(field)
        if match is None or not are_agencies(match.group(2)):
            return field, None
    return field[: match.start()], match.group(1).removeprefix("and ")


def _names_in(part: str) -> tuple[str, ...]:
    names = tuple(_PLACE.sub("", name).strip() for name in _JOIN.split(part))
    return names if all(is_name(name) for name in names) else ()


def _file_names(byline: Byline, names: tuple[str, ...]) -> Byline:
    """Put agencies among the credits and everyone else among the authors."""
    authors = tuple(name for name in names if not is_agency(name))
    agencies = [name for name in names if is_agency(name)]
    credit = byline.credit or (" and ".join(agencies) if agencies else None)
    return Byline(byline.authors + authors, byline.outlet, credit)


def _add_part(byline: Byline, part: str, parts: list[str], index: int) -> Byline:
    """Read a part after a comma: agency, role, outlet or a further name; what may be a place is left alone."""
    if are_agencies(part):
        return Byline(byline.authors, byline.outlet, byline.credit or part)
    names_follow = any(len(_names_in(later)) > 1 for later in parts[index + 1 :])
    if looks_like_outlet(part) and not names_follow:
        return Byline(byline.authors, part, byline.credit)
    if _ROLE.search(part) or part[:1].islower():
        return byline
    names = _names_in(part)
    if (len(names) > 1 or names_follow) and all(2 <= len(name.split()) <= 4 for name in names):
        return _file_names(byline, names)
    return byline


def _with_field(byline: Byline, field: str) -> Byline:
    if is_agency(field):
        return Byline(byline.authors, byline.outlet, byline.credit or field)
    if byline.outlet is None and looks_like_outlet(field):
        return Byline(byline.authors, field, byline.credit)
    return byline
