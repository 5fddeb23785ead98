"""What stands where a report should: a sign-in, an offer to subscribe, a question about cookies, a server's refusal."""

from __future__ import annotations

import re

from twosource.readers.lines import content_lines, count_words, ends_sentence
from twosource.readers.notices import TELLS

# How a sentence of such a page begins.
_WALL = re.compile(
    r"(?:please |you (?:must|need to|have to) (?:be )?)?(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in)"
    r"(?:\W*$| (?:to (?:continue|read|access|view|see|your)|with|using|or|now|here|below)\b)"
    r"|(?:please )?(?:subscribe|register|sign up|upgrade)(?: now| here| today)?(?:\W*$|\b.{0,40}\bto (?:"
    r"continue|read|keep reading|unlock|access|view)\b)"
    r"|to (?:continue|keep|read)\b.{0,60}\b(?:subscribe|sign in|log in|register|account|cookies|javascript)\b"
    r"|(?:this|the (?:full|rest of (?:this|the))) (?:article|story|content|page|post)\b.{0,40}\b(?:subscribers|"
    r"members|subscription|sign(?:ed)? in|log(?:ged)? in)\b"
    r"|(?:subscribers|members) only\b|continue reading\W*$|(?:create|open) an? (?:free )?account\W*$"
    r"|you(?:['’]ve| have) (?:read|reached|used|run out of)\b.{0,60}\b(?:free|limit)\b"
    r"|forg[eo]t(?:ten)? (?:your )?(?:password|username)|enter your e-?mail\b"
    r"|(?:this (?:web)?site|we(?: and our (?:\d+ )?partners)?|our (?:web)?site) (?:uses?|stores?|values?)\b"
    r".{0,40}\b(?:cookies\b|your privacy|information on a)"
    r"|(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings)\W*$|before you continue\b"
    r"|cookie (?:settings|preferences|policy|consent)\W*$"
    r"|(?:please )?(?:enable|turn on|activate) (?:javascript|js|cookies)\b|you need to enable javascript\b"
    r"|javascript (?:is (?:disabled|required|not)|must be enabled)\b"
    r"|(?:please )?(?:disable|turn off)\b.{0,30}\bad ?-?block|are you a (?:robot|human)\b"
    r"|(?:please )?(?:confirm|verify|prove)(?:ing)? (?:that )?you are (?:a )?(?:human|not a)\b"
    r"|(?:just a moment|checking your browser|one moment,? please|loading|please wait)\W*$"
    r"|checking (?:your browser|if the site connection)\b|our systems have detected unusual\b"
    r"|(?:access denied|forbidden|(?:error )?40[34]:? (?:forbidden|not found|error)|page not found|not found|"
    r"internal server error)\W*$"
    r"|(?:you don['’]t have|you do not have) permission to access\b|(?:sorry, )?you have been blocked\b"
    r"|(?:sorry, )?(?:the|this) page (?:you (?:are|were|have)|cannot be|can['’]t be|could not be|does not exist|"
    r"doesn['’]t exist|is no longer available)\b"
    r"|(?:bitte )?(?:melden sie sich an|anmelden|einloggen|jetzt abonnieren)\W*$|weiterlesen mit\b"
    r"|connectez-vous\b|se connecter\W*$|s['’]identifier\W*$|(?:cet )?article réservé aux abonnés\b"
    r"|inici(?:ar|a|e) sesión\W*$|suscríbete para\b|contenido exclusivo para (?:suscriptores|socios)\b"
    r"|accedi\W*$|abbonati per\b|inloggen\W*$|log in om\b|войдите\b|войти\W*$"
    r"|(?:wir verwenden|nous utilisons des|utilizamos|usiamo i) cookies\b",
    re.IGNORECASE,
)
# What stands on such pages beside that, and says nothing by itself.
_BESIDE = re.compile(
    r"already (?:a|an|have an?)\b.{0,40}\?|no account\b.{0,20}\?|bereits abonnent\b|déjà abonné\b|¿?ya eres\b|sei già\b"
    r"|(?:try |get |enjoy )?(?:unlimited|complete|full|standard|premium|digital) (?:digital )?access\b"
    r"|(?:you can )?cancel (?:at )?any ?time\b|by (?:clicking|continuing|using|signing)\b.{0,80}\b(?:agree|accept)\b"
    r"|(?:then |only |just |for |from )?[$£€]\s?\d[\d.,]* (?:a|per|for|every)\b|reference #|you can (?:change|manage)\b"
    r"|(?:some|these|they|cookies) (?:of (?:these|them) )?(?:are|help|allow)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MOST_WORDS = 120
_LEAST_SENTENCE = 3
_SHOWN = 60


def why_no_report(text: str) -> str | None:
    """Say why a text is no report; ``None`` for one that may be.

    A text of up to 120 words is none where a page's sign-in, paywall, consent or error is all that it says: no other
    line of it is a sentence of three words and more.  Nor is one word that is no sentence.  One sentence of news is a
    report, and so is a headline alone.

    Args:
        text: as read, blanks made plain.

    Returns:
        The cause in one line.
    """
    words = count_words(text)
    if words > _MOST_WORDS:
        return None
    parts = [part for line in content_lines(text) for part in _SENTENCE.split(line.text) if part]
    if words < 2 and not _UNSPACED.search(text) and not any(map(ends_sentence, parts)):
        return f"holds no sentence, only {_shown(text)}"
    walls = [part for part in parts if _WALL.match(part) and not TELLS.search(part)]
    news = [part for part in parts if part not in walls and not _BESIDE.match(part)]
    if not walls or any(ends_sentence(part) and count_words(part) >= _LEAST_SENTENCE for part in news):
        return None
    return f"holds no article, only a page's sign-in, offer or notice ({_shown(walls[0])})"


def _shown(text: str) -> str:
    short = " ".join(text.split())
    return f"“{short}”" if len(short) <= _SHOWN else f"“{short[:_SHOWN].rsplit(' ', 1)[0]} …”"
