"""What the first lines of a text state about the report: date lines, mastheads, labels, bylines, dateline, headline.

Only lines before the prose are read, and only those whose whole shape is understood; an embedded post's author and
date are never the report's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twosource.model import Noise, Span
from twosource.outlets.agencies import are_agencies
from twosource.outlets.registry import default_registry, host_of
from twosource.readers.bylines import Byline, is_role_line, looks_like_outlet, parse_byline
from twosource.readers.dateline import parse_dateline
from twosource.readers.furniture import in_link_list, is_menu
from twosource.readers.headline import find_headline
from twosource.readers.lines import count_words, ends_sentence
from twosource.readers.notes import note_kind
from twosource.readers.stated import clean, is_web_address
from twosource.readers.stated_date import parse_stated_date
from twosource.readers.wordlist import words

if TYPE_CHECKING:
    from twosource.model import NoiseKind
    from twosource.readers.lines import Line

_I = re.IGNORECASE
_DATE_KEY = re.compile(
    r"(?:(?:date )?published(?: (?:on|at))?|publication date|date(?: of publication| published)?|posted(?: (?:on|at))?|"
    r"first published(?: (?:on|at))?|pubdate|release date|datum|erschienen(?: am)?|veröffentlicht(?: am)?|"
    r"publié(?:e)?(?: le)?|"
    r"date de publication|paru le|publicado(?: (?:el|em))?|fecha(?: de publicación)?|pubblicato(?: il)?|data|"
    r"opublikowano|"
    r"дата(?: публикации)?|опубликовано|发布时间|日期|発行日|掲載日)\s*[:：]?\s+(?=\S)",
    _I,
)
_UPDATE_KEY = re.compile(
    r"(?:(?:last )?(?:updated|modified|changed|revised)(?: (?:on|at))?|aktualisiert(?: am)?|stand|"
    r"mis(?:e)? à jour(?: le)?|"
    r"actualizado(?: el)?|atualizado(?: em)?|aggiornato(?: il)?|обновлено|更新时间|更新)\s*[:：]?\s+(?=\S)",
    _I,
)
_OTHER_KEY = re.compile(
    r"(?P<key>title|headline|titre|titel|título|titolo|заголовок|标题|url|link|source|sources|quelle|fuente|fonte|"
    r"источник|"
    r"来源|outlet|publisher|publication|newspaper|section|category|rubrik|rubrique|keywords|tags|topics|language|id|"
    r"copyright|"
    r"location|ort|word count|length|reading time|edition|page)\s*[:：]\s*(?P<value>\S.*)$",
    _I,
)
_TITLE_KEYS = frozenset({"title", "headline", "titre", "titel", "título", "titolo", "заголовок", "标题"})
_SOURCE_KEYS = frozenset(
    {"source", "quelle", "fuente", "fonte", "источник", "来源", "outlet", "publisher", "publication", "newspaper"}
)
_LABEL = re.compile(
    r"(?:(?:press|media|news) release|press statement|pressemitteilung|medienmitteilung|communiqué(?: de presse)?|"
    r"nota de prensa|"
    r"comunicado(?: de prensa)?|comunicato stampa|nota de imprensa|пресс-релиз|for immediate release\b.*|"
    r"embargo(?:ed)?\b.*\d.*|"
    r"not for distribution\b.*|(?:breaking|developing|exclusive|opinion|analysis|update|correction|refile|wrapup|"
    r"live|watch|"
    r"explainer|factbox)(?: news| story)?(?: \d+)?)\W*$",
    _I,
)
_SECTIONS = words(
    "news world national international local politics business economy finance markets sport sports culture arts "
    "science tech "
    "technology health opinion comment analysis lifestyle travel education environment climate breaking live "
    "latest europe asia "
    "africa americas us uk eu top story stories and & the"
)
_ADDRESS_LINE = re.compile(r"https?://\S+$", _I)
_FIELDS = re.compile(r"\s*[|•·]\s*")
_IN_WORDS = re.compile(r"THE|[A-Z]{4,}")
_NOT_LETTER = re.compile(r"[\W_]+")
_MIN_LETTERS, _MAX_NAME_WORDS = 3, 5
_HEAD_LINES = 12
_MAX_HEAD_LINE = 240


@dataclass(frozen=True, slots=True)
class Head:
    """What a text's first lines state; ``None`` or empty where they do not.

    ``dateline`` is the name in the brackets of the dateline, which is ``credit`` too where nothing else is credited.
    """

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    credit: str | None = None
    noise: tuple[Noise, ...] = ()
    dateline: str | None = None


@dataclass(slots=True)
class _Reader:
    """The head as far as it has been read: the first line to state a fact wins."""

    url: str | None = None
    facts: Head = field(default_factory=Head)
    plain: list[int] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    noise: list[Noise] = field(default_factory=list)

    def state(self, **facts: str | tuple[str, ...] | None) -> None:
        """Add facts where nothing is known yet."""
        known = self.facts
        news = {key: value for key, value in facts.items() if value and not getattr(known, key)}
        self.facts = replace(known, **news)  # type: ignore[arg-type]

    def mark(self, index: int, line: Line, kind: NoiseKind) -> None:
        """Note a line as no prose."""
        self.taken.add(index)
        self.noise.append(Noise(Span(line.start, line.end), kind))


def read_head(text: str, lines: tuple[Line, ...], posts: tuple[Noise, ...] = (), url: str | None = None) -> Head:
    """Read the lines before the prose, and the dateline with which the prose begins.

    Args:
        text: the report's text.
        lines: its lines.
        posts: embedded posts, whose authors and dates are passed over.
        url: where the text was published, as far as its input states it.
    """
    reader = _Reader(url)
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if index in reader.taken or any(post.span.start <= line.start < post.span.end for post in posts):
            continue
        if _read_dateline(reader, index, line):
            break
        if len(line.text) <= _MAX_HEAD_LINE and _read_line(reader, lines, index):
            continue
        if _is_prose(line.text) and note_kind(line.text) != "caption":
            break
        if note_kind(line.text) is None:
            reader.plain.append(index)
        else:
            reader.taken.add(index)
    outlet = _as_spelled(text, reader.facts.outlet)
    title = reader.facts.title or find_headline(text, lines, reader.plain, reader.taken)
    return replace(reader.facts, outlet=outlet, title=title, noise=tuple(reader.noise))


def _read_line(reader: _Reader, lines: tuple[Line, ...], index: int) -> bool:
    return (
        _read_keyed(reader, index, lines[index])
        or _read_byline(reader, lines, index)
        or _read_date_line(reader, lines, index)
        or _read_masthead(reader, index, lines[index])
        or _read_menu(reader, lines, index)
    )


def _read_keyed(reader: _Reader, index: int, line: Line) -> bool:
    """Read ``Published: 4 February 2022``, ``date 2022-02-04``, ``URL: ...`` and labels such as PRESS RELEASE."""
    for key, is_publication in ((_DATE_KEY, True), (_UPDATE_KEY, False)):
        match = key.match(line.text)
        if match:
            fields = _FIELDS.split(line.text[match.end() :])
            published = parse_stated_date(fields[0])
            if published:
                reader.state(published=published if is_publication else None)
                reader.mark(index, line, "metadata")
                return True
    if _LABEL.match(line.text) or _ADDRESS_LINE.match(line.text):
        reader.mark(index, line, "metadata")
        return True
    match = _OTHER_KEY.match(line.text)
    return match is not None and _read_other(reader, index, line, match)


def _read_other(reader: _Reader, index: int, line: Line, match: re.Match[str]) -> bool:
    key, value = match["key"].casefold(), clean(match["value"])
    is_address = is_web_address(value)
    if key in {"url", "link"} or (key in _SOURCE_KEYS and is_address):
        reader.state(url=value if is_address else None)
    elif key in _TITLE_KEYS:
        reader.state(title=value)
    elif key in _SOURCE_KEYS:
        if value is None or len(value.split()) > 6 or value.endswith((".", "!", "?")):
            return False
        if are_agencies(value):
            reader.state(credit=value)
            reader.mark(index, line, "credit")
            return True
        reader.state(outlet=value)
    elif ends_sentence(line.text) and count_words(line.text) > 8:
        return False
    reader.mark(index, line, "metadata")
    return True


def _read_byline(reader: _Reader, lines: tuple[Line, ...], index: int) -> bool:
    byline = parse_byline(lines[index].text)
    if byline is None:
        return False
    dates = [parse_stated_date(part) for part in _FIELDS.split(lines[index].text)[1:]]
    _state_byline(reader, byline)
    reader.state(published=next((day for day in dates if day), None))
    reader.mark(index, lines[index], "byline")
    if index + 1 < len(lines):
        _read_second_line(reader, index + 1, lines[index + 1])
    return True


def _state_byline(reader: _Reader, byline: Byline) -> None:
    reader.state(authors=byline.authors, outlet=byline.outlet, credit=byline.credit)


def _read_second_line(reader: _Reader, index: int, line: Line) -> None:
    """Read the role, the outlet or the agency that stands on a line of its own under the names."""
    if is_role_line(line.text):
        reader.mark(index, line, "byline")
    elif are_agencies(line.text):
        reader.state(credit=line.text)
        reader.mark(index, line, "byline")
    elif len(line.text.split()) <= 4 and looks_like_outlet(line.text) and not ends_sentence(line.text):
        reader.state(outlet=line.text)
        reader.mark(index, line, "byline")


def _read_date_line(reader: _Reader, lines: tuple[Line, ...], index: int) -> bool:
    """Read a line that is a date, alone; a newspaper's name on the line above it is the masthead's."""
    published = parse_stated_date(lines[index].text)
    if published is None:
        return False
    reader.state(published=published)
    reader.mark(index, lines[index], "metadata")
    if reader.plain[-1:] == [index - 1] and _read_above_date(reader, lines[index - 1].text):
        reader.plain.pop()
        reader.mark(index - 1, lines[index - 1], "metadata")
    return True


def _read_above_date(reader: _Reader, name: str) -> bool:
    """Read the line above a date line.

    It names the outlet where the registry or the page's host knows the name, or where it is the text's first line and
    plainly a newspaper's; in capitals under a title it may be a section as well, so that the outlet stays unknown.
    """
    known = default_registry().named(name)
    if known is not None or _is_of_host(name, reader.url or reader.facts.url):
        reader.state(**{"credit" if known is not None and known.kind == "agency" else "outlet": name})
        return True
    if len(reader.plain) == 1 and reader.plain == [0] and _is_masthead(name):
        reader.state(outlet=name)
        return True
    letters = sum(map(str.isalpha, name))
    shouted = name.isupper() and letters >= _MIN_LETTERS and len(name.split()) <= _MAX_NAME_WORDS
    return shouted and len(reader.plain) > 1 and not ends_sentence(name)


def _is_of_host(name: str, url: str | None) -> bool:
    """Say whether a name is that of the address's host, its blanks and marks left out (``lessing-post.example``)."""
    folded = _NOT_LETTER.sub("", name.casefold())
    bare = {folded, folded.removeprefix("the")}
    labels = host_of(url).split(".")[:-1] if url is not None else []
    return bool(folded) and any(_NOT_LETTER.sub("", label) in bare for label in labels)


