"""Lines that are not the report's prose: captions, links to other pages, corrections, credits, sign-offs.

Every rule looks at the beginning or the end of a paragraph, so that prose which only mentions a photo or a correction
stays prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model import Noise, Span
from twosource.outlets.agencies import are_agencies, is_agency
from twosource.readers.bylines import is_name, looks_like_outlet
from twosource.readers.furniture import furniture_kind, in_link_list
from twosource.readers.lines import count_words
from twosource.readers.notices import inside_quotations, notice_at
from twosource.readers.players import player_kind
from twosource.readers.wordlist import words

if TYPE_CHECKING:
    from twosource.model import NoiseKind
    from twosource.readers.lines import Line

_I = re.IGNORECASE
_CAPTION_START = re.compile(
    r"(?:(?:image|photo|picture|video|media|file) ?(?:caption|credit)s?\b|"
    r"media playback is (?:unsupported|not supported) on (?:your|this) device\b|"
    r"(?:image|media) copyright (?!laws?|rules?|i[ns]|and|has|was|infring|cases?|claims?)\w|"
    r"(?:file )?photo(?:graph|grapher)?s?\s*[:/(]|"
    r"pictured?\s*:|caption\s*:|image source\s*[:,]|image\s*:|file photo\b|file\s[-–—]\s|foto\s*[:/(]|"
    r"bild(?:unterschrift)?\s*:|"
    r"(?:photograph|photo|picture|image|illustration|graphic)s? by [^.!?\r\n]{3,80}$|"
    r"(?:crédit )?photo\s*[:/(]|légende\s*:|pie de foto|фото\s*[:/]|图片?[:：]|圖[:：])",
    _I,
)
_CAPTION_END = re.compile(
    r"(?:^|[.!?…)”\"’'|]\s*|\s[-–—]\s)(?:[Pp]hoto(?:graph)?|PHOTO|[Pp]icture|PICTURE|Image|IMAGE|Foto|FOTO|Bild|"
    r"Illustration|"
    r"Fotografía|Фото)s?(?: [Cc]redit| [Bb]y| von| par)?\s*[:/©]\s*(?:[^.:!?\r\n]|\b[A-Z]\.){2,60}[.)]?$"
    r"|\((?:[Pp]hoto|PHOTO|[Pp]icture|Image|Foto|AP Photo|File|FILE)\b[^()\r\n]{0,80}\)\.?$"
    r"|(?:^|\s)©\s?[^\W\d][^.:!?\r\n]{1,59}$|[(（](?:图源|图片来源|资料图片?|图)[:：][^()（）\r\n]{1,30}[)）]$"
)
_PHOTO_END = re.compile(
    r"(?:(?:\w+ via |/)Getty Images|\bAP Photo/[^.:!?\r\n]{2,60}|\bREUTERS/[^.:!?\r\n]{2,60}"
    r"|/[^()\r\n]{2,60} via (?:AP|AFP|Reuters|REUTERS)(?:, Pool)?\s?)\W?$"
)
_MAX_CAPTION = 1200
_PHOTO_CREDIT = 80
_RELATED = re.compile(r"Related (?:Coverage|Video|Videos|Stories|Articles|Content|News)\b(?! [a-z])")
_READ_MORE = re.compile(
    r"[\[(>»•*\-–—▶►→ ]{0,4}(?:(?:read|see|learn|find out|hear|watch) (?:more|also|next)\b|also read\b|"
    r"related(?: (?:stories|articles|"
    r"coverage|news|content|topics|links|story|article))?\s*(?::|$)|more (?:on this story|from|on this|stories|"
    r"news|coverage)\b"
    r"[^.!?]{0,60}$|(?:watch|listen|explainer|don't miss|don’t miss|in pictures|you may also like|recommended|"
    r"read)\s*:|"
    r"sign up (?:for|to|here)\b|subscribe (?:to|now|here|for)\b|follow (?:us|our|@)|click here\b|join our\b|"
    r"download our\b|"
    r"get our\b[^.]{0,60}(?:newsletter|app)|"
    r"à lire aussi|lire aussi|lire également|voir aussi|pour aller plus loin|à lire\s*:|lesen sie (?:auch|mehr)|"
    r"lesen sie hier|"
    r"mehr zum thema|auch interessant|das könnte sie|lea también|leer más|lee también|le puede interesar|"
    r"te puede interesar|"
    r"más información\s*:|leggi anche|leggi tutto|leia (?:também|mais)|veja também|lees ook|läs (?:också|mer|"
    r"även)|les også|læs også|"
    r"czytaj (?:też|także|więcej)|zobacz także|čtěte také|читайте также|смотрите также|читать далее|ещё по теме|"
    r"по теме\s*:|"
    r"читайте також|延伸阅读|延伸閱讀|相关阅读|相关新闻|関連記事|あわせて読みたい)",
    _I,
)
_CORRECTION_START = re.compile(
    r"[\[(*]?\s*(?:corrections?|clarifications?|correction and clarification|corrigendum|erratum|rectificatif|"
    r"précision|"
    r"korrektur|berichtigung|richtigstellung|corrección|fe de erratas?|rectificación|errata|correzione|rettifica|"
    r"correção|correctie|"
    r"rättelse|rettelse|sprostowanie|oprava|исправление|поправка|уточнение|更正)\s*(?:[:：(]|[-–—]\s)"
    r"|\(\s*(?:this (?:story|article|version)|corrects|updates|refiles|clarifies|removes|adds)\b",
    _I,
)
# A heading such as "Correction: December 1, 2010" whose note is the next paragraph.
_ANNOUNCES = re.compile(r"^.{0,100}:$|^\w{5,15}\s*:\s*[^.]{0,30}\d{4}\W?$")
_AMENDED = re.compile(
    r"\bthis (?:article|story|report|post|piece|page|version|headline|item)(?: of the story)? (?:was|has been|"
    r"is being) (?:amended|"
    r"corrected|updated|changed|clarified|revised|edited|modified)\b|"
    r"\ban earlier version of this (?:article|story|report|post|piece|page|headline|item|dispatch|caption)\b|"
    r"\bin einer früheren version (?:dieses|des) (?:artikels|textes|beitrags)\b|"
    r"\bune (?:première )?version (?:antérieure|précédente) "
    r"de cet article\b|\buna versión anterior de est[ea] (?:artículo|noticia|nota)\b",
    _I,
)
_MAX_AMENDED_START = 80
_CREDIT_LINE = re.compile(
    r"\(?\s*(?:(?:additional |further |other )?(?:reporting|writing|editing|edited|written|text|compiled|translated|"
    r"translation|research|production)"
    r"(?: and \w+)? by\b|(?:additional )?reporting:|contributing\s*:|"
    r"with (?:additional )?(?:reporting|contributions?|files|material|inputs?) (?:by|from)\b|"
    r"with (?:wire|agency|news agency) (?:reports?|inputs?|services?)\b|(?:from )?wire (?:reports?|services?)\W*$|"
    r"(?:bearbeitung|redaktion|mitarbeit|mit material von)\s*:?\s|avec (?:les )?agences\W*$|con información de\b|"
    r"\(?(?:责任编辑|责编|编辑|記者|记者)\s*[:：]|（(?:责任编辑|责编|编辑|记者|記者|完))",
    _I,
)
_CONNECTIVES = words(
    "additional further other contributing reporting writing editing edited written text compiled translated "
    "translation research production by and in at with "
    "for from files contributions contribution material inputs input wire agency agencies news reports report "
    "service services und "
    "mit von avec les agences de con información bearbeitung redaktion mitarbeit"
)
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_WITH_AGENCIES = re.compile(
    r"additional reporting|with (?:additional )?(?:contributions?|files|material|inputs?|reporting)|(?:wire|"
    r"agency) (?:reports?|"
    r"inputs?|services?)|agences|material von|con información",
    _I,
)
_CONTRIBUTED = re.compile(
    r"^(.{2,160}?) (?:has |have |also )?contributed (?:reporting )?to this (?:report|story|article)\.?$", _I
)
_SOURCE_LINE = re.compile(
    r"(?:sources?|quellen?|fuentes?|fontes?|fonti|источники?|zdroj|źródło|bron|källa|来源|來源)\s*[:：]\s*(\S.{1,59})$",
    _I,
)
_BRACKETED = re.compile(r"[(（\[]([^()（）\[\]\r\n]{2,60})[)）\]]\.?$")
_COPYRIGHT = re.compile(r"(?:(?:©|\(c\))\s*\d{4}|copyright\b)\s*(?:©\s*)?(?:\d{4}\s*)?(.{2,80})$", _I)
_RIGHTS = re.compile(
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|"
    r"все права защищены|版权所有|版權所有)(?:\W|$)"
    r"|(?:this|the) (?:material|content|article|report) may not be (?:published|reproduced|copied|broadcast|rewritten|"
    r"redistributed)\b",
    _I,
)
_ISSUED = re.compile(r"(?:issued by|herausgegeben von|herausgeber:)\s+([^,;|]{2,80}?)\s*(?:[,;|.].*)?$", _I)
_END_MARK = re.compile(r"[-–—*\s]*(?:ends?|ende|fin|-?30-?|###|\*\*\*)[-–—*\s]*$", _I)
_CONTACT = re.compile(
    r"(?:(?:e-?mail|tel(?:ephone)?|phone|contact)\s*[.:]?\s*)?(?:[\w.+-]{1,64}@[\w.-]{1,120}|\+?[\d ()/-]{7,20})$", _I
)
_POSSESSIVE = re.compile(r"['’](?:s\b|\s)")
_SURNAMES = words("post sun star mail mirror globe argus echo standard independent register today")
_MAX_LINE = 400
_TAIL = 8


def find_notes(paragraphs: tuple[Line, ...]) -> list[Noise]:
    """Find captions, links to further reading, correction notes, credit lines and sign-offs among paragraphs."""
    found: list[Noise] = []
    announced = False
    quoted = inside_quotations(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        in_tail = index >= max(1, len(paragraphs) - _TAIL)
        kind = "correction_note" if announced else player_kind(paragraph.text) or note_kind(paragraph.text, in_tail)
        if kind is None and in_tail and in_link_list(paragraphs, index):
            kind = "metadata"
        if quoted[index]:
            kind = None if kind == "read_more" else kind
        elif kind is None:
            kind = notice_at(paragraphs, index)
        announced = kind == "correction_note" and not announced and _ANNOUNCES.search(paragraph.text) is not None
        if kind is not None:
            found.append(Noise(Span(paragraph.start, paragraph.end), kind))
        elif in_tail:
            found.extend(_closing_credit(paragraph))
    return found


def find_issuer(paragraphs: tuple[Line, ...]) -> str | None:
    """Return who issued a press release, where its last paragraphs say so (``Issued by the Port, Media Relations``)."""
    for paragraph in paragraphs[max(1, len(paragraphs) - _TAIL) :]:
        issued = _ISSUED.match(paragraph.text[:_MAX_LINE])
        if issued:
            return issued.group(1)
    return None


def note_kind(text: str, in_tail: bool = False) -> NoiseKind | None:
    """Return what kind of note a paragraph is as a whole; ``None`` for prose.

    Args:
        text: the paragraph.
        in_tail: whether it is among the last ones, where sources, copyright and contacts stand.
    """
    if _CORRECTION_START.match(text) or _is_amended(text):
        return "correction_note"
    if len(text) > _MAX_LINE:
        return "caption" if _ends_with_photo_credit(text) else None
    if (_READ_MORE.match(text) or _RELATED.match(text)) and count_words(text) <= 40:
        return "read_more"
    if _CAPTION_START.match(text) or _CAPTION_END.search(text[-140:]) or _ends_with_photo_credit(text):
        return "caption"
    if _is_credit_line(text) or _CONTRIBUTED.match(text):
        return "credit"
    return (_tail_kind(text) if in_tail else None) or furniture_kind(text, in_tail)


def _ends_with_photo_credit(text: str) -> bool:
    """Whether an agency's photographer is named at the end, which ends a caption however long it is."""
    return len(text) <= _MAX_CAPTION and _PHOTO_END.search(text[-_PHOTO_CREDIT:]) is not None


