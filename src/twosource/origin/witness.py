"""Own observation: only where the text says that somebody of an outlet saw, heard or read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.origin.documents import NAME
from twosource.origin.press import is_press, press_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAFF = r"(?:reporter|journalist|correspondent|photographer|videographer|cameraman|crew|team|witness|stringer)s?"
_SAW = r"(?:saw|seen|witness(?:ed)?|observed|reviewed|obtained|viewed|heard|counted|verified|watched)"
_OUTLET = rf"(?:{NAME}|dpa)"
_BY_OUTLET = re.compile(rf"\b{_SAW} (?:[\w-]+ )?by (?:an? |the )?(?P<outlet>{_OUTLET})(?:['’]s)?(?: {_STAFF})?")
_OUTLET_STAFF = re.compile(
    rf"\b(?P<outlet>{_OUTLET})(?:['’]s)? (?:\w+ )?{_STAFF} (?:[^.!?“”\"\n]{{0,80}} )?"
    rf"(?:{_SAW}|at the (?:scene|site)|on the (?:ground|scene)|could see|said)\b"
)
_OUTLET_SAW = re.compile(
    rf"\b(?P<outlet>{_OUTLET}) (?:has |have |had )?(?:seen|reviewed|obtained|viewed|verified|witnessed) "
)
_OWN = re.compile(
    r"\b(?:this (?:newspaper|reporter|correspondent|website|magazine|paper|outlet|publication)"
    rf"|our (?:own )?(?:\w+ )?{_STAFF}"
    rf"|(?:an?|the) {_STAFF} (?:at|on) the (?:scene|site|spot|ground)|we|I) (?:[\w-]+ ){{0,3}}?{_SAW}\b"
    rf"|\b{_SAW} (?:[\w-]+ )?by (?:this (?:newspaper|reporter|correspondent|website|magazine|paper|outlet|publication)"
    rf"|(?:an?|the|our) {_STAFF})",
    re.IGNORECASE,
)
_STAFF_SOURCE = re.compile(
    rf"^(?:[Aa]n? |[Tt]he |[Oo]ne |[Oo]ur |[Tt]wo )?(?:(?P<outlet>{_OUTLET})(?:['’]s)? )?(?:own )?{_STAFF}\b"
)


def observer_in(sentence: str, outlets: Sequence[str], own: str) -> str:
    """Who of an outlet saw what a narrated sentence tells; empty where the sentence does not say so.

    Args:
        sentence: with quotations blanked out, for what a speaker saw is not the outlet's observation.
        outlets: names of the outlets of the story.
        own: how the report's own outlet is called.
    """
    for pattern in (_BY_OUTLET, _OUTLET_STAFF, _OUTLET_SAW):
        match = pattern.search(sentence)
        if match is not None and is_press(match["outlet"], outlets):
            return press_name(match["outlet"], outlets)
    return own if _OWN.search(sentence) else ""


def observer_as_source(source: str, outlets: Sequence[str], own: str) -> str:
    """The outlet whose staff is the source of an attribution ("a Reuters witness said"); empty where it is not."""
    match = _STAFF_SOURCE.search(source)
    if match is None:
        return ""
    if match["outlet"] is None:
        return own if re.match(r"(?:our|an? reporter at|the reporter)\b", source, re.IGNORECASE) else ""
    return press_name(match["outlet"], outlets) if is_press(match["outlet"], outlets) else ""