def _read_menu(reader: _Reader, lines: tuple[Line, ...], index: int) -> bool:
    if not is_menu(lines[index].text) and not in_link_list(lines, index):
        return False
    reader.mark(index, lines[index], "metadata")
    return True


def _read_masthead(reader: _Reader, index: int, line: Line) -> bool:
    """Read ``THE STANDARD | Thursday, March 14, 2024`` and ``The Ledger | Daily briefing``."""
    fields = [part for part in _FIELDS.split(line.text) if part]
    if len(fields) < 2 or ends_sentence(line.text):
        return False
    dates = [day for day in (parse_stated_date(_DATE_KEY.sub("", field, count=1)) for field in fields) if day]
    bylines = [byline for byline in map(parse_byline, fields) if byline]
    named = _is_masthead(fields[0]) or (bool(dates) and _is_in_capitals(fields[0]))
    if not dates and not bylines and not (named and index < 3):
        return False
    reader.state(published=dates[0] if dates else None)
    if named and dates:
        reader.state(**{"credit" if are_agencies(fields[0]) else "outlet": fields[0]})
    for byline in bylines:
        _state_byline(reader, byline)
    reader.mark(index, line, "byline" if bylines and not dates else "metadata")
    return True


def _is_masthead(name: str) -> bool:
    words = name.split()
    return len(words) <= 5 and looks_like_outlet(name) and not is_section(name) and (
        name.isupper() or words[0] == "The" or len(words) <= 3
    )  # fmt: skip