def find_credit(paragraphs: tuple[Line, ...]) -> str | None:
    """Return the first credit of an agency or of wire reports among the last paragraphs, as written."""
    for paragraph in paragraphs[max(1, len(paragraphs) - _TAIL) :]:
        credit = _credit_in(paragraph.text)
        if credit:
            return credit
    return None


def _tail_kind(text: str) -> NoiseKind | None:
    if text.startswith("©") or any(shape.match(text) for shape in (_SOURCE_LINE, _COPYRIGHT, _RIGHTS, _ISSUED)):
        return "credit"
    if _END_MARK.match(text) and any(char.isalnum() or char in "#*" for char in text):
        return "metadata"
    return "metadata" if _CONTACT.match(text) else None


def _is_credit_line(text: str) -> bool:
    """Say whether a line such as ``Reporting by A; editing by B`` holds names only: "Research by X shows" is prose."""
    if not _CREDIT_LINE.match(text):
        return False
    lower = [word for word in _PLAIN_WORD.findall(text) if word.islower() and word not in _CONNECTIVES]
    return len(lower) <= 1


def _is_amended(text: str) -> bool:
    """Say whether a note on the report's own changes begins within the paragraph's first words."""
    match = _AMENDED.search(text, 0, _MAX_AMENDED_START + 60)
    return match is not None and match.start() <= _MAX_AMENDED_START


