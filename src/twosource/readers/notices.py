"""What an outlet tells its readers between the paragraphs of a report: sign-ups, links of its own, who its authors are.

Each rule reads a whole paragraph.  One that quotes somebody, or tells what somebody says, is never a notice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.readers.bylines import is_name
from twosource.readers.lines import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import NoiseKind
    from twosource.readers.lines import Line

_I = re.IGNORECASE
_QUOTE_MARK = re.compile(r"[\"“”„«»「」『』]|(?<!\w)['‘]|''|``")
TELLS = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|t(?:ells?|old)|according to|add(?:s|ed)|wrote|writes|tweet(?:s|ed)|announce[sd]|"
    r"claim(?:s|ed)|warn(?:s|ed)?|argue[sd]|ask(?:s|ed)|f(?:ound|inds)|report(?:s|ed)? that|show(?:s|ed) that|"
    r"testified|insist(?:s|ed)|den(?:ies|ied)|admit(?:s|ted)|vow(?:s|ed)|state[sd]|call(?:s|ed) (?:it|for)|"
    r"urge[sd]?)\b",
    _I,
)
_NETWORK = r"(?:twitter|x|facebook|instagram|linkedin|threads|bluesky|mastodon|tiktok|youtube|telegram|whatsapp)\b"
_INBOX = re.compile(
    r"\b(?:delivered|sent|straight|directly|free|daily|weekly|newsletters?|briefings?|stories|headlines|news|updates|"
    r"alerts)\b[^.!?]{0,60}\byour (?:e-?mail )?inbox\b",
    _I,
)
_INBOX_START = re.compile(
    r"(?:[\w’' ]{1,60}[:!–—]\s*)?(?:get|receive|sign up|subscribe|want|have|enjoy|start|stay|join|be the first|"
    r"(?:don['’]t|never) miss|let us|for (?:the latest|more)|our \w+ newsletter|the \w+ newsletter)\b",
    _I,
)
_TERMS = re.compile(
    r"\bby (?:signing up|subscribing|registering)\b[^.!?]{0,60}\byou (?:agree|accept|consent|acknowledge|confirm)\b"
    r"|\b(?:you can |and )?unsubscribe at any ?time\b",
    _I,
)
_SIGN_UP = re.compile(
    r"(?:the )?(?:[\w’'&.-]{1,20} ){0,6}newsletters?\b\W{0,3}(?:sign up|subscribe|get|receive)\b"
    r"|(?:subscribe|like|rate)(?:, \w+){0,2},? (?:and|or) (?:subscribe|review|rate|share|follow|like)\b"
    r"|interested in [^.!?]{2,60}\?(?:$| add )|add [^.!?]{2,60} as an interest to stay up to date\b"
    r"|(?:like|enjoy) what you(?:['’]re| are) reading\?|read or share this (?:story|article)\b"
    r"|(?:don['’]t|never) miss a[n ]?\b.{0,40}\b(?:podcast|episode|newsletter|update)\b"
    r"|(?:jetzt )?(?:unseren |den )?newsletter (?:abonnieren|bestellen)\b|abonnieren sie\b|melden sie sich\b.{0,60}"
    r"\bnewsletter\b|folgen sie uns\b|inscrivez-vous à (?:notre|la) (?:newsletter|lettre)\b|abonnez-vous\b|"
    r"suivez-nous\b|suscríb(?:ase|ete)\b|síg(?:ue|a)nos\b|iscriviti all[ae]\b|seguici su\b|assine (?:a|o|nossa)\b"
    r".{0,30}\bnewsletter\b|siga-nos\b|schrijf je in\b|volg ons\b|подписывайтесь на\b|подпишитесь на\b",
    _I,
)
_FOLLOW = re.compile(
    rf"(?:you can |please |be sure to |on {_NETWORK}[,:]? )?follow\b.{{1,80}}?\b(?:on|via|at) (?:our )?(?:@|{_NETWORK})"
    rf"|on {_NETWORK}[,:]? follow\b|(?:join|like|find|visit) us on {_NETWORK}",
    _I,
)
# Where every paragraph of a transcript opens a quotation, so does this one.
_SIGNED_OFF = re.compile(rf"[\"“]?follow [^.!?\"“”]{{2,60}} on {_NETWORK} ?:? ?@\w+[.\"”]{{0,2}}$", _I)
_WRITE_TO = re.compile(
    r"(?:please )?(?:send|submit|e-?mail)\b(?: us)?(?: your| any)? (?:\w+ ){0,3}(?:tips?|letters?|questions?|comments?|"
    r"feedback|ideas?)\b.{0,40}\bto\s\S+@\S"
    r"|(?:contact|reach|e-?mail) (?:the )?(?:authors?|writers?|reporters?|him|her|them)\b.{0,30}\s\S*@\S",
    _I,
)
_MORE_LINK = re.compile(
    r"more\s?:\s?\S|\(?\s?also (?:on|in|from) [\w’'&. ]{1,30}:|\(\s?(?:related|videos?|photos|watch|see also)\s?:", _I
)
_SCARE = re.compile(r"(?<!\w)(?:'\w+(?: \w+)?'|‘\w+(?: \w+)?’|\"\w+(?: \w+)?\"|“\w+(?: \w+)?”)(?!\w)")
_LEGAL = re.compile(
    r"content created by .{3,60} is available without charge\b|this (?:interview|conversation|transcript|q&a) "
    r"(?:has been|was) (?:lightly )?(?:edited|condensed)\b|(?:last )?updated:?(?: at| on)? (?:\w+ )?\d[^.!?]{0,30}"
    r"(?:[ap]\.?m\.?)?[^.!?]{0,6}$",
    _I,
)
_TERM_WORDS = ("signing up", "subscrib", "registering")
_MOST_WORDS = 60
_LONGEST = 500
_MOST_LINK_WORDS = 30
_LEAST_SHOUTED = 4

_ROLE = (
    r"(?:reporter|correspondent|columnist|writer|editor|editor-in-chief|editor-at-large|journalist|contributor|fellow|"
    r"professor|author|commentator|blogger|host|producer)s?\b"
)
_BIO = re.compile(
    r"(?P<mark>[-–—•*]\s?)?(?:editor['’]s note: )?(?P<name>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4})"
    rf"(?:, [^,.]{{3,80}},)? (?:is|was) (?:an?|the|our) (?P<what>[^.!?;:]{{0,80}}?){_ROLE}(?P<rest>.*)$",
    _I,
)
_AT_WORK = re.compile(
    r"\W*$|[^.!?]{0,60}?\b(?:for|at|of|with|covering|based|focus(?:ing|ed)|who (?:covers|writes|reports)|on)\b", _I
)
_OF_AUTHORS = re.compile(
    rf"\b(?:follow|reach|e-?mail|contact) (?:him|her|them)\b|\bcan be (?:reached|contacted|followed)\b|\S@\w|"
    rf"\bon {_NETWORK} ?@",
    _I,
)
_BIO_TAIL = 4
_MOST_BIO_WORDS = 70
_MOST_OPEN = 3


def notice_at(paragraphs: Sequence[Line], index: int) -> NoiseKind | None:
    """Return what kind of notice a paragraph is, by itself or by where it stands; ``None`` for prose."""
    kind = notice_kind(paragraphs[index].text)
    if kind is not None:
        return kind
    if _is_author_notice(paragraphs, index):
        return "byline"
    return "read_more" if _is_shouted_link(paragraphs, index) else None


def notice_kind(text: str) -> NoiseKind | None:
    """Return what kind of notice a paragraph is as a whole; ``None`` for prose."""
    # What few paragraphs pass is asked first.
    if _is_labelled_link(text) or (len(text) <= _LONGEST and _SIGNED_OFF.match(text)):
        return "read_more"
    kind = _shape_of(text) if len(text) <= _LONGEST else None
    return None if kind is None or count_words(text) > _MOST_WORDS or _reports_speech(text) else kind


def _reports_speech(text: str) -> bool:
    """Say whether a paragraph quotes somebody, or tells what somebody says."""
    return _QUOTE_MARK.search(text) is not None or TELLS.search(text) is not None


def _is_labelled_link(text: str) -> bool:
    """Say whether a paragraph is "More:" and a heading; a word or two in marks are no speech there."""
    linked = len(text) <= _LONGEST and _MORE_LINK.match(text) is not None and not text.endswith((".", ";", ","))
    return linked and count_words(text) <= _MOST_LINK_WORDS and not _reports_speech(_SCARE.sub("", text))


def _shape_of(text: str) -> NoiseKind | None:
    if _SIGN_UP.match(text) or _FOLLOW.match(text) or _WRITE_TO.match(text):
        return "read_more"
    lower = text.lower()
    if any(word in lower for word in _TERM_WORDS) and _TERMS.search(text):
        return "read_more"
    if "inbox" in lower and _INBOX_START.match(text) and _INBOX.search(text):
        return "read_more"
    return "metadata" if _LEGAL.match(text) else None


def _is_shouted_link(paragraphs: Sequence[Line], index: int) -> bool:
    """Say whether a paragraph is another report's headline in capitals, as some outlets set their links.

    It stands alone between paragraphs that are not so written, and is no sentence.
    """
    around = [paragraphs[at].text for at in (index - 1, index + 1) if 0 <= at < len(paragraphs)]
    return index > 0 and _is_shouted(paragraphs[index].text) and not any(map(_is_shouted, around))


def _is_shouted(text: str) -> bool:
    return text.isupper() and text[-1] not in '.!?:;,"”' and _LEAST_SHOUTED <= count_words(text) <= _MOST_LINK_WORDS


def _is_author_notice(paragraphs: Sequence[Line], index: int) -> bool:
    """Say whether one of the last paragraphs tells who wrote the report: ``Ann Lee is a reporter covering ports``.

    Whoever the report itself speaks of is no author, unless the paragraph says where to write to.
    """
    text = paragraphs[index].text
    bio = _BIO.match(text) if index >= max(1, len(paragraphs) - _BIO_TAIL) else None
    if bio is None or not is_name(bio["name"]) or count_words(text) > _MOST_BIO_WORDS or _reports_speech(text):
        return False
    if _OF_AUTHORS.search(bio["rest"]):
        return True
    surname = bio["name"].rsplit(" ", 1)[-1]
    elsewhere = any(surname in other.text for at, other in enumerate(paragraphs) if at != index)
    return not elsewhere and (bio["mark"] is not None or _AT_WORK.match(bio["rest"]) is not None)


def inside_quotations(paragraphs: Sequence[Line]) -> list[bool]:
    """Say of each paragraph whether a quotation that an earlier one began goes on in it without a mark of its own."""
    inside = []
    open_for = 0
    for paragraph in paragraphs:
        opened, closed = paragraph.text.count("“"), paragraph.text.count("”")
        goes_on = 0 < open_for <= _MOST_OPEN and not paragraph.text.startswith("“")
        inside.append(goes_on)
        if closed >= opened + goes_on or (opened == closed and not goes_on):
            open_for = 0
        else:
            open_for = open_for + 1 if goes_on else 1
    return inside