def _is_in_capitals(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 5 and name.isupper() and not is_section(name) and not _LABEL.match(name)


def is_section(name: str) -> bool:
    """Say whether a name is one of a newspaper's sections (``World``, ``Business and Markets``), not of the paper."""
    return all(word.casefold() in _SECTIONS for word in name.split())


def _read_dateline(reader: _Reader, index: int, line: Line) -> bool:
    dateline = parse_dateline(line.text)
    if dateline is None or count_words(line.text) < 8:
        return False
    reader.taken.add(index)
    reader.state(credit=dateline.agency, published=dateline.published, dateline=dateline.agency)
    reader.noise.append(Noise(Span(line.start, line.start + dateline.end), "dateline"))
    return True


def _is_prose(line: str) -> bool:
    return (ends_sentence(line) and count_words(line) >= 12) or count_words(line) > 40


def _as_spelled(text: str, outlet: str | None) -> str | None:
    """Prefer the spelling in mixed case that the text has elsewhere to a masthead's capitals.

    Where it has none, ``THE STANNARD STANDARD`` is put into small letters: words of four letters and more behind an
    article are words, and no abbreviation.
    """
    if outlet is None or not outlet.isupper() or " " not in outlet:
        return outlet
    spelled = (match.group() for match in re.finditer(rf"\b{re.escape(outlet)}\b", text, _I))
    found = next((name for name in spelled if not name.isupper()), None)
    if found is None and all(_IN_WORDS.fullmatch(word) for word in outlet.split()) and outlet.startswith("THE "):
        found = outlet.title()
    return found or outlet