def _closing_credit(paragraph: Line) -> list[Noise]:
    match = _BRACKETED.search(paragraph.text[-70:])
    if match is None or not are_agencies(match.group(1)):
        return []
    start = paragraph.end - len(paragraph.text[-70:]) + match.start()
    return [Noise(Span(start, paragraph.end), "credit")]


def _credit_in(text: str) -> str | None:
    if len(text) <= _MAX_LINE:
        if _is_credit_line(text):
            return text.strip("()[] \t") if _WITH_AGENCIES.match(text.lstrip("( ")) else None
        contributed = _CONTRIBUTED.match(text)
        if contributed:
            return text if _names_body(contributed.group(1)) else None
        for shape in (_SOURCE_LINE, _COPYRIGHT):
            match = shape.match(text)
            if match:
                name = re.split(r"[.,;]", match.group(1))[0].strip()
                return match.group(1).strip(" .") if are_agencies(name) or shape is _SOURCE_LINE else None
    match = _BRACKETED.search(text[-70:])
    return match.group(1) if match and are_agencies(match.group(1)) else None


def _names_body(names: str) -> bool:
    """Say whether a list of contributors holds an agency or another body, by its name or its one-word shape."""
    parts = [part for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", names) if part]
    return any(is_agency(part) or (is_name(part) and " " not in part) or _is_body(part) for part in parts)


def _is_body(name: str) -> bool:
    """Say whether a name is plainly an outlet's.

    One that ends in Sun or Post may be a person's surname, and ``Fox News' Ann Lee`` is a person.
    """
    if _POSSESSIVE.search(name):
        return False
    if name.startswith("The "):
        return True
    return looks_like_outlet(name) and name.rsplit(maxsplit=1)[-1].casefold() not in _SURNAMES
