"""What a page's video players, picture galleries and sound players leave in the text that is copied from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import NoiseKind

_VIDEO = re.compile(r"just watched\b.{0,300}?\breplay more videos\b", re.IGNORECASE)
# A gallery of other pictures stands in one paragraph or in several, each with their number.
_GALLERY = re.compile(r"\bHide Caption \d{1,4} of \d{1,4}\b")
_PICTURE = re.compile(r"(?:enlarge this image|toggle caption)\b", re.IGNORECASE)
_SOUND = re.compile(r"\blisten · \d{1,2}:\d\d(?: \d{1,2}:\d\d)?\W*$", re.IGNORECASE)
_END = 60


def player_kind(text: str) -> NoiseKind | None:
    """Return what kind of player a paragraph was as a whole; ``None`` for prose."""
    if _VIDEO.match(text) or _GALLERY.search(text) or _SOUND.search(text[-_END:]):
        return "read_more"
    return "caption" if _PICTURE.match(text) else None
