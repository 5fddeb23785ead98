"""What a page or a print edition sets around a report: menus, adverts, sign-up boxes, calls to the readers, imprints.

Each rule reads a whole short paragraph from its beginning, so that prose that mentions cookies or comments stays prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.readers.lines import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import NoiseKind
    from twosource.readers.lines import Line

_I = re.IGNORECASE
# A question alone may be prose: how to answer must follow it.
_READER_CALL = re.compile(
    r"(?:tell us|have your say|over to you|your stories|your view)\s*[:!]\s"
    r"|(?:have|are|were|did|do|has|is|got) (?:you|your|a|any)\b[^.?!]{3,160}\?\s+(?:please )?(?:e-?mail|write to|call|"
    r"contact|text|whatsapp|tell us|let us know|get in touch|share|send|message|click|use the form|"
    r"we(?:['’]d| would) (?:like|love) to)\b"
    r"|(?:please )?(?:e-?mail|write to|contact|get in touch with|send (?:us )?your \w+ to)\b[^.!?]{0,60}\s\S+@\S",
    _I,
)
_SUBSCRIPTION = re.compile(
    r"enter your e-?mail\b|your e-?mail address will not be\b|to (?:continue|keep) reading\b|continue reading\W*$"
    r"|(?:advertisement |newsletter sign up )?continue reading the main story\b"
    r"|already (?:a|have an?) (?:subscriber|subscription|account|member)\s*\?"
    r"|you(?:['’]ve| have) (?:read|reached|used)\b[^.!?]{0,30}\b(?:free articles?|limit)\b"
    r"|this (?:article|story|content) is (?:only )?(?:available )?(?:for|to) (?:our )?(?:\w+ )?"
    r"(?:subscribers|members)\b"
    r"|by (?:clicking|signing up|subscribing|registering|submitting)\b[^.!?]{0,80}\b"
    r"you (?:agree|accept|consent|confirm)\b",
    _I,
)
_SHARING = re.compile(
    r"(?:most|best) (?:read|viewed|popular)\b[^.!?]{0,40}$|trending(?: now| in \w+)?\W*$"
    r"|share (?:this|on|via|with)\b[^.!?]{0,40}$|copy (?:the )?link\b[^.!?]{0,30}$|click to share\b"
    r"|(?:view|read|leave a|post a) comments?\W*$|\d[\d,.]{0,8}k? (?:shares|comments)\W*$",
    _I,
)
_ADVERT = re.compile(
    r"\W{0,3}(?:advert(?:isement|ising|s)?|anzeige|werbung|publicité|publicidad|pubblicità|реклама|广告|sponsored)"
    r"(?:\s?[-–—:]\s?(?:scroll to continue|(?:story|article|continue reading|continues?) (?:continues )?below))?"
    r"\W{0,3}$"
    r"|(?:story|article) continue[sd] below(?: (?:this )?advert(?:isement)?)?\W{0,3}$|skip advert(?:isement)?\W{0,3}$",
    _I,
)
_COOKIES = re.compile(r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b|we and our (?:\d+ )?partners\b", _I)
_IMPRINT = re.compile(
    r"(?:a version of )?this (?:article|story|piece)\b[^.!?]{0,40}\b(?:appear(?:s|ed)|was (?:first |originally )?"
    r"(?:published|printed)|ran)\b"
    r"|(?:re)?printed (?:in|by) [^.!?]{2,60}$|our standards\s*:|(?:posted|filed) (?:in|under)\b[^.!?]{0,80}$"
    r"|tagged\s[^.!?]{0,80}$|tags?\s*:|topics?(?:\W*$|\s*:)",
    _I,
)
_FUNDED = re.compile(
    r"this (?:article|story|report|reporting|project|investigation|series) (?:was|is) "
    r"(?:produced with|supported|funded|made possible)\b",
    _I,
)
# "Home | World | Sport", and a table's row as the extraction of pages writes it: "| Home | World | Sport |".
_ROW_CUT = re.compile(r"[|•·»›]")
_LIST_ITEM = re.compile(r"[-•*·]\s(?P<name>\S[^.!?,;:]{0,39})$")
_MIN_CELLS = 3
_MAX_CELL_WORDS = 3
_MAX_ROW = 200


def furniture_kind(text: str, in_tail: bool) -> NoiseKind | None:
    """Return what kind of furniture a paragraph is as a whole; ``None`` for prose.

    Args:
        text: the paragraph.
        in_tail: whether it is among the last ones, where imprints and the names of sections stand.
    """
    if any(shape.match(text) for shape in (_READER_CALL, _SUBSCRIPTION, _SHARING)):
        return "read_more"
    if _ADVERT.match(text) or _COOKIES.match(text):
        return "metadata"
    if not in_tail:
        return None
    if _FUNDED.match(text):
        return "credit"
    return "metadata" if _IMPRINT.match(text) or is_menu(text) else None


def is_menu(text: str) -> bool:
    """Say whether a line is a row of a page's menu: three or more short names, set apart, without figures."""
    cells = [cell.strip() for cell in _ROW_CUT.split(text)] if len(text) <= _MAX_ROW else []
    filled = [cell for cell in cells if cell]
    return len(filled) >= _MIN_CELLS and all(map(_is_menu_cell, filled))


def in_link_list(paragraphs: Sequence[Line], index: int) -> bool:
    """Say whether a line stands in a list of three or more short names (``- Home``): a menu, at head or tail."""
    first = last = index
    while first >= 0 and index - first < _MIN_CELLS and _is_list_item(paragraphs[first].text):
        first -= 1
    while last < len(paragraphs) and last - index < _MIN_CELLS and _is_list_item(paragraphs[last].text):
        last += 1
    return last - first - 1 >= _MIN_CELLS


def _is_list_item(text: str) -> bool:
    match = _LIST_ITEM.match(text)
    return match is not None and _is_menu_cell(match["name"])


def _is_menu_cell(cell: str) -> bool:
    return count_words(cell) <= _MAX_CELL_WORDS and cell[0].isupper() and not any(map(str.isdigit, cell))
